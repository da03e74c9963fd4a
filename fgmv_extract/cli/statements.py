"""Statements as a command is given them: documents, or what ``extract`` and ``batch`` stored of them."""

import json
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from fgmv_extract.cli.codes import tell_findings
from fgmv_extract.cli.exits import RefusedError
from fgmv_extract.cli.limits import add_limits
from fgmv_extract.cli.parsing import Parser, add_vocabulary
from fgmv_extract.cli.stores import is_store, statements_in
from fgmv_extract.cli.streams import PROGRAM, STANDARD, tell
from fgmv_extract.errors import ExtractError, MalformedDocumentError
from fgmv_extract.extraction import extract, extract_all
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.options import Limits, Revisions
from fgmv_extract.records import Statement
from fgmv_extract.sources import Content, content_of

_BOM = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n"


def load(
    given: str,
    *,
    revisions: str = Revisions.ACCEPTED,
    vocabulary: Vocabulary | None = None,
    limits: Limits | None = None,
) -> Statement:
    """Read the one statement ``given`` names: a path, a URL, or ``-`` for standard input.

    Its content tells what it is: a JSON object is a stored statement, an SQLite file a store, anything else a document. Raises ``ExtractError`` when
    it cannot be read, and when it holds several stored statements.
    """
    if is_store(given):
        return _only(statements_in(given), given)
    content = content_named(given, limits)
    stored = _stored(content)
    if stored is None:
        return extract(content.data, name=content.name, revisions=revisions, vocabulary=vocabulary, limits=limits)
    return _only(stored, content.name)


def _only(stored: tuple[Statement, ...], name: str) -> Statement:
    if len(stored) > 1:
        problem = f"holds {len(stored)} stored statements where one is wanted"
        raise MalformedDocumentError(name, problem, "store each in a file of its own")
    return stored[0]


def load_all(
    given: str,
    *,
    revisions: str = Revisions.ACCEPTED,
    vocabulary: Vocabulary | None = None,
    limits: Limits | None = None,
) -> tuple[Statement, ...]:
    """Read all statements ``given`` names, at least one: those of a mail, an archive or a store, too; JSON may be a list, or one a line."""
    if is_store(given):
        return statements_in(given)
    return all_in(content_named(given, limits), revisions=revisions, vocabulary=vocabulary, limits=limits)


def all_in(
    content: Content,
    *,
    revisions: str = Revisions.ACCEPTED,
    vocabulary: Vocabulary | None = None,
    limits: Limits | None = None,
) -> tuple[Statement, ...]:
    """Read all statements in what an input holds, as ``load_all`` does."""
    stored = _stored(content)
    if stored is None:
        return extract_all(content.data, name=content.name, revisions=revisions, vocabulary=vocabulary, limits=limits)
    return stored


_FORMATS = {"json": "json", "md": "markdown", "markdown": "markdown", "csv": "csv"}
_MORE = {"docx": "docx", "xlsx": "xlsx", "ics": "ics", "html": "html"}


def add_inputs(parser: Parser, formats: Sequence[str]) -> None:
    """Add what commands on several statements have in common: INPUT..., --format, -o, --vocabulary and --allow."""
    parser.add_argument(
        "inputs",
        metavar="INPUT",
        nargs="+",
        help="a document, a mail or an archive of them, statements stored as JSON or by batch, a URL, or - for standard input",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=formats,
        help="see below; without it, what the ending of FILE stands for",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write FILE, whole or not at all, instead of standard output"
    )
    add_vocabulary(parser)
    add_limits(parser)


def format_by_ending(output: str | None, formats: Collection[str] = ("json", "markdown", "csv")) -> str:
    """Return the one of ``formats`` that the ending of a file name stands for, ``text`` for any other."""
    meant = (_FORMATS | _MORE).get((output or "").rpartition(".")[2].lower())
    return meant if meant is not None and meant in formats else "text"


class Loaded(NamedTuple):
    """The statements of several inputs, and whether an input could not be read."""

    statements: tuple[Statement, ...]
    failed: bool


def load_each(
    inputs: Sequence[str],
    *,
    vocabulary: Vocabulary | None = None,
    limits: Limits | None = None,
    read: Callable[..., Iterable[Statement]] = load_all,
) -> Loaded:
    """Read all statements of all inputs; what cannot be read is told on standard error, and the others are read.

    ``read`` does it for one of them. Warnings and errors of the statements are told, too. Raises ``ExtractError`` when nothing
    could be read.
    """
    check_standard_input(inputs)
    statements: list[Statement] = []
    errors: list[ExtractError] = []
    for given in inputs:
        try:
            statements += read(given, vocabulary=vocabulary, limits=limits)
        except ExtractError as error:
            errors.append(error)
    for unread in errors if statements else errors[:-1]:
        tell(f"{PROGRAM}: {unread}")
    if not statements:
        raise errors[-1]
    for statement in statements:
        tell_findings(statement.findings, statement.file.name if statement.file else "<statement>")
    return Loaded(tuple(statements), bool(errors))


def check_standard_input(inputs: Sequence[str]) -> None:
    """Refuse standard input that is named twice: the second reading would find nothing."""
    if inputs.count(STANDARD) > 1:
        raise RefusedError("standard input (-) can be read once; name files for the other inputs")


def check_output(inputs: Sequence[str], output: str | None) -> None:
    """Refuse an output that is one of the inputs."""
    for given in inputs:
        if output is not None and _are_one_file(given, output):
            raise RefusedError(f"{output}: is one of the inputs; name another file")


def _are_one_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121  pathlib costs more than all the rest of a short command
    except (OSError, ValueError):  # one of them is not there, or no path at all
        return False


def vocabulary_of(files: Sequence[str]) -> Vocabulary | None:
    """Return the vocabulary with the user's files on top; None, which stands for the package's own, without any."""
    return Vocabulary.load(*files) if files else None


def content_named(given: str, limits: Limits | None = None) -> Content:
    """Return what stands in an input: a path, a URL, or ``-`` for standard input."""
    limit = (limits or Limits()).input_bytes
    if given == STANDARD:
        return content_of(sys.stdin.buffer, name="<stdin>", limit=limit)
    return content_of(given, limit=limit)


def _stored(content: Content) -> tuple[Statement, ...] | None:
    """Read stored statements, None when the content is a document.

    A document in plain text may begin with a brace or a bracket, too (``[bookmark: _Toc1]``), but what follows is no JSON
    then; a stored statement that was cut off is told from it by its first key.
    """
    data = content.data.removeprefix(_BOM)
    head = data[:4096].lstrip(_BLANK)
    if not head.startswith((b"{", b"[")):
        return None
    try:
        plain = list(_values(data))
    except (ValueError, RecursionError):
        if not head.startswith(b"{") or b'"schema_version"' not in head:
            return None
        plain = []
    from fgmv_extract.outputs.serialisation import from_json, statement_from_dict  # noqa: PLC0415  brings cattrs

    if not plain:
        return (from_json(data, name=content.name),)  # which says what is wrong with it
    return tuple(statement_from_dict(each, name=content.name) for each in plain)


def _values(data: bytes) -> Iterator[object]:
    """Yield the objects of JSON, of a list of them, or of JSON Lines; ``ValueError`` for anything else."""
    try:
        whole = json.loads(data)
    except ValueError:
        yield from (json.loads(line) for line in data.splitlines() if line.strip())
        return
    yield from whole if isinstance(whole, list) else [whole]
