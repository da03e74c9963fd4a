"""How a statement, a comparison, a history and a review show themselves: at the prompt, in ``print``, to rich, in a notebook.

These records stand below all outputs, so the package as a whole tells them who draws.
"""

from collections.abc import Iterator
from typing import Any, Protocol

_WIDTH = 100
"""Terminal cells in a line of ``str``: nothing tells how wide its reader is."""


class Drawing(Protocol):
    """What makes the forms of a record; each function takes the record."""

    def line(self, value: object) -> str:
        """Return one line that says what it is."""

    def text(self, value: object, width: int, *, colour: bool) -> str:
        """Return lines for eyes, ``width`` terminal cells wide as far as words allow, painted when ``colour`` is asked for."""

    def html(self, value: object) -> str:
        """Return a fragment of HTML, escaped and compact."""


_drawing: list[Drawing] = []


def draw_with(drawing: Drawing) -> None:
    """Let ``drawing`` show records from now on."""
    _drawing[:] = [drawing]


class Shown:
    """A record that shows itself; while nobody draws, it shows its class."""

    __slots__ = ()

    def __repr__(self) -> str:
        name = type(self).__name__
        return f"<{name}: {_drawing[0].line(self)}>" if _drawing else f"<{name}>"

    def __str__(self) -> str:
        return _drawing[0].text(self, _WIDTH, colour=False).rstrip("\n") if _drawing else repr(self)

    def _repr_html_(self) -> str:
        from html import escape  # noqa: PLC0415  only a notebook asks for it

        return _drawing[0].html(self) if _drawing else f"<pre>{escape(repr(self))}</pre>"

    def __rich_console__(self, console: Any, options: Any) -> Iterator[Any]:  # noqa: ANN401  rich need not be installed
        """Yield the text as rich prints it (the console protocol of rich): as wide as the console, in its colours."""
        from rich.text import Text  # noqa: PLC0415  it is there: rich itself asks

        if not _drawing:
            yield repr(self)
            return
        painted = not console.no_color
        yield Text.from_ansi(_drawing[0].text(self, options.max_width, colour=painted), end="")
