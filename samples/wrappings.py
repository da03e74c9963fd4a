"""Every statement in every wrapping that people meet, made by the tools that make them.

::

    python samples/make.py --wrap FOLDER            every sample in every wrapping that this machine can make
    python samples/make.py --wrap FOLDER --only pdf

A wrapping is made of the Word file of a sample, or of another wrapping (``antiword`` reads the ``doc`` that LibreOffice wrote).
Tools are programs on the path or Python modules; what is missing is told and left out. ``tests/test_wrappings.py`` holds
the law: all wrappings of a sample give equal statements, but for what a wrapping hides.
"""

import io
import mailbox
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import final

import docx
from attrs import frozen
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from samples import describe, outlook

_LIMIT = 600  # seconds for one run of a tool, over all samples

Recipe = Callable[[Sequence[Path], Path], None]
"""Takes the files a wrapping is made of, and the folder that receives it, each file under the name of its sample."""


class Hides(StrEnum):
    """What a wrapping does not show by its nature."""

    NOTHING = "nothing"
    BLANK_CELLS = "cells with nothing in them"


@final
@frozen
class Wrapping:
    """A wrapping: its name, what makes it of which other one, the tools that needs, and what it hides.

    A tool is the name of a program; one that begins with ``python:`` is a module, one with ``perl:`` a program in Perl.
    """

    name: str
    ending: str
    recipe: Recipe
    of: str = "docx"
    tools: tuple[str, ...] = ()
    hides: Hides = Hides.NOTHING

    @property
    def missing(self) -> tuple[str, ...]:
        """The tools that are not on this machine, those of the wrappings it is made of among them."""
        own = tuple(tool for tool in self.tools if not _is_there(tool))
        return own if self.of == "docx" else (*BY_NAME[self.of].missing, *own)


def make(wrapping: Wrapping, sources: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Wrap Word files; return the new files, ``folder/<name of the wrapping>/<name of the sample>.<ending>``.

    Raises ``OSError`` and ``subprocess.SubprocessError`` when a tool fails, ``FileNotFoundError`` when it leaves no file.
    """
    made = folder / wrapping.name
    wanted = tuple(made / f"{source.stem}.{wrapping.ending}" for source in sources)
    if not all(path.is_file() for path in wanted):
        origin = sources if wrapping.of == "docx" else make(BY_NAME[wrapping.of], sources, folder)
        made.mkdir(parents=True, exist_ok=True)
        wrapping.recipe(origin, made)
    for path in wanted:
        if not path.is_file():
            raise FileNotFoundError(f"{', '.join(wrapping.tools)} left no {path.name}")
    return wanted


def _is_there(tool: str) -> bool:
    match tool.partition(":"):
        case "python", _, module:
            return find_spec(module) is not None
        case "perl", _, program:
            return _in_perl(program) is not None
        case _:
            return shutil.which(tool) is not None


def _in_perl(program: str) -> str | None:
    """The path of a program in Perl: a Python package may put one of the same name before it on the path."""
    for folder in os.get_exec_path():
        path = Path(folder, program)
        if path.is_file() and os.access(path, os.X_OK):
            with path.open("rb") as file:
                if b"perl" in file.readline():
                    return str(path)
    return None


# --- recipes ----------------------------------------------------------------------------------------------------------


def _run(command: Sequence[str | Path]) -> bytes:
    done = subprocess.run(command, capture_output=True, check=True, timeout=_LIMIT, stdin=subprocess.DEVNULL)  # noqa: S603  the commands below
    return done.stdout


def _libreoffice(target: str, ending: str = "") -> Recipe:
    """Convert with LibreOffice, all files in one run; ``target`` is what ``--convert-to`` takes."""

    def recipe(sources: Sequence[Path], folder: Path) -> None:
        with tempfile.TemporaryDirectory() as profile:
            own = f"-env:UserInstallation={Path(profile).as_uri()}"
            _run(["soffice", own, "--headless", "--convert-to", target, "--outdir", folder, *sources])
        written = target.partition(":")[0]
        if ending and ending != written:
            for path in folder.glob(f"*.{written}"):
                path.rename(path.with_suffix(f".{ending}"))

    return recipe


def _command(ending: str, *command: str) -> Recipe:
    """Run a command for each file; ``{source}`` and ``{target}`` stand for the paths, what it prints is kept without ``{target}``."""

    def recipe(sources: Sequence[Path], folder: Path) -> None:
        for source in sources:
            target = folder / f"{source.stem}.{ending}"
            filled = [part.format(source=source, target=target) for part in command]
            printed = _run(filled)
            if not any("{target}" in part for part in command):
                target.write_bytes(printed)

    return recipe


def _perl(ending: str, program: str) -> Recipe:
    def recipe(sources: Sequence[Path], folder: Path) -> None:
        _command(ending, _in_perl(program) or program, "{source}", "{target}")(sources, folder)

    return recipe


def _pandoc(writer: str, ending: str, *options: str) -> Recipe:
    return _command(ending, "pandoc", "--from=docx", f"--to={writer}", *options, "--output={target}", "{source}")


def _python(ending: str, script: str) -> Recipe:
    """Run a line of Python for each file: it finds its source in ``sys.argv[1]`` and writes to ``sys.argv[2]``."""
    return _command(ending, sys.executable, "-c", script, "{source}", "{target}")


def _laid_out(*, landscape: bool, size: int) -> Recipe:
    """Lay a Word file out anew, so that its lines and pages break elsewhere; ``size`` is that of the letters in points."""

    def recipe(sources: Sequence[Path], folder: Path) -> None:
        for source in sources:
            document = docx.Document(str(source))
            for section in document.sections:
                section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
                section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
            for style in document.styles:
                if getattr(style, "font", None) is not None and style.font.size is not None:
                    style.font.size = Pt(size)
            document.save(str(folder / source.name))

    return recipe


def _mhtml(sources: Sequence[Path], folder: Path) -> None:
    """Save a page with all that belongs to it, as browsers and Word do."""
    for source in sources:
        related = MIMEMultipart("related", type="text/html")
        related["Subject"] = source.stem
        related["MIME-Version"] = "1.0"
        related["Snapshot-Content-Location"] = f"https://example.org/{source.name}"
        page = MIMEText(source.read_text("utf-8"), "html", "utf-8")
        page["Content-Location"] = f"https://example.org/{source.name}"
        related.attach(page)
        (folder / f"{source.stem}.mhtml").write_bytes(related.as_bytes())


def _mail(source: Path) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Secretariat <secretariat@example.org>"
    mail["To"] = "delegates@example.org"
    mail["Subject"] = f"Liaison statement {source.stem}"
    mail["Date"] = "Fri, 12 Jul 2024 16:00:00 +0200"
    mail["Message-ID"] = f"<{source.stem}@example.org>"
    mail.set_content("Dear colleagues,\n\nplease find the liaison statement attached.\n")
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    mail.add_attachment(source.read_bytes(), "application", kind, filename=source.name)
    return mail


def _mails(sources: Sequence[Path], folder: Path) -> None:
    for source in sources:
        (folder / f"{source.stem}.eml").write_bytes(_mail(source).as_bytes())


def _mail_boxes(sources: Sequence[Path], folder: Path) -> None:
    for source in sources:
        box = mailbox.mbox(folder / f"{source.stem}.mbox")
        box.add(_mail(source))
        box.close()


def _messages(sources: Sequence[Path], folder: Path) -> None:
    for source in sources:
        text = "Dear colleagues,\r\n\r\nplease find the liaison statement attached.\r\n"
        told = outlook.to_message(f"Liaison statement {source.stem}", text, source.name, source.read_bytes())
        (folder / f"{source.stem}.msg").write_bytes(told)


def _zips(sources: Sequence[Path], folder: Path) -> None:
    for source in sources:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"LS/{source.name}", source.read_bytes())
        (folder / f"{source.stem}.zip").write_bytes(packed.getvalue())


def _without_tabs(sources: Sequence[Path], folder: Path) -> None:
    """Trim every line, as forms and chat programs do."""
    for source in sources:
        lines = source.read_text("utf-8").splitlines()
        (folder / source.name).write_text("\n".join(line.strip(" \t") for line in lines) + "\n", "utf-8")


_TIKA = """
import sys, extractous
reader = extractous.Extractor().set_extract_string_max_length(50_000_000)
open(sys.argv[2], "w", encoding="utf-8", newline="").write(reader.extract_file_to_string(sys.argv[1])[0])
"""
_DOCX2TXT = "import sys, docx2txt; open(sys.argv[2], 'w', encoding='utf-8').write(docx2txt.process(sys.argv[1]))"
_HTML2TEXT = """
import sys, html2text
open(sys.argv[2], "w", encoding="utf-8").write(html2text.html2text(open(sys.argv[1], encoding="utf-8").read()))
"""
_NO_SIMPLE = "markdown-simple_tables-multiline_tables"

WRAPPINGS: tuple[Wrapping, ...] = (
    Wrapping("landscape-word", "docx", _laid_out(landscape=True, size=12)),
    Wrapping("small-word", "docx", _laid_out(landscape=False, size=8)),
    Wrapping("large-word", "docx", _laid_out(landscape=False, size=14)),
    Wrapping("word-by-libreoffice", "docx", _libreoffice("docx"), tools=("soffice",)),
    Wrapping("pdf", "pdf", _libreoffice("pdf"), tools=("soffice",)),
    Wrapping("pdf-landscape", "pdf", _libreoffice("pdf"), of="landscape-word", tools=("soffice",)),
    Wrapping("pdf-small", "pdf", _libreoffice("pdf"), of="small-word", tools=("soffice",)),
    Wrapping("pdf-large", "pdf", _libreoffice("pdf"), of="large-word", tools=("soffice",)),
    Wrapping("odt", "odt", _libreoffice("odt"), tools=("soffice",)),
    Wrapping("rtf", "rtf", _libreoffice("rtf"), tools=("soffice",)),
    Wrapping("doc", "doc", _libreoffice("doc"), tools=("soffice",)),
    Wrapping("html", "html", _libreoffice("html"), tools=("soffice",)),
    Wrapping("xhtml", "html", _libreoffice("html:XHTML Writer File"), tools=("soffice",)),
    Wrapping("mhtml", "mhtml", _mhtml, of="html"),
    Wrapping("pandoc-html", "html", _pandoc("html", "html", "--standalone", "--metadata=title:-"), tools=("pandoc",)),
    Wrapping("pandoc-plain", "txt", _pandoc("plain", "txt"), tools=("pandoc",)),
    Wrapping("pandoc-wide", "txt", _pandoc("plain", "txt", "--columns=120"), tools=("pandoc",)),
    Wrapping("pandoc-markdown", "md", _pandoc("markdown", "md"), tools=("pandoc",)),
    Wrapping("pandoc-grid", "md", _pandoc(f"{_NO_SIMPLE}-pipe_tables", "md"), tools=("pandoc",)),
    Wrapping("pandoc-pipe", "md", _pandoc(f"{_NO_SIMPLE}-grid_tables", "md"), tools=("pandoc",)),
    Wrapping("pandoc-github", "md", _pandoc("gfm", "md"), tools=("pandoc",)),
    Wrapping("pandoc-rst", "rst", _pandoc("rst", "rst"), tools=("pandoc",)),
    Wrapping("pandoc-asciidoc", "adoc", _pandoc("asciidoc", "adoc"), tools=("pandoc",)),
    Wrapping("markitdown", "md", _command("md", sys.executable, "-m", "markitdown", "{source}"), tools=("python:markitdown",)),
    Wrapping("tika", "txt", _python("txt", _TIKA), of="word-by-libreoffice", tools=("python:extractous",)),
    Wrapping("tika-without-tabs", "txt", _without_tabs, of="tika", hides=Hides.BLANK_CELLS),
    Wrapping("libreoffice-text", "txt", _libreoffice("txt:Text (encoded):UTF8"), tools=("soffice",), hides=Hides.BLANK_CELLS),
    Wrapping("antiword", "txt", _command("txt", "antiword", "-m", "UTF-8.txt", "{source}"), of="doc", tools=("antiword",)),
    Wrapping("antiword-wide", "txt", _command("txt", "antiword", "-w", "160", "-m", "UTF-8.txt", "{source}"), of="doc", tools=("antiword",)),
    Wrapping("catdoc", "txt", _command("txt", "catdoc", "-d", "utf-8", "{source}"), of="doc", tools=("catdoc",), hides=Hides.BLANK_CELLS),
    Wrapping("docx2txt", "txt", _python("txt", _DOCX2TXT), tools=("python:docx2txt",), hides=Hides.BLANK_CELLS),
    Wrapping("docx2txt-perl", "txt", _perl("txt", "docx2txt"), tools=("perl:docx2txt",), hides=Hides.BLANK_CELLS),
    Wrapping("pdftotext", "txt", _command("txt", "pdftotext", "{source}", "{target}"), of="pdf", tools=("pdftotext",), hides=Hides.BLANK_CELLS),
    Wrapping("pdftotext-layout", "txt", _command("txt", "pdftotext", "-layout", "{source}", "{target}"), of="pdf", tools=("pdftotext",)),
    Wrapping("pdftotext-landscape", "txt", _command("txt", "pdftotext", "-layout", "{source}", "{target}"), of="pdf-landscape", tools=("pdftotext",)),
    Wrapping("w3m", "txt", _command("txt", "w3m", "-dump", "-cols", "100", "-I", "UTF-8", "-O", "UTF-8", "{source}"), of="html", tools=("w3m",)),
    Wrapping("lynx", "txt", _command("txt", "lynx", "-dump", "-nolist", "-width=100", "-assume_charset=utf-8", "-display_charset=utf-8", "{source}"), of="html", tools=("lynx",), hides=Hides.BLANK_CELLS),
    Wrapping("html2text", "txt", _python("txt", _HTML2TEXT), of="html", tools=("python:html2text",)),
    Wrapping("eml", "eml", _mails),
    Wrapping("mbox", "mbox", _mail_boxes),
    Wrapping("msg", "msg", _messages),
    Wrapping("zip", "zip", _zips),
)  # fmt: skip
"""In an order in which each stands behind the one it is made of."""

BY_NAME = {wrapping.name: wrapping for wrapping in WRAPPINGS}


def main(folder: Path, only: str | None = None) -> int:
    """Wrap all samples, or tell which tools are missing; return the exit status."""
    sources = tuple(sorted(describe.HERE.glob("*.docx")))
    for wrapping in WRAPPINGS if only is None else (BY_NAME[only],):
        if wrapping.missing:
            print(f"{wrapping.name}: left out, there is no {', '.join(wrapping.missing)}")
            continue
        try:
            print(f"{wrapping.name}: {len(make(wrapping, sources, folder))} files")
        except (OSError, subprocess.SubprocessError) as error:
            print(f"{wrapping.name}: {error}")
    return 0
