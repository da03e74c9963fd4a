"""Zip archives and mail boxes."""

import struct
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.containers import CONTAINERS, Allowance, Member
from fgmv_extract.errors import ExtractError, LimitExceededError, MalformedDocumentError
from fgmv_extract.options import Limits

Opened = Callable[..., tuple[Member, ...]]
Zipped = Callable[..., bytes]
Mail = Callable[..., EmailMessage]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_documents_with_their_folders(opened: Opened, zipped: Zipped, method: int) -> None:
    """In the order of the directory, without folders and what systems leave."""
    data = zipped(
        {
            "b.docx": b"B",
            "LS/": b"",
            "LS/2024/a.docx": b"A",
            "__MACOSX/._a": b"x",
            "LS/Thumbs.db": b"x",
            "~$b.docx": b"x",
        },
        method,
    )
    assert [(member.folder, member.name, member.data) for member in opened("zip", data)] == [
        ("", "b.docx", b"B"),
        ("LS/2024/", "a.docx", b"A"),
    ]


@pytest.mark.parametrize(
    ("name", "folder", "own"),
    [("../../etc/a", "etc/", "a"), ("/a", "", "a"), ("C:\\LS\\a.docx", "C:/LS/", "a.docx"), ("./LS//a", "LS/", "a")],
)
def test_paths_lead_nowhere_else(opened: Opened, zipped: Zipped, name: str, folder: str, own: str) -> None:
    """A name is a name, whatever its author wished."""
    (member,) = opened("zip", zipped({name: b"x"}))
    assert (member.folder, member.name) == (folder, own)


def test_names_that_are_utf8_without_saying_so(opened: Opened, zipped: Zipped) -> None:
    """As many programs write them."""
    data = bytearray(zipped({"Wrocław.docx": b"x"}))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(magic) + at
        (flags,) = struct.unpack_from("<H", data, start)
        struct.pack_into("<H", data, start, flags & ~0x800)
    assert opened("zip", bytes(data))[0].name == "Wrocław.docx"


def test_a_bomb_is_a_flaw_and_the_others_are_there(opened: Opened, zipped: Zipped) -> None:
    """It is not inflated beyond the limit."""
    bomb, good = opened("zip", zipped({"bomb": bytes(50 << 20), "good": b"x"}))
    assert (bomb.data, good.data, good.flaw) == (b"", b"x", None)
    assert isinstance(bomb.flaw, LimitExceededError)
    assert opened("zip", zipped({"bomb": bytes(50 << 20)}), ratio=2000)[0].flaw is None
    assert opened("zip", zipped({"large": bytes(range(256)) * 50}), input_bytes=1000)[0].flaw is not None


def test_a_lie_about_the_size_is_no_help(opened: Opened, zipped: Zipped) -> None:
    """What is inflated counts."""
    data = bytearray(zipped({"bomb": bytes(5 << 20)}))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 10)
    (member,) = opened("zip", bytes(data))
    assert member.flaw is not None or len(member.data) <= 10


def test_a_password_is_a_flaw(opened: Opened, zipped: Zipped) -> None:
    """Told as such."""
    data = bytearray(zipped({"a.docx": b"x"}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (member,) = opened("zip", bytes(data))
    assert member.flaw is not None
    assert member.flaw.outcome == "encrypted"


def test_a_damaged_member_is_a_flaw(opened: Opened, zipped: Zipped) -> None:
    """The others are read."""
    data = bytearray(zipped({"a.docx": b"abcdefgh" * 30, "b.docx": b"x"}))
    data[40] ^= 0xFF
    first, second = opened("zip", bytes(data))
    assert isinstance(first.flaw, MalformedDocumentError)
    assert second.data == b"x"


def test_an_archive_that_lists_too_much_is_refused(opened: Opened, zipped: Zipped) -> None:
    """Before its directory is read."""
    with pytest.raises(LimitExceededError):
        opened("zip", zipped({str(number): b"" for number in range(60)}), members=10)


def test_the_directory_of_an_archive_in_it_does_not_count(opened: Opened, zipped: Zipped) -> None:
    """One bad archive in a bundle takes nothing from the others; nor does what a comment at the end looks like."""
    inner = zipped({str(number): b"" for number in range(60)})
    bundle = zipped({"inner.zip": inner, "good.txt": b"good"}, zipfile.ZIP_STORED)
    assert [member.name for member in opened("zip", bundle, members=10)] == ["inner.zip", "good.txt"]
    with_comment = bundle[:-2] + struct.pack("<H", 9) + b"a comment"
    assert [member.name for member in opened("zip", with_comment, members=10)] == ["inner.zip", "good.txt"]
    with pytest.raises(LimitExceededError):
        opened("zip", inner[:-2] + struct.pack("<H", 9) + b"a comment", members=10)


@given(data=st.data())
def test_any_change_to_an_archive_is_contained(data: st.DataObject) -> None:
    """Bytes that are changed give other members, flaws or an error of ours."""
    made = bytearray(ARCHIVE)
    for _ in range(data.draw(st.integers(1, 4))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    try:
        for member in CONTAINERS["zip"].opened(bytes(made), "a.zip", Allowance(Limits())):
            assert member.flaw is None or isinstance(member.flaw, ExtractError)
    except ExtractError:
        pass


def _archive() -> bytes:
    from io import BytesIO  # noqa: PLC0415  for this one value

    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("LS/a.docx", b"abc" * 20)
        archive.writestr("b.txt", b"b")
    return made.getvalue()


ARCHIVE = _archive()


def test_mails_of_a_box(opened: Opened, mail: Mail) -> None:
    """Numbered; a line of a text that only looks like the beginning of a mail is none, a quoted one is restored."""
    texts = ["one\n\nFrom here on Monday\n", "two\n\n>From then\n", "three\n\nFrom Mon to Fri we meet\nat noon: yes\n"]
    box = b"".join(b"From a@b.int Mon Jul  1 10:00:00 2024\n" + mail(text).as_bytes() + b"\n" for text in texts)
    members = opened("mbox", box)
    assert [(member.name, member.form) for member in members] == [("1", "eml"), ("2", "eml"), ("3", "eml")]
    assert b"\n\nFrom then" in members[1].data
    assert len(opened("mbox", box.replace(b"\n", b"\r\n"))) == 3
