"""Lists of deliverables, an item a line: what makes a list, and what its items say."""

from collections.abc import Sequence

import pytest

from fgmv_extract.findings import Code
from fgmv_extract.records import Deliverable
from tests.interpretation.lines import said

_LETTER = "This is a letter."
_TR, _TS = "Technical Report", "Technical Specification"
_TWINS = f"FGMV-20 {_TS} on Twins (December 2023)"
_MAPS = f"FGMV-21 {_TR} on Maps (May 2024)"
_SIGNS = f"FGMV-22 {_TR} on Signs"
Item = tuple[str, str | None, str | None, str | None, list[str] | None]
_BOTH: list[Item] = [("FGMV-20", _TS, "Twins", "2023-12", None), ("FGMV-21", _TR, "Maps", "2024-05", None)]
_THIRD: Item = ("FGMV-22", _TR, "Signs", None, None)


def item(one: Deliverable) -> Item:
    """Return id, kind, title, date and groups."""
    groups = [share.group.removeprefix("ITU-T ") for share in one.allocation.shares] if one.allocation else None
    return one.id, one.kind, one.title, one.approved, groups


LISTS: dict[str, tuple[Sequence[str], list[Item]]] = {
    "dates in brackets": ((_TWINS, _MAPS), _BOTH),
    "prose behind it": ((_TWINS, _MAPS, "They are of interest.", "in all ways."), _BOTH),
    "groups and dates behind dashes and commas": (
        (f"FGMV-20, {_TS} on Twins – SG16, December 2023", f"FGMV-21, {_TR} on Maps – SG17, May 2024"),
        [("FGMV-20", _TS, "Twins", "2023-12", ["SG16"]), ("FGMV-21", _TR, "Maps", "2024-05", ["SG17"])],
    ),
    "groups in brackets behind groups, and several of them": (
        (
            f"FGMV-20, {_TS} on Twins – SG16 (SG20), December 2023",
            f"FGMV-21, {_TR} on Maps – SG5, SG17 (SG13, SG16), May 2024",
        ),
        [
            ("FGMV-20", _TS, "Twins", "2023-12", ["SG16", "SG20"]),
            ("FGMV-21", _TR, "Maps", "2024-05", ["SG5", "SG17", "SG13", "SG16"]),
        ],
    ),
    "square brackets, a kind behind the title, a word before the groups": (
        (f"• FGMV-20: {_TS} on Twins [SG16, SG20]", f"– FGMV-21 – Maps ({_TR}), May 2024, for SG16 and SG20"),
        [("FGMV-20", _TS, "Twins", None, ["SG16", "SG20"]), ("FGMV-21", _TR, "Maps", "2024-05", ["SG16", "SG20"])],
    ),
    "the end of an item in a line of its own": (
        (
            f"FGMV-20, {_TS} on Twins",
            "– SG16 (SG20), December 2023",
            f"FGMV-21, {_TR} on Maps",
            "– SG17, May 2024",
            "It is of interest.",
        ),
        [("FGMV-20", _TS, "Twins", "2023-12", ["SG16", "SG20"]), ("FGMV-21", _TR, "Maps", "2024-05", ["SG17"])],
    ),
    "items that go on in lines of their own": (
        (
            f"• FGMV-20: {_TS} on Twins of all that there is and",
            "of more (December 2023)",
            f"• FGMV-21: {_TR} on Maps, SG16 and",
            "SG20",
            f"• {_SIGNS}",
        ),
        [
            ("FGMV-20", _TS, "Twins of all that there is and of more", "2023-12", []),
            ("FGMV-21", _TR, "Maps", None, ["SG16", "SG20"]),
            (*_THIRD[:4], []),
        ],
    ),
    "items whose paragraphs are wrapped": (
        (
            f"FGMV-20 {_TS} on Twins of all the\nMetaverse and of everything in it (December\n2023)",
            f"- FGMV-21, {_TR} on Maps and cross-\nborder roads and of bridges and tunnels – SG16,\nMay 2024",
            _SIGNS,
        ),
        [
            ("FGMV-20", _TS, "Twins of all the Metaverse and of everything in it", "2023-12", []),
            ("FGMV-21", _TR, "Maps and cross-border roads and of bridges and tunnels", "2024-05", ["SG16"]),
            (*_THIRD[:4], []),
        ],
    ),
    "the title of the statement above": (
        ("Source: TSAG", "Title: LS/o on deliverables", "To: SG16", _TWINS, _MAPS),
        _BOTH,
    ),
    "bullets": (
        (f"• FGMV-20: {_TS} on Twins", f"– FGMV-21: {_TR} on Maps", f"c) {_SIGNS}"),
        [("FGMV-20", _TS, "Twins", None, None), ("FGMV-21", _TR, "Maps", None, None), _THIRD],
    ),
    "brackets that belong to the title": (
        (f"FGMV-20 {_TS} on Twins (of cities)", f"FGMV-21 {_TR} on Maps (for all) (May 2024)"),
        [("FGMV-20", _TS, "Twins (of cities)", None, None), ("FGMV-21", _TR, "Maps (for all)", "2024-05", None)],
    ),
    "a heading between items": ((_TWINS, _MAPS, "Deliverables sent for information:", _SIGNS), [*_BOTH, _THIRD]),
    "groups in the line above": (
        ("Deliverables allocated to SG16", _TWINS, _MAPS),
        [(*one[:4], ["SG16"]) for one in _BOTH],
    ),
    "a sentence that tells to whom what follows goes, and another between items": (
        (
            "TSAG allocates the following deliverables to ITU-T SG16 and SG20:",
            _TWINS,
            _MAPS,
            "and sends this one for information:",
            _SIGNS,
        ),
        [*((*one[:4], ["SG16", "SG20"]) for one in _BOTH), _THIRD],
    ),
    "an item within a sentence is none": (
        (f"We list FGMV-20 {_TS} on Twins", _MAPS, _SIGNS),
        [_BOTH[1], _THIRD],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_items_are_deliverables(case: str) -> None:
    """Each line that names a deliverable and its kind is one; nothing is lost."""
    lines, expected = LISTS[case]
    statement = said((_LETTER, *lines))
    assert [item(one) for one in statement.deliverables] == expected
    assert not any(finding.code.loses for finding in statement.findings)


@pytest.mark.parametrize(
    "lines",
    [
        (_TWINS, _MAPS, "of all kinds"),
        (_TWINS, f"{_SIGNS} of the", "Metaverse"),
        (_TWINS, _SIGNS, "Metaverse (May 2024)"),
        (_TWINS, _MAPS, "May 2024"),
        (_TWINS, _MAPS, "SG16"),
        (_TWINS, _MAPS, "Q1/20 plans to begin."),
        (_TWINS, _MAPS, "Other things are of interest.", _SIGNS),
        ("FGMV-20 Twins (December 2023)", "FGMV-21 Maps (May 2024)"),
        (f"FGMV-20 {_TS} on Twins (May 2024) (June 2024)", _MAPS),
    ],
    ids=["a title goes on", "an open end", "an end with a date", "a date behind", "groups behind", "a position behind", "words between items", "no kinds", "two dates in one"],
)  # fmt: skip
def test_what_may_be_a_lost_table_is_no_list(lines: Sequence[str]) -> None:
    """Nothing is read where cells of rows may stand in lines of their own, or in the middle of others; that is told."""
    statement = said((_LETTER, *lines))
    assert statement.deliverables == ()
    assert [finding.code for finding in statement.findings if finding.code.loses] == [Code.UNREAD_ROWS]


@pytest.mark.parametrize(
    "first",
    [f"FGMV-20 {_TR} on May 2024 and all that", f"FGMV-20 {_TR} on SG16 and all that", f"FGMV-20 {_TR} on Twins {'and more ' * 50}"],
    ids=["a date", "a group", "too long"],
)  # fmt: skip
def test_a_line_in_which_more_stands_is_no_item(first: str) -> None:
    """A title in which a date or a group stands may be several cells; the other items are read, and it is told."""
    statement = said((_LETTER, first, _MAPS, _SIGNS))
    assert [item(one) for one in statement.deliverables] == [_BOTH[1], _THIRD]
    [told] = [finding for finding in statement.findings if finding.code.loses]
    assert told.message == "FGMV-20 begins a line of the text, and there is no row of it"


def test_an_item_that_goes_on_with_a_sentence_is_told() -> None:
    """It is none, and no heading of the next ones either, though it has the words of one."""
    statement = said(
        (_LETTER, f"1. {_TWINS}", f"2. {_MAPS}", f"3. {_SIGNS} and sends the following:", f"4. FGMV-23 {_TR} on Buses")
    )
    assert "FGMV-22" not in {one.id for one in statement.deliverables}
    assert any(finding.code.loses and "FGMV-22" in finding.message for finding in statement.findings)


def test_one_line_is_no_list() -> None:
    """A sentence may begin with an identifier."""
    assert said((_LETTER, _TWINS)).deliverables == ()
