"""How running text is set, column by column: over a whole document, because a page may hold too little to tell."""

from collections.abc import Sequence
from itertools import islice
from typing import final

from fgmv_extract.readers.pdf.drafts import Draft
from fgmv_extract.readers.pdf.flow import Piece, Text
from fgmv_extract.readers.pdf.lines import Line, side_by_side
from fgmv_extract.readers.pdf.wrapping import Setting, blanks_in_cell, draws_blanks, pitch_of

_FEW = 12  # rows of running text: too few to tell how far they reach

_LEAST, _TELLING = 3, 60  # wrapped lines in cells, to know whether blanks are drawn behind them

Key = tuple[int, float]


@final
class Columns:
    """The settings of running text, by the column it stands in and the width of its page."""

    def __init__(self, pages: Sequence[Sequence[Piece]], widths: Sequence[float]) -> None:
        self._widths = widths
        rows: dict[Key, list[list[Line]]] = {}
        for pieces in pages:
            for piece in pieces:
                if isinstance(piece, Text):
                    rows.setdefault(self._key(piece), []).append([side_by_side(row) for row in piece.rows])
        pitch = pitch_of(lines for texts in rows.values() for lines in texts)
        self._settings = {key: _setting(key, texts, pitch) for key, texts in rows.items()}
        always = any(setting.blanks for setting in self._settings.values())
        self.blanks = always, always or _in_cells(pages)

    def setting_of(self, text: Text) -> Setting:
        """Return how a text is set."""
        return self._settings[self._key(text)]

    def limit_on(self, page: int) -> float:
        """Return how far running text reaches on a page; 0 when its pages have none."""
        width = round(self._widths[page - 1], 1)
        return max((setting.limit for key, setting in self._settings.items() if key[1] == width), default=0.0)

    def _key(self, text: Text) -> Key:
        return text.column, round(self._widths[text.page - 1], 1)


def _in_cells(pages: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether blanks are drawn behind lines that were wrapped in the cells of ruled tables."""
    slots = (
        slot for pieces in pages for piece in pieces if isinstance(piece, Draft) and piece.ruled for slot in piece.slots
    )
    wrapped = (blank for slot in slots if len(slot.lines) > 1 for blank in blanks_in_cell(slot.lines, slot.box[2]))
    seen = list(islice(wrapped, _TELLING))
    return len(seen) >= _LEAST and sum(seen) * 2 > len(seen)


def _setting(key: Key, texts: Sequence[Sequence[Line]], pitch: float) -> Setting:
    column, width = key
    lines = [line for text in texts for line in text]
    limit = max(line.right for line in lines)
    if (
        len(lines) < _FEW and column == 0 and not any(line.open for line in lines)
    ):  # pages have two margins of one width
        limit = max(limit, width - min(line.left for line in lines))
    left = min(line.left for line in lines)
    blanks = any(draws_blanks(text, limit) for text in texts)
    return Setting(limit, left, pitch, blanks, blanks, prose=True)
