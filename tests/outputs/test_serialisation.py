"""Statements as JSON and back."""

import json
from copy import deepcopy
from enum import Enum, StrEnum
from pathlib import Path
from types import GenericAlias, UnionType
from typing import Any, get_args

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fgmv_extract.errors import MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.outputs.schema import schema_of_statement
from fgmv_extract.outputs.serialisation import from_json, statement_from_dict, statement_to_dict, to_json
from fgmv_extract.places import Place
from fgmv_extract.records import Deliverable, Evidence, Meeting, Position, PositionState, Statement

GOLDEN = Path(__file__).resolve().parents[3] / "shared" / "golden" / "sg20-reply-fgmv.json"
REMEDY = "write it anew with fgmv-extract extract"
Json = Any
"""A value of JSON, or the type of a field: whatever it is, the functions below find out."""

DATES = {"date", "start", "end", "approved"}
NARROWER: dict[str, st.SearchStrategy[Any]] = {
    "sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
    "type": st.sampled_from(["LS/o", "LS/i", "LS/r", None]),
    "confidence": st.floats(0, 1),
}


def values(kind: Json, name: str = "") -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a field: every record and every type of its fields."""
    if attrs.has(kind):
        return st.builds(kind, **{each.name: values(each.type, each.name) for each in attrs.fields(kind)})
    if name in NARROWER:
        return NARROWER[name]
    if isinstance(kind, GenericAlias):
        parts = get_args(kind)
        return st.lists(values(parts[0]), max_size=2).map(tuple) if parts[-1] is ... else st.tuples(*map(values, parts))
    if isinstance(kind, UnionType):
        (some,) = (part for part in get_args(kind) if part is not type(None))
        return st.none() | values(some, name)
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if kind is str and name in DATES:
        return st.sampled_from(["2024", "2024-07", "2024-07-12"])
    return {
        str: st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
        int: st.integers(1, 10_000),
        float: st.floats(allow_nan=False, allow_infinity=False, width=32),
        bool: st.booleans(),
    }[kind]


@given(statement=values(Statement))
@settings(max_examples=50, deadline=None)
def test_one_line_is_what_the_plain_values_give(statement: Statement) -> None:
    """The text that is written straight from the records is the JSON of the plain values, byte for byte."""
    plain = json.dumps(statement_to_dict(statement), ensure_ascii=False, separators=(",", ":"))
    assert to_json(statement, indent=None) == plain


def test_numbers_that_json_has_no_name_for_are_written_alike() -> None:
    """A number that is not finite is written as the plain values give it."""
    place = Place(0, box=(0.5, float("nan"), float("inf"), -float("inf")))
    statement = Statement(meeting=Meeting(evidence=Evidence("meeting", place, "")))
    assert '"box":[0.5,NaN,Infinity,-Infinity]' in to_json(statement, indent=None)


@given(statement=values(Statement))
@settings(max_examples=25, deadline=None)
def test_nothing_is_lost_on_the_way_to_json_and_back(statement: Statement) -> None:
    """A stored statement is the statement: its values, places, verbatim text, evidence and findings."""
    again = from_json(to_json(statement))
    assert again == statement
    assert attrs.asdict(again) == attrs.asdict(statement)


@given(statement=values(Statement))
@settings(max_examples=25, deadline=None)
def test_whatever_is_written_is_valid_by_the_schema(statement: Statement) -> None:
    """The published schema describes every statement there can be."""
    jsonschema.Draft202012Validator(schema_of_statement()).validate(json.loads(to_json(statement)))


def test_plain_values_are_plain(statement: Statement) -> None:
    """The dictionary holds what JSON holds, so that it equals its own text read back."""
    plain = statement_to_dict(statement)
    assert plain == json.loads(to_json(statement))
    assert type(plain["deliverables"][1]["allocation"]["status"]) is str


def test_the_keys_stand_in_the_order_of_the_contract(statement: Statement) -> None:
    """Who reads the JSON finds first what matters first."""
    plain = statement_to_dict(statement)
    assert list(plain)[:4] == ["schema_version", "file", "number", "title"]
    assert list(plain["work_items"][0]) == [
        *("name", "kind", "title", "state", "condition", "candidates", "links", "formerly", "place", "verbatim"),
    ]
    assert list(plain["findings"][0]) == ["code", "severity", "message", "place", "deliverable"]


def test_derived_keys_say_what_follows_from_the_others(statement: Statement) -> None:
    """Candidates are the linked deliverables, best first; a finding has the severity of its code."""
    plain = statement_to_dict(statement)
    assert plain["schema_version"] == "1"
    assert plain["work_items"][0]["candidates"] == ["FGMV-28", "FGMV-01"]
    assert plain["findings"] == [
        {
            "code": "truncated-row",
            "severity": "error",
            "message": "The row has 4 of 5 cells.",
            "place": {"line": 23, "table": 1, "row": 3, "column": 0, "block": 17},
            "deliverable": "FGMV-52",
        }
    ]


@pytest.mark.parametrize(
    ("place", "plain"),
    [
        (Place(17, 1, 1, 0, line=20), {"line": 20, "table": 1, "row": 1, "column": 0, "block": 17}),
        (Place(4), {"block": 4}),
        (
            Place(4, page=3, start=0, end=9, box=(1.5, 2, 3, 4)),
            {"page": 3, "start": 0, "end": 9, "block": 4, "box": [1.5, 2, 3, 4]},
        ),
    ],
)
def test_a_place_has_only_the_keys_it_needs(place: Place, plain: dict[str, object]) -> None:
    """Zero is said and None is not."""
    written = statement_to_dict(Statement(deliverables=(Deliverable(id="FGMV-01", place=place),)))
    assert written["deliverables"][0]["place"] == plain


def test_a_file_out_of_no_container_has_no_such_key(statement: Statement) -> None:
    """``container`` stands there when there is one; everything else is null when it is not known."""
    plain = statement_to_dict(statement)
    assert plain["file"]["container"] == "ls.zip!/LS"
    assert statement.file is not None
    alone = attrs.evolve(statement, file=attrs.evolve(statement.file, container=None, dialect=None))
    assert list(statement_to_dict(alone)["file"]) == ["name", "format", "dialect", "size", "sha256"]
    assert statement_to_dict(alone)["file"]["dialect"] is None


def test_text_stays_readable() -> None:
    """Letters beyond ASCII are themselves; one-line JSON has no blanks between its tokens."""
    assert '"title": "SG20’s – ü"' in to_json(Statement(title="SG20’s – ü"))
    assert to_json(Statement(title="x"), indent=None).startswith('{"schema_version":"1","file":null,"number":null,')
    assert "\n" not in to_json(Statement(abstract="two\nlines"), indent=None)


def test_a_stored_enumeration_comes_back_as_one() -> None:
    """Not as the text it is written as, which would be equal to it."""
    position = Position(group="ITU-T SG20", state=PositionState.BLANK)
    again = from_json(to_json(Statement(deliverables=(Deliverable(id="FGMV-01", positions=(position,)),))))
    assert isinstance(again.deliverables[0].positions[0].state, PositionState)


def change(plain: dict[str, Json], path: tuple[str | int, ...], value: object) -> dict[str, Json]:
    """Return a copy with the value at ``path`` replaced."""
    changed = deepcopy(plain)
    at: Json = changed
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("deliverables", 1, "title"), 3, "deliverables[1].title: expected text, found 3"),
        (("deliverables", 1, "titel"), "x", 'deliverables[1]: the key "titel" is not known'),
        (("deliverables", 2), {}, "deliverables[2].id: is missing"),
        (("deliverables", 2), [1], "deliverables[2]: expected an object, found a list of 1"),
        (("deliverables", 1, "positions"), {}, "deliverables[1].positions: expected a list, found an object"),
        (("deliverables", 1, "aliases"), "FGMV-1", 'deliverables[1].aliases: expected a list, found "FGMV-1"'),
        (("deliverables", 1, "aliases"), ["a", None], "deliverables[1].aliases[1]: expected text, found null"),
        (
            ("deliverables", 1, "positions", 0, "state"),
            "said",
            'deliverables[1].positions[0].state: expected stated or blank or absent, found "said"',
        ),
        (
            ("deliverables", 1, "positions", 0, "invites_contributions"),
            0,
            "deliverables[1].positions[0].invites_contributions: expected true or false, found 0",
        ),
        (("deliverables", 0, "place", "line"), True, "deliverables[0].place.line: expected a whole number, found true"),
        (("deliverables", 0, "place", "line"), 1.0, "deliverables[0].place.line: expected a whole number, found 1.0"),
        (
            ("deliverables", 1, "place", "box"),
            [1, 2, 3],
            "deliverables[1].place.box: expected a list of 4 values, found a list of 3",
        ),
        (
            ("deliverables", 1, "place", "box"),
            [1, 2, 3, "4"],
            'deliverables[1].place.box[3]: expected a number, found "4"',
        ),
        (("work_items", 0, "links", 0, "confidence"), 10**400, f"expected a number, found {'1' + 58 * '0'}…"),
        (
            ("findings", 0, "code"),
            "novel",
            'findings[0].code: expected the code of a finding (fgmv-extract explain lists them), found "novel"',
        ),
        (("file",), "reply.txt", 'file: expected an object, found "reply.txt"'),
        (("surprise",), 1, 'the key "surprise" is not known'),
        (("number",), ["x" * 99], "number: expected text, found a list of 1"),
        (("number",), {}, "number: expected text, found an object"),
    ],
)
def test_a_misfit_is_named_by_its_path(
    statement: Statement, path: tuple[str | int, ...], value: object, told: str
) -> None:
    """Whoever edits a stored statement learns which key is wrong, and how."""
    with pytest.raises(MalformedDocumentError) as caught:
        statement_from_dict(change(statement_to_dict(statement), path, value), name="stored.json")
    assert str(caught.value).startswith("stored.json: is not a stored statement: ")
    assert str(caught.value).endswith(f"{told}; {REMEDY}")


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", "nonsense", "[" * 100_000, b"1" * 5_000])
def test_what_is_not_json_is_told_as_that(data: str | bytes) -> None:
    """Broken bytes, half a file, endless nesting and numbers beyond Python are one error."""
    with pytest.raises(MalformedDocumentError) as caught:
        from_json(data, name="stored.json")
    assert str(caught.value) == f"stored.json: is not a stored statement: it is not JSON; {REMEDY}"


@pytest.mark.parametrize(("data", "found"), [("[]", "a list of 0"), ("null", "null"), ('"a"', '"a"')])
def test_json_that_is_no_object_is_no_statement(data: str, found: str) -> None:
    """Any JSON can be given, only an object can be a statement."""
    with pytest.raises(MalformedDocumentError) as caught:
        from_json(data, name="stored.json")
    assert str(caught.value) == f"stored.json: is not a stored statement: expected an object, found {found}; {REMEDY}"


@pytest.mark.parametrize(("version", "shown"), [("2", '"2"'), (1, "1"), (None, "null")])
def test_another_schema_version_is_not_guessed_at(version: object, shown: str) -> None:
    """A statement stored by a later release is refused whole, with the way out."""
    with pytest.raises(UnsupportedFormatError) as caught:
        statement_from_dict({"schema_version": version, "unheard": "of"}, name="stored.json")
    assert str(caught.value) == (
        f'stored.json: has schema version {shown}, this release reads "1"; '
        "upgrade fgmv-extract, or write it anew with this release"
    )


def test_what_is_missing_takes_the_default() -> None:
    """A statement written by hand needs only what it says."""
    finding = {"code": "truncated-row", "deliverable": "FGMV-52"}
    stored = {"deliverables": [{"id": "FGMV-52", "place": {"line": 375}}], "findings": [finding]}
    read = statement_from_dict(stored)
    assert read == Statement(deliverables=(Deliverable(id="FGMV-52"),))
    assert read.deliverables[0].place is None
    assert read.findings[0].message == read.findings[0].code.sentence


def test_the_contract_reads_back_and_writes_out_the_same() -> None:
    """Every value of the golden file comes out again under its key, in its order."""
    if not GOLDEN.exists():
        pytest.skip("the shared folder is not beside this checkout")
    golden = json.loads(GOLDEN.read_text("utf-8"))
    differences = list(compared(statement_to_dict(statement_from_dict(golden)), golden, "$"))
    assert differences == []


def compared(ours: Json, theirs: Json, path: str) -> list[str]:
    """Name the paths where ``ours`` lacks or reorders what ``theirs`` says; places and derived keys aside."""
    if isinstance(theirs, dict):
        wrong = [path] if [key for key in ours if key in theirs] != list(theirs) else []
        kept = [key for key in theirs if key not in {"place", "candidates"} or not isinstance(theirs[key], dict | list)]
        return wrong + [each for key in kept for each in compared(ours[key], theirs[key], f"{path}.{key}")]
    if isinstance(theirs, list):
        wrong = [path] if len(ours) != len(theirs) else []
        pairs = enumerate(zip(ours, theirs, strict=False))
        return wrong + [each for index, (one, two) in pairs for each in compared(one, two, f"{path}[{index}]")]
    return [] if ours == theirs else [path]


def test_every_enumeration_of_the_records_is_checked_when_read(statement: Statement) -> None:
    """No enumeration is read as any text: a word that is none of its own is refused wherever one stands."""
    plain = statement_to_dict(statement)
    words = [path for path, value in leaves(attrs.asdict(statement)) if isinstance(value, StrEnum)]
    assert len(words) >= 8
    for path in words:
        with pytest.raises(MalformedDocumentError, match=r"expected .* or .*, found"):
            statement_from_dict(change(plain, path, "nonsense"))


def leaves(value: Json, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Json]]:
    """Return the paths and values of everything that is no container."""
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in leaves(each, (*path, key))]
    if isinstance(value, list | tuple):
        return [leaf for index, each in enumerate(value) for leaf in leaves(each, (*path, index))]
    return [(path, value)]
