"""Containers too large for memory are read from their files, member by member, and say the same as those in memory."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from fgmv_extract.containers import CONTAINERS, Allowance, Member, mailbox
from fgmv_extract.errors import ExtractError, LimitExceededError, MalformedDocumentError
from fgmv_extract.extraction import Leaf, members_of_file
from fgmv_extract.options import Limits, allowing

Zipped = Callable[..., bytes]
Mail = Callable[..., EmailMessage]


def found(path: Path, **limits: int) -> list[tuple[str, bytes] | ExtractError]:
    """What is in a file, by path."""
    inside = members_of_file(str(path), path.name, Limits(**limits))
    return [(each.path, each.content.data) if isinstance(each, Leaf) else each for each in inside]


def box(texts: list[str], mail: Mail) -> bytes:
    """A mail box."""
    return b"".join(b"From a@b.int Mon Jul  1 10:00:00 2024\n" + mail(text).as_bytes() + b"\n" for text in texts)


def test_an_archive_larger_than_an_input_may_be_gives_its_documents(tmp_path: Path, zipped: Zipped) -> None:
    """What is too large inside is told in its place; archives in it are opened."""
    path = tmp_path / "x.zip"
    path.write_bytes(zipped({"a.txt": b"a", "b.bin": bytes(range(256)) * 9, "in.zip": zipped({"c.txt": b"c"})}))
    first, large, inner = found(path, input_bytes=300)
    assert (first, inner) == (("x.zip!/a.txt", b"a"), ("x.zip!/in.zip!/c.txt", b"c"))
    assert isinstance(large, LimitExceededError)
    assert large.file == "x.zip!/b.bin"


def test_a_document_of_that_size_is_refused(tmp_path: Path, zipped: Zipped) -> None:
    """Even one that is a zip archive inside; and so is a text, and a file that is not there."""
    path = tmp_path / "x.docx"
    path.write_bytes(zipped({"[Content_Types].xml": b"", "word/document.xml": b""}))
    assert [str(each) for each in found(path, input_bytes=10)] == [
        "x.docx: is a document larger than the limit of 10 bytes; save it without its pictures, or "
        + allowing("input_bytes")
    ]
    path.write_bytes(b"a text of some length")
    assert [str(each) for each in found(path, input_bytes=10)] == [
        "x.docx: is larger than the limit of 10 bytes; " + allowing("input_bytes")
    ]
    (gone,) = found(tmp_path / "gone.zip")
    assert str(gone) == "gone.zip: cannot be read: no such file or directory"


def test_the_directory_of_an_archive_inside_is_not_taken_for_that_of_an_archive_that_is_cut_off(zipped: Zipped) -> None:
    """In a file as in memory; a program in front of a whole archive shifts it, and that is read."""
    opened, opened_file = CONTAINERS["zip"].opened, CONTAINERS["zip"].opened_file
    assert opened_file is not None
    inner = zipped({"c.txt": b"c"})
    whole = zipped({"a.txt": b"a", "in.zip": inner}, zipfile.ZIP_STORED)
    cut = whole[: whole.index(inner) + len(inner)]
    for walk in (opened(cut, "x.zip", Allowance(Limits())), opened_file(io.BytesIO(cut), "x.zip", Allowance(Limits()))):
        with pytest.raises(MalformedDocumentError, match="has a broken directory"):
            list(walk)
    assert [member.name for member in opened(b"MZ" + whole, "x.exe", Allowance(Limits()))] == ["a.txt", "in.zip"]


def test_a_directory_that_lists_too_much_is_refused(zipped: Zipped) -> None:
    """As in memory."""
    opened = CONTAINERS["zip"].opened_file
    assert opened is not None
    data = zipped({str(number): b"" for number in range(60)})
    with pytest.raises(LimitExceededError, match="lists more than 50 documents"):
        list(opened(io.BytesIO(data), "x.zip", Allowance(Limits(members=10))))


def test_what_was_inflated_in_vain_counts(zipped: Zipped) -> None:
    """A thousand bombs in one archive are work for hours, though nothing comes of any."""
    allowance = Allowance(Limits(ratio=2, members_bytes=3 << 20))
    bombs = zipped({str(number): bytes(2 << 20) for number in range(9)}, zipfile.ZIP_DEFLATED)
    walk = CONTAINERS["zip"].opened(bombs, "x.zip", allowance)
    assert isinstance(next(walk).flaw, LimitExceededError)
    allowance.take("x.zip", 0)
    next(walk)
    next(walk)
    with pytest.raises(LimitExceededError, match="holds more than 3,145,728 bytes"):
        allowance.take("x.zip", 0)


@pytest.mark.parametrize("chunk", [1, 7, 401, 1 << 20])
def test_a_mail_box_is_read_in_pieces_as_it_is_as_a_whole(
    chunk: int, mail: Mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the pieces end, the mails are those of the box."""
    texts = ["one\n\nFrom here on Monday\n", "x" * 3000 + "\n", "three\n\nFrom Mon to Fri we meet\nat noon: yes\n"]
    data = b"\n\n" + box(texts, mail)
    expected = [member.data for member in mailbox.opened(data, "b", Allowance(Limits()))]
    monkeypatch.setattr(mailbox, "_CHUNK", chunk)
    assert [member.data for member in mailbox.opened(data, "b", Allowance(Limits()))] == expected
    assert [b"Subject: LS" in each for each in expected] == [True] * 3


def test_a_mail_that_is_too_large_is_told_and_the_others_are_there(mail: Mail, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not kept while the next one is looked for."""
    monkeypatch.setattr(mailbox, "_CHUNK", 500)
    data = box(["one\n", "too large\n" * 400, "three\n"], mail)
    first, second, third = mailbox.opened(data, "b.mbox", Allowance(Limits(input_bytes=2000)))
    assert (b"one" in first.data, b"three" in third.data, second.data) == (True, True, b"")
    assert str(
        second.flaw
    ) == "b.mbox!/2: is larger than the limit of 2,000 bytes; save the attachments on their own, or " + allowing(
        "input_bytes"
    )
    assert isinstance(third, Member)
