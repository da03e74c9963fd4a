"""Results to standard output or a file, words for people to standard error."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from fgmv_extract.cli.exits import RefusedError
from fgmv_extract.outputs.printing import one_line

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = "fgmv-extract"
STANDARD = "-"
"""Standard input or output, where a file is named."""


def tell(message: str) -> None:
    """Print one line on standard error; nothing a document holds gets to the terminal as a control sequence.

    Where standard error is closed nobody listens: it must not end up on standard output, where ``print`` would put it.
    """
    if sys.stderr is not None:
        print(one_line(message), file=sys.stderr)  # noqa: T201  this is where a command speaks


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a standard stream is a terminal; it is None where it was closed before the program began."""
    return stream is not None and stream.isatty()


def put(data: bytes, output: str | None = None) -> None:
    """Write a result to the file ``output``, whole or not at all, or to standard output.

    Raises ``RefusedError`` when it cannot be written. Nobody reading on, as after ``| head``, is no error.
    """
    try:
        if output is None or output == STANDARD:
            _put_on_standard_output(data)
        else:
            _put_in_file(data, output)
    except OSError as error:
        where = "standard output" if output in {None, STANDARD} else output
        raise RefusedError(f"{where}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def _put_on_standard_output(data: bytes) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence()
    except OSError:
        silence()
        raise


def silence() -> None:
    """Send the rest of standard output nowhere: Python would flush it once more at its end, and fail again."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _put_in_file(data: bytes, output: str) -> None:
    from pathlib import Path  # noqa: PLC0415  costs more than all the rest of a short command

    target = Path(os.path.realpath(output))  # a link stays a link; what it points to is replaced
    if target.exists() and not target.is_file():  # a device or a pipe takes what it is given; a folder refuses
        target.write_bytes(data)
        return
    with _draft_beside(target) as draft:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)


@contextlib.contextmanager
def _draft_beside(target: "Path") -> Iterator["Path"]:
    """Give a path in the folder of the target, and see that nothing is left there."""
    draft = target.with_name(f".{PROGRAM}-{os.urandom(8).hex()}")
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
