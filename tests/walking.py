"""A record and all records below it, for tests that look at each."""

from collections.abc import Iterator

import attrs

from fgmv_extract.places import Place


def records(value: object) -> Iterator[object]:
    """A record and all below it."""
    if isinstance(value, tuple):
        for one in value:
            yield from records(one)
    elif attrs.has(kind := type(value)) and not isinstance(value, Place):
        yield value
        for one in attrs.fields(kind):
            yield from records(getattr(value, one.name))
