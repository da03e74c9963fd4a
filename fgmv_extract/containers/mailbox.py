"""A mail box in one file (``mbox``, RFC 4155): the mails in it, numbered from 1, read one after the other."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from fgmv_extract.containers.member import INSIDE, Allowance, Member
from fgmv_extract.errors import LimitExceededError
from fgmv_extract.options import allowing
from fgmv_extract.patterns import pattern

_BETWEEN = pattern(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,200}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\r\n]{0,60}\r?\n"
    rb"(?=>?[!-9;-~]{1,80}:)"
)
"""A line that begins a mail: behind an empty line, with the day of the week in it, and a header field below."""
_LONGEST = 400  # bytes: no such line is longer, with what it is told by
_QUOTED = pattern(rb"^>(>*From )", re.MULTILINE)
_CHUNK = 1 << 20


def opened(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the mails of the box in order."""
    return opened_file(BytesIO(data), name, allowance)


def opened_file(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the mails of a box that is too large for memory; one that is so itself is a flaw."""
    most = allowance.limits.input_bytes
    for number, mail in enumerate(_mails(file, most), 1):
        if mail is None:
            problem = f"is larger than the limit of {most:,} bytes"
            flaw = LimitExceededError(
                f"{name}{INSIDE}{number}", problem, f"save the attachments on their own, or {allowing('input_bytes')}"
            )
            yield Member(name=str(number), flaw=flaw)
        else:
            yield Member(name=str(number), data=_QUOTED.sub(rb"\1", mail), form="eml")


def _mails(file: BinaryIO, most: int) -> Iterator[bytes | None]:
    """Yield what stands between the lines that begin mails; None for what is larger than ``most``, which is not kept."""
    held = bytearray()  # from the beginning of a mail on, or the end of one that is too large
    begun = too_large = False
    seen = 0
    while True:
        chunk = file.read(_CHUNK)
        held += chunk if held or begun else chunk.lstrip()
        certain = len(held) - (_LONGEST if chunk else 0)
        while (found := _BETWEEN.search(held, seen)) is not None and found.start() < certain:
            if begun:
                yield None if too_large or found.start() > most else bytes(held[: found.start()])
            begun, too_large, seen = True, False, 0
            del held[: found.end()]
            certain -= found.end()
        if not chunk:
            break
        seen = max(0, certain)
        too_large = too_large or len(held) > most
        if too_large or not begun:
            cut = max(0, len(held) - 2 * _LONGEST)
            del held[:cut]
            seen = max(0, certain - cut)
    if begun:
        yield None if too_large or len(held) > most else bytes(held)
