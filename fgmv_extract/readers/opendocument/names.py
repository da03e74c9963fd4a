"""The names of OpenDocument. Within this folder an element is called by its usual prefix and local name: ``text:p``."""

from functools import cache

from lxml import etree

Element = etree._Element  # noqa: SLF001  the public name of lxml's element type

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": f"{_OASIS}office:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "style": f"{_OASIS}style:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "form": f"{_OASIS}form:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "manifest": f"{_OASIS}manifest:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_MOST_DIGITS = 10


@cache
def named(name: str) -> str:
    """Return the qualified name of ``text:p``."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def value(element: Element, name: str) -> str:
    """Return an attribute, empty when there is none."""
    return element.get(named(name), "")


def count(element: Element, qualified: str) -> int:
    """Return a count that an attribute, by its qualified name, gives in decimal digits, at least 1; 1 for anything else.

    What has too many digits is as many as they can tell: more than any limit.
    """
    digits = element.get(qualified)
    if digits is None:  # nearly always
        return 1
    digits = digits.lstrip("0") or "0"
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return max(int(digits), 1) if len(digits) <= _MOST_DIGITS else 10**_MOST_DIGITS
