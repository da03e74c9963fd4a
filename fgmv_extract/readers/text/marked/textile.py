r"""Textile: tables of bars with their attributes before a stop, or of HTML, and the marks of its text.

    |_. No. |_. Title |_. SG20 |
    |FGMV-02 |/2. Metaverse:
    an analysis | |
    |\2. over two |

Line ends are meant, in the cells of HTML, too. pandoc writes hyphens and many other characters as entities (``FGMV&#45;02``); a
hyphen that is left, with blanks around it, is a dash.
"""

from collections.abc import Iterator, Sequence
from html import unescape
from typing import final

from attrs import frozen

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drafts import Draft
from fgmv_extract.readers.text.drawn.reading import marked_drafts, stretches_of, undone
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn, Kind, Undoing
from fgmv_extract.readers.text.lines import Lines
from fgmv_extract.readers.text.marked import html_tables
from fgmv_extract.readers.text.marked.emphasis import without_pairs
from fgmv_extract.readers.text.marked.reaching import Reaching

_HEADS = pattern(r"[ ]*+\|_\.\s")
_ENTITY = pattern(r"\w&#(?:45|46|47|38|39|40|41|42|43|58|64|95|124);")
_LONGEST_CELL = 30  # lines
_WIDEST = 255  # columns that a cell may span
_ATTRIBUTES = pattern(r"((?:_|[\\/]\d{1,3}|[<>=~^-]|\([\w #-]{1,80}\)|\{[^{}\n]{1,200}\}){1,8})\.(?:\s|$)")
_SPANS = pattern(r"([\\/])(\d{1,3})")
_LINK = pattern(r'"([^"\n]++)":(?:https?|ftp|mailto):[^\s|<>()"]*+')
_DASH = pattern(r"(?<![ ])[ ]++-[ ]++")
_BREAK = pattern(r"<br\s*+/?>[ \t\n]*+")
_BLOCK = pattern(r"(?:h[1-6]|p|bq|bc|fn\d{1,3})(?:\([^()\n]{0,80}\))?\.[ ]+|[*#]{1,6}[ ]+(?=\S)")


def recognises(lines: Lines) -> bool:
    """Tell by a table with a heading, or by one of HTML among entities of characters that nobody else writes so."""
    if lines.hold("|_.") and any(_HEADS.match(text) and _bars(lines.texts, at) for at, text in enumerate(lines.texts)):
        return True
    return lines.hold("<table") and lines.hold("&#") and _ENTITY.search(lines.whole) is not None


def read(lines: Lines) -> Iterator[Draft]:
    """Yield paragraphs and tables."""
    undo = _dashed if lines.hold("&#45;") else _text
    undoing = Undoing(lambda text: undo(_without_block_marks(text)), undo)
    return undone(list(marked_drafts(lines, list(stretches_of(lines.texts, _KINDS)))), undoing)


def _html(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table of HTML that begins at a line, each line end in a cell kept."""
    if not texts[at].lstrip().startswith("<table"):
        return None
    taken: list[str] = []
    for text in texts[at:]:
        if taken and "<table" in text:
            return None
        kept = text.replace("&", "&amp;")  # what is written as an entity is no mark: they are undone behind the marks
        taken.append(kept if not text.strip() or text.endswith(">") else f"{kept}<br/>")
        if "</table>" in text:
            found = html_tables.find(taken, 0)
            moved = [cell._replace(at=cell.at + at) for cell in found.cells] if found else []
            return Drawing(at + len(taken), moved) if moved else None
    return None


@final
@frozen
class _Opened:
    """A cell: its text, the index of its line, and the rows and columns it spans."""

    text: str
    at: int
    rows: int = 1
    columns: int = 1


def _bars(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table of lines between bars that begins at one, two rows at least."""
    rows: list[list[_Opened]] = []
    while at < len(texts) and texts[at].lstrip(" ").startswith("|"):
        end = _closed(texts, at)
        if end is None:
            break
        rows.append(list(_cells("\n".join(texts[at : end + 1]), at)))
        at = end + 1
    return Drawing(at, list(_placed(rows))) if len(rows) > 1 else None


_KINDS = (
    Kind("textile", _bars, ("|",)),
    Kind("textile", _html, ("<table",), is_told=True),
)


def _closed(texts: Sequence[str], at: int) -> int | None:
    """Return the line that ends a row; None when a blank line stands before it."""
    for number in range(at, min(at + _LONGEST_CELL, len(texts))):
        if not (text := texts[number].rstrip()):
            return None
        if text.endswith("|"):
            return number
    return None


def _cells(row: str, at: int) -> Iterator[_Opened]:
    for text in row.strip()[1:-1].split("|"):
        found = _ATTRIBUTES.match(text)
        if found is None:
            yield _Opened(text.strip(), at)
            continue
        spans = {mark: max(1, min(int(count), _WIDEST)) for mark, count in _SPANS.findall(found[1])}
        yield _Opened(text[found.end() :].strip(), at, spans.get("/", 1), spans.get("\\", 1))


def _placed(rows: Sequence[Sequence[_Opened]]) -> Iterator[Drawn]:
    """Yield the cells where they stand, those beside one that reaches down from above moved right."""
    reaching = Reaching()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            column = reaching.free_from(number, column)
            yield Drawn(number, column, cell.text.split("\n"), cell.at, 0, cell.rows, cell.columns)
            reaching.take(number, column, cell.rows, cell.columns)
            column += cell.columns


def _without_block_marks(text: str) -> str:
    """Take away what marks a paragraph as a heading, an item or a quotation."""
    return text[begun.end() :] if (begun := _BLOCK.match(text)) else text


def _dashed(text: str) -> str:
    """Undo the marks in a stretch of a text in which hyphens are entities."""
    return _text(_DASH.sub(" \u2013 ", text))


def _text(text: str) -> str:
    """Undo the marks in a stretch of text; what is written as an entity is no mark."""
    if "<br" in text:
        text = _BREAK.sub("\n", text)
    text = without_pairs(_LINK.sub(r"\1", text), "*_+")
    return unescape(text) if "&" in text else text
