"""``fgmv-extract review``: what a group should look at in one or several statements, and why."""

import argparse
from collections.abc import Callable, Sequence

from attrs import evolve

from fgmv_extract.cli.codes import Threshold, reached, threshold
from fgmv_extract.cli.exits import DONE, FOUND, UNREAD, RefusedError
from fgmv_extract.cli.groups import asked_group
from fgmv_extract.cli.limits import limits_of
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command
from fgmv_extract.cli.renderings import check_terminal
from fgmv_extract.cli.statements import add_inputs, check_output, format_by_ending, load_each, vocabulary_of
from fgmv_extract.cli.streams import PROGRAM, put, tell
from fgmv_extract.cli.view import encoding, page
from fgmv_extract.comparison.review import review
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Statement
from fgmv_extract.reviews import Review, Topic

_TOPICS = tuple(topic.value for topic in Topic)
_EXAMPLES = f"""\
examples:
  fgmv-extract review sg20-reply.docx --group SG20
  fgmv-extract review sg*-reply.docx tsag-decision.docx --only contention --only no-taker
  fgmv-extract review replies.jsonl --on 2024-07-20 --format markdown -o review.md
  fgmv-extract review tsag-ls35.docx --group SG20 -o reply-to-fill-in.docx
  fgmv-extract review tsag-ls35.docx --group SG20 -o deadlines.ics
  fgmv-extract review sg20-reply.docx --group SG20 --fail-on allocated-unanswered

formats:
  text      for eyes (default)
  json      everything, with the quotes; its schema: fgmv-extract schema review
  markdown  to circulate
  csv       one row per point
  docx      the reply of the group as a Word file: its deliverables, and an empty column to fill in; needs --group
  ics       deadlines and meetings, for a calendar

topics:
{chr(10).join(f"  {topic.value:<22} {topic.heading}" for topic in Topic)}
"""


def add(subparsers: "Subparsers[Parser]", purpose: str) -> None:
    """Add the command; ``purpose`` is what it does in a few words."""
    parser = add_command(subparsers, "review", purpose, run, _EXAMPLES)
    add_inputs(parser, _FORMATS)
    parser.add_argument(
        "--group", metavar="GROUP", help="the group, as SG20, ITU-T SG20 or TSAG; without it, all groups"
    )
    parser.add_argument(
        "--on",
        metavar="DATE",
        help="count deadlines and meetings from DATE (2024-07-12) on; without it, from the last statement on",
    )
    for option, told in (("--only", "tell nothing but TOPIC"), ("--ignore", "leave TOPIC out")):
        parser.add_argument(
            option, metavar="TOPIC", choices=_TOPICS, action="append", default=[], help=f"{told}; may be repeated"
        )
    parser.add_argument(
        "--fail-on",
        metavar="LEVEL",
        type=_limit,
        action="append",
        default=[],
        help="end with status 1 when there is a point of a TOPIC, or a finding: note, warning, error (or graver), or a CODE; "
        "may be repeated",
    )


def run(arguments: argparse.Namespace) -> int:
    """Review statements."""
    chosen = arguments.format or format_by_ending(arguments.output, _FORMATS)
    check_terminal(chosen, arguments.output)
    if chosen == "docx" and arguments.group is None:
        raise RefusedError("docx is the reply of a group; name it with --group")
    check_output(arguments.inputs, arguments.output)
    vocabulary = vocabulary_of(arguments.vocabulary)
    loaded = load_each(arguments.inputs, vocabulary=vocabulary, limits=limits_of(arguments.allow))
    group = asked_group(arguments.group, vocabulary)
    try:
        made = review(loaded.statements, group, on=arguments.on, vocabulary=vocabulary)
    except ValueError as error:
        raise RefusedError(str(error)) from error
    wanted = evolve(made, points=tuple(each for each in made.points if _is_wanted(each.topic, arguments)))
    render = _RENDERINGS.get(chosen)
    put(
        render(wanted, arguments.output) if render else _OFFICE[chosen](wanted, loaded.statements, vocabulary),
        arguments.output,
    )
    if loaded.failed:
        return UNREAD
    topics = {limit for limit in arguments.fail_on if isinstance(limit, Topic)}
    findings = [*made.findings, *(finding for each in loaded.statements for finding in each.findings)]
    grave = reached(findings, [limit for limit in arguments.fail_on if not isinstance(limit, Topic)])
    return FOUND if grave or any(point.topic in topics for point in wanted.points) else DONE


def _limit(text: str) -> Topic | Threshold:
    return Topic(text) if text in _TOPICS else threshold(text)


def _is_wanted(topic: Topic, arguments: argparse.Namespace) -> bool:
    return topic not in arguments.ignore and (not arguments.only or topic in arguments.only)


def _text(made: Review, output: str | None) -> bytes:
    from fgmv_extract.outputs.review.text import to_text  # noqa: PLC0415  only what is asked for

    return to_text(made, page(output)).encode(encoding(output), "replace")


def _json(made: Review, _: str | None) -> bytes:
    from fgmv_extract.outputs.review import to_json  # noqa: PLC0415  only what is asked for

    return f"{to_json(made)}\n".encode("utf-8", "backslashreplace")


def _markdown(made: Review, _: str | None) -> bytes:
    from fgmv_extract.outputs.review.markdown import to_markdown  # noqa: PLC0415  only what is asked for

    return to_markdown(made).encode()


def _csv(made: Review, _: str | None) -> bytes:
    from fgmv_extract.outputs.delimited import to_csv  # noqa: PLC0415  only what is asked for
    from fgmv_extract.outputs.review.tables import points  # noqa: PLC0415  only what is asked for

    return to_csv(points(made)).encode("utf-8", "backslashreplace")


def _docx(made: Review, statements: Sequence[Statement], vocabulary: Vocabulary | None) -> bytes:
    from fgmv_extract.outputs.word.reply import to_docx  # noqa: PLC0415  only what is asked for

    return to_docx(statements, made.group or "", vocabulary=vocabulary)


def _ics(made: Review, statements: Sequence[Statement], _: Vocabulary | None) -> bytes:
    from fgmv_extract.outputs.calendar import left_out, to_ics  # noqa: PLC0415  only what is asked for

    for each in left_out(made):
        tell(f"{PROGRAM}: not in the calendar, its day and month are not known: {each.message}")
    return to_ics(made, statements).encode()


_RENDERINGS: dict[str, Callable[[Review, str | None], bytes]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
    "csv": _csv,
}
_OFFICE: dict[str, Callable[[Review, Sequence[Statement], Vocabulary | None], bytes]] = {"docx": _docx, "ics": _ics}
"""Formats that need the statements themselves."""
_FORMATS = (*_RENDERINGS, *_OFFICE)
