"""The expressions by which groups are found; they read folded text, in time linear in its length."""

import re
from collections.abc import Iterator
from functools import lru_cache

from fgmv_extract.itu.spellings import alternation, any_case, normal
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import plain

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_WORD_END = r"(?![^\W_])"
# A number may run into a word where a blank got lost (WP1/17Questions), but SG3rd and SG5A are something else.
_NUMBER_END = r"(?![0-9]|[A-Za-z]{1,2}(?![A-Za-z]))"
# 12 July, 12-14 July, 12 and 13 July
_NOT_A_DAY = rf"(?!(?:\s*+(?:[-,]|and\b)\s*+[0-9]{{1,2}}){{0,2}}+\s*+{_MONTH})"
# SG17-250408-TD-WP1-0001, SG2-C75, SG16-TD/Plen, TSAG - LS 35 - E
_NOT_A_DOCUMENT = r"""(?!\s?-\s?(?:[0-9]{6}|(?:o?LS|TD)[\s./-]*+(?:[0-9]|[nx]{2}|Plen|PLEN)
    |(?:C|R|RGM|COL|CIR|DOC|Report|[IO])[\s.-]*+[0-9]))"""
_SECTOR = r"(?i:(?:ITU|UIT)(?:[\s-]*+(?P<sector>[TRD])(?:(?![^\W_])|(?=SG|Study)))?+(?:['’]s)?+[\s/-]*+)"
_OF = r"(?:\s++(?:of\s++(?:the\s++)?ITU|de(?:\s++l['’]\s*+|l\s++)UIT)-(?P<of>[TRD])(?![^\W_]))?+"
_STUDY_GROUP = (
    r"(?:SG|Study[\s-]++Group|Commissions?\s++d['’]\s*+études|Comisi(?:ón|ones)\s++de\s++Estudio|(?-i:CE)(?=\s?[1-9]))"
)
_PARTIES = r"(?i:WP(?P<{0}_s>s)?+|Working\s++Part(?:y|(?P<{0}_ies>ies)))\s*+"
_COMMITTEE = r"[\s/-]*+\b(?:JTC|SC|TC|PC|WG|JWG|AG|AHG|AhG|SEG)[\s-]*+0*+[1-9][0-9]{0,2}+(?![0-9A-Za-z])"

_STUDY = rf"""(?:(?i:{_STUDY_GROUP}(?P<plural>s|\(s\))?+)|COM)(?:[\s:-]|(?i:no\.))*+0?(?P<number>[1-9][0-9]?+)
    (?:[\s-]?+RG-(?P<region>[A-Z]{{2,}}+))?+{_NUMBER_END}{_NOT_A_DOCUMENT}
    (?:[\s/-]++(?i:WP|Working\s++Party)\s?+(?P<within>[0-9]{{1,2}})(?![0-9/])|[/-](?P<question>Q[0-9]{{1,2}})(?![0-9/]))?+
    {_OF}"""
_PARTY = rf"""{_PARTIES.format("party")}(?P<party_number>[0-9]{{1,2}})(?:\s*+/\s*+|\s++of\s++(?:the\s++)?)(?:ITU-?T\s*+)?
    (?:(?i:{_STUDY_GROUP})[\s-]*+)?(?P<home>[1-9][0-9]?+{_NUMBER_END}|TSAG{_WORD_END}){_NOT_A_DOCUMENT}"""
_LETTERED = rf"{_PARTIES.format('lettered')}(?P<letters>[1-7][A-D]){_WORD_END}{_NOT_A_DOCUMENT}"
_EVERYONE = rf"""(?i:all(?:\s++(?:of|the|other)){{0,3}}+\s++(?P<whose>ITU(?:-?(?P<theirs>[TRD]){_WORD_END})?+[\s/-]++)?+
    (?:SGs|Study[\s-]++Groups|SG(?=\s*+(?:$|[,;).&]))|(?(whose)groups|(?!)))){_WORD_END}(?![\s:-]*+[0-9])
    (?:\s*+\([^()]*?\bSGs\b[^()]*+\))?+{_OF.replace("<of>", "<sector_behind>")}"""
_ISO = rf"(?:ISO\s*+/\s*+IEC|ISO|IEC){_WORD_END}(?:{_COMMITTEE})*+|(?=JTC)(?:{_COMMITTEE})++"
_FAMILY = rf"(?:JCA|IRG|CG|GSI|JRG|RG)-[A-Z][A-Za-z0-9]*+(?:&[A-Za-z0-9]++)*+{_WORD_END}{_NOT_A_DOCUMENT}"
_LIST = r"\s*+(?:[,;&+]\s*+(?:(?:and|or)\s++)?|(?:and|or)\s++)"
_INITIALS = pattern(r"(?:[^\W_][\W_]*?){3}")
_NOT_A_FRACTION = r"(?!\s?/\s?[0-9]|\.[0-9]|%|-[0-9])"

SECTOR = pattern(_SECTOR)
"""The ITU or one of its sectors in front of a group: *ITU-T*."""

JOINT = pattern(rf"{_LIST}|\s*+/\s*+")
"""What joins two groups of one list."""

MORE_NUMBERS = pattern(
    rf"(?:{_LIST}0?(?P<listed>[1-9][0-9]?+){_NUMBER_END}{_NOT_A_FRACTION}|/\s?0?(?P<slashed>[1-9][0-9]?+){_NUMBER_END}){_NOT_A_DAY}"
)
"""Another number of a list of study groups: *, 3*, *and 17*, */17*."""

BOUND = pattern(r"\s*+(?:$|[,;/.)(&\]]|(?:and|or)\b)")
"""What follows a number that certainly belongs to a list."""

MORE_PARTIES = pattern(rf"{_LIST}(?P<number>[0-9]{{1,2}})/(?P<home>[1-9][0-9]?+{_NUMBER_END}|TSAG{_WORD_END})")
"""Another working party: *and 2/20*."""

MORE_LETTERS = pattern(rf"(?:{_LIST}|/)(?P<letters>[1-7][A-D]){_WORD_END}")
"""Another working party of ITU-R: *, 5B*."""

ORGANIZATION = pattern(r"ISO|IEC|/(?=\s*+IEC)")
"""The parts of the name in front of a committee: *ISO / IEC*."""

COMMITTEE = pattern(r"(JTC|SC|TC|PC|WG|JWG|AG|AHG|AhG|SEG)[\s-]*+0*+([1-9][0-9]*+)")
"""One level of the committees of ISO and IEC: *SC 27*."""

MORE_COMMITTEES = pattern(rf"(?:{_LIST})(?P<committees>(?:{_COMMITTEE})++)")
"""Other committees of the same parent: *and WG 5*."""

PARTY_IN = pattern(r"[\s/-]++(?i:WP|Working\s++Party)\s?+(?P<number>[0-9]{1,2})(?![0-9/])")
"""A working party behind the name of its parent: *TSAG WP2*."""

STANDARD = pattern(
    r"[\s/-]*+(?:(?:TS|TR|EN|ES|EG|GS|GR|Std\.?|STD|RFCs?|DIS|FDIS|CD|PAS|IS|NP|Guide)\b)?+[\s-]*+(?!802(?![0-9]))[0-9]{2,}"
    r"|[\s/-]++(?:RFC|Std|TS|TR)s?\b|\.(?:org|int|com|net)\b"
)
"""What makes the name of an organization a standard or an address: *ETSI TS 103 645*, *3GPP.org*."""

DETAIL = pattern(
    r"""[\ \t/-]++(
      (?:[A-Z0-9][\w.&-]*+\s++){0,3}?(?:Working\s++Group|Research\s++Group|Task\s++Force|WG|RG|SIG|TSC)(?:\s?[0-9]{1,2}[a-z]?)?+\b
    | (?:TSG[\s-]?+)?(?:SA|RAN|CT|GERAN|CN)(?:[\s-]?+(?:WG)?[0-9]{1,2}|\s++WG\s?[0-9]{1,2})?+\b
    | (?:ISG|TC|EP|SC|TG|OCG|STF|SyC|ISC)[\s-]++[A-Z]\w*+
    | P[0-9]{3,4}(?:\.[0-9]{1,3})?+(?![\w.-])
    | (?:P|C/)?802(?:\.[0-9]{1,2})?+(?:\s++(?:WG|LMSC))?+\b
    )""",
    re.VERBOSE,
)
"""The part of an organization that is meant: *SA WG4*, *CODEC Working Group*, *ISG-QKD*."""

ACRONYM = pattern(r"[ \t/-]++([A-Z][A-Z0-9]{2,}+)(?![\w-])")
"""A working group of the IETF that is only named: *SIDROPS*."""

OTHER_FOCUS_GROUP = pattern(rf"FG-[A-Z][A-Za-z0-9&]*+(?:-[0-9]{{4}})?+{_WORD_END}")
"""A Focus Group the vocabulary does not know."""


@lru_cache
def scanner(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the expression for whatever may begin a mention; its last group tells what.

    ``body`` is only the beginning of a name: an alternation of all names would take longer to compile than the reading of
    a whole archive saves.
    """
    return re.compile(
        rf"""(?<![^\W_])(?=[A-Z0-9acfhisw{_letters(vocabulary)}])(?<!@)(?<![^\W_]\.)(?:
            (?P<address>https?://\S++|www\.\S++)
          | {_SECTOR}?(?:
                (?P<study>{_STUDY})
              | (?P<party>{_PARTY})
              | (?P<lettered>{_LETTERED})
              | (?P<everyone>{_EVERYONE})
              | (?P<focus>(?i:FG)(?=[\s-]*+[A-Za-z0-9]))
              | (?P<titled>(?i:Focus\s++Group\s++on\s++(?:the\s++)?))
              | (?P<iso>{_ISO})
              | (?:TSAG[\s/-]++)?(?P<family>{_FAMILY}))
          | (?P<everybody>(?i:all){_WORD_END})
          | (?P<body>{_beginnings(vocabulary)}))""",
        re.VERBOSE,
    )


def body_at(text: str, start: int, vocabulary: Vocabulary) -> re.Match[str] | None:
    """Match the longest name of a body that begins at ``start``, with the sector before it or without."""
    sector = SECTOR.match(text, start)
    for begin in (sector.end(), start) if sector else (start,):
        beginning = _beginning(vocabulary).match(text, begin)
        if beginning is not None and (name := _names(vocabulary, beginning[0]).match(text, begin)) is not None:
            return name
    return None


@lru_cache
def focus_group_titles(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the expression for the titles of Focus Groups, to be matched behind *Focus Group on*."""
    titles = [title for group in vocabulary.focus_groups.values() for title in group.titles]
    return re.compile(rf"(?:{any_case(titles) or '(?!)'}){_WORD_END}")


def _spellings(vocabulary: Vocabulary) -> Iterator[str]:
    """The names of all bodies, and those of Focus Groups that do not begin with FG (IPTV-FG)."""
    for spellings in vocabulary.bodies.values():
        yield from spellings
    for group in vocabulary.focus_groups.values():
        yield from (name for name in group.names if not name.startswith("FG"))


@lru_cache
def _shelves(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The names by the normal form of their first three letters or digits."""
    shelves: dict[str, list[str]] = {}
    for spelling in _spellings(vocabulary):
        shelves.setdefault(normal(_initials(spelling)), []).append(spelling)
    return shelves


def _initials(spelling: str) -> str:
    initials = _INITIALS.match(spelling)
    return initials[0] if initials else spelling


def _as_spelled(vocabulary: Vocabulary) -> set[str]:
    """What the names begin with, as spelled or in capitals: *tel* would stop at every telephone."""
    initials = {_initials(spelling) for spelling in _spellings(vocabulary)}
    return initials | {written.upper() for written in initials}


@lru_cache
def _beginnings(vocabulary: Vocabulary) -> str:
    """The expression for what the names begin with."""
    return alternation(sorted(_as_spelled(vocabulary))) or "(?!)"


def _letters(vocabulary: Vocabulary) -> str:
    """The characters that the names begin with, for the inside of brackets."""
    return re.escape("".join(sorted({plain(written)[:1] for written in _as_spelled(vocabulary)})))


@lru_cache
def _beginning(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(_beginnings(vocabulary))


@lru_cache(maxsize=4096)
def _names(vocabulary: Vocabulary, beginning: str) -> re.Pattern[str]:
    """Return the expression for the names that begin so; most are never asked for, and compiling takes its time."""
    spellings = _shelves(vocabulary)[normal(beginning)]
    return re.compile(rf"(?:{any_case(spellings)}){_WORD_END}{_NOT_A_DOCUMENT}", re.VERBOSE)
