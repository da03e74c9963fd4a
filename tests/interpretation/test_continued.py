"""Lines without a label that go on with the value above them."""

import pytest

from fgmv_extract.interpretation.continued import continued
from fgmv_extract.interpretation.fields import BARE, Field
from fgmv_extract.places import Place


def joined(label: str, *lines: str, apart: int = 1) -> list[tuple[str, str]]:
    """The fields that come of a value and the lines below it; each stands in its own block."""
    fields = [Field(BARE if at else label, line, Place(at * apart)) for at, line in enumerate(lines)]
    made = list(continued(fields))
    assert [field.verbatim for field in made] == [fields[field.place.block // apart].text for field in made]
    return [(field.label, field.text) for field in made]


@pytest.mark.parametrize(
    ("label", "lines", "count"),
    [
        ("title", ("LS/o on maps", "of cities", "A line"), 2),
        ("title", ("LS/o on maps", "Of cities"), 1),
        ("title", ("LS/o on maps", "(reply to TSAG-LS35)", "[to TSAG]", "A line"), 3),
        ("title", ("LS/o on maps and", "Signs", "A line"), 2),
        ("title", ("LS/o on maps (of", "Signs", "of all)", "A line"), 3),
        ("title", ("LS/o [on maps", "Signs]", "A line"), 2),
        ("title", ("LS/o [on maps", "Signs", "A line"), 1),
        ("title", ("-", "of cities"), 1),
        ("approval", ("SG20 meeting,", "Geneva", "A line"), 2),
        ("approval", ("SG20 meeting (Geneva,", "12 July 2024)", "A line"), 2),
        ("to", ("SG20,", "SG16", "A line"), 2),
        ("to", ("SG20", "of cities"), 1),
        ("action", ("ITU-T", "SG20 and", "SG5", "A line"), 3),
        ("source", ("SG20,", "SG16"), 1),
        ("deadline", ("1 July,", "2024"), 1),
        ("title", ("a,", "b,", "c,", "d,", "e,", "f,", "g,", "h,"), 7),
    ],
)
def test_a_value_goes_on(label: str, lines: tuple[str, ...], count: int) -> None:
    """Behind a word or sign that ends nothing, within a bracket, a title also with a small letter; six lines at most."""
    assert joined(label, *lines) == [(label, "\n".join(lines[:count])), *((BARE, line) for line in lines[count:])]


def test_only_the_next_block_goes_on() -> None:
    """Nor does a line with a label."""
    assert joined("title", "LS/o on maps and", "signs", apart=2) == [("title", "LS/o on maps and"), (BARE, "signs")]
    fields = [Field("title", "LS/o on maps and", Place(0)), Field("source", "signs", Place(1))]
    assert list(continued(fields)) == fields


def between(label: str, *lines: str, behind: str = "source", apart: int = 1) -> list[tuple[str, str]]:
    """The fields that come of a value, the lines below it, and an empty value behind."""
    fields = [Field(BARE if at else label, line, Place(at * apart)) for at, line in enumerate(lines)]
    return [
        (field.label, field.text) for field in continued([*fields, Field(behind, "", Place(len(lines) * apart + 1))])
    ][:-1]


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("action", ("Metaverse", "Standards Forum, Jane Roe")),
        ("action", ("SG17", "(Q1/17), 3) IETF", "SG5")),
        ("source", ("ITU-T SG15, Rapporteur", "group for Q4/15")),
        ("title", ("LS/o on Maps", "Cities", "Roads")),
        ("meeting", ("Virtual, 26 May", "2025")),
        ("deadline", ("31 August", "2024")),
        ("keywords", ("Metaverse; digital", "Twin, avatar")),
    ],
)
def test_a_line_that_labels_enclose_goes_on_with_the_value(label: str, lines: tuple[str, ...]) -> None:
    """Directly below it, and directly above the next label."""
    assert between(label, *lines) == [(label, "\n".join(lines))]
    assert len(between(label, *lines, apart=2)) == len(lines)
    assert len(joined(label, *lines)) == len(lines) or label == "action"


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("title", "LIAISON STATEMENT"),
        ("title", "12 July 2024"),
        ("title", "Geneva 2024"),
        ("source", "SG20-LS7"),
        ("source", "Geneva, 1-12 July 2024"),
        ("contact", "ABC Company"),
        ("number", "ABC Company"),
        ("questions", "Geneva"),
    ],
)
def test_a_line_that_says_something_of_its_own_does_not_go_on(label: str, line: str) -> None:
    """A band, a number, the day or the place of a meeting; nor does any below other labels."""
    assert between(label, "LS/o on maps", line) == [(label, "LS/o on maps"), (BARE, line)]


def test_three_lines_at_most_are_enclosed() -> None:
    """More are a list of something."""
    assert len(between("title", "One", "Two", "Three", "Four")) == 1
    assert len(between("title", "One", "Two", "Three", "Four", "Five")) == 5


def test_an_empty_line_shows_in_numbers_of_lines() -> None:
    """Blocks of a text are numbered without it; a sure sign goes on across it."""
    places = [Place(0, line=1), Place(1, line=2), Place(2, line=4)]
    texts = ("Metaverse", "Standards", "Forum")
    lines = [
        Field("to" if at == 0 else BARE, text, place)
        for at, (text, place) in enumerate(zip(texts, places, strict=True))
    ]
    assert len(list(continued([*lines, Field("cc", "", Place(3, line=5))]))) == 4
    sure = [Field("title", "LS/o on maps of", places[1]), Field(BARE, "Cities", places[2])]
    assert len(list(continued(sure))) == 1


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("This letter tells", "of twins.", "It asks."), 2),
        (("This letter tells", "Of twins", "and maps:", "All of them."), 3),
        (("It tells of maps.", "SG20 thanks TSAG."), 1),
    ],
)
def test_an_abstract_goes_on_until_a_sentence_ends(lines: tuple[str, ...], count: int) -> None:
    """At the end of a line: what comes then may be the letter."""
    assert joined("abstract", *lines) == [
        ("abstract", "\n".join(lines[:count])),
        *((BARE, line) for line in lines[count:]),
    ]
    fields = [Field(BARE if at else "abstract", line, Place(0)) for at, line in enumerate(lines)]
    assert [field.text for field in continued(fields)] == ["\n".join(lines)], "in one paragraph all is the abstract"
    assert joined("abstract", *lines, apart=2)[0] == ("abstract", lines[0])


def test_lines_of_a_contact_go_on_behind_a_word_that_ends_none() -> None:
    """As part of one line: each line says something else of a person."""
    fields = [
        Field(BARE if at else "contact", text, Place(at))
        for at, text in enumerate(("Jane Roe, Chair of", "WP1/20", "Ministry of the", "Sea", "France"))
    ]
    assert [field.text for field in continued(fields)] == ["Jane Roe, Chair of WP1/20", "Ministry of the Sea", "France"]
    assert [field.verbatim for field in continued(fields)] == ["Jane Roe, Chair of", "Ministry of the", "France"]
