"""The tiny language of the descriptions: what stands inside one paragraph.

Plain text, and marks in braces, ``{kind:text}`` or ``{kind=argument»text}``: one line says what takes Word a dozen
elements. ``↵`` is a line break and ``⇥`` a tab inside the paragraph. Marks do not nest.

=============================  =========================================================
``{bookmark:_Hlk1}``           a bookmark that stands before what follows, without text
``{ins:SG21}`` ``{del:SG16}``  tracked insertion and deletion
``{from:text}`` ``{to:text}``  the two ends of a tracked move
``{control:text}``             a content control around a run
``{smart:text}``               a smart tag around a run
``{link=URL»text}``            a hyperlink
``{field=CODE»text}``          a complex field; the text is its last result
``{simple=CODE»text}``         the same as a simple field
``{note:text}``                a reference to a footnote, and the footnote
``{box:text}``                 a text box anchored here
``{hidden:text}``              text marked as hidden
``{bold:text}``                bold type
=============================  =========================================================
"""

import re
from collections.abc import Iterator
from typing import final

from attrs import frozen

KINDS = ("bookmark", "ins", "del", "from", "to", "control", "smart", "link", "field", "simple", "note", "box", "hidden", "bold")  # fmt: skip
"""Every kind of mark."""

_MARK = re.compile(r"\{(?P<kind>\w++)(?:=(?P<argument>[^{}»]*+)»|:)(?P<text>[^{}]*+)\}")


@final
@frozen
class Piece:
    """A stretch of text of one kind: ``text``, or one of ``KINDS``."""

    text: str
    kind: str = "text"
    argument: str = ""


def pieces(source: str) -> tuple[Piece, ...]:
    """Read one paragraph of a description; ``ValueError`` for a mark that is not in the table above."""
    return tuple(_pieces(source.replace("↵", "\n").replace("⇥", "\t")))


def _pieces(source: str) -> Iterator[Piece]:
    done = 0
    for mark in _MARK.finditer(source):
        if mark["kind"] not in KINDS:
            raise ValueError(f"no mark is called {mark['kind']!r}: {source!r}")
        if mark.start() > done:
            yield Piece(source[done : mark.start()])
        yield Piece(mark["text"], mark["kind"], mark["argument"] or "")
        done = mark.end()
    if done < len(source):
        yield Piece(source[done:])
