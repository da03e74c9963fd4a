"""Memory: the most that reading one document takes, against the bytes that it has when it is inflated.

Each document is read by a process of its own that has read a small one of its format before: what is measured is what the document
takes, not what the program takes. What that left free, as much as many a document takes, is filled first: all that is read then
takes new memory. Only where the system tells what a process holds (Linux).
"""

import io
import re
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from benchmarks import contenders, documents
from benchmarks.cases import Line
from benchmarks.contenders import OURS, Contender
from benchmarks.html import as_html, html_floor
from benchmarks.pdf import as_pdf, pdf_floor

_STATUS: Final = Path("/proc/self/status")
_RESET: Final = Path("/proc/self/clear_refs")
_PEAK: Final = "5"
"""What makes the system forget the most a process has held so far."""
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_MIB = 1 << 20
_PIECES: Final = (*(1 << power for power in range(20, 9, -1)), *range(479, 0, -16))
"""Sizes of what is put into free memory: large pieces for the system's allocator, and one of each class of Python's own."""
_STEP, _GROWN = 1 << 16, 1 / 8
"""Bytes put at a time, and by how many MiB the process is larger when there was no more room for them."""


def taking(small: int, large: int) -> Iterator[Line]:
    """Measure each format on a table of ``large`` rows; the first line of each is the size of the document itself."""
    if not _RESET.exists():
        return
    first, second = _formats(small), _formats(large)
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, data) in enumerate(second.items()):
            suffix = {"Word": "docx", "HTML": "html", "text": "txt", "PDF": "pdf"}[name.partition(",")[0]]
            paths = [Path(folder, f"{size}{number}.{suffix}") for size in ("small", "large")]
            for path, content in zip(paths, (first[name], data), strict=True):
                path.write_bytes(content)
            size = _inflated(data) / _MIB
            case = f"memory, {name}, {large:,} rows"
            yield Line(case, "the document, inflated", size, 1.0, unit="MiB")
            for what in _FLOORS[suffix], *OURS:
                held = _held(what, *paths)
                yield Line(case, what, held, held / size, unit="MiB")


def _formats(rows: int) -> Mapping[str, bytes]:
    made = documents.long(rows)
    return {
        "Word, lean": made.lean,
        "Word, heavy": made.heavy,
        "HTML": as_html(made),
        "text": made.text,
        "PDF": as_pdf(made),
    }


def _inflated(data: bytes) -> int:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return sum(member.file_size for member in package.infolist())
    if data.startswith(b"%PDF"):
        return len(data) + sum(len(_unpacked(found[1])) - len(found[1]) for found in _STREAM.finditer(data))
    return len(data)


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


_FLOORS: Mapping[str, str] = {
    "docx": "floor: unzip + lxml parse",
    "html": "floor: lxml.html parse",
    "txt": "floor: decode + splitlines",
    "pdf": "floor: PDFium, text of all pages",
}
_READING: Mapping[str, Contender] = {
    _FLOORS["docx"]: contenders.word_floor,
    _FLOORS["html"]: html_floor,
    _FLOORS["txt"]: contenders.text_floor,
    _FLOORS["pdf"]: pdf_floor,
    **OURS,
}


def _held(what: str, small: Path, large: Path) -> float:
    """Run this module as a program; return MiB."""
    command = [sys.executable, "-m", "benchmarks.memory", what, f"{small}", f"{large}"]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603  ourselves


def _told(what: str) -> float:
    """What the system tells of this process, in MiB."""
    return int(_STATUS.read_text("ascii", "replace").partition(f"{what}:")[2].split(maxsplit=1)[0]) / 1024


def _filled() -> list[bytes]:
    """Fill what memory stands free in this process, for as long as what is returned is kept."""
    pieces: list[bytes] = []
    for size in _PIECES:
        before = _told("VmRSS")
        while _told("VmRSS") < before + _GROWN:
            pieces += [b"x" * size for _ in range(max(1, _STEP // size))]
    return pieces


def main(what: str, small: str, large: str) -> None:
    """Read a small document and then a large one; print how many MiB the second took at most, with its own bytes."""
    read = _READING[what]
    read(Path(small).read_bytes())
    filled = _filled()
    _RESET.write_text(_PEAK, "ascii")
    before = _told("VmRSS")
    read(Path(large).read_bytes())
    print(_told("VmHWM") - before)
    del filled


if __name__ == "__main__":
    main(*sys.argv[1:])
