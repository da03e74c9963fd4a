"""HTML built of elements, so that nothing a document says can become markup.

Text becomes markup in one function, ``text``; whatever else is put into an element is escaped by it. Only ``Html`` is taken as
it is, and only ``element``, ``text`` and ``joined`` make it: a plain string that was glued together from ``Html`` is escaped again.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import final

from fgmv_extract.outputs.printing import printable

Value = str | int | bool | None
"""Of an attribute; None and False leave it out, True writes it without a value."""


@final
class Html(str):
    """Markup that needs no escaping."""

    __slots__ = ()


Content = Html | str | int | None | Iterable["Content"]
"""What an element holds; None holds nothing."""

_EMPTY = frozenset({"meta", "img", "input", "br", "use", "path", "line", "rect", "circle", "col"})
"""Elements without content; those of SVG close themselves."""
_SVG = frozenset({"use", "path", "line", "rect", "circle"})
_OPEN = frozenset({"td", "th", "tr", "li", "dt", "dd"})
"""End tags that HTML lets one omit where only their like follows; pages of thousands of rows are a third shorter without."""


@lru_cache(maxsize=1 << 15)
def text(said: str) -> Html:
    """Escape text; characters that no page should hold (controls, overrides of direction) become U+FFFD.

    What was escaped lately is remembered: the cells of a table repeat each other.
    """
    return Html(escape(printable(said), quote=False))


def joined(parts: Iterable[Content], between: str = "") -> Html:
    """Put parts one behind the other, with text between them."""
    return Html(escape(between).join(map(_markup, parts)))


def element(name: str, /, *content: Content, **attributes: Value) -> Html:
    """Return an element; ``class_`` is the attribute class, ``data_d`` is data-d.

    Names come from the program, values may come from anywhere.
    """
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _EMPTY:
        return Html(f"<{name}{told}{'/' if name in _SVG else ''}>")
    inside = "".join(map(_markup, content))
    return Html(f"<{name}{told}>{inside}" if name in _OPEN else f"<{name}{told}>{inside}</{name}>")


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{value if type(value) is int else quoted(str(value))}"'


@lru_cache(maxsize=1 << 12)
def quoted(said: str) -> str:
    """Escape text for an attribute between double quotes."""
    return escape(printable(said))


def _markup(content: Content) -> str:
    match content:
        case Html():
            return content
        case str():
            return text(content)
        case None:
            return ""
        case int():
            return str(content)
        case _:
            return "".join(map(_markup, content))
