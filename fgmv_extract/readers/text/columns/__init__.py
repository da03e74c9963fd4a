"""Text laid out for the eye, in pages, margins and columns: ``pdftotext``, ``w3m -dump``, ``lynx -dump``, ``html2text``.

    No.          Title                 Approved         SG20
    FGMV-09      Technical Report on   October 2023     Q2/20 plans to
                 Power metaverse:                       initiate new work.

Nothing marks a cell but the blanks around it. Pages are cut and their margins taken off (``sheets``); lines that a gap divides,
and those that keep to its gutter, are areas (``areas``); blanks that run through all lines of an area are its gutters
(``gutters``); lines become rows (``bands``), tables that a page cuts are joined (``tables``), wrapped lines, too (``wraps``).
An empty cell shows. The lines of a cell stay lines, for they may be names and addresses.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from attrs import evolve

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.clues import HEADING
from fgmv_extract.readers.text.columns.areas import areas_of
from fgmv_extract.readers.text.columns.hyphens import with_hyphens
from fgmv_extract.readers.text.columns.narrow import with_first_gutter
from fgmv_extract.readers.text.columns.prose import paragraphs_of, room_of
from fgmv_extract.readers.text.columns.sheets import Line, Sheet, Sheets, compact, sheets_of
from fgmv_extract.readers.text.columns.spans import spans_of
from fgmv_extract.readers.text.columns.tables import Columns, columns_of, continued, extended, grid_of
from fgmv_extract.readers.text.columns.wraps import words_of
from fgmv_extract.readers.text.drafts import Draft
from fgmv_extract.readers.text.lines import Lines

_MARGIN = "   "
_RULES = pattern(r"\s*-{3,}(?:[ +|]+-{3,})+\s*")
_FEW = 5  # lines that tell nothing of a margin

_Part = Columns | list[Line]


def recognises(lines: Lines) -> bool:
    """Tell by a table of at least two lines that the same gutter divides, by pages, or by a margin before every line."""
    if any("\t" in text for text in lines.texts):
        return False
    sheets = sheets_of(lines)
    if len(sheets.pages) > 1 or _is_indented(lines):
        return True
    return any(area.is_table and area.stop - area.start > 1 for page in sheets.pages for area in areas_of(page))


def _without_rules(lines: Lines) -> Lines:
    """Take out the text of lines that only underline the headings of columns (``-----  ------``): they are no row of theirs."""
    if not lines.hold("---"):
        return lines
    return evolve(lines, texts=["" if _RULES.fullmatch(text) else text for text in lines.texts])


def _is_indented(lines: Lines) -> bool:
    """Whether the text is indented as a whole and its paragraphs stand apart, as ``lynx -dump`` writes them."""
    filled = [text for text in lines.texts if text.strip()]
    margin = sum(text.startswith(_MARGIN) for text in filled)
    return (
        len(filled) > _FEW and 20 * margin >= 19 * len(filled) and 3 * (len(lines.texts) - len(filled)) >= len(filled)
    )


def read(lines: Lines) -> Iterator[Draft]:
    """Yield the running heads of the pages, then paragraphs and tables."""
    lines = _without_rules(with_hyphens(lines))
    heads, parts = _as_laid_out(lines)
    yield from ((compact(line.text.strip()), line.number) for line in heads)
    prose = [line for part in parts if not isinstance(part, Columns) for line in part]
    room = room_of(prose, proportional=bool(lines.breaks))
    words = words_of(lines.texts)
    for part in parts:
        if isinstance(part, Columns):
            yield grid_of(part, words)
        else:
            yield from paragraphs_of(part, room, words)


def _as_laid_out(lines: Lines) -> tuple[Sequence[Line], Sequence[_Part]]:
    """Cut a text into its parts; where its columns were laid out by bytes, by bytes."""
    sheets = sheets_of(lines)
    parts = _parts(sheets)
    if len(sheets.pages) > 1 or all(map(str.isascii, lines.texts)):
        return sheets.heads, parts
    stretched = sheets_of(lines, stretched=True)
    others = _parts(stretched)
    return (stretched.heads, others) if _fitness(others) > _fitness(parts) else (sheets.heads, parts)


def _fitness(parts: Iterable[_Part]) -> int:
    """Count the cells that stand beside each other."""
    tables = (part for part in parts if isinstance(part, Columns) and part.columns > 2)
    return sum(sum(map(bool, strip.texts)) - 1 for part in tables for strip in part.strips)


def _parts(sheets: Sheets) -> list[_Part]:
    """Cut pages into tables and prose, and join what the page breaks cut."""
    parts: list[_Part] = []
    for page in map(with_first_gutter, sheets.pages):
        start = _tail(parts[-1], page) if parts else 0
        if start and isinstance(parts[-1], Columns):
            parts[-1] = extended(parts[-1], page[:start])
        first = True
        for area in areas_of(page[start:]):
            lines = page[start + area.start : start + area.stop]
            part: _Part = columns_of(lines, area.captions) if area.is_table else list(lines)
            whole = _joined(parts[-1], part) if first and parts else None
            if whole is None:
                parts.append(part)
            else:
                parts[-1] = whole
            first = False
    return parts


def _tail(before: _Part, page: Sheet) -> int:
    """Count the lines at the top of a page that go on with the last row of the table before it, where no gap shows it."""
    if not isinstance(before, Columns) or before.columns < 2:
        return 0
    first = before.extents[0].end
    return sum(1 for _ in takewhile(lambda line: _is_behind(line.text, first), page))


def _is_behind(text: str, first: int) -> bool:
    spans = spans_of(text)
    return len(spans) == 1 and spans[0].start > first and not HEADING.match(text.strip())


def _joined(before: _Part, after: _Part) -> _Part | None:
    if isinstance(before, Columns):
        return continued(before, after) if isinstance(after, Columns) else None
    return None if isinstance(after, Columns) else [*before, *after]
