"""``fgmv-extract report``: one page to look at, to check against the source, and to pass on."""

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from fgmv_extract.changes import Comparison
from fgmv_extract.cli.exits import DONE, UNREAD, RefusedError
from fgmv_extract.cli.limits import add_limits, limits_of
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command, add_vocabulary
from fgmv_extract.cli.pictures import pictures
from fgmv_extract.cli.products import product_in
from fgmv_extract.cli.statements import all_in, check_output, content_named, load_all, load_each, vocabulary_of
from fgmv_extract.cli.stores import is_store
from fgmv_extract.cli.streams import put
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.options import Limits
from fgmv_extract.records import Statement
from fgmv_extract.sources import Content
from fgmv_extract.timeline import History

if TYPE_CHECKING:
    from fgmv_extract.outputs.page.subject import Subject

_EXAMPLES = """\
examples:
  fgmv-extract report sg20-reply.docx -o report.html
  fgmv-extract report tsag-ls35.docx sg20-reply.pdf tsag-decision.docx -o report.html
  fgmv-extract report archive.sqlite --on 2024-07-20 -o report.html
  fgmv-extract diff old.docx new.docx --format json | fgmv-extract report - -o changes.html

INPUT is a document, a mail or an archive of them, statements stored as JSON, the store that batch writes (.sqlite), or
alone, a comparison or a history stored as JSON. The page needs nothing else and sends no request: it can be mailed,
printed, and opened from a disk.
"""


def add(subparsers: "Subparsers[Parser]", purpose: str) -> None:
    """Add the command; ``purpose`` is what it does in a few words."""
    parser = add_command(subparsers, "report", purpose, run, _EXAMPLES)
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help="see below; a file, a URL, or - for standard input")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write FILE, whole or not at all, instead of standard output"
    )
    parser.add_argument("--title", metavar="TEXT", help="head the page with TEXT")
    parser.add_argument(
        "--on",
        metavar="DATE",
        help="count deadlines and meetings from DATE (2024-07-12) on; without it, from the last statement on",
    )
    add_vocabulary(parser)
    add_limits(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the page."""
    from fgmv_extract.outputs.page import to_html  # noqa: PLC0415  brings all that a page is made of

    check_output(arguments.inputs, arguments.output)
    subject, failed = _subject(arguments)
    put(to_html(subject, title=arguments.title).encode(), arguments.output)
    return UNREAD if failed else DONE


def _subject(arguments: argparse.Namespace) -> "tuple[Subject, bool]":
    """Return what the page is about, and whether an input could not be read."""
    from fgmv_extract.outputs.page import subject_of  # noqa: PLC0415  as above

    vocabulary = vocabulary_of(arguments.vocabulary)
    limits = limits_of(arguments.allow)
    alone = _alone(arguments.inputs, limits)
    if alone is not None and (made := _made_of(alone)) is not None:
        return made, False
    loaded = load_each(arguments.inputs, vocabulary=vocabulary, limits=limits, read=_reader(alone))
    try:
        subject = subject_of(loaded.statements, on=arguments.on, vocabulary=vocabulary)
    except ValueError as error:
        raise RefusedError(str(error)) from error
    contents = [alone] if alone else (content_named(given, limits) for given in _pdfs(arguments.inputs))
    return evolve(subject, pictures=pictures(subject, contents)), loaded.failed


def _pdfs(inputs: Sequence[str]) -> list[str]:
    """Return the inputs that are PDF documents on this machine, by their endings: nothing is fetched a second time."""
    return [given for given in inputs if given.lower().endswith(".pdf") and "://" not in given]


def _alone(inputs: Sequence[str], limits: Limits | None) -> Content | None:
    """Return the content of an input that is the only one: standard input can be read once."""
    return content_named(inputs[0], limits) if len(inputs) == 1 and not is_store(inputs[0]) else None


def _made_of(content: Content) -> "Subject | None":
    """Return the subject of a stored comparison or history."""
    from fgmv_extract.outputs.page import subject_of_comparison, subject_of_history  # noqa: PLC0415  as above

    match product_in(content):
        case Comparison() as made:
            return subject_of_comparison(made)
        case History() as made:
            return subject_of_history(made)
        case _:
            return None


def _reader(alone: Content | None) -> Callable[..., tuple[Statement, ...]]:
    def read(given: str, *, vocabulary: Vocabulary | None, limits: Limits | None) -> tuple[Statement, ...]:
        if alone is not None:
            return all_in(alone, vocabulary=vocabulary, limits=limits)
        return load_all(given, vocabulary=vocabulary, limits=limits)

    return read
