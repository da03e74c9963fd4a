"""What LibreOffice makes of the samples says the same as the samples: OpenDocument, RTF and Word 97-2003."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

import fgmv_extract
from fgmv_extract.readers.office.libreoffice import libreoffice

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.docx"))
FORMATS = ("odt", "fodt", "rtf", "doc")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(libreoffice() is None, reason="LibreOffice makes these documents, and it is not here"),
]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Convert all samples to all formats; return the folder of each format."""
    folders = {ending: tmp_path_factory.mktemp(ending) for ending in FORMATS}
    profile = tmp_path_factory.mktemp("profile").as_uri()
    for ending, folder in folders.items():
        command = [
            str(libreoffice()), f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending, "--outdir", str(folder),
            *map(str, SAMPLES),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603  as a user would call it
    return folders


@pytest.mark.parametrize("revisions", ["accepted", "original"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("ending", FORMATS)
def test_every_wrapping_says_the_same(converted: Mapping[str, Path], ending: str, sample: Path, revisions: str) -> None:
    """The statement is equal, with tracked changes as accepted and as they were."""
    wrapped = converted[ending] / f"{sample.stem}.{ending}"
    assert fgmv_extract.extract(wrapped, revisions=revisions) == fgmv_extract.extract(sample, revisions=revisions)
