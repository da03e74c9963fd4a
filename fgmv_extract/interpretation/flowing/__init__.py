"""Tables that are lost to paragraphs: cells that follow each other, with nothing but their words to tell them apart."""

from fgmv_extract.interpretation.flowing.places import in_place
from fgmv_extract.interpretation.flowing.tables import Unflowed, unflowed

__all__ = ["Unflowed", "in_place", "unflowed"]
