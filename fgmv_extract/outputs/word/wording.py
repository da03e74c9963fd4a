"""Two texts as one: what was taken away is struck out, what was put in its place is underlined."""

from collections.abc import Iterator

from fgmv_extract.outputs.word.markup import Ink, Piece
from fgmv_extract.outputs.wording import Run, runs_of

_ALIKE = 0.3
"""Texts less alike than this are easier to read one behind the other."""


def marked(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts in one: what only the first has is deleted, what only the second has inserted."""
    runs, likeness = runs_of(before, after)
    if likeness >= _ALIKE:
        return tuple(piece for run in runs for piece in _pieces(run))
    between = " " if before and after else ""
    whole = (Piece(before, Ink.DELETED), Piece(between), Piece(after, Ink.INSERTED))
    return tuple(piece for piece in whole if piece.text)


def _pieces(run: Run) -> Iterator[Piece]:
    if run.alike:
        yield Piece(run.after)
        return
    if run.before:
        yield Piece(run.before, Ink.DELETED)
    if run.before and run.after and f"{run.before[-1]}{run.after[0]}".isalnum():
        yield Piece(" ")  # or two words would look like one
    if run.after:
        yield Piece(run.after, Ink.INSERTED)
