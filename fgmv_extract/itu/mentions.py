"""Finding the groups a text names: one reader for each thing a mention may begin with."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import final

from attrs import evolve, frozen

from fgmv_extract.itu import group_patterns as patterns
from fgmv_extract.itu.identifiers import focus_group_at, identifier_end
from fgmv_extract.itu.spellings import normal
from fgmv_extract.itu.vocabulary import Vocabulary

EVERYBODY = "all"
"""The symbol for everybody, as in *All for information*."""

_OPENS = re.compile(r"\s*+\(\s*+(?:the\s++)?+")
_CLOSES = re.compile(r"\s*+\)")


@final
@frozen
class Mention:
    """A group, and the characters from ``start`` to ``end`` (exclusive) it was read from.

    ``detail`` is the part of an organization that is meant (``SA WG4`` of 3GPP), or a Question (``Q10``). In a list with one
    prefix (*Study Groups 2 and 3*) the first mention covers the prefix, the others their numbers.
    """

    group: str
    start: int
    end: int
    detail: str | None = None


Reading = tuple[tuple[Mention, ...], int]
"""The mentions read, and where to go on."""


def scan(text: str, vocabulary: Vocabulary, *, everybody: bool) -> Iterator[Mention]:
    """Yield the mentions of a folded text, in order."""
    search = patterns.scanner(vocabulary).search
    position, previous = 0, None
    while (found := search(text, position)) is not None:
        kind = found.lastgroup or ""
        mentions, position = _READERS[kind](found, vocabulary, previous)
        if mentions and (everybody or kind != "everybody"):
            yield from mentions
            previous = mentions[-1]


def with_abbreviations(mentions: Iterable[Mention], text: str) -> Iterator[Mention]:
    """Make one mention of a name and its abbreviation in brackets: *Review Committee (RevCom)*."""
    held: Mention | None = None
    for mention in mentions:
        if held is not None and (end := _end_of_abbreviation(held, mention, text)) is not None:
            held = evolve(held, end=end)
            continue
        if held is not None:
            yield held
        held = mention
    if held is not None:
        yield held


def _end_of_abbreviation(name: Mention, mention: Mention, text: str) -> int | None:
    if name.group != mention.group or not _OPENS.fullmatch(text, name.end, mention.start):
        return None
    closing = _CLOSES.match(text, mention.end)
    return None if closing is None else closing.end()


def study_group(number: int, sector: str = "T") -> str:
    """Return the name of a study group: ``ITU-T SG20``."""
    return f"ITU-{sector} SG{number}"


def _study(found: re.Match[str], vocabulary: Vocabulary, previous: Mention | None) -> Reading:
    digits, sector, of, region, within, question = found.group("number", "sector", "of", "region", "within", "question")
    number = int(digits)
    sector = of or sector or _inherited(found, number, vocabulary, previous)
    sector = sector.upper()
    group = f"ITU-{sector} SG{number}"
    if region:
        group = f"{group}RG-{region}"
    elif within:
        group = _party_name(sector, within, digits)
    first = Mention(group, found.start(), found.end(), question)
    if of or region or within or question or patterns.MORE_NUMBERS.match(found.string, first.end) is None:
        return (first,), first.end
    mentions = (first, *_more_study_groups(found, sector, vocabulary))
    return mentions, mentions[-1].end


def _inherited(found: re.Match[str], number: int, vocabulary: Vocabulary, previous: Mention | None) -> str:
    """Return the sector that a study group has from the group before it in a list, or T."""
    if previous is None or not previous.group.startswith(("ITU-R ", "ITU-D ")):
        return "T"
    sector = previous.group[4]
    listed = patterns.JOINT.fullmatch(found.string, previous.end, found.start()) is not None
    theirs = number in vocabulary.study_group_numbers[sector] and study_group(number, sector) != previous.group
    return sector if listed and theirs else "T"


def _more_study_groups(found: re.Match[str], sector: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield what a list goes on with, as long as two of three things make a number one of a study group.

    The list began in the plural; there is or was such a study group; something follows that ends the item of a list.
    """
    text, end = found.string, found.end()
    while (more := patterns.MORE_NUMBERS.match(text, end)) is not None:
        slot = "listed" if more["listed"] else "slashed"
        number, end = int(more[slot]), more.end()
        known = number in vocabulary.study_group_numbers[sector]
        if (bool(found["plural"]), known, patterns.BOUND.match(text, end) is not None).count(True) < 2:
            return
        yield Mention(study_group(number, sector), more.start(slot), end)


def _party(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    sector = (found["sector"] or "T").upper()
    mentions = [Mention(_party_name(sector, found["party_number"], found["home"]), found.start(), found.end())]
    if found["party_s"] or found["party_ies"]:
        while (more := patterns.MORE_PARTIES.match(found.string, mentions[-1].end)) is not None:
            name = _party_name(sector, more["number"], more["home"])
            mentions.append(Mention(name, more.start("number"), more.end()))
    return tuple(mentions), mentions[-1].end


def _party_name(sector: str, number: str, home: str) -> str:
    return f"ITU-{sector} WP{int(number)}/{home}"


def _lettered_party(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    """Read the working parties of ITU-R; no other sector gives them letters."""
    mentions = [Mention(f"ITU-R WP {found['letters']}", found.start(), found.end())]
    while (more := patterns.MORE_LETTERS.match(found.string, mentions[-1].end)) is not None:
        mentions.append(Mention(f"ITU-R WP {more['letters']}", more.start("letters"), more.end()))
    return tuple(mentions), mentions[-1].end


def _everyone(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    sector = found["theirs"] or found["sector_behind"] or found["sector"] or "T"
    return _one(f"ITU-{sector.upper()} all SGs", found)


def _focus_group(found: re.Match[str], vocabulary: Vocabulary, _: Mention | None) -> Reading:
    text, start = found.string, found.start("focus")
    if (end := identifier_end(text, start, vocabulary)) is not None:
        return (), end
    if (known := focus_group_at(text, start, vocabulary)) is not None:
        group, end = known
        return (Mention(group, found.start(), end),), end
    if (other := patterns.OTHER_FOCUS_GROUP.match(text, start)) is not None:
        return (Mention(other[0], found.start(), other.end()),), other.end()
    return (), found.end()


def _focus_group_by_title(found: re.Match[str], vocabulary: Vocabulary, _: Mention | None) -> Reading:
    title = patterns.focus_group_titles(vocabulary).match(found.string, found.end())
    if title is None:
        return (), found.end()
    group = vocabulary.group_names[normal(f"Focus Group on {title[0]}")]
    return (Mention(group, found.start(), title.end()),), title.end()


def _iso(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    text, start = found.string, found.start("iso")
    if patterns.STANDARD.match(text, found.end()):
        return (), found.end()
    levels = [(kind, int(number)) for kind, number in patterns.COMMITTEE.findall(found["iso"])]
    organization = "".join(patterns.ORGANIZATION.findall(found["iso"])) or "ISO/IEC"
    mentions = [Mention(_committee_name(organization, levels), start, found.end())]
    while levels and (more := patterns.MORE_COMMITTEES.match(text, mentions[-1].end)) is not None:
        added = [(kind, int(number)) for kind, number in patterns.COMMITTEE.findall(more["committees"])]
        kinds = [kind for kind, _ in levels]
        levels = levels[: kinds.index(added[0][0]) if added[0][0] in kinds else None] + added
        mentions.append(Mention(_committee_name(organization, levels), more.start("committees"), more.end()))
    return tuple(mentions), mentions[-1].end


def _committee_name(organization: str, levels: list[tuple[str, int]]) -> str:
    """Write a committee as its organization does; a subcommittee of ISO/IEC that tells no more is one of JTC 1."""
    if not levels:
        return organization
    if any(kind == "JTC" for kind, _ in levels):
        organization = "ISO/IEC"
    elif organization == "ISO/IEC":
        levels = [("JTC", 1), *levels]
    named = "/".join(f"{kind} {number}" for kind, number in levels)
    return f"{organization}/{named}" if organization == "ISO" else f"{organization} {named}"


def _body(found: re.Match[str], vocabulary: Vocabulary, _: Mention | None) -> Reading:
    name = patterns.body_at(found.string, found.start(), vocabulary)
    return ((), found.end()) if name is None else _known_body(name, found.start(), vocabulary)


def _family(found: re.Match[str], vocabulary: Vocabulary, _: Mention | None) -> Reading:
    """Read a group whose name only begins with its kind; the vocabulary may know more of it (``JCA-IoT and SC&C``)."""
    name = patterns.body_at(found.string, found.start("family"), vocabulary)
    if name is not None:
        return _known_body(name, found.start(), vocabulary)
    return _one(f"ITU-{(found['sector'] or 'T').upper()} {found['family']}", found)


def _known_body(name: re.Match[str], start: int, vocabulary: Vocabulary) -> Reading:
    """Read a body by its name; ``start`` is where the sector begins that stands before it."""
    text, end = name.string, name.end()
    group = vocabulary.group_names[normal(name[0])]
    if group == "ITU-T TSAG" and (party := patterns.PARTY_IN.match(text, end)) is not None:
        return (Mention(_party_name("T", party["number"], "TSAG"), start, party.end()),), party.end()
    if group.startswith(("ITU", "FG-")):
        return (Mention(group, start, end),), end
    if patterns.STANDARD.match(text, end):
        return (), end
    detail = _detail(group, text, end, vocabulary)
    if detail is not None:
        return (Mention(group, name.start(), detail.end(), detail[1]),), detail.end()
    return (Mention(group, name.start(), end),), end


def _detail(group: str, text: str, end: int, vocabulary: Vocabulary) -> re.Match[str] | None:
    """Match the part of an organization that is named behind it, unless another group begins there."""
    part = patterns.DETAIL.match(text, end)
    if part is None and group in {"IETF", "IRTF"}:
        part = patterns.ACRONYM.match(text, end)
    if part is None:
        return None
    other = patterns.scanner(vocabulary).match(text, part.start(1))
    if other is None or (other.lastgroup == "body" and patterns.body_at(text, other.start(), vocabulary) is None):
        return part
    return None


def _everybody(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    return _one(EVERYBODY, found)


def _nothing(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    return (), found.end()


def _one(group: str, found: re.Match[str]) -> Reading:
    return (Mention(group, found.start(), found.end()),), found.end()


_READERS: dict[str, Callable[[re.Match[str], Vocabulary, Mention | None], Reading]] = {
    "address": _nothing,
    "study": _study,
    "party": _party,
    "lettered": _lettered_party,
    "everyone": _everyone,
    "focus": _focus_group,
    "titled": _focus_group_by_title,
    "iso": _iso,
    "family": _family,
    "everybody": _everybody,
    "body": _body,
}
