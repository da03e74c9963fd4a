"""How the cost of a row and of a page grows with how many there are: from a small table to the largest that anybody has.

The documents are made of a small one whose rows stand there again and again under new numbers: to write so large a one with
python-docx would take longer than all that is measured.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from time import process_time
from typing import NamedTuple, final

import pypdfium2  # type: ignore[import-untyped]

import fgmv_extract as fx
from benchmarks import documents
from benchmarks.documents import HEADING, Row
from benchmarks.html import as_html
from samples import typeset

ROWS = (50, 158, 500, 1_580, 5_000, 15_800, 50_000)
PAGES = (1, 3, 10, 32, 100, 316, 1_000, 2_000)
_SEED = 50
_MAIN = "word/document.xml"
_WORD_ROW = re.compile(rb"<w:tr>.*?</w:tr>", re.DOTALL)
_IDENTIFIER = re.compile(rb"FGMV-\d+")
_ENOUGH = 2.0  # seconds for one size: as often as there is time for, and at least once


@final
class Point(NamedTuple):
    """How many rows or pages there were, and the milliseconds that each took: the best of some rounds."""

    size: int
    milliseconds: float


@final
class Series(NamedTuple):
    """The growth of one format; ``unit`` is ``row`` or ``page``."""

    name: str
    unit: str
    points: tuple[Point, ...]


def series(rows: Sequence[int] = ROWS, pages: Sequence[int] = PAGES) -> Iterator[Series]:
    """Measure all formats, told as they are done."""
    for name, make in _BY_ROWS.items():
        yield Series(name, "row", tuple(_points(make, rows, f"a.{name.lower()}")))
    yield Series("PDF", "page", tuple(_points(_pdf, pages, "a.pdf")))


def _points(make: Callable[[int], bytes], sizes: Sequence[int], name: str) -> Iterator[Point]:
    for wanted in sizes:
        data = make(wanted)
        size = _pages_of(data) if make is _pdf else wanted
        yield Point(size, _best(partial(fx.extract, data, name=name)) * 1000 / size)


def _pages_of(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def _best(run: Callable[[], object]) -> float:
    """Return the seconds of the processor of the best round: others on the machine shall not show in the picture."""
    rounds: list[float] = []
    while sum(rounds) < _ENOUGH and len(rounds) < 20:
        began = process_time()
        run()
        rounds.append(process_time() - began)
    return min(rounds)


def _rows(count: int) -> Iterator[Row]:
    """Yield so many rows of deliverables, numbered from 1."""
    seed = documents.long(_SEED).rows
    return ((f"FGMV-{number + 1:02}", *seed[number % _SEED][1:]) for number in range(count))


def _word(count: int) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(documents.long(_SEED).lean)) as seed,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as grown,
    ):
        for name in seed.namelist():
            grown.writestr(name, _repeated(seed.read(name), count) if name == _MAIN else seed.read(name))
    return made.getvalue()


def _repeated(main: bytes, count: int) -> bytes:
    """Put ``count`` rows in the place of those of the table of deliverables."""
    rows = [found for found in _WORD_ROW.finditer(main) if _IDENTIFIER.search(found[0])]
    texts = [_IDENTIFIER.sub(b"FGMV-%b", found[0].replace(b"%", b"%%"), count=1) for found in rows]
    grown = b"".join(texts[number % len(texts)] % (b"%02d" % (number + 1)) for number in range(count))
    return main[: rows[0].start()] + grown + main[rows[-1].end() :]


def as_text(count: int) -> bytes:
    """Return a table of so many rows as text."""
    seed = documents.long(_SEED).text.decode()
    above = seed[: seed.index("\tFGMV-")]
    return (above + "\n".join("".join(f"\t{cell}\n" for cell in row) for row in _rows(count))).encode()


def _html(count: int) -> bytes:
    return as_html(documents.Measured(f"{count:,} rows", tuple(_rows(count)), b"", b"", b""))


def _pdf(pages: int) -> bytes:
    """Return a table over about so many pages."""
    return typeset.to_pdf([HEADING, *_rows(int(pages * _ROWS_OF_A_PAGE))])


_ROWS_OF_A_PAGE = 14.3
_BY_ROWS: Mapping[str, Callable[[int], bytes]] = {"DOCX": _word, "TXT": as_text, "HTML": _html}
