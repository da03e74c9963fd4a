"""How an input is changed: by the pieces its kind is made of (tags, control words, objects, cells), and by its bytes.

Each function takes a ``Random``, so that an input is made again from its number.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from random import Random

Mutate = Callable[[Random, bytes], bytes]

_MOST = 200_000
"""Bytes of an input; larger ones cost time and show no more."""

_STRETCH = 200
"""Lines that are left of a longer text."""

_NUMBERS = (b"0", b"-1", b"1", b"2", b"63", b"64", b"255", b"256", b"65535", b"65536", b"2147483647", b"2147483648", b"-2147483648", b"4294967295", b"99999999999999999999", b"1e999", b"0x10", b"1.5", b"NaN", b"\xd9\xa1")  # fmt: skip
_WORDS = (b"FGMV-01", b"FGMV-1.2", b"SG20", b"SG16 (SG20)", b"TSAG", b"All SGs", b"Q1/20", b"Q1, 2 and 3/16", b"June 2024", b"2024-13-45", b"12/07/2024 - 14/07/2024", b"Annex A", b"Title:", b"No.", b"Approved", b"agreed", b"TSAG-LS35-R1", b"Y.4240 (ex Y.foo-bar)", b"https://example.org/?a=b", b"a@b.example", b"\xc2\xa0", b"\xe2\x80\x93", b"\xe2\x80\x8b", b"\xed\xa0\x80", b"\xff\xfe", b"\x00", b"\x0b", b"\xc3\xa2\xe2\x82\xac\xe2\x84\xa2", b"\xd9\xa3", b"\xc2\xb2", b"\xef\xbc\x91", b"\xf0\x9d\x9f\x99", b"I\xcc\x87", b"\xc4\xb0", b"=1+1", b"(" * 50, b"a " * 50)  # fmt: skip
_W = ("tbl", "tr", "tc", "p", "r", "t", "sdt", "sdtContent", "ins", "del", "moveFrom", "moveTo", "txbxContent", "hyperlink", "fldSimple", "instrText", "delText", "tcPr", "trPr", "rPr", "pPr")  # fmt: skip
_WORD = (*(f"<w:{name}>".encode() for name in _W), *(f"</w:{name}>".encode() for name in _W), b'<w:gridSpan w:val="3"/>', b'<w:gridSpan w:val="99999999999"/>', b'<w:vMerge w:val="restart"/>', b"<w:vMerge/>", b'<w:gridBefore w:val="2"/>', b"<w:tab/>", b"<w:br/>", b'<w:fldChar w:fldCharType="begin"/>', b'<w:fldChar w:fldCharType="separate"/>', b'<w:fldChar w:fldCharType="end"/>', b'<w:sym w:font="Wingdings" w:char="F0FC"/>', b"<w:vanish/>", b'<w:footnoteReference w:id="1"/>', b'<w:altChunk r:id="rId1"/>', b"&#0;", b"&#xD800;", b"&x;", b"<!DOCTYPE x>", b"<!--", b"<![CDATA[")  # fmt: skip
_HTML = tuple(f"<{name}>".encode() for name in ("table", "tr", "td", "th", "/table", "/tr", "/td", "p", "/p", "br", "div", "/div", "pre", "del", "ins", "body", "/body", "html", "/html", "head", "style", "script", "template", "svg", "math", "select", "td rowspan=3", "td colspan=0", "td rowspan=99999999999", "p hidden", "p style='display:none'", "ol start=-5", "li value=99999999999", "a href=#_ftn1", "!--", "!DOCTYPE html", "meta charset=utf-16", "base href=//a", "frameset", "plaintext", "textarea"))  # fmt: skip
_ODT = (b'<table:table table:name="a">', b"</table:table>", b"<table:table-row>", b"</table:table-row>", b"<table:table-cell>", b"</table:table-cell>", b'<table:table-cell table:number-columns-spanned="9999999" table:number-rows-spanned="3"/>', b"<table:covered-table-cell/>", b'<table:covered-table-cell table:number-columns-repeated="99999"/>', b'<table:table-row table:number-rows-repeated="1000000">', b"<text:p>", b"</text:p>", b'<text:s text:c="99999999"/>', b"<text:tab/>", b"<text:line-break/>", b'<text:change-start text:change-id="a"/>', b'<text:change-end text:change-id="a"/>', b"<text:list>", b"</text:list>", b"<draw:text-box>", b"<office:annotation>", b"<text:tracked-changes>", b"&x;", b"<!DOCTYPE x>")  # fmt: skip
_RTF = tuple(f"\\{name}".encode() for name in ("par", "cell", "row", "trowd", "intbl", "pard", "plain", "nestcell", "nestrow", "itap2", "itap-1", "itap2147483647", "cellx100", "cellx-5", "cellx99999999999", "clmgf", "clmrg", "clvmgf", "clvmrg", "u8217", "u-1", "u55296", "uc0", "uc9", "uc-1", "'e9", "'zz", "bin5", "bin99999999", "ansicpg1252", "ansicpg99999", "f0", "f99", "fcharset128", "deleted", "revised", "v", "v0", "upr", "*", "footnote", "header", "pict", "field", "fldinst", "object", "ftnalt", "line", "tab", "sect", "page", "mac", "deff-1", "~", "_"))  # fmt: skip
_PDF = (b"obj", b"endobj", b"stream", b"endstream", b"<<", b">>", b"[", b"]", b"1 0 R", b"2 0 R", b"3 0 R", b"4 0 R", b"5 0 R", b"9 0 R", b"/Type", b"/Page", b"/Pages", b"/Kids", b"/Count", b"/Parent", b"/Contents", b"/Resources", b"/MediaBox", b"[0 0 0 0]", b"[0 0 1e30 -1e30]", b"/Rotate 90", b"/Rotate 7", b"/Filter", b"/FlateDecode", b"/LZWDecode", b"/ASCII85Decode", b"/RunLengthDecode", b"/Length", b"/Encrypt", b"/Font", b"/ToUnicode", b"/XObject", b"BT", b"ET", b"Tf", b"Td", b"Tm", b"Tj", b"TJ", b"re", b"f", b"S", b"m", b"l", b"cm", b"q", b"Q", b"Do", b"xref", b"trailer", b"startxref", b"%%EOF", b"null", b"true", b"(a)", b"<41>")  # fmt: skip
_TEXT = (b"\n", b"\n\n", b"\t", b"\n\t", b"\r", b"\r\n", b"\x0c", b"|", b"| --- |", b"+---+---+", b"||", b"{|", b"|}", b"|-", b"|===", b"||=", b"<table>", b"<br>", b"**", b"#", b"```", b"---", b"===", b"  ", b"      ", b";", b",", b'"', b"\xe2\x94\x82", b"\xe2\x94\x80", b"\xef\xbb\xbf", b"[image: x]", b"Page 1", b"\\", b"&nbsp;", b"Page 2 of 3")  # fmt: skip
_JSON = (b"null", b"true", b"false", b"[]", b"{}", b'""', b"NaN", b"Infinity", b"1e999", b"9" * 5000, b"-0", b'"\\ud800"', b'"\\u0000"', b'"block"', b'"place"', b'"schema_version"', b'"deliverables"', b"[" * 2000, b'{"a":' * 500, b'"2024-02-30"', b'"FGMV-01"', b'"unknown"')  # fmt: skip
_MAIL = (b"\n", b"\n\n", b"--b\n", b"--b--\n", b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Type: message/rfc822\n", b"Content-Type: text/html; charset=utf-16\n", b"Content-Type: text/plain; charset=x-unknown\n", b"Content-Type: multipart/alternative\n", b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: quoted-printable\n", b"Content-Transfer-Encoding: x-uuencode\n", b"Content-Disposition: attachment; filename=a.docx\n", b"Content-Disposition: attachment; filename*=utf-8''%ff%00a.txt\n", b"Subject: =?utf-8?b?//8=?=\n", b"Subject: =?x?q?=ff?=\n", b"From: a@b.example\n", b"From a Mon Jan  1 00:00:00 2024\n", b"begin 644 a\n", b"=\n", b"=zz\n")  # fmt: skip
_TOML = (b"[", b"]", b"[[", b"]]", b"=", b"\n", b"'", b'"', b"{", b"}", b"[]", b"''", b"'('", b"'\\'", b"'[a-'", b"1979-05-27", b"inf", b"0", b"true", b"'{n}'", b"'{nnn}-{word}'", b"'{x}'", b"[bodies]", b"[headings]", b"[focus_groups]", b"since")  # fmt: skip

_TOKENS: Mapping[str, tuple[re.Pattern[bytes], tuple[bytes, ...]]] = {
    "word": (re.compile(rb"<[^<>]*+>|[^<>]++|[<>]"), _WORD),
    "odt": (re.compile(rb"<[^<>]*+>|[^<>]++|[<>]"), _ODT),
    "html": (re.compile(rb"<[^<>]*+>|[^<>\s]++|\s++|[<>]"), _HTML),
    "rtf": (re.compile(rb"\\[a-z]++-?\d*+ ?|\\'..|\\.|[{}]|[^\\{}]++|\\"), _RTF),
    "pdf": (re.compile(rb"\d+ \d+ (?:obj|R)|<<|>>|/[^\s/<>\[\]()]++|[a-zA-Z]++|-?[\d.]++|\s++|."), _PDF),
    "text": (re.compile(rb"\n|\t|\||[^\S\n\t]++|[^\s|]++"), _TEXT),
    "json": (re.compile(rb'"(?:[^"\\]|\\.)*+"|[{}\[\],:]|[^"{}\[\],:]++|"'), _JSON),
    "mail": (re.compile(rb"[^\r\n]*+(?:\r?\n|\r)|[^\r\n]++"), _MAIL),
    "toml": (re.compile(rb"\n|[\[\]{}=,]|'[^'\n]*+'|[^\[\]{}=,'\n]++|'"), _TOML),
}
_NUMBER = re.compile(rb"\d++")


def tokens_of(kind: str) -> Mutate:
    """Return what changes the pieces of an input of that kind."""
    pattern, known = _TOKENS[kind]

    def mutate(random: Random, data: bytes) -> bytes:
        pieces = pattern.findall(data) or [b""]
        for _ in range(random.choice((1, 1, 1, 2, 3, 5, 8))):
            _change(random, pieces, known)
        return b"".join(pieces)[:_MOST]

    return either((9, mutate), (1, of_bytes))


def _change(random: Random, pieces: list[bytes], known: Sequence[bytes]) -> None:
    """Change a list of pieces in one way; it stays non-empty."""
    at = random.randrange(len(pieces))
    other = random.randrange(len(pieces))
    match random.randrange(9):
        case 0:
            del pieces[at : at + random.choice((1, 1, 2, 5, 20))]
        case 1:
            pieces[at] = random.choice(known)
        case 2:
            pieces.insert(at, random.choice(known))
        case 3:
            pieces[at], pieces[other] = pieces[other], pieces[at]
        case 4:
            pieces[at:at] = pieces[other : other + random.choice((1, 2, 5, 20))]
        case 5:
            pieces[at:at] = [pieces[at], random.choice(known)] * random.choice((2, 5, 20, 80))
        case 6:
            pieces[at] = _NUMBER.sub(lambda _: random.choice(_NUMBERS), pieces[at])
        case 7:
            pieces[at] = random.choice((pieces[at] + random.choice(_WORDS), random.choice(_WORDS)))
        case _:
            pieces[at] = of_bytes(random, pieces[at])
    if not pieces:
        pieces.append(b"")


def of_bytes(random: Random, data: bytes) -> bytes:
    """Change bytes: flip, cut, copy, overwrite."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        at = random.randrange(len(changed) + 1)
        match random.randrange(6):
            case 0 if at < len(changed):
                changed[at] ^= 1 << random.randrange(8)
            case 1:
                del changed[at : at + random.choice((1, 2, 16, 512))]
            case 2:
                changed[at:at] = random.randbytes(random.choice((1, 2, 8)))
            case 3:
                changed[at : at + 4] = struct.pack("<i", random.choice((0, -1, 1, 2**31 - 1, -(2**31), 512, 65536)))
            case 4:
                changed[at:at] = changed[at : at + random.choice((1, 16, 512))] * random.choice((1, 3))
            case 5 if random.random() < 0.2:
                del changed[at:]
    return bytes(changed[:_MOST])


def of_lines(others: Sequence[Callable[[], bytes]]) -> Mutate:
    """Return what changes a text by its lines: cut, doubled, run together, parted, shuffled, mixed with those of other texts."""

    def mutate(random: Random, data: bytes) -> bytes:
        lines = data.split(b"\n")
        if len(lines) > _STRETCH:
            at = random.randrange(len(lines) - _STRETCH)
            lines = lines[at : at + random.randrange(_STRETCH)] or [b""]
        for _ in range(random.choice((1, 1, 2, 3, 4))):
            _change_lines(random, lines, others)
        return b"\n".join(lines)[:_MOST]

    return mutate


def _change_lines(random: Random, lines: list[bytes], others: Sequence[Callable[[], bytes]]) -> None:
    """Change a list of lines in one way; it stays non-empty."""
    at = random.randrange(len(lines))
    end = at + random.choice((1, 1, 2, 5, 20))
    match random.randrange(7):
        case 0:
            lines[at:end] = [] if len(lines[at:end]) < len(lines) else [b""]
        case 1:
            lines[at:at] = lines[random.randrange(len(lines)) :][: random.choice((1, 2, 5, 20))]
        case 2:
            other = random.choice(others)().split(b"\n")
            lines[at:at] = other[random.randrange(len(other)) :][: random.choice((1, 5, 30))]
        case 3:
            lines[at:end] = [b" ".join(lines[at:end])]
        case 4:
            lines[at:end] = random.sample(lines[at:end], len(lines[at:end]))
        case 5:
            words = lines[at].split(b" ")
            middle = random.randrange(len(words))
            lines[at : at + 1] = [b" ".join(words[:middle]), b" ".join(words[middle:])]
        case _:
            lines[at:end] = [line for line in lines[at:end] if line.strip()] or [b""]


def of_sectors(random: Random, data: bytes) -> bytes:
    """Change a file that is made of sectors of 512 bytes: swap and copy them, and overwrite numbers of 16 and 32 bits."""
    sectors = [bytearray(data[at : at + 512]) for at in range(0, len(data), 512)] or [bytearray()]
    for _ in range(random.choice((1, 2, 4, 8))):
        at, other = random.randrange(len(sectors)), random.randrange(len(sectors))
        match random.randrange(6):
            case 0:
                sectors[at], sectors[other] = sectors[other], sectors[at]
            case 1:
                sectors[at] = bytearray(sectors[other])
            case 2 | 3 if len(sectors[at]) > 4:
                value = random.choice((0, 1, 2, 3, 0xFFFFFFFE, 0xFFFFFFFF, 0x7FFFFFFF, random.randrange(1 << 12)))
                struct.pack_into("<I", sectors[at], random.randrange(len(sectors[at]) // 4) * 4, value)
            case 4 if len(sectors[at]) > 2:
                value = random.choice((0, 1, 0xFFFF, 0x7FFF, random.randrange(1 << 16)))
                struct.pack_into("<H", sectors[at], random.randrange(len(sectors[at]) // 2) * 2, value)
            case _:
                sectors[at] = bytearray(of_bytes(random, bytes(sectors[at])))
    return b"".join(sectors)


def of_parts(kind: str, main: str) -> Mutate:
    """Return what changes a part of a zip archive, mostly the main one, and sometimes the archive itself."""
    inside = tokens_of(kind)

    def mutate(random: Random, data: bytes) -> bytes:
        try:
            parts = unpacked(data)
        except (zipfile.BadZipFile, RuntimeError, ValueError, EOFError, OSError, zlib.error):
            parts = {}  # it was changed before, or says that it is encrypted
        if not parts:
            return of_bytes(random, data)
        name = main if random.random() < 0.8 and main in parts else random.choice(sorted(parts))
        match random.randrange(20):
            case 0:
                del parts[name]
            case 1:
                parts[random.choice(sorted(parts))] = parts[name]
            case _:
                parts[name] = inside(random, parts[name])
        return packed(parts)

    return either((9, mutate), (1, of_bytes))


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of members, as they are: packing costs more than reading."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


def either(*ways: tuple[int, Mutate]) -> Mutate:
    """Return what changes in one of several ways, each as often as its number says."""
    weights, functions = zip(*ways, strict=True)

    def mutate(random: Random, data: bytes) -> bytes:
        function: Mutate = random.choices(functions, weights)[0]
        return function(random, data)

    return mutate
