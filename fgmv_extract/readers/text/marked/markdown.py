r"""The marks of Markdown in a stretch of text: emphasis, links, code, escapes, entities, ``<br>``.

Escaped characters (``\-``) are kept apart while the marks are undone, and put back as they are.
"""

import re
from collections.abc import Callable, Sequence
from html import unescape

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.asides import without_asides
from fgmv_extract.readers.text.marked.emphasis import without_pairs

_ASIDE = 0x10FF00  # private characters that stand for escaped ones
_ESCAPED = pattern(r"\\([!-/:-@\[-`{-~ ])")
_FORCED = pattern(r"[ ]?(?:\\\\[ ])++")  # a line end, as dokuwiki writes it inside a line
_KEPT = pattern("[\U0010ff20-\U0010ff7e]")
_BREAK = pattern(r"(?:(?<![ \t])[ \t]++)?+<br\s*+/?>[ \t]*+", re.IGNORECASE)
_TAG = pattern(r"</?(?:span|u|b|i|em|strong|sup|sub|a|p|div|font|mark|small|del|ins|code)\b[^<>]*+>", re.IGNORECASE)
_ADDRESS = pattern(r"<((?:https?|mailto|ftp):[^\s<>]++|[^\s<>@]++@[^\s<>@]++)>")
_IMAGE = pattern(r"!\[([^\[\]]*+)\]\([^()]*+\)(?:\{[^{}]*+\})?+")
_LINK = pattern(r"\[((?:[^\[\]]|\[[^\[\]]*+\])*+)\](?:\((?:[^()]|\([^()]*+\))*+\)(?:\{[^{}]*+\})?+|\{[^{}]*+\})")
_CODE = pattern(r"(`{1,9}+)([^`]++)\1(?!`)")
_SIGN = pattern("[\\\\<\\[`*_~^&\U0010ff20-\U0010ff7e]")
"""One of these stands in every text that has a mark."""
_RAISED = pattern(r"\^([^\s^]{1,20})\^")
_MARKED = pattern(
    r"\\[\[\]()+_*#<>|'\"~`$@^-]|\*\*[^\s*]|\]\([^\s()]|^#{1,6}[ ]\S|^[ ]{0,3}\|?[ ]*:?-{2,}:?[ ]*\||<br ?/?>|^\*[^\s*][^*\n]*+\*$",
    re.MULTILINE,
)


_BLOCK = pattern(r"(?:>[ ]?)*+(?:#{1,6}[ \t]++|(?:[-+]|\*{1,4})[ \t]++(?=\S))?+")
_HEADING_END = pattern(r"(?<![ \t])[ \t]++#++[ \t]*+$|(?:(?<![ \t])[ \t]++)?+\{[#.][^{}]*+\}$")
_NO_TEXT = pattern(r"(?:```|~~~).*+|=++")
_FIELD = pattern(r"[\w-]++:.*+|[ \t-].*+|")
_FIELDS = 60  # lines of front matter, at most


def without_front_matter(texts: Sequence[str]) -> int:
    """Return how many lines at the beginning are fields about the document (between ``---``), not its text."""
    if not texts or texts[0].rstrip() != "---":
        return 0
    for number, text in enumerate(texts[1:_FIELDS], 1):
        if text.rstrip() in ("---", "..."):
            return number + 1
        if not _FIELD.fullmatch(text):
            return 0
    return 0


def without_block_marks(text: str) -> str:
    """Take away what marks a paragraph as a heading, an item or a quotation; a fence or an underline is no text."""
    if _NO_TEXT.fullmatch(text):
        return ""
    begun = _BLOCK.match(text)
    mark = begun[0] if begun else ""
    return _HEADING_END.sub("", text[len(mark) :]) if "#" in mark else text[len(mark) :]


def is_marked(text: str) -> bool:
    """Tell a text that holds marks of Markdown which nobody writes otherwise."""
    return _MARKED.search(text) is not None


def without_marks(text: str, put_back: Callable[[str], str] | None = None) -> str:
    """Undo the marks; ``put_back`` is applied to what is not escaped."""
    if not _SIGN.search(text):
        return put_back(text) if put_back else text
    if "\\\\ " in text:
        text = _FORCED.sub("\n", text)
    text = _ESCAPED.sub(lambda found: chr(_ASIDE + ord(found[1])), text)
    if "<" in text:
        text = _TAG.sub("", without_asides(_BREAK.sub("\n", text), "<!--", "-->"))
        text = _ADDRESS.sub(lambda found: found[1].removeprefix("mailto:"), text)
    if "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    text = without_pairs(text, "*_~")
    if "^" in text:
        text = _RAISED.sub(r"\1", text)
    if put_back is not None:
        text = put_back(text)
    return _KEPT.sub(lambda found: chr(ord(found[0]) - _ASIDE), unescape(text) if "&" in text else text)
