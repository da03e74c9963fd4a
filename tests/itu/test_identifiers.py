"""Identifiers of deliverables are read in every spelling, and nothing else is taken for one."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.identifiers import Identifier, find_identifiers, key, known_by, read_identifier, same
from fgmv_extract.itu.templates import Template, is_template
from fgmv_extract.itu.vocabulary import default
from tests.growth import in_proportion

CASES = Path(__file__).resolve().parents[1] / "cases" / "identifiers.txt"
ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(n))")


def unescaped(text: str) -> str:
    """Put the characters in place that a case names."""
    return ESCAPE.sub(lambda escape: "\n" if escape[2] else chr(int(escape[1], 16)), text)


def cases() -> Iterator[object]:
    """Every case of the file, named by its line: the cell, the document's Focus Group, what is expected."""
    for number, line in enumerate(CASES.read_text("utf-8").splitlines(), start=1):
        text, arrow, expected = unescaped(line).partition(" => ")
        if arrow and not line.startswith("#"):
            cell, _, group = text.partition(" @ ")
            yield pytest.param(cell, group or None, expected, id=f"line {number}")


def told(read: tuple[Identifier, str] | None) -> str:
    """Write what was read as the case file does."""
    if read is None:
        return "none"
    identifier, rest = read
    parts = [identifier.id, identifier.focus_group or "-", ", ".join(identifier.aliases) or "-", rest or "-"]
    while parts[-1] == "-":
        parts.pop()
    return " | ".join(parts)


def found(text: str, focus_group: str | None = None) -> list[tuple[str, str]]:
    """The identifiers in a text, and what each was read from."""
    citations = find_identifiers(text, default(), focus_group)
    return [(citation.identifier.id, text[citation.start : citation.end]) for citation in citations]


@pytest.mark.parametrize(("cell", "focus_group", "expected"), [*cases()])
def test_a_cell_reads_as_its_case_says(cell: str, focus_group: str | None, expected: str) -> None:
    """Each cell begins with the identifier that its line in the case file says."""
    assert told(read_identifier(cell, default(), focus_group)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FGMV-01 to FG-MV-22.", [("FGMV-01", "FGMV-01"), ("FGMV-22", "FG-MV-22")]),
        ("FGMV-01–FGMV-22", [("FGMV-01", "FGMV-01"), ("FGMV-22", "FGMV-22")]),
        ("(FGMV‑\u00ad07)", [("FGMV-07", "FGMV‑\u00ad07")]),
        ("see FGMV-\n24 and DEL02.2", [("FGMV-24", "FGMV-\n24"), ("DEL2.2", "DEL02.2")]),
        ("FG DLT D1.1 and D1.2", [("FG DLT D1.1", "FG DLT D1.1")]),
        ("FGXY-07, FGMV-O-128, SG20-C416", [("FGXY-07", "FGXY-07")]),
        ("the FG-MV 52 deliverables of FG-MV 3-5 October", []),
        ("the FG-MV 05 and FGMV 24", [("FGMV-05", "FG-MV 05"), ("FGMV-24", "FGMV 24")]),
        ("FG-MV 24 (see above)", [("FGMV-24", "FG-MV 24")]),
        ("XFGMV-05 MODEL2.2", []),
        ("FGMV-19 (formerly FGMV-D5.1-uriop)", [("FGMV-19", "FGMV-19"), ("FGMV-D5.1-uriop", "FGMV-D5.1-uriop")]),
    ],
)
def test_identifiers_are_found_in_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    """In prose only what names its Focus Group is an identifier, or what only one Focus Group prints."""
    assert found(text) == expected


def test_the_group_a_document_is_about_gives_meaning_to_its_own_forms() -> None:
    """With the Focus Group of the document, its forms count without its name, in prose as well."""
    assert found("D1.1 and D3.1", "FG-DLT") == [("FG DLT D1.1", "D1.1"), ("FG DLT D3.1", "D3.1")]
    assert found("D1.1 and D3.1") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FGMV-05", "fg-mv 5"),
        ("FGMV-05", "FGMV\u2011005"),
        ("DEL02.2", "DEL 2.2"),
        ("FG DLT D1.1", "FG-DLT-D01.1"),
        ("FG-MV D.WG1-01", "FGMV D.WG1-1"),
    ],
)
def test_spellings_of_one_identifier_have_one_key(one: str, other: str) -> None:
    """Case, blanks, hyphens and leading zeros do not matter to a key."""
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("FGMV-05", "FGMV-50"), ("D1.1", "D11"), ("D.WG1-01", "D.WG11"), ("FGMV-05", "FGVM-05"), ("FGMV-0", "FGMV")],
)
def test_different_identifiers_have_different_keys(one: str, other: str) -> None:
    """What separates two numbers stays in a key."""
    assert key(one) != key(other)


def test_an_alias_names_the_same_deliverable() -> None:
    """A working name and the identifier it was approved under are the same, in both directions."""
    working, approved, other = (
        Identifier("FGMV-D5.1-uriop", "FG-MV", ("FGMV-19",)),
        Identifier("FGMV-19"),
        Identifier("FGMV-20"),
    )
    assert same(working, approved)
    assert same(approved, working)
    assert not same(working, other)


@pytest.mark.parametrize(
    ("template", "head"),
    [("FGMV-{nn}", "FGMV"), ("FG-MV D.WG{n}-{nn}", "FG-MV"), ("DEL{n}.{n}", ""), ("D{n}", "")],
)
def test_a_form_knows_the_name_it_begins_with(template: str, head: str) -> None:
    """The group's name at the beginning of a form is told from the rest, in whatever spelling the group prints."""
    assert Template(template, "FG-MV").head == head


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("FGXY-{nn}", True), ("FGXY-{word}", True), ("FGXY", False), ("FGXY-{number}", False), ("FGXY-{nn}}", False)],
)
def test_a_form_has_fields(text: str, is_one: bool) -> None:  # noqa: FBT001
    """Text without a field, or with a brace that is none, is no form of identifiers."""
    assert is_template(text) is is_one


def forms() -> st.SearchStrategy[str]:
    """Identifiers in the forms of the vocabulary, as their groups print them."""
    templates = [form for group in default().focus_groups.values() for form in group.templates]
    fields = st.lists(st.integers(0, 999).map(str), min_size=3, max_size=3).map(tuple)
    return st.builds(
        lambda form, numbers: form.written(numbers),
        st.sampled_from([form for form in templates if "{word}" not in form.text]),
        fields,
    )


@given(
    forms(),
    st.sampled_from(["-", "\u2011", "\u2013", "- ", "-\n"]),
    st.sampled_from([" ", "\u00a0", "\n", "  "]),
    st.booleans(),
)
def test_every_printed_form_reads_back_in_every_spelling(identifier: str, hyphen: str, blank: str, small: bool) -> None:  # noqa: FBT001
    """The printed form reads back to itself, whatever hyphens, blanks and case it is spelled with."""
    spelled = identifier.replace(" ", blank).replace("-", hyphen)
    read = read_identifier(spelled.lower() if small and spelled[:2] == "FG" else spelled, default())
    assert read is not None
    assert (read[0].id, read[1]) == (identifier, "")


@given(forms(), st.sampled_from(["", "see ", "(", "–", "\u200b"]), st.sampled_from(["", ".", ", and", ")", " Title"]))
def test_an_identifier_is_no_mention_of_its_group(identifier: str, before: str, after: str) -> None:
    """What is found as an identifier is not found as a Focus Group, and its span is the identifier."""
    text = f"{before}{identifier}{after}"
    assert found(text) == [(identifier, identifier)]
    assert find_groups(text, default()) == ()


PIECES = st.sampled_from(
    [
        "FG",
        "-MV",
        "MV",
        "FGMV",
        "-",
        " ",
        "05",
        "D1.1",
        "DEL",
        ".",
        "XY",
        "O-",
        "128",
        "\n",
        "\u00ad",
        "ITU-T ",
        "WG1",
        "a",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(), st.sampled_from([None, "FG-MV", "FG-DLT", "FG-XX"]))
def test_any_text_gives_ordered_citations(text: str, focus_group: str | None) -> None:
    """Whatever the text, citations are in order and apart, and each identifier reads back to itself."""
    citations = find_identifiers(text, default(), focus_group)
    assert all(0 <= citation.start < citation.end <= len(text) for citation in citations)
    assert all(one.end <= other.start for one, other in pairwise(citations))
    for citation in citations:
        again = read_identifier(citation.identifier.id, default(), focus_group)
        assert again is not None
        assert again == (citation.identifier, "")


HOSTILE = (
    "FG-", "FG ", "FG- ", "FGMV-", "FGMV ", "FGMV-1.", "FGMV-1-", "FGMV-a-", "FGXY-1-", "FGXY-A", "FG-A&", "DEL", "DEL1", "DEL1.1.", "D1.",
    "D1-", "D.WG", "D.WG1-", "ITU-T ", "ITU ", "ITU-T FG", "0", "FGMV-0", "\u00ad", "\n", "(", "[", "FG-MV 5 ", "1-",
)  # fmt: skip


@pytest.mark.parametrize("start", ["", "FGMV", "FG-MV D", "FGXY-1", "ITU"])
def test_reading_identifiers_takes_time_in_proportion_to_the_text(start: str) -> None:
    """Doubling a hostile text at most triples the time; what takes next to none is not measured."""

    def run(piece: str, length: int) -> None:
        text = start + piece * (length // len(piece))
        find_identifiers(text, default(), "FG-DLT")
        read_identifier(text, default(), "FG-DLT")
        known_by.cache_clear()

    slow = [piece for piece in HOSTILE if not in_proportion(partial(run, piece), 4_000)]
    assert slow == []


def test_a_cell_that_is_read_again_says_the_same() -> None:
    """What is kept of it leaves nothing out: rests, aliases, and that there is no identifier; its own text is not kept twice."""
    for text in ("FGMV-05", "FGMV-5", "FGMV-05 (draft)", "DEL02.2", "FG-DLT D1.1", "none", ""):
        known_by.cache_clear()
        assert read_identifier(text, default(), "FG-AI4H") == read_identifier(text, default(), "FG-AI4H")
    text = "FGMV-07"
    read = read_identifier(text, default())
    assert read is not None
    assert read[0].id is text


def test_no_more_cells_are_kept_than_there_may_be() -> None:
    """A table of a hundred thousand rows leaves no more behind than one of some thousand."""
    for number in range(9_000):
        read_identifier(f"FGMV-{number}", default())
    assert len(known_by(default(), None)) <= 8_192
