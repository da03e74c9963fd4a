"""The labels of a header block (``Source:``, ``For action to``), however the vocabulary spells them."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import plain

_LABELLED = pattern(r"\s*+([^:\s][^:\n\t]{1,39}?)\s*+:[ \t]*+")
_BAND = pattern(r"\s*(?:incoming\s+|outgoing\s+)?liaison\s+statement\s*", re.IGNORECASE)
_LONGEST = 48


@cache
def _labels(vocabulary: Vocabulary) -> Mapping[str, str]:
    return {_key(synonym): name for name, synonyms in vocabulary.labels.items() for synonym in synonyms}


def _key(text: str) -> str:
    return plain(text).rstrip(" :").casefold()


def label_of(text: str, vocabulary: Vocabulary) -> str | None:
    """Return the key of the label that the text is, and nothing else."""
    return _known_label(text, vocabulary) if 0 < len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _known_label(text: str, vocabulary: Vocabulary) -> str | None:
    """Remember short texts: header blocks repeat each other. A label in two languages says the same twice (``Title / Titre``)."""
    labels = _labels(vocabulary)
    found = labels.get(_key(text))
    if found is not None or "/" not in text:
        return found
    both = {labels.get(_key(part.strip())) for part in text.split("/")}
    return both.pop() if len(both) == 1 else None


def has_label(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the first line of a text is a label or begins with one."""
    line = text.partition("\n")[0]
    return label_of(line, vocabulary) is not None or split_label(line, vocabulary) is not None


def split_label(line: str, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """Split ``Source: ITU-T SG20``: the label's key and the offset of the value."""
    match = _LABELLED.match(line) if ":" in line else None
    if match is None:
        return None
    label = label_of(match[1], vocabulary)
    return None if label is None else (label, match.end())


def is_band(text: str) -> bool:
    """Whether a line says nothing but ``LIAISON STATEMENT``."""
    return _BAND.fullmatch(text) is not None
