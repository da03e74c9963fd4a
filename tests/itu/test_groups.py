"""Groups are found however they are written, and only groups are."""

import re
import string
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fgmv_extract.itu.groups import EVERYBODY, Mention, find_groups, is_known, is_symbol, read_group
from fgmv_extract.itu.periods import ALL_STUDY_GROUPS
from fgmv_extract.itu.vocabulary import default
from tests.growth import in_proportion

CASES = Path(__file__).resolve().parents[1] / "cases" / "groups.txt"
ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(n))")


def unescaped(text: str) -> str:
    """Put the characters in place that a case names."""
    return ESCAPE.sub(lambda escape: "\n" if escape[2] else chr(int(escape[1], 16)), text)


def cases() -> Iterator[object]:
    """Every case of the file, named by its line."""
    for number, line in enumerate(CASES.read_text("utf-8").splitlines(), start=1):
        text, arrow, expected = line.partition(" => ")
        if arrow and not line.startswith("#"):
            yield pytest.param(unescaped(text), expected, id=f"line {number}")


def told(mentions: tuple[Mention, ...]) -> str:
    """Write mentions as the case file does."""
    return ", ".join(m.group + (f" {{{m.detail}}}" if m.detail else "") for m in mentions) or "none"


def groups(text: str, *, everybody: bool = False) -> tuple[str, ...]:
    """The names of the groups in a text."""
    return tuple(mention.group for mention in find_groups(text, default(), everybody=everybody))


@pytest.mark.parametrize(("text", "expected"), [*cases()])
def test_groups_are_found_as_their_case_says(text: str, expected: str) -> None:
    """Each text names the groups that its line in the case file says."""
    assert told(find_groups(text, default())) == expected


@pytest.mark.parametrize(("text", "expected"), [*cases()])
def test_mentions_stand_in_order_and_apart(text: str, expected: str) -> None:
    """Spans are not empty, lie in the text, and do not overlap, wherever the text stands."""
    for before in ("", "see\u200b ", "\u00ad"):
        longer = f"{before}{text}"
        mentions = find_groups(longer, default())
        assert told(mentions) == expected
        assert all(0 <= mention.start < mention.end <= len(longer) for mention in mentions)
        assert all(one.end <= other.start for one, other in pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("to ITU-T Study Groups 2, 3 and 17.", ["ITU-T Study Groups 2", "3", "17"]),
        ("SG17\n(SG13, SG16)", ["SG17", "SG13", "SG16"]),
        ("the SG\u00ad20\u200b, ITU\u2011T SG2", ["SG\u00ad20", "ITU\u2011T SG2"]),
        ("Review Committee (RevCom) and TSAG", ["Review Committee (RevCom)", "TSAG"]),
        ("To: 3GPP SA WG4, Stefan", ["3GPP SA WG4"]),
        ("SG16/17", ["SG16", "17"]),
        ("ISO/IEC JTC 1/SC 29/WG 3 and WG 7", ["ISO/IEC JTC 1/SC 29/WG 3", "WG 7"]),
    ],
)
def test_a_span_holds_what_was_read(text: str, spans: list[str]) -> None:
    """A mention's span is the group as printed; in a list the first holds the prefix and each other its number."""
    assert [text[mention.start : mention.end] for mention in find_groups(text, default())] == spans


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("SG20", "ITU-T SG20"),
        ("ITU-T SG 20", "ITU-T SG20"),
        (" Study Group 16: ", "ITU-T SG16"),
        ("STUDY GROUP 16", "ITU-T SG16"),
        ("TSAG", "ITU-T TSAG"),
        ("tsag", "ITU-T TSAG"),
        ("revcom", "ITU-T RevCom"),
        ("who", "WHO"),
        ("fgmv", "FG-MV"),
        ("iso/iec jtc 1/sc 27", "ISO/IEC JTC 1/SC 27"),
        ("Focus Group on metaverse", "FG-MV"),
        ("All SGs", ALL_STUDY_GROUPS),
        ("ALL", EVERYBODY),
        ("ITU-R", "ITU-R"),
        ("SG20 position", None),
        ("SG20, SG16", None),
        ("SGs 2 and 3", None),
        ("the SG20", None),
        ("Title", None),
        ("No.", None),
        ("", None),
        ("Q7/20", None),
        ("FGMV-05", None),
    ],
)
def test_a_heading_that_is_exactly_a_group_is_read_as_it(text: str, group: str | None) -> None:
    """A text that is one group and nothing else is that group, in any case; any other text is none."""
    assert read_group(text, default()) == group


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All for information", (EVERYBODY,)),
        ("Sent to ALL", (EVERYBODY,)),
        ("SG16 (all)", ("ITU-T SG16", EVERYBODY)),
        ("All SGs", (ALL_STUDY_GROUPS,)),
        ("allocated", ()),
        ("overall", ()),
    ],
)
def test_all_names_everybody_where_the_caller_says_so(text: str, expected: tuple[str, ...]) -> None:
    """The word *all* is the symbol for everybody in an allocation cell only."""
    assert groups(text, everybody=True) == expected
    assert EVERYBODY not in groups(text)


@pytest.mark.parametrize(
    ("group", "when", "known"),
    [
        ("ITU-T SG20", None, True),
        ("ITU-T SG99", None, False),
        ("ITU-T SG21", "2024-07", False),
        ("ITU-T SG21", "2025-03", True),
        ("ITU-T SG16", "2025-2028", False),
        ("ITU-T SG16", "1999", True),
        ("ITU-T WP1/20", None, True),
        ("ITU-T WP1/99", None, False),
        ("ITU-T WP2/TSAG", None, True),
        ("ITU-T SG20RG-AFR", None, True),
        ("ITU-R SG5", "2024", True),
        ("ITU-R SG20", None, False),
        ("ITU-R WP 5D", None, True),
        ("ITU-R WP 2A", None, False),
        ("ITU-T TSAG", None, True),
        ("ITU-T JCA-XYZ", None, False),
        ("FG-MV", None, True),
        ("FG-XYZ", None, False),
        ("ISO/IEC JTC 1/SC 27/WG 5", None, True),
        ("ISO/TC 204", None, True),
        ("all", None, True),
        ("ITU-T all SGs", None, True),
        ("Acme", None, False),
    ],
)
def test_a_group_is_known_if_the_vocabulary_has_it(group: str, when: str | None, known: bool) -> None:  # noqa: FBT001
    """A group read by its form only is told from one the vocabulary has, at a time if one is given."""
    assert is_known(group, default(), when) is known


def test_symbols_are_no_names() -> None:
    """``all`` and ``ITU-T all SGs`` are symbols; groups that nobody could confuse with them are not."""
    assert [is_symbol(group) for group in ("all", "ITU-T all SGs", "ITU-T SG20", "FG-MV")] == [True, True, False, False]


SECTORS = st.sampled_from("TRD")
NUMBERS = st.integers(1, 99)
CANONICAL = st.one_of(
    st.builds("ITU-{} SG{}".format, SECTORS, NUMBERS),
    st.builds("ITU-{} WP{}/{}".format, SECTORS, st.integers(1, 9), NUMBERS),
    st.builds("ITU-R WP {}{}".format, st.integers(1, 7), st.sampled_from("ABCD")),
    st.builds("ITU-T WP{}/TSAG".format, st.integers(1, 9)),
    st.builds("ITU-T SG{}RG-{}".format, NUMBERS, st.sampled_from(["AFR", "AO", "LATAM"])),
    st.builds("ITU-{} all SGs".format, SECTORS),
    st.builds("ISO/IEC JTC 1/SC {}/WG {}".format, NUMBERS, NUMBERS),
    st.builds("ISO/TC {}".format, NUMBERS),
    st.builds("IEC TC {}".format, NUMBERS),
    st.builds("ITU-T JCA-{}".format, st.text(string.ascii_uppercase, min_size=3, max_size=8)),
    st.sampled_from([*default().focus_groups, *(body for body, spellings in default().bodies.items() if spellings)]),
)


@given(CANONICAL)
def test_the_canonical_form_reads_back(group: str) -> None:
    """What a group is called here is one of the ways to write it."""
    assert groups(group) == (group,)
    assert read_group(group, default()) == group


@pytest.mark.parametrize(
    ("group", "spelling"),
    [
        *((body, spelling) for body, spellings in default().bodies.items() for spelling in spellings),
        *((group.name, name) for group in default().focus_groups.values() for name in group.names),
        *(
            (group.name, f"Focus Group on {title}")
            for group in default().focus_groups.values()
            for title in group.titles
        ),
    ],
)
def test_every_spelling_names_its_group(group: str, spelling: str) -> None:
    """Each spelling of the data is found in running text and read as a heading."""
    assert groups(f"to {spelling}, thank you") == (group,)
    assert read_group(spelling, default()) == group


BLANKS = st.sampled_from([" ", "\u00a0", "\n", "  ", "\u2009"])
HYPHENS = st.sampled_from(["-", "\u2011", "\u2013", "\u00ad-"])


@given(CANONICAL, BLANKS, HYPHENS)
def test_blanks_and_hyphens_of_any_kind_change_nothing(group: str, blank: str, hyphen: str) -> None:
    """Office programs' blanks and hyphens are as good as the plain ones."""
    assert groups(group.replace(" ", blank).replace("-", hyphen)) == (group,)


@given(st.builds("ITU-{} SG{}".format, SECTORS, NUMBERS) | st.sampled_from(sorted(default().focus_groups)))
def test_case_changes_nothing_for_study_groups_and_focus_groups(group: str) -> None:
    """Study groups and Focus Groups are found in capitals and in small letters."""
    assert groups(group.lower()) == groups(group.upper()) == (group,)


@given(
    st.lists(CANONICAL.filter(lambda group: " all " not in group), min_size=1, max_size=6),
    st.sampled_from([", ", "\n", "; ", " and "]),
)
def test_a_list_of_canonical_names_reads_as_that_list(names: list[str], joint: str) -> None:
    """Groups with their full names do not disturb each other in a list."""
    assume(not ("JCA-IoT" in " ".join(names) and joint == " and "))
    assert groups(joint.join(names)) == tuple(names)


PIECES = st.sampled_from(
    [
        "ITU", "-T", "-R", " ", "SG", "SGs", "16", "20", "/", ", ", "(", ")", " and ", "Study Group", "s", "all ", "FG", "-MV",
        "ISO/IEC", " JTC 1", "/SC 27", "WP", "5D", "TSAG", "-LS35", "\u00ad", "\u2011", "\n", "of ", "RG-AFR", "IETF ", "CODEC WG",
        "July", "https://", "@", ".", "é", "Q7/20", "JCA-", "Focus Group on ", "metaverse",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join) | st.text())
def test_any_text_gives_ordered_mentions(text: str) -> None:
    """Whatever the text, mentions are in order and apart, lie in it, and each reads again as its group on its own."""
    mentions = find_groups(text, default(), everybody=True)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert mentions == find_groups(text, default(), everybody=True)
    assert all(groups(mention.group, everybody=True) == (mention.group,) for mention in mentions)


HOSTILE = (
    "SG1, ", "SG  ", "ITU-T ", "ITU-", "all ", "all of the ", "(SGs ", "all SGs (", "all SGs (SGs", "ISO/IEC ", "ISO/", "JTC 1/",
    "SC 1/WG 1 ", ",WG 1", "WP1/", "WP 1/20 and ", "FG- ", "FGMV-", "FGMV-1.", "FGXY-1-", "IETF A ", "3GPP SA ", "TSAG - ", "JCA-A&",
    "Focus Group on ", "Study Groups 1 and ", "SG1-", "SG1 - C ", " of the ITU-", "ITU's ", "ETSI TS ", "1 and 2 July ", "1/", "2, ",
    "https://", "@a", "\u00ad", "SG\u00ad1", "5B, ", "FG-MV 5 ", "D1-", "\n", "Wor", "(SG1",
)  # fmt: skip


@pytest.mark.parametrize("start", ["", "SG1", "SGs 1", "WPs 5A", "ISO/IEC JTC 1", "all SGs", "FGMV"])
def test_finding_groups_takes_time_in_proportion_to_the_text(start: str) -> None:
    """Doubling a hostile text at most triples the time; what takes next to none is not measured."""

    def run(piece: str, length: int) -> None:
        find_groups(start + piece * (length // len(piece)), default(), everybody=True)

    slow = [piece for piece in HOSTILE if not in_proportion(partial(run, piece), 4_000)]
    assert slow == []
