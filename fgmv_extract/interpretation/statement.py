"""The whole statement, from the parts that the other modules of this room read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from attrs import evolve

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.findings import Code, Finding
from fgmv_extract.interpretation.blocks import HeaderBlock
from fgmv_extract.interpretation.correspondence import Correspondence, read_correspondence
from fgmv_extract.interpretation.decisions import Surroundings
from fgmv_extract.interpretation.gaps import tell_announced, tell_empty_annex, tell_rows, tell_strays
from fgmv_extract.interpretation.header import Header, read_header
from fgmv_extract.interpretation.links import link_items
from fgmv_extract.interpretation.meetings import find_meetings
from fgmv_extract.interpretation.prose import read_prose
from fgmv_extract.interpretation.sections import sections_of
from fgmv_extract.interpretation.tables import Layouts, read_tables
from fgmv_extract.interpretation.told import read_told_rows
from fgmv_extract.interpretation.work_items import find_named_items
from fgmv_extract.itu.groups import find_groups, read_group
from fgmv_extract.itu.mention import Mention
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Addressee, Annex, Deliverable, Evidence, ReceivedAs, Source, Statement

_FOCUS_GROUP = "FG-"


def read_statement(
    document: Document, block: HeaderBlock | None, wrapper: ReceivedAs | None, layouts: Layouts, vocabulary: Vocabulary
) -> Statement:
    """Read what a document with one statement says.

    ``block`` is its header block, ``wrapper`` the TD around it; ``layouts`` are those of its deliverable tables, as far as
    they are told by themselves.
    """
    header = read_header(block, wrapper, document, vocabulary)
    sections = sections_of(document)
    prose = read_prose(_running_text(document, header, sections.prose), vocabulary)
    headings = (header.title or "", *(annex.verbatim or "" for annex in sections.annexes))
    mentions = [*(find_groups(heading, vocabulary) for heading in headings), *(said.groups for said in prose)]
    named = _focus_groups(chain.from_iterable(mentions))
    around = Surroundings(
        sections=sections,
        vocabulary=vocabulary,
        focus_group=named[0] if named else None,
        sender=header.source[0].group if header.source else None,
    )
    tables = read_tables(document, layouts, around, header.blocks)
    letter = read_correspondence(prose)
    findings = [*document.findings, *header.findings, *tables.findings]
    body = [paragraph for paragraph in sections.prose if paragraph.place.block not in header.blocks]
    marked = header.marked or letter.is_letter or bool(letter.replies)
    told = read_told_rows(prose if marked else (), tables.deliverables, around)
    deliverables = (*tables.deliverables, *told.deliverables)
    strays = tuple(tell_strays(sections.prose, deliverables, vocabulary))
    alone = [table for table in document.tables if table.place.block not in header.blocks | tables.blocks]
    rows = tuple(tell_rows(body, alone, deliverables, strays, around))
    if not marked:
        findings.append(_unmarked(document))
        if not tables.deliverables:
            return Statement(file=document.file, findings=(*findings, *rows))
    findings += (*told.findings, *strays, *rows)
    gaps = tuple(tell_empty_annex(document, sections))
    if not gaps and not deliverables and all(table.place.block in header.blocks for table in document.tables):
        gaps = tuple(tell_announced(prose, vocabulary))
    findings += gaps
    source = header.source or tuple(_inferred_source(letter, tables.deliverables))
    replies = _replies(header, letter, source, vocabulary)
    replies_to = tuple(evidence.field for evidence in replies)
    return Statement(
        file=document.file,
        number=header.number,
        title=header.title,
        type=header.type or ("LS/r" if replies_to else None),
        date=header.date,
        received_as=header.received_as,
        source=source,
        addressees=header.addressees
        if header.addressed
        else tuple(_inferred_addressees(letter, source, replies_to, vocabulary)),
        replies_to=replies_to,
        focus_groups=tuple(dict.fromkeys([*named, *(d.focus_group for d in deliverables if d.focus_group)])),
        questions=header.questions,
        meeting=header.meeting,
        approval=header.approval,
        deadline=header.deadline,
        contacts=header.contacts,
        keywords=header.keywords,
        abstract=header.abstract,
        meetings=find_meetings(prose, source[0].group if source else None),
        annexes=_once(sections.annexes),
        deliverables=deliverables,
        work_items=link_items(find_named_items(prose, vocabulary), deliverables),
        findings=tuple(findings),
        evidence=(*header.evidence, *(evolve(evidence, field="replies_to") for evidence in replies)),
    )


def _unmarked(document: Document) -> Finding:
    return Finding(Code.NOT_A_STATEMENT, f"nothing marks {document.file.name} as a liaison statement")


def _running_text(document: Document, header: Header, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The running text: the abstract, the letter that is a field, and the paragraphs of the body outside the header block."""
    body = tuple(paragraph for paragraph in paragraphs if paragraph.place.block not in header.blocks)
    abstract = next((evidence.place for evidence in header.evidence if evidence.field == "abstract"), None)
    whole = (evolve(place, start=None, end=None) for place in (abstract, header.letter) if place is not None)
    return (*(Paragraph(document.text_at(place), place) for place in whole), *body)


def _focus_groups(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The Focus Groups among the groups that are mentioned, in order."""
    return tuple(dict.fromkeys(mention.group for mention in mentions if mention.group.startswith(_FOCUS_GROUP)))


def _inferred_source(letter: Correspondence, deliverables: Sequence[Deliverable]) -> Iterator[Source]:
    """Who wrote: the only group with a position column, else who does in the prose what a sender does."""
    positions = {position.group: position for d in deliverables[:1] for position in d.positions}
    senders = {evidence.field: evidence for evidence in letter.senders}
    groups = list(positions) if len(positions) == 1 else list(senders)[:1]
    for group in groups:
        evidence = senders.get(group)
        yield Source(
            group=group,
            inferred=True,
            place=evidence.place if evidence else None,
            verbatim=evidence.verbatim if evidence else None,
        )


def _replies(
    header: Header, letter: Correspondence, source: Sequence[Source], vocabulary: Vocabulary
) -> tuple[Evidence, ...]:
    """The statements that are answered, those of the title first; nobody answers a statement of their own."""
    writers = {one.group for one in source}
    found = {evidence.field: evidence for evidence in (*letter.replies, *header.replies)}
    numbers = dict.fromkeys(evidence.field for evidence in (*header.replies, *letter.replies))
    return tuple(found[number] for number in numbers if _sender_of(number, vocabulary) not in writers)


def _sender_of(number: str, vocabulary: Vocabulary) -> str | None:
    """The group that sent the statement of a number: ``ITU-T TSAG`` for ``TSAG-LS35``."""
    return read_group(number.rpartition("-LS")[0], vocabulary)


def _inferred_addressees(
    letter: Correspondence, source: Sequence[Source], replies_to: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Addressee]:
    """To whom: who is thanked, asked or informed; else who sent the statement that is answered."""
    writers = {one.group for one in source}
    addressed = [evidence for evidence in letter.addressed if evidence.field not in writers]
    for evidence in addressed:
        yield Addressee(group=evidence.field, inferred=True, place=evidence.place, verbatim=evidence.verbatim)
    if not addressed:
        for group in dict.fromkeys(_sender_of(number, vocabulary) for number in replies_to):
            if group is not None:
                yield Addressee(group=group, inferred=True)


def _once(annexes: Sequence[Annex]) -> tuple[Annex, ...]:
    """Each annex once: a label that comes twice stood in a table of contents before."""
    return tuple({annex.label: annex for annex in annexes}.values())
