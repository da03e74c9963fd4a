"""What hangs on a paragraph without being its text: text boxes, nested tables, references, embedded documents.

Drawings are often written twice (``mc:AlternateContent``): for programs of today, and for old ones. One of them is read.
"""

from fgmv_extract.document import Part
from fgmv_extract.readers.word.condensing import PLAIN_CELLS, texts_of
from fgmv_extract.readers.word.names import Element, local, value
from fgmv_extract.readers.word.story import Story

_SIGNS = ("sym", "noBreakHyphen", "altChunk")
_TEXTS = ("t", "m:t", "delText", PLAIN_CELLS)


def text_box(story: Story, element: Element) -> None:
    """Tell the content of a text box as a story of its own; that story meets its own root here first."""
    if element is not story.root:
        story.tell_later(element, Part.TEXT_BOX)


def nested_table(story: Story, element: Element) -> None:
    """Tell a table that stands in a cell as a story of its own; the paragraph behind it joins none before it."""
    story.joins = False
    story.tell_later(element)


def alternative(story: Story, element: Element) -> None:
    """Leave the alternatives that are not read: the first that holds text is."""
    alternatives = element.getparent()
    if alternatives is None:
        return
    if story.alternatives is not alternatives:
        story.alternatives = alternatives
        story.alternative = next((each for each in alternatives if _holds_text(story, each)), None)
    if story.alternative is not element:
        story.leave(element)


def _holds_text(story: Story, element: Element) -> bool:
    names = story.script.names
    texts = (texts_of(each.text) for each in element.iter(*map(names.of, _TEXTS)))
    return any(map(any, texts)) or next(element.iter(*map(names.of, _SIGNS)), None) is not None


def reference(story: Story, element: Element) -> None:
    """Note that the text refers to a footnote or an endnote; its mark is a number that stands nowhere."""
    story.pages.references.append((local(element), value(element, "id") or ""))


def embedded(story: Story, _: Element) -> None:
    """Note that a document of another format is embedded, or another file included."""
    story.pages.embedded += 1
