"""What is made of statements: each output of each command, tried on statements of documents that nobody would write.

Some have texts in them that no document has: whoever makes records by hand, or mends stored JSON, may write anything.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import fgmv_extract as fx
from fgmv_extract.cli.renderings import RENDERINGS, Asked
from fgmv_extract.outputs import calendar, page, tables
from fgmv_extract.outputs.comparison import comparison_from_json
from fgmv_extract.outputs.comparison import markdown as comparison_markdown
from fgmv_extract.outputs.comparison import tables as comparison_tables
from fgmv_extract.outputs.comparison import text as comparison_text
from fgmv_extract.outputs.comparison import to_json as comparison_to_json
from fgmv_extract.outputs.delimited import to_csv
from fgmv_extract.outputs.display import Page
from fgmv_extract.outputs.history import history_from_dict, history_to_dict
from fgmv_extract.outputs.history import markdown as history_markdown
from fgmv_extract.outputs.history import tables as history_tables
from fgmv_extract.outputs.history import text as history_text
from fgmv_extract.outputs.notebook import html
from fgmv_extract.outputs.review import markdown as review_markdown
from fgmv_extract.outputs.review import tables as review_tables
from fgmv_extract.outputs.review import text as review_text
from fgmv_extract.outputs.review import to_json as review_to_json
from fgmv_extract.outputs.serialisation import from_json, to_json
from fgmv_extract.outputs.word import comparison as word_comparison
from fgmv_extract.outputs.word import reply as word_reply
from fgmv_extract.outputs.workbook import comparison_to_xlsx

Statements = Sequence[fx.Statement]

_PAGE = Page(60, colour=False)
_TEXTS = ("", " ", "\n", "a\nb", "a\tb", "\x00", "\x1b[31m", "\x0b", "\ufeff", "\u200b", "\u202e", "\ud800", "\udfff", "\uffff", "=1+1", "@a", "-", "|", "a|b", "`a`", "*", "# a", "<b>", "</script>", "&amp;", "]]>", "{", "a" * 300, "a " * 300, "\U0001f600" * 5, "e\u0301", "\u0645", "SG20", "ITU-T SG99", "FGMV-01", "9" * 30, "0000", "2024-02-30", "9999-12-31", "TSAG-LS35-R9999")  # fmt: skip


def _json_again(statements: Statements) -> None:
    """Products that were stored come back."""
    earlier, later = statements[0], statements[-1]
    compared = fx.compare(earlier, later)
    assert comparison_from_json(comparison_to_json(compared)) == compared, "a comparison that was stored comes back"
    made = fx.history(statements)
    assert history_from_dict(history_to_dict(made)) == made, "a history that was stored comes back"


def _word_again(statements: Statements) -> None:
    """A Word file that was written can be read."""
    fx.extract(RENDERINGS["docx"](statements[0], Asked()), name="a.docx")


_MADE: tuple[Callable[[Statements], object], ...] = (
    *(lambda given, render=render: render(given[0], Asked()) for name, render in RENDERINGS.items() if name != "docx"),
    _json_again,
    _word_again,
    lambda given: comparison_text.to_text(fx.compare(given[0], given[-1]), _PAGE),
    lambda given: comparison_markdown.to_markdown(fx.compare(given[0], given[-1])),
    lambda given: to_csv(comparison_tables.changes(fx.compare(given[0], given[-1]))),
    lambda given: page.comparison_to_html(fx.compare(given[0], given[-1])),
    lambda given: word_comparison.to_docx(fx.compare(given[0], given[-1])),
    lambda given: comparison_to_xlsx(fx.compare(given[0], given[-1]), given[0], given[-1]),
    lambda given: history_text.to_text(fx.history(given), _PAGE),
    lambda given: history_markdown.to_markdown(fx.history(given)),
    lambda given: to_csv(history_tables.events(fx.history(given))),
    lambda given: review_text.to_text(fx.review(given), _PAGE),
    lambda given: review_markdown.to_markdown(fx.review(given)),
    lambda given: to_csv(review_tables.points(fx.review(given))),
    lambda given: review_to_json(fx.review(given)),
    lambda given: calendar.to_ics(fx.review(given), given),
    lambda given: word_reply.to_docx(given, "ITU-T SG20"),
    lambda given: page.to_html(page.subject_of(given)),
    lambda given: [html(each) for each in (given[0], fx.compare(given[0], given[-1]), fx.history(given), fx.review(given))],
    lambda given: [list(make(given[0])) for make in (tables.wide, tables.long)],
)  # fmt: skip


def make_one(random: Random, statements: Statements) -> None:
    """Make something of statements; raises whatever goes wrong."""
    random.choice(_MADE)(statements)


def mended(random: Random, statement: fx.Statement) -> fx.Statement:
    """Return a statement in which some texts are others; as it was where all that was tried is refused."""
    for most in (20, 5, 1, 1, 1):
        plain = json.loads(to_json(statement))
        found = list(_texts(plain))
        for holder, key in random.choices(found, k=random.randint(1, most)):
            holder[key] = random.choice(_TEXTS)
        try:
            return from_json(json.dumps(plain))
        except fx.ExtractError:
            continue
    return statement


def _texts(plain: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  whatever JSON holds
    """Where the texts of a plain value stand: what holds each, and its key there."""
    pairs = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in pairs:
        if isinstance(value, str):
            yield plain, key
        else:
            yield from _texts(value)
