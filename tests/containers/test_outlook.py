"""Outlook messages and what Outlook packs into ``winmail.dat``."""

import struct
from collections.abc import Callable, Mapping
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.containers import CONTAINERS, Allowance, Member
from fgmv_extract.containers.compressed_rtf import unpacked
from fgmv_extract.errors import ExtractError, MalformedDocumentError
from fgmv_extract.options import Limits

Storage = Mapping[str, "bytes | Storage"]
Opened = Callable[..., tuple[Member, ...]]
Compound = Callable[[Storage], bytes]

PROPERTIES = "__properties_version1.0"
LONG = bytes(range(256)) * 40  # beyond the 4096 bytes of a small stream
# An example of [MS-OXRTFCP].
ENTWINED = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def wide(tag: int, text: str) -> dict[str, bytes]:
    """Return a property in UTF-16."""
    return {f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le")}


def binary(tag: int, data: bytes) -> dict[str, bytes]:
    """Return a property that is bytes."""
    return {f"__substg1.0_{tag:04X}0102": data}


def fixed(head: int, **values: int) -> dict[str, bytes]:
    """Return the stream of fixed properties; names are ``t`` and the tag."""
    entries = (struct.pack("<HHLQ", 3, int(name[1:], 16), 6, value) for name, value in values.items())
    return {PROPERTIES: bytes(head) + b"".join(entries)}


def attachment(name: str, data: bytes, **values: int) -> dict[str, bytes]:
    """Return an attachment with a long file name."""
    return {**fixed(8, **values), **wide(0x3707, name), **binary(0x3701, data)}


def message(streams: Mapping[str, bytes], *attachments: Storage, head: int = 32) -> dict[str, "bytes | Storage"]:
    """Return a message with properties and attachments."""
    held: dict[str, bytes | Storage] = {**fixed(head), **streams}
    return held | {f"__attach_version1.0_#{number:08X}": each for number, each in enumerate(attachments)}


def embedded(inner: Storage) -> Storage:
    """Return a message as an attachment."""
    return {**fixed(8), "__substg1.0_3701000D": inner}


def told(members: tuple[Member, ...]) -> list[tuple[str, str, bytes]]:
    """Folders, names and contents."""
    return [(member.folder, member.name, member.data) for member in members]


def test_text_and_attachments(opened: Opened, compound: Compound) -> None:
    """Small and large streams, in order."""
    data = compound(message(wide(0x1000, "Dear all, Wrocław"), attachment("a.docx", b"A"), attachment("b.docx", LONG)))
    assert told(opened("msg", data)) == [
        ("", "body.txt", "Dear all, Wrocław".encode()),
        ("", "a.docx", b"A"),
        ("", "b.docx", LONG),
    ]


def test_messages_in_messages(opened: Opened, compound: Compound) -> None:
    """By their subject, their members in their folder, those of the outer message first."""
    inner = message({**wide(0x37, "On a/b"), **wide(0x1000, "inner")}, attachment("a.docx", b"A"), head=24)
    data = compound(message(wide(0x1000, "outer"), embedded(inner), attachment("b.docx", b"B")))
    assert told(opened("msg", data)) == [
        ("", "body.txt", b"outer"),
        ("", "b.docx", b"B"),
        ("On a_b.msg!/", "body.txt", b"inner"),
        ("On a_b.msg!/", "a.docx", b"A"),
    ]


def test_depth_is_limited(opened: Opened, compound: Compound) -> None:
    """A message too deep is a flaw."""
    inner: Storage = message(wide(0x1000, "deep"), head=24)
    for _ in range(3):
        inner = message({}, embedded(inner), head=24)
    data = compound(message({}, embedded(inner)))
    (member,) = opened("msg", data, mails=3)
    assert member.flaw is not None
    assert member.flaw.outcome == "limit"
    assert told(opened("msg", data, mails=4))[0][1:] == ("body.txt", b"deep")


@pytest.mark.parametrize(
    ("streams", "name", "data"),
    [
        ({**wide(0x1000, "text"), **binary(0x1013, b"<p>page")}, "body.txt", b"text"),
        ({**wide(0x1000, "text"), **binary(0x1013, b"<table>")}, "body.html", b"\xef\xbb\xbf<table>"),
        (binary(0x1013, b"<p>page"), "body.html", b"\xef\xbb\xbf<p>page"),
        (wide(0x1013, "<p>page"), "body.html", b"\xef\xbb\xbf<p>page"),
        (binary(0x1009, ENTWINED), "body.rtf", b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"),
        ({"__substg1.0_1000001E": "Genève".encode("cp1252")}, "body.txt", "Genève".encode()),
    ],
    ids=["text", "table", "page", "page as text", "rtf", "eight bits"],
)
def test_the_text_stands_once(
    opened: Opened, compound: Compound, streams: dict[str, bytes], name: str, data: bytes
) -> None:
    """As text, unless only the page keeps a table or there is nothing else."""
    (member,) = opened("msg", compound(message(streams)))
    assert (member.name, member.data, member.body) == (name, data, True)


def test_code_page_of_the_message(opened: Opened, compound: Compound) -> None:
    """Text in eight bits is in the code page that the message names."""
    streams = {"__substg1.0_1000001E": "Wrocław".encode("cp1250")}
    (member,) = opened("msg", compound({**fixed(32, t3FFD=1250), **streams}))
    assert member.data.decode() == "Wrocław"


def test_names_and_kinds_of_attachments(opened: Opened, compound: Compound) -> None:
    """The long name, else the short one; a picture shown in the text is set aside; a link is a flaw."""
    shown = {**attachment("logo.png", b"P", t3714=4), **wide(0x370E, "image/png")}
    short = {**fixed(8), **wide(0x3704, "LS~1.DOC"), **binary(0x3701, b"S")}
    link = {**fixed(8), **wide(0x3707, "far.docx")}
    signed = {**attachment("smime.p7m", b"X"), **wide(0x370E, "multipart/signed")}
    members = opened("msg", compound(message({}, shown, short, link, signed, attachment("C:\\a.doc", b"A"))))
    assert [(m.name, m.aside, m.form, m.flaw is None) for m in members] == [
        ("logo.png", True, None, True),
        ("LS~1.DOC", False, None, True),
        ("far.docx", False, None, False),
        ("smime.p7m", False, "eml", True),
        ("a.doc", False, None, True),
    ]


@given(data=st.data())
def test_any_change_to_a_message_is_contained(data: st.DataObject, compound: Compound) -> None:
    """Bytes that are changed give other members, flaws or an error of ours."""
    made = bytearray(
        compound(message({**wide(0x1000, "text"), **binary(0x1009, ENTWINED)}, attachment("a.docx", b"A")))
    )
    for _ in range(data.draw(st.integers(1, 4))):
        made[data.draw(st.integers(8, len(made) - 1))] = data.draw(st.integers(0, 255))
    try:
        for member in CONTAINERS["msg"].opened(bytes(made), "a.msg", Allowance(Limits())):
            assert member.name
    except ExtractError:
        pass


def test_packed_rtf() -> None:
    """A run that runs into itself, plain RTF, and what is none."""
    assert unpacked(ENTWINED) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert unpacked(struct.pack("<LLLL", 18, 6, 0x414C454D, 0) + b"{\\rtf}") == b"{\\rtf}"
    assert unpacked(b"") == unpacked(bytes(40)) == b""


@given(st.binary(max_size=200))
def test_any_bytes_unpack_to_something(data: bytes) -> None:
    """Cut off or wrong, as far as it goes."""
    assert len(unpacked(struct.pack("<LLL4x", len(data), 9, 0x75465A4C) + data)) <= 17 * len(data)


def attribute(number: int, value: bytes) -> bytes:
    """Return an attribute of a packed mail."""
    return struct.pack("<BLL", 2, number, len(value)) + value + bytes(2)


def properties(*values: tuple[int, int, bytes]) -> bytes:
    """Return properties of a packed mail: type, tag and value, strings and bytes with one value each."""
    packed = struct.pack("<L", len(values))
    for kind, tag, value in values:
        packed += struct.pack("<HH", kind, tag)
        if kind in {0x1E, 0x1F, 0x102, 0x0D}:
            packed += struct.pack("<LL", 1, len(value)) + value + bytes(-len(value) % 4)
        else:
            packed += value
    return packed


NAMED = struct.pack("<16sLL4x", b"", 0, 7)
"""The name by a number of a property without a tag of its own, and its value."""


def test_packed_attachments(opened: Opened) -> None:
    """Titles in a code page, long names among the properties, the text of the mail."""
    data = b"\x78\x9f\x3e\x22\x01\x00" + b"".join([
        attribute(0x00069007, struct.pack("<LL", 1250, 0)),
        attribute(0x00069003, properties((3, 0x3705, bytes(4)), (0x1F, 0x1000, "Dear all".encode("utf-16-le")))),
        attribute(0x00069002, bytes(14)),
        attribute(0x00018010, "Wrocław.doc\0".encode("cp1250")),
        attribute(0x0006800F, b"A"),
        attribute(0x00069002, bytes(14)),
        attribute(0x00018010, b"SHORT~1.DOC\0"),
        attribute(0x0006800F, b"B"),
        attribute(0x00069005, properties((0x40, 0x3007, bytes(8)), (3, 0x8001, NAMED), (0x1E, 0x3707, b"long.docx\0"))),
    ])  # fmt: skip
    assert told(opened("tnef", data)) == [
        ("", "body.txt", b"Dear all"),
        ("", "Wrocław.doc", b"A"),
        ("", "long.docx", b"B"),
    ]


def test_what_is_no_packed_mail_is_refused(opened: Opened) -> None:
    """By its first bytes."""
    with pytest.raises(MalformedDocumentError):
        opened("tnef", b"text")


@given(st.binary(max_size=120), st.binary(max_size=60))
def test_any_bytes_behind_the_signature_are_read(data: bytes, value: bytes) -> None:
    """As far as they make sense."""
    whole = b"\x78\x9f\x3e\x22\x01\x00" + attribute(0x00069003, value) + attribute(0x00069002, b"") + data
    with suppress(MalformedDocumentError):
        for member in CONTAINERS["tnef"].opened(whole, "a", Allowance(Limits())):
            assert member.name
