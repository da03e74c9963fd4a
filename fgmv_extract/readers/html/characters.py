"""Bytes of a page become characters, and those the clean source the parser is given.

A byte order mark goes before what the page declares, and bytes that are UTF-8 before a declaration that says otherwise: pages
are converted by servers and programs that leave the old declaration in them. Labels mean what browsers take them to mean
(WHATWG Encoding Standard): ``iso-8859-1`` is windows-1252, and ``unicode``, as Word calls it, is UTF-16.
"""

import codecs
import re

from fgmv_extract.findings import Code, Finding
from fgmv_extract.patterns import pattern
from fgmv_extract.readers.decoding import Decoded, decode, from_1252
from fgmv_extract.readers.text.lines import without_controls
from fgmv_extract.readers.text.mojibake import repair

_PRESCAN = 4096  # browsers look at 1,024 bytes; Word puts more than that in front of its declaration
_DECLARED = pattern(
    rb"<(?:meta\b[^>]{0,400}?\bcharset\s*+=\s*+[\"']?\s*+([\w.:-]{1,40})|\?xml\b[^>]{0,200}?\bencoding\s*+=\s*+[\"']([\w.:-]{1,40}))",
    re.IGNORECASE,
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNICODE = {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7"}
_STATEFUL = {"iso2022_jp", "hz", "iso2022_kr"}
# What browsers take a label for, where Python takes it for less, or does not know it.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_SPELT = {
    "x-user-defined": "cp1252",
    "x-cp1252": "cp1252",
    "ansi": "cp1252",
    "x-ansi": "cp1252",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs",
    "windows-949": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "unicode": "utf-16",
}
_NO_CODECS = {"undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "mbcs", "oem", "palmos"}
_OPEN_1252 = {byte: from_1252(byte) for byte in range(0x80, 0xA0)}
_REFERENCE = pattern(r"&#(?:x0*+([0-9a-f]{1,6})|0*+([0-9]{1,7}))(?![0-9a-f]);?", re.IGNORECASE)
_NO_TEXT = frozenset([*range(9), *range(14, 32), 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFFFE, 0xFFFF])
_CONTROLS = bytes([*range(9), *range(14, 32), 127])
# In UTF-8; one pattern for both would be searched byte by byte.
_WIDE_CONTROLS = (pattern(rb"\xc2[\x80-\x84\x86-\x9f]"), pattern(rb"\xef\xbf[\xbe\xbf]"))


def source_of(data: bytes, label: str | None = None) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a page in clean UTF-8, without a byte order mark and without characters that no text has.

    ``label`` names the encoding as what the page came in says. Finds what was odd about the characters.
    """
    text, decoded = _decoded(data, label)
    findings = list(decoded)
    text, repaired = repair(text)
    if repaired:
        told = f"{_counted(repaired, 'character')} damaged (as “â€™” for “’”) and repaired."
        findings.append(Finding(Code.MOJIBAKE_REPAIRED, told))
    text, referred = _without_references(text.removeprefix("\ufeff"))
    source, controls = _without_controls(text)
    controls += referred
    if controls:
        told = f"{_counted(controls, 'character')} read as blanks: no text has them."
        findings.append(Finding(Code.CONTROL_CHARACTERS, told))
    return source, tuple(findings)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun} was" if count == 1 else f"{count:,} {noun}s were"


def _without_references(text: str) -> tuple[str, int]:
    """Put blanks in place of references to characters that no text has (``&#1;``); return how many there were."""
    if "&#" not in text:
        return text, 0
    count = 0

    def cleaned(found: re.Match[str]) -> str:
        nonlocal count
        if (int(found[1], 16) if found[1] else int(found[2])) not in _NO_TEXT:
            return found[0]
        count += 1
        return " "

    return _REFERENCE.sub(cleaned, text), count


def _without_controls(text: str) -> tuple[bytes, int]:
    """Look before cleaning: the clean text of most pages is not searched a second time."""
    try:
        source = text.encode()
    except UnicodeEncodeError:  # lone surrogates
        source = b"\0"
    if len(source.translate(None, _CONTROLS)) == len(source) and not any(
        control.search(source) for control in _WIDE_CONTROLS
    ):
        return source, 0
    text, count = without_controls(text)
    return text.encode(), count


def _decoded(data: bytes, label: str | None) -> Decoded:
    codec = None if data.startswith(_MARKS) else _codec(label) or _codec(_declared(data))
    if codec is None or (codec in _UNICODE and not _is_wide(data, codec)):
        return decode(data)
    if codec in _UNICODE:
        return data[: len(data) & ~1].decode("utf-16-be" if codec == "utf-16-be" else "utf-16-le", "replace"), ()
    if codec not in _STATEFUL and (text := _as_utf8(data)) is not None:
        if data.isascii():
            return text, ()
        return text, (_guessed(f"The page says that it is {_shown(label, data)}, but it is UTF-8, and was read so."),)
    return _by(codec, data, label)


def _by(codec: str, data: bytes, label: str | None) -> Decoded:
    if codec == "cp1252":
        try:
            return data.decode(codec), ()
        except UnicodeDecodeError:
            return data.decode("latin-1").translate(_OPEN_1252), ()
    text = data.decode(codec, "replace")
    odd = text.count("\ufffd")
    told = f"{_counted(odd, 'character')} not readable as {_shown(label, data)}."
    return text, (_guessed(told),) if odd else ()


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _is_wide(data: bytes, codec: str) -> bool:
    """Tell UTF-16 without a mark by its NULs; a page that can be searched for its own label is none."""
    return codec.startswith("utf-16") and b"\0" in data[:_PRESCAN]


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_PRESCAN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _shown(label: str | None, data: bytes) -> str:
    return label or _declared(data) or "in another encoding"


def _codec(label: str | None) -> str | None:
    """Return the name of Python's codec for a label, None when it is no encoding of pages."""
    if not label:
        return None
    name = label.strip().lower()
    try:
        found = codecs.lookup(_SPELT.get(name, name))
    except (LookupError, ValueError):
        return None
    if found.name in _NO_CODECS or not found._is_text_encoding:  # noqa: SLF001  codecs from bytes to bytes have no public mark
        return None
    return _MEANT.get(found.name, found.name)


def _guessed(told: str) -> Finding:
    return Finding(Code.ENCODING_GUESSED, told)
