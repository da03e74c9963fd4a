"""No pattern of the package takes more than time in proportion to the text, however hostile that is."""

import re
import signal
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.patterns.collecting import METHODS, SEARCHES, Compiled, compiled, sites
from tests.patterns.hostile import texts

SMALL, LARGE = 500, 4000
"""Characters. Eight times the text is three times twice the text, and tells a square (64) from a line (8) on any machine."""

GROWTH = 2.5 * 2.5 * 2.5
NOTHING = 0.002
"""Seconds. What takes less on the large text is not measured: a square takes a multiple of it there."""

PATIENCE = 2.0
TRIES = 6
PARTS = 12


class TooSlowError(Exception):
    """A pattern was stopped."""


def _stop(*_: object) -> None:
    raise TooSlowError


@pytest.fixture(autouse=True)
def alarm() -> Iterator[None]:
    """``re`` looks at signals on its way, so that a pattern without an end can be stopped."""
    if not hasattr(signal, "setitimer"):
        pytest.skip("no timer here")
    before = signal.signal(signal.SIGALRM, _stop)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@cache
def patterns() -> tuple[Compiled, ...]:
    """Every pattern of the package."""
    return compiled()


def seconds(pattern: re.Pattern[Any], method: str, text: str | bytes) -> float:
    """What one question costs, in processor time of this thread."""
    began = time.thread_time()
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        if method == "search":
            for _ in pattern.finditer(text):
                pass
        else:
            getattr(pattern, method)(text)
    except TooSlowError:
        return 2 * PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.thread_time() - began


def grows(pattern: re.Pattern[Any], method: str, small: str | bytes, large: str | bytes) -> bool:
    """Whether the cost grows faster than the text, in each of several tries."""
    cheapest, dearest = float("inf"), float("inf")
    for _ in range(TRIES):
        dearest = min(dearest, seconds(pattern, method, large))
        if dearest <= NOTHING:
            return False
        if dearest > PATIENCE:
            return True
        cheapest = min(cheapest, seconds(pattern, method, small))
        if dearest <= GROWTH * cheapest:
            return False
    return True


def hard(one: Compiled) -> str | None:
    """A text on which a pattern costs more than in proportion, with the method; None when there is none."""
    pattern = one.pattern
    methods = sorted({"search" if method in SEARCHES else method for method in one.methods})
    for small, large in zip(texts(one, SMALL), texts(one, LARGE), strict=True):
        for method in methods:
            if grows(pattern, method, small, large):
                return f"{method}: {small[:40]!r}"
    return None


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_pattern_is_linear(part: int) -> None:
    """Twice the text costs at most two and a half times, on texts made of the pattern's own parts and on common ones."""
    slow = [(one.name, found) for one in patterns()[part::PARTS] if (found := hard(one))]
    assert slow == []


def test_patterns_are_found_by_looking() -> None:
    """Those of module tables, of functions and of the vocabulary are among them; none is listed by hand."""
    found = {one.site[0] for one in patterns()}
    assert found == {file for file, _ in sites()}
    assert {"itu/group_patterns.py", "grammar/columns.py", "containers/mime.py", "readers/rtf/tokens.py"} <= found


def test_methods_of_a_pattern_are_those_it_is_asked() -> None:
    """A pattern that is only matched at a place need not be linear when searched for; one handed on must be in all."""
    by_site = {one.site[0]: one for one in patterns() if one.text == r"\s*+\)"}
    assert by_site["itu/mentions.py"].methods == {"match"}
    assert any(one.methods == METHODS for one in patterns())


@pytest.mark.parametrize(
    ("text", "method"),
    [
        (r"\s+$", "search"),
        (r"(a+)+b", "match"),
        (r"\d*[a-z]?\d*;", "match"),
        (r"<!--.*?-->", "search"),
        (r"(?:a|aa)*c", "fullmatch"),
        (r"[\w.]+@", "search"),
    ],
)
def test_what_is_not_linear_is_seen(text: str, method: str) -> None:
    """The texts find the weak place of patterns that have one."""
    assert hard(Compiled(text, 0, ("here.py", 1), frozenset({method}))) is not None


@pytest.mark.parametrize(
    ("text", "method"), [(r"(?<!\s)\s++$", "search"), (r"\d++[a-z]?\d*+;", "match"), (r"\s*+\)", "match")]
)
def test_what_is_linear_passes(text: str, method: str) -> None:
    """A guarded or possessive repetition costs what it reads."""
    assert hard(Compiled(text, 0, ("here.py", 1), frozenset({method}))) is None
