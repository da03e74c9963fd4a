"""Containers are opened in a child process of their own: a bomb, or a mail in a mail in a mail, is no harm to the run."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Self, final

from attrs import evolve

from fgmv_extract.archive.children import WORTH_ANOTHER, Child
from fgmv_extract.archive.tasks import Answer, Asked, Container, Handed, Lost, More, Wanted

Opened = Iterator[Handed | Lost | Answer]
"""What is in a container, in order; an ``Answer`` behind it tells that opening it went no further, and why."""

Open = Callable[[Container], Opened]
"""Opens a container."""


@final
class Unpacker:
    """Opens containers, one at a time, each within the bounds of a document. Use it from one thread."""

    def __init__(self, asked: Asked) -> None:
        self._child = Child(evolve(asked, wanted=Wanted.MEMBERS))
        self._patience = asked.bounds.wall_seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.end()

    def opened(self, container: Container) -> Opened:
        """Give what is in a container; memory holds a few of its documents at a time.

        A child that had served others may have been weak: when it dies, another one goes on where it was.
        """
        given = 0
        was_fresh = self._child.served == 0
        for each in self._once(container):
            if not isinstance(each, Answer):
                given += 1
                yield each
            elif each.outcome in WORTH_ANOTHER and not was_fresh:
                yield from self._once(evolve(container, skip=given))
            else:
                yield each

    def _once(self, container: Container) -> Opened:
        """Ask for some, and for more as long as there are; only the time that the child takes is counted."""
        left = self._patience
        wanted: Container | More = container
        while True:
            began = monotonic()
            some = self._child.ask(wanted, left)
            left = max(0.0, left - (monotonic() - began))
            if some.leaving:
                self._child.succeed()
            if isinstance(some, Answer):
                yield some
                return
            yield from some.given
            if some.last:
                return
            wanted = More()
