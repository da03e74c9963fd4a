"""A zip archive: the documents in it, inflated one by one in memory and never further than the limits."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from fgmv_extract.containers.mail import base_name
from fgmv_extract.containers.member import INSIDE, Allowance, Member, size_of
from fgmv_extract.errors import (
    EncryptedDocumentError,
    ExtractError,
    LimitExceededError,
    MalformedDocumentError,
    UnsupportedFormatError,
)
from fgmv_extract.options import allowing

_MEMBER = b"PK\x03\x04"
_LISTED = b"PK\x01\x02"
_END_MARK, _END, _LONGEST_COMMENT = b"PK\x05\x06", struct.Struct("<12xLL2x"), 1 << 16
_ELSEWHERE = 0xFFFFFFFF  # the offset of a directory that stands in a longer field
_LONG_MARK, _LONG_SIZE = b"PK\x06\x07", 20  # with it the end of the directory stands elsewhere
_MOST_LISTED = 5  # times the limit on members: what is listed beyond is not even looked at
_ENCRYPTED, _IN_UTF8 = 0x1, 0x800
_CHUNK = 1 << 16
_FREE = 1 << 20  # bytes that anything may inflate to
_NO_DOCUMENTS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_OF_A_PACKAGE = frozenset({"[content_types].xml", "mimetype"})
"""What tells that a zip archive is one document, of Office or OpenDocument."""


def opened(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the documents of the archive in the order of its directory, without what systems leave there for themselves.

    Raises ``MalformedDocumentError`` for an archive whose directory cannot be read, ``LimitExceededError`` for one that lists
    far too much.
    """
    most = allowance.limits.members * _MOST_LISTED
    if _listed(data) > most:
        raise _lists_too_much(name, most)
    with _archive(BytesIO(data), name) as archive:
        yield from _members(archive, len(data), name, allowance)


def _listed(data: bytes) -> int:
    """Count the entries of the directory, or more: whatever looks like one in the bytes that Python takes for it.

    An archive in the archive has a directory of its own, which does not count.
    """
    at = len(data) - _END.size
    if not (data.startswith(_END_MARK, max(0, at)) and data.endswith(b"\0\0")):  # there is a comment
        at = data.rfind(_END_MARK, max(0, at - _LONGEST_COMMENT))
    if at < 0 or at + _END.size > len(data) or data.startswith(_LONG_MARK, max(0, at - _LONG_SIZE)):
        return data.count(_LISTED)
    size, _ = _END.unpack_from(data, at)
    return data.count(_LISTED, max(0, at - size), at)


def opened_file(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the documents of an archive that is too large for memory; all else is as for ``opened``.

    A document of that size, which may be a zip archive inside, is a ``LimitExceededError``.
    """
    size, most = size_of(file), allowance.limits.members * _MOST_LISTED
    with _archive(file, name) as archive:
        if len(archive.infolist()) > most:
            raise _lists_too_much(name, most)
        if any(info.filename.lower() in _OF_A_PACKAGE for info in archive.infolist()):
            told = f"is a document larger than the limit of {allowance.limits.input_bytes:,} bytes"
            raise LimitExceededError(name, told, f"save it without its pictures, or {allowing('input_bytes')}")
        yield from _members(archive, size, name, allowance)


def _archive(file: BinaryIO, name: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise _broken(name) from error
    if _is_within(file, archive.start_dir):
        archive.close()
        raise _broken(name)
    return archive


def _is_within(file: BinaryIO, directory: int) -> bool:
    """Tell whether the directory that was found is that of an archive in the archive, whose own was cut off.

    It counts from the beginning of the archive it belongs to; in front of that there may be a program, but no archive.
    """
    file.seek(0)
    if file.read(len(_MEMBER)) != _MEMBER:
        return False
    begun = max(0, size_of(file) - _END.size - _LONGEST_COMMENT)
    file.seek(begun)
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(tail):
        return False
    told: int = _END.unpack_from(tail, at)[1]
    return told != _ELSEWHERE and (directory - told) % (1 << 32) != 0


def _broken(name: str) -> MalformedDocumentError:
    return MalformedDocumentError(name, "has a broken directory", "copy or download it again")


def _lists_too_much(name: str, most: int) -> LimitExceededError:
    return LimitExceededError(name, f"lists more than {most:,} documents", f"unpack it, or {allowing('members')}")


def _members(archive: zipfile.ZipFile, size: int, name: str, allowance: Allowance) -> Iterator[Member]:
    for info in archive.infolist():
        path = _path(info)
        if path and not (info.filename.endswith("/") or is_left_over(path)):
            yield _member(archive, info, path, name, allowance, min(info.compress_size, size))


def is_left_over(path: str) -> bool:
    """Tell what systems and programs leave in archives for themselves from documents, by the path."""
    own = base_name(path)
    return path.startswith("__MACOSX/") or own.lower() in _NO_DOCUMENTS or own.startswith("~$")


def inner_path(path: str) -> str:
    """Return the path of a member as one that leads nowhere but into its archive."""
    parts = (part.strip() for part in path.replace("\\", "/").split("/"))
    return "/".join(part for part in parts if part not in {"", ".", ".."})


def _path(info: zipfile.ZipInfo) -> str:
    """The path of a member; one that is not marked as UTF-8 and is, is read so."""
    path = info.filename
    if not info.flag_bits & _IN_UTF8:
        try:
            path = path.encode("cp437").decode()
        except UnicodeError:
            path = info.filename
    return inner_path(path)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, name: str, allowance: Allowance, packed: int
) -> Member:
    folder, slash, own = path.rpartition("/")
    folder += slash
    told = f"{name}{INSIDE}{path}"
    try:
        return Member(name=own, folder=folder, data=_inflated(archive, info, told, allowance, packed))
    except ExtractError as error:
        return Member(name=own, folder=folder, flaw=error)


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, told: str, allowance: Allowance, packed: int) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise EncryptedDocumentError(told, "is encrypted", "unpack the archive with its password")
    limits = allowance.limits
    most = min(limits.input_bytes, max(_FREE, packed * limits.ratio))
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as file:
            while piece := file.read(_CHUNK):
                size += len(piece)
                if size > most:
                    allowance.waste(size)
                    remedy = f"unpack it, and look what it is, or {allowing('ratio', 'input_bytes')}"
                    raise LimitExceededError(told, f"inflates to more than {most:,} bytes", remedy)
                pieces.append(piece)
    except NotImplementedError as error:
        raise UnsupportedFormatError(told, "is packed in an unusual way", "pack it again, or unpack it") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error) as error:
        allowance.waste(size)
        raise MalformedDocumentError(told, "is damaged", "copy or download the archive again") from error
    return b"".join(pieces)
