"""Lines of PDF documents: what one says of the next, the numbers beside them, the words of a document."""

import pytest

import fgmv_extract as fx
from fgmv_extract.findings import Code
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.words import Words, splits_word
from fgmv_extract.readers.pdf.wrapping import Setting, paragraphs_of, text_of
from samples.typeset import Canvas

WIDTH = 5.0
"""Points that each character is wide here."""


def column(*texts: str, left: float = 0.0) -> list[Line]:
    """Return lines below one another; one that ends with a blank is open."""
    lines = []
    for at, told in enumerate(texts):
        text = told.rstrip()
        lead = WIDTH * len(text.split(" ", 1)[0])
        right = left + WIDTH * len(text)
        lines.append(Line(text, left, right, 12.0 * at, 10.0, 0, len(text), 1, lead, told != text))
    return lines


NOTHING = Words([])


@pytest.mark.parametrize(
    ("lines", "mostly", "wanted"),
    [
        (("Tel: +48 22 555 01 0", "E-mail: a@example.org"), True, 2),
        (("Tel: +48 22 555 01 0", "a.very.long.name@example.org"), True, 2),
        (("Tel: +48 22 555 01 0 ", "E-mail: a@example.org"), True, 1),
        (("Tel: +48 22 555 01 0", "E-mail: a@example.org"), False, 1),
        (("a report on the words", "which follow them"), True, 1),
    ],
)
def test_a_label_behind_a_line_without_a_blank_begins_a_paragraph(
    lines: tuple[str, ...], wanted: int, *, mostly: bool
) -> None:
    """Where wrapped lines are drawn with a blank behind them, a label below a line without one was not wrapped."""
    setting = Setting(120.0, 0.0, 1.2, mostly=mostly)
    assert len(paragraphs_of(column(*lines), setting, NOTHING)) == wanted


def test_a_number_broken_at_its_slash_is_one() -> None:
    """No paragraph ends with a slash; and nothing stood behind it."""
    lines = column("SG16-TD905/", "GEN")
    (paragraph,) = paragraphs_of(lines, Setting(500.0, 0.0, 1.2), NOTHING)
    assert text_of(paragraph, 500.0, NOTHING) == "SG16-TD905/GEN"


def test_a_word_that_the_document_knows_is_no_ending() -> None:
    """``study`` is as short as an ending, but a word of its own elsewhere."""
    before, line = column("Supporting", "study group(s)")
    assert splits_word(before, line, 0.0, NOTHING)
    assert not splits_word(before, line, 0.0, Words([column("Lead study group")]))


def test_words_are_whole_ones_of_any_column() -> None:
    """Neither parts of words nor words that a line end may have broken are known, however many are asked for."""
    words = Words(
        [
            column("Interoper", "ability of platforms "),
            *(column(f"word{chr(97 + at % 26)} Overall ") for at in range(900)),
        ]
    )
    assert "platforms" in words
    assert "PLATFORMS" in words
    assert "overall" in words
    assert not any(word in words for word in ("interoper", "ability", "over", "all", "plat", "missing"))


def test_numbers_of_lines_go_on_over_pages() -> None:
    """A page may hold one or two; they are told by the pages before."""
    canvas, number = Canvas(), 0
    for count in (4, 1, 2):
        for at in range(count):
            number += 1
            canvas.text(30, 300 + 20 * at, str(number)).text(
                60, 300 + 20 * at, f"Some words of the text, {number * 7} of them."
            )
        canvas.page()
    document = fx.read(canvas.pdf())
    told = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert told == " ".join(f"Some words of the text, {at * 7} of them." for at in range(1, 8))
    assert Code.PAGE_FURNITURE in {finding.code for finding in document.findings}


def test_numbers_that_do_not_rise_evenly_are_text() -> None:
    """Years beside events are no numbers of lines."""
    canvas = Canvas()
    for at, year in enumerate((1865, 1906, 1932, 1947, 1992)):
        canvas.text(30, 100 + 30 * at, str(year)).text(60, 100 + 30 * at, "Something happened in this year.")
    told = " ".join(paragraph.text for paragraph in fx.read(canvas.pdf()).paragraphs)
    assert "1906" in told or "1906" in {cell.text for table in fx.read(canvas.pdf()).tables for cell in table.cells}


@pytest.mark.parametrize(
    ("above", "struck"), [(2.5, True), (-1.0, False), (9.0, False)], ids=["struck", "underlined", "above"]
)
def test_text_that_is_struck_through_is_found(above: float, *, struck: bool) -> None:
    """A ruling through the middle of letters is a deletion that was printed; one below them is none, nor one of a table."""
    canvas = Canvas().text(50, 100, "Deadline: 31 January28 February 2025").line(98, 100 - above, 145, 100 - above)
    for row in range(3):
        canvas.cell(50, 200 + 12 * row, 150, 212 + 12 * row).text(55, 213 + 12 * row, "FGMV-01")
    codes = {finding.code for finding in fx.read(canvas.pdf()).findings}
    assert (Code.STRUCK_TEXT in codes) == struck


def test_a_ruling_between_numbers_strikes_nothing() -> None:
    """The mark of an axis stands beside its numbers, in the middle of their height."""
    canvas = Canvas().text(50, 100, "8").text(72, 100, "11").line(58, 97.5, 64, 97.5)
    assert Code.STRUCK_TEXT not in {finding.code for finding in fx.read(canvas.pdf()).findings}


@pytest.mark.parametrize("last", [True, False])
def test_two_numbers_are_those_of_lines_when_they_were_drawn_last(*, last: bool) -> None:
    """A short statement has but few lines outside its tables; two numbers drawn first may be those of headings."""
    canvas = Canvas()
    if not last:
        canvas.text(36, 100, "1").text(36, 130, "2")
    canvas.text(56, 100, "Scope of this work").text(56, 130, "Annex A – Deliverables")
    if last:
        canvas.text(36, 100, "1").text(36, 130, "2")
    found = fx.read(canvas.pdf())
    texts = [paragraph.text for paragraph in found.paragraphs]
    assert ("Annex A – Deliverables" in texts) is last


def test_a_raised_figure_is_no_part_of_the_number_before_it() -> None:
    """A note mark at the end of a text is written raised; figures on the line, and a raised letter, stay as they are."""
    canvas = Canvas()
    canvas.text(50, 50, "FGMV-39", size=10).text(86.5, 46, "1", size=6)
    canvas.text(50, 80, "SG20", size=10)
    told = [paragraph.text for paragraph in fx.read(canvas.pdf()).paragraphs]
    assert told == ["FGMV-39¹", "SG20"]
