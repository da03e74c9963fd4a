"""Groups as people write them, and the one way they are written here.

    ITU-T SG20 · ITU-T WP1/20 · ITU-T SG20RG-AFR · ITU-T TSAG · ITU-T JCA-IoT · ITU-T all SGs · FG-MV · ITU-R SG5 · ITU-R WP 5D
    ITU CCT · ISO/IEC JTC 1/SC 27/WG 5 · ISO/TC 204 · IEC TC 57 · IETF · all

Without a sector a study group is one of ITU-T (*SG16* in a statement of ITU-T), unless it stands in a list directly behind
a group of another sector that has a study group of that number (*ITU-R SG5 and SG6*, but *ITU-R SG5, SG16*). Study groups
that nobody names (*relevant Study Groups*) are no mention; *all Study Groups* is the symbol ``ITU-T all SGs``. A Question
(Q7/20), the number of a document (SG20-C416, TSAG-LS35), an identifier (FGMV-05) and a standard (ISO/IEC 27001) are none.
"""

from functools import lru_cache

from fgmv_extract.itu.folded import folded
from fgmv_extract.itu.mention import EVERYBODY, Mention, study_group
from fgmv_extract.itu.mentions import scan, with_abbreviations
from fgmv_extract.itu.periods import study_groups
from fgmv_extract.itu.spellings import normal
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_CELL = 120  # characters
_SENTENCE = 2000
_NUMBERED = pattern(
    r"ITU-(?P<sector>[TRD]) (?:SG|WP[0-9]+/)(?P<number>[0-9]+)(?:RG-[A-Z]+)?|ITU-R WP (?P<series>[0-9])[A-D]"
)
_COMMITTEE = pattern(r"(?:ISO/IEC JTC [123]|ISO/TC [0-9]+|IEC TC [0-9]+|ISO|IEC|ISO/IEC)(?:/[A-Za-z]+ [0-9]+)*")


def is_symbol(group: str) -> bool:
    """Tell whether a group is one of the symbols ``all`` and ``ITU-T all SGs``, which stay as they are."""
    return group == EVERYBODY or group.endswith(" all SGs")


@lru_cache(maxsize=4096)
def is_known(group: str, vocabulary: Vocabulary, when: str | None = None) -> bool:
    """Tell whether the vocabulary knows a group, given its name as it is written here.

    With ``when``, a study period or an ISO date, a study group of ITU-T counts only if it existed then. A working party is
    known with its study group; committees of ISO and IEC are known by their form.
    """
    if (numbered := _NUMBERED.fullmatch(group)) is not None:
        sector, number = numbered["sector"] or "R", int(numbered["number"] or numbered["series"])
        if sector == "T" and when is not None and (existing := study_groups(when, vocabulary)):
            return study_group(number) in existing
        return number in vocabulary.study_group_numbers[sector]
    named = group in vocabulary.bodies or group in vocabulary.focus_groups
    return named or is_symbol(group) or group.endswith("/TSAG") or _COMMITTEE.fullmatch(group) is not None


@lru_cache(maxsize=4096)
def read_group(text: str, vocabulary: Vocabulary) -> str | None:
    """Return the group when the text is exactly one, in any case (``SG20``, ``ITU-T Study Group 20``, ``All``)."""
    whole = collapse(text).rstrip(" :")
    if normal(whole) == EVERYBODY:
        return EVERYBODY
    if (named := vocabulary.group_names.get(normal(whole))) is not None:
        return named
    for spelled in (whole, whole.upper()):
        mentions = find_groups(spelled, vocabulary)
        if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(spelled)):
            return mentions[0].group
    return None


def find_groups(text: str, vocabulary: Vocabulary, *, everybody: bool = False) -> tuple[Mention, ...]:
    """Find the groups a text names, in its order; mentions do not overlap.

    With ``everybody`` the word *all* is a mention, too, as befits an allocation cell; in prose it is but a word.
    """
    if len(text) <= _CELL:
        return _found_in_cell(text, vocabulary, everybody)
    if len(text) <= _SENTENCE:
        return _found_in_sentence(text, vocabulary, everybody)
    return _found(text, vocabulary, everybody=everybody)


@lru_cache(maxsize=4096)
def _found_in_cell(text: str, vocabulary: Vocabulary, everybody: bool) -> tuple[Mention, ...]:  # noqa: FBT001  a cache key
    """Remember short texts: the cells of an archive repeat each other."""
    return _found(text, vocabulary, everybody=everybody)


@lru_cache(maxsize=256)
def _found_in_sentence(text: str, vocabulary: Vocabulary, everybody: bool) -> tuple[Mention, ...]:  # noqa: FBT001  a cache key
    """Look once for what one reader after the other asks for."""
    return _found(text, vocabulary, everybody=everybody)


def _found(text: str, vocabulary: Vocabulary, *, everybody: bool) -> tuple[Mention, ...]:
    whole = folded(text)
    mentions = tuple(scan(whole.text, vocabulary, everybody=everybody))
    if len(mentions) > 1 and "(" in text:
        mentions = tuple(with_abbreviations(mentions, whole.text))
    if whole.offsets is None:
        return mentions
    return tuple(Mention(found.group, *whole.span(found.start, found.end), found.detail) for found in mentions)


__all__ = ["EVERYBODY", "Mention", "find_groups", "is_known", "is_symbol", "read_group", "study_group"]
