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
    """How tables are laid out: the name in ``File.dialect``, whether a text is written so, and what stands in it."""

    name: str
    recognises: Callable[[Lines], bool]
    read: Callable[[Lines], Iterable[Draft]]


DIALECTS: tuple[Dialect, ...] = (
    Dialect("asciidoc", asciidoc.recognises, asciidoc.read),
    Dialect("mediawiki", mediawiki.recognises, mediawiki.read),
    Dialect("dokuwiki", dokuwiki.recognises, dokuwiki.read),
    Dialect("textile", textile.recognises, textile.read),
    *(Dialect(name, partial(drawn.draws, name), drawn.read) for name in drawn.NAMES),
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
    *(Dialect(name, partial(drawn.draws, name), drawn.read_markdown) for name in drawn.NAMES),
    Dialect("markdown", plain.recognises, drawn.read_markdown),
)
"""The ways in which tables are laid out in Markdown."""


def dialect_of(lines: Lines, dialects: Sequence[Dialect] = DIALECTS) -> Dialect:
    """Return the first of the dialects that a text is written in."""
    return next(dialect for dialect in dialects if dialect.recognises(lines))
