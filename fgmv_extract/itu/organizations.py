"""Mentions of what is neither a study group nor a Focus Group: committees of ISO and IEC, and the bodies of the vocabulary."""

import re

from fgmv_extract.itu import group_patterns as patterns
from fgmv_extract.itu.mention import Mention, Reading, one, working_party
from fgmv_extract.itu.spellings import normal
from fgmv_extract.itu.vocabulary import Vocabulary


def read_committees(found: re.Match[str], _: Vocabulary, __: Mention | None) -> Reading:
    """Read ISO, IEC and their committees; in a list the next ones have the parent of the first (*WG 3 and WG 7*)."""
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


def read_body(found: re.Match[str], vocabulary: Vocabulary, _: Mention | None) -> Reading:
    """Read a body of the vocabulary, if what begins like one is one."""
    name = patterns.body_at(found.string, found.start(), vocabulary)
    return ((), found.end()) if name is None else _known_body(name, found.start(), vocabulary)


def read_family(found: re.Match[str], vocabulary: Vocabulary, _: Mention | None) -> Reading:
    """Read a group whose name only begins with its kind; the vocabulary may know more of it (``JCA-IoT and SC&C``)."""
    name = patterns.body_at(found.string, found.start("family"), vocabulary)
    if name is not None:
        return _known_body(name, found.start(), vocabulary)
    return one(f"ITU-{(found['sector'] or 'T').upper()} {found['family']}", found)


def _known_body(name: re.Match[str], start: int, vocabulary: Vocabulary) -> Reading:
    """Read a body by its name; ``start`` is where the sector begins that stands before it."""
    text, end = name.string, name.end()
    group = vocabulary.group_names[normal(name[0])]
    if group == "ITU-T TSAG" and (party := patterns.PARTY_IN.match(text, end)) is not None:
        return (Mention(working_party(party["number"], "TSAG"), start, party.end()),), party.end()
    if group.startswith(("ITU", "FG")):
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
