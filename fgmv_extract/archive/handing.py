"""What is in a container is handed over some at a time, so that neither side ever holds much of it."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import islice

from fgmv_extract.archive.outcomes import Outcome, storable
from fgmv_extract.archive.tasks import Container, Handed, Handing, Lost
from fgmv_extract.errors import ExtractError
from fgmv_extract.extraction import Leaf, members_of, members_of_file
from fgmv_extract.options import Limits
from fgmv_extract.sources import Content

_AT_ONCE = 1 << 20  # bytes of documents that travel together
_MOST_AT_ONCE = 256  # documents


def opened(container: Container, limits: Limits) -> Iterator[Handed | Lost]:
    """Open a container in this process and give what is in it, in order; nothing is raised for what is wrong with it."""
    found = (
        members_of(Content(container.name, container.data), limits)
        if container.path is None
        else members_of_file(container.path, container.name, limits)
    )
    return islice(map(_given, found), container.skip, None)


def handed(container: Container, limits: Limits) -> Iterator[Handing]:
    """Open a container and give what is in it in pieces fit for a pipe, the last one marked."""
    some: list[Handed | Lost] = []
    size = 0
    try:
        for each in opened(container, limits):
            some.append(each)
            size += len(each.data) if isinstance(each, Handed) else 0
            if size >= _AT_ONCE or len(some) >= _MOST_AT_ONCE:
                yield Handing(given=tuple(some), last=False)
                some.clear()
                size = 0
    except Exception:  # what came before a bug of ours is told before it
        yield Handing(given=tuple(some), last=False)
        raise
    yield Handing(given=tuple(some), last=True)


def _given(found: Leaf | ExtractError) -> Handed | Lost:
    if isinstance(found, ExtractError):
        return Lost(found.file, _outcome_of(found), storable(found.problem), storable(found.remedy))
    content = found.content
    form = found.form.name if found.form and found.body else None
    return Handed(found.path, content.name, content.data, sha256(content.data).hexdigest(), form)


def _outcome_of(error: ExtractError) -> Outcome:
    return Outcome.MEMORY if isinstance(error.__cause__, MemoryError) else Outcome(error.outcome)
