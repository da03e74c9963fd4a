"""A mail box in one file (``mbox``, RFC 4155): the mails in it, numbered from 1."""

import re
from collections.abc import Iterator

from fgmv_extract.containers.member import Allowance, Member

_BETWEEN = re.compile(
    rb"(?:\A\s*|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,200}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\r\n]{0,60}\r?\n"
    rb"(?=>?[!-9;-~]{1,80}:)"
)
"""A line that begins a mail: behind an empty line, with the day of the week in it, and a header field below."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def opened(data: bytes, _name: str, _allowance: Allowance) -> Iterator[Member]:
    """Give the mails of the box in order."""
    starts = [(found.start(), found.end()) for found in _BETWEEN.finditer(data)]
    ends = [*(start for start, _ in starts[1:]), len(data)]
    for number, ((_, begin), end) in enumerate(zip(starts, ends, strict=False), 1):
        yield Member(name=str(number), data=_QUOTED.sub(rb"\1", data[begin:end]), form="eml")
