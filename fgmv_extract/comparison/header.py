"""The header blocks of two issues of one statement. Only a revision says the same again, so only there a field changes."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from fgmv_extract.changes import Change, Kind, Places, Value
from fgmv_extract.comparison.losses import Losses
from fgmv_extract.comparison.setting import Setting
from fgmv_extract.comparison.telling import changed, listed
from fgmv_extract.comparison.titles import wording
from fgmv_extract.findings import Code, Finding
from fgmv_extract.places import Place
from fgmv_extract.records import Addressee, Annex, Contact, Meeting, Source, Statement


class _Field(NamedTuple):
    """A field: its name in the JSON of a statement, and how its value is told."""

    name: str
    told: Callable[[Statement], Value]


def compare_headers(earlier: Statement, later: Statement, setting: Setting) -> Iterator[Change | Finding]:
    """Yield the fields that say something else; not the number, in which a revision differs anyway.

    A field that is empty where fields may have been lost is not known to be empty.
    """
    unknown: dict[str, list[str]] = {}
    for field in _FIELDS:
        before, after = field.told(earlier), field.told(later)
        if before == after or _form(before) == _form(after):
            continue
        if _may_be_lost(field.name, after, before, setting.lost_after):
            unknown.setdefault("later", []).append(field.name)
        elif _may_be_lost(field.name, before, after, setting.lost_before):
            unknown.setdefault("earlier", []).append(field.name)
        else:
            places = Places(_place(field.name, earlier), _place(field.name, later))
            yield changed(Kind.HEADER_CHANGED, field=field.name, before=before, after=after, places=places)
    for side, names in unknown.items():
        message = f"the {side} statement was read with losses and shows less of its {listed(names)}: not compared"
        yield Finding(Code.NOT_COMPARED, message)


def _may_be_lost(name: str, value: Value, other: Value, lost: Losses) -> bool:
    """Whether what a side lacks of a field may be lost: all of it in the header block, any part where the whole text is told."""
    if name in _THROUGHOUT and isinstance(value, tuple) and isinstance(other, tuple):
        return lost.rows and set(value) <= set(other)
    return lost.fields and not value


def _form(value: Value) -> object:
    """Return the form in which values are equal that say the same: order, case, quotes, dashes and spacing do not count."""
    if isinstance(value, tuple):
        return frozenset(map(wording, value))
    return wording(value) if value else None


def _joined(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))


def _party(party: Source | Addressee) -> str:
    purpose = party.purpose if isinstance(party, Addressee) else None
    return f"{party.group}{f' ({party.detail})' if party.detail else ''}{f' for {purpose}' if purpose else ''}"


def _meeting(meeting: Meeting) -> str:
    return _joined(meeting.group, meeting.place, " to ".join(dict.fromkeys(filter(None, (meeting.start, meeting.end)))))


def _contact(contact: Contact) -> str:
    return _joined(
        contact.name, contact.role, contact.organization, contact.country, contact.tel, contact.fax, contact.email
    )


def _annex(annex: Annex) -> str:
    period = f"{annex.period.start} to {annex.period.end}" if annex.period else None
    return _joined(f"Annex {annex.label}", annex.title, period)


def _deadline(statement: Statement) -> Value:
    return (statement.deadline.date or statement.deadline.text) if statement.deadline else None


_THROUGHOUT = frozenset({"meetings", "annexes"})
"""Fields that are told anywhere in a document."""
_FIELDS = (
    _Field("title", lambda statement: statement.title),
    _Field("type", lambda statement: statement.type),
    _Field("date", lambda statement: statement.date),
    _Field("source", lambda statement: tuple(map(_party, statement.source))),
    _Field("addressees", lambda statement: tuple(map(_party, statement.addressees))),
    _Field("replies_to", lambda statement: statement.replies_to),
    _Field("focus_groups", lambda statement: statement.focus_groups),
    _Field("questions", lambda statement: statement.questions),
    _Field("meeting", lambda statement: _meeting(statement.meeting) if statement.meeting else None),
    _Field("approval", lambda statement: statement.approval),
    _Field("deadline", _deadline),
    _Field("contacts", lambda statement: tuple(map(_contact, statement.contacts))),
    _Field("keywords", lambda statement: statement.keywords),
    _Field("abstract", lambda statement: statement.abstract),
    _Field("meetings", lambda statement: tuple(map(_meeting, statement.meetings))),
    _Field("annexes", lambda statement: tuple(map(_annex, statement.annexes))),
)


def _place(name: str, statement: Statement) -> Place | None:
    """Return where a field stands: its first entry, if it has several."""
    if statement.deadline is not None and name == "deadline":
        return statement.deadline.place
    if name in {"source", "addressees", "contacts", "annexes"}:
        return next((entry.place for entry in getattr(statement, name)), None)
    return next((each.place for each in statement.evidence if each.field == name), None)
