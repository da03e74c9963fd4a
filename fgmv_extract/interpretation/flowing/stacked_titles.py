"""The titles of a table whose cells come column after column: each begins with its kind and goes on to the next."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, final

from fgmv_extract.grammar.titles import read_title
from fgmv_extract.interpretation.flowing.costs import is_date
from fgmv_extract.interpretation.flowing.headings import CAPTION
from fgmv_extract.interpretation.flowing.pieces import Piece, parted
from fgmv_extract.interpretation.flowing.segments import Kind, Page, is_ended
from fgmv_extract.interpretation.flowing.wraps import unwrapped
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_YEAR = pattern(r"(?:19|20)\d\d")
_KIND_LINES = 5  # over which a kind may be broken


@final
class _Line(NamedTuple):
    """A line that may be of a title: the number of its page, and whether it begins a block that may be something else.

    A torn one stands among lines of other columns.
    """

    page: int
    piece: Piece
    strange: bool
    torn: bool


@final
class Title(NamedTuple):
    """A title: where it begins, and its lines; none where they cannot be told for certain."""

    begin: Piece
    lines: list[Piece]


def titles_of(pages: Sequence[Page], vocabulary: Vocabulary) -> list[list[Title]]:
    """Return the titles of each page; the last of a page goes on with what the next begins with.

    A title behind which something strange stands is empty: nothing tells whether it is a part of it; so is one in whose lines
    cells of other columns stand. Where columns are so narrow that kinds are torn, there are no titles: other words are torn, too.
    """
    lines = [line for number, page in enumerate(pages) for line in _lines(number, page, vocabulary)]
    if _are_torn([line.piece.text for line in lines], vocabulary):
        return [[] for _ in pages]
    found: list[list[Title]] = [[] for _ in pages]
    title: list[Piece] | None = None
    known = 0  # the lines before this one belong to the title for certain
    for at, line in enumerate(lines):
        count = _kind([each.piece for each in lines[at : at + _KIND_LINES]], vocabulary) if at >= known else 0
        if count:
            known = at + count
            title = []
            found[line.page].append(Title(line.piece, title))
        if title is not None and (line.torn or (line.strange and at >= known)):
            title.clear()
            title = None
        if title is not None:
            title.append(line.piece)
    for titles in found:
        for each in titles:
            if _is_mixed(each.lines, vocabulary):
                each.lines.clear()
    return found


def _is_mixed(title: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Whether a date stands in a line of a title."""
    parts = (part.text for line in title for part in parted(line, vocabulary))
    return any(is_date(part) and not part.isdecimal() for part in parts)


def holds_date(title: Sequence[Piece]) -> bool:
    """Whether a month stands in a title, and a year somewhere behind it."""
    words = [word for line in title for word in line.text.split()]
    years = [at for at, word in enumerate(words) if _YEAR.fullmatch(word)]
    return any(word[0].isupper() and is_date(f"{word} {words[at]}") for at in years for word in words[:at])


def _are_torn(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a word of a kind goes on in the next line (``Specificatio`` and ``n``)."""
    words = {word for kind in vocabulary.kinds for word in kind.split()}
    begun = (text.split()[-1] for text in texts)
    return any(
        before not in words and before + after.split()[0] in words
        for before, after in zip(begun, texts[1:], strict=False)
    )


def _lines(number: int, page: Page, vocabulary: Vocabulary) -> Iterator[_Line]:
    """Yield the text of a page, without what goes on with a position of the page before."""
    block: int | None = None
    for segment in page.of(Kind.TEXT):
        if is_ended(segment.lines) and not _holds_kind(segment.lines, vocabulary):
            continue
        caption = CAPTION.fullmatch(segment.lines[0].text) is not None
        strange = caption if block is None else block != segment.block
        block = segment.block
        torn = segment.block in page.torn
        for at, line in enumerate(segment.lines):
            yield _Line(number, line, strange and not at, torn)


def _holds_kind(lines: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    return any(_kind(lines[at : at + _KIND_LINES], vocabulary) for at in range(len(lines)))


def _kind(lines: Sequence[Piece], vocabulary: Vocabulary) -> int:
    """Count the lines of the kind that a title begins with, and of the word that shows it; 0 when it begins with none."""
    if not lines[0].text[0].isupper():
        return 0
    for count in range(1, len(lines) + 1):
        text = collapse(unwrapped(lines[:count]))
        titled = read_title(text, vocabulary)
        if titled.kind is not None and titled.title != text:
            return count
    return 0
