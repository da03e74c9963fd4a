"""A record as lines, so that all that it says can stand in a file of cases."""

from collections.abc import Iterator

import attrs

from fgmv_extract.findings import Code
from fgmv_extract.places import File, Place
from fgmv_extract.references import Quote

_LEFT_OUT = {"file", "verbatim"}
"""What stands at a place is verbatim (``tests/test_provenance.py``); a quote may have no place."""


def told(value: object, name: str = "") -> Iterator[str]:
    """Yield a line for each plain value in a record, in the order of its fields; nothing for what is not said."""
    if isinstance(value, tuple):
        if value and all(isinstance(one, str) for one in value):
            yield f"{name}: {' | '.join(value)}"
        else:
            yield from (line for number, one in enumerate(value, 1) for line in told(one, f"{name} {number}"))
    elif attrs.has(kind := type(value)) and not isinstance(value, File):
        left_out = {"file"} if isinstance(value, Quote) else _LEFT_OUT
        names = [each.name for each in attrs.fields(kind) if each.name not in left_out]
        names = [one for one in names if not isinstance(getattr(value, one), Place)]
        lines = [line for one in names for line in told(getattr(value, one), f"{name} {one}".lstrip())]
        place = getattr(value, "place", None)
        yield from [f"{lines[0]}{_at(place)}", *lines[1:]] if lines else []
    elif isinstance(value, Code):
        yield f"{name}: {value.label}"
    elif value is not None and value is not False:
        yield f"{name}: {value}".replace("\n", "\\n").rstrip()


def _at(place: object) -> str:
    if not isinstance(place, Place):
        return ""
    where = [place.block, *(each for each in (place.row, place.column) if each is not None)]
    inner = f" {place.start}-{place.end}" if place.start is not None else ""
    return f" @ {'.'.join(map(str, where))}{inner}"
