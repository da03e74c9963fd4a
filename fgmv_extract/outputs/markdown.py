"""Text and tables as Markdown (GitHub's dialect), in which nothing a document holds is taken for markup."""

import re
from collections.abc import Iterable, Sequence

from fgmv_extract.outputs.printing import one_line
from fgmv_extract.patterns import pattern

_MARKUP = pattern(r"(?P<sign>[\\`*_\[\]<>|~#])|://|(?<=\w)@|&(?=[#\w])")
_LIST = pattern(r"(?P<number>[0-9]{0,9})(?P<mark>[.)+=-])(?=\s|$|[=-])")
_REFERENCES = {"://": "&#58;//", "@": "&#64;", "&": "&amp;"}


def escaped(text: str) -> str:
    """Return the text on one line, so that it shows as it is: nothing in it is markup, and addresses become no links."""
    line = _MARKUP.sub(_escape, one_line(text))
    item = _LIST.match(line)
    return f"{item['number']}\\{line[item.start('mark') :]}" if item else line


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table; headings and cells are Markdown already."""
    return [_row(headings), _row(["---"] * len(headings)), *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(found: re.Match[str]) -> str:
    return f"\\{found['sign']}" if found["sign"] else _REFERENCES[found[0]]
