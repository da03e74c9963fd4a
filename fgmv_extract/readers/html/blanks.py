"""White space as a browser shows it: any run of blanks and line ends is one blank, none at the ends of a line.

Two kinds of blanks stay. No-break blanks are characters like others. A tab inside a line was a tab in the document the page was
made of: programs that lay out their source put tabs behind a line end, never between words.
"""

import re

from fgmv_extract.patterns import pattern

_BLANKS = " \t\n\r\f\v"
_RUN = pattern(f"[\t\n\r\f\v][{_BLANKS}]*+| [{_BLANKS}]++")
"""All but a blank that stands alone, and is what it becomes."""


def shown(text: str) -> str:
    """Return a line of text as it is shown."""
    if "\t" not in text and text.isascii():  # as nearly all
        return " ".join(text.split())
    text = text.strip(_BLANKS)
    if "\t" in text:
        return _RUN.sub(_one, text)
    return " ".join(text.split()) if text.isascii() else _RUN.sub(" ", text)


def _one(run: re.Match[str]) -> str:
    return "\t" if "\t" in run[0] and "\n" not in run[0] else " "
