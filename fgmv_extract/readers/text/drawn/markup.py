"""Which marks a text with drawn tables is written with, and how they are undone."""

from collections.abc import Sequence
from functools import partial

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drawn.shapes import Undo, Undoing
from fgmv_extract.readers.text.marked import markdown, typography

_LINK = pattern(
    r"\[\[[^\[\]\s]++\]\[([^\[\]]++)\]\]|\[([^\[\]|]++)\|(?:https?|ftp|mailto):[^\s\[\]|]++\]|\[mailto:([^\s\[\]|]++)\]"
)
"""A link as org-mode and jira write it: ``[[https://...][text]]``, ``[text|https://...]``, ``[mailto:...]``."""


def undoing(texts: Sequence[str], *, is_markdown: bool = False) -> Undoing:
    """Tell by its marks how a text is written; ``is_markdown`` says that its name told so."""
    text = "\n".join(texts)
    undone = _undoing(text, is_markdown=is_markdown)
    if _LINK.search(text):
        return Undoing(_unlinked(undone.paragraph), _unlinked(undone.cell))
    return undone


def _unlinked(undo: Undo) -> Undo:
    return lambda text: undo(_LINK.sub(lambda found: found[1] or found[2] or found[3], text) if "[" in text else text)


def _undoing(text: str, *, is_markdown: bool) -> Undoing:
    is_markdown = is_markdown or markdown.is_marked(text)
    put_back = typography.put_back(text, is_markdown=is_markdown)
    if not is_markdown:
        return Undoing(put_back or str, put_back or str)
    undo = partial(markdown.without_marks, put_back=put_back)
    return Undoing(lambda paragraph: undo(markdown.without_block_marks(paragraph)), undo)
