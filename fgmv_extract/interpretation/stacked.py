"""Labels of addressees that stand below each other before their values (Rec. ITU-T A.1, Figure 1-1).

FOR ACTION TO:         TSAG                The value on the line of a label is its own: an empty line is a label without one.
FOR COMMENT TO:                            A wrapping that drops empty lines, or runs lines together, leaves two values for
FOR INFORMATION TO:    ITU-T SG16          three labels: the groups are addressed, but nothing tells for what.

Source: / Title: / ITU-T SG20 / LS/r on    A label of groups before one of words: ``pdftotext`` writes two labels, then their values.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from fgmv_extract.document import Document, Paragraph, Table
from fgmv_extract.interpretation.fields import BARE, PURPOSES, UNSURE, Field
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_KEPT = frozenset(("docx", "doc", "odt", "rtf", "pdf"))
"""Formats in which an empty line of a cell is never lost."""
_OF_GROUPS = frozenset(("source", *PURPOSES))
_OF_WORDS = frozenset(("title", "approval", "deadline"))
_BETWEEN = pattern(r"(?:[\s,;/&.·•–—-]|\band\b|\bthe\b)*", re.IGNORECASE)


def shows_empty_lines(document: Document) -> bool:
    """Whether an empty line of a cell shows in a document: by its format, or because one does somewhere."""
    return document.file.format in _KEPT or any(map(_has_empty_line, document.blocks))


def _has_empty_line(block: Paragraph | Table) -> bool:
    if isinstance(block, Paragraph):
        return not block.text.strip()
    return any("\n\n" in cell.text for cell in block.cells)


def in_step(fields: Sequence[Field], vocabulary: Vocabulary) -> Iterator[Field]:
    """Give the lines below labels of addressees to these, where several labels stand before the first line.

    As many lines as labels are theirs in order. When there are fewer, but several, nothing tells whose they are.
    """
    fields = list(_in_words(fields, vocabulary))
    at = 0
    while at < len(fields):
        labels = _labels(fields, at)
        lines = _lines(fields, at + len(labels) - 1, vocabulary) if len(labels) > 1 else []
        if len(lines) < 2:
            yield fields[at]
            at += 1
            continue
        for number, line in enumerate(lines):
            told = len(lines) >= len(labels)
            label = labels[min(number, len(labels) - 1)] if told else UNSURE
            yield evolve(line, label=label, unsure=not told)
        at += len(labels) - 1 + len(lines)


def _in_words(fields: Sequence[Field], vocabulary: Vocabulary) -> Iterator[Field]:
    """Give groups below a label of groups and one of words to the first, and the line behind them to the second."""
    at = 0
    while at < len(fields):
        field, following = fields[at], fields[at + 1 : at + 3]
        first = following[0] if following and not field.text and field.label in _OF_GROUPS else None
        if first is None or first.label not in _OF_WORDS or not _is_groups(first.text, vocabulary):
            yield field
            at += 1
            continue
        yield evolve(first, label=field.label)
        at += 2
        if following[1:] and following[1].label == BARE:
            yield evolve(following[1], label=first.label)
            at += 1


def _labels(fields: Sequence[Field], at: int) -> list[str]:
    """The labels of addressees without a value from one on, and the first that has one."""
    labels: list[str] = []
    for field in fields[at:]:
        if field.label not in PURPOSES:
            return []
        labels.append(field.label)
        if field.text:
            return labels
    return []


def _lines(fields: Sequence[Field], first: int, vocabulary: Vocabulary) -> list[Field]:
    """The value of a label and the lines below it that name groups and nothing else."""
    lines = [fields[first]]
    for field in fields[first + 1 :]:
        if field.label != BARE or not _is_groups(field.text, vocabulary):
            break
        lines.append(field)
    return lines


def _is_groups(text: str, vocabulary: Vocabulary) -> bool:
    at = 0
    groups = find_groups(text, vocabulary)
    for group in groups:
        if not _BETWEEN.fullmatch(text, at, group.start):
            return False
        at = group.end
    return bool(groups) and _BETWEEN.fullmatch(text, at) is not None
