"""A text as mail programs quote it: each line behind ``>``, or behind several where it was quoted more than once."""

from attrs import evolve

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.lines import Lines

_QUOTED = pattern(r"(?:> ?)++")
_FEW = 3  # lines that are quoted: fewer may begin so for some other reason


def unquoted(lines: Lines) -> Lines:
    """Take the signs off where most lines have them; what stands before and behind the quotation stays."""
    if ">" not in lines.whole:
        return lines
    filled = [text for text in lines.texts if text.strip()]
    quoted = [text for text in filled if text.startswith(">")]
    if 2 * len(quoted) <= len(filled) or sum(any(map(str.isalnum, text)) for text in quoted) < _FEW:
        return lines
    return evolve(lines, texts=[_without(text) for text in lines.texts])


def _without(text: str) -> str:
    signs = _QUOTED.match(text)
    return text[signs.end() :] if signs else text
