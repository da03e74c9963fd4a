"""Header blocks that are written in lines: where in the running text they begin and end.

The lines from the top of a document are one, as far as there are labels among them; further down a block begins where labels stand
together again. A second title or source begins another block, with the short lines above it (a number, a band, a date).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import final

from attrs import frozen

from fgmv_extract.document import Paragraph
from fgmv_extract.grammar.headings import read_annex_heading
from fgmv_extract.interpretation.fields import BARE, MARK, PURPOSES, Field, fields_of_paragraph
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.numbers import read_statement_number
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_TOP = 40  # paragraphs looked through for a block at the top of a document, which may end further down
_APART = 8  # paragraphs without a label that end a block further down
_LETTER = 240  # characters of a paragraph that is no line of a header block
_LONGEST_ID = 40  # characters
_SHORT = 80  # characters of a line that may stand above the first label of a block
_MOST_ABOVE = 6
_SINGLE = {"title", "source"}
_SENDER = {"source", "from"}
_MAIL = {"from", "to", "cc", "date", "title"}
"""Labels of the head of a mail, which may stand above a header block."""
_BEGINNING = {"title", "source", "questions", "to", "from", "number", "state", MARK, *PURPOSES}
_BREAK = pattern(r"\s*(?:-\s*){3,}+|\s*(?:=\s*){3,}+|\s*(?:\*\s*){3,}+")
"""A line drawn across the page; the template of ITU-T has one of underscores in the header block itself."""
_RULE = pattern(r"[\s*_=~#.—–-]*")


@final
@frozen
class Lines:
    """A header block in lines; ``start`` is the block of the document it begins with, ``top`` whether it stands near the top."""

    fields: tuple[Field, ...]
    start: int
    top: bool


def line_blocks(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> Iterator[Lines]:
    """Find what may be header blocks among the paragraphs of the body; what the lines say is not looked at."""
    for run, top in _runs(paragraphs, vocabulary):
        for number, part in enumerate(_parted(run)):
            yield Lines(tuple(part), part[0].place.block, top=top and number == 0)


def _runs(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> Iterator[tuple[list[Field], bool]]:
    """Runs of lines with labels among them: those near the top, and those further down with the lines above them."""
    run: list[Field] = []
    pending: str | None = None
    listed = False  # cells of a table stand between the lines
    top = True  # all lines belong to the run, until one is too long
    since = 0  # paragraphs since the last label
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if _BREAK.fullmatch(text):
            if _labelled(run):
                yield run, top
            run, pending = [], None
            continue
        long = len(text) > _LETTER
        ended = long or since > _APART
        listed = top and (listed or (_labelled(run) and _begins_list(text, vocabulary)))
        if ((number >= _TOP and ended) or (long and _labelled(run))) if top else (run and ended):
            if _labelled(run):
                yield run, top
            run, pending, top, listed = [], None, False, False
        fields, pending = fields_of_paragraph(paragraph, pending, vocabulary)
        labels = {field.label for field in fields} | {pending or BARE}
        since = since + 1 if labels == {BARE} else 0
        listed = listed and not ("contact" in labels and ":" in text)  # contacts may stand at the end
        if listed:
            run += [field for field in fields if _may_stand_below(field, text)]
            pending = None
        elif top or run:
            run += fields
        elif not long and labels & _BEGINNING:
            run = [*_above(paragraphs[max(0, number - _MOST_ABOVE) : number]), *fields]
    if _labelled(run):
        yield run, top


def _begins_list(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is the heading of an annex, or an identifier in a table that is lost: what follows is no header block."""
    if read_annex_heading(text):
        return True
    found = read_identifier(text, vocabulary) if len(text) <= _LONGEST_ID else None
    return found is not None and found[0].focus_group is not None and not found[1].strip()


def _may_stand_below(field: Field, text: str) -> bool:
    """Whether a field below the beginning of a list is no cell of it: its label has a colon, or it is the number of a statement."""
    if field.label != BARE:
        return ":" in text
    read = read_statement_number(field.text.strip())
    return read is not None and not read[1].strip(" ().")


def _labelled(run: Iterable[Field]) -> bool:
    return any(field.label for field in run)


def _above(paragraphs: Iterable[Paragraph]) -> list[Field]:
    """The lines directly above a block that belong to it."""
    fields = [Field(BARE, paragraph.text.strip(), paragraph.place) for paragraph in paragraphs]
    return fields[_first_above(fields, len(fields)) :]


def _first_above(fields: Sequence[Field], at: int) -> int:
    """The index of the first of the lines above index ``at`` that may belong to a block which begins there."""
    first = at
    while first > 0 and at - first < _MOST_ABOVE and fields[first - 1].label == BARE:
        if not may_stand_above(fields[first - 1].text):
            break
        first -= 1
    return first


def may_stand_above(text: str) -> bool:
    """Whether a line above a header block may belong to it: a number, a band, a date, and not the end of a letter before."""
    text = text.strip()
    return len(text) <= _SHORT and not text.endswith((".", ";", ",", ":", "!")) and not _RULE.fullmatch(text)


def _parted(run: Sequence[Field]) -> Iterator[list[Field]]:
    """Cut a run where a title or source comes a second time."""
    part: list[Field] = []
    for field in run:
        labels = {one.label for one in part}
        if field.label in _SINGLE and field.label in labels:
            begin = _beginning(part)
            yield part[:begin]
            part = part[begin:]
        part.append(field)
    yield part


def _beginning(part: Sequence[Field]) -> int:
    """The index from which fields belong to the block whose title or source comes next: labels that come again, lines above.

    It is never 0: the first label comes for the first time.
    """
    begin = _first_above(part, len(part))
    mailed = {"from", "to"} <= {one.label for one in part} & _MAIL
    while part[begin - 1].label != BARE and (
        _repeats(part, begin - 1) or (mailed and part[begin - 1].label not in _MAIL)
    ):
        begin = _first_above(part, begin - 1)
    return begin


def _repeats(part: Sequence[Field], index: int) -> bool:
    alike = (
        _SENDER if part[index].label in _SENDER else {part[index].label}
    )  # a mail comes ``From:`` who then is the ``Source:``
    return any(one.label in alike for one in part[:index])
