"""The properties that place a cell on the grid of its table."""

from fgmv_extract.readers.word.names import Element, value, whole
from fgmv_extract.readers.word.revisions import is_in_force
from fgmv_extract.readers.word.story import Story


def grid_span(story: Story, element: Element) -> None:
    """Read how many grid columns the cell covers, at most as many as a table may have merged."""
    if story.sheet and is_in_force(story, element):
        story.sheet.traits().span = max(1, _limited(story, element, story.pages.limits.spans))


def grid_before(story: Story, element: Element) -> None:
    """Read how many grid columns a row leaves out before its first cell."""
    if story.sheet and is_in_force(story, element):
        story.sheet.before = _limited(story, element, story.pages.limits.columns)


def vertical_merge(story: Story, element: Element) -> None:
    """Read whether the cell opens a merge down its column, or goes on with one."""
    if story.sheet and is_in_force(story, element):
        traits = story.sheet.traits()
        traits.opens = value(element) == "restart"
        traits.continues = not traits.opens


def horizontal_merge(story: Story, element: Element) -> None:
    """Read whether the cell goes on with the one left of it (old files, before there was ``gridSpan``)."""
    if story.sheet and is_in_force(story, element):
        story.sheet.traits().continues_left = value(element) != "restart"


def _limited(story: Story, element: Element, most: int) -> int:
    count = whole(value(element))
    if count > most:
        story.pages.cuts.add(f"a cell covers more than {most:,} columns")
    return min(count, most)
