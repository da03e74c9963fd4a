"""``fgmv-extract extract``: one document, its statement in the format that is asked for."""

import argparse
import os
import sys
from typing import BinaryIO

from fgmv_extract.cli.codes import reached, tell_findings, threshold
from fgmv_extract.cli.exits import DONE, FOUND, RefusedError
from fgmv_extract.cli.limits import add_limits, limits_of
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command, add_revisions, add_vocabulary
from fgmv_extract.cli.renderings import RENDERINGS, SEVERAL, Asked, check_terminal, format_of
from fgmv_extract.cli.streams import STANDARD, put
from fgmv_extract.extraction import extract, extract_all
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Statement

_EXAMPLES = """\
examples:
  fgmv-extract extract sg20-reply.docx --format table
  fgmv-extract extract sg20-reply.docx -o sg20-reply.xlsx
  fgmv-extract extract sg20-reply.txt --fail-on error | jq '.deliverables[].id'
  curl -s https://example.org/ls.docx | fgmv-extract extract -
  fgmv-extract extract liaisons.mbox --all --format jsonl

formats:
  json      the whole statement (default); its schema: fgmv-extract schema
  jsonl     the same on one line
  table     for eyes
  csv       one row per deliverable
  csv-long  one row per deliverable and group
  docx      a Word file in the form of a liaison statement of ITU-T
  xlsx      matrix of deliverables and groups, both tables, findings; needs fgmv-extract[xlsx]
  parquet   one row per deliverable and group; needs fgmv-extract[parquet]
"""


def add(subparsers: "Subparsers[Parser]", purpose: str) -> None:
    """Add the command; ``purpose`` is what it does in a few words."""
    parser = add_command(subparsers, "extract", purpose, run, _EXAMPLES)
    parser.add_argument(
        "input", metavar="INPUT", help="a file, a URL, or - for standard input; a mail or an archive is looked into"
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="write every statement of a mail, an archive or a file that holds several: json is a list then",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=RENDERINGS,
        help="see below; without it, what the ending of FILE stands for",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write FILE, whole or not at all, instead of standard output"
    )
    add_revisions(parser)
    add_vocabulary(parser)
    add_limits(parser)
    parser.add_argument(
        "--fail-on",
        metavar="LEVEL",
        type=threshold,
        action="append",
        default=[],
        help="end with status 1 when there is a finding: note, warning, error (or graver), or a CODE; may be repeated",
    )


def run(arguments: argparse.Namespace) -> int:
    """Extract one document."""
    chosen = arguments.format or format_of(arguments.output)
    _check(arguments.input, arguments.output, chosen)
    vocabulary = Vocabulary.load(*arguments.vocabulary) if arguments.vocabulary else None
    asked = Asked(arguments.output, vocabulary)
    statements: tuple[Statement, ...]
    if arguments.all:
        if chosen not in SEVERAL:
            raise RefusedError(f"{chosen} holds one statement; --all goes with {', '.join(SEVERAL)}")
        statements = _statements(arguments, vocabulary)
        put(SEVERAL[chosen](statements, asked), arguments.output)
    else:
        statements = (_statement(arguments, vocabulary),)
        put(RENDERINGS[chosen](statements[0], asked), arguments.output)
    for statement in statements:
        if chosen != "table":  # which shows them itself
            tell_findings(statement.findings, statement.file.name if statement.file else arguments.input)
    reaches = any(reached(statement.findings, arguments.fail_on) for statement in statements)
    return FOUND if reaches else DONE


def _check(given: str, output: str | None, chosen: str) -> None:
    """Refuse what would do harm, before anything is read."""
    check_terminal(chosen, output)
    if output is not None and _are_one_file(given, output):
        raise RefusedError(f"{output}: is the document itself; name another file")


def _are_one_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121  pathlib costs more than all the rest of a short command
    except (OSError, ValueError):  # one of them is not there, or no path at all
        return False


def _statement(arguments: argparse.Namespace, vocabulary: Vocabulary | None) -> Statement:
    source, name = _source(arguments.input)
    limits = limits_of(arguments.allow)
    return extract(source, name=name, revisions=arguments.revisions, vocabulary=vocabulary, limits=limits)


def _statements(arguments: argparse.Namespace, vocabulary: Vocabulary | None) -> tuple[Statement, ...]:
    source, name = _source(arguments.input)
    limits = limits_of(arguments.allow)
    return extract_all(source, name=name, revisions=arguments.revisions, vocabulary=vocabulary, limits=limits)


def _source(given: str) -> tuple[str | BinaryIO, str | None]:
    """Return what is read and, where it has none of its own, its name."""
    return (sys.stdin.buffer, "<stdin>") if given == STANDARD else (given, None)
