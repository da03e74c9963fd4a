"""Tracked changes: what was inserted stands in the text between two marks, what was deleted in front of all text.

An empty mark in the text says where it was deleted. In flat files LibreOffice leaves deleted text where it was, between marks.

    <text:tracked-changes> <text:changed-region id=1> <text:deletion> <text:p>SG16</text:p> ...
    <text:p> ITU-T <text:change change-id=1/> <text:change-start change-id=2/>SG21<text:change-end change-id=2/>
"""

from collections import Counter
from collections.abc import Iterable
from typing import final

from attrs import frozen

from fgmv_extract.readers.opendocument.names import Element, named, value

_KINDS = {"insertion": "insertion", "deletion": "deletion", "format-change": "change of format"}


@final
@frozen
class Changes:
    """The changes of a document by their ids: what was deleted, and the insertions and deletions with a beginning and an end."""

    deletions: dict[str, Element]
    marked_insertions: frozenset[str]
    marked_deletions: frozenset[str]
    counts: Counter[str]


def changes_in(roots: Iterable[Element]) -> Changes:
    """Return the changes of all parts."""
    deletions: dict[str, Element] = {}
    insertions: set[str] = set()
    ends: set[str] = set()
    counts: Counter[str] = Counter()
    for root in roots:
        for region in root.iter(named("text:changed-region")):
            identifier = value(region, "text:id") or value(region, "xml:id")
            for change in region:
                kind = change.tag.rpartition("}")[2]
                counts[_KINDS.get(kind, "change")] += 1
                if kind == "deletion":
                    deletions[identifier] = change
                elif kind == "insertion":
                    insertions.add(identifier)
        if counts:
            ends.update(value(end, "text:change-id") for end in root.iter(named("text:change-end")))
    return Changes(deletions, frozenset(insertions & ends), frozenset(deletions.keys() & ends), counts)
