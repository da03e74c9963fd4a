"""The header block as labels and values, in whatever shape it comes.

Label and value in neighbouring cells, above each other, in one cell, in one line, on alternate lines; several labels in one
cell with as many paragraphs beside them (Rec. ITU-T A.1, Figure 1-1). What a value means is read elsewhere (``header``).
"""

import re
from collections.abc import Iterable, Iterator
from typing import final

from attrs import evolve, frozen

from fgmv_extract.document import Cell, Paragraph, Table
from fgmv_extract.grammar.sentences import is_wrapped
from fgmv_extract.interpretation.inner_labels import stretches_of
from fgmv_extract.interpretation.labels import has_label, label_of, split_label
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import holds_any, pattern
from fgmv_extract.places import Place
from fgmv_extract.quick import quick

PURPOSES = ("action", "comment", "information")
"""Labels of addressees, by purpose."""

MARK = "purpose"
"""The label of a line that says nothing but a purpose (``For Information``)."""

BARE = ""
"""The label of a value that stands in a header block without one (the number, place and date of the meeting)."""

UNSURE = "to"
"""The label of addressees that stand below several labels, where nothing shows which of them is theirs."""

_EMPTY = pattern(r"(?:[-–—.\s]|n\s*/\s*a\b|none\b|<[^<>@]*>|\[[^\[\]]*\]$)*", re.IGNORECASE)
_AWAITS = pattern(r"(?::|\bto)\s*$", re.IGNORECASE)
_LINE_ENDS = pattern(r"[\n\t]")
ADDRESSED = frozenset(("to", "cc", *PURPOSES))
"""Labels of addressees: one without a value tells that there are none."""
_KEPT = ADDRESSED | {"contact", "from_contact"}
"""Labels that tell something without a value: labels of her number and address stand below that of a contact (``Contact: Tel: ...``)."""
_STACKED = frozenset(("source", "title", "approval"))
"""Labels that may wait for their values above others that do."""
_SHORT_VALUES = ADDRESSED | {"deadline", "questions", "source"}
_LONGEST_VALUE = 80  # characters of a value that ends with a stop, below a label that sentences do not follow
_STATED = pattern(r"(?!All\b)[A-Z][^:;]*\.")
_NO_NAME = pattern(r"\s(?!(?:and|or|of|the|for|on|to|in|with)\s)[a-z]{2,}\s")
"""A word that is no part of a name."""
_MOST_TABS = 24  # in a line: more part the cells of a table, not the values of a header
_RUN_TOGETHER = pattern(r"(?<=:)\s+")


@final
@quick
@frozen
class Field:
    """A value of the header block: the key of its label in the vocabulary, and the text as printed with its place.

    ``under`` is the place of the label's own cell: two contacts have two labels, one contact over three rows has one. ``unsure``
    tells that it stands below several labels, and nothing shows which of them is its own. ``shown`` is what stands at its place where
    the value goes on in other paragraphs.
    """

    label: str
    text: str
    place: Place
    under: Place | None = None
    unsure: bool = False
    shown: str | None = None

    @property
    def verbatim(self) -> str:
        """What stands at its place."""
        return self.text if self.shown is None else self.shown

    @property
    def empty(self) -> bool:
        """Whether it says nothing: empty, ``-``, ``n/a``, a template's ``<Name>``."""
        return _EMPTY.fullmatch(self.text) is not None


def fields_of_table(table: Table, vocabulary: Vocabulary, *, in_step: bool) -> tuple[Field, ...]:
    """All labelled values of a table in reading order; unlabelled cells come with the label ``BARE``.

    ``in_step`` tells that a value stands on the line of its label where several labels share a cell: no empty line is lost.
    """
    fields: list[Field] = []
    below: dict[int, _Label] = {}  # column -> a label that found no value beside it
    for row in table.grid:
        label: _Label | None = None
        alone: dict[int, _Label] = {}
        for cell in _distinct(row):
            keys = _labels_of_cell(cell, vocabulary)
            if keys and not _is_purpose(label, keys):
                label = _Label(keys, cell.place)
                alone = {cell.column: label}
                continue
            fields += _of_cell(cell, label or below.get(cell.column, _NO_LABEL), vocabulary, in_step=in_step)
            alone = {}
        below = alone
    return tuple(fields)


@final
@frozen
class _Label:
    """The keys of a label cell, one a line, and its place."""

    keys: tuple[str, ...]
    place: Place | None


_NO_LABEL = _Label((BARE,), None)


def _is_purpose(label: _Label | None, keys: tuple[str, ...]) -> bool:
    """Whether a cell that could be a label is the value of the one before it: ``Purpose | For action``."""
    return label is not None and label.keys == (MARK,) and keys[0] in {*PURPOSES, "action_needed"}


def _distinct(row: tuple[Cell | None, ...]) -> Iterator[Cell]:
    last = None
    for cell in row:
        if cell is not None and cell is not last:
            yield cell
        last = cell


def _labels_of_cell(cell: Cell, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the keys of a cell that holds nothing but labels, one a paragraph or run together; none for any other cell.

    A narrow column may wrap one label into lines that are labels (``FOR INFORMATION`` / ``TO:``).
    """
    lines = [line for line in cell.text.split("\n") if line.strip()]
    wrapped = label_of(" ".join(lines), vocabulary) if len(lines) > 1 else None
    if wrapped is not None:
        return (wrapped,)
    if len(lines) == 1 and lines[0].count(":") > 1:
        lines = _RUN_TOGETHER.split(lines[0])
    labels = [label_of(line, vocabulary) for line in lines]
    return tuple(label for label in labels if label) if labels and all(labels) else ()


def _of_cell(cell: Cell, label: _Label, vocabulary: Vocabulary, *, in_step: bool) -> Iterator[Field]:
    """Read a value cell: stacked labels share its lines out; otherwise further labels may begin its lines, or stand behind tabs."""
    if len(label.keys) > 1:
        short = cell.text.count("\n") + 1 < len(label.keys)
        told = in_step or not short or not ADDRESSED.issuperset(label.keys)
        yield from _shared_out(cell, label if told else evolve(label, keys=(UNSURE,)))
        return
    key, begin = label.keys[0], 0
    for at, line in _lines_of(cell.text, vocabulary):
        split = split_label(line, vocabulary)
        if split:
            if cell.text[begin:at].strip():
                yield _field(key, cell.place, cell.text, begin, at, label.place)
            key, begin = split[0], at + split[1]
    if cell.text[begin:].strip() or key != BARE:
        yield _field(key, cell.place, cell.text, begin, len(cell.text), label.place)


def _lines_of(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Cut a cell at line ends, at tabs, and where a label stands behind a value in its line; yield offsets and stretches."""
    at = 0
    for line in _LINE_ENDS.split(text):
        for begin, end in _stretches_of(line, vocabulary):
            yield at + begin, line[begin:end]
        at += len(line) + 1


def _stretches_of(line: str, vocabulary: Vocabulary) -> Iterable[tuple[int, int]]:
    if line.count(":") < 2:
        return ((0, len(line)),)
    split = split_label(line, vocabulary)
    return stretches_of(line, split[0] if split else None, vocabulary)


def _shared_out(cell: Cell, label: _Label) -> Iterator[Field]:
    """Give each line of the cell to the label on the same line beside it."""
    at = 0
    for index, line in enumerate(cell.text.split("\n")):
        if line.strip():
            key = label.keys[min(index, len(label.keys) - 1)]
            field = _field(key, cell.place, cell.text, at, at + len(line), label.place)
            yield evolve(field, unsure=label.keys == (UNSURE,))
        at += len(line) + 1


def _field(label: str, place: Place, text: str, begin: int, end: int, under: Place | None = None) -> Field:
    """Make a field of a stretch of text without the white space around it."""
    stretch = text[begin:end]
    begin += len(stretch) - len(stretch.lstrip())
    stretch = stretch.strip()
    if len(stretch) == len(text):
        return Field(label, stretch, place, under)
    return Field(label, stretch, place.within(begin, begin + len(stretch)), under)


def fields_of_paragraph(
    paragraph: Paragraph, pending: str | None, vocabulary: Vocabulary
) -> tuple[list[Field], str | None]:
    """The labelled values in the lines of a paragraph, and the label that still waits for its value on the next line.

    ``pending`` is the label that waited before. Lines without a label come as ``BARE``.
    """
    fields: list[Field] = []
    for begin, line in _stretches(paragraph.text, vocabulary):
        if not line.strip():
            continue
        label, offset = split_label(line, vocabulary) or (label_of(line, vocabulary), len(line))
        if label in PURPOSES and offset == len(line) and not _AWAITS.search(line):
            fields.append(_field(MARK, paragraph.place, paragraph.text, begin, begin + offset))
            continue
        waits = label is not None and not line[offset:].strip()
        if label and pending and (pending in _KEPT or (waits and pending in _STACKED)):
            fields.append(Field(pending, "", paragraph.place))
        if (
            pending in _SHORT_VALUES
            and not label
            and (_is_prose(line) or (pending in ADDRESSED and _is_sentence(line)))
        ):
            pending = None
        if waits:
            pending = label
        else:
            value = begin + (offset if label else 0)
            fields.append(_field(label or pending or BARE, paragraph.place, paragraph.text, value, begin + len(line)))
            pending = None
    return fields, pending


def _is_prose(line: str) -> bool:
    """Whether a line below a label is a sentence of the text, so that the label has no value."""
    return len(line) > _LONGEST_VALUE and line.rstrip().endswith(".")


def _is_sentence(line: str) -> bool:
    """Whether a line below a label of addressees says something of them (``SG20 thanks TSAG.``)."""
    text = line.strip()
    return _STATED.fullmatch(text) is not None and _NO_NAME.search(text) is not None


def _stretches(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Cut the text of a paragraph at line ends, and at tabs that part values; yield offsets and stretches."""
    if not holds_any(text, "\n\t:"):
        yield 0, text
        return
    at = 0
    for line in _unwrapped(text, vocabulary):
        begin = 0
        tabs = [index for index, sign in enumerate(line) if sign == "\t"] if "\t" in line else []
        for tab in tabs if len(tabs) <= _MOST_TABS else []:
            if _parts(line[begin:tab], line[tab + 1 :].partition("\t")[0], vocabulary):
                yield at + begin, line[begin:tab]
                begin = tab + 1
        rest = line[begin:]
        yield from ((at + begin + first, rest[first:last]) for first, last in _stretches_of(rest, vocabulary))
        at += len(line) + 1


def _unwrapped(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The lines of a paragraph; what a line is wrapped into goes with it, unless a label begins there."""
    begun, *lines = text.split("\n")
    end = len(begun)
    for line in lines:
        wrapped = is_wrapped(text, end) or _is_bracketed(begun, line)
        if wrapped and not has_label(line, vocabulary) and _takes(begun, line, vocabulary):
            begun = f"{begun}\n{line}"
        else:
            yield begun
            begun = line
        end += 1 + len(line)
    yield begun


def _is_bracketed(begun: str, line: str) -> bool:
    """Whether a bracket that a line opens is closed in the next (``(Geneva,`` and ``12 July 2024)``)."""
    return begun.count("(") > begun.count(")") and ")" in line.partition("(")[0]


def _takes(begun: str, line: str, vocabulary: Vocabulary) -> bool:
    """Whether a line may be wrapped into another: any after a label; without one a name may be followed by another."""
    return line.lstrip()[:1].islower() or split_label(begun, vocabulary) is not None


def _parts(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a tab parts two values: a label stands behind it, or no label before it; Questions have the meeting beside them."""
    if not after.strip():
        return False
    if split_label(after, vocabulary) is not None:
        return True
    label = split_label(before, vocabulary)
    if label is None:
        return label_of(before.strip(), vocabulary) is None
    return label[0] == "questions" and len(before.rstrip()) > label[1]
