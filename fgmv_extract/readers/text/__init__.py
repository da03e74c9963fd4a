"""Plain text: characters, then lines, then the dialect in which its tables are laid out."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from fgmv_extract.document import Document
from fgmv_extract.errors import EmptyDocumentError, LimitExceededError
from fgmv_extract.findings import Code, Finding
from fgmv_extract.options import Options, allowing
from fgmv_extract.places import File
from fgmv_extract.readers.decoding import decode
from fgmv_extract.readers.text.columns.hyphens import are_dropped
from fgmv_extract.readers.text.dialects import DIALECTS, MARKDOWN, Dialect, dialect_of
from fgmv_extract.readers.text.drafts import Draft, blocks_of
from fgmv_extract.readers.text.lines import Lines, has_controls, lines_of, without_controls
from fgmv_extract.readers.text.marked.struck import tell_struck
from fgmv_extract.readers.text.mojibake import repair
from fgmv_extract.readers.text.quoted import unquoted
from fgmv_extract.typography import has_look_alikes

_NO_TABLE = "[TABLE]"
_PART = 1 << 15
_COMMON = bytes([*b"\t\n", *range(0x20, 0x7F)])


def read(data: bytes, file: File, options: Options) -> Document:
    """Read a text into paragraphs and tables.

    Raises ``EmptyDocumentError`` when there is nothing but white space, ``LimitExceededError`` beyond
    ``options.limits.input_bytes``. Finds what was odd about the characters.
    """
    return _read(data, file, options, DIALECTS, "text")


def read_markdown(data: bytes, file: File, options: Options) -> Document:
    """Read a Markdown document into paragraphs and tables, its marks undone; raises and finds what ``read`` does."""
    return _read(data, file, options, MARKDOWN, "markdown")


def _read(data: bytes, file: File, options: Options, dialects: Sequence[Dialect], form: str) -> Document:
    if len(data) > options.limits.input_bytes:
        problem = f"is larger than {options.limits.input_bytes:,} bytes"
        raise LimitExceededError(file.name, problem, f"split it, or {allowing('input_bytes')}")
    dialect, drafts, breaks, findings = _drafted(data, dialects)
    blocks, cut = blocks_of(drafts, options.limits, breaks)
    if not blocks:
        raise EmptyDocumentError(file.name, "holds no text", "check that the right file was given")
    return Document(evolve(file, format=form, dialect=dialect.name), blocks, (*findings, *cut))


def _drafted(
    data: bytes, dialects: Sequence[Dialect]
) -> tuple[Dialect, Iterable[Draft], Sequence[int], tuple[Finding, ...]]:
    """Return the dialect, what it finds in the lines, where pages begin, and what was odd; the lines themselves are let go."""
    text, findings = _characters(data)
    lines = unquoted(lines_of(text))
    dialect = dialect_of(lines, dialects)
    struck = tell_struck(lines) if dialect.is_marked else ()
    return dialect, dialect.read(lines), lines.breaks, (*findings, *_left_out(lines), *struck)


def _left_out(lines: Lines) -> Iterator[Finding]:
    """Find what the program that made the text left out: hyphens, or tables where pandoc could not show them and says so."""
    if are_dropped(lines):
        yield Finding(
            Code.HYPHENS_LOST,
            "The text seems to be made by pdftotext without -layout, which drops hyphens at line ends.",
        )
    for number, text in zip(lines.numbers, lines.texts, strict=True) if lines.hold(_NO_TABLE) else ():
        if text == _NO_TABLE:
            yield Finding(
                Code.MISSING_PART, f"Line {number} says {_NO_TABLE}: a table was left out when this text was made."
            )


def _characters(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Return the characters as they should be, and what was odd about them."""
    text, decoded = decode(data)
    findings = list(decoded)
    text, repaired = repair(text)
    if repaired:
        told = f"{repaired} {'character was' if repaired == 1 else 'characters were'} damaged (as “â€™” for “’”) and repaired."
        findings.append(Finding(Code.MOJIBAKE_REPAIRED, told))
    text = text.removeprefix("\ufeff")
    uncommon = _uncommon(text)
    text, controls = without_controls(text) if has_controls(uncommon) else (text, 0)
    if controls:
        told = f"{controls} {'character that no text has was' if controls == 1 else 'characters that no text has were'} read as blanks."
        findings.append(Finding(Code.CONTROL_CHARACTERS, told))
    if has_look_alikes(uncommon):
        told = "No-break blanks, no-break hyphens or characters without width stand in the text."
        findings.append(Finding(Code.UNUSUAL_CHARACTERS, told))
    return text, tuple(findings)


def _uncommon(text: str) -> str:
    """Leave out printable ASCII, tabs and line ends: in the little that is left other characters are sooner looked for.

    A large text is taken part by part: to encode it whole takes three bytes a character.
    """
    parts = (text[at : at + _PART].encode("utf-8", "surrogatepass") for at in range(0, len(text), _PART))
    return b"".join([part.translate(None, _COMMON) for part in parts]).decode("utf-8", "surrogatepass")
