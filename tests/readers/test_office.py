"""LibreOffice as a service: found, run on its own, watched, and asked once for the same content."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from time import monotonic, sleep

import pytest

from fgmv_extract.errors import ExtractError, LimitExceededError, MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.findings import Code
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers import legacy_word, word_xml
from fgmv_extract.readers.office import conversion, libreoffice
from fgmv_extract.readers.office.conversion import as_word
from fgmv_extract.readers.office.libreoffice import VARIABLE
from fgmv_extract.readers.office.profile import profile

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")
WORD_2 = b"\xdb\xa5-\x00" + bytes(600)


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a program that counts its calls, and copies a Word sample to where LibreOffice would write."""
    program = tmp_path / "soffice"
    program.write_text(
        f"""#!/bin/sh
echo called >> {tmp_path}/calls
while [ $# -gt 1 ]; do
  if [ "$1" = --outdir ]; then out="$2"; fi
  shift
done
mkdir -p "$out"
cp "{SAMPLES / "example.docx"}" "$out/document.docx"
""",
        "utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(VARIABLE, str(program))
    return program


def calls(program: Path) -> int:
    """Return how often the stand-in was called."""
    counted = program.parent / "calls"
    return len(counted.read_text("utf-8").splitlines()) if counted.exists() else 0


def script(program: Path, body: str) -> None:
    """Let the stand-in do something else."""
    program.write_text(f"#!/bin/sh\n{body}\n", "utf-8")


@needs_posix
def test_an_old_document_is_read_through_libreoffice(stand_in: Path) -> None:
    """The document is that of the converted file, under the old file's name, with a finding; the same content is asked once."""
    data = WORD_2 + b"once"
    file = File(name="old.doc", format="doc", size=len(data), sha256="")
    document = legacy_word.read(data, file, Options())
    assert legacy_word.read(data, file, Options()) == document
    assert document.file == file
    assert len(document.tables) > 1
    assert document.findings[0].code is Code.CONVERTED
    assert calls(stand_in) == 1


@needs_posix
def test_threads_take_turns(stand_in: Path) -> None:
    """Many threads with one content make one call, and all get the document."""
    made: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: made.append(as_word(WORD_2 + b"threads", "doc", "a.doc", "x")))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 1
    assert len(made) == 6
    assert calls(stand_in) == 1


@needs_posix
@pytest.mark.parametrize(
    "body", ["exit 0", "exit 77", 'while [ "$1" != --outdir ]; do shift; done; echo text > "$2/document.docx"']
)
def test_an_exit_status_is_not_believed(stand_in: Path, body: str) -> None:
    """Whatever the program says, the file it should have written is looked for."""
    script(stand_in, body)
    with pytest.raises(MalformedDocumentError) as caught:
        as_word(WORD_2 + body.encode(), "doc", "a.doc", "a document of Word 2")
    assert caught.value == MalformedDocumentError(
        "a.doc", "is a document of Word 2 that LibreOffice cannot read", "get or save it again"
    )


@needs_posix
def test_a_program_that_hangs_is_killed_with_all_it_started(stand_in: Path) -> None:
    """The limit of time is kept, and nothing is left running."""
    script(stand_in, f"sleep 60 & echo $! > {stand_in.parent}/child; wait")
    began = monotonic()
    with pytest.raises(LimitExceededError) as caught:
        as_word(WORD_2 + b"hangs", "doc", "a.doc", "x", seconds=0.5)
    assert monotonic() - began < 20
    assert "more than 0.5 seconds" in str(caught.value)
    child = int((stand_in.parent / "child").read_text("utf-8"))
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or " Z " in Path(f"/proc/{child}/stat").read_text("utf-8"):
            return
        sleep(0.05)
    pytest.fail("the child still runs")


def test_without_libreoffice_the_error_says_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable says that there is none."""
    monkeypatch.setenv(VARIABLE, "")
    with pytest.raises(UnsupportedFormatError) as caught:
        as_word(WORD_2, "doc", "a.doc", "a document of Word 2")
    assert str(caught.value) == (
        "a.doc: is a document of Word 2; install LibreOffice, which reads it, or save it as .docx"
    )


def test_a_damaged_document_keeps_its_own_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """That LibreOffice is missing is not what is wrong with a broken file."""
    monkeypatch.setenv(VARIABLE, "")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
    with pytest.raises(MalformedDocumentError):
        legacy_word.read(data, File(name="a.doc", format="doc", size=len(data), sha256=""), Options())


@needs_posix
def test_the_variable_decides(stand_in: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A program that is named is taken, and no other when it is not there."""
    assert libreoffice.libreoffice() == stand_in
    monkeypatch.setenv(VARIABLE, str(tmp_path / "missing"))
    assert libreoffice.libreoffice() is None


@needs_posix
def test_the_search_path_comes_before_the_usual_places(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the variable, the first program on the path is taken."""
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("PATH", str(stand_in.parent))
    assert libreoffice.libreoffice() == stand_in


def test_the_profile_is_the_process_s_own_and_goes_with_it() -> None:
    """Another process has another folder; it forbids macros, and is gone at the end."""
    code = "from fgmv_extract.readers.office.profile import profile; print(profile())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  our own interpreter
    other = Path(done.stdout.strip())
    settings = (profile() / "user" / "registrymodifications.xcu").read_text("utf-8")
    assert profile() == profile() != other
    assert not other.exists()
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true<' in settings


def test_the_cache_forgets_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds a number of bytes, and what was asked for last stays longest."""
    monkeypatch.setattr(conversion, "_MOST_KEPT_BYTES", 10)
    kept = conversion._Kept()  # noqa: SLF001  the cache itself is under test
    kept.keep(b"1", b"aaaa")
    kept.keep(b"2", b"bbbb")
    assert kept.get(b"1") == b"aaaa"
    kept.keep(b"3", b"cccc")
    assert (kept.get(b"1"), kept.get(b"2"), kept.get(b"3")) == (b"aaaa", None, b"cccc")


# --- Word in one XML file ---------------------------------------------------------------------------------------------

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
FLAT = f"""<?xml version="1.0"?><?mso-application progid="Word.Document"?>
<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">
<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships xmlns="{LINKS}">
<Relationship Id="r" Type="{OFFICE}" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>
<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part>
<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>SG20</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document></pkg:xmlData></pkg:part>
</pkg:package>""".encode()


def read_xml(data: bytes) -> list[str]:
    """Return the texts of a document in one XML file."""
    document = word_xml.read(data, File(name="a.xml", format="wordml", size=len(data), sha256=""), Options())
    return [block.text for block in document.blocks]


def test_a_package_in_one_file_is_read_as_the_package() -> None:
    """Its parts are those of a .docx."""
    assert read_xml(FLAT) == ["SG20", "a"]


@pytest.mark.parametrize("data", [FLAT[:-30], b"<a/>", FLAT.replace(b"/word/document.xml", b"/x")])
def test_a_broken_package_is_a_known_error(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but an ``ExtractError`` escapes; Word 2003 XML needs LibreOffice."""
    monkeypatch.setenv(VARIABLE, "")
    with pytest.raises(ExtractError):
        read_xml(data)
