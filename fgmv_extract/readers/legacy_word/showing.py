"""The text as it is shown: without what is deleted (or, in the original, inserted), hidden, struck through, or the instruction of a field.

What is not shown is blanked with NUL, so that every character keeps its position; NULs and other control characters are
dropped when a paragraph is done. A paragraph whose mark is blanked so goes on with the next one.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import final

from attrs import frozen

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.legacy_word.pieces import Pieces, whole
from fgmv_extract.readers.legacy_word.sheets import Run, Sheets
from fgmv_extract.readers.legacy_word.styles import Style
from fgmv_extract.readers.legacy_word.traits import Look, look_of
from fgmv_extract.readers.office.symbols import of_symbols
from fgmv_extract.readers.word.pages import Pages

_NO_CELLS = pattern("[^\x07]")
_NO_MARKS = pattern("[^\x07\r\x0c]")
_FIELD = pattern("[\x13\x14\x15]")
_BEGIN, _SEPARATE = "\x13", "\x14"
_SURROGATE = pattern("[\ud800-\udfff]")
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), 0x7F)),
    0x09: "\t",
    0x0B: "\n",
    0x0C: "\n",
    0x0E: "\n",
    0x1E: "\u2011",
    0x1F: "\u00ad",
}


@final
@frozen(eq=False)
class Formatting:
    """Where the properties of characters and paragraphs are, and the fonts and styles they name by number."""

    characters: Sheets
    paragraphs: Sheets
    fonts: tuple[str, ...]
    styles: tuple[Style, ...]

    def style(self, paragraph: Run) -> Style:
        """Return the style of a paragraph, one without a name when it has none."""
        number = int.from_bytes(paragraph.properties[:2], "little")
        return self.styles[number] if number < len(self.styles) else Style()


@final
class Showing:
    """How the characters of a document look; changes and hidden runs are counted in ``pages``."""

    def __init__(self, pieces: Pieces, formatting: Formatting, pages: Pages) -> None:
        self._pieces = pieces
        self._formatting = formatting
        self._some_hide = any(style.hides for style in formatting.styles)
        self._pages = pages
        self._looks: dict[tuple[bytes, bool], Look] = {}
        self._gone_firsts: list[int] = []
        self._gone_ends: list[int] = []

    def text(self) -> str:
        """Return the whole text, as long as before, with signs of symbol fonts in place."""
        text, parts, done = self._pieces.text, list[str](), 0
        for first, end, look in self._stretches():
            if self._is_gone(look):
                self._gone_firsts.append(first)
                self._gone_ends.append(end)
            parts += text[done:first], self._shown(text[first:end], look)
            done = end
        return "".join([*parts, text[done:]])

    def is_any_gone(self, first: int, end: int) -> bool:
        """Tell whether a tracked change took one of the characters ``first`` to ``end`` (exclusive)."""
        index = bisect_right(self._gone_ends, first)
        return index < len(self._gone_firsts) and self._gone_firsts[index] < end

    def _is_gone(self, look: Look) -> bool:
        return look.inserted if self._pages.original else look.deleted

    def _shown(self, text: str, look: Look) -> str:
        for kind, holds in (("deletion", look.deleted), ("insertion", look.inserted)):
            if holds:
                self._pages.changes[kind] += 1
        if self._is_gone(look):
            return _NO_CELLS.sub("\0", text)
        if look.hidden:
            self._pages.hidden += bool(text.strip())
            return _NO_MARKS.sub("\0", text)
        if look.struck and not self._pages.original:  # a deletion that was made by hand
            self._pages.struck += bool(plain(text).strip())
            return _NO_MARKS.sub("\0", text)
        return look.sign * len(text) if len(look.sign) == 1 else of_symbols(text, look.font)

    def _stretches(self) -> Iterator[tuple[int, int, Look]]:
        """Yield stretches of characters that are not plain: first, end (exclusive), and how they look."""
        for piece in self._pieces.pieces:
            byte, last = piece.start, piece.byte_of(piece.end)
            while byte < last:
                run = self._formatting.characters.at(byte)
                end, hides = min(run.end, last), False
                if self._some_hide:
                    paragraph = self._formatting.paragraphs.at(byte)
                    end, hides = min(end, paragraph.end), self._formatting.style(paragraph).hides
                look = self._look(run.properties + piece.changes, hides=hides)
                if not look.is_plain:
                    yield piece.position_of(byte), piece.position_of(end), look
                byte = end

    def _look(self, properties: bytes, *, hides: bool) -> Look:
        key = properties, hides
        known = self._looks.get(key)
        if known is None:
            formatting = self._formatting
            known = self._looks[key] = look_of(properties, formatting.fonts, formatting.styles, base=hides)
        return known


def plain(text: str) -> str:
    """Return the text of a paragraph: breaks as newlines, without control characters and what was blanked."""
    if not text.isprintable():
        text = text.translate(_PLAIN)
    return whole(text) if _SURROGATE.search(text) else text


def without_instructions(text: str) -> str:
    """Blank the instructions of fields, so that their results remain.

    A field that does not end, or was not begun, is none; one without a result is all instruction.
    """
    parts, done = list[str](), 0
    for first, end in _instructions(text):
        if first >= done:
            parts += text[done:first], _NO_CELLS.sub("\0", text[first:end])
            done = end
    return "".join([*parts, text[done:]]) if parts else text


def _instructions(text: str) -> list[tuple[int, int]]:
    """Return the stretches of instructions, outer ones in front of those inside them."""
    found: list[tuple[int, int]] = []
    opened: list[list[int]] = []
    for sign in _FIELD.finditer(text):
        if sign[0] == _BEGIN:
            opened.append([sign.start()])
        elif sign[0] == _SEPARATE:
            if opened:
                opened[-1].append(sign.end())
        elif opened:
            first, end = [*opened.pop(), sign.end()][:2]
            found.append((first, end))
    return sorted(found)
