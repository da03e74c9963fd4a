"""What the fields of a row were read from, until it is asked for."""

from typing import Any, cast, final

from fgmv_extract.document import Cell, Paragraph
from fgmv_extract.quick import maker
from fgmv_extract.records import Evidence

Named = str | Cell | Paragraph
"""The name of a field, or what the field before it was read from."""

_evidence = maker(Evidence)


@final
class Proof(tuple[Any, ...]):
    """Names of fields, each with what it was read from behind it: a third of what they take as records, which few ask for."""

    __slots__ = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The records."""
        return tuple(
            [_evidence(name, read.place_later, read.text) for name, read in zip(self[::2], self[1::2], strict=True)]
        )

    @property
    def later(self) -> tuple[Evidence, ...]:
        """Itself, in the field of a deliverable that makes the records out of it when it is asked for them (``quick_late``)."""
        return cast("tuple[Evidence, ...]", self)
