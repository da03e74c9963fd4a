"""Wrapped lines become text again.

The lines of a cell stay lines where the writer may have meant them so (names and addresses); they are joined where one surely
goes on: in lower case, or behind a colon. Those of a paragraph stay lines only between sentences, for another paragraph may
begin there. A word that was cut becomes whole: at its hyphen (``TSAG-`` / ``LS35``), or where it had no room in a narrow column
(``opportunitie`` / ``s``).
"""

from collections.abc import Iterable, Sequence

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.columns.sheets import compact

_CUT = pattern(r"(?<=[^\W_])[-‐‑]$|(?<=[^\W_])/$")
_STROKE = pattern(r"/\w")
"""``w3m`` wraps before a stroke."""
_AND = pattern(r"(?:and|or|und|et)\b")
_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AROUND = ".,;:!?()[]“”\"'‘’"
_FULL = 4  # three of four parts of the width: in proportional type a full line may have fewer characters
_STUB = 3  # letters of what is left of a word
_SHORT = frozenset((
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "but", "by", "for", "from", "has", "if", "in", "is", "it", "its", "may", "new", "no", "not", "of", "on", "or", "so", "the", "to", "we",
))  # fmt: skip
_TORN = pattern(r"(?<![\w'’])[^\W\d_]+$")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of lines that are surely whole: neither the first nor the last of their line; in lower case."""
    return frozenset(word.strip(_AROUND).casefold() for text in texts for word in text.split()[1:-1])


def joined(lines: Sequence[str], words: frozenset[str], *, flowing: bool = False) -> str:
    """Join the lines of one cell, or, when ``flowing``, of one paragraph; ``words`` are those the document has elsewhere."""
    width = max(map(len, lines), default=0)
    text = ""
    before = ""
    for line in lines:
        text += _between(before, line, width, words, flowing=flowing) if text else ""
        text += line
        before = line
    return compact(text)


def _between(before: str, after: str, width: int, words: frozenset[str], *, flowing: bool) -> str:
    """Return what stands between two lines: nothing, a blank or a line end."""
    cut = _CUT.search(before) and after[:1].isalnum() and not _AND.match(after)
    if cut or _STROKE.match(after) or _is_torn(before, after, width, words):
        return ""
    if flowing:
        return "\n" if before.endswith(".") and after[:1].isupper() else " "
    return " " if after[:1].islower() or (before.endswith(":") and not after.endswith(":")) else "\n"


def _is_torn(before: str, after: str, width: int, words: frozenset[str]) -> bool:
    """Whether a word that fills its line goes on in the next: together they are a word of the document, apart they are none."""
    if " " in before or _FULL * len(before) < (_FULL - 1) * width:
        return False
    head, tail = _TORN.search(before), _WORD.match(after)
    if head is None or tail is None or not tail[0].islower():
        return False
    one, other = head[0].casefold(), tail[0].casefold()
    known = other in _SHORT or (other in words and len(other) > 1)
    if one in words and known:
        return False
    return one + other in words or (one not in words and not known and len(other) <= _STUB)
