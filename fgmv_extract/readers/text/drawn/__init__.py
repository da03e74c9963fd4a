"""Texts whose tables are drawn by characters: one reader for all, and an ordered table of the ways to draw."""

from collections.abc import Iterator, Sequence

from fgmv_extract.readers.text.drafts import Draft
from fgmv_extract.readers.text.drawn import bars, frames, lattice, loose, ruled, run_on
from fgmv_extract.readers.text.drawn.markup import undoing
from fgmv_extract.readers.text.drawn.reading import Stretch, marked_drafts, stretches_of, texts_of, undone
from fgmv_extract.readers.text.drawn.shapes import Kind
from fgmv_extract.readers.text.lines import Lines
from fgmv_extract.readers.text.marked import html_tables
from fgmv_extract.readers.text.marked.markdown import without_front_matter

KINDS: tuple[Kind, ...] = (
    Kind("grid", lattice.find, lattice.SIGNS),
    Kind("frame", frames.find, (" ___",)),
    Kind("html", html_tables.find, ("<table", "<TABLE", "<Table"), is_marked=False, is_told=True),
    Kind("pipe", run_on.find, ("|",)),
    Kind("pipe", bars.find, ("|",)),
    Kind("pipe", loose.find, ("|",)),
    Kind("ruled", ruled.find, ("---", "===")),
)
"""In the order in which they are tried at a line."""
NAMES = tuple(dict.fromkeys(kind.name for kind in KINDS))
"""The names of the ways to draw a table."""
_KNOWN = "drawn"
"""Under which name a text keeps what was found in it."""


def draws(name: str, lines: Lines) -> bool:
    """Tell whether the first table of two cells or more in the lines is of the kind of that name."""
    if not any(_may_draw(kind, lines) for kind in KINDS if kind.name == name):
        return False
    tables = (stretch for stretch in _stretches(lines) if stretch.drawing and len(stretch.drawing.cells) > 1)
    first = next(tables, None)
    return first is not None and first.kind is not None and first.kind.name == name


def _stretches(lines: Lines) -> Sequence[Stretch]:
    """Return all prose and drawings, found once: a text of which one recogniser sees the tables is read here, whichever it is."""
    if _KNOWN not in lines.known:
        kinds = [kind for kind in KINDS if _may_draw(kind, lines)]
        lines.known[_KNOWN] = tuple(stretches_of(lines.texts, kinds))
    stretches: Sequence[Stretch] = lines.known[_KNOWN]
    return stretches


def _may_draw(kind: Kind, lines: Lines) -> bool:
    return any(map(lines.hold, kind.signs))


def read(lines: Lines, *, is_markdown: bool = False) -> Iterator[Draft]:
    """Yield paragraphs and tables; ``is_markdown`` tells that the text is known to be Markdown."""
    drafts = list(marked_drafts(lines, _stretches(lines)))
    return undone(drafts, undoing(list(texts_of(drafts)), is_markdown=is_markdown))


def read_markdown(lines: Lines) -> Iterator[Draft]:
    """Yield paragraphs and tables of a text that is known to be Markdown."""
    start = without_front_matter(lines.texts)
    own = Lines(lines.texts[start:], lines.numbers[start:]) if start else lines
    return read(own, is_markdown=True)
