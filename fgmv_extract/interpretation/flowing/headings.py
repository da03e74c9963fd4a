"""The headings of a table whose cells flow: the words above its first identifier, shared out to columns.

No.                          each heading in a line of its own,
Title
Sent as                      or in several,
information only or
No. Title Approved Sent as   or several in one: of all ways to share the words out, the one that
information only or          knows most headings and needs fewest breaks
"""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from typing import final

from attrs import evolve, frozen

from fgmv_extract.grammar.columns import Heading, read_heading
from fgmv_extract.grammar.headings import read_annex_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.grammar.synonyms import may_name
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.sharing import Pieces, heads_titles, key_of, text_of
from fgmv_extract.interpretation.layout import NAMES
from fgmv_extract.interpretation.row_heads import heads_in_words, heads_kind
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_MOST_LINES = 20
CAPTION = pattern(r"[A-Z][^.]*[ -]\d++(?: ?[:–-](?s:.*+))?")
_VALUED = pattern(r"[^:]{1,40}:\s++\S")
"""A label with its value (``Title: LS/o on ...``), which is one of the header block."""
_MOST_BELOW = 8  # lines of the cells before the first identifier
_MOST_WORDS = 40
_LONGEST = 80  # characters of a line of headings
_FIRST = {Role.ID, Role.KIND, Role.TITLE, Role.APPROVED, *ALLOCATING}
_DEAREST = 8.0  # two words that are no heading the vocabulary knows


@final
@frozen(slots=False)
class Headings:
    """The headings of a table: the pieces of each, what each says, and the lines they were read from.

    The numbers of rows have none. ``id`` is the index of the identifiers' heading; ``below`` counts the lines between the
    headings and the first identifier: the first cells of its row.
    """

    cells: tuple[tuple[Piece, ...], ...]
    meanings: tuple[Heading, ...]
    lines: tuple[Piece, ...]
    below: int = 0

    @property
    def id(self) -> int:
        """Which column holds the identifiers."""
        return next(index for index, meaning in enumerate(self.meanings) if meaning.role is Role.ID)

    @cached_property
    def letters(self) -> str:
        """All of them in one, without blanks: for telling a repetition."""
        return "".join(letters_of(line.text) for line in self.lines)


def letters_of(text: str) -> str:
    """Return a text without the blanks and line ends in it."""
    return "".join(text.split())


def headings_above(lines: Sequence[Piece], vocabulary: Vocabulary) -> Headings | None:
    """Find the headings above an identifier: the last lines, but for the cells of its row that stand before it, or a caption."""
    lines = lines[-_MOST_LINES - _MOST_BELOW :]
    if not may_name(Role.ID, " ".join(line.text for line in lines), vocabulary):
        return None
    above = _Above(lines, vocabulary)
    best: tuple[float, int, Headings] | None = None
    for below in range(min(_MOST_BELOW, len(lines))):
        way = above.ending_at(len(lines) - below)
        if way is None or (best is not None and way[0] >= best[0]):
            continue
        cost, found = way
        caption = below == 1 and _is_caption(lines[-1].text, vocabulary)
        if bool(found.id) == bool(below) or (caption and not found.id):
            best = cost, below, found
    return evolve(best[2], below=best[1]) if best is not None else None


def _is_caption(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line heads the rows below it: it is numbered, names groups, or is the plural of a kind."""
    if CAPTION.fullmatch(text) is not None or heads_in_words(text, vocabulary):
        return True
    return text.endswith("s") and heads_kind(text, vocabulary)


def _may_begin(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is, or begins with, the heading of identifiers, of kinds, of titles or of the number of a row."""
    words = text.split()
    known = _ordinals(vocabulary)
    return any(
        read_heading(" ".join(words[:count]), vocabulary).role in _FIRST or key_of(" ".join(words[:count])) in known
        for count in range(1, min(4, len(words)) + 1)
    )


@lru_cache(maxsize=8)
def _ordinals(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(key_of(name) for name in vocabulary.headings.get("ordinal", ()))


@final
class _Above:
    """The lines above an identifier while headings are looked for among them: what each stretch of them means is told once."""

    def __init__(self, lines: Sequence[Piece], vocabulary: Vocabulary) -> None:
        self.lines = Pieces(lines, vocabulary)
        parted = [tuple(_words(line)) for line in lines]
        self.words = Pieces(tuple(chain.from_iterable(parted)), vocabulary)
        self.first_words = tuple(accumulate(map(len, parted), initial=0))
        self.vocabulary = vocabulary
        self.begins: dict[int, bool | None] = {}

    def ending_at(self, end: int) -> tuple[float, Headings] | None:
        """Find the headings that end before a line, from one that begins with the heading of a first column; tell the cost."""
        best: tuple[float, Headings] | None = None
        for start in range(end - 1, max(-1, end - 1 - _MOST_LINES), -1):
            begins = self.may_begin(start)
            if begins is None:
                break
            found = self.shared_out(start, end) if begins else None
            if found is not None and found[0] <= _DEAREST and (best is None or found[0] < best[0]):
                best = found
        return best

    def may_begin(self, at: int) -> bool | None:
        """Whether headings may begin with a line; None when they begin below it, for it is none."""
        if at not in self.begins:
            text = self.lines.pieces[at].text
            none = len(text) > _LONGEST or _VALUED.match(text) or read_annex_heading(text) is not None
            self.begins[at] = None if none else _may_begin(text, self.vocabulary)
        return self.begins[at]

    def shared_out(self, start: int, end: int) -> tuple[float, Headings] | None:
        """Share out whole lines when that leaves no heading unknown, else words."""
        first, last = self.first_words[start], self.first_words[end]
        if not 1 < last - first <= _MOST_WORDS:
            return None
        pieces, begin = self.lines, start
        found = pieces.way(start, end) if end - start > 1 else None
        if found is None or Role.OTHER in found.roles:
            by_words = self.words.way(first, last)
            if by_words is not None and (found is None or by_words.cost < found.cost):
                found, pieces, begin = by_words, self.words, first
        if found is None:
            return None
        cells = tuple(tuple(pieces.pieces[a:b]) for a, b in pairwise((begin, *found.ends)))
        return found.cost, _headings(cells, tuple(self.lines.pieces[start:end]), self.vocabulary)


def _headings(cells: tuple[tuple[Piece, ...], ...], lines: tuple[Piece, ...], vocabulary: Vocabulary) -> Headings:
    """Tell what the headings mean that lines are shared out to."""
    if key_of(text_of(cells[0])) in _ordinals(vocabulary):
        cells = cells[1:]
    meanings: tuple[Heading, ...] = ()
    for cell in cells:
        text = text_of(cell)
        meaning = read_heading(text, vocabulary)
        titles = meaning.role is Role.ID and NAMES.fullmatch(text) and heads_titles({each.role for each in meanings})
        meanings += (Heading(Role.TITLE) if titles else meaning,)
    return Headings(tuple(map(_lines_of, cells)), meanings, lines)


def _words(line: Piece) -> Iterator[Piece]:
    at = 0
    for word in line.text.split():
        begin = line.text.index(word, at)
        at = begin + len(word)
        yield line.part(begin, at)


def _lines_of(words: Sequence[Piece]) -> tuple[Piece, ...]:
    """Put words that stand in one line together again."""
    lines: list[Piece] = []
    for word in words:
        if lines and word.inner and lines[-1].paragraph is word.paragraph:
            begin = lines[-1].start
            text = word.paragraph.text[begin : word.start + len(word.text)]
            lines[-1] = Piece(text, word.paragraph, begin, lines[-1].inner)
        else:
            lines.append(word)
    return tuple(lines)
