"""Names and texts of mails: encoded words (RFC 2047), character sets, flowed lines (RFC 3676)."""

import codecs
from email.errors import HeaderParseError
from email.header import decode_header

from fgmv_extract.patterns import pattern

_CONTROLS = pattern("[\x00-\x1f\x7f\ud800-\udfff]+")
_WHOLE = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8", "gb2312": "gb18030"}
"""Character sets that mails name when they mean a larger one."""
_SIGNATURE = "-- "
_NOT_TEXT = frozenset({"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem"})


def readable(text: str) -> str:
    """Return the text of a header value: encoded words decoded, no line ends and no characters that no name holds."""
    if "=?" in text:
        text = _of_words(text)
    return " ".join(_CONTROLS.sub(" ", text).split())


def _of_words(text: str) -> str:
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return "".join(
        _decoded(piece, charset or "utf-8") if isinstance(piece, bytes) else str(piece) for piece, charset in pieces
    )


def _decoded(data: bytes, charset: str) -> str:
    text = text_of(data, charset)
    return data.decode("cp1252", "replace") if text is None else text


def text_of(data: bytes, charset: str) -> str | None:
    """Read bytes in a character set; None when there is none of that name, or they are not written in it."""
    name = charset.strip().strip("\"'").lower()
    try:
        info = codecs.lookup(_WHOLE.get(name, name))
        if info.name.replace("-", "_") in _NOT_TEXT:
            return None
        return data.decode(info.name)
    except (LookupError, ValueError):
        return None


def unflowed(text: str, *, join: bool) -> str:
    """Join the lines of a flowed text: one that ends with a blank goes on in the next of the same quotation.

    ``join`` drops that blank (``delsp=yes``).
    """
    lines: list[list[str]] = []
    before: int | None = None  # depth of quotation of a line that goes on
    for line in text.splitlines():
        rest = line.lstrip(">")
        depth = len(line) - len(rest)
        rest = rest.removeprefix(" ")
        goes_on = rest.endswith(" ") and rest != _SIGNATURE
        piece = rest[:-1] if goes_on and join else rest
        if before == depth and rest != _SIGNATURE:
            lines[-1].append(piece)
        else:
            lines.append([f"{'>' * depth} {piece}" if depth else piece])
        before = depth if goes_on else None
    return "\n".join(map("".join, lines))
