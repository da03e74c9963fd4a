"""Records that are made quickly are frozen attrs records like all others."""

import copy
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from fgmv_extract.document import Cell, Paragraph
from fgmv_extract.findings import Code, Finding
from fgmv_extract.interpretation.proofs import Proof
from fgmv_extract.places import Place
from fgmv_extract.quick import maker
from fgmv_extract.records import Allocation, Deliverable, Evidence, Link, Position, PositionState, Share

RECORDS: list[attrs.AttrsInstance] = [
    Place(3, 1, 2, line=7),
    Cell("SG20", 3, 1, 2, 0, line=7),
    Paragraph("Annex A", Place(4), style="Heading1"),
    Finding(Code.UNKNOWN_GROUP, "SG99 is no group", Place(3), "FGMV-01"),
    Evidence("title", Place(3), "Use cases"),
    Share("ITU-T SG20"),
    Allocation(shares=(Share("ITU-T SG20"),), text="SG20", place=Place(3), verbatim="SG20"),
    Position(group="ITU-T SG20", state=PositionState.BLANK, text="", place=Place(3), verbatim=""),
    Deliverable(id="FGMV-01", evidence=(Evidence("title", Place(3), "Use cases"),), place=Place(3), verbatim="FGMV-01"),
    Link("FGMV-01", 0.5),
]
every_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)


@every_record
def test_refuses_what_is_assigned(record: attrs.AttrsInstance) -> None:
    """As soon as it is made: every field, every other name, and what would delete one."""
    for name in (*(field.name for field in attrs.fields(type(record))), "another"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(record, name)


@every_record
def test_comes_back_whole(record: attrs.AttrsInstance) -> None:
    """From a pickle and from copies: with the fields that are outside equality, and as frozen as before."""
    for again in (pickle.loads(pickle.dumps(record)), copy.deepcopy(record), copy.copy(record)):  # noqa: S301  our own
        assert type(again) is type(record)
        assert attrs.asdict(again) == attrs.asdict(record)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(again, attrs.fields(type(again))[0].name)


@every_record
def test_is_asked_for_as_attrs_would_have_it(record: attrs.AttrsInstance) -> None:
    """The parameters of the constructor are those of the fields: their order, their defaults, their types."""
    parameters = inspect.signature(type(record)).parameters.values()
    fields = attrs.fields(type(record))
    assert [each.name for each in parameters] == [each.name for each in fields]
    assert [each.kind is inspect.Parameter.KEYWORD_ONLY for each in parameters] == [each.kw_only for each in fields]
    assert [attrs.NOTHING if each.default is each.empty else each.default for each in parameters] == [
        each.default for each in fields
    ]
    assert all(each.annotation is not each.empty for each in parameters)


@every_record
def test_its_maker_makes_the_same(record: attrs.AttrsInstance) -> None:
    """Given the same values, and with the same parameters: what it makes is as frozen."""
    make = maker(type(record))
    again = make(**attrs.asdict(record, recurse=False))
    assert type(again) is type(record)
    assert attrs.asdict(again) == attrs.asdict(record)
    asked, known = (inspect.signature(each).parameters.values() for each in (make, type(record)))
    assert list(asked) == [each.replace(annotation=each.empty) for each in known]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(again, attrs.fields(type(again))[0].name)


def test_needs_what_has_no_default() -> None:
    """What is left out, or unknown, is a TypeError."""
    with pytest.raises(TypeError, match="block"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Place(1, colour="red")  # type: ignore[call-arg]


def test_its_fields_have_no_more_than_plain_defaults() -> None:
    """Nothing else is done when a record is made."""
    for record in RECORDS:
        for field in attrs.fields(type(record)):
            assert field.validator is field.converter is None
            assert not isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]


CELL = Cell("SG20", 3, 1, 2, 0, line=7)


def placed(here: Place) -> list[attrs.AttrsInstance]:
    """Records that were read here."""
    return [
        Evidence("title", here, "SG20"),
        Allocation(text="SG20", place=here, verbatim="SG20"),
        Position(group="ITU-T SG20", state=PositionState.BLANK, text="", place=here, verbatim="SG20"),
        Deliverable(id="FGMV-01", place=here, verbatim="SG20"),
        maker(Evidence)("title", here, "SG20"),
    ]


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize(
    "ask",
    [
        attrs.asdict,
        hash,
        repr,
        pickle.dumps,
        copy.deepcopy,
        attrs.evolve,
        lambda record: record.place,
        lambda record: [record == copy.copy(record), record.place, record.place],
    ],
)
def test_a_place_that_is_made_late_is_a_place(number: int, ask: Callable[[Any], object]) -> None:
    """Whoever asks, and whatever it is asked for first: nobody meets what stood in its place."""
    record, at_once = placed(CELL.place_later)[number], placed(CELL.place)[number]
    assert ask(record) == ask(at_once)
    assert type(getattr(record, "place")) is Place  # noqa: B009  the type of the record is any
    assert record == at_once


def test_a_place_that_is_made_late_is_made_once() -> None:
    """It is the same whenever it is asked, and the record is as frozen as before."""
    evidence = Evidence("title", CELL.place_later, "SG20")
    assert evidence.place is evidence.place
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        evidence.place = Place(3)  # type: ignore[misc]
    assert Paragraph("a", Place(3)).place_later == Place(3)


def test_evidence_that_is_made_late_is_a_tuple_of_records() -> None:
    """Whoever asks a deliverable for it gets what was read, as often as it is asked."""
    late = Deliverable(id="FGMV-01", evidence=Proof(("title", CELL, "approved", Paragraph("2024", Place(4)))).later)
    made = (Evidence("title", CELL.place, "SG20"), Evidence("approved", Place(4), "2024"))
    assert repr(pickle.loads(pickle.dumps(late)).evidence) == repr(made)  # noqa: S301  our own
    assert type(late.evidence) is tuple
    assert late.evidence == made
    assert late.evidence is late.evidence
    assert Deliverable(id="FGMV-01", evidence=Proof(()).later).evidence == ()
