"""Pictures of rows, cut out of the pages they stand on."""

import io
import struct
import zlib

import pytest

import fgmv_extract as fx
from fgmv_extract.extraction.pictures import row_pictures
from fgmv_extract.readers.pdf.pictures import cuttings


def page(text: str) -> bytes:
    """Return a PDF document of one page, 200 x 100 points, with black words in its upper left corner."""
    drawn = f"BT /F1 12 Tf 10 80 Td ({text}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, starts = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, part in enumerate(parts, 1):
        starts.append(out.tell())
        out.write(b"%d 0 obj%s endobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in starts))
    out.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def shades(png: bytes) -> set[int]:
    """Return the shades, 0 black to 15 white, that occur in a picture of four bits a pixel without filters."""
    width, height = struct.unpack(">II", png[16:24])
    at, size = 33, struct.unpack(">I", png[33:37])[0]
    data = zlib.decompress(png[at + 8 : at + 8 + size])
    line = 1 + (width + 1) // 2
    assert len(data) == line * height
    return {
        half
        for row in range(height)
        for byte in data[row * line + 1 : (row + 1) * line]
        for half in (byte >> 4, byte & 15)
    }


def test_a_picture_shows_what_stands_there() -> None:
    """Black words where there are some, white paper where there are none; the sizes are those it says."""
    words, paper = cuttings(page("FGMV-01"), "a.pdf", [(1, (8.0, 5.0, 80.0, 25.0)), (1, (8.0, 60.0, 80.0, 80.0))])
    assert words is not None
    assert paper is not None
    assert words.png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", words.png[16:24]) == (words.width, words.height)
    assert min(shades(words.png)) < 4
    assert shades(paper.png) == {15}


@pytest.mark.parametrize("spot", [(0, (0.0, 0.0, 9.0, 9.0)), (2, (0.0, 0.0, 9.0, 9.0)), (1, (50.0, 50.0, 10.0, 10.0))])
def test_a_place_that_is_not_there_has_no_picture(spot: tuple[int, tuple[float, float, float, float]]) -> None:
    """A page beyond the document, a box inside out."""
    assert list(cuttings(page("FGMV-01"), "a.pdf", [spot])) == [None]


def test_a_huge_box_makes_no_huge_picture() -> None:
    """A page may claim to be a hundred metres long."""
    (made,) = cuttings(page("FGMV-01"), "a.pdf", [(1, (-1e9, -1e9, 1e9, 1e9))])
    assert made is not None
    assert made.width * made.height < 2_000_000


def test_only_rows_on_pages_have_pictures() -> None:
    """A row is shown by the box around its cells on the page it begins on."""
    here = fx.Place(1, 0, 1, 0, page=1, box=(8.0, 5.0, 40.0, 25.0))
    there = fx.Place(1, 0, 1, 3, page=1, box=(50.0, 5.0, 80.0, 30.0))
    next_page = fx.Place(1, 0, 1, 4, page=2, box=(0.0, 0.0, 500.0, 500.0))
    rows = (
        fx.Deliverable(id="FGMV-00", place=fx.Place(1, 0, 0, 0)),
        fx.Deliverable(
            id="FGMV-01",
            place=here,
            allocation=fx.Allocation(place=there),
            positions=(fx.Position(group="ITU-T SG20", state=fx.PositionState.BLANK, place=next_page),),
        ),
    )
    (cut,) = row_pictures(fx.Statement(deliverables=rows), page("FGMV-01"))
    assert (cut.row, cut.page) == (1, 1)
    assert cut.picture.width == round(1.6 * (80 - 8 + 6))


def test_a_broken_document_is_told() -> None:
    """As everywhere, by an ``ExtractError``."""
    rows = (fx.Deliverable(id="FGMV-01", place=fx.Place(1, page=1, box=(0.0, 0.0, 9.0, 9.0))),)
    with pytest.raises(fx.ExtractError):
        list(row_pictures(fx.Statement(deliverables=rows), b"%PDF-1.4 and nothing more"))
