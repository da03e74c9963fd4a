"""Quotation marks and dashes that a writer of Markdown put into ASCII become what they were (``--`` was an en dash)."""

from collections.abc import Callable

from fgmv_extract.patterns import pattern

_PIECES = pattern(r"---|--|\.\.\.|[\"']")
_LINES = pattern(r"---|--|\.\.\.")
_DASHES = {"---": "\u2014", "--": "\u2013", "...": "\u2026"}
_OPENING = "([{\u2013\u2014/-\u201c\u2018\"'"
_DASH = pattern("[\u2013\u2014]")
_QUOTE = pattern("[\u2018-\u201d]")
_TWO_HYPHENS = pattern(r"(?<=[^\s|+=:-])[ ]?--(?!-)[ ]?(?=[^\s|+=:-])")
_BETWEEN_BLANKS = pattern(r"(?<=[^\s|+=:-])[ ]--[ ](?=[^\s|+=:-])")
_ESCAPED_QUOTE = pattern(r"\\['\"]")


def put_back(text: str, *, is_markdown: bool) -> Callable[[str], str] | None:
    """Return what puts back the dashes of a text, and its quotation marks, where they were put into ASCII; else None.

    Such a text has two hyphens for a dash and no dash, or escapes a straight quotation mark because others are not meant so.
    """
    if _DASH.search(text):
        return None
    quoted = _QUOTE.search(text)
    if is_markdown and _ESCAPED_QUOTE.search(text) and not quoted:
        return curled
    if not (_TWO_HYPHENS if is_markdown else _BETWEEN_BLANKS).search(text):
        return None
    return curled if is_markdown and not quoted else dashed


def dashed(text: str) -> str:
    """Put back the dashes."""
    return _LINES.sub(lambda found: _DASHES[found[0]], text)


def curled(text: str) -> str:
    """Put back the dashes and the quotation marks, each by what stands before and behind it."""
    if not _PIECES.search(text):
        return text
    pieces: list[str] = []
    at = 0
    inside = False
    for found in _PIECES.finditer(text):
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        mark = found[0]
        opens = (not before or before.isspace() or before in _OPENING) and bool(after)
        if mark == '"':
            inside = opens and not (inside and after.isspace())
            mark = "\u201c" if inside else "\u201d"
        elif mark == "'":
            mark = "\u2018" if opens and not after.isspace() else "\u2019"
        pieces += [text[at : found.start()], _DASHES.get(mark, mark)]
        at = found.end()
    return "".join((*pieces, text[at:]))
