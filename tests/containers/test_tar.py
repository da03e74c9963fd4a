"""Tar archives and single packed files, opened as streams."""

import bz2
import gzip
import importlib
import io
import lzma
import sys
import tarfile
from collections.abc import Callable
from typing import Any

import pytest

from fgmv_extract.containers import Allowance, Member
from fgmv_extract.containers.tar import opened
from fgmv_extract.errors import LimitExceededError, MalformedDocumentError, MissingExtraError
from fgmv_extract.options import Limits, allowing

PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "tar": bytes,
    "tar.gz": gzip.compress,
    "tar.bz2": bz2.compress,
    "tar.xz": lzma.compress,
}


def test_zstd_is_read_like_the_others() -> None:
    """An archive, and a single file, to the last byte; damage is told."""
    zstd = zstd_of()
    packed = zstd.compress(tar(LS__a=b"one", b=b"two"))
    assert [(each.folder, each.name, each.data) for each in members(packed, "x.tar.zst")] == [
        ("LS/", "a", b"one"),
        ("", "b", b"two"),
    ]
    assert members(zstd.compress(b"text"), "ls.txt.zst") == [Member(name="ls.txt", data=b"text")]
    with pytest.raises(LimitExceededError, match="inflates to more than"):
        members(zstd.compress(bytes(64 << 20)), "x.zst")
    for broken in (packed[: len(packed) // 2], packed[:6] + bytes(40)):
        with pytest.raises(MalformedDocumentError, match="is damaged or cut off"):
            members(broken, "x.tar.zst")


def test_without_the_package_for_zstd_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """And how to install it."""

    def missing(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("fgmv_extract.containers.tar.import_module", missing)
    with pytest.raises(MissingExtraError, match=r"pip install 'fgmv-extract\[archives\]'"):
        members(b"\x28\xb5\x2f\xfd rest", "x.zst")


def test_entries_that_are_no_files_count_too() -> None:
    """A million folders are no document, and no harm."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for number in range(60):
            info = tarfile.TarInfo(f"folder-{number}")
            info.type = tarfile.DIRTYPE
            archive.addfile(info)
    with pytest.raises(LimitExceededError, match="lists more than 50 files"):
        members(stream.getvalue(), "x.tar", Limits(members=10))


def test_a_single_file_is_no_larger_than_one_input_may_be() -> None:
    """However much its archive might give in all."""
    with pytest.raises(LimitExceededError, match="inflates to more than 100 bytes"):
        members(gzip.compress(bytes(101)), "x.gz", Limits(input_bytes=100))


def zstd_of() -> Any:  # noqa: ANN401  a module of Python's from 3.14 on, and a package before
    """Python's zstd, or the package that has it for older ones."""
    if sys.version_info >= (3, 14):
        return importlib.import_module("compression.zstd")
    return pytest.importorskip("backports.zstd")


def tar(**files: bytes) -> bytes:
    """A tar archive; ``__`` in a name stands for a slash."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name.replace("__", "/"))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def members(data: bytes, name: str, limits: Limits | None = None) -> list[Member]:
    """Open to the end."""
    return list(opened(data, name, Allowance(limits or Limits())))


@pytest.mark.parametrize("packing", PACKINGS)
def test_files_come_in_order_with_their_folders(packing: str) -> None:
    """Whatever the archive is packed with."""
    data = PACKINGS[packing](tar(LS__a=b"one", b=b"two"))
    assert members(data, f"x.{packing}") == [Member(name="a", folder="LS/", data=b"one"), Member(name="b", data=b"two")]


@pytest.mark.parametrize(("name", "inner"), [("ls.txt.gz", "ls.txt"), ("ls.gz", "ls"), ("ls", "ls"), (".gz", ".gz")])
def test_a_single_packed_file_loses_the_ending_of_its_packing(name: str, inner: str) -> None:
    """Gzip keeps one file, without a directory."""
    assert members(gzip.compress(b"text"), name) == [Member(name=inner, data=b"text")]


def test_links_and_ways_out_lead_nowhere() -> None:
    """Only files are given, and their paths stay inside the archive."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        info = tarfile.TarInfo("../../etc/a.txt")
        info.size = 1
        archive.addfile(info, io.BytesIO(b"a"))
    assert members(stream.getvalue(), "x.tar") == [Member(name="a.txt", folder="etc/", data=b"a")]


def test_a_bomb_is_stopped() -> None:
    """A gigabyte of nothing packed into a megabyte inflates to 200 times that, and not further."""
    bomb = gzip.compress(tar(a=bytes(64 << 20)), 9)
    with pytest.raises(LimitExceededError, match="inflates to more than"):
        members(bomb, "x.tar.gz")


def test_a_file_that_is_too_large_is_told_and_the_others_are_read() -> None:
    """One flaw is not that of its neighbours."""
    first, second = members(tar(a=b"12345", b=b"1"), "x.tar", Limits(input_bytes=4))
    assert str(first.flaw) == "x.tar!/a: is larger than the limit of 4 bytes; unpack it, or " + allowing("input_bytes")
    assert second == Member(name="b", data=b"1")


@pytest.mark.parametrize("packing", PACKINGS)
def test_an_archive_that_breaks_off_gives_what_came_before(packing: str) -> None:
    """The members up to the break are kept, then the damage is an error."""
    whole = tar(a=b"one", b=bytes(range(256)) * 40)
    data = PACKINGS[packing](whole)
    walk = opened(data[: len(data) * 2 // 5], f"x.{packing}", Allowance(Limits()))
    with pytest.raises(MalformedDocumentError, match="is damaged or cut off; copy or download it again"):
        list(walk)
