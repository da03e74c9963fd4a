"""Bytes become characters: UTF-8 and UTF-16 as they are, everything else as windows-1252, and each guess told."""

import codecs

from fgmv_extract.findings import Code, Finding
from fgmv_extract.patterns import pattern

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
_CONTROLS = bytes([*range(9), *range(14, 32), 127])
_ESCAPED = pattern("[\udc80-\udcff]")

Decoded = tuple[str, tuple[Finding, ...]]


def from_1252(byte: int) -> str:
    """Return the character of a byte; the five bytes windows-1252 leaves open are control characters, as on the web."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_AS_1252 = {0xDC00 + byte: from_1252(byte) for byte in range(0x80, 0x100)}
"""What stands for a byte that is no UTF-8, and its character."""


def decode(data: bytes) -> Decoded:
    """Read the characters, without a byte order mark; any bytes give a text.

    Lone surrogates and control characters are left in it. Finds ``ENCODING_GUESSED`` and ``CUT_OFF``.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return _utf8(rest) if encoding == "utf-8" else _wide(rest, encoding)
    guess = _utf16_without_mark(data)
    if guess is None:
        return _utf8(data)
    text, findings = _wide(data, guess)
    guessed = Finding(Code.ENCODING_GUESSED, f"The text has no byte order mark; it was read as {guess.upper()}.")
    return text, (guessed, *findings)


def is_text(data: bytes) -> bool:
    """Tell text from binary data: an eighth of control characters is too many, a fiftieth when it is no UTF-8 either."""
    sample = data[:_SAMPLE]
    if data.startswith(tuple(mark for mark, _ in _MARKS)) or _utf16_without_mark(sample):
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 50 <= len(sample):
        return True
    return controls * 8 <= len(sample) and _is_utf8(sample)


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(data: bytes) -> str | None:
    """Name the byte order when nearly every second byte of the beginning is NUL, as in Latin text."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 >= half * 7 and even * 10 <= half:
        return "utf-16-le"
    if even * 10 >= half * 7 and odd * 10 <= half:
        return "utf-16-be"
    return None


def _wide(data: bytes, encoding: str) -> Decoded:
    """Read UTF-16 or UTF-32; a last character that is not whole is dropped."""
    unit = int(encoding[4:6]) // 8
    whole = len(data) - len(data) % unit
    try:
        text = data[:whole].decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        text = data[:whole].decode(encoding, "replace")
    return text, () if whole == len(data) else (_cut_off(),)


def _utf8(data: bytes) -> Decoded:
    """Read UTF-8; bytes that do not fit are windows-1252, one by one, so that a mixed text loses neither half."""
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        begun = error.reason == "unexpected end of data" and error.end == len(data)
        if begun and not data[: error.start].isascii():
            return data[: error.start].decode(), (_cut_off(),)
    try:
        return data.decode("utf-8", "surrogatepass"), ()
    except UnicodeDecodeError:
        pass
    escaped = data.decode("utf-8", "surrogateescape")
    count, text = len(_ESCAPED.findall(escaped)), escaped.translate(_AS_1252)
    told = f"{count} {'byte is' if count == 1 else 'bytes are'} no UTF-8; read as windows-1252."
    return text, (Finding(Code.ENCODING_GUESSED, told),)


def _cut_off() -> Finding:
    return Finding(Code.CUT_OFF, "The file ends in the middle of a character.")
