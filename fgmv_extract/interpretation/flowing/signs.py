"""Signs of a lost table: lines that begin with an identifier. Without any, nothing else of this room is asked, or imported."""

import re

from fgmv_extract.document import Document
from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.flowing.pieces import texts_of
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

LONGEST_ID = 40  # characters
LONGEST_RECORD = 80  # characters of the first line of a record
LONGEST_ITEM = 400  # characters of an item of a list
BULLET = pattern(r"(?:[-–—•*·▪◦]|\(?[a-z0-9]{1,2}[.)])\s+")
_GLUE = r"-\d{1,3}(?:\.\d{1,2})?(?=[A-Z][a-z]{3})"
_GLUE_ALONE = pattern(_GLUE)  # begins with a character, and so is looked for in a fraction of the time
GLUED = pattern(rf"(?<![A-Z-])[A-Z]{{2,12}}{_GLUE}")
"""An identifier that the next cell is glued to (``FGMV-01Technical Report``)."""


_LABEL = pattern(r"[\s*_•·–-]*+(?P<label>[^:\t\n*_]{1,40}?)\s*+[*_]*+(?::[*_]*+\s*+|\t\s*+)")


def labelled(text: str) -> re.Match[str] | None:
    """Match the ``label`` that a line begins with (``Allocated to: SG16``), up to its value; None where there is none."""
    return _LABEL.match(text) if ":" in text or "\t" in text else None


def may_flow(document: Document, vocabulary: Vocabulary) -> bool:
    """Whether a line of the running text may be the cell of an identifier, or begin or end with one."""
    return any(_begins(text, vocabulary) or _GLUE_ALONE.search(text) for text in texts_of(document))


def _begins(text: str, vocabulary: Vocabulary) -> bool:
    if read_identifier(text[:LONGEST_ID], vocabulary) is not None:
        return True
    if len(text) <= LONGEST_RECORD and _begins_record(text, vocabulary):
        return True
    if len(text) <= LONGEST_ITEM and (bullet := BULLET.match(text)) is not None:
        text = text[bullet.end() :]
    if text.endswith("-") and len(text) < LONGEST_ID:
        return True
    return len(text) <= LONGEST_ITEM and read_identifier(text, vocabulary) is not None


def _begins_record(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is an identifier behind its label (``Deliverable: FGMV-06``)."""
    found = labelled(text)
    if found is None or read_identifier(text[found.end() :], vocabulary) is None:
        return False
    return read_heading(found["label"], vocabulary).role is Role.ID
