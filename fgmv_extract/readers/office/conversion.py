"""A document of an old format becomes one of Word's present format, through LibreOffice.

Exit statuses say nothing: LibreOffice returns 0 when it could not read a file. So the file it should have written is looked
for, and looked at. One conversion runs at a time in a process, because all use one profile; the last ones are kept.
"""

import hashlib
import os
import signal
import subprocess
import tempfile
from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import final

from fgmv_extract.errors import LimitExceededError, MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.readers.office.libreoffice import libreoffice
from fgmv_extract.readers.office.profile import profile
from fgmv_extract.readers.zips import package_of

SECONDS = 50.0
"""How long a conversion may take: LibreOffice needs 1 to 3 seconds for a document, and some it never finishes."""

_MOST_KEPT_BYTES = 32 << 20
_FILTER = "docx:MS Word 2007 XML"
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck")


_WATCHED = (
    "/bin/sh", "-c", 'exec 3<&0; { read _ <&3; kill -KILL 0; } & exec "$@" </dev/null 3<&-', "watched",
)  # fmt: skip
"""Runs a program beside a watch that kills it with all it started as soon as this process closes the pipe, or is killed."""


@final
class _Kept:
    """The last conversions, by the content they were made of, oldest first, at most so many bytes."""

    def __init__(self) -> None:
        self._bytes = 0
        self._made: OrderedDict[bytes, bytes] = OrderedDict()

    def get(self, content: bytes) -> bytes | None:
        """Return what was made of a content, None when it is not kept."""
        made = self._made.get(content)
        if made is not None:
            self._made.move_to_end(content)
        return made

    def keep(self, content: bytes, made: bytes) -> None:
        """Keep a conversion and forget the oldest ones."""
        self._made[content] = made
        self._bytes += len(made)
        while self._bytes > _MOST_KEPT_BYTES:
            self._bytes -= len(self._made.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget all."""
        self._made.clear()
        self._bytes = 0


_kept = _Kept()
_lock = Lock()


def as_word(data: bytes, ending: str, file: str, called: str, seconds: float = SECONDS) -> bytes:
    """Return a document as LibreOffice saves it for Word (.docx).

    ``ending`` is the one its files have, ``file`` the name it goes by in errors, ``called`` what it is (``a Word 95 document``).
    Raises ``UnsupportedFormatError`` without LibreOffice, ``LimitExceededError`` when it takes too long, and
    ``MalformedDocumentError`` when it cannot read the document.
    """
    program = libreoffice()
    if program is None:
        raise UnsupportedFormatError(file, f"is {called}", "install LibreOffice, which reads it, or save it as .docx")
    content = hashlib.sha256(data).digest()
    with _lock:
        made = _kept.get(content)
        if made is None:
            made = _converted(program, data, ending, file, seconds)
            if made is None or package_of(made) != "word":
                raise MalformedDocumentError(file, f"is {called} that LibreOffice cannot read", "get or save it again")
            _kept.keep(content, made)
    return made


def forget() -> None:
    """Forget the conversions that are kept."""
    with _lock:
        _kept.clear()


def _converted(program: Path, data: bytes, ending: str, file: str, seconds: float) -> bytes | None:
    """Run LibreOffice; return what it wrote, None when it wrote nothing."""
    home = profile()
    with tempfile.TemporaryDirectory(prefix="work-", dir=home) as folder:
        given, out = Path(folder, f"document.{ending}"), Path(folder, "out")
        given.write_bytes(data)
        command = [
            str(program), f"-env:UserInstallation={home.as_uri()}", *_OPTIONS,
            "--convert-to", _FILTER, "--outdir", str(out), str(given),
        ]  # fmt: skip
        if not _run(command, home, seconds):
            remedy = "save it as .docx in a word processor"
            raise LimitExceededError(file, f"takes LibreOffice more than {seconds:g} seconds to read", remedy)
        made = Path(out, "document.docx")
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str], home: Path, seconds: float) -> bool:
    """Run a program without a screen; false when it had to be killed, with all it started."""
    environment = {**os.environ, "HOME": str(home), "SAL_USE_VCLPLUGIN": "svp", "SAL_LOG": ""}
    environment.pop("DISPLAY", None)
    quiet = subprocess.DEVNULL
    watched = [*_WATCHED, *command] if os.name == "posix" else command
    with subprocess.Popen(  # noqa: S603  the program the user or the machine names
        watched, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, env=environment, start_new_session=True
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            _kill(process)
            return False
        except BaseException:
            _kill(process)
            raise
    return True


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a program with all it started; where there are no groups of processes, the program alone."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()
