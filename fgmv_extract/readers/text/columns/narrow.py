"""The first gutter of a table where it is but one blank wide: codes fill their column, and the titles begin right behind it.

    No.                 Title                    Approved
    FGMV-27 Technical Report on Guidelines for   March 2024
            metaverse application

One more blank behind that column makes it as plain as the others are.
"""

from collections import Counter

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.codes import kind_of_code
from fgmv_extract.readers.text.columns.sheets import Line, Sheet

_FIRST = pattern(r"(\s*)(\S+) (?=\S)")
_ENOUGH = 3  # codes of one kind in one column
_HEADING = 4  # lines above the first code that may be its headings


def with_first_gutter(page: Sheet) -> Sheet:
    """Return the lines of a page with a wider gutter behind its codes; the same lines where there is nothing to widen."""
    found = [
        (at, match.end(), kind_of_code(match[2])) for at, line in enumerate(page) if (match := _FIRST.match(line.text))
    ]
    counts = Counter((end, kind) for _, end, kind in found if kind is not None)
    (column, kind), count = counts.most_common(1)[0] if counts else ((0, None), 0)
    if count < _ENOUGH:
        return page
    coded = [at for at, end, one in found if (end, one) == (column, kind)]
    start, stop = _headed(page, coded[0]), _ended(page, coded[-1], column)
    if not all(_is_free(line.text, column) for line in page[coded[0] : stop]):
        return page
    return [
        Line(_widened(line.text, column), line.number) if start <= at < stop else line for at, line in enumerate(page)
    ]


def _headed(page: Sheet, first: int) -> int:
    """The line with which the headings above a code begin."""
    at = first
    while at > 0 and first - at < _HEADING and page[at - 1].text.strip() and "  " in page[at - 1].text.strip():
        at -= 1
    return at


def _ended(page: Sheet, last: int, column: int) -> int:
    """The line behind those that go on with the row of the last code."""
    at = last + 1
    while at < len(page) and page[at].text.strip() and not page[at].text[:column].strip():
        at += 1
    return at


def _is_free(text: str, column: int) -> bool:
    return not text[column - 1 : column].strip()


def _widened(text: str, column: int) -> str:
    """Put a blank in; a heading that reaches over the column moves as a whole."""
    at = column if _is_free(text, column) else 0
    return f"{text[:at]} {text[at:]}" if len(text) > at else text
