"""How much memory a document takes at most while it is read, against its own bytes: what Python allocates, as it tells itself."""

import tracemalloc
from collections.abc import Callable

import pytest

import fgmv_extract as fx
from benchmarks import documents
from benchmarks.html import as_html


def peak(read: Callable[[bytes], object], data: bytes) -> float:
    """The most that is held at once while ``data`` is read, as a multiple of it, without the bytes themselves."""
    tracemalloc.start()
    try:
        read(data)
        return tracemalloc.get_traced_memory()[1] / len(data)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("read", "most"), [(fx.read, 7), (fx.extract, 8.5)])
def test_a_lean_page_takes_little_more_than_what_is_read_of_it(read: Callable[[bytes], object], most: float) -> None:
    """It took 10 and 13 times its bytes, and as much again for a tree that this does not count."""
    read(as_html(documents.long(50)))
    assert peak(read, as_html(documents.long(1_000))) < most


@pytest.mark.parametrize(("read", "most"), [(fx.read, 10), (fx.extract, 12.5)])
def test_a_text_takes_little_more_than_what_is_read_of_it(read: Callable[[bytes], object], most: float) -> None:
    """It took 17 and 18 times its bytes."""
    read(documents.long(50).text)
    assert peak(read, documents.long(1_000).text) < most
