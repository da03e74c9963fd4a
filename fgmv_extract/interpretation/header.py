"""The header block: what its fields mean.

Source: Rec. ITU-T A.1, clause 1.5 and Figure 1-1; the templates of TSB; statements of IETF and 3GPP in lines.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import final

from attrs import evolve, field, frozen

from fgmv_extract.document import Document
from fgmv_extract.findings import Code, Finding
from fgmv_extract.interpretation.addressees import read_addressees, unknown_group
from fgmv_extract.interpretation.blocks import HeaderBlock
from fgmv_extract.interpretation.contacts import read_contacts
from fgmv_extract.interpretation.fields import BARE, PURPOSES, Field
from fgmv_extract.interpretation.labels import is_band
from fgmv_extract.interpretation.marks import REPLY, filed_as, is_reply, names_statement, number_of
from fgmv_extract.interpretation.parties import Party, read_parties
from fgmv_extract.interpretation.partners import at_home, committee_number, house_of, partner_numbers
from fgmv_extract.interpretation.party_lines import unwrapped
from fgmv_extract.interpretation.preparing import parted_questions, read_meeting
from fgmv_extract.interpretation.values import first_of, torn, type_of
from fgmv_extract.itu.dates import find_spans, read_date
from fgmv_extract.itu.groups import find_groups, read_group
from fgmv_extract.itu.numbers import find_statement_numbers
from fgmv_extract.itu.questions import QuestionMention, find_questions, read_questions
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.places import Place
from fgmv_extract.records import Addressee, Contact, Deadline, Evidence, Meeting, ReceivedAs, Source
from fgmv_extract.typography import collapse

_TITLED_BAND = pattern(
    r"\s*(?:(?:incoming|outgoing)\s+)?liaison\s+statement[ \t]*[:\n]\s*(\S.{0,400})", re.IGNORECASE | re.DOTALL
)


_PARTED_NAME = pattern(r"(?<=\w-)\n(?=[A-Z0-9])")
"""The end of a line inside a name that a hyphen joins (``TSAG-`` / ``LS35``)."""
_TOP = 40  # lines among which the band of a statement stands
_DAY = len("2024-07-12")


@final
@frozen(kw_only=True)
class Header:
    """What the header block says; everything empty when there is none.

    ``marked`` tells that it is a liaison statement's; ``addressed`` that it has a field for addressees, be it empty;
    ``blocks`` are the indices of the document's blocks it stands in. ``letter`` is where the text itself stands when it is a field
    of the block (``Body``).
    """

    marked: bool = False
    number: str | None = None
    title: str | None = None
    type: str | None = None
    date: str | None = None
    received_as: ReceivedAs | None = None
    source: tuple[Source, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    replies: tuple[Evidence, ...] = ()
    questions: tuple[str, ...] = ()
    meeting: Meeting | None = None
    approval: str | None = None
    deadline: Deadline | None = None
    contacts: tuple[Contact, ...] = ()
    keywords: tuple[str, ...] = ()
    abstract: str | None = None
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    addressed: bool = False
    blocks: frozenset[int] = field(default=frozenset())
    letter: Place | None = None


def read_header(
    block: HeaderBlock | None, wrapper: ReceivedAs | None, document: Document, vocabulary: Vocabulary
) -> Header:
    """Read a header block; ``wrapper`` is the TD in which the statement was received."""
    return _Reading(block, wrapper, document, vocabulary).header() if block else Header()


@final
class _Reading:
    """The fields of one header block while they are read: evidence and findings gather here."""

    def __init__(
        self, block: HeaderBlock, wrapper: ReceivedAs | None, document: Document, vocabulary: Vocabulary
    ) -> None:
        self.block = block
        self.fields = tuple(map(_without_band, block.fields))
        self.blocks = block.blocks
        self.house = house_of(block.fields)
        self.wrapper = wrapper or filed_as(block, document, self.house)
        self.document = document
        self.vocabulary = vocabulary
        self.evidence: list[Evidence] = []
        self.findings: list[Finding] = []

    def header(self) -> Header:
        if first_of(self.fields, "title") is None:
            self.fields += tuple(self.heading_above())
        title = self.text("title")
        self.findings += torn(first_of(self.fields, "title"))
        type_ = type_of(first_of(self.fields, "title")) or ("LS/r" if is_reply(title, self.fields) else None)
        source = self.source()
        addressees = read_addressees(self.fields, self.house, self.findings, self.vocabulary)
        number = self.number()
        meeting = read_meeting(self.fields, source[0].group if source else None, self.findings, self.vocabulary)
        marked = bool(addressees or number or (title and names_statement(title)) or self.band())
        return Header(
            marked=marked,
            number=number,
            title=title,
            type=type_,
            date=self.date(),
            received_as=self.wrapper,
            source=source,
            addressees=addressees,
            replies=tuple(self.replies()),
            questions=self.questions(source),
            meeting=meeting,
            approval=self.text("approval"),
            deadline=self.deadline(),
            contacts=read_contacts(self.fields, self.findings),
            keywords=self.keywords(),
            abstract=self.text("abstract"),
            evidence=tuple(self.evidence),
            findings=tuple(self.findings),
            addressed=any(found.label in {"to", *PURPOSES} for found in self.fields),
            blocks=self.blocks
            if meeting is None or meeting.evidence is None
            else self.blocks | {meeting.evidence.place.block},
            letter=letter.place if (letter := first_of(self.fields, "body")) else None,
        )

    def heading_above(self) -> Iterator[Field]:
        """The title in a heading above the block (``Liaison statement: LS on ...``), as the IETF datatracker prints it."""
        first = min(self.blocks, default=0)
        for paragraph in self.document.paragraphs:
            if paragraph.place.block >= first:
                break
            if found := _TITLED_BAND.fullmatch(paragraph.text):
                yield Field("title", found[1], paragraph.place.within(*found.span(1)))
                break

    def text(self, label: str) -> str | None:
        found = first_of(self.fields, label)
        if found is None:
            return None
        self.keep(label, found)
        return collapse(_PARTED_NAME.sub("", found.text))

    def keep(self, name: str, found: Field) -> None:
        self.evidence.append(Evidence(name, found.place, found.verbatim))

    def band(self) -> bool:
        lines = islice((p.text for p in self.document.paragraphs if p.text.strip()), _TOP)
        return any(found.label == BARE and is_band(found.text) for found in self.fields) or any(map(is_band, lines))

    def number(self) -> str | None:
        found = number_of(self.block, self.document, self.house)
        if found is None:
            return None
        self.keep("number", found[1])
        return found[0]

    def source(self) -> tuple[Source, ...]:
        found = first_of(self.fields, "source", "from")
        if found is None:
            return ()
        parties = read_parties(unwrapped(found, self.vocabulary), self.vocabulary, names=False) or self.at_home(found)
        sources = [
            Source(group=group, detail=detail, place=found.place, verbatim=found.verbatim)
            for group, detail in [(party.group, party.detail) for party in parties] or [self.as_written(found)]
        ]
        return tuple(dict.fromkeys(sources))  # a group may stand there in two languages (``CE 20 / SG20``)

    def at_home(self, found: Field) -> tuple[Party, ...]:
        """The groups of the organization whose form this is, where they stand without its name."""
        parties = at_home(read_parties(found.text, self.vocabulary, names=True), self.house)
        return tuple(party for party in parties if party.known)

    def as_written(self, found: Field) -> tuple[str, str | None]:
        """A name that nobody knows: a part of the committee whose number the document has, or a group of its own."""
        committee = committee_number(self.fields)
        group = read_group(committee[0].rpartition(" N ")[0], self.vocabulary) if committee else None
        if group is not None:
            return group, collapse(found.text)
        self.findings.append(unknown_group(collapse(found.text), found))
        return collapse(found.text), None

    def replies(self) -> Iterator[Evidence]:
        """The statements that the title answers (``(reply to TSAG-LS35)``); the number is the name of the evidence."""
        for found in self.fields:
            reply = REPLY.search(found.text) if found.label in {"in_reply_to", "title"} else None
            if found.label == "in_reply_to" or reply:
                begin = reply.end() if reply else 0
                for mention in find_statement_numbers(found.text[begin:]):
                    yield Evidence(mention.number, found.place, found.verbatim)
                for number in partner_numbers(found.text[begin:]):
                    yield Evidence(number, found.place, found.verbatim)

    def questions(self, source: tuple[Source, ...]) -> tuple[str, ...]:
        group = source[0].group if source else None
        parted = {
            field: parted_questions(field.text, self.vocabulary)[0]
            for field in self.fields
            if field.label == "questions"
        }
        found = first_of((field for field, text in parted.items() if text.strip()), "questions")
        if found is None:
            return tuple(
                dict.fromkeys(
                    mention.question
                    for field in self.fields
                    if field.label in {"to", "source"}
                    for mention in find_questions(field.text, group)
                )
            )
        questions, rest = read_questions(parted[found], group)
        named, where = (questions, found) if questions else self.beside(found, group)
        self.keep("questions", where)
        rest = rest if not find_groups(rest, self.vocabulary) else ""
        if rest.strip(" ,;."):
            self.findings.append(
                Finding(Code.UNREAD_FIELD, f"Question(s): {collapse(rest)!r} was not understood", found.place)
            )
        return tuple(dict.fromkeys(mention.question for mention in named))

    def beside(self, found: Field, group: str | None) -> tuple[tuple[QuestionMention, ...], Field]:
        """The Questions that stand behind a value which names none, with nothing else (a reference was laid out before them)."""
        behind = self.fields[self.fields.index(found) + 1 :]
        if behind and behind[0].label in {BARE, "questions"}:
            questions, rest = read_questions(behind[0].text, group)
            if not rest.strip(" ,;."):
                return questions, behind[0]
        return (), found

    def date(self) -> str | None:
        """The date of a field of its own, or of a line with nothing else."""
        for found in sorted(self.fields, key=lambda field: field.label != "date"):
            read = read_date(collapse(found.text)) if found.label in {"date", BARE} else None
            if read is not None and len(read[0]) == _DAY and not read[1]:
                self.keep("date", found)
                return read[0]
        unread = first_of(self.fields, "date")
        if unread is not None and not find_spans(unread.text):
            message = f"Date: {collapse(unread.text)!r} was not understood"
            self.findings.append(Finding(Code.UNREAD_FIELD, message, unread.place))
        return None

    def deadline(self) -> Deadline | None:
        found = first_of(self.fields, "deadline")
        if found is None:
            return None
        days = dict.fromkeys(span.last for span in find_spans(found.text))
        if len(days) != 1:
            what = "holds no date" if not days else f"holds {len(days)} dates"
            self.findings.append(Finding(Code.UNREAD_FIELD, f"Deadline: {collapse(found.text)!r} {what}", found.place))
        date = next(iter(days)) if len(days) == 1 else None
        return Deadline(date=date, text=collapse(found.text), place=found.place, verbatim=found.verbatim)

    def keywords(self) -> tuple[str, ...]:
        text = self.text("keywords")
        return tuple(word for part in re.split(r"[;,]", (text or "").rstrip(".")) if (word := part.strip()))


def _without_band(found: Field) -> Field:
    """A value without the band of the statement in a line below it: a copy of a table may lose that it is a row of its own."""
    lines = found.text.split("\n")
    kept = [line for line in lines if not is_band(line)]
    if not kept or len(kept) == len(lines):
        return found
    return evolve(found, text="\n".join(kept), shown=found.verbatim)
