"""Labels and values in the lines of a paragraph: where a line is cut, and which label waits for the next."""

from string import ascii_lowercase

import pytest

from fgmv_extract.document import Paragraph
from fgmv_extract.interpretation.fields import fields_of_paragraph
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import Place
from tests.interpretation.test_lines import found

Read = tuple[list[tuple[str, str]], str | None]
_SENTENCE = "This is a long sentence that says what the letter is about, and goes on, and ends."


def read(text: str, pending: str | None = None) -> Read:
    """Return label and text of each field, and the label that still waits; what stands at a place is the text."""
    fields, waits = fields_of_paragraph(Paragraph(text, Place(0)), pending, default())
    for field in fields:
        start, end = field.place.start, field.place.end
        assert field.text in {"", text if start is None else text[start:end]}
    return [(field.label, field.text) for field in fields], waits


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Title:\tLS/o on maps\tSource:\tITU-T SG20", [("title", "LS/o on maps"), ("source", "ITU-T SG20")]),
        ("Title: LS/o on maps\t", [("title", "LS/o on maps")]),
        ("\tLS/o", [("", "LS/o")]),
        ("Source: ITU-T SG20\tTitle: Maps\t", [("source", "ITU-T SG20"), ("title", "Maps")]),
        ("Source:\tITU-T SG20\tQ7/20", [("source", "ITU-T SG20\tQ7/20")]),
        ("Source\tITU-T SG20", [("", "Source\tITU-T SG20")]),
        ("Contact:\tJane\tTel: +41 22 730 00 00", [("contact", "Jane"), ("tel", "+41 22 730 00 00")]),
        ("SG20-LS1\tGeneva, 1 July 2024", [("", "SG20-LS1"), ("", "Geneva, 1 July 2024")]),
        ("SG20-LS1\tQ7/20\tGeneva", [("", "SG20-LS1"), ("", "Q7/20"), ("", "Geneva")]),
        ("LS\tA\t\tB", [("", "LS"), ("", "A"), ("", "B")]),
        ("Question(s): 7/20\tGeneva, 1 July 2024", [("questions", "7/20"), ("", "Geneva, 1 July 2024")]),
        ("Question(s):\t7/20\tGeneva, 1-12 July 2024", [("questions", "7/20"), ("", "Geneva, 1-12 July 2024")]),
        ("Question(s):\tGeneva", [("questions", "Geneva")]),
        ("Question(s):\t\tGeneva, 1 July 2024", [("questions", "Geneva, 1 July 2024")]),
        (
            "7/20\tSource: SG20\tQuestion(s): 8/20\tGeneva",
            [("", "7/20"), ("source", "SG20"), ("questions", "8/20"), ("", "Geneva")],
        ),
        (
            "Meeting, date:\tGeneva\tQuestion(s):\t7/20\tRennes, 5 May 2024",
            [("meeting", "Geneva"), ("questions", "7/20"), ("", "Rennes, 5 May 2024")],
        ),
        ("\t".join(ascii_lowercase[:16]), [("", sign) for sign in ascii_lowercase[:16]]),
        ("\t".join("x" * 25), [("", "x")] * 25),
        ("\t".join("x" * 26), [("", "\t".join("x" * 26))]),
    ],
)  # fmt: skip
def test_a_line_is_cut_at_tabs_that_part_values(text: str, fields: list[tuple[str, str]]) -> None:
    """Before a label, and where no label stands; Questions have the meeting beside them; too many tabs part cells."""
    assert read(text) == (fields, None)


@pytest.mark.parametrize(
    ("text", "pending", "told"),
    [
        ("For action to:", None, ([], "action")),
        ("For action", None, ([("purpose", "For action")], None)),
        ("FOR INFORMATION\nTo: SG5", None, ([("purpose", "FOR INFORMATION"), ("to", "SG5")], None)),
        ("Source:\nTitle:\nApproval:\nX", None, ([("source", ""), ("title", ""), ("approval", "X")], None)),
        ("ITU-T SG20", "source", ([("source", "ITU-T SG20")], None)),
        ("Title: Maps", "source", ([("title", "Maps")], None)),
        ("Title:", "source", ([("source", "")], "title")),
        ("Deadline:", "title", ([("title", "")], "deadline")),
        ("Deadline:", "keywords", ([], "deadline")),
        ("Deadline:", "contact", ([("contact", "")], "deadline")),
        ("Contact:\tTel: +41 22 730", None, ([("contact", ""), ("tel", "+41 22 730")], None)),
        ("For comment to:", "action", ([("action", "")], "comment")),
        ("Title: Maps", "action", ([("action", ""), ("title", "Maps")], None)),
        ("", "title", ([], "title")),
        (f"Deadline:\n{_SENTENCE}", None, ([("", _SENTENCE)], None)),
        (f"Title:\n{_SENTENCE}", None, ([("title", _SENTENCE)], None)),
        (f"{'x' * 79}.", "source", ([("source", f"{'x' * 79}.")], None)),
        (f"{'x' * 80}.", "source", ([("", f"{'x' * 80}.")], None)),
        (f"{'x' * 80}!", "source", ([("source", f"{'x' * 80}!")], None)),
        (f"{'x' * 80}.", "title", ([("title", f"{'x' * 80}.")], None)),
    ],
)  # fmt: skip
def test_a_label_waits_for_the_next_line(text: str, pending: str | None, told: Read) -> None:
    """Unless another stands there, or a sentence of the letter; of a purpose it is known that its value is empty."""
    assert read(text, pending) == told


def test_the_labels_that_come_again_go_with_the_second_title() -> None:
    """And the lines above them: the first block ends before."""
    blocks = found(
        *("Question(s): 1/20", "Source: ITU-T SG20", "Title: One", "For action to: TSAG"),
        *("Another line", "Question(s): 2/20", "For action to: SG5", "Source: ITU-T SG16", "Title: Two"),
    )
    assert blocks == [
        ([("questions", "1/20"), ("source", "ITU-T SG20"), ("title", "One"), ("action", "TSAG")], 0, True),
        ([("", "Another line"), ("questions", "2/20"), ("action", "SG5"), ("source", "ITU-T SG16"), ("title", "Two")], 4, False),
    ]  # fmt: skip


def test_a_label_that_comes_first_ends_what_goes_with_the_second_title() -> None:
    """The deadline was not told before: it is of the first."""
    blocks = found(
        "Source: ITU-T SG20", "Title: One", "To: TSAG", "Deadline: none", "To: SG5", "Title: Two", "Title: Three"
    )
    assert [[label for label, _ in fields] for fields, *_ in blocks] == [
        ["source", "title", "to", "deadline"],
        ["to", "title"],
        ["title"],
    ]


def test_only_labels_with_colons_and_numbers_stand_below_a_list() -> None:
    """What stands below the heading of an annex or an identifier is no header block, but for contacts."""
    below = (
        "FGMV-01",
        "Title",
        "Abstract: see there",
        "SG16",
        "SG20-LS5",
        "SG20-LS5 (continued)",
        "Deadline: none",
        "A title",
    )
    [(fields, *_)] = found("Source: ITU-T SG20", "Title: One", *below, "Contact: Jane Roe", "Example")
    assert fields == [
        *(("source", "ITU-T SG20"), ("title", "One"), ("abstract", "see there"), ("", "SG20-LS5")),
        *(("deadline", "none"), ("contact", "Jane Roe"), ("", "Example")),
    ]


def test_no_more_than_six_lines_above_go_with_the_second_title() -> None:
    """The others are of the first block."""
    lines = [f"Line {number}" for number in range(1, 9)]
    first, second = found("Source: ITU-T SG20", "Title: One", *lines, "Title: Two")
    assert [text for _, text in first[0]] == ["ITU-T SG20", "One", "Line 1", "Line 2"]
    assert [text for _, text in second[0]] == [*lines[2:], "Two"]


def test_a_name_that_goes_on_with_a_small_letter_is_wrapped() -> None:
    """Whatever letter follows; a capital letter begins another name where no label stands in front."""
    name = "Example Alliance of all who care for the health of others, and"
    assert read(f"{name}\neHealth Forum") == ([("", f"{name}\neHealth Forum")], None)
    assert read(f"{name}\nHealth Forum") == ([("", name), ("", "Health Forum")], None)
    assert read(f"Source: {name}\nHealth Forum") == ([("source", f"{name}\nHealth Forum")], None)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Source: ITU-T SG20 (Q1/20,\nQ2/20)", [("source", "ITU-T SG20 (Q1/20,\nQ2/20)")]),
        ("Source: ITU-T SG20 (Q1/20\nQ2/20) (Q3/20)", [("source", "ITU-T SG20 (Q1/20\nQ2/20) (Q3/20)")]),
        ("Source: ITU-T SG20\n1) Agenda", [("source", "ITU-T SG20"), ("", "1) Agenda")]),
        ("Source: ITU-T SG20 (Q1/20)\n1) Agenda", [("source", "ITU-T SG20 (Q1/20)"), ("", "1) Agenda")]),
        ("Source: ITU-T SG20 (Q1/20\nAgenda", [("source", "ITU-T SG20 (Q1/20"), ("", "Agenda")]),
        ("Source: ITU-T SG20 (Q1/20\nTitle: Maps)", [("source", "ITU-T SG20 (Q1/20"), ("title", "Maps)")]),
        ("SG20 (Q1/20\nQ2/20)", [("", "SG20 (Q1/20"), ("", "Q2/20)")]),
    ],
)
def test_a_bracket_that_a_line_opens_is_closed_in_the_next(text: str, fields: list[tuple[str, str]]) -> None:
    """Then the next goes on with the value of a label, unless it has one itself."""
    assert read(text) == (fields, None)
