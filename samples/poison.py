"""Documents that do harm to whoever reads them without care, one small maker for each way; none is taken from anywhere.

Each is named, has the ending of a file, and the outcomes that are right for it: read in whole or in part, or refused for what
it is. ``tests/archive/test_poison.py`` holds every one to that, in a child with tight bounds.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from typing import final

from attrs import field, frozen

from samples import describe
from samples.poisoned_pdf import PDFS

_MIB = 1 << 20
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MAIN = "word/document.xml"
_READ = frozenset({"ok", "partial"})
_REFUSED = frozenset({"malformed", "limit"})


@final
@frozen
class Poison:
    """A way to do harm: its name, the ending of its file, what makes it, and the outcomes that are right."""

    name: str
    ending: str
    make: Callable[[], bytes] = field(repr=False)
    outcomes: frozenset[str]


# --- Word -------------------------------------------------------------------------------------------------------------


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 7, 12, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()


@cache
def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(describe.HERE / "example.docx") as package:
        return {name: package.read(name) for name in package.namelist()}


def _with(main: bytes) -> bytes:
    return _packed(_parts() | {_MAIN: main})


def _body(content: str, before: str = "") -> bytes:
    return _with(f"{before}<w:document {_W}><w:body>{content}</w:body></w:document>".encode())


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def _wide_span() -> bytes:
    wide = _cell("one", '<w:gridSpan w:val="2147483647"/>')
    return _body(f"<w:tbl><w:tr>{wide}{_cell('two')}</w:tr></w:tbl>")


def _long_merge() -> bytes:
    first, rest = (f"<w:tr>{_cell('a', merged)}</w:tr>" for merged in ('<w:vMerge w:val="restart"/>', "<w:vMerge/>"))
    return _body(f"<w:tbl>{first}{rest * 5000}</w:tbl>")


def _deep_tables() -> bytes:
    depth = 2000
    return _body("<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth)


def _large_text() -> bytes:
    return _body("<w:p><w:r><w:t>" + "a" * (100 * _MIB) + "</w:t></w:r></w:p>")


def _many_paragraphs() -> bytes:
    return _body("<w:p/>" * (100 * _MIB // 6))


def _large_picture() -> bytes:
    return _packed(_parts() | {"word/media/image1.png": bytes(300 * _MIB)})


def _entities() -> bytes:
    inner = "".join(f'<!ENTITY e{n + 1} "{ten}">' for n, ten in enumerate(f"&e{n};" * 10 for n in range(9)))
    return _body("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", f'<!DOCTYPE w [<!ENTITY e0 "lol">{inner}]>')


def _foreign_entity() -> bytes:
    doctype = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return _body("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", doctype)


def _two_of_one_name() -> bytes:
    """The directory lists the main part twice; the second says something else."""
    parts = list(_parts().items())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            package.writestr(name, data)
            if name == _MAIN:
                package.writestr("word/documenT.xml", f"<w:document {_W}><w:body/></w:document>")
    return stream.getvalue().replace(b"word/documenT.xml", b"word/document.xml")


def _lying_size() -> bytes:
    """A main part of 100 MiB of which the directory says that it has 10 bytes."""
    data = bytearray(_large_text())
    at = data.rindex(_MAIN.encode()) - 46 + 24
    struct.pack_into("<I", data, at, 10)
    return bytes(data)


def _overlapping() -> bytes:
    """A zip whose twenty members are all one stretch of bytes: more comes out of it than is in it."""
    content = (describe.HERE / "two-positions.txt").read_bytes()
    name, packed = b"LS.txt", zlib.compress(content, 9)[2:-4]
    sizes = struct.pack("<IIIHH", zlib.crc32(content), len(packed), len(content), len(name), 0)
    body = b"PK\x03\x04" + struct.pack("<5H", 20, 0, 8, 0, 0) + sizes + name + packed
    each = b"PK\x01\x02" + struct.pack("<6H", 20, 20, 0, 8, 0, 0) + sizes + bytes(14) + name
    return body + each * 20 + b"PK\x05\x06" + struct.pack("<4HIIH", 0, 0, 20, 20, len(each) * 20, len(body), 0)


def _missing_part() -> bytes:
    name = "word/_rels/document.xml.rels"
    extra = b'<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/gone.png"/></Relationships>'
    return _packed(_parts() | {name: _parts()[name].replace(b"</Relationships>", extra)})


def _cut_off() -> bytes:
    data = (describe.HERE / "example.docx").read_bytes()
    return data[: len(data) // 2]


# --- text, HTML, mails, archives --------------------------------------------------------------------------------------


def _nested_tables() -> bytes:
    return b"<html><body>" + b"<table><tr><td>" * 3000 + b"FGMV-01" + b"</td></tr></table>" * 3000


def _wide_cells() -> bytes:
    row = b'<tr><td rowspan="65534" colspan="1000">FGMV-01</td></tr>'
    return b"<html><body><table>" + row * 500 + b"</table></body></html>"


def _script() -> bytes:
    return b"<html><head><title><script>alert(1)</script></title></head><body><p>LS on <script>alert(1)</script></p></body></html>"


def _many_members() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(60_000):
            archive.writestr(f"{number}", b"")
    return stream.getvalue()


def _nested_mail() -> bytes:
    data = b"Subject: end\r\n\r\nend\r\n"
    for number in range(2000):
        mark = b"b%d" % number
        data = (
            b"Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=%s\r\n\r\n--%s\r\nContent-Type: message/rfc822\r\n\r\n%s\r\n--%s--\r\n"
            % (mark, mark, data, mark)
        )
    return data


def _zip_in_zip() -> bytes:
    data = b"the end"
    for number in range(20):
        data = _packed({f"{number}.zip" if number else "end.txt": data})
    return data


def _bomb() -> bytes:
    return _packed({"zeros.txt": bytes(300 * _MIB)})


def _odd_characters() -> bytes:
    return "Title:\tLS on \x00 \x0b \ud800 \udfff ￾ \x1b[31m metaverse\n".encode("utf-8", "surrogatepass") * 10


def _formulas() -> bytes:
    rows = "".join(
        f"\n\tFGMV-{n:02}\n\t{sign}cmd|' /C calc'!A0\n\t2024-06\n\tSG20\n\n" for n, sign in enumerate("=+-@", 1)
    )
    return f"\tNo.\n\tTitle\n\tApproved\n\tAllocated to\n{rows}".encode()


def _endless_list() -> bytes:
    """Lists of groups, Questions and dates that never come to their end: where patterns go astray."""
    return (
        "\tAllocated to\n\t"
        + "SG16, Q1/16, " * 40_000
        + "\n\t"
        + "1, " * 100_000
        + "\n\t"
        + "2024-" * 50_000
        + "(" * 50_000
    ).encode()


def _one_line() -> bytes:
    return b"Title: " + b"Y." * 2_000_000


def _attachments_of_one_name() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "LS"
    mail.set_content("see attached")
    for name in ("fg-dlt.docx", "two-positions.docx"):
        mail.add_attachment((describe.HERE / name).read_bytes(), "application", "octet-stream", filename="LS.docx")
    mail.set_boundary("one-name")
    return mail.as_bytes()


WORD = (
    Poison("wide-span", "docx", _wide_span, _READ),
    Poison("long-merge", "docx", _long_merge, _READ),
    Poison("deep-tables", "docx", _deep_tables, _READ | _REFUSED),
    Poison("large-text", "docx", _large_text, frozenset({"limit"})),
    Poison("many-paragraphs", "docx", _many_paragraphs, frozenset({"limit"})),
    Poison("large-picture", "docx", _large_picture, _READ),
    Poison("entities", "docx", _entities, _REFUSED),
    Poison("foreign-entity", "docx", _foreign_entity, _REFUSED),
    Poison("two-of-one-name", "docx", _two_of_one_name, _READ | _REFUSED),
    Poison("lying-size", "docx", _lying_size, _REFUSED),
    Poison("missing-part", "docx", _missing_part, _READ),
    Poison("cut-off", "docx", _cut_off, frozenset({"malformed"})),
)
PDF = tuple(Poison(name, "pdf", make, _READ | _REFUSED | {"empty", "encrypted"}) for name, make in PDFS.items())
HTML = (
    Poison("nested-tables", "html", _nested_tables, _READ | _REFUSED),
    Poison("wide-cells", "html", _wide_cells, _READ | _REFUSED),
    Poison("script", "html", _script, _READ),
)
TEXT = (
    Poison("odd-characters", "txt", _odd_characters, _READ | {"unsupported"}),
    Poison("formulas", "txt", _formulas, _READ),
    Poison("endless-list", "txt", _endless_list, _READ | _REFUSED),
    Poison("one-line", "txt", _one_line, _READ | _REFUSED),
    Poison("nothing", "txt", bytes, frozenset({"empty"})),
    Poison("noise", "bin", lambda: bytes(range(256)) * 40, frozenset({"unsupported"})),
)
CONTAINERS = (
    Poison("overlapping", "zip", _overlapping, _READ | _REFUSED),
    Poison("many-members", "zip", _many_members, frozenset({"limit"})),
    Poison("zip-in-zip", "zip", _zip_in_zip, frozenset({"limit"})),
    Poison("bomb", "zip", _bomb, frozenset({"limit"})),
    Poison("nested-mail", "eml", _nested_mail, _READ | _REFUSED),
    Poison("attachments-of-one-name", "eml", _attachments_of_one_name, _READ),
)
"""Read by the run itself before any child sees them: none of them may be slow or large."""

POISONS = (*WORD, *PDF, *HTML, *TEXT, *CONTAINERS)
