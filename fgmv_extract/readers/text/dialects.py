"""The ways in which tables are laid out in plain text, in the order in which they are tried."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import final

from attrs import frozen

from fgmv_extract.readers.text import columns, drawn, glued, plain, tika
from fgmv_extract.readers.text.delimited import running, separated, strokes, tabs, wrapped
from fgmv_extract.readers.text.drafts import Draft
from fgmv_extract.readers.text.lines import Lines
from fgmv_extract.readers.text.marked import asciidoc, dokuwiki, mediawiki, textile


@final
@frozen
class Dialect:
    """How tables are laid out: the name in ``File.dialect``, whether a text is written so, and what stands in it.

    ``is_marked`` tells that marks in the text are undone, so that what is struck through is known, and left out.
    """

    name: str
    recognises: Callable[[Lines], bool]
    read: Callable[[Lines], Iterable[Draft]]
    is_marked: bool = False


DIALECTS: tuple[Dialect, ...] = (
    Dialect("asciidoc", asciidoc.recognises, asciidoc.read, is_marked=True),
    Dialect("mediawiki", mediawiki.recognises, mediawiki.read, is_marked=True),
    Dialect("dokuwiki", dokuwiki.recognises, dokuwiki.read, is_marked=True),
    Dialect("textile", textile.recognises, textile.read, is_marked=True),
    *(Dialect(name, partial(drawn.draws, name), drawn.read, is_marked=True) for name in drawn.NAMES),
    Dialect("wrapped-tabs", wrapped.recognises, wrapped.read),
    Dialect("tabs", tabs.recognises, tabs.read),
    Dialect("separated", separated.recognises, separated.read),
    Dialect("strokes", strokes.recognises, strokes.read),
    Dialect("running", running.recognises, running.read),
    Dialect("tika", tika.recognises, tika.read),
    Dialect("columns", columns.recognises, columns.read),
    Dialect("glued", glued.recognises, glued.read),
    Dialect("plain", plain.recognises, plain.read),
)
"""The first that recognises a text reads it; the last recognises every text."""

MARKDOWN: tuple[Dialect, ...] = (
    *(Dialect(name, partial(drawn.draws, name), drawn.read_markdown, is_marked=True) for name in drawn.NAMES),
    Dialect("markdown", plain.recognises, drawn.read_markdown, is_marked=True),
)
"""The ways in which tables are laid out in Markdown."""


def dialect_of(lines: Lines, dialects: Sequence[Dialect] = DIALECTS) -> Dialect:
    """Return the first of the dialects that a text is written in."""
    return next(dialect for dialect in dialects if dialect.recognises(lines))
