"""How two statements stand to each other, and what of one that was read with losses is told."""

import pytest

import fgmv_extract as fx
from fgmv_extract.comparison.relations import relation_of
from fgmv_extract.comparison.several.standing import means
from fgmv_extract.findings import Code, Finding
from fgmv_extract.itu.vocabulary import default

MV = ("FG-MV",)
R, S, Y = fx.Relation.REVISION, fx.Relation.SUCCESSOR, fx.Relation.REPLY


def one(number: str | None = None, title: str | None = None, date: str | None = None, **others: object) -> fx.Statement:
    """Make a statement; ``source``, ``addressees`` are groups."""
    for name, kind in (("source", fx.Source), ("addressees", fx.Addressee)):
        others[name] = tuple(kind(group=group) for group in others.get(name, ()))  # type: ignore[attr-defined]
    return fx.Statement(number=number, title=title, date=date, **others)  # type: ignore[arg-type]  # a test may set any field


@pytest.mark.parametrize(
    ("earlier", "later", "relation"),
    [
        (one("SG20-LS1"), one("SG20-LS1-R1"), R),
        (one("SG20-LS1"), one("SG20-LS2"), None),
        (one("SG20-LS1", "Maps", "2024-07-12"), one("SG20-LS1", "Roads", "2024-07-13"), None),
        (one("SG20-LS1", "Maps", "2024-07-12"), one("SG20-LS1", "maps", "2024-07-13"), R),
        (one("SG20-LS1", "Maps", "2024-07-12"), one("SG20-LS1", None, "2024-07-13"), R),
        (one("SG20-LS1", None, "2024-07-12"), one("SG20-LS1", "Roads", "2024-07-13"), R),
        (one("SG20-LS1", "Maps", "2024-07-12"), one("SG20-LS1", "Roads", "2024-07"), R),
        (one("SG20-LS1", "Maps", "2024-07-12"), one("SG20-LS1", "Roads"), R),
        (one("SG20-LS1", "Maps", "2020-07-12"), one("SG20-LS1-R1", "Maps", "2024-07-13"), None),
        (one("SG20-LS1", "Maps", "2020-07-12"), one("SG20-LS1-R1", "Maps"), R),
        (one("SG20-LS1", "Maps"), one("SG20-LS1-R1", "Maps", "2024-07-13"), R),
        (one(None, "Maps"), one(None, "Maps"), R),
        (one(None, "Maps"), one("SG20-LS1", "Maps"), R),
        (one(None, None), one(None, None), None),
        (one(None, "Maps"), one(None, "Roads"), None),
        (one(None, "Maps", source=("ITU-T SG5",)), one(None, "Maps", source=("ITU-T SG2",)), None),
        (one(None, "Maps", source=("ITU-T SG5",)), one(None, "Maps"), R),
        (one(None, "Maps"), one(None, "Maps", source=("ITU-T SG5",)), R),
        (one(None, "Maps", "2024-07-12"), one(None, "Maps", "2024-07-13"), None),
        (one("SG20-LS1"), one("SG5-LS3", replies_to=("SG20-LS1",)), Y),
        (one("SG20-LS1"), one("SG5-LS3", replies_to=("SG20-LS1-R2",)), Y),
        (one("SG20-LS1"), one("SG5-LS3", replies_to=("SG20-LS2",)), None),
        (one(None, "Maps", "2024-07-12", source=("ITU-T SG5",)), one(None, "Roads", "2024-08-12", type="LS/r", addressees=("ITU-T SG5",)), Y),
        (one(None, "Maps", "2024-07-12", source=("ITU-T SG5",)), one(None, "Roads", "2024-06-12", type="LS/r", addressees=("ITU-T SG5",)), None),
        (one(None, "Maps", "2024-07-12", source=("ITU-T SG5",)), one(None, "Roads", "2024-08-12", type="LS/r", addressees=("ITU-T SG2",)), None),
        (one(None, "Maps", "2024-07-12", source=("ITU-T SG5",)), one(None, "Roads", "2024-08-12", type="LS/o", addressees=("ITU-T SG5",)), None),
        (one(None, "Maps", "2024-07-12", source=("ITU-T SG5",), type="LS/r"), one(None, "Roads", "2024-08-12", type="LS/r", addressees=("ITU-T SG5",)), None),
        (one(None, "Maps", "2024-07-12", focus_groups=MV), one(None, "Roads", "2024-08-12", focus_groups=MV), S),
        (one(None, "Maps", "2024-07-12", focus_groups=MV), one(None, "Roads", "2024-07", focus_groups=MV), None),
        (one(None, "Maps", "2024-07-12", focus_groups=MV), one(None, "Roads", "2024-08-12", focus_groups=("FG-VM",)), None),
        (one("SG20-LS1", focus_groups=MV), one("SG20-LS2", focus_groups=MV), S),
        (one("SG20-LS2", focus_groups=MV), one("SG20-LS1", focus_groups=MV), None),
        (one("SG20-LS1", focus_groups=MV), one("SG5-LS2", focus_groups=MV), None),
        (one("SG20-LS9", date="2024-07", focus_groups=MV), one("SG20-LS10", date="2024-07-12", focus_groups=MV), S),
        (one(None, focus_groups=MV), one("SG20-LS2", focus_groups=MV), None),
    ],
)  # fmt: skip
def test_how_one_statement_stands_to_another(
    earlier: fx.Statement, later: fx.Statement, relation: fx.Relation | None
) -> None:
    """Numbers are believed first, then replies and types, then titles and dates; what is not said contradicts nothing."""
    assert relation_of(earlier, later, default()) == relation


WHOLE = one(
    "SG20-LS1",
    "LS/o on maps",
    addressees=("ITU-T SG5",),
    keywords=("maps",),
    meetings=(fx.Meeting(group="ITU-T SG20", start="2024-07-01"), fx.Meeting(group="ITU-T SG5", start="2024-08-01")),
    work_items=(fx.WorkItem(name="Y.one"), fx.WorkItem(name="Y.two", title="Twos")),
)
LOSS = (Finding(Code.PAGE_WITHOUT_TEXT, "a loss"),)


def findings(earlier: fx.Statement, later: fx.Statement) -> list[str]:
    """Compare as a revision, and return what is told beside the changes."""
    return [finding.message for finding in fx.compare(earlier, later, relation="revision").findings]


def test_what_a_side_lost_is_not_compared_and_told() -> None:
    """Which side, which fields, which work items; what it shows all the same is compared."""
    bare = fx.Statement(number="SG20-LS1", meetings=WHOLE.meetings[:1], findings=LOSS)
    assert sorted(findings(WHOLE, bare), reverse=True) == [
        "the later statement was read with losses and shows less of its title, addressees, keywords and meetings: not compared",
        "the later statement was read with losses and does not show Y.one and Y.two: not compared",
    ]
    assert findings(bare, WHOLE)[:1] == [
        "the earlier statement was read with losses and shows less of its title, addressees, keywords and meetings: not compared"
    ]
    assert fx.compare(WHOLE, bare, relation="revision").changes == ()


def test_other_meetings_than_before_are_a_change_whatever_was_lost() -> None:
    """A loss takes meetings away, and adds none."""
    other = fx.Statement(
        number="SG20-LS1", meetings=(fx.Meeting(group="ITU-T SG2", start="2024-09-01"),), findings=LOSS
    )
    changes = fx.compare(WHOLE, other, relation="revision").changes
    assert [change.field for change in changes] == ["meetings"]
    same = fx.Statement(number="SG20-LS1", meetings=WHOLE.meetings, findings=LOSS)
    assert fx.compare(WHOLE, same, relation="revision").changes == ()


@pytest.mark.parametrize(
    ("symbol", "group", "when", "meant"),
    [
        ("all", "IETF", None, True),
        ("ITU-T all SGs", "ITU-T SG20", None, True),
        ("ITU-T all SGs", "ITU-T TSAG", None, False),
        ("ITU-T all SGs", "IETF", None, False),
        ("ITU-T all SGs", "ITU-R SG5", None, False),
        ("ITU-T all SGs", "ITU-T SG20", "2024-07-12", True),
        ("ITU-T all SGs", "ITU-T SG21", "2024-07-12", False),
        ("ITU-T all SGs", "ITU-T SG21", "2025-07-12", True),
        ("ITU-T all SGs", "ITU-T SG99", "2024-07-12", False),
        ("ITU-T all SGs", "ITU-T SG99", "1890-01-01", True),
    ],
)
def test_whom_a_symbol_means(symbol: str, group: str, when: str | None, meant: bool) -> None:  # noqa: FBT001
    """All study groups are those of the study period; where none is known, whatever is called one."""
    assert means(symbol, group, when, default()) is meant


def test_what_is_read_is_not_told_as_unread() -> None:
    """Kind, title and approval differ in their cells: they are compared by what they say, and that is told once."""

    def row(kind: str, title: str, approved: str) -> fx.Statement:
        evidence = tuple(
            fx.Evidence(name, fx.Place(0), verbatim)
            for name, verbatim in (
                ("kind", kind),
                ("title", title),
                ("approved", approved),
                ("Remarks", f"see {title}"),
            )
        )
        return fx.Statement(
            deliverables=(fx.Deliverable(id="FGMV-01", kind=kind, title=title, approved="2024-05", evidence=evidence),)
        )

    comparison = fx.compare(row("TR", "Maps", "May 2024"), row("TS", "Roads", "05/2024"), relation="revision")
    assert [change.kind.value for change in comparison.changes] == ["title-changed", "kind-changed"]
    assert [finding.message for finding in comparison.findings] == [
        "the column 'Remarks' of FGMV-01 reads differently, in words that were not understood"
    ]
