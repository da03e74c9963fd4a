"""Texts that a pattern finds hard: made of its own parts, repeated, and broken off shortly before they would fit."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from tests.patterns.collecting import Compiled

_GENERIC = (" ", "\n", "\t", "a", "A", "1", "0", "-", ".", ",", "/", "(", ")", "[", "<", ">", '"', "'", "|", "é", "=", "*", "\\", "&", "1.", "a ", "A ", "1 ", "1, ", "a-", "a@", "a.", "\n ", "- ", "SG16, ", "Q1/16 and ", "2024-", "FGMV-01 ", "<!--", "((", "]]")  # fmt: skip
_SAMPLES = (
    " ",
    "a",
    "Z",
    "0",
    "9",
    "-",
    ".",
    "\n",
    "\t",
    "_",
    "(",
    "é",
    "/",
    ",",
    "'",
    "\x00",
    "\ud800",
    "\u200b",
    "\u2003",
)
_ENDS = ("", "\x00", "!", "\n", "a", "1")
_CATEGORIES: dict[Any, str] = {
    sre.CATEGORY_DIGIT: "0", sre.CATEGORY_NOT_DIGIT: "a", sre.CATEGORY_SPACE: " ", sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_WORD: "a", sre.CATEGORY_NOT_WORD: ".",
}  # fmt: skip
_MOST = 400
"""Pumps of one pattern; the long alternations of the vocabulary would make thousands that are alike."""


def texts(compiled: Compiled, size: int) -> Iterator[str | bytes]:
    """Yield hostile texts of about that many characters, bytes for a pattern of bytes; the same ones in the same order."""
    for before, pump, end in islice(pumps(compiled.text, compiled.flags), _MOST):
        text = before + pump * max(1, size // len(pump)) + end
        if isinstance(compiled.text, str):
            yield text
        elif all(ord(sign) < 256 for sign in text):
            yield text.encode("latin-1")


def pumps(text: str | bytes, flags: int) -> Iterator[tuple[str, str, str]]:
    """Yield what stands before, what is repeated, and what stands behind and should not fit."""
    met: set[tuple[str, str, str]] = set()
    for before, pump in (*_pumped(parser.parse(text, flags & ~re.DEBUG)), *(("", each) for each in _GENERIC)):
        for end in _ENDS:
            if pump and (made := (before, pump, end)) not in met:
                met.add(made)
                yield made


def _pumped(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  a tree of ``re``, which has no public type
    """Yield for each repetition what leads to it and examples of what it repeats; then the beginnings of the whole."""
    yield from _repeats(tree, "")
    whole = _example(tree)
    for length in sorted({len(whole), len(whole) - 1, len(whole) // 2, 2, 1}):
        if length > 0:
            yield "", whole[:length]
            yield "", f"{whole[:length]} "


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401  as above
    for op, value in tree:
        if op in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            _, most, inner = value
            if most > 1:
                for example in _examples(inner):
                    yield before, example
            yield from _repeats(inner, before)
        else:
            for inner in _inner(op, value):
                yield from _repeats(inner, before)
        before += _example([(op, value)])


def _inner(op: Any, value: Any) -> Sequence[Any]:  # noqa: ANN401  as above
    if op is sre.BRANCH:
        return tuple(value[1])
    if op is sre.SUBPATTERN:
        return (value[3],)
    if op is sre.ATOMIC_GROUP:
        return (value,)
    if op in {sre.ASSERT, sre.ASSERT_NOT}:
        return (value[1],)
    return ()


def _examples(tree: Any) -> Iterator[str]:  # noqa: ANN401  as above
    """Yield short texts that fit: one for each alternative at the top, or several members of a lone class."""
    if len(tree) == 1:
        op, value = tree[0]
        if op is sre.IN:
            yield from [sign for sign in _SAMPLES if _fits(value, sign)][:4] or [_example(tree)]
            return
        if op is sre.BRANCH:
            yield from (example for branch in value[1] for example in _examples(branch))
            return
        if op is sre.SUBPATTERN:
            yield from _examples(value[3])
            return
    yield _example(tree)


def _example(tree: Any) -> str:  # noqa: ANN401  as above
    return "".join(_one(op, value) for op, value in tree)


def _one(op: Any, value: Any) -> str:  # noqa: ANN401  as above
    if op is sre.LITERAL:
        return chr(int(value))
    if op is sre.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if op is sre.ANY:
        return "a"
    if op is sre.IN:
        return _member(value)
    if op is sre.CATEGORY:
        return str(_CATEGORIES[value])
    if op in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
        least, most, inner = value
        return _example(inner) * int(max(least, min(1, most)))
    if op in {sre.SUBPATTERN, sre.ATOMIC_GROUP, sre.BRANCH}:
        return _example(_inner(op, value)[0])
    return ""  # an assertion, an anchor, a group that is referred to


def _member(items: Any) -> str:  # noqa: ANN401  as above
    fitting = (sign for sign in _SAMPLES if _fits(items, sign))
    return next(fitting, None) or _stated(items)


def _fits(items: Any, sign: str) -> bool:  # noqa: ANN401  as above
    negated = items[0][0] is sre.NEGATE
    return any(_holds(op, value, sign) for op, value in items) is not negated


def _holds(op: Any, value: Any, sign: str) -> bool:  # noqa: ANN401  as above
    if op is sre.LITERAL:
        return bool(ord(sign) == value)
    if op is sre.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    if op is sre.CATEGORY:
        return bool(re.fullmatch(_CLASSES[value], sign))
    return False


_CLASSES: dict[Any, str] = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def _stated(items: Any) -> str:  # noqa: ANN401  as above
    for op, value in items:
        if op is sre.LITERAL:
            return chr(value)
        if op is sre.RANGE:
            return chr(value[0])
    return "~"
