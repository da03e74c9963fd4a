"""Attacks on what this library reads beside those of ``samples.poison``: one small maker for each, with the outcomes that are right."""

import base64
import io
import struct
import tarfile
import zlib
from collections.abc import Callable, Iterable, Mapping

from samples import poisoned_pdf
from samples.poison import POISONS, Poison
from tests.fuzz import seeds
from tests.fuzz.mutations import packed, unpacked
from tests.readers import doc_writer, lzw_writer, odt_writer

_READ = frozenset({"ok", "partial"})
_REFUSED = frozenset({"malformed", "limit", "empty", "unsupported"})
_ANY = _READ | _REFUSED
_MIB = 1 << 20


def _cells(count: int, row: str, cell: str) -> str:
    return row % (cell * count)


# --- Word -------------------------------------------------------------------------------------------------------------


def _word(body: str, before: str = "") -> bytes:
    parts = unpacked(seeds.word())
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    main = f"{before}<w:document xmlns:w='{space}'><w:body>{body}</w:body></w:document>"
    return packed(parts | {"word/document.xml": main.encode()})


def _other_relations(relations: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = unpacked(seeds.word())
    return packed(
        parts | {"word/_rels/document.xml.rels": f"<Relationships xmlns='{space}'>{relations}</Relationships>".encode()}
    )


def _relation(number: int, kind: str, target: str, mode: str = "") -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f"<Relationship Id='rId{number}' Type='{base}/{kind}' Target='{target}'{mode}/>"


def _outside() -> bytes:
    outside = " TargetMode='External'"
    targets = (
        "file:///etc/passwd",
        "http://127.0.0.1:9/",
        "\\\\server\\share",
        "../../../../etc/passwd",
        "/etc/passwd",
    )
    kinds = ("footnotes", "header", "attachedTemplate", "aFChunk", "image")
    return _other_relations(
        "".join(
            _relation(number, kind, target, outside if number % 2 else "")
            for number, (kind, target) in enumerate((k, t) for k in kinds for t in targets)
        )
    )


def _many_relations() -> bytes:
    return _other_relations("".join(_relation(number, "header", f"header{number}.xml") for number in range(100_000)))


def _itself() -> bytes:
    return _other_relations(_relation(1, "footnotes", "document.xml") + _relation(2, "header", "document.xml"))


_WORD: Mapping[str, Callable[[], bytes]] = {
    "doctype-outside": lambda: _word("<w:p/>", "<!DOCTYPE w SYSTEM 'http://127.0.0.1:9/a.dtd'>"),
    "doctype-file": lambda: _word("<w:p/>", "<!DOCTYPE w SYSTEM 'file:///etc/passwd'>"),
    "quadratic-entity": lambda: _word("&a;" * 50_000, f"<!DOCTYPE w [<!ENTITY a '{'a' * 50_000}'>]>"),
    "relations-outside": _outside,
    "many-relations": _many_relations,
    "relations-to-itself": _itself,
    "long-attribute": lambda: _word(f"<w:p w:a='{'a' * 30 * _MIB}'/>"),
    "many-attributes": lambda: _word("<w:p " + " ".join(f"a{n}='1'" for n in range(200_000)) + "/>"),
    "many-namespaces": lambda: _word("<w:p " + " ".join(f"xmlns:a{n}='u:{n}'" for n in range(20_000)) + "/>" * 1),
    "deep-controls": lambda: _word("<w:sdt><w:sdtContent>" * 100 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 100),
    "many-fields": lambda: _word("<w:p>" + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 200_000 + "</w:p>"),
    "many-cells": lambda: _word(f"<w:tbl>{_cells(100_000, '<w:tr>%s</w:tr>', '<w:tc><w:p/></w:tc>')}</w:tbl>"),
    "many-rows": lambda: _word("<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 300_000 + "</w:tbl>"),
    "wide-rows": lambda: _word(
        "<w:tbl>" + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='63'/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>" * 50_000 + "</w:tbl>"
    ),
    "boxes-in-boxes": lambda: _word(
        "<w:p><w:r><w:txbxContent>" * 60 + "<w:p/>" + "</w:txbxContent></w:r></w:p>" * 60
    ),
    "long-number": lambda: _word(f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='{'9' * 100_000}'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"),
}  # fmt: skip


# --- OpenDocument, rich text, Word 97-2003 ------------------------------------------------------------------------------


def _odt_bomb() -> bytes:
    stream = io.BytesIO()
    import zipfile  # noqa: PLC0415  the only one that packs

    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", odt_writer.MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", odt_writer.content(f"<text:p>{'a' * (80 * _MIB)}</text:p>"))
    return stream.getvalue()


_ROW = "<table:table-row%s><table:table-cell%s><text:p>a</text:p></table:table-cell></table:table-row>"
_ODT: Mapping[str, Callable[[], bytes]] = {
    "odt-bomb": _odt_bomb,
    "odt-rows-repeated": lambda: odt_writer.odt(
        "<table:table>" + _ROW % (" table:number-rows-repeated='2147483647'", "") + "</table:table>"
    ),
    "odt-cells-repeated": lambda: odt_writer.odt(
        "<table:table>" + _ROW % ("", " table:number-columns-repeated='2147483647'") * 100 + "</table:table>"
    ),
    "odt-both-repeated": lambda: odt_writer.odt(
        "<table:table>"
        + _ROW % (" table:number-rows-repeated='100000'", " table:number-columns-repeated='255'") * 50
        + "</table:table>"
    ),
    "odt-spans": lambda: odt_writer.odt(
        "<table:table>"
        + _ROW % ("", " table:number-columns-spanned='99999' table:number-rows-spanned='99999'") * 1000
        + "</table:table>"
    ),
    "odt-wide-rows-repeated": lambda: odt_writer.odt(
        "<table:table>"
        + _ROW % (" table:number-rows-repeated='100000'", " table:number-columns-spanned='255'")
        + _ROW % ("", " table:number-columns-repeated='255'")
        + "</table:table>"
    ),
    "odt-blanks": lambda: odt_writer.odt("<text:p>" + "<text:s text:c='2147483647'/>" * 1000 + "</text:p>"),
    "odt-deep": lambda: odt_writer.odt("<text:section>" * 2000 + "</text:section>" * 2000),
    "odt-nested": lambda: odt_writer.odt(
        "<table:table><table:table-row><table:table-cell>" * 60
        + "<text:p>a</text:p>"
        + "</table:table-cell></table:table-row></table:table>" * 60
    ),
    "fodt-entities": lambda: b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>" + odt_writer.flat("<text:p>&b;</text:p>"),
}  # fmt: skip
_RTF: Mapping[str, Callable[[], bytes]] = {
    "rtf-deep": lambda: b"{\\rtf1 " + b"{" * 1_000_000 + b"a",
    "rtf-bytes": lambda: b"{\\rtf1 \\bin2147483647 a}",
    "rtf-stand-ins": lambda: b"{\\rtf1 \\uc2147483647 " + b"\\u8217 a" * 100_000 + b"}",
    "rtf-levels": lambda: b"{\\rtf1 " + b"\\intbl\\itap2147483647 x\\nestcell" * 20_000 + b"}",
    "rtf-edges": lambda: (
        b"{\\rtf1 " + b"".join(b"\\trowd\\cellx%d\\intbl x\\cell\\row" % n for n in range(50_000)) + b"}"
    ),
    "rtf-cells": lambda: b"{\\rtf1 \\trowd" + b"\\cellx1" * 200_000 + b"\\intbl" + b"\\cell" * 200_000 + b"\\row}",
    "rtf-wide-rows": lambda: (
        b"{\\rtf1 \\trowd"
        + b"".join(b"\\cellx%d" % (1000 * n) for n in range(1, 256))
        + b"\\intbl"
        + b" a\\cell" * 255
        + b"\\row"
        + b"\\trowd\\cellx255000\\intbl a\\cell\\row" * 90_000
        + b"}"
    ),
    "rtf-hex": lambda: b"{\\rtf1 {\\*\\objdata " + b"00" * (5 * _MIB) + b"}a}",
}


def _doc_changed(change: Callable[[bytearray], None]) -> bytes:
    data = bytearray(seeds.doc())
    change(data)
    return bytes(data)


def _number(at: int, value: int) -> Callable[[bytearray], None]:
    return lambda data: struct.pack_into("<I", data, at, value)


def _tables_in_a_circle(data: bytearray) -> None:
    """Every sector is followed by itself."""
    (table,) = struct.unpack_from("<I", data, 76)
    at = 512 * (table + 1)
    for number in range(128):
        struct.pack_into("<I", data, at + 4 * number, number)


def _directory_in_a_circle(data: bytearray) -> None:
    """Every entry of the directory is the child and the neighbour of every other."""
    (first,) = struct.unpack_from("<I", data, 48)
    for number in range(4):
        struct.pack_into("<3I", data, 512 * (first + 1) + 128 * number + 68, 1, 2, 1)


_DOC: Mapping[str, Callable[[], bytes]] = {
    "doc-tables-in-a-circle": lambda: _doc_changed(_tables_in_a_circle),
    "doc-directory-in-a-circle": lambda: _doc_changed(_directory_in_a_circle),
    "doc-sectors-of-any-size": lambda: _doc_changed(lambda data: struct.pack_into("<H", data, 30, 31)),
    "doc-many-tables": lambda: _doc_changed(_number(44, 0xFFFFFFF0)),
    "doc-extra-tables-in-a-circle": lambda: _doc_changed(lambda data: struct.pack_into("<2I", data, 68, 0, 0xFFFFFFF0)),
    "doc-long-text": lambda: _doc_changed(lambda data: struct.pack_into("<I", data, 512 + 0x4C, 0x7FFFFFFF)),
    "doc-pieces": lambda: _doc_changed(lambda data: struct.pack_into("<2I", data, 512 + 0x1A2, 0, 0x7FFFFFFF)),
    "doc-many-paragraphs": lambda: doc_writer.doc([doc_writer.para("a")] * 20_000),
}


# --- PDF --------------------------------------------------------------------------------------------------------------


def _packed(content: bytes) -> bytes:
    return poisoned_pdf.stream(zlib.compress(content, 9), b"/Filter /FlateDecode")


def _hidden_chain() -> bytes:
    """Drawings in drawings whose resources stand in a packed stream, so that the chain shows only when that is unpacked."""
    levels = range(10, 40)
    held = {n + 100: b"<< /XObject << /X %d 0 R >> >>" % (n + 1) for n in levels}
    texts = b" ".join(held.values())
    offsets, at = [], 0
    for text in held.values():
        offsets.append(at)
        at += len(text) + 1
    head = b" ".join(b"%d %d" % pair for pair in zip(held, offsets, strict=True)) + b" "
    form = b"/Type /XObject /Subtype /F#6frm /BBox [0 0 9 9] /Resources %d 0 R"
    forms = {n: poisoned_pdf.stream(b"/X Do /X Do", form % (n + 100)) for n in levels}
    told = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(held), len(head))
    more = {**forms, 50: poisoned_pdf.stream(zlib.compress(head + texts), told)}
    return poisoned_pdf.page(b"/X Do", more=more, xobjects=b"/X 10 0 R")


_PDF: Mapping[str, Callable[[], bytes]] = {
    "pdf-hidden-drawings": _hidden_chain,
    "pdf-large-page": lambda: poisoned_pdf.page(_packed(b"q Q " * (20 * _MIB))),
    "pdf-packed-elsewhere": lambda: poisoned_pdf.page(
        poisoned_pdf.stream(zlib.compress(zlib.compress(bytes(200 * _MIB), 9), 9), b"/Filter 6 0 R"),
        more={6: b"[/FlateDecode /FlateDecode]"},
    ),
    "pdf-packed-escaped": lambda: poisoned_pdf.page(
        poisoned_pdf.stream(zlib.compress(zlib.compress(bytes(200 * _MIB), 9), 9), b"/Filter [/Fl#61teDecode /Fl]")
    ),
    "pdf-lzw": lambda: poisoned_pdf.page(poisoned_pdf.stream(lzw_writer.zeros(400_000), b"/Filter /LZWDecode")),
    "pdf-lzw-in-ascii85": lambda: poisoned_pdf.page(
        poisoned_pdf.stream(base64.a85encode(lzw_writer.zeros(100_000)) + b"~>", b"/Filter [/ASCII85Decode /LZWDecode]")
    ),
    "pdf-runs": lambda: poisoned_pdf.page(poisoned_pdf.stream(b"\x81\x00" * (2 * _MIB), b"/Filter /RunLengthDecode")),
    "pdf-flate-in-hexadecimal": lambda: poisoned_pdf.page(
        poisoned_pdf.stream(zlib.compress(bytes(200 * _MIB), 9).hex().encode() + b">", b"/Filter [/AHx /FlateDecode]")
    ),
    "pdf-boxes-without-numbers": lambda: poisoned_pdf.page(box=b"[/a (b) null << >>]"),
    "pdf-boxes-without-end": lambda: poisoned_pdf.page(box=b"[-1e38 -1e38 1e38 1e38]"),
    "pdf-boxes-of-nothing": lambda: poisoned_pdf.page(box=b"[0 0 0 0]"),
    "pdf-deep-arrays": lambda: poisoned_pdf.page(box=b"[" * 100_000),
    "pdf-deep-dictionaries": lambda: poisoned_pdf.page(box=b"<</A " * 100_000),
    "pdf-many-states": lambda: poisoned_pdf.page(_packed(b"q " * 500_000)),
    "pdf-many-paths": lambda: poisoned_pdf.page(_packed(b"0 0 m " + b"9 9 l 3 3 l " * 200_000 + b"S")),
    "pdf-many-objects": lambda: poisoned_pdf.page(more=dict.fromkeys(range(10, 100_000), b"<< >>")),
    "pdf-references-in-a-circle": lambda: poisoned_pdf.page(box=b"6 0 R", more={6: b"[6 0 R 6 0 R 6 0 R 6 0 R]"}),
}


# --- HTML, text -------------------------------------------------------------------------------------------------------


def _table_of(rows: int, columns: int, begin: str, between: str, end: str) -> bytes:
    line = f"{begin}{between.join(['a1'] * columns)}{end}\n"
    return (line * rows).encode()


_HTML: Mapping[str, Callable[[], bytes]] = {
    "html-open-tags": lambda: b"<p>a" + b"<b><i><u><font>" * 100_000,
    "html-misnested": lambda: b"<p>a" + b"<a><b></a></b><p>" * 50_000,
    "html-attributes": lambda: b"<p " + b" ".join(b"a%d=b" % n for n in range(200_000)) + b">a",
    "html-entities": lambda: b"<p>a" + b"&#1114111;&#x110000;&#0;&amp" * 200_000,
    "html-comments": lambda: b"<p>a" + b"<!--" * 500_000,
    "html-styles": lambda: b"<style>" + b"@media a{.b{" * 100_000 + b"display:none</style><p>a",
    "html-many-styles": lambda: b"<style>" * 200_000 + b".a{display:none}<p>a",
    "html-cells": lambda: b"<table>" + b"<tr>" * 2 + b"<td>a" * 300_000,
    "html-spans": lambda: b"<table>" + b"<tr><td rowspan=65534>a<td colspan=1000>b" * 5_000,
    "html-wide-rows": lambda: b"<table><tr>" + b"<td>a" * 255 + b"<tr><td colspan=255>a" * 90_000,
    "html-select": lambda: b"<p>a" + b"<select><option>" * 50_000,
    "html-network": lambda: b"<html><base href='http://127.0.0.1:9/'><link rel=stylesheet href=a.css><img src=b><object data=c></object><p>a",
}  # fmt: skip
_TEXT: Mapping[str, Callable[[], bytes]] = {
    "wide-commas": lambda: _table_of(200, 5_000, "", ",", ""),
    "wide-tabs": lambda: _table_of(100, 5_000, "", "\t", ""),
    "wide-bars": lambda: _table_of(100, 1_000, "| ", " | ", " |"),
    "long-commas": lambda: _table_of(50_000, 4, "", ",", ""),
    "long-bars": lambda: _table_of(10_000, 4, "| ", " | ", " |"),
    "open-quotes": lambda: b'"a,b\n' * 100_000,
    "blank-lines": lambda: b"\n" * 500_000 + b"a",
    "blanks": lambda: b"a" + b" " * 2_000_000 + b"b\n" + b"  a   b\n" * 20_000,
    "rules": lambda: b"+---+---+\n" * 50_000,
    "wiki": lambda: b"{|\n" * 50_000,
    "wiki-spans": lambda: b"{|\n" + b"|-\n| rowspan=9999 colspan=9999 | a\n" * 3_000 + b"|}\n",
    "wiki-wide-rows": lambda: b"{|\n" + b"|-\n" + b"| a\n" * 255 + b"|-\n| colspan=255 | a\n" * 30_000 + b"|}\n",
    "asciidoc": lambda: b"|===\n" + b"9999*|a\n" * 3_000 + b"|===\n",
    "emphasis": lambda: b"| a | b |\n| --- | --- |\n| " + b"*_`[" * 100_000 + b" | b |\n",
    "comments": lambda: b"| a | b |\n| --- | --- |\n| " + b"<!-- `` " * 100_000 + b" | b |\n",
    "tables-in-text": lambda: b"<table><tr><td>" * 50_000,
    "questions": lambda: b"Title:\tLS\n" + b"Q1, 2, 3 and " * 100_000,
    "dates": lambda: b"Title:\tLS\n" + b"12 July 2024 - 13 " * 100_000,
    "parentheses": lambda: b"Title:\tLS\n\tSource:\n\t" + b"(SG16 " * 50_000,
    "one-word": lambda: b"Title:\tLS on " + b"a" * 5_000_000,
    "combining": lambda: b"a" + "\u0301".encode() * 500_000,
    "wide-characters": lambda: "Title:\tLS on a".encode("utf-32"),
}  # fmt: skip


# --- containers ---------------------------------------------------------------------------------------------------------


def _tar(members: Iterable[tuple[tarfile.TarInfo, bytes]], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as made:  # type: ignore[call-overload]  # a mode of its table
        for member, data in members:
            member.size = len(data)
            made.addfile(member, io.BytesIO(data))
    return stream.getvalue()


def _links() -> bytes:
    links = []
    for number, target in enumerate(("/etc/passwd", "../../etc/passwd", "1.txt")):
        link = tarfile.TarInfo(f"{number}.txt")
        link.type, link.linkname = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.SYMTYPE)[number], target
        links.append((link, b""))
    device = tarfile.TarInfo("dev")
    device.type = tarfile.CHRTYPE
    return _tar([*links, (device, b""), (tarfile.TarInfo("/abs/a.txt"), seeds.text())])


def _mail_of(head: bytes, body: bytes) -> bytes:
    return b"Subject: LS\nMIME-Version: 1.0\n" + head + b"\n" + body


def _message_changed() -> bytes:
    data = bytearray(seeds.message())
    _directory_in_a_circle(data)
    return bytes(data)


_CONTAINERS: Mapping[str, Callable[[], bytes]] = {
    "links.tar": _links,
    "bomb.tgz": lambda: _tar([(tarfile.TarInfo("a.txt"), bytes(300 * _MIB))], "w:gz"),
    "many.tar": lambda: _tar((tarfile.TarInfo(f"{n}.txt"), b"") for n in range(30_000)),
    "headers.eml": lambda: _mail_of(b"X-A: b\n" * 200_000, b"a"),
    "folded.eml": lambda: _mail_of(b"X-A: b" + b"\n c" * 200_000 + b"\n", b"a"),
    "boundaries.eml": lambda: _mail_of(b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n\na\n" * 50_000),
    "encoded.eml": lambda: _mail_of(b"Subject: " + b"=?utf-8?q?=41?= " * 100_000 + b"\n", b"a"),
    "quoted.eml": lambda: _mail_of(b"Content-Transfer-Encoding: quoted-printable\n", b"=\n" * 500_000),
    "uu.eml": lambda: _mail_of(b"Content-Transfer-Encoding: x-uuencode\n", b"begin 644 a\n" * 100_000),
    "parameters.eml": lambda: _mail_of(b"Content-Type: text/plain" + b"; a=b" * 100_000 + b"\n", b"a"),
    "box.mbox": lambda: b"From a Mon Jan  1 00:00:00 2024\n\n" * 12_000,
    "frames.mht": lambda: _mail_of(b"Content-Type: multipart/related; boundary=b\n", b"--b\nContent-Type: text/html\n\n<p>a\n" * 20_000),
    "attributes.dat": lambda: b"\x78\x9f\x3e\x22\x01\x00" + seeds.attribute(0x00069002, b"") * 50_000,
    "lengths.dat": lambda: b"\x78\x9f\x3e\x22\x01\x00" + struct.pack("<BLL", 2, 0x0006800F, 0xFFFFFFFF) + b"a",
    "loop.msg": _message_changed,
}  # fmt: skip


def _all(made: Mapping[str, Callable[[], bytes]], ending: str) -> tuple[Poison, ...]:
    return tuple(Poison(name, ending, make, _ANY) for name, make in made.items())


DOCUMENTS = (
    *(bad for bad in POISONS if bad.ending not in {"zip", "eml"}),
    *_all(_WORD, "docx"),
    *_all({name: make for name, make in _ODT.items() if name.startswith("odt")}, "odt"),
    *_all({name: make for name, make in _ODT.items() if name.startswith("fodt")}, "fodt"),
    *_all(_RTF, "rtf"),
    *_all(_DOC, "doc"),
    *_all(_PDF, "pdf"),
    *_all(_HTML, "html"),
    *_all(_TEXT, "txt"),
)
"""Read by a child as they are."""

CONTAINERS = (
    *(bad for bad in POISONS if bad.ending in {"zip", "eml"}),
    *(Poison(*name.split("."), make, _ANY) for name, make in _CONTAINERS.items()),  # type: ignore[call-arg,arg-type]  # two words each
)
"""Opened by a child of their own, the documents in them read by another."""

STORED: Mapping[str, bytes] = {
    "lists in lists": b"[" * 1_000_000,
    "objects in objects": b'{"a":' * 500_000,
    "lists in a key that is known": b'{"schema_version": 1, "deliverables": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a number of a million digits": b'{"schema_version": ' + b"9" * 1_000_000 + b"}",
    "a number beyond all": b'{"schema_version": 1e999999999}',
    "no number": b'{"schema_version": NaN}',
    "half a character": b'{"\\ud800": "\\udfff", "schema_version": "\\ud800"}',
    "one key a hundred thousand times": b"{" + b'"title": "a", ' * 100_000 + b'"title": "b"}',
    "other bytes": bytes(range(256)) * 1000,
    "nothing": b"",
}
VOCABULARIES: Mapping[str, bytes] = {
    "pattern": b"[bodies]\n'X' = ['(a+)+$', '(?:', '[', '.*']",
    "template": b"[focus_groups.FG-EX]\ntitles = ['x']\nids = ['(a|a)*{n}', '{n}{n}{n}{word}{word}{n}']",
    "words": b"[focus_groups.FG-EX]\ntitles = ['x']\nids = ['" + b"{word}" * 200 + b"']",
    "braces": b"[focus_groups.FG-EX]\ntitles = ['x']\nids = ['" + b"{" * 10_000 + b"']",
    "spellings": b"[bodies]\n'X' = [" + b", ".join(b"'Body %d of examples'" % n for n in range(3_000)) + b"]",
    "long-spelling": b"[bodies]\n'X' = ['" + b"a " * 20_000 + b"']",
    "deep": b"a = " + b"[" * 50_000,
    "deep-tables": b"[" + b"a." * 20_000 + b"a]",
    "not-utf8": b"[bodies]\n'X' = ['\xff']",
    "number": b"[bodies]\n'X' = " + b"9" * 100_000,
}
