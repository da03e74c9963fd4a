"""An internet mail (``.eml``): its own text, once, and what is attached to it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from fgmv_extract.containers.member import Allowance, Member
from fgmv_extract.containers.mime import Part, head_of, is_cut_off, mail_of, parts_of
from fgmv_extract.containers.words import readable, text_of, unflowed
from fgmv_extract.errors import LimitExceededError, MalformedDocumentError
from fgmv_extract.options import allowing
from fgmv_extract.patterns import pattern

_TABLE = pattern(rb"<table\b", re.IGNORECASE)
_SEPARATORS = pattern(r'[/\\:*?"<>|]+')
_LONGEST_SUBJECT = 80

_ASIDE = frozenset({
    "application/applefile", "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "message/delivery-status", "message/disposition-notification", "text/rfc822-headers", "text/calendar", "application/ics",
    "text/vcard", "text/x-vcard", "text/directory",
})  # fmt: skip
"""What belongs to the sending of a mail, not to what it says."""

_ENDINGS = {
    "application/msword": "doc",
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/zip": "zip",
    "message/rfc822": "eml",
    "text/html": "html",
    "text/plain": "txt",
    "text/rtf": "rtf",
}
"""The ending of an attachment that has no name, by its type."""


def opened(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the text of a mail first, then what is attached to it, in order.

    Of ``text/plain`` and ``text/html`` that say the same, the text is given, unless only the page keeps a table as one.
    Raises behind the last part ``LimitExceededError`` when more follow, ``MalformedDocumentError`` when the mail is cut off.
    """
    most = allowance.limits.members
    mail = mail_of(data)
    every = parts_of(mail, allowance.limits.mails)
    parts = tuple(islice(every, most))
    texts = [part for part in parts if _is_text(part)]
    yield from _bodies(texts)
    for number, part in enumerate((part for part in parts if not _is_text(part)), 1):
        yield _attachment(part, number, name)
    if next(every, None) is not None:
        raise LimitExceededError(name, f"holds more than {most:,} parts", _remedy("members"))
    if is_cut_off(mail, data):
        raise MalformedDocumentError(name, "ends before its end", "copy or download it again")


def _is_text(part: Part) -> bool:
    """Whether a part is text of the mail itself."""
    return part.type in {"text/plain", "text/html"} and not part.attached and not part.name


def _bodies(texts: Sequence[Part]) -> Iterator[Member]:
    """The text of the mail: the plain parts as one, and the pages that say something else."""
    chosen = [part for choice in dict.fromkeys(part.choice for part in texts) for part in _chosen(texts, choice)]
    plain = [text for part in chosen if part.type == "text/plain" and (text := plain_text(part)).strip()]
    if plain:
        yield Member(name="body.txt", data=b"\n\n".join(plain), form="text", body=True)
    for part in chosen:
        if part.type == "text/html" and (page := page_of(part.content, part.parameter("charset"))).strip():
            yield Member(name="body.html", data=page, form="html", body=True)


def _chosen(texts: Iterable[Part], choice: int) -> list[Part]:
    """The parts of one choice that are read; all of those that stand in none."""
    own = [part for part in texts if part.choice == choice]
    plain = [part for part in own if part.type == "text/plain" and part.content.strip()]
    pages = [part for part in own if part.type == "text/html"]
    if not choice or not (plain and pages):
        return own
    return pages if any(_TABLE.search(part.content) for part in pages) else plain


def plain_text(part: Part) -> bytes:
    """The text of a part in UTF-8; bytes that are not in the character set it names stay as they are."""
    content = part.content
    text = text_of(content, part.parameter("charset") or "utf-8")
    if text is None:
        return content
    if part.parameter("format").lower() == "flowed":
        text = unflowed(text, join=part.parameter("delsp").lower() == "yes")
    return text.encode("utf-8", "replace")


def page_of(content: bytes, charset: str) -> bytes:
    """An HTML page in UTF-8, marked as such: what it says of its own encoding is no longer true."""
    text = text_of(content, charset) if charset else None
    return text.encode("utf-8-sig", "replace") if text else content


def _attachment(part: Part, number: int, mail: str) -> Member:
    kind = part.type
    name = base_name(part.name) or _made_up(part, number)
    if kind.startswith("multipart/"):
        flaw = LimitExceededError(mail, "is nested too deeply", _remedy("mails"))
        return Member(name=name, flaw=flaw if part.raw.strip() else None, aside=not part.raw.strip())
    aside = kind in _ASIDE or (kind.startswith("image/") and part.within == "multipart/related")
    return Member(name=name, data=part.content, form="eml" if kind == "message/rfc822" else None, aside=aside)


def _made_up(part: Part, number: int) -> str:
    """A name for an attachment without one: the subject of a mail, else its number."""
    kind = part.type
    subject = readable(str(head_of(part.content)[0].get("subject", ""))) if kind == "message/rfc822" else ""
    ending = _ENDINGS.get(kind)
    stem = _SEPARATORS.sub("_", subject)[:_LONGEST_SUBJECT].strip(" .") or f"attachment-{number}"
    return f"{stem}.{ending}" if ending else stem


def base_name(path: str) -> str:
    """The last part of a name that may be a path of any system."""
    return re.split(r"[/\\]", path)[-1].strip()


def _remedy(limit: str) -> str:
    return f"save the attachments on their own, or {allowing(limit)}"
