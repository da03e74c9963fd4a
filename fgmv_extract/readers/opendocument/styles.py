"""Styles: the name a paragraph's style has for people, and whether a style hides its text or strikes it through."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, final

from attrs import define, field

from fgmv_extract.readers.opendocument.names import Element, named, value

_MOST_PARENTS = 64


@final
@define(eq=False)
class _Style:
    parent: str
    is_automatic: bool
    display: str
    font: str
    line: str


@final
class _Inherited(NamedTuple):
    """What a style says, or the nearest of those it inherits from that says anything of it."""

    display: str
    font: str
    line: str


@final
@define
class Styles:
    """The styles of all parts, by family (``paragraph``, ``text``, ``section``) and name."""

    _styles: dict[tuple[str, str], _Style] = field(factory=dict)
    _fonts: dict[str, str] = field(factory=dict)
    _known: dict[tuple[str, str], _Inherited] = field(factory=dict)

    def add(self, roots: Iterable[Element]) -> None:
        """Add the styles that stand below these elements; automatic ones are those a user never sees."""
        for root in roots:
            for face in root.iter(named("style:font-face")):
                self._fonts[value(face, "style:name")] = value(face, "svg:font-family").strip("'\"")
            for group in root.iter(named("office:styles"), named("office:automatic-styles")):
                is_automatic = group.tag == named("office:automatic-styles")
                for style in group.iterfind(named("style:style")):
                    key = value(style, "style:family"), value(style, "style:name")
                    texts = style.find(named("style:text-properties"))
                    own = (
                        ("", "", "")
                        if texts is None
                        else (value(texts, "text:display"), self._font(texts), _line(texts))
                    )
                    self._styles[key] = _Style(value(style, "style:parent-style-name"), is_automatic, *own)

    def name(self, paragraph: str) -> str | None:
        """Return the name of a paragraph's style, that of its parent when it is automatic; None without one."""
        style = self._styles.get(("paragraph", paragraph))
        name = style.parent if style and style.is_automatic else paragraph
        return name.replace("_20_", " ") or None

    def hides(self, family: str, name: str) -> bool:
        """Tell whether a style, or the one it inherits from, hides what is written in it."""
        return self._inherited(family, name).display == "none"

    def strikes(self, family: str, name: str) -> bool:
        """Tell whether a style, or the one it inherits from, strikes through what is written in it."""
        return self._inherited(family, name).line not in {"", "none"}

    def is_told_unstruck(self, name: str) -> bool:
        """Tell whether a style of text takes away the line that its paragraph has."""
        return self._inherited("text", name).line == "none"

    def font(self, family: str, name: str) -> str:
        """Return the name of the font of a style, or of the one it inherits from; empty when none names one."""
        return self._inherited(family, name).font

    def _inherited(self, family: str, name: str) -> _Inherited:
        known = self._known.get((family, name))
        if known is None:
            lineage = tuple(self._lineage(family, name))
            display = next((style.display for style in lineage if style.display), "")
            font = next((style.font for style in lineage if style.font), "")
            line = next((style.line for style in lineage if style.line), "")
            known = self._known[family, name] = _Inherited(display, font, line)
        return known

    def _font(self, texts: Element) -> str:
        """Return the font that properties of text name, directly or by the font's declaration."""
        named_so = value(texts, "style:font-name")
        return self._fonts.get(named_so, named_so) or value(texts, "fo:font-family")

    def _lineage(self, family: str, name: str) -> Iterator[_Style]:
        """Yield a style and those it inherits from; a broken file may let them inherit from each other."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.parent


def _line(texts: Element) -> str:
    """Return the line through text that properties name: its style, or its type; empty when they say nothing."""
    style, kind = value(texts, "style:text-line-through-style"), value(texts, "style:text-line-through-type")
    return "none" if "none" in {style, kind} else style or kind
