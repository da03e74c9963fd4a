"""Statements that pandoc wraps as text come back as they were in Word."""

import shutil
import subprocess
from pathlib import Path

import pytest

import fgmv_extract as fx

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
WRITERS = (
    *("plain", "markdown", "rst", "gfm", "asciidoc", "mediawiki", "jira", "dokuwiki", "textile"),
    "markdown-simple_tables-multiline_tables-pipe_tables",
    "markdown-simple_tables-multiline_tables-grid_tables",
)
WRAPPED = [
    *((sample, writer, 72) for sample in ("fg-dlt", "fg-ai4h", "two-positions") for writer in WRITERS),
    *((sample, "plain", width) for sample in ("fg-dlt", "fg-ai4h", "two-positions") for width in (66, 80, 100, 160)),
    *(("example", writer, 160) for writer in WRITERS),
    *(("example", writer, width) for writer in ("gfm", "asciidoc", "mediawiki") for width in (60, 72, 100)),
]
ENDINGS = {"markdown": "md", "gfm": "md"}


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize(("sample", "writer", "width"), WRAPPED)
def test_what_pandoc_wraps_says_the_same(sample: str, writer: str, width: int, tmp_path: Path) -> None:
    """The statement equals that of the Word file, whatever the writer and however narrow its columns."""
    source = SAMPLES / f"{sample}.docx"
    wrapped = tmp_path / f"wrapped.{ENDINGS.get(writer.partition('-')[0], 'txt')}"
    command = ["pandoc", "-t", writer, f"--columns={width}", "-o", str(wrapped), str(source)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  a fixed command
    assert fx.extract(wrapped) == fx.extract(source)
