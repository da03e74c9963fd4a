"""What a text that begins with header fields is: a mail, a mail box, or a web page saved as MHTML.

Only the head is looked at. A mail has header fields that no person writes; one that was pasted as text is text.
"""

from fgmv_extract.patterns import pattern

_HEAD = 1 << 16
_FIELD = pattern(rb"([!-9;-~]{1,76})[ \t]*:")
_BOX = pattern(rb"From [^\r\n]{1,200}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\r\n]{0,60}\r?\n")
_OF_TRANSPORT = frozenset({
    b"received", b"message-id", b"return-path", b"delivered-to", b"x-mozilla-status", b"x-originating-ip", b"dkim-signature",
    b"authentication-results", b"thread-index", b"x-unsent",
})  # fmt: skip
_OF_PEOPLE = frozenset({b"from", b"to", b"cc", b"subject", b"date", b"sender"})
_FEWEST = 3


def fields_of(data: bytes) -> dict[bytes, bytes]:
    """Return the header fields that a text begins with, by lower-case name, folded ones joined; none when it begins otherwise.

    A head that is longer than 64 KiB is looked at that far.
    """
    fields: dict[bytes, bytes] = {}
    last = b""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    head = head[found.end() :] if (found := _BOX.match(head)) else head
    if _FIELD.match(head) is None:  # most documents end here
        return fields
    for line in head.splitlines():
        if not line.strip():
            break
        if line[:1] in b" \t" and last:
            fields[last] += b" " + line.strip()
            continue
        named = _FIELD.match(line)
        if named is None:
            if len(data) > _HEAD and head.endswith(line):
                break
            return {}
        last = named[1].lower()
        fields[last] = fields.get(last, b"") + line[named.end() :].strip()
    return fields


def is_mailbox(data: bytes) -> bool:
    """Whether mails stand in a row: the first line is the one that a mail box puts before each, header fields follow."""
    return _BOX.match(data[:_HEAD].lstrip(b"\r\n")) is not None and len(fields_of(data)) >= _FEWEST


def is_web_page(data: bytes) -> bool:
    """Whether a page was saved with all its parts in one file: as a mail is made, but sent by nobody to nobody."""
    fields = fields_of(data)
    return b"multipart/related" in fields.get(b"content-type", b"").lower() and not _is_sent(fields)


def is_mail(data: bytes, ending: str) -> bool:
    """Whether it is a mail as it was sent or drafted; with the ending ``eml`` the fields that people write are enough."""
    fields = fields_of(data)
    if len(fields) < _FEWEST and not (ending == "eml" and fields):
        return False
    if _is_sent(fields) or {b"mime-version", b"content-type"} <= fields.keys():
        return True
    return ending == "eml" and not _OF_PEOPLE.isdisjoint(fields)


def _is_sent(fields: dict[bytes, bytes]) -> bool:
    return not _OF_TRANSPORT.isdisjoint(fields) or {b"from", b"to", b"subject", b"mime-version"} <= fields.keys()
