"""Mails, archives and Outlook messages, made in the test that reads them."""

import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from io import BytesIO

import pytest

from fgmv_extract.containers import CONTAINERS, Allowance, Member
from fgmv_extract.options import Limits
from samples.compound import Storage, to_compound

Opened = Callable[..., tuple[Member, ...]]
Compound = Callable[[Storage], bytes]
Zipped = Callable[..., bytes]
Mail = Callable[..., EmailMessage]


@pytest.fixture(scope="session")
def compound() -> Compound:
    """A function that writes a compound file of storages and streams."""
    return to_compound


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
