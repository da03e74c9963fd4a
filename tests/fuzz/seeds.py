"""Small documents of every kind, from which the inputs are made: a header, a table of two deliverables, a sentence or two.

Small ones are read fast, so that many can be tried: most come with their first deliverable only (``SHORT``), and the large
ones of ``samples/wrapped`` come by now and then.
"""

import io
import struct
import tarfile
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple, final

from samples import describe, typeset
from tests.fuzz.mutations import packed
from tests.readers import doc_writer, odt_writer

Seed = Callable[[], bytes]

HEADS = ("No.", "Title", "Approved", "Suggested to be allocated to", "SG16", "SG20")
ROWS = (
    ("FGMV-38", "Technical Specification on Virtual humans", "June 2024", "SG16", "Q21/16 plans to initiate new work.", ""),
    ("FGMV-42", "Technical Report on Identity of things", "2024-06", "SG20 (SG16)", "", "Q6/20 agreed to start Y.meta-id."),
)  # fmt: skip
FIELDS = (
    ("Source:", "ITU-T SG20"),
    ("Title:", "LS/r on joint positions (reply to TSAG-LS35)"),
    ("For action to:", "TSAG"),
    ("Contact:", "Ada Mercer, Tel: +41 22 730 5111, E-mail: ada.mercer@example.org"),
)
PROSE = "ITU-T SG20 thanks TSAG for TSAG-LS35 and agreed at its meeting in Geneva, 1-12 July 2024, to start Y.4240-rev (ex Y.foo)."


@final
class Said(NamedTuple):
    """What a document says: the header, the headings of its table, the rows, and the prose."""

    fields: tuple[tuple[str, str], ...] = FIELDS
    heads: tuple[str, ...] = HEADS
    rows: tuple[tuple[str, ...], ...] = ROWS
    prose: str = PROSE

    @property
    def table(self) -> tuple[tuple[str, ...], ...]:
        """The headings and the rows."""
        return self.heads, *self.rows


WHOLE = Said()
SHORT = Said(FIELDS[:2], HEADS[:2] + HEADS[3:5], (ROWS[0][:2] + ROWS[0][3:5],), "ITU-T SG20 agreed to start Y.foo.")

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = (
    f"<Relationships xmlns='{_PACKAGE}/relationships'><Relationship Id='rId1' Type='{_OFFICE}' Target='word/document.xml'/>"
    "</Relationships>"
).encode()
_TYPES = (
    f"<Types xmlns='{_PACKAGE}/content-types'><Default Extension='rels' "
    "ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/word/document.xml' "
    "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
).encode()


def _tables(said: Said, row: str, cell: str, table: str) -> tuple[str, str]:
    """The header and the table of deliverables, in the forms of a cell, a row and a table with ``%s``."""

    def made(rows: Iterable[Iterable[str]]) -> str:
        return table % "".join(row % "".join(cell % escape(text) for text in texts) for texts in rows)

    return made(said.fields), made(said.table)


def text(said: Said = WHOLE) -> bytes:
    """A text as Apache Tika makes it."""
    fields = "".join(f"\t{label}\n\t{value}\n\n" for label, value in said.fields)
    rows = "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in said.table)
    return f"{fields}{said.prose}\n\nAnnex A: Joint positions\n{rows}".encode()


def piped(said: Said = WHOLE) -> bytes:
    """Markdown."""
    fields = "".join(f"| **{label}** | {value} |\n" for label, value in said.fields)
    rows = [said.heads, tuple("---" for _ in said.heads), *said.rows]
    return f"|  |  |\n| --- | --- |\n{fields}\n{said.prose}\n\n## Annex A\n\n".encode() + _lines(
        rows, "| ", " | ", " |"
    )


def _lines(rows: Iterable[Iterable[str]], begin: str, between: str, end: str) -> bytes:
    return "".join(f"{begin}{between.join(row)}{end}\n" for row in rows).encode()


def comma(said: Said = WHOLE) -> bytes:
    """Values with separators."""
    return _lines(said.table, '"', '","', '"')


def columns(said: Said = WHOLE) -> bytes:
    """Columns laid out with blanks."""
    widths = [max(len(row[at]) for row in said.table) + 3 for at in range(len(said.heads))]
    lines = ("".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in said.table)
    fields = "".join(f"{label:18}{value}\n" for label, value in said.fields)
    return f"{fields}\n{said.prose}\n\n{chr(10).join(lines)}\n\x0c- 2 -\n".encode()


def drawn(said: Said = WHOLE) -> bytes:
    """A table with drawn borders."""
    rule = "+" + "+".join("-" * 22 for _ in said.heads) + "+\n"
    rows = (rule + "|" + "|".join(cell[:20].center(22) for cell in row) + "|\n" for row in said.table)
    return f"{said.prose}\n\n{''.join(rows)}{rule}".encode()


def mediawiki(said: Said = WHOLE) -> bytes:
    """A table of MediaWiki."""
    rows = "|-\n".join("".join(f"| {cell}\n" for cell in row) for row in said.table)
    return f'{said.prose}\n\n== Annex A ==\n{{| class="a"\n|+ Deliverables\n|-\n{rows}|}}\n'.encode()


def asciidoc(said: Said = WHOLE) -> bytes:
    """A table of AsciiDoc."""
    rows = "\n".join("".join(f"|{cell}\n" for cell in row) for row in said.table)
    return f'{said.prose}\n\n== Annex A\n\n[cols="{",".join("1" for _ in said.heads)}"]\n|===\n{rows}|===\n'.encode()


def lines(said: Said = WHOLE) -> bytes:
    """A paragraph a cell."""
    return "\n\n".join(
        [*(cell for row in said.fields for cell in row), said.prose, *(c for r in said.table for c in r)]
    ).encode()


def html(said: Said = WHOLE) -> bytes:
    """A page."""
    header, deliverables = _tables(said, "<tr>%s</tr>\n", "<td><p>%s</p></td>", "<table border=1>%s</table>")
    return f"<html><head><title>LS</title></head><body>{header}<p>{said.prose}</p><h2>Annex A</h2>{deliverables}</body></html>".encode()


def mhtml(said: Said = WHOLE) -> bytes:
    """A web archive."""
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n\n"
    return head + html(said) + b"\n--b--\n"


def word(said: Said = WHOLE) -> bytes:
    """A Word file."""
    cell = "<w:tc><w:tcPr><w:tcW w:w='9'/></w:tcPr><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>"
    header, deliverables = _tables(said, "<w:tr>%s</w:tr>", cell, "<w:tbl><w:tblGrid/>%s</w:tbl>")
    changed = "<w:ins w:id='1'><w:r><w:t>Annex A</w:t></w:r></w:ins><w:del w:id='2'><w:r><w:delText>B</w:delText></w:r></w:del>"
    prose = f"<w:p><w:r><w:t>{said.prose}</w:t></w:r></w:p><w:p>{changed}</w:p>"
    main = f"<w:document xmlns:w='{_SPACE}'><w:body>{header}{prose}{deliverables}</w:body></w:document>"
    return packed({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": main.encode()})


def odt(said: Said = WHOLE) -> bytes:
    """An OpenDocument text."""
    return odt_writer.odt(_odt_body(said))


def flat_odt(said: Said = WHOLE) -> bytes:
    """The same in one file."""
    return odt_writer.flat(_odt_body(said))


def _odt_body(said: Said) -> str:
    cell = "<table:table-cell><text:p>%s</text:p></table:table-cell>"
    header, deliverables = _tables(said, "<table:table-row>%s</table:table-row>", cell, "<table:table>%s</table:table>")
    return f"{header}<text:p>{said.prose}</text:p>{deliverables}"


def rtf(said: Said = WHOLE) -> bytes:
    """Rich text."""
    rows = "".join(_rtf_row(row) for row in said.fields), "".join(_rtf_row(row) for row in said.table)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}{rows[0]}\\pard {said.prose}\\par {rows[1]}\\pard\\par}}".encode()


def _rtf_row(row: tuple[str, ...]) -> str:
    edges = "".join(f"\\cellx{1000 * at}" for at in range(1, len(row) + 1))
    return f"\\trowd{edges}\\pard\\intbl " + "".join(f"{cell}\\cell " for cell in row) + "\\row\n"


def doc(said: Said = WHOLE) -> bytes:
    """Word 97-2003."""
    made = [each for row in said.fields for each in doc_writer.row(row, (0, 1000, 2000))]
    made.append(doc_writer.para(said.prose))
    edges = tuple(range(0, 1000 * len(said.heads) + 1, 1000))
    return doc_writer.doc([*made, *(each for row in said.table for each in doc_writer.row(row, edges))])


def pdf(said: Said = WHOLE) -> bytes:
    """A page of a PDF, with its streams as they are."""
    return typeset.to_pdf(said.table, typeset.Setting(widths=(50.0, 140.0, 60.0, 80.0, 90.0, 90.0)[: len(said.heads)]))


def mail() -> bytes:
    """A mail with two attachments."""
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = "LS", "a@example.org", "Fri, 12 Jul 2024 10:00:00 +0200"
    made.set_content("Please find attached.\n")
    made.add_alternative("<p>Please find <b>attached</b>.</p>", subtype="html")
    made.add_attachment(text(), "text", "plain", filename="LS.txt")
    made.add_attachment(word(), "application", "octet-stream", filename="LS.docx")
    _bound(made)
    return made.as_bytes()


def letter() -> bytes:
    """A mail that is the statement itself."""
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = "LS", "a@example.org", "Fri, 12 Jul 2024 10:00:00 +0200"
    made.set_content(text(SHORT).decode())
    return made.as_bytes()


def parcel() -> bytes:
    """A mail with two short attachments, one of which calls itself a Word file."""
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = "LS", "a@example.org", "Fri, 12 Jul 2024 10:00:00 +0200"
    made.set_content("Please find attached.\n")
    made.add_alternative("<p>Please find <b>attached</b>.</p>", subtype="html")
    made.add_attachment(text(SHORT), "text", "plain", filename="LS.txt")
    made.add_attachment(html(SHORT), "application", "octet-stream", filename="LS.doc")
    _bound(made)
    return made.as_bytes()


def letters() -> bytes:
    """A mail box of two short ones."""
    return b"".join(b"From a Mon Jan  1 00:00:00 2024\n" + letter() + b"\n\n" for _ in range(2))


def _bound(made: EmailMessage) -> None:
    """Give the parts of a mail boundaries: those it makes itself are others each time."""
    for number, part in enumerate(part for part in made.walk() if part.is_multipart()):
        part.set_boundary("bcd"[number])


def mailbox() -> bytes:
    """A mail box of two."""
    return b"".join(b"From a Mon Jan  1 00:00:00 2024\n" + mail() + b"\n\n" for _ in range(2))


def archive() -> bytes:
    """A zip archive with a text, a Word file and another archive."""
    return packed({"LS/a.txt": text(), "b.docx": word(), "c.zip": packed({"d.html": html()})})


def bundle() -> bytes:
    """A zip archive of short ones."""
    return packed({"LS/a.txt": text(SHORT), "b.doc": html(SHORT), "c.zip": packed({"d.txt": text(SHORT)})})


def tar(said: Said = WHOLE) -> bytes:
    """A tar archive."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as made:
        for name, data in (("LS/a.txt", text(said)), ("b.html", html(said))):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            made.addfile(member, io.BytesIO(data))
    return stream.getvalue()


def tnef(said: Said = WHOLE) -> bytes:
    """A mail packed by Outlook."""
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join([
        attribute(0x00069007, struct.pack("<LL", 1252, 0)),
        attribute(0x00069003, struct.pack("<LHHLL", 1, 0x1F, 0x1000, 1, 16) + "Dear all".encode("utf-16-le")),
        attribute(0x00069002, bytes(14)),
        attribute(0x00018010, b"LS.txt\0"),
        attribute(0x0006800F, text(said)),
    ])  # fmt: skip


def attribute(number: int, value: bytes) -> bytes:
    """Return an attribute of a packed mail."""
    return struct.pack("<BLL", 2, number, len(value)) + value + bytes(2)


def message(said: Said = WHOLE) -> bytes:
    """An Outlook message with a text and an attachment."""
    return doc_writer.compound({
        "__properties_version1.0": bytes(32),
        "__substg1.0_0037001F": "LS".encode("utf-16-le"),
        "__substg1.0_1000001F": text(said).decode().encode("utf-16-le"),
    })  # fmt: skip


def vocabulary() -> bytes:
    """A vocabulary with something of each kind."""
    return b"""
[bodies]
'Example Body' = ['EXB', 'Body of Examples']
[kinds]
'Technical Report' = ['TR', 'Report']
[headings]
'title' = ['Name of it']
[labels]
'title' = ['Subject of it']
[focus_groups.FG-EX]
titles = ['Examples']
ids = ['FGEX-{nn}', 'FG-EX-{nnn}-{word}']
"""


def texts(folder: Path) -> tuple[Seed, ...]:
    """The texts below a folder, of every dialect that is there."""
    return tuple(
        path.read_bytes for path in sorted(folder.rglob("*")) if path.suffix in {".txt", ".md", ".rst", ".adoc"}
    )


@cache
def large(ending: str) -> bytes:
    """The example in another wrapping."""
    if ending in {"txt", "docx"}:
        return (describe.HERE / f"example.{ending}").read_bytes()
    return (describe.HERE / "wrapped" / f"example.{ending}").read_bytes()
