"""Finding the groups a text names: one reader for each thing a mention may begin with."""

import re
from collections.abc import Callable, Iterator, Sequence

from fgmv_extract.itu import group_patterns as patterns
from fgmv_extract.itu.identifier_heads import focus_group_at
from fgmv_extract.itu.identifiers import identifier_end
from fgmv_extract.itu.mention import EVERYBODY, Mention, Reading, everyone, one, study_group, working_party
from fgmv_extract.itu.organizations import read_body, read_committees, read_family
from fgmv_extract.itu.spellings import normal
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_OPENS = pattern(r"\s*+\(\s*+(?:the\s++)?+")
_CLOSES = pattern(r"\s*+\)")


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


def with_abbreviations(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Make one mention of a name and its abbreviation in brackets: *Review Committee (RevCom)*; there is at least one."""
    held, *others = mentions
    for mention in others:
        if (end := _end_of_abbreviation(held, mention, text)) is not None:
            held = held._replace(end=end)
        else:
            yield held
            held = mention
    yield held


def _end_of_abbreviation(name: Mention, mention: Mention, text: str) -> int | None:
    if name.group != mention.group or not _OPENS.fullmatch(text, name.end, mention.start):
        return None
    closing = _CLOSES.match(text, mention.end)
    return None if closing is None else closing.end()


def _study(found: re.Match[str], vocabulary: Vocabulary, previous: Mention | None) -> Reading:
    digits, sector, of, region, within, question = found.group("number", "sector", "of", "region", "within", "question")
    number = int(digits)
    sector = (of or sector or _inherited(found, number, vocabulary, previous)).upper()
    group = study_group(number, sector)
    if region:
        group = f"{group}RG-{region}"
    elif within:
        group = working_party(within, digits, sector)
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
    mentions = [Mention(working_party(found["party_number"], found["home"], sector), found.start(), found.end())]
    if found["party_s"] or found["party_ies"]:
        while (more := patterns.MORE_PARTIES.match(found.string, mentions[-1].end)) is not None:
            name = working_party(more["number"], more["home"], sector)
            mentions.append(Mention(name, more.start("number"), more.end()))
    return tuple(mentions), mentions[-1].end


def _lettered_party(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    """Read the working parties of ITU-R; no other sector gives them letters."""
    mentions = [Mention(f"ITU-R WP {found['letters']}", found.start(), found.end())]
    while (more := patterns.MORE_LETTERS.match(found.string, mentions[-1].end)) is not None:
        mentions.append(Mention(f"ITU-R WP {more['letters']}", more.start("letters"), more.end()))
    return tuple(mentions), mentions[-1].end


def _everyone(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    sector = found["theirs"] or found["sector_behind"] or found["sector"] or "T"
    return one(everyone(sector.upper()), found)


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


def _everybody(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    return one(EVERYBODY, found)


def _nothing(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    return (), found.end()


_READERS: dict[str, Callable[[re.Match[str], Vocabulary, Mention | None], Reading]] = {
    "address": _nothing,
    "study": _study,
    "party": _party,
    "lettered": _lettered_party,
    "everyone": _everyone,
    "focus": _focus_group,
    "titled": _focus_group_by_title,
    "iso": read_committees,
    "family": read_family,
    "everybody": _everybody,
    "body": read_body,
}
