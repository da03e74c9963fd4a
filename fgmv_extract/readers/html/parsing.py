"""The source of a page becomes its tree of elements, and nothing of it is lost unsaid.

lxml reads HTML much as browsers do. Two habits of libxml2 are made up for here: it reads nothing behind ``</html>``, and it goes
2,048 elements deep and leaves what stands below and behind. The short tags of XHTML (``<td/>``) it knows.
"""

import re
from collections.abc import Sequence
from typing import final

from attrs import frozen
from lxml import etree

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.html.bare import NOTHING_APART, Apart, Texts

Element = etree._Element  # noqa: SLF001  the public name of lxml's element type

_END_OF_PAGE = pattern(rb"</(?:[bB][oO][dD][yY]|[hH][tT][mM][lL])\b[^<>]*+>")
_TAG = pattern(rb"</?([a-zA-Z][^\s/<>]*+)[^<>]*+>")
_OF_TABLES = frozenset(b"table caption thead tbody tfoot tr td th".split())
_OF_TEXT = frozenset(b"br textarea script style title select option".split())
_INLINE = frozenset(
    b"a abbr b bdi bdo big cite code em font i kbd label mark nobr o:p q s samp small span del ins strike strong sub sup tt u".split()
)
_HEAD = 2000


@final
@frozen
class Parsed:
    """A page as a tree; ``root`` is None when there is nothing in it.

    ``is_cut`` tells that the source ends before its end. ``disregarded`` says what tags were left aside because they go deeper
    than the parser; it is empty for nearly every page. ``bare`` are the rows that stand beside the tree (``bare``).
    """

    root: Element | None
    is_cut: bool = False
    disregarded: str = ""
    bare: Sequence[Sequence[Texts]] = ()


def parse(source: bytes, lower: bytes, apart: Apart = NOTHING_APART) -> Parsed:
    """Parse a page in UTF-8; ``lower`` is the source in lower case, ``apart`` the same page without its bare rows, if it has any."""
    is_cut = _is_cut(lower)
    if apart.runs:
        root, whole = _tree(_with_all_in_body(apart.source, apart.source.lower()))
        if whole and apart.stand_in(root):
            return Parsed(root, is_cut, bare=apart.runs)
    source = _with_all_in_body(source, lower)
    root, whole = _tree(source)
    if whole:
        return Parsed(root, is_cut)
    root, whole = _tree(_TAG.sub(_without_shape, source))
    if whole:
        return Parsed(root, is_cut, "tags that only shape the page")
    root, whole = _tree(_TAG.sub(_without_tables, source))
    return Parsed(root, is_cut, "tags of tables and of all that shapes the page")


def _tree(source: bytes) -> tuple[Element | None, bool]:
    """Return the root, and whether the parser came to the end of the source."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:  # there is no element, and no text
        root = None
    return root, not any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)


def _with_all_in_body(source: bytes, lower: bytes) -> bytes:
    """Drop the ends of body and page when something stands behind them: in a browser it belongs to the body."""
    begin = min((at for at in (lower.find(b"</body"), lower.find(b"</html")) if at >= 0), default=len(lower))
    first = _END_OF_PAGE.search(source, begin)
    if first is None or not _END_OF_PAGE.sub(b"", source[first.start() :]).strip():
        return source
    return _END_OF_PAGE.sub(b"", source)


def _without_shape(tag: re.Match[bytes]) -> bytes:
    """Keep the tags that make tables and text; in place of other blocks put a rule, which ends a paragraph and holds nothing."""
    name = tag[1].lower()
    if name in _OF_TABLES or name in _OF_TEXT:
        return tag[0]
    return b"" if name in _INLINE else b"<hr>"


def _without_tables(tag: re.Match[bytes]) -> bytes:
    """Keep the tags that tell what is text."""
    name = tag[1].lower()
    if name in _OF_TEXT:
        return tag[0]
    return b"" if name in _INLINE else b"<hr>"


def _is_cut(lower: bytes) -> bool:
    """Tell whether the page breaks off: in the middle of a tag, or before the ends of tags that every program writes.

    Fragments need no end; in them, tables must have theirs.
    """
    tail = lower[-_HEAD:]
    if b"</html" in tail or b"</body" in tail:
        return False
    if tail.rfind(b"<") > tail.rfind(b">"):
        return True
    return b"<html" in lower[:_HEAD] or lower.count(b"<table") > lower.count(b"</table")
