"""Several statements in one document, and statements that their receiver issued again."""

from collections.abc import Callable

import pytest
from attrs import evolve

from fgmv_extract.document import Document, Paragraph, Part
from fgmv_extract.findings import Code, Finding
from fgmv_extract.interpretation import interpret, interpret_all
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import Place
from fgmv_extract.records import ReceivedAs, Statement

Page = Callable[..., Document]
Say = Callable[..., Statement]

OUTER = """
| INTERNATIONAL TELECOMMUNICATION UNION\\nSTUDY PERIOD 2022-2024 | SG16-TD120/GEN |
| STUDY GROUP 16 | < |
| Question(s): | QALL/16 |
| Source: | ITU-T SG20 |
| Title: | LS/i on deliverables of FG-MV [from ITU-T SG20] |
| Purpose: | Information |
"""
INNER = """
| INTERNATIONAL TELECOMMUNICATION UNION | SG20-LS160 |
| Question(s): | 7/20 |
| Source: | ITU-T Study Group 20 |
| Title: | LS/r on deliverables of FG-MV (reply to TSAG-LS35) |
| For action to: | TSAG |
| For information to: | SG16 |
| Deadline: | 1 July 2025 |
"""
OUTER_LINES = (
    "SG16-TD120/GEN", "STUDY GROUP 16", "Question(s): QALL/16", "Source: ITU-T SG20",
    "Title: LS/i on deliverables of FG-MV [from ITU-T SG20]", "Purpose: Information",
)  # fmt: skip
INNER_LINES = (
    "SG20-LS160", "LIAISON STATEMENT", "Question(s): 7/20", "Source: ITU-T Study Group 20",
    "Title: LS/r on deliverables of FG-MV (reply to TSAG-LS35)", "For action to: TSAG", "For information to: SG16",
    "Deadline: 1 July 2025",
)  # fmt: skip
RECEIVED = (
    "A new liaison statement has been received from SG20. This liaison statement follows and the original file can be "
    "downloaded from the ITU ftp server."
)
LIST = """
| No. | Title | Allocated to | SG20 |
| FGMV-01 | Technical Report on Metaverse | SG16 | Q7/20 plans to initiate new work. |
| FGMV-02 | Technical Report on Avatars | SG20 |  |
"""
RECEIVED_AS = ReceivedAs(
    number="SG16-TD120/GEN",
    title="LS/i on deliverables of FG-MV [from ITU-T SG20]",
    type="LS/i",
    group="ITU-T SG16",
)


@pytest.mark.parametrize(
    "blocks",
    [
        (OUTER, RECEIVED, INNER),
        (OUTER, INNER),
        (OUTER, "", "", INNER),
        (*OUTER_LINES, RECEIVED, *INNER_LINES),
        (*OUTER_LINES, *INNER_LINES),
        (OUTER, RECEIVED, *INNER_LINES),
        (*OUTER_LINES, RECEIVED, INNER),
        ("\n".join(OUTER_LINES), RECEIVED, "\n".join(INNER_LINES)),
    ],
    ids=[
        "tables",
        "adjoining",
        "page break",
        "lines",
        "adjoining lines",
        "table and lines",
        "lines and table",
        "breaks",
    ],
)
def test_the_inner_of_two_header_blocks_is_the_statement(say: Say, blocks: tuple[str, ...]) -> None:
    """Whether the blocks are tables or lines, and whatever stands between them."""
    statement = say(*blocks, "SG20 reviewed the deliverables.", LIST)
    assert statement.received_as == RECEIVED_AS
    assert (statement.number, statement.type, statement.replies_to) == ("SG20-LS160", "LS/r", ("TSAG-LS35",))
    assert [one.group for one in statement.addressees] == ["ITU-T TSAG", "ITU-T SG16"]
    assert statement.questions == ("Q7/20",)
    assert statement.deadline is not None
    assert statement.deadline.date == "2025-07-01"
    assert [each.id for each in statement.deliverables] == ["FGMV-01", "FGMV-02"]


def test_a_wrapper_makes_one_statement(page: Page) -> None:
    """The words around the original are not those of another."""
    assert len(interpret_all(page(OUTER, RECEIVED, INNER, LIST), default())) == 1


def test_a_wrapper_without_the_letter_i_is_told_by_its_words(say: Say) -> None:
    """The TD may have the title of the statement itself."""
    outer = OUTER.replace("LS/i on", "LS on")
    assert say(outer, RECEIVED, INNER).number == "SG20-LS160"
    received = say(outer, RECEIVED, INNER).received_as
    assert received is not None
    assert (received.number, received.type) == ("SG16-TD120/GEN", None)


@pytest.mark.parametrize(
    ("words", "wraps"),
    [
        (RECEIVED, True),
        ("The text of the liaison is reproduced below.", True),
        ("The incoming letter:", True),
        ("The meeting agreed on a report. It was received well.", False),
        (f"{RECEIVED} {'The words of a report go on and on. ' * 45}", False),
    ],
)
def test_words_between_two_blocks_tell_of_what_was_received(say: Say, words: str, wraps: bool) -> None:  # noqa: FBT001  a case
    """Where the titles do not; a report in which a statement stands at length is no wrapper of it."""
    outer = OUTER.replace("LS/i on deliverables of FG-MV [from ITU-T SG20]", "Matters of the day")
    received = say(outer, words, INNER).received_as
    assert (received is not None and received.title == "Matters of the day") is wraps


def test_a_wrapper_may_repeat_the_addressees(say: Say) -> None:
    """As the TDs of TSAG did."""
    outer = OUTER + "| For information to: | SG2, SG3 |\n"
    statement = say(outer, RECEIVED, INNER)
    assert (statement.number, [one.group for one in statement.addressees]) == (
        "SG20-LS160",
        ["ITU-T TSAG", "ITU-T SG16"],
    )


def test_the_outermost_of_three_is_what_it_was_received_as(say: Say) -> None:
    """A parent group passes on what it received."""
    middle = OUTER.replace("SG16-TD120/GEN", "TSAG-TD33").replace("GROUP 16", "GROUP 2")
    statement = say(OUTER, RECEIVED, middle, RECEIVED, INNER)
    assert statement.number == "SG20-LS160"
    assert statement.received_as == RECEIVED_AS


def test_an_incoming_statement_under_one_header_block(say: Say) -> None:
    """The only block is the receiver's: its number is not the statement's."""
    statement = say(OUTER, "SG20 thanks TSAG for its liaison statement.")
    assert statement.received_as == RECEIVED_AS
    assert (statement.number, statement.type) == (None, "LS/i")
    assert [one.group for one in statement.source] == ["ITU-T SG20"]


def test_number_of_the_wrapper_in_a_page_header(page: Page) -> None:
    """Where Word shows the number of the TD on every page."""
    made = page(OUTER.replace("SG16-TD120/GEN", "TD"), RECEIVED, INNER)
    last = made.blocks[-1].place.block + 1
    header = Paragraph("- 2 -\nSG16-TD120/GEN", made.blocks[0].place, part=Part.HEADER)
    statement = interpret(Document(made.file, (*made.blocks, header)), default())
    assert last == 3
    assert statement.received_as is not None
    assert statement.received_as.number == "SG16-TD120/GEN"


SECOND = INNER.replace("SG20-LS160", "SG16-LS7").replace("Study Group 20", "Study Group 16").replace("7/20", "21/16")


def test_statements_one_after_the_other(page: Page) -> None:
    """Each has its own header, its own deliverables and its own places in the one document."""
    made = page("SG20-LS160", INNER, "First.", LIST, "Annex B", LIST.replace("-0", "-1"), "SG16-LS7", SECOND, LIST)
    first, second = interpret_all(made, default())
    assert (first.number, second.number) == ("SG20-LS160", "SG16-LS7")
    assert [each.id for each in first.deliverables] == ["FGMV-01", "FGMV-02", "FGMV-11", "FGMV-12"]
    assert [each.id for each in second.deliverables] == ["FGMV-01", "FGMV-02"]
    assert [each.annex for each in second.deliverables] == [None, None]
    for statement in (first, second):
        placed = [(each.place, each.verbatim) for each in statement.deliverables]
        placed += [(each.place, each.verbatim) for each in statement.addressees]
        placed += [(each.place, each.verbatim) for each in statement.evidence]
        for place, verbatim in placed:
            assert place is not None
            assert made.text_at(place) == verbatim


def test_the_first_of_several_is_the_one(page: Page) -> None:
    """For callers that want one."""
    made = page(INNER, "First.", SECOND, "Second.")
    assert interpret(made, default()) == interpret_all(made, default())[0]


def test_statements_in_lines(page: Page) -> None:
    """With rules, dates and other matter between them, which belong to none."""
    lines = (
        "Liaison Statement",
        "To: ITU SG 16",
        "For Information",
        "Source: IETF CODEC Working Group",
        "Date: May 5, 2010",
    )
    long = "The IETF would like to give an update on the status of codec activities within the IETF. " * 4
    other = tuple(line.replace("ITU SG 16", "3GPP SA WG4").replace("May 5", "May 7") for line in lines)
    made = page(
        "title: Statements of a group", "date: 2022", "---", "To: Mr Roe", "Please find it enclosed.", "-----",
        *lines, long, "Sincerely,", "Jane Roe", "-----", "To: Jane", "Subject: Liaison statement from IETF to 3GPP",
        "Please find it enclosed.", "-----", *other, long, "Sincerely,",
    )  # fmt: skip
    first, second = interpret_all(made, default())
    assert [(one.group, one.detail) for one in (*first.addressees, *second.addressees)] == [
        ("ITU-T SG16", None),
        ("3GPP", "SA WG4"),
    ]
    assert (first.date, second.date) == ("2010-05-05", "2010-05-07")
    assert (first.title, second.title) == (None, None)


def test_a_statement_quoted_in_an_annex_is_no_other(page: Page) -> None:
    """A header block under the heading of an annex is that of what is annexed."""
    made = page(INNER, "SG20 answers as follows.", "Annex A: The statement received", SECOND, "Words of SG16.")
    (statement,) = interpret_all(made, default())
    assert statement.number == "SG20-LS160"


def test_statements_in_a_report(page: Page) -> None:
    """The report's own header is none of a statement, so the first statement is the first in it."""
    report = "| Source: | Rapporteur |\n| Title: | Report of the meeting |\n| Question(s): | 7/20 |"
    made = page(report, "The meeting agreed on two statements.", "Annex A", INNER, "Words.", "Annex B", SECOND)
    assert [each.number for each in interpret_all(made, default())] == ["SG20-LS160", "SG16-LS7"]


def test_a_document_without_a_header_makes_one(page: Page) -> None:
    """There is always one statement, be it empty."""
    assert len(interpret_all(page("Words."), default())) == 1


def test_each_statement_has_the_findings_of_its_own_blocks(page: Page) -> None:
    """What was odd in the first is not told of the second; what is said of the whole document is told of both."""
    made = page("SG20-LS160", INNER, LIST, "SG16-LS7", SECOND, LIST)
    odd = [
        Finding(Code.STRUCK_TEXT, "in the first", Place(2)),
        Finding(Code.STRUCK_TEXT, "in the second", Place(5)),
        Finding(Code.STRUCK_TEXT, "anywhere"),
    ]
    told = interpret_all(evolve(made, findings=tuple(odd)), default())
    said = [[each.message for each in one.findings if each.code is Code.STRUCK_TEXT] for one in told]
    assert said == [["in the first", "anywhere"], ["in the second", "anywhere"]]


def test_a_heading_of_an_annex_may_stand_some_lines_above_what_is_annexed(page: Page) -> None:
    """Its title and the words *as received* come between."""
    for between in ((), ("The statement received",), ("The statement received", "in its first version")):
        made = page(INNER, "SG20 answers as follows.", "Annex A", *between, SECOND, "Words of SG16.")
        assert [each.number for each in interpret_all(made, default())] == ["SG20-LS160"]


def test_headers_of_pages_are_of_a_statement_that_stands_alone(page: Page) -> None:
    """Where there are two, nothing tells whose number a page repeats."""
    block = (
        "| Source: | ITU-T SG{0} |\n| Title: | LS/o on avatars |\n| For action to: | TSAG |\n| Deadline: | 1 May 2024 |"
    )
    one = page("A cover page", "LIAISON STATEMENT", block.format(16), "SG16-LS77", "SG16 thanks TSAG.")
    two = page(
        *("LIAISON STATEMENT", block.format(16), "SG16 thanks TSAG."),
        *("LIAISON STATEMENT", block.format(17), "SG17-LS77", "SG17 thanks TSAG."),
    )
    for document, at, numbers in ((one, 3, ["SG16-LS77"]), (two, 5, [None, None])):
        header = evolve(document.blocks[at], part=Part.HEADER)
        printed = evolve(document, blocks=(*document.blocks[:at], header, *document.blocks[at + 1 :]))
        assert [statement.number for statement in interpret_all(printed, default())] == numbers


def test_a_header_block_between_the_lines_of_another_is_no_statement(page: Page) -> None:
    """Its lines would be cut apart, and those behind it are the first one's."""
    document = page(
        "SG13-LS901", "| Title: | LS/o on maps |\n| For action to: | SG20 |", "Source: ITU-T SG13",
        "Title: LS/o on avatars", "For action to: ITU-T TSAG", "Abstract: SG13 tells of avatars.",
    )  # fmt: skip
    (statement,) = interpret_all(document, default())
    assert (statement.number, statement.title, statement.abstract) == ("SG13-LS901", "LS/o on avatars", "SG13 tells of avatars.")  # fmt: skip


def test_lines_above_a_header_block_are_not_taken_from_the_block_before(page: Page) -> None:
    """The end of a header block may look like the number and band that stand above the next."""
    first = ("Source: ITU-T SG13", "Title: LS/o on avatars", "For action to: ITU-T TSAG", "Abstract: Avatars")
    document = page(*first, "| Source: | ITU-T SG20 |\n| Title: | LS/o on maps |\n| For action to: | TSAG |")
    told = [(one.title, one.abstract) for one in interpret_all(document, default())]
    assert told == [("LS/o on avatars", "Avatars"), ("LS/o on maps", None)]


MAIL = (
    "From: Gary Sullivan <gary@example.org>", "To: tsbsg16@example.org", "Date: Fri, 26 Jan 2024 17:41:09 +0100",
    "Subject: Liaison statement on the metaverse",
)  # fmt: skip
BROUGHT = (
    "ISO/IEC JTC 1/SC 29 N 20871", "Source: ISO/IEC JTC 1/SC 29", "To: ITU-T SG16, FG-MV",
    "Title: Liaison statement on immersive media", "Deadline: 10 May 2024",
)  # fmt: skip


def test_a_mail_brings_a_statement(page: Page) -> None:
    """Its head is an envelope: who sends what to whom stands in the header block below it."""
    (statement,) = interpret_all(page(*MAIL, *BROUGHT, "Dear colleagues, SC 29 thanks FG-MV."), default())
    assert [each.group for each in statement.source] == ["ISO/IEC JTC 1/SC 29"]
    assert [each.group for each in statement.addressees] == ["ITU-T SG16", "FG-MV"]
    assert statement.title == "Liaison statement on immersive media"
    assert statement.deadline is not None
    assert statement.deadline.date == "2024-05-10"


def test_a_mail_brings_a_statement_of_the_template(page: Page) -> None:
    """What stands above its source belongs to it too, and there may be words between."""
    words = ("Dear colleagues,", "Please find the statement below.", "Regards,", "The secretariat")
    (statement,) = interpret_all(page(*MAIL, *words, *INNER_LINES), default())
    assert (statement.number, statement.questions) == ("SG20-LS160", ("Q7/20",))
    assert [each.group for each in statement.source] == ["ITU-T SG20"]


def test_a_mail_that_is_the_statement(page: Page) -> None:
    """Without a header block below it, its head is that of the statement."""
    (statement,) = interpret_all(page(*MAIL, "Dear colleagues, SC 29 thanks FG-MV."), default())
    assert statement.title == "Liaison statement on the metaverse"


def test_labels_in_spanish(say: Say) -> None:
    """As the ITU prints them."""
    statement = say(
        "| SG5-LS120 | COMISIÓN DE ESTUDIO 5 |\n| Cuestión(es): | 9/5 |\n| Origen: | Comisión de Estudio 5 del UIT-T |\n"
        "| Título: | LS/r sobre los resultados del FG-MV (respuesta a TSAG-LS35) |\n| Para acción a: | GANT |\n"
        "| Para información a: | UIT-T CE 20 |\n| Plazo: | 15 de enero de 2025 |",
        "| Número | Título | Fecha | Atribuido a |\n"
        "| FGMV-49 | Informe técnico sobre Sostenibilidad | junio de 2024 | CE 5 (CE 16, CE 20) |",
    )
    assert (statement.number, statement.type, statement.replies_to) == ("SG5-LS120", "LS/r", ("TSAG-LS35",))
    assert [each.group for each in statement.source] == ["ITU-T SG5"]
    said = [(each.group, each.purpose) for each in statement.addressees]
    assert said == [("ITU-T TSAG", "action"), ("ITU-T SG20", "information")]
    assert statement.deadline is not None
    assert statement.deadline.date == "2025-01-15"
    (deliverable,) = statement.deliverables
    assert (deliverable.kind, deliverable.title, deliverable.approved) == (
        "Technical Report",
        "Sostenibilidad",
        "2024-06",
    )
    assert deliverable.allocation is not None
    assert [share.group for share in deliverable.allocation.shares] == ["ITU-T SG5", "ITU-T SG16", "ITU-T SG20"]


def test_the_number_in_a_table_of_its_own_above(page: Page) -> None:
    """A layout tears the top of the template off; a table with labels there is something else."""
    top = "| INTERNATIONAL TELECOMMUNICATION | SG9-LS77\\nSTUDY GROUP 9 |"
    rest = "| Source: | ITU-T SG9 |\n| Title: | LS/o on maps |\n| For action to: | TSAG |"
    assert interpret(page(top, "STUDY PERIOD 2022-2024", rest), default()).number == "SG9-LS77"
    assert interpret(page("| Answers: | SG9-LS77 |", "Some words.", rest), default()).number is None
