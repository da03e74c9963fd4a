"""What a child says is waited for no longer than it may take; a pipe itself knows no time limit."""

import os
import sys
import threading
from queue import Empty, SimpleQueue
from time import monotonic
from typing import BinaryIO, Protocol, final

from fgmv_extract.archive.tasks import Message, receive

if sys.platform != "win32":
    import select


_AT_ONCE = 1 << 18  # bytes: many answers, their length in front of them


class Listener(Protocol):
    """Listens to one child. ``close`` may come from another thread, once the child is gone."""

    def heard(self, patience: float) -> Message | None:
        """Return what is said next within so many seconds, None when the child is gone; raises ``TimeoutError``."""

    def has_more(self) -> bool:
        """Tell whether something was said that nobody has heard."""

    def close(self) -> None:
        """Close the pipe."""


def listener(pipe: BinaryIO) -> Listener:
    """Return what listens at a pipe on this system."""
    return Waiting(pipe) if sys.platform == "win32" else Polling(pipe)


@final
class Polling:
    """Asks the system to wait at the pipe: whoever wants the answer is who wakes. What is behind it stays at hand."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._until = 0.0
        self._at_hand = memoryview(b"")
        self._lock = threading.Lock()  # the number of a closed pipe may be that of another file at once
        self._poll = select.poll()
        self._poll.register(pipe, select.POLLIN)

    def heard(self, patience: float) -> Message | None:
        """Return what is said next; raises as in ``Listener``, also when only part of it was said in time."""
        with self._lock:
            if self._pipe.closed:
                return None
            self._until = monotonic() + patience
            return receive(self)

    def has_more(self) -> bool:
        """Tell whether something was said that nobody has heard, in part at least."""
        if self._at_hand:
            return True
        with self._lock:
            return not self._pipe.closed and bool(self._poll.poll(0))

    def read(self, size: int) -> memoryview:
        """Read at most so many bytes; none when the child is gone."""
        if not self._at_hand:
            left = self._until - monotonic()
            if left <= 0 or not self._poll.poll(left * 1000):
                raise TimeoutError
            self._at_hand = memoryview(os.read(self._pipe.fileno(), max(size, _AT_ONCE)))
        piece, self._at_hand = self._at_hand[:size], self._at_hand[size:]
        return piece

    def close(self) -> None:
        """Close the pipe, once nobody waits at it."""
        with self._lock:
            self._pipe.close()


@final
class Waiting:
    """Has a thread wait at the pipe, where a system waits for nothing but sockets."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._said: SimpleQueue[Message | None] = SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def heard(self, patience: float) -> Message | None:
        """Return what is said next; raises as in ``Listener``."""
        try:
            return self._said.get(timeout=patience)
        except Empty:
            raise TimeoutError from None

    def has_more(self) -> bool:
        """Tell whether something was said that nobody has heard."""
        return not self._said.empty()

    def close(self) -> None:
        """Close the pipe, once the thread has seen its end."""
        self._pipe.close()

    def _listen(self) -> None:
        try:
            while (message := receive(self._pipe)) is not None:
                self._said.put(message)
        except (OSError, ValueError, EOFError):
            pass  # closed under us
        finally:
            self._said.put(None)
