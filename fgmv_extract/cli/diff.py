"""``fgmv-extract diff``: what became different from one statement to another."""

import argparse
from collections.abc import Callable

from fgmv_extract.changes import Comparison, Kind, Relation, Significance
from fgmv_extract.cli.exits import DONE, FOUND, RefusedError
from fgmv_extract.cli.groups import asked_group
from fgmv_extract.cli.limits import add_limits, limits_of
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command, add_vocabulary
from fgmv_extract.cli.renderings import check_terminal
from fgmv_extract.cli.statements import check_output, check_standard_input, format_by_ending, load, vocabulary_of
from fgmv_extract.cli.streams import put, tell
from fgmv_extract.cli.view import encoding, page
from fgmv_extract.cli.weights import read_weights
from fgmv_extract.comparison.comparing import compare
from fgmv_extract.comparison.selecting import concerning, select, weigh
from fgmv_extract.findings import Code
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.options import Revisions
from fgmv_extract.records import Statement

_EXAMPLES = """\
examples:
  fgmv-extract diff sg20-reply.docx tsag-decision.docx
  fgmv-extract diff last.json new.docx --group SG20 --format markdown -o changes.md
  fgmv-extract diff sg20-reply.docx tsag-decision.docx -o changes-to-circulate.docx
  fgmv-extract diff old.docx new.docx --ignore title-edited --fail-on major
  fgmv-extract diff --revisions draft.docx

Each of the two is a document, or a statement stored as JSON. Kinds of changes, by their usual significance:
"""


def add(subparsers: "Subparsers[Parser]", purpose: str) -> None:
    """Add the command; ``purpose`` is what it does in a few words."""
    parser = add_command(subparsers, "diff", purpose, run, _EXAMPLES + _kinds())
    parser.add_argument("earlier", metavar="EARLIER", help="a file, a URL, or - for standard input")
    parser.add_argument("later", metavar="LATER", nargs="?", help="likewise; none with --revisions")
    parser.add_argument(
        "--revisions",
        action="store_true",
        help="compare the text of one Word file before its tracked changes with the text after them",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=(*_FORMATS, "xlsx"),
        help="text, json, markdown, csv, html, docx (Word, to circulate) or xlsx (Excel, with a matrix); without it, what the ending "
        "of FILE stands for, else text",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write FILE, whole or not at all, instead of standard output"
    )
    parser.add_argument(
        "--relation",
        choices=[relation.value for relation in Relation],
        help="how LATER stands to EARLIER; without it, found from numbers, replies, types and dates",
    )
    parser.add_argument("--group", metavar="GROUP", help="tell only what concerns this group, as SG20 or ITU-T SG20")
    _add_kinds(parser, "--only", "tell only changes of this kind; may be repeated")
    _add_kinds(parser, "--ignore", "leave out changes of this kind; may be repeated")
    parser.add_argument(
        "--significance", metavar="FILE", help='a TOML file with other significances: title-changed = "major"'
    )
    add_vocabulary(parser)
    add_limits(parser)
    parser.add_argument(
        "--exit-code",
        action="store_true",
        help="end with status 1 when there are differences, or when not all could be compared",
    )
    parser.add_argument(
        "--fail-on",
        metavar="SIGNIFICANCE",
        choices=[level.value for level in Significance],
        help="end with status 1 when there is a change of this significance or above: editorial, minor, major",
    )


def _add_kinds(parser: Parser, option: str, purpose: str) -> None:
    parser.add_argument(option, metavar="KIND", type=_kind, action="append", default=[], help=purpose)


def _kinds() -> str:
    """List the kinds for the help."""
    listed = {level: [kind.value for kind in Kind if kind.significance is level] for level in reversed(Significance)}
    return "\n".join(f"  {level:10} {name}" for level, names in listed.items() for name in names) + "\n"


def _kind(name: str) -> Kind:
    try:
        return Kind(name)
    except ValueError:
        from difflib import get_close_matches  # noqa: PLC0415  needed only after a slip

        near = get_close_matches(name, [kind.value for kind in Kind], n=1)
        hint = f"did you mean {near[0]}?" if near else "fgmv-extract diff --help lists them"
        raise argparse.ArgumentTypeError(f"no change is called {name!r}; {hint}") from None


def run(arguments: argparse.Namespace) -> int:
    """Compare two statements."""
    if arguments.revisions == (arguments.later is not None):
        wanted = "--revisions takes one file" if arguments.revisions else "two statements are compared; name LATER"
        raise RefusedError(f"{wanted}; see fgmv-extract diff --help")
    chosen = arguments.format or format_by_ending(arguments.output, (*_FORMATS, "xlsx"))
    check_terminal(chosen, arguments.output)
    check_output([arguments.earlier, *filter(None, [arguments.later])], arguments.output)
    weights = read_weights(arguments.significance)
    vocabulary = vocabulary_of(arguments.vocabulary)
    known = vocabulary or default()
    group = asked_group(arguments.group, known)
    sides = _statements(arguments, vocabulary)
    relation = Relation.REVISION if arguments.revisions else arguments.relation
    compared = compare(*sides, relation=relation, vocabulary=vocabulary)
    if group:
        compared = concerning(compared, group, *sides, known)
    compared = select(weigh(compared, weights), only=arguments.only, ignore=arguments.ignore)
    made = _xlsx(compared, *sides) if chosen == "xlsx" else _FORMATS[chosen](compared, arguments.output)
    put(made, arguments.output)
    return FOUND if _fails(compared, arguments) else DONE


def _statements(arguments: argparse.Namespace, vocabulary: Vocabulary | None) -> tuple[Statement, Statement]:
    limits = limits_of(arguments.allow)
    if arguments.revisions:
        check_standard_input([arguments.earlier] * 2)
        before, after = (
            load(arguments.earlier, revisions=view, vocabulary=vocabulary, limits=limits)
            for view in (Revisions.ORIGINAL, Revisions.ACCEPTED)
        )
        if not any(finding.code is Code.TRACKED_CHANGES for finding in after.findings):
            tell(f"{arguments.earlier}: no tracked changes were found in it; it was compared with itself")
        return before, after
    check_standard_input([arguments.earlier, arguments.later])
    earlier, later = (
        load(given, vocabulary=vocabulary, limits=limits) for given in (arguments.earlier, arguments.later)
    )
    return earlier, later


def _fails(compared: Comparison, arguments: argparse.Namespace) -> bool:
    """Tell whether the command ends with status 1; "no differences" is never said of what could not be compared."""
    if arguments.exit_code and (compared.changes or not compared.complete):
        return True
    least = arguments.fail_on
    return least is not None and any(
        change.significance.rank >= Significance(least).rank for change in compared.changes
    )


def _text(compared: Comparison, output: str | None) -> bytes:
    from fgmv_extract.outputs.comparison.text import to_text  # noqa: PLC0415  only what is asked for

    return to_text(compared, page(output)).encode(encoding(output), "replace")


def _json(compared: Comparison, _: str | None) -> bytes:
    from fgmv_extract.outputs.comparison import to_json  # noqa: PLC0415  only what is asked for

    return _utf8(to_json(compared) + "\n")


def _markdown(compared: Comparison, _: str | None) -> bytes:
    from fgmv_extract.outputs.comparison.markdown import to_markdown  # noqa: PLC0415  only what is asked for

    return _utf8(to_markdown(compared))


def _csv(compared: Comparison, _: str | None) -> bytes:
    from fgmv_extract.outputs.comparison.tables import changes  # noqa: PLC0415  only what is asked for
    from fgmv_extract.outputs.delimited import to_csv  # noqa: PLC0415  only what is asked for

    return _utf8(to_csv(changes(compared)))


def _html(compared: Comparison, _: str | None) -> bytes:
    from fgmv_extract.outputs.page import comparison_to_html  # noqa: PLC0415  only what is asked for

    return _utf8(comparison_to_html(compared))


def _docx(compared: Comparison, _: str | None) -> bytes:
    from fgmv_extract.outputs.word.comparison import to_docx  # noqa: PLC0415  only what is asked for

    return to_docx(compared)


def _xlsx(compared: Comparison, earlier: Statement, later: Statement) -> bytes:
    from fgmv_extract.outputs.workbook import comparison_to_xlsx  # noqa: PLC0415  only what is asked for

    return comparison_to_xlsx(compared, earlier, later)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


_FORMATS: dict[str, Callable[[Comparison, str | None], bytes]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
    "csv": _csv,
    "html": _html,
    "docx": _docx,
}
