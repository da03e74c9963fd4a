"""PDF documents that are broken, locked, empty or too much: one clear error, or a finding."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fgmv_extract as fx
from fgmv_extract.findings import Code
from fgmv_extract.options import Limits
from samples import typeset
from samples.typeset import Canvas

DATA = typeset.to_pdf(
    [("No.", "Title", "Approved", "To", "SG20"), *((f"FGMV-{n:02}", "A title", "", "", "") for n in range(99))]
)


def test_a_document_cut_off_says_so() -> None:
    """What stands before the damage is read, and the damage found."""
    document = fx.read(DATA[:-8])
    assert Code.CUT_OFF in {finding.code for finding in document.findings}


def test_a_document_cut_off_in_the_middle_is_malformed() -> None:
    """Without the list of its objects nothing can be read, and the error says why."""
    with pytest.raises(fx.ExtractError, match="is cut off") as refused:
        fx.read(DATA[: len(DATA) // 2], name="a.pdf")
    assert refused.value.outcome == "malformed"


def test_bytes_that_only_begin_like_a_pdf_are_malformed() -> None:
    """No pages, no document."""
    with pytest.raises(fx.ExtractError) as refused:
        fx.read(b"%PDF-1.7\n" + b"nothing " * 100, name="a.pdf")
    assert refused.value.outcome == "malformed"


def test_pages_without_any_text_are_empty() -> None:
    """A document without text is refused with what would help."""
    with pytest.raises(fx.ExtractError, match=r"a\.pdf: holds no text; have its text recognised \(OCR\)"):
        fx.read(Canvas().cell(10, 10, 50, 50).pdf(), name="a.pdf")


def test_limits_on_pages_and_characters() -> None:
    """Beyond a limit nothing is read, and that is found."""
    document = fx.read(DATA, limits=Limits(pages=1))
    assert next(finding.code for finding in document.findings) is Code.LIMIT_REACHED
    short = fx.read(DATA, limits=Limits(page_characters=50))
    assert Code.LIMIT_REACHED in {finding.code for finding in short.findings}


def test_too_many_rulings_are_no_table() -> None:
    """A drawing of thousands of lines is left alone in bounded time; its text is read."""
    canvas = Canvas().text(50, 700, "Text below a drawing.")
    for step in range(300):
        canvas.line(50, 50 + step * 2, 500, 50 + step * 2).line(50 + step * 1.5, 50, 50 + step * 1.5, 650)
    document = fx.read(canvas.pdf(), limits=Limits(page_rulings=100))
    assert document.tables == ()
    assert [p.text for p in document.paragraphs] == ["Text below a drawing."]


def test_drawings_deep_inside_each_other_are_refused_unopened() -> None:
    """A chain of drawings, each of which shows the next one twice, would take for ever."""
    chain = b"".join(
        b"%d 0 obj\n<< /Type /XObject /Subtype /Form /Resources << /XObject << /X %d 0 R >> >> /Length 10 >>\nstream\n"
        b"/X Do /X Do\nendstream\nendobj\n" % (number, number + 1)
        for number in range(1000, 1030)
    )
    with pytest.raises(fx.ExtractError, match="drawings inside each other") as refused:
        fx.read(DATA + chain, name="a.pdf")
    assert refused.value.outcome == "limit"


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(DATA) - 1), st.binary(min_size=1, max_size=40))
def test_only_extract_errors_escape(at: int, garbage: bytes) -> None:
    """Damage anywhere is read around or refused."""
    with suppress(fx.ExtractError):
        assert fx.read(DATA[:at] + garbage + DATA[at + len(garbage) :], name="a.pdf").file.format == "pdf"
