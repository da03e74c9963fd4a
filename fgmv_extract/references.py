"""What history and review point to: a statement among several, and the words in it that bear something out."""

from typing import final

from attrs import field, frozen

from fgmv_extract.places import Place


@final
@frozen(kw_only=True)
class Reference:
    """A statement among several that are looked at together.

    ``label`` is unique among them: its number, or what else tells it from the others. ``date`` is an ISO date, as precise as
    the text; ``dated`` tells what it was read from: ``date`` (of the statement), ``meeting`` (that prepared it), ``approval``,
    ``prose`` (a meeting of the source), None when there is no date. ``file`` is the name of the file.
    """

    label: str
    number: str | None = None
    title: str | None = None
    type: str | None = None
    source: tuple[str, ...] = ()
    date: str | None = None
    dated: str | None = None
    file: str | None = field(default=None, eq=False)


@final
@frozen(slots=False)
class Quote:
    """Words of a statement: the label of its ``Reference``, where they stand, and how they read there."""

    statement: str
    place: Place | None = None
    verbatim: str | None = None
