"""Where something was read: the file, and the place within it."""

from typing import final

from attrs import field, frozen

from fgmv_extract.quick import maker, quick

Box = tuple[float, float, float, float]
"""Left, top, right, bottom on a page, in PDF points; the origin is the top left corner, y grows downwards."""


@final
@frozen(kw_only=True)
class File:
    """The file a document was read from.

    ``dialect`` tells how tables are laid out in plain text (``tika``); it is None for every other format.
    ``container`` names what the file came out of, outermost first, or is None: ``bundle.zip``, a folder in it
    (``bundle.zip!/LS/``), a mail in it (``bundle.zip!/LS/fwd.eml``).
    ``size`` is in bytes; ``sha256`` is the lower-case hexadecimal digest of those bytes.
    """

    name: str
    format: str
    dialect: str | None = None
    size: int
    sha256: str
    container: str | None = None


@final
@quick
@frozen(weakref_slot=False)
class Place:
    """A place in a ``Document``: a block, a cell of a table, or a stretch of the text of either.

    ``block`` indexes ``Document.blocks``; ``table`` indexes ``Document.tables``; ``row`` and ``column`` are the top left
    grid position of a root cell; all four count from 0. ``start`` and ``end`` are character offsets into the text of the
    block or cell; both None mean all of it. ``line`` counts lines of a text file from 1, ``page`` pages from 1.
    """

    block: int
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None
    page: int | None = None
    box: Box | None = field(default=None)

    def __str__(self) -> str:
        """Say the place as people count: everything from 1."""
        parts = [
            f"{name} {value}"
            for name, value in (
                ("page", self.page),
                ("line", self.line),
                ("table", None if self.table is None else self.table + 1),
                ("row", None if self.row is None else self.row + 1),
                ("column", None if self.column is None else self.column + 1),
            )
            if value is not None
        ]
        return ", ".join(parts) or f"block {self.block + 1}"

    def within(self, start: int, end: int, *, line: int | None = None) -> "Place":
        """Narrow a whole block or cell to characters ``start`` to ``end`` (exclusive) of its text."""
        return Place(self.block, self.table, self.row, self.column, line or self.line, start, end, self.page, self.box)


make_place = maker(Place)
"""Makes a place, sooner than the class does."""
