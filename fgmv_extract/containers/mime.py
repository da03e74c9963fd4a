"""The parts of an internet mail (RFC 5322, RFC 2045 to 2047, RFC 2231): header fields and decoded content.

Headers are read by Python's ``email``; the body is cut here at its boundaries, part by part and without recursion, because
real mails lack boundaries, nest without end and label as they please.
"""

import binascii
import quopri
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from email.message import Message
from email.policy import compat32
from itertools import count
from typing import final

from attrs import field, frozen

from fgmv_extract.containers.words import readable
from fgmv_extract.patterns import pattern

_HEAD_END = pattern(rb"\r?\n[ \t]*\r?\n|\r[ \t]*\r")
_LONGEST_HEAD = 1 << 20
_LONGEST_FIELD = 10_000  # characters: Python's parser of parameters takes time with the square of their number
_KEPT = pattern(
    r"^(content-(?:type|disposition|transfer-encoding)|subject)[ \t]*:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_BASE64 = pattern(rb"[^A-Za-z0-9+/=]+")
_WORDS = pattern(rb"[\s_]")
_SNIFFED = pattern(
    rb"(?:\A|[\r\n])--([^\s\x00-\x1f\x7f-\xff][^\x00-\x1f\x7f-\xff]{0,69})\r?\n[Cc]ontent-[A-Za-z-]{1,40}:"
)
_FIELD = pattern(rb"[!-9;-~]+[ \t]*:|[ \t]+\S|From ")


@final
@frozen
class Part:
    """A part of a mail: its header fields, its content as it stands there, and the type of the multipart that holds it.

    ``order`` counts the parts before it in that multipart. ``choice`` is the same for all parts that stand in one
    ``multipart/alternative``, and 0 for those that stand in none.
    """

    headers: "Message[str, str]" = field(repr=False)
    raw: bytes = field(repr=False)
    within: str = ""
    order: int = 0
    choice: int = 0

    @property
    def type(self) -> str:
        """The media type in lower case, as ``text/plain``."""
        told = self.headers.get_content_type()
        if self.within == "multipart/digest" and "content-type" not in self.headers:
            return "message/rfc822"
        return told

    @property
    def name(self) -> str:
        """The file name, empty when there is none."""
        return readable(_parameter(self.headers, "filename", "content-disposition")) or readable(
            _parameter(self.headers, "name", "content-type")
        )

    @property
    def attached(self) -> bool:
        """Whether it says that it is an attachment."""
        return str(self.headers.get("content-disposition", "")).strip().lower().startswith("attachment")

    def parameter(self, name: str) -> str:
        """Return a parameter of the type (``charset``), empty when there is none."""
        return readable(_parameter(self.headers, name, "content-type"))

    @property
    def content(self) -> bytes:
        """The content without its transfer encoding."""
        encoding = str(self.headers.get("content-transfer-encoding", "")).partition(";")[0].strip().lower()
        return _DECODERS.get(encoding, bytes)(self.raw)


def head_of(data: bytes) -> tuple["Message[str, str]", bytes]:
    """Split a mail or a part into its header fields and its body; what does not begin with a field is all body.

    Only the fields that tell what a part is, and the subject, are kept, each as it stands first.
    """
    if data[:1] in {b"\r", b"\n"}:
        return Message(), data.removeprefix(b"\r").removeprefix(b"\n")
    if not _FIELD.match(data):
        return Message(), data
    found = _HEAD_END.search(data, 0, _LONGEST_HEAD)
    head, body = (data[: found.start()], data[found.end() :]) if found else (data[:_LONGEST_HEAD], data[_LONGEST_HEAD:])
    try:
        text = head.decode()
    except UnicodeDecodeError:
        text = head.decode("cp1252", "replace")
    headers: Message[str, str] = Message(policy=compat32)
    for name, value in _KEPT.findall(text):
        if name not in headers:
            headers[name] = value.strip()[:_LONGEST_FIELD]
    return headers, body


def mail_of(data: bytes) -> Part:
    """Return a mail as the one part that holds all others."""
    return Part(*head_of(data))


def is_cut_off(mail: Part, data: bytes) -> bool:
    """Tell whether a mail ends in its head, or in a multipart before the line that closes it.

    Only the outermost counts: what stands in another one is ended by its next boundary. A mail of text alone has no mark of its end.
    """
    if not mail.raw:
        return bool(_FIELD.match(data)) and _HEAD_END.search(data, 0, _LONGEST_HEAD) is None
    return mail.type.startswith("multipart/") and not _pieces(mail)[1]


def parts_of(mail: Part, deepest: int) -> Iterator[Part]:
    """Yield the parts of a mail that hold something themselves, in order.

    Multiparts that stand more than ``deepest`` deep in one another are given as they are.
    """
    choices = count(1)
    waiting = [(mail, 0)]
    while waiting:
        part, depth = waiting.pop()
        pieces = _pieces(part)[0] if part.type.startswith("multipart/") and depth < deepest else []
        if not pieces:
            yield part
            continue
        choice = next(choices) if part.type == "multipart/alternative" else part.choice
        held = [Part(*head_of(piece), part.type, order, choice) for order, piece in enumerate(pieces)]
        waiting += [(each, depth + 1) for each in reversed(held)]


def _pieces(part: Part) -> tuple[list[bytes], bool]:
    """Cut a multipart at its boundary; where the boundary it names is missing, at one that is there. Tell whether it is closed."""
    named = part.parameter("boundary").rstrip().encode("utf-8", "replace")
    pieces, closed = _cut_at(named, part.raw) if named else ([], False)
    if not pieces and (sniffed := _SNIFFED.search(part.raw)):
        return _cut_at(sniffed[1].rstrip(), part.raw)
    return pieces, closed


def _cut_at(boundary: bytes, body: bytes) -> tuple[list[bytes], bool]:
    line = re.compile(
        b"--" + re.escape(boundary) + rb"(--)?[ \t]*(?=[\r\n]|\Z)"
    )  # one that began with a choice would be slow
    pieces: list[bytes] = []
    start = -1
    for found in line.finditer(body):
        at = found.start()
        if at and body[at - 1] not in b"\r\n":
            continue
        if start >= 0:
            pieces.append(_without_first_end(body[start : at - (2 if body.endswith(b"\r\n", 0, at) else 1)]))
        start = found.end()
        if found[1]:
            return pieces, True
    if start >= 0:
        pieces.append(_without_first_end(body[start:]))
    return pieces, False


def _without_first_end(piece: bytes) -> bytes:
    """Drop the end of the line the boundary stands on."""
    return piece[2:] if piece.startswith(b"\r\n") else piece[1:]


def _parameter(headers: "Message[str, str]", name: str, header: str) -> str:
    """Return a parameter of a header field, its pieces and its character set joined (RFC 2231)."""
    try:
        value = headers.get_param(name, "", header)
    except (ValueError, LookupError, TypeError):  # Python's parser stumbles over some broken ones
        return ""
    if not isinstance(value, tuple):
        return str(value or "")
    charset, _, text = value
    try:
        return text.encode("latin-1").decode(charset or "us-ascii", "replace")
    except (LookupError, UnicodeError):
        return text


def _base64(raw: bytes) -> bytes:
    """Decode what there is, as far as it goes: a mail may be cut off, or have words of a list behind its last line."""
    if _NOT_BASE64.search(raw.translate(None, b" \t\r\n")):
        raw = b"".join(line for line in raw.splitlines() if not _WORDS.search(line.strip()))
    text = _NOT_BASE64.sub(b"", raw)
    text = text[: len(text) - 1] if len(text.rstrip(b"=")) % 4 == 1 else text
    try:
        return binascii.a2b_base64(text + b"==")
    except binascii.Error:
        return b""


def _uuencoded(raw: bytes) -> bytes:
    lines = iter(raw.splitlines())
    for line in lines:
        if line.startswith(b"begin "):
            break
    decoded = []
    for line in lines:
        if line.strip() in {b"end", b""}:
            continue
        try:
            decoded.append(binascii.a2b_uu(line))
        except binascii.Error:  # trailing characters that some programs write
            with suppress(binascii.Error):  # a line of something else
                decoded.append(binascii.a2b_uu(line[: 1 + ((((line[0] - 32) & 63) * 4 + 5) // 3)] + b" " * 4))
    return b"".join(decoded)


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "base64": _base64,
    "quoted-printable": quopri.decodestring,
    "x-uuencode": _uuencoded,
    "uuencode": _uuencoded,
    "x-uue": _uuencoded,
}
"""By transfer encoding; all others leave the content as it is."""
