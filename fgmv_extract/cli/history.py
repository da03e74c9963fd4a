"""``fgmv-extract history``: what happened to each deliverable over successive statements."""

import argparse
from collections.abc import Callable, Sequence

from attrs import evolve

from fgmv_extract.cli.codes import reached, threshold
from fgmv_extract.cli.exits import DONE, FOUND, UNREAD, RefusedError
from fgmv_extract.cli.groups import asked_group
from fgmv_extract.cli.limits import limits_of
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command
from fgmv_extract.cli.statements import add_inputs, check_output, format_by_ending, load_each, vocabulary_of
from fgmv_extract.cli.streams import put
from fgmv_extract.cli.view import encoding, page
from fgmv_extract.comparison.history import about, history, of_group
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.timeline import History

_EXAMPLES = """\
examples:
  fgmv-extract history tsag-ls35.docx sg20-reply.docx tsag-decision.docx
  fgmv-extract history *.docx --deliverable FGMV-28
  fgmv-extract history archive.jsonl --group SG20 --format csv -o sg20.csv

formats:
  text      for eyes (default)
  json      everything, with the quotes; its schema: fgmv-extract schema history
  markdown  to circulate
  csv       one row per event
"""


def add(subparsers: "Subparsers[Parser]", purpose: str) -> None:
    """Add the command; ``purpose`` is what it does in a few words."""
    parser = add_command(subparsers, "history", purpose, run, _EXAMPLES)
    add_inputs(parser, tuple(_RENDERINGS))
    parser.add_argument(
        "--deliverable",
        metavar="ID",
        action="append",
        default=[],
        help="only this deliverable or work item, by any of its names; may be repeated",
    )
    parser.add_argument("--group", metavar="GROUP", help="only deliverables and work items that concern this group")
    parser.add_argument(
        "--in-order",
        action="store_true",
        help="take the statements in the order they are given, not in that of their dates",
    )
    parser.add_argument(
        "--fail-on",
        metavar="LEVEL",
        type=threshold,
        action="append",
        default=[],
        help="end with status 1 when there is a finding: note, warning, error (or graver), or a CODE; may be repeated",
    )


def run(arguments: argparse.Namespace) -> int:
    """Tell the history."""
    chosen = arguments.format or format_by_ending(arguments.output)
    check_output(arguments.inputs, arguments.output)
    vocabulary = vocabulary_of(arguments.vocabulary)
    loaded = load_each(arguments.inputs, vocabulary=vocabulary, limits=limits_of(arguments.allow))
    made = history(loaded.statements, in_order=arguments.in_order, vocabulary=vocabulary)
    wanted = _wanted(made, arguments.deliverable, asked_group(arguments.group, vocabulary), vocabulary)
    put(_RENDERINGS[chosen](wanted, arguments.output), arguments.output)
    if loaded.failed:
        return UNREAD
    findings = [*made.findings, *(finding for each in loaded.statements for finding in each.findings)]
    return FOUND if reached(findings, arguments.fail_on) else DONE


def _wanted(made: History, names: Sequence[str], group: str | None, vocabulary: Vocabulary | None) -> History:
    try:
        lines = [about(made, name, vocabulary=vocabulary) for name in names]
        kept = of_group(made, group, vocabulary=vocabulary) if group is not None else made
    except ValueError as error:
        raise RefusedError(str(error)) from error
    return evolve(kept, lines=tuple(line for line in kept.lines if line in lines)) if names else kept


def _text(made: History, output: str | None) -> bytes:
    from fgmv_extract.outputs.history.text import to_text  # noqa: PLC0415  only what is asked for

    return to_text(made, page(output)).encode(encoding(output), "replace")


def _json(made: History, _: str | None) -> bytes:
    from fgmv_extract.outputs.history import to_json  # noqa: PLC0415  only what is asked for

    return f"{to_json(made)}\n".encode("utf-8", "backslashreplace")


def _markdown(made: History, _: str | None) -> bytes:
    from fgmv_extract.outputs.history.markdown import to_markdown  # noqa: PLC0415  only what is asked for

    return to_markdown(made).encode()


def _csv(made: History, _: str | None) -> bytes:
    from fgmv_extract.outputs.delimited import to_csv  # noqa: PLC0415  only what is asked for
    from fgmv_extract.outputs.history.tables import events  # noqa: PLC0415  only what is asked for

    return to_csv(events(made)).encode("utf-8", "backslashreplace")


_RENDERINGS: dict[str, Callable[[History, str | None], bytes]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
    "csv": _csv,
}
