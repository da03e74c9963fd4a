"""What the outputs of history and review have in common: how statements, groups and places are told for eyes."""

from collections.abc import Iterable, Sequence

from fgmv_extract.findings import Finding
from fgmv_extract.outputs import phrases
from fgmv_extract.patterns import pattern
from fgmv_extract.references import Quote, Reference

_SECTOR = pattern(r"\bITU-T (?=SG|TSAG|WP|SCV|JCA|all SGs)")


def shortened(sentence: str) -> str:
    """Leave out the sector before the groups of ITU-T: ``SG20`` for ``ITU-T SG20``."""
    return _SECTOR.sub("", sentence)


def statement(reference: Reference) -> str:
    """Return what tells a statement from the others: ``2024-07-12, SG20-LS900 from SG20 (example.docx)``."""
    source = f" from {', '.join(map(phrases.short, reference.source))}" if reference.source else ""
    file = f" ({reference.file})" if reference.file and reference.file not in reference.label else ""
    return f"{reference.date or 'no date'}, {reference.label}{source}{file}"


def where(quotes: Iterable[Quote], references: Sequence[Reference]) -> str:
    """Return where the quotes stand, each place once; the statement is named when there are several."""
    places: dict[str, dict[str, None]] = {}
    for quote in quotes:
        told = places.setdefault(quote.statement if len(references) > 1 else "", {})
        if quote.place is not None:
            told[phrases.where(quote.place)] = None
    return "; ".join(", ".join(filter(None, (name, _lines_joined(list(told))))) for name, told in places.items())


def _lines_joined(places: Sequence[str]) -> str:
    """Join places, ``lines 53, 54`` for several lines."""
    if len(places) > 1 and all(place.startswith("line ") for place in places):
        return f"lines {', '.join(place.removeprefix('line ') for place in places)}"
    return ", ".join(places)


def counted(number: int, one: str, several: str | None = None) -> str:
    """Return a number and what is counted: ``1 deliverable``, ``2 deliverables``."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def finding(each: Finding) -> str:
    """Return a finding in a line."""
    return f"{each.message} [{each.code.label}]"
