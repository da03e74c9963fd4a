"""An archive as a secretariat has it, as large as wanted: made from the samples, with poisoned documents among them.

::

    python samples/make.py --archive 10000 FOLDER

Half of its documents are Word, the rest text, HTML and PDF, each a little different from all others; one in five stands in an
archive or a mail, some in an archive in an archive; one in twenty is the copy of another. One in a hundred is poisoned
(``samples.poison``, one kind after the other); its name begins with ``poison-``. The same number gives the same archive,
but for HTML and PDF, which the tools of the machine make (``samples.wrappings``); without them there is more of the rest.
"""

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from samples import describe, wrappings
from samples.poison import POISONS

_IN_A_FOLDER = 500
_IN_A_ZIP = 20
_EVERY_COPY, _EVERY_POISON = 20, 100
_TITLE = re.compile(rb"(LS/[ior] on )")
_WRAPPED = ("example", "fg-dlt", "tsag-decision", "two-positions")
"""The samples that are made into HTML and PDF."""


class Made(NamedTuple):
    """A document: the name of its file, and its bytes."""

    name: str
    data: bytes


def documents(count: int) -> Iterator[Made]:
    """Yield so many documents, always the same ones."""
    random = Random(2024)  # noqa: S311  nothing here is secret
    sources, poisons = _sources(), cycle(POISONS)
    copied: list[Made] = []
    for number in range(1, count + 1):
        if number % _EVERY_POISON == _EVERY_POISON // 2:
            poison = next(poisons)
            yield Made(f"poison-{poison.name}-{number:05}.{poison.ending}", poison.make())
        elif number % _EVERY_COPY == 0 and copied:
            made = random.choice(copied)
            yield Made(f"copy-{number:05}{Path(made.name).suffix}", made.data)
        else:
            source = random.choice(random.choice(sources))
            made = Made(f"{number:05}-{source.name}", _UNIQUE[Path(source.name).suffix](source.data, number))
            copied = [*copied[-50:], made]
            yield made


def write(count: int, folder: Path) -> int:
    """Write an archive of so many documents below a new folder; return how many files that are."""
    folder.mkdir(parents=True)
    source, files = documents(count), 0
    for batch in iter(lambda: list(islice(source, _IN_A_FOLDER)), []):
        inside = folder / f"{files:05}"
        inside.mkdir()
        for made in _placed(batch):
            (inside / made.name).write_bytes(made.data)
            files += 1
    return files


def _placed(batch: Sequence[Made]) -> Iterator[Made]:
    """Put a fifth of the documents into archives and mails."""
    plain = len(batch) * 4 // 5
    yield from batch[:plain]
    packed = batch[plain:]
    for start in range(0, len(packed), _IN_A_ZIP):
        some = packed[start : start + _IN_A_ZIP]
        half = len(some) // 2
        inner = _zipped("inner.zip", some[half : half + 3])
        mails = [_mail(made, start + nth) for nth, made in enumerate(some[half + 3 :])]
        yield _zipped(f"bundle-{start:03}.zip", [*some[:half], inner])
        yield from mails


def _zipped(name: str, some: Sequence[Made]) -> Made:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for made in some:
            archive.writestr(zipfile.ZipInfo(f"LS/{made.name}", (2024, 7, 12, 0, 0, 0)), made.data)
    return Made(name, stream.getvalue())


def _mail(made: Made, number: int) -> Made:
    mail = EmailMessage()
    mail["From"] = "Secretariat <secretariat@example.org>"
    mail["Subject"] = f"Liaison statement {made.name}"
    mail["Date"] = "Fri, 12 Jul 2024 16:00:00 +0200"
    mail.set_content(f"Please find {made.name} attached.\n")
    mail.add_attachment(made.data, "application", "octet-stream", filename=made.name)
    mail.set_boundary(f"boundary-{number}")
    return Made(f"mail-{number:03}.eml", mail.as_bytes())


# --- what it is made of -----------------------------------------------------------------------------------------------


def _sources() -> list[list[Made]]:
    """Return what to choose from: Word five times as often as PDF, text and HTML twice as often."""
    of = {ending: _read(sorted(describe.HERE.glob(f"*.{ending}"))) for ending in ("docx", "txt")}
    of |= {ending: _wrapped(ending) for ending in ("html", "pdf")}
    weights = {"docx": 5, "txt": 2, "html": 2, "pdf": 1}
    return [of[ending] for ending, weight in weights.items() for _ in range(weight) if of[ending]]


def _read(files: Sequence[Path]) -> list[Made]:
    return [Made(path.name, path.read_bytes()) for path in files]


def _wrapped(name: str) -> list[Made]:
    """Return some samples in another wrapping; none when the tools are missing."""
    wrapping = wrappings.BY_NAME[name]
    if wrapping.missing:
        return []
    folder = Path(tempfile.mkdtemp())
    try:
        return _read(wrappings.make(wrapping, [describe.HERE / f"{each}.docx" for each in _WRAPPED], folder))
    except (OSError, subprocess.SubprocessError):
        return []
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unique_word(data: bytes, number: int) -> bytes:
    """Write the number into the title, or below the text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "word/document.xml":
                part = _titled(part, number)
                below = b"<w:p><w:r><w:t>Document %d.</w:t></w:r></w:p><w:sectPr" % number
                part = below.join(part.rsplit(b"<w:sectPr", 1))
            new.writestr(info, part, zipfile.ZIP_DEFLATED, 1)
    return stream.getvalue()


def _titled(text: bytes, number: int) -> bytes:
    return _TITLE.sub(rb"\g<1>document %d of " % number, text, count=1)


_UNIQUE: dict[str, Callable[[bytes, int], bytes]] = {
    ".docx": _unique_word,
    ".txt": lambda data, number: _titled(data, number) + b"\nDocument %d.\n" % number,
    ".html": lambda data, number: _titled(data, number) + b"\n<!-- %d -->\n" % number,
    ".pdf": lambda data, number: data + b"%% %d\n%%%%EOF\n" % number,
}
