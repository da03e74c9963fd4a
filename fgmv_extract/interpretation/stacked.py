"""Labels of addressees that stand below each other before their values (Rec. ITU-T A.1, Figure 1-1).

FOR ACTION TO:         TSAG                The value on the line of a label is its own: an empty line is a label without one.
FOR COMMENT TO:                            A wrapping that drops empty lines, or runs lines together, leaves two values for
FOR INFORMATION TO:    ITU-T SG16          three labels: the groups are addressed, but nothing tells for what.

Source: / Title: / ITU-T SG20 / LS/r on    Labels of groups before those of words: ``pdftotext`` writes the labels, then their values.
"""

from collections.abc import Iterator, Sequence
from itertools import compress

from attrs import evolve

from fgmv_extract.document import Document, Paragraph, Table
from fgmv_extract.interpretation.fields import ADDRESSED, BARE, UNSURE, Field
from fgmv_extract.interpretation.party_lines import names_groups
from fgmv_extract.itu.dates import read_date
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_KEPT = frozenset(("docx", "doc", "odt", "rtf", "pdf"))
"""Formats in which an empty line of a cell is never lost."""
_OF_GROUPS = ADDRESSED | {"source"}
_OF_WORDS = frozenset(("title", "approval", "deadline"))
_DIGIT = pattern(r"\d")


def shows_empty_lines(document: Document) -> bool:
    """Whether an empty line of a cell shows in a document: by its format, or because one does somewhere."""
    return document.file.format in _KEPT or any(map(_has_empty_line, document.blocks))


def _has_empty_line(block: Paragraph | Table) -> bool:
    if isinstance(block, Paragraph):
        return not block.text.strip()
    return any("\n\n" in cell.text for cell in block.cells)


def in_step(fields: Sequence[Field], vocabulary: Vocabulary) -> Iterator[Field]:
    """Give the lines below labels to these, where several labels stand before the first line.

    As many lines as labels are theirs in order, groups and words apart. Where there are fewer groups, but several, nothing tells whose
    they are; the only date below a label of approvals and one of deadlines is a deadline when nothing stands beside it.
    """
    at = 0
    while at < len(fields):
        labels = _labels(fields, at)
        lines = _lines(fields[at + len(labels) - 1 :], labels, vocabulary) if len(labels) > 1 else []
        if not lines:
            yield fields[at]
            at += 1
            continue
        yield from _paired(labels, lines, vocabulary)
        at += len(labels) - 1 + len(lines)


def _paired(labels: Sequence[str], lines: Sequence[Field], vocabulary: Vocabulary) -> Iterator[Field]:
    groups = [names_groups(line.text, vocabulary) for line in lines]
    if len(lines) == len(labels) and all(
        names or label in _OF_WORDS for label, names in zip(labels, groups, strict=True)
    ):
        yield from map(_labelled, lines, labels)
        return
    yield from _of_groups([label for label in labels if label in _OF_GROUPS], list(compress(lines, groups)))
    words = [line for line, names in zip(lines, groups, strict=True) if not names]
    yield from _of_words([label for label in labels if label in _OF_WORDS], words)


def _labels(fields: Sequence[Field], at: int) -> list[str]:
    """The labels without a value from one on, and the first that has one."""
    labels: list[str] = []
    for field in fields[at:]:
        if field.label not in _OF_GROUPS | _OF_WORDS:
            return []
        labels.append(field.label)
        if field.text:
            return labels
    return []


def _lines(fields: Sequence[Field], labels: Sequence[str], vocabulary: Vocabulary) -> list[Field]:
    """The value of the last of several labels and the lines below it, where these are the values of all; none otherwise."""
    words = [label for label in labels if label in _OF_WORDS]
    stacked = labels[0] in _OF_GROUPS and labels[-1] in words and names_groups(fields[0].text, vocabulary)
    if not (stacked or ADDRESSED.issuperset(labels)):
        return []  # a value of its own kind: the labels above have none
    lines = [fields[0]]
    for field in fields[1:]:
        if field.label != BARE:
            break
        if not names_groups(field.text, vocabulary) and not (words and _may_be(words.pop(0), field)):
            break
        lines.append(field)
    return lines if stacked or len(lines) > 1 else []


def _may_be(label: str, field: Field) -> bool:
    return label == "title" or field.empty or _DIGIT.search(field.text) is not None


def _of_groups(labels: Sequence[str], lines: Sequence[Field]) -> Iterator[Field]:
    if labels[0] == "source":
        yield _labelled(lines[0], "source")
        labels, lines = labels[1:], lines[1:]
    told = len(lines) >= len(labels) > 0
    for number, line in enumerate(lines):
        yield _labelled(line, labels[min(number, len(labels) - 1)]) if told else evolve(line, label=UNSURE, unsure=True)


def _of_words(labels: Sequence[str], lines: Sequence[Field]) -> Iterator[Field]:
    if len(lines) < len(labels) and lines and _is_date(lines[-1].text):
        labels = [*labels[: len(lines) - 1], labels[-1]]
    yield from map(_labelled, lines, labels)


def _labelled(line: Field, label: str) -> Field:
    return evolve(line, label=label, unsure=False)


def _is_date(text: str) -> bool:
    found = read_date(collapse(text))
    return found is not None and not found[1].strip()
