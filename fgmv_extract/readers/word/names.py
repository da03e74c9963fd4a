"""The names of WordprocessingML, in both namespaces it is written in.

Transitional (ECMA-376 part 4, what Word writes) and strict (part 1) differ in their namespaces only. Within this folder an
element is called by its local name; ``Names`` makes the qualified ones.
"""

from functools import cache
from typing import final

from attrs import frozen
from lxml import etree

Element = etree._Element  # noqa: SLF001  the public name of lxml's element type

_MOST_DIGITS = 10
_MARKUP_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@final
@frozen
class Names:
    """The namespaces a part is written in: of Word's elements, of mathematics, and of attributes that refer to parts."""

    word: str
    math: str
    relationships: str

    def of(self, local: str) -> str:
        """Return the qualified name: Word's, or for ``mc:`` and ``m:`` that of markup compatibility or mathematics."""
        prefix, colon, rest = local.partition(":")
        space = {"mc": _MARKUP_COMPATIBILITY, "m": self.math, "r": self.relationships}[prefix] if colon else self.word
        return f"{{{space}}}{rest or local}"


TRANSITIONAL = Names(
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = Names(
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_BY_NAMESPACE = {names.word: names for names in (TRANSITIONAL, STRICT)}


def names_of(root: Element) -> Names | None:
    """Return the names a part is written in, None when its root is no element of Word."""
    return _BY_NAMESPACE.get(_split(root.tag)[0])


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return _split(element.tag)[1]


def value(element: Element, attribute: str = "val") -> str | None:
    """Return an attribute of Word's namespace; writers of other programs leave the namespace out."""
    return element.get(f"{{{_split(element.tag)[0]}}}{attribute}") or element.get(attribute)


def is_off(element: Element) -> bool:
    """Tell whether a switch (``<w:vanish w:val="0"/>``) is turned off; without a value it is on."""
    return value(element) in {"0", "false", "off"}


def whole(number: str | None) -> int:
    """Return a count written in decimal digits, 0 for anything else."""
    return int(number) if number and number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS else 0


@cache
def _split(tag: str) -> tuple[str, str]:
    space, _, name = tag.rpartition("}")
    return space[1:], name
