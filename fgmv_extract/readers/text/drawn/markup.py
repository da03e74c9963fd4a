"""Which marks a text with drawn tables is written with, and how they are undone."""

from collections.abc import Sequence
from functools import partial

from fgmv_extract.readers.text.drawn.shapes import Undoing
from fgmv_extract.readers.text.marked import markdown, typography


def undoing(texts: Sequence[str], *, is_markdown: bool = False) -> Undoing:
    """Tell by its marks how a text is written; ``is_markdown`` says that its name told so."""
    text = "\n".join(texts)
    is_markdown = is_markdown or markdown.is_marked(text)
    put_back = typography.put_back(text, is_markdown=is_markdown)
    if not is_markdown:
        return Undoing(put_back or str, put_back or str)
    undo = partial(markdown.without_marks, put_back=put_back)
    return Undoing(lambda paragraph: undo(markdown.without_block_marks(paragraph)), undo)
