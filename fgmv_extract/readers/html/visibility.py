"""What a page holds and does not show, and what it shows that is no text of the document.

The marks of the source are looked for once; a page without any is read without looking at attributes.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import final

from attrs import frozen

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.asides import without_asides
from fgmv_extract.readers.html.parsing import Element

_STYLE = pattern(r"display\s*+:\s*+none|visibility\s*+:\s*+(?:hidden|collapse)|mso-hide\s*+:\s*+all", re.IGNORECASE)
_ON_PAPER = pattern(r"mso-hide\s*+:\s*+screen", re.IGNORECASE)
_LIST_MARK = pattern(r"mso-list\s*+:\s*+ignore", re.IGNORECASE)
_LOOKED_AT = 1000  # texts of a hidden element
_HIDING = (b"display", b"visibility", b"mso-hide", b"mso-list", b"hidden")
_SHEET = pattern(rb"<style\b[^<>]*+>")
_MARKS = pattern("<!--|-->")
_CONDITIONAL = pattern(r"@[^@{};]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
_RULE = pattern(r"(?<![^{}])([^{}]*+)\{([^{}]*+)\}")
_SIMPLE = pattern(r"\s*+[a-zA-Z][\w-]*+(?:([.#])([\w-]++))\s*+|\s*+([.#])([\w-]++)\s*+")

NOTE_MARK = pattern(
    r"#(?:(?:body_|_)?(?:ftn|edn|fn|en)(?:ref)?[a-z_:-]*+\d|sd(?:foot|end)note\d++(?:sym|anc)"
    r"|(?:foot|end)?note-?(?:ref-?)?\d|cite_(?:note|ref)|_msocom_|_msoanchor_)",
    re.IGNORECASE,
)
"""Where the mark of a note or comment, or the way back from it, leads to: Word, LibreOffice, pandoc, mammoth, MediaWiki."""


@final
@frozen
class Visibility:
    """What hides elements on one page: attributes at all, and classes and ids of its own style sheets."""

    by_attribute: bool
    names: frozenset[tuple[str, str]] = frozenset()

    def hides(self, element: Element) -> bool:
        """Tell whether an element is not shown."""
        style = element.get("style")
        if style is not None and (_STYLE.search(style) or _LIST_MARK.search(style)):
            return not _ON_PAPER.search(style)  # page numbers of a table of contents, in Word's pages
        if "hidden" in element.attrib:
            return True
        return bool(self.names) and not self.names.isdisjoint(_names_of(element))


def visibility_of(source: bytes) -> Visibility:
    """Look for what hides elements in the source of a page, all in lower case."""
    if not any(mark in source for mark in _HIDING):
        return Visibility(by_attribute=False)
    names = (name for sheet in _sheets(source) for name in _hiding(sheet.decode("utf-8", "replace")))
    return Visibility(by_attribute=True, names=frozenset(names))


def is_list_mark(element: Element) -> bool:
    """Tell the number or bullet of a list item, which Word writes as text into a page and nowhere else."""
    return bool(_LIST_MARK.search(element.get("style") or ""))


def has_text(element: Element) -> bool:
    """Tell whether there is any text in an element."""
    return any(text.strip() for text in islice(element.itertext(), _LOOKED_AT))


def _sheets(source: bytes) -> Iterator[bytes]:
    """Yield what stands in each style element; one that is not closed holds nothing."""
    at = 0
    while (begun := _SHEET.search(source, at)) and (end := source.find(b"</style", begun.end())) >= 0:
        yield source[begun.end() : end]
        at = end


def _hiding(sheet: str) -> list[tuple[str, str]]:
    """Return classes (``.``) and ids (``#``) that a style sheet hides outright; conditions and contexts it may not meet."""
    if not _STYLE.search(sheet):
        return []
    rules = _CONDITIONAL.sub("", _MARKS.sub("", without_asides(sheet, "/*", "*/")))
    selectors = (each for rule in _RULE.finditer(rules) if _STYLE.search(rule[2]) for each in rule[1].split(","))
    found = (_SIMPLE.fullmatch(selector) for selector in selectors)
    return [(each[1] or each[3], each[2] or each[4]) for each in found if each]


def _names_of(element: Element) -> list[tuple[str, str]]:
    names = [(".", name) for name in (element.get("class") or "").split()]
    return [*names, ("#", element.get("id") or "")]
