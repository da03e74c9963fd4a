"""The header block of a liaison statement of ITU-T, as the form of Rec. ITU-T A.1 lays it out."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.numbers import find_statement_numbers
from fgmv_extract.itu.periods import study_period_of
from fgmv_extract.itu.questions import read_questions
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.word.dates import printed, printed_span
from fgmv_extract.outputs.word.markup import Cell, Ink, Piece, cell, table
from fgmv_extract.records import Addressee, Contact, Meeting, Purpose, Source, Statement
from fgmv_extract.typography import collapse

_WIDTHS = (36.0, 62.0, 12.0, 60.0)
_NOBODY = "-"
_PURPOSES = (Purpose.ACTION, Purpose.COMMENT, Purpose.INFORMATION)
_BAND = "INTERNATIONAL TELECOMMUNICATION UNION\nTELECOMMUNICATION STANDARDIZATION SECTOR"


def header(statement: Statement, vocabulary: Vocabulary) -> str:
    """Return the table."""
    return table(_rows(statement, vocabulary), _WIDTHS, headed=False)


def _rows(statement: Statement, vocabulary: Vocabulary) -> Iterator[Sequence[Cell]]:
    sender = statement.source[0].group if statement.source else ""
    yield _band(statement, sender, vocabulary)
    if sender.startswith("ITU-T "):
        yield cell("", span=2), cell(_name(sender).upper(), Ink.BOLD, span=2)
    yield (
        cell("Question(s):", Ink.BOLD),
        cell(_questions(statement.questions, sender)),
        cell(_meeting(statement.meeting), span=2),
    )
    yield (cell("LIAISON STATEMENT", Ink.BOLD, span=4, centred=True),)
    yield _row("Source:", _parties(statement.source, vocabulary))
    yield _row("Title:", statement.title or "")
    if told := _replies(statement):
        yield _row("In reply to:", told)
    yield from _addressees(statement.addressees, vocabulary)
    yield _row("Approval:", statement.approval or "")
    yield _row("Deadline:", statement.deadline.text if statement.deadline else "")
    if statement.date:
        yield _row("Date:", printed(statement.date))
    for each in statement.contacts or (Contact(),):
        yield cell("Contact:", Ink.BOLD), cell(_person(each), span=2), cell(_numbers(each))
    if statement.keywords:
        yield _row("Keywords:", "; ".join(statement.keywords))
    if statement.abstract:
        yield _row("Abstract:", statement.abstract)


def _row(label: str, text: str) -> Sequence[Cell]:
    return cell(label, Ink.BOLD), cell(text, span=3)


def _band(statement: Statement, sender: str, vocabulary: Vocabulary) -> Sequence[Cell]:
    when = statement.date or (statement.meeting.end if statement.meeting else None)
    period = study_period_of(when, vocabulary) if when else None
    lines = [_BAND] if sender.startswith("ITU-T ") else []
    if lines and period:
        lines.append(f"STUDY PERIOD {period.label}")
    return cell("\n".join(lines), Ink.BOLD, span=2), Cell([[Piece(statement.number or "", Ink.BOLD)]], 2)


def _name(group: str) -> str:
    """Return the name of a group of ITU-T in words: ``Study Group 20``."""
    short = phrases.short(group)
    return f"Study Group {short[2:]}" if short.startswith("SG") and short[2:].isdigit() else short


def _questions(questions: Sequence[str], sender: str) -> str:
    for text in (", ".join(each.removeprefix("Q") for each in questions), ", ".join(questions)):
        found, rest = read_questions(text, sender or None)
        if tuple(dict.fromkeys(each.question for each in found)) == tuple(questions) and not rest:
            return text
    return ", ".join(questions)


def _meeting(each: Meeting | None) -> str:
    """Return place and dates; a date alone says that it is one of a meeting."""
    if each is None or not (each.start or each.end):
        return ""
    when = printed_span(each.start, each.end)
    return f"{each.place}, {when}" if each.place else f"Meeting: {when}"


def _replies(statement: Statement) -> str:
    """Return what is answered, unless the title tells it."""
    told = {mention.number for mention in find_statement_numbers(statement.title or "")}
    return "" if told.issuperset(statement.replies_to) else ", ".join(statement.replies_to)


def _addressees(all_of_them: Sequence[Addressee], vocabulary: Vocabulary) -> Iterator[Sequence[Cell]]:
    """Yield who is addressed in the order of the statement; a purpose that nobody is addressed for, too."""
    asked = [purpose for purpose, _ in groupby(all_of_them, key=lambda each: each.purpose)]
    unasked = [purpose for purpose in _PURPOSES if purpose not in asked] if any(asked) or not asked else []
    order = {purpose: place for place, purpose in enumerate(_PURPOSES)}
    for purpose, same in groupby(all_of_them, key=lambda each: each.purpose):
        place = order.get(purpose, -1) if purpose else -1
        while unasked and order[unasked[0]] < place:
            yield _row(_label(unasked.pop(0)), _NOBODY)
        yield _row(_label(purpose), _parties(list(same), vocabulary))
    for purpose in unasked:
        yield _row(_label(purpose), _NOBODY)


def _label(purpose: Purpose | None) -> str:
    return f"For {purpose} to:" if purpose else "To:"


def _parties(parties: Sequence[Source | Addressee], vocabulary: Vocabulary) -> str:
    """Return groups as they were printed where the words still name them, each in its usual form otherwise."""
    words = tuple(dict.fromkeys("" if each.inferred else each.verbatim or "" for each in parties))
    text = "; ".join(words)
    named = {mention.group for mention in find_groups(text, vocabulary)}
    if all(words) and all(each.group in named or each.group in collapse(text) for each in parties):
        return text
    return ", ".join(
        f"{_written(each.group)}, {each.detail}" if each.detail else _written(each.group) for each in parties
    )


def _written(group: str) -> str:
    return f"ITU-T {_name(group)}" if group.startswith("ITU-T ") else group


def _person(each: Contact) -> str:
    return "\n".join(filter(None, (each.name, each.role, each.organization, each.country)))


def _numbers(each: Contact) -> str:
    labelled = (("Tel", each.tel), ("Fax", each.fax), ("E-mail", each.email))
    return "\n".join(f"{label}: {value}" for label, value in labelled if value)
