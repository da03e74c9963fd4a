"""The measured documents in the wrappings of ``samples.wrappings``: made by the tools that people use, each once in a run.

Where a tool is not on this machine, nothing is measured in the wrapping that it makes.
"""

import atexit
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import final

from attrs import frozen

from benchmarks.cases import Line, contend
from benchmarks.contenders import Contender, Peers, installed, ours
from benchmarks.documents import Measured
from samples import wrappings


@final
@frozen
class Form:
    """A form that is measured: its wrapping, what it is called, its floor, its peers; a file of it goes by ``name`` if it must."""

    wrapping: str
    called: str
    floor: tuple[str, Contender]
    peers: Peers
    name: str | None = None

    def contend(self, measured: Measured, data: bytes, rounds: int) -> Iterator[Line]:
        """Let the floor, this library and the peers that are installed read a document in this form."""
        running = dict([self.floor], **ours(self.name), **installed(self.peers))
        yield from contend(f"{self.called}, {measured.name}", measured, data, running, rounds)


def reading(forms: Iterable[Form], measured: Measured, rounds: int) -> Iterator[Line]:
    """Measure a document in all forms that can be made here."""
    for form in forms:
        if (data := wrapped(measured, form.wrapping)) is not None:
            yield from form.contend(measured, data, rounds)


@cache
def wrapped(measured: Measured, name: str) -> bytes | None:
    """Return a measured document in a wrapping, None where a tool that it needs is not on this machine."""
    wrapping = wrappings.BY_NAME[name]
    if wrapping.missing:
        return None
    folder = _folder(measured)
    (made,) = wrappings.make(wrapping, (folder / "measured.docx",), folder)
    return made.read_bytes()


def missing(forms: Iterable[Form]) -> Iterator[str]:
    """Yield the forms that cannot be made here, with the tools that would make them."""
    for form in forms:
        if tools := wrappings.BY_NAME[form.wrapping].missing:
            yield f"{form.called} (there is no {', '.join(tools)})"


@cache
def _folder(measured: Measured) -> Path:
    """The folder of one document, which holds what its wrappings are made of, until the run ends."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    Path(folder.name, "measured.docx").write_bytes(measured.lean)
    return Path(folder.name)
