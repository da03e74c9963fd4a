"""Text in symbol fonts: the bytes of such fonts stand in Unicode's area for private use, F020 to F0FF."""

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.word.symbols import symbol

_PRIVATE = pattern("[\uf020-\uf0ff]")
_FONTS = frozenset({"symbol", "wingdings", "wingdings 2"})


def is_of_symbols(font: str) -> bool:
    """Tell whether the glyphs of a font are signs that are known here, not letters."""
    return font.casefold() in _FONTS


def of_symbols(text: str, font: str) -> str:
    """Return a text as it is seen in a font: signs for the numbers of a symbol font, the text as it is for any other."""
    if text.isascii() or not font:
        return text
    return _PRIVATE.sub(lambda found: symbol(font, f"{ord(found[0]):x}") or found[0], text)
