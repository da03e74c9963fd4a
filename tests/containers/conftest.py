"""Mails, archives and Outlook messages, made in the test that reads them."""

import struct
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from io import BytesIO

import pytest

from fgmv_extract.containers import CONTAINERS, Allowance, Member
from fgmv_extract.options import Limits

Storage = Mapping[str, "bytes | Storage"]
Opened = Callable[..., tuple[Member, ...]]
Compound = Callable[[Storage], bytes]
Zipped = Callable[..., bytes]
Mail = Callable[..., EmailMessage]

_SECTOR, _SMALL, _FREE, _END, _FAT = 512, 4096, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _compound(tree: Storage) -> bytes:
    """Write a compound file (OLE2): streams below 4096 bytes in the stream of the root, all others in sectors of their own."""
    entries: list[bytearray] = []
    sectors: list[bytes] = []
    fat: list[int] = []
    mini = bytearray()
    mini_fat: list[int] = []

    def chain(data: bytes) -> int:
        first = len(sectors)
        for at in range(0, len(data), _SECTOR):
            sectors.append(data[at : at + _SECTOR].ljust(_SECTOR, b"\0"))
            fat.append(len(sectors))
        fat[-1:] = [_END] if data else fat[-1:]
        return first if data else _END

    def small(data: bytes) -> int:
        first, count = len(mini_fat), -(-len(data) // 64)
        mini.extend(data.ljust(count * 64, b"\0"))
        mini_fat.extend([*range(first + 1, first + count), _END][:count])
        return first if data else _END

    def entry(name: str, kind: int, start: int, size: int) -> int:
        text = name.encode("utf-16-le") + b"\0\0"
        entries.append(
            bytearray(struct.pack("<64sHBB3L36xLQ", text, len(text), kind, 1, _FREE, _FREE, _FREE, start, size))
        )
        return len(entries) - 1

    def store(name: str, kind: int, held: Storage) -> int:
        own = last = entry(name, kind, 0, 0)
        for each, value in sorted(held.items(), key=lambda item: (len(item[0]), item[0].upper())):
            if isinstance(value, bytes):
                start = chain(value) if len(value) >= _SMALL else small(value)
                made = entry(each, 2, start, len(value))
            else:
                made = store(each, 1, value)
            struct.pack_into("<L", entries[last], 76 if last == own else 72, made)  # its child, or its right neighbour
            last = made
        return own

    store("Root Entry", 5, tree)
    struct.pack_into("<LQ", entries[0], 116, chain(bytes(mini)), len(mini))
    small_tables = chain(struct.pack(f"<{len(mini_fat)}L", *mini_fat))
    directory = chain(b"".join(entries))
    tables = -(-(len(fat) + 2 + len(fat) // 127) // 128)
    first = len(sectors)
    fat += [_FAT] * tables
    packed = struct.pack(f"<{len(fat)}L", *fat).ljust(tables * _SECTOR, b"\xff")
    difat = [*range(first, first + tables), *[_FREE] * (109 - tables)]
    head = struct.pack(
        "<8s16xHHHHH6xLLLLLLLLL109L", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory,
        0, _SMALL, small_tables, -(-len(mini_fat) // 128), _END, 0, *difat,
    )  # fmt: skip
    return head + b"".join(sectors) + packed


@pytest.fixture(scope="session")
def compound() -> Compound:
    """A function that writes a compound file of storages and streams."""
    return _compound


@pytest.fixture
def opened() -> Opened:
    """A function that opens a container of a format within limits."""

    def give(form: str, data: bytes, **limits: int) -> tuple[Member, ...]:
        return tuple(CONTAINERS[form].opened(data, "source", Allowance(Limits(**limits))))

    return give


@pytest.fixture
def zipped() -> Zipped:
    """A function that packs a zip archive of names and contents."""

    def pack(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
        made = BytesIO()
        with zipfile.ZipFile(made, "w", method) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return made.getvalue()

    return pack


@pytest.fixture
def mail() -> Mail:
    """A function that writes a mail with a text and attachments by name."""

    def write(
        text: str = "Dear all,\n", attachments: Mapping[str, bytes] | None = None, subject: str = "LS"
    ) -> EmailMessage:
        made = EmailMessage()
        made["From"] = "Jane Roe <jane@example.org>"
        made["To"] = "tsb@example.org"
        made["Subject"] = subject
        made["Message-ID"] = "<1@example.org>"
        made.set_content(text)
        for name, data in (attachments or {}).items():
            made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
        return made

    return write
