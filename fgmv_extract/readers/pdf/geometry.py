"""Where things are on a page as it is shown: points from the top left corner, y downwards."""

from typing import NamedTuple, final

from fgmv_extract.places import Box


@final
class View(NamedTuple):
    """How a page is shown: the part of its coordinates that is visible, and quarter turns clockwise.

    ``left``, ``bottom``, ``right``, ``top`` are in the page's own coordinates, y upwards.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """Width as shown."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as shown."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Turn a box in the page's own coordinates into one as shown."""
        match self.turns:
            case 0:
                return left - self.left, self.top - top, right - self.left, self.top - bottom
            case 1:
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 2:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case _:
                return self.top - top, self.right - right, self.top - bottom, self.right - left


def around(first: Box, *others: Box) -> Box:
    """Return the smallest box that holds all of these."""
    if not others:
        return first
    lefts, tops, rights, bottoms = zip(first, *others, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
