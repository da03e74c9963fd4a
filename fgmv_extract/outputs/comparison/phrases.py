"""Short words that the outputs of a comparison share."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from fgmv_extract.changes import Change, Comparison, Kind, Side, Significance
from fgmv_extract.outputs.phrases import short, where
from fgmv_extract.patterns import pattern

HEADINGS = {Significance.MAJOR: "Major", Significance.MINOR: "Minor", Significance.EDITORIAL: "Editorial"}
_COUNTED = pattern(r"(?P<before>.*[^0-9])(?P<number>[0-9]{1,9})")
_MOST = 5
"""Losses of one statement that are told one by one."""


def side(of: Side) -> str:
    """Return what tells a statement from others: ``SG20-LS900 from SG20, 2024-07-12, 52 deliverables (example.docx)``."""
    source = f"from {', '.join(map(short, of.source))}" if of.source else ""
    name = " ".join(filter(None, (of.number, source)))
    count = f"{of.deliverables:,} deliverable{'' if of.deliverables == 1 else 's'}"
    file = of.file.name if of.file else ""
    told = ", ".join(filter(None, (name, of.date, count)))
    return f"{told} ({file})" if file else told


def kind_of(kind: Kind) -> str:
    """Return a kind in a word or two, beside what it is about: ``status``, ``group added``."""
    return _WORDS.get(kind) or kind.value.removeprefix("deliverable-").replace("-", " ")


_WORDS = {
    Kind.ALLOCATION_STATUS: "status",
    Kind.ALLOCATION_AUTHORITY: "authority",
    Kind.GROUP_ROLE: "role",
    Kind.WORK_ITEM_ADDED: "added",
    Kind.WORK_ITEM_REMOVED: "removed",
    Kind.WORK_ITEM_STATE: "state",
    Kind.HEADER_CHANGED: "changed",
}


def name_of(change: Change) -> str:
    """Return what a change is about: a deliverable, a work item, or the header block."""
    return change.deliverable or change.work_item or "header"


def together(change: Change) -> bool:
    """Tell whether changes of this kind say nothing more than which deliverables they are about."""
    return change.kind is Kind.DELIVERABLE_NOT_MENTIONED


def caution(comparison: Comparison) -> Iterator[str]:
    """Yield what a reader must know of a comparison that is not complete, nothing for one that is."""
    if comparison.complete:
        return
    yield "Not everything could be read or compared: more may have changed than is told here."
    for name, of in (("earlier", comparison.earlier), ("later", comparison.later)):
        for finding in of.losses[:_MOST]:
            at = f" ({where(finding.place)})" if finding.place else ""
            yield f"{name}: {finding.message} [{finding.code.label}]{at}"
        if rest := of.losses[_MOST:]:
            yield f"{name}: and {len(rest):,} more losses"


def runs(names: Sequence[str]) -> str:
    """Return identifiers, three or more that follow each other as ``FGMV-01 to FGMV-26``."""
    told = []
    for _, run in groupby(enumerate(names), key=_beginning):
        same = [name for _, name in run]
        told += [f"{same[0]} to {same[-1]}"] if len(same) > 2 else same
    return ", ".join(told)


def _beginning(numbered: tuple[int, str]) -> tuple[str, int]:
    """Return the same for all identifiers that count on from each other in a list."""
    place, name = numbered
    found = _COUNTED.fullmatch(name)
    return (found["before"], int(found["number"]) - place) if found else (name, -1)
