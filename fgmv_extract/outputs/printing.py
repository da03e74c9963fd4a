"""What a document holds made safe for a terminal. It needs nothing, so that every command can speak at once."""

from fgmv_extract.patterns import pattern

# Controls (C0, DEL, C1) move the cursor or worse; the directional overrides reorder what stands around them.
_UNSAFE = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """Replace by U+FFFD what must not reach a terminal; line breaks and tabs stay."""
    return text if text.isascii() and text.isprintable() else _UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Make the text safe to show on one line: white space collapsed, nothing unsafe."""
    return printable(" ".join(text.split()))
