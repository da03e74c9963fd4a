"""What reading a document may use up: the stack and the memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from fgmv_extract.errors import LimitExceededError


@contextmanager
def within_means(name: str) -> Iterator[None]:
    """Report a document that exhausts the stack or the memory as what it is: too much."""
    try:
        yield
    except RecursionError as error:
        raise LimitExceededError(
            name, "is nested too deeply", "open and save it again in the program it is from"
        ) from error
    except MemoryError as error:
        raise LimitExceededError(
            name, "needs more memory than there is", "split it, or read it on a larger machine"
        ) from error
