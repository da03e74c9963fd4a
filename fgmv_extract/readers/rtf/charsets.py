"""What the bytes of a font mean: its character set, or the code page of the document."""

from functools import cache
from typing import final

from attrs import frozen

from fgmv_extract.readers.office.symbols import is_of_symbols
from fgmv_extract.readers.word.symbols import symbol

DEFAULT_CODEC = "cp1252"
_OF_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    78: "shift_jis",
    80: "gb2312",
    81: "big5",
    83: "mac_greek",
    86: "mac_latin2",
    88: "mac_cyrillic",
    89: "mac_latin2",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_SYMBOL_CHARSET = 2
_WIDE = frozenset(
    {"cp932", "cp936", "cp949", "cp950", "johab", "shift_jis", "gb2312", "gb18030", "big5", "euc_kr", "utf_8"}
)
_OF_PAGES = {708: "iso8859_6", 819: "latin_1", 1361: "johab", 10000: "mac_roman", 54936: "gb18030", 65001: "utf_8"}


@final
@frozen
class Font:
    """How the bytes of a font are decoded; ``symbols`` names a font whose glyphs are no letters."""

    codec: str
    symbols: str | None = None

    @property
    def is_wide(self) -> bool:
        """Whether a character may take several bytes."""
        return self.codec in _WIDE

    def of_byte(self, byte: int) -> str:
        """Return the character of one byte; a control character is none."""
        if self.symbols:
            return symbol(self.symbols, f"{byte:x}")
        return _characters(self.codec)[byte]

    def of_text(self, text: str) -> str:
        """Return what the bytes of a text mean that was looked at as Latin-1."""
        if self.symbols:
            return "".join(symbol(self.symbols, f"{ord(sign):x}") for sign in text)
        return text if text.isascii() else text.encode("latin-1", "replace").decode(self.codec, "replace")

    def of_private(self, code: int) -> str:
        """Return the character of a number in Unicode's area for private use, where Word puts the bytes of such fonts."""
        return symbol(self.symbols, f"{code:x}") if self.symbols else chr(code)


def codec_of_page(page: int | None) -> str | None:
    r"""Return the codec of a code page (``\ansicpg1251``), None for one that Python does not know."""
    codec = _OF_PAGES.get(page or 0) or f"cp{page}"
    return codec if _is_codec(codec) else None


def font_of(charset: int | None, page: int | None, name: str, default: str) -> Font:
    r"""Return a font by its character set (``\fcharset``), code page (``\cpg``) and name."""
    plain = name.strip().casefold()
    if charset == _SYMBOL_CHARSET or is_of_symbols(plain):
        return Font(default, plain)
    codec = codec_of_page(page) if page else _OF_CHARSETS.get(-1 if charset is None else charset)
    return Font(codec or default)


@cache
def _is_codec(codec: str) -> bool:
    try:
        b"a".decode(codec)
    except (LookupError, UnicodeError):
        return False
    return True


@cache
def _characters(codec: str) -> tuple[str, ...]:
    """Return the character of each byte in a code page of one byte a character."""
    return tuple(_character(byte, codec) for byte in range(256))


def _character(byte: int, codec: str) -> str:
    if byte < 0x20:
        return {0x09: "\t", 0x0A: "\n", 0x0D: "\n"}.get(byte, "")
    return bytes([byte]).decode(codec, "replace")
