"""Made tables of deliverables, and the ways in which their cells become lines: what a table says is known, so what its lines say can be held to it."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from random import Random

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.places import Place
from tests.interpretation.conftest import make_page
from tests.interpretation.lines import FILE

Rows = Sequence[Sequence[str]]
Ways = Callable[[Rows], Iterator[str]]
"""Yields the lines of a table, an empty one for a gap; ``\\f`` for the next page."""

SCHEMES: dict[str, tuple[str, ...]] = {
    "group": ("No.", "Title", "Approved", "Allocated to", "SG20"),
    "groups": ("No.", "Title", "Approved", "Suggested by the FG-MV to be allocated to", "SG5", "SG20"),
    "bare": ("No.", "Title", "Allocated to"),
    "dated": ("Number", "Title of the deliverable", "Date of approval"),
    "kinds": ("No.", "Type", "Title", "Approved", "Lead group", "Supporting groups"),
    "status": ("No.", "Title", "Status", "Allocated to", "SG16"),
    "remarks": ("No.", "Title", "Allocated to", "Remarks"),
    "titled": ("Title", "No.", "Approved", "Allocated to"),
    "two ids": ("#", "No.", "Title", "Approved", "Allocated to"),
    "marks": ("No.", "Title", "Approved", "Allocated to SG5", "Allocated to SG16", "Allocated to SG20"),
    "split": ("No.", "Title", "Lead / involved", "SG20"),
    "past": ("Deliverable number", "Title", "Previous allocation", "New allocation"),
    "purposes": ("No.", "Title", "For action", "For information"),
    "numbered": ("Doc. No.", "Name of the deliverable", "Approved", "Allocated to"),
    "items": ("ID", "Title", "Allocated by TSAG to", "SG20 position", "Comments of SG16"),
}
_KINDS = ("Technical Report", "Technical Specification")
_TOPICS = (
    "Maps",
    "Digital twins",
    "Signs on doors",
    "Power consumption",
    "Overview of the metaverse",
    "Accessible parks",
)
_OF = (
    "of cities",
    "for people with disabilities",
    "and their use in schools: requirements and principles",
    "in 2030",
    "",
)
_DATES = ("May 2024", "March 2024", "12 June 2024", "October 2023", "2024-06")
_GROUPS = ("SG16", "SG20 (SG16)", "SG17 (SG13, SG16)", "All SGs for information", "SG5, SG20", "SG16 (All SGs)", "")
_POSITIONS = (
    "Q{q}/{g} plans to initiate new work in this area.",
    "Q{q}/{g} agreed to initiate new work.",
    "Q{q}/{g} and Q9/{g} invite contributions on this subject.",
    "Noted.",
    "No interest at this stage.",
    "",
    "",
)
_PARTS = ("SG16", "SG5 and SG20", "All SGs", "-", "", "SG2, SG3 (SG5)")
_SAID = (*_POSITIONS, "Agreed to start Y.maps (see C12)", "n/a", "Q1/{g} may plan work; see Y.4240")
_MARKS = ("X", "(X)", "", "x", "-")
_LEADING = ("SG16", "SG20", "SG17", "SG5 and SG13")
_CELLS: dict[str, Sequence[str]] = {
    **dict.fromkeys(("No.", "Number"), ("FGMV-{n:02}",)),
    **dict.fromkeys(("Deliverable number", "ID"), (*["FGMV-{n}"] * 4, "FG-MV-{n:02}")),
    **dict.fromkeys(("Approved", "Date of approval"), _DATES),
    **dict.fromkeys(("Lead group", "Supporting groups"), _LEADING),
    **dict.fromkeys(("For action", "For information", "Previous allocation", "New allocation"), _PARTS),
    **dict.fromkeys(("SG5", "SG16", "SG20"), _POSITIONS),
    **dict.fromkeys(("SG20 position", "Comments of SG16"), _SAID),
    **dict.fromkeys(("Allocated to SG5", "Allocated to SG16", "Allocated to SG20"), _MARKS),
    "Doc. No.": ("D{n}.1",),
    "Type": _KINDS,
    "Status": ("Allocated", "Pending", "Suggested", "Under study", ""),
    "Remarks": ("see clause 7", "joint work", ""),
    "Lead / involved": ("SG16 / SG5, SG20", "SG20", "SG17 / -", "SG5 / All SGs"),
}
"""What may stand below a heading; groups where nothing else is told. ``n`` is a number, ``q`` one of a Question, ``g`` that of the group."""
_TITLES = ("Title", "Title of the deliverable", "Name of the deliverable")


def rows(scheme: str, seed: int) -> Rows:
    """Make a table: its headings and three to five rows."""
    random = Random(f"{scheme} {seed}")  # noqa: S311  no secret
    heads = SCHEMES[scheme]
    plain = random.random() < 0.3
    count = random.randint(3, 5)
    made = [
        tuple(_cell(random, heads, column, number, plain=plain) for column in range(len(heads)))
        for number in range(1, count + 1)
    ]
    return [heads, *made]


def _cell(random: Random, heads: Sequence[str], column: int, number: int, *, plain: bool) -> str:
    head = heads[column]
    if head == "#":
        return str(number)
    if head in _TITLES:
        kind = "" if plain or "Type" in heads else f"{random.choice(_KINDS)} on "
        return f"{kind}{random.choice(_TOPICS)} {random.choice(_OF)}".strip()
    group = next((word[2:] for word in head.split() if word.startswith("SG")), "")
    return random.choice(_CELLS.get(head, _GROUPS)).format(n=number + 7, q=random.randint(1, 7), g=group)


def whole(table: Rows) -> Iterator[str]:
    """A cell a line."""
    return (cell for row in table for cell in row if cell)


def gaps(table: Rows) -> Iterator[str]:
    """A cell a block, wrapped in a column that is not wide."""
    for row in table:
        for cell in filter(None, row):
            yield from (*textwrap.wrap(cell, 30), "")


def narrow(table: Rows) -> Iterator[str]:
    """The lines of each cell of narrow columns."""
    return (line for row in table for cell in row for line in textwrap.wrap(cell, 16))


def together(table: Rows) -> Iterator[str]:
    """The cells of a row behind each other in long lines."""
    for row in table:
        yield from textwrap.wrap(" ".join(filter(None, row)), 70)


def repeated(table: Rows) -> Iterator[str]:
    """Pages that repeat the headings wherever they begin, be it in the middle of a row."""
    head = [line for cell in table[0] for line in textwrap.wrap(cell, 24)]
    for at, line in enumerate(narrow(table[1:])):
        if at % 17 == 0:
            yield from ("\f", *head) if at else head
        yield line


def columns(table: Rows) -> Iterator[str]:
    """Column after column, an empty line behind each cell."""
    for column in zip(*table, strict=True):
        for cell in filter(None, column):
            yield from (*textwrap.wrap(cell, 30), "")


def pages(table: Rows) -> Iterator[str]:
    """Column after column, two rows and the headings a page."""
    for start in range(1, len(table), 2):
        yield from ("\f",) if start > 1 else ()
        yield from columns([table[0], *table[start : start + 2]])


def apart(table: Rows) -> Iterator[str]:
    """The headings and the rows one by one, the last column behind the last row."""
    yield from gaps([row[:-1] for row in table])
    yield from columns([row[-1:] for row in table])


WAYS: dict[str, Ways] = {way.__name__: way for way in (whole, gaps, narrow, together, repeated, columns, pages, apart)}


_BEFORE = (("ITU-T SG20 looked at these.",), ("TSAG decided on them.", "Table 1: Deliverables of the FG-MV"), ())
_BEHIND = (
    ("Thank you for your reply.",),
    ("With kind regards,", "Jane Doe, SG20 Chair"),
    ("NOTE – The titles are those of the Focus Group.",),
    ("We look forward to your comments on each of them.", "End of document"),
    (),
)


def around(seed: int) -> tuple[Sequence[str], Sequence[str]]:
    """The lines before and behind a table."""
    return _BEFORE[seed % len(_BEFORE)], _BEHIND[seed % len(_BEHIND)]


def flowing(table: Rows, way: str, before: Sequence[str] = (), behind: Sequence[str] = ()) -> Document:
    """Make a document of the lines of a table, between others."""
    texts = [*before, "", *WAYS[way](table), "", *behind]
    paged = "\f" in texts
    blocks: list[Paragraph] = []
    line, page = 0, 1
    for text in texts:
        if text == "\f":
            page += 1
            continue
        line += 1
        if text:
            blocks.append(Paragraph(text, Place(len(blocks), line=line, page=page if paged else None)))
    return Document(FILE, tuple(blocks))


def drawn(table: Rows, before: Sequence[str] = (), behind: Sequence[str] = ()) -> Document:
    """Make a document of the table between the same lines."""
    return make_page(*before, "\n".join(f"| {' | '.join(row)} |" for row in table), *behind)
