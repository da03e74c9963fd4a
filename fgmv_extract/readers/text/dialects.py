"""The ways in which tables are laid out in plain text, in the order in which they are tried."""

from collections.abc import Callable, Iterable
from typing import final

from attrs import frozen

from fgmv_extract.readers.text import plain, tika
from fgmv_extract.readers.text.drafts import Draft
from fgmv_extract.readers.text.lines import Lines


@final
@frozen
class Dialect:
    """How tables are laid out: the name in ``File.dialect``, whether a text is written so, and what stands in it."""

    name: str
    recognises: Callable[[Lines], bool]
    read: Callable[[Lines], Iterable[Draft]]


DIALECTS: tuple[Dialect, ...] = (
    Dialect("tika", tika.recognises, tika.read),
    Dialect("plain", plain.recognises, plain.read),
)
"""The first that recognises a text reads it; the last recognises every text."""


def dialect_of(lines: Lines) -> Dialect:
    """Return the dialect a text is written in."""
    return next(dialect for dialect in DIALECTS if dialect.recognises(lines))
