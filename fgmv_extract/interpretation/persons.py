"""The lines of a contact: a name, a role, an organization, a country.

Jane Doe                        each in a line of its own, as templates have it;
Rapporteur, Q21/16
Example Media Laboratory        an organization in several, where a narrow column wrapped it;
France
Jane Doe, ABC Company, France   between commas;
Jane Doe Example Media France   or run together by a program that makes line ends blanks: then the words of the mail address
jane.doe@example.org            tell where the name ends, and the name of a country where that begins
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, final

from fgmv_extract.itu.countries import ends_with_country, is_country
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_ROLE = pattern(
    r"\b(?:rapporteur|chair(?:man|woman|person)?|vice-?chair\w*|co-?chair\w*|editor|secretary|counsellor|director|convenor"
    r"|coordinator|president|adviser|advisor|manager|delegate|head)\b",
    re.IGNORECASE,
)
_RUN_ROLE = pattern(
    rf"(?:(?:associate|acting|deputy|co-?)[\s-]*)?{_ROLE.pattern}"
    r"(?:(?:[\s,]|\b(?:for|of|to|in|and)\b)*+(?:Q|WP|SG|TSAG|RG|ITU[-‑][TR]\s+SG)\s?[\d/]*+(?![^\W\d]))*+",
    re.IGNORECASE,
)
"""A role with the Questions and groups it is held in, where nothing tells what stands behind it."""
_ORGANIZATION = pattern(
    r"\b(?:institut\w*|laborator(?:y|ies)|labs?|universit\w*|agency|authority|academy|administration|association|bureau|cent(?:er|re)"
    r"|commission|company|consortium|corp(?:oration)?|council|department|dept|foundation|forum|gmbh|group|inc|ltd|limited|llc"
    r"|ministry|network\w*|office|operator|organi[sz]ation|research|school|society|software|standards|tele\w+|mobile|union"
    r"|technolog\w+|systems|services|electronics|communications?)\b",
    re.IGNORECASE,
)
_ACRONYM = pattern(r"(?<![\w&-])[A-Z]{2}[\w&-]*+\Z")
_QUESTION = pattern(r"Q\s?\d")
_PARTICLE = pattern(r"\s(?:van|von|der|den|de|di|da|del|della|dos|du|la|le|bin|ibn|al|el)$")
"""A word within a name, behind which a narrow column wraps it."""
_HAS_DIGIT = pattern(r"\d")
_OF = pattern(r"\b(?:of|in|for|de|du|and|the)\s*\Z", re.IGNORECASE)
_MOST_NAMES = 5  # words of a name
_RUN_TOGETHER = 5  # words of a line that is more than a name, whatever its words are


@final
class Person(NamedTuple):
    """Who a contact is; ``unsure`` tells that nothing shows where the name ends."""

    name: str | None = None
    role: str | None = None
    organization: str | None = None
    country: str | None = None
    unsure: bool = False


def read_person(lines: Sequence[str], email: str | None) -> Person:
    """Read the lines of a contact, collapsed, none empty, without what is a number or an address for mail."""
    if not lines:
        return Person()
    if len(lines) > 1 and _PARTICLE.search(lines[0]):
        lines = [f"{lines[0]} {lines[1]}", *lines[2:]]
    run = _run_together(lines, email)
    if run is not None:
        return run._replace(unsure=_is_mixed(run.role, run.organization, run.country))
    parts = _between_commas(lines[0])
    if len(lines) > 1:  # no name holds a country
        parts = [*parts, *lines[1:]] if len(parts) > 2 and is_country(parts[-1]) else list(lines)
    name, role = _name_and_role(parts[0])
    rest = parts[1:]
    if role is None and rest and _ROLE.search(rest[0]):
        role = rest.pop(0)
    organization, country = _organization_and_country(rest)
    unsure = _is_unsure(parts[0]) or _is_mixed(role, organization, country)
    return Person(name, role, organization, country, unsure=unsure)


def _between_commas(line: str) -> list[str]:
    """Split ``Jane Roe, ABC Company, France``; the role stays with the name."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if len(parts) > 1 and _ROLE.search(parts[1]):
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    return parts


def _name_and_role(line: str) -> tuple[str, str | None]:
    """Split ``John Jones, rapporteur for Q45/15``."""
    name, comma, role = line.partition(",")
    if comma and _ROLE.search(role):
        return name.strip(), role.strip()
    return line, None


def _organization_and_country(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Take the first line for the organization, with those below it that name one as well; the rest is the country."""
    if not lines:
        return None, None
    if is_country(lines[0]):  # below the name, where a column of it was read before the next
        return " ".join(lines[1:]) or None, lines[0]
    begun = list(lines)
    country = ends_with_country(lines[-1])
    if country and len(lines) > 1 and _ORGANIZATION.search(lines[-1]) and not _OF.search(lines[-1], 0, country):
        begun[-1:] = [lines[-1][:country].strip(" ,"), lines[-1][country:]]
    named = [
        at for at, line in enumerate(begun) if at and ends_with_country(line) is None and _ORGANIZATION.search(line)
    ]
    end = named[-1] + 1 if named else 1
    return " ".join(begun[:end]), ", ".join(begun[end:]) or None


def _run_together(lines: Sequence[str], email: str | None) -> Person | None:
    """Read a contact whose first line is more than the name; None when the mail address does not tell."""
    end = _end_of_name(lines[0], email) if email else None
    if end is None:
        return None
    name, rest = lines[0][:end], collapse(" ".join((lines[0][end:], *lines[1:])))
    role = _RUN_ROLE.match(rest)
    if role is not None:
        rest = rest[role.end() :]
    country = ends_with_country(rest)
    if country is None and not (role or _ORGANIZATION.search(rest) or _ACRONYM.fullmatch(rest)):
        return None
    at = len(rest) if country is None else country
    return Person(name, collapse(role[0]) if role else None, rest[:at].strip(" ,") or None, rest[at:] or None)


def _end_of_name(line: str, email: str) -> int | None:
    """Return where the last of the first words ends that the mail address holds (``k.brandt@...``); None when it is not told.

    It is not the first word: that may be followed by more names. Nor is it where the line ends, or a comma stands.
    """
    box = _letters(email.partition("@")[0])
    end = at = None
    for number, match in enumerate(re.finditer(r"\S+", line)):
        word = match[0]
        if number == _MOST_NAMES:
            break
        closed = word.endswith((",", ":", ";"))
        parts = [letters for part in re.split(r"[-‐‑'’]", word) if len(letters := _letters(part)) > 1]
        if any(part in box for part in parts):
            if closed:
                return None
            end, at = match.end(), number
        if closed:
            break
    return end if at and end is not None and line[end:].strip() and line[end] == " " else None


def _letters(text: str) -> str:
    """Return the letters of a text without their marks, in lower case: mail addresses have none."""
    return "".join(each for each in unicodedata.normalize("NFKD", text).casefold() if each.isalpha())


def _is_mixed(role: str | None, organization: str | None, country: str | None) -> bool:
    """Whether an organization stands behind a role in one line, a number behind a country, or a country in an organization's."""
    held = _RUN_ROLE.search(role) if role else None
    if role and held is not None and _QUESTION.search(held[0]) and _ORGANIZATION.search(role, held.end()):
        return True
    if country is not None:
        return _HAS_DIGIT.search(country) is not None
    words = (organization or "").split()
    if any(is_country(word) and not _OF.search(before) for before, word in pairwise(words)):
        return True
    end = ends_with_country(organization) if organization else None
    return bool(organization and end and not _OF.search(organization, 0, end))


def _is_unsure(line: str) -> bool:
    """Whether a line that stands for a name holds more than a name has words, or names an organization behind one."""
    words = line.split()
    if len(words) < _RUN_TOGETHER - 1 or "," in line:
        return False
    behind = " ".join(words[2:])
    return len(words) >= _RUN_TOGETHER or bool(_ORGANIZATION.search(behind)) or ends_with_country(behind) is not None
