"""Labels that stand behind a value in its own line: ``Source: ITU-T SG15 Title: LS/o on ... For action to: SG13``.

Only the labels of the form itself count, in its own spelling, each once: a person has a title, too, and software an open source.
"""

import re
from collections.abc import Iterator
from functools import cache

from fgmv_extract.itu.vocabulary import Vocabulary

_INNER = (
    "source",
    "title",
    "action",
    "comment",
    "information",
    "approval",
    "deadline",
    "contact",
    "questions",
    "purpose",
    "to",
    "cc",
)
"""Labels that may stand behind the value of another one."""

_CLOSED = frozenset({"contact", "abstract", "body", "keywords", "attachments", "attention"})
"""Labels whose values may hold such words themselves."""

_WORDS = frozenset({"to", "cc"})
"""Labels that are too short to be any but behind parties."""

_PARTIES = _WORDS | {"source", "from", "action", "comment", "information"}

_SHORT = 4  # letters
_LONGEST = 4000  # characters of a line that is looked at


def stretches_of(line: str, label: str | None, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Cut a line that begins with ``label`` where others begin in it; the offsets of all stretches, of the whole line if none do."""
    begin, told = 0, {label}
    if label is not None and label not in _CLOSED and line.count(":") > 1 and len(line) <= _LONGEST:
        for match in _labels(vocabulary).finditer(line):
            inner = next(name for name in _INNER if match[name])
            if inner not in told and (label in _PARTIES or inner not in _WORDS):
                yield begin, match.start()
                begin = match.start(inner)
                told.add(inner)
            if inner in _CLOSED:
                break
    yield begin, len(line)


@cache
def _labels(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Compile the labels as the form prints them, behind a blank."""
    named = (
        f"(?P<{name}>{'|'.join(re.escape(label) for label in vocabulary.labels[name] if _is_telling(name, label))})"
        for name in _INNER
    )
    return re.compile(rf"(?<=[^\s:])(?<!Open)(?<!open)\s(?:{'|'.join(named)})\s?:")


def _is_telling(name: str, label: str) -> bool:
    """Whether a label is one wherever it stands: a short one is too common a word, and a title may pose a question."""
    return name in _WORDS or (len(label) > _SHORT and (name != "questions" or "(" in label))
