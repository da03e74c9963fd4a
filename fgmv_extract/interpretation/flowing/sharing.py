"""Pieces of lines are shared out to headings: of all ways the one that knows most of them and needs fewest breaks.

Each heading costs what its words are worth as one; a role that is new makes a way cheaper, one that should stand once and comes
again makes it dearer.
"""

from collections.abc import Container, Sequence
from functools import lru_cache
from typing import NamedTuple, final

from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.layout import NAMES
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse, plain

_WIDEST = 12  # words of a heading
_TELLING = ALLOCATING | {Role.TITLE, Role.APPROVED, Role.POSITION, Role.STATUS}
_ONCE = {Role.ID, Role.TITLE, Role.KIND, Role.APPROVED}
_INNER = 1.5  # cost of a break between headings within a line
_UNKNOWN = 4.0
_LABEL = 4.0  # a line that ends in a colon is more likely a label of the header block
_ANEW = pattern(r"(?:Revised|New|Updated|Amended|Modified|Corrected|Final)\b")
"""What the heading of an allocation begins with that stands beside that of another."""
_KEPT = 6  # ways that are followed


@final
class Way(NamedTuple):
    """A way to share out the first pieces: its cost, where each heading ends, and what they mean."""

    cost: float
    ends: tuple[int, ...]
    roles: frozenset[Role]


@lru_cache(maxsize=8)
def known_headings(vocabulary: Vocabulary) -> frozenset[str]:
    """All headings the vocabulary lists, those without a role among them."""
    return frozenset(key_of(name) for names in vocabulary.headings.values() for name in names)


def key_of(text: str) -> str:
    """Return what a heading is looked up by."""
    return plain(text).casefold().rstrip(" .:*")


@final
class Pieces:
    """Pieces, and the cheapest ways to share them out to headings from each of them on, as far as that was asked."""

    def __init__(self, pieces: Sequence[Piece], vocabulary: Vocabulary) -> None:
        self.pieces = pieces
        self.vocabulary = vocabulary
        self.ways: dict[int, list[list[Way]]] = {}
        self.told: dict[tuple[int, int], tuple[Role, float, bool]] = {}

    def way(self, start: int, end: int) -> Way | None:
        """Find the cheapest way to share a stretch out; None when it has no heading of identifiers and one that tells."""
        ways = self.ways.setdefault(start, [[Way(0.0, (), frozenset())]])
        for each in range(start + len(ways), end + 1):
            ways.append(self.ending_at(each, start, ways))
        told = (way for way in ways[end - start] if Role.ID in way.roles and not _TELLING.isdisjoint(way.roles))
        return min(told, key=lambda way: way.cost, default=None)

    def ending_at(self, end: int, first: int, ways: Sequence[Sequence[Way]]) -> list[Way]:
        """Go on with the ways up to each start of the last heading; keep the cheapest few, one for each set of roles.

        What comes next counts only roles that are new.
        """
        best: dict[frozenset[Role], Way] = {}
        for start in range(max(first, end - _WIDEST), end):
            role, cost, names = self.meant(start, end)
            for before in ways[start - first]:
                own = Role.TITLE if names and heads_titles(before.roles) else role
                whole = before.cost + _added(before.roles, own, cost)
                roles = before.roles if own in before.roles else before.roles | {own}
                if roles not in best or whole < best[roles].cost:
                    best[roles] = Way(whole, (*before.ends, end), roles)
        return sorted(best.values(), key=lambda way: way.cost)[:_KEPT]

    def meant(self, start: int, end: int) -> tuple[Role, float, bool]:
        """What a heading of these pieces means, what it costs wherever it stands, and whether it may as well head titles."""
        if (start, end) not in self.told:
            pieces = self.pieces[start:end]
            role, cost = _role_of(pieces, self.vocabulary)
            self.told[start, end] = role, cost, role is Role.ID and NAMES.fullmatch(text_of(pieces)) is not None
        return self.told[start, end]


def text_of(words: Sequence[Piece]) -> str:
    """Return what words say as one heading, put together again where a hyphen ended a line."""
    return collapse(" ".join(word.text for word in words)).replace("- ", "-")


def heads_titles(before: Container[Role]) -> bool:
    """Whether ``Deliverable`` heads titles: behind the heading of the identifiers, where no other heads them."""
    return Role.ID in before and Role.TITLE not in before


def _role_of(words: Sequence[Piece], vocabulary: Vocabulary) -> tuple[Role, float]:
    """Tell what a heading of these words means and what it costs wherever it stands."""
    text = text_of(words)
    count = len(text.split())
    heading = read_heading(text, vocabulary)
    role = heading.role
    known = key_of(text) in known_headings(vocabulary)
    if role is Role.POSITION and (known or heading.group is not None):
        cost = 0.4
    elif known:
        cost = 1.0
    elif role is Role.OTHER:
        cost = _UNKNOWN * count
    else:
        cost = 2.0 + 0.5 * count
    if role in ALLOCATING and any(_are_two(words[:at], words[at:], vocabulary) for at in range(1, len(words))):
        cost += _UNKNOWN
    cost += _LABEL * sum(word.text.endswith(":") for word in words)
    if words[0].inner:
        cost += _INNER
    if words[0].text[0].islower():  # headings begin with a capital letter
        cost += _UNKNOWN
    return role, cost


def _are_two(first: Sequence[Piece], second: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Whether one part tells to whom something was allocated before or by others, and the other to whom it is now."""
    one, other = (read_heading(text_of(words), vocabulary) for words in (first, second))
    if one.role not in ALLOCATING or other.role not in ALLOCATING:
        return False
    return one.past != other.past or (one.status is other.status and _ANEW.match(second[0].text) is not None)


def _added(before: Container[Role], role: Role, cost: float) -> float:
    """What a heading adds: one that should stand once costs more the second time, a role that is new costs less."""
    if role in _ONCE and role in before:
        return cost + _UNKNOWN
    return cost - 3.0 if role is not Role.OTHER and role not in before else cost
