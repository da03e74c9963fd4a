"""Text that is struck through by marks: a deletion that was made by hand, which is left out as it is of Word files and pages."""

import re
from collections.abc import Iterator

from fgmv_extract.findings import Code, Finding
from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.lines import Lines

_STRUCK = pattern(
    r"(?<!~)~~(?=[^\s~])(?:(?!~~|\n[ \t]*\n).)++(?<!\s)~~|<(s|del|strike)>(?:(?!</?\1>).)*+</\1>|\[line-through\][ ]?(?:\*[^*]++\*|#[^#]++#)",
    re.DOTALL | re.IGNORECASE,
)
"""As Markdown writes it (tight, within a paragraph), as DokuWiki, MediaWiki and tables of HTML do, and as AsciiDoc does."""
_SIGNS = ("~~", "<s>", "<del>", "<strike>", "<S>", "<DEL>", "<STRIKE>", "[line-through]")


def without_struck(text: str) -> str:
    """Leave out what is struck through."""
    may_be = "~" in text or "<" in text or "[" in text
    return _STRUCK.sub("", text) if may_be and any(sign in text for sign in _SIGNS) else text


def tell_struck(lines: Lines) -> Iterator[Finding]:
    """Find text that is struck through, in a text whose marks are undone; at most one finding."""
    if not any(map(lines.hold, _SIGNS)):
        return
    if found := _STRUCK.search(lines.whole):
        number = lines.numbers[lines.whole.count("\n", 0, found.start())]
        yield Finding(Code.STRUCK_TEXT, f"Struck through, and left out: text in line {number} and maybe others.")
