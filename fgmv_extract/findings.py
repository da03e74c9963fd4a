"""What was odd but readable: findings with enumerated codes, in the result instead of a log."""

from enum import Enum, StrEnum
from typing import NamedTuple, final

from attrs import field, frozen

from fgmv_extract.places import Place
from fgmv_extract.quick import quick_late


@final
class Severity(StrEnum):
    """How much a finding matters to somebody who relies on the result; ordered by ``rank``."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a note, rising."""
        return list(Severity).index(self)


class _Meaning(NamedTuple):
    name: str
    severity: Severity
    sentence: str
    example: str
    loses: bool = False


@final
class Code(Enum):
    """Every kind of finding: its name, severity, whether something could not be read, what it means, an example."""

    # text and characters
    ENCODING_GUESSED = _Meaning(
        "encoding-guessed",
        Severity.WARNING,
        "The text is not UTF-8; it was read in the encoding the message names.",
        "a dump saved on Windows, in which “ is the byte 0x93",
    )
    MOJIBAKE_REPAIRED = _Meaning(
        "mojibake-repaired",
        Severity.WARNING,
        "UTF-8 had been read as windows-1252 and saved again; the damage was undone.",
        "Study Groupâ€™s -> Study Group’s",
    )
    CONTROL_CHARACTERS = _Meaning(
        "control-characters",
        Severity.NOTE,
        "Characters that no text has (NUL, lone surrogates) were replaced by blanks.",
        "FGMV-01\\x00",
    )
    UNUSUAL_CHARACTERS = _Meaning(
        "unusual-characters",
        Severity.NOTE,
        "Typographic look-alikes (no-break blanks and hyphens, soft hyphens) were kept in the verbatim text and folded "
        "for reading.",
        "SG2\\u2011TD9 is read as SG2-TD9",
    )
    # documents
    MISSING_PART = _Meaning(
        "missing-part",
        Severity.WARNING,
        "The file refers to a part that it does not hold; the rest was read.",
        "word/footnotes.xml is named in the relationships and absent from the archive",
        loses=True,
    )
    EMBEDDED_DOCUMENT = _Meaning(
        "embedded-document",
        Severity.WARNING,
        "Another document is embedded in this one, or included by reference, and was not read.",
        "an HTML file that Word shows in the place of a ‘w:altChunk’",
        loses=True,
    )
    CUT_OFF = _Meaning(
        "cut-off",
        Severity.ERROR,
        "The document ends before its end; what stands before the damage was read.",
        "a download that stopped half way",
        loses=True,
    )
    TRACKED_CHANGES = _Meaning(
        "tracked-changes",
        Severity.NOTE,
        "The document holds tracked changes; the message says which view was read.",
        "SG16 deleted and SG21 inserted: read as SG21, or as SG16 with --revisions original",
    )
    HIDDEN_TEXT = _Meaning(
        "hidden-text",
        Severity.NOTE,
        "Text that the document marks as hidden was left out.",
        "a run with the property ‘vanish’",
    )
    NESTED_TEXT = _Meaning(
        "nested-text",
        Severity.NOTE,
        "A cell of a deliverable table holds a table or a text box of its own; its text was read as further lines of the cell.",
        "‘Lead | SG20’ stands in a table inside the allocation cell",
    )
    LIMIT_REACHED = _Meaning(
        "limit-reached",
        Severity.ERROR,
        "A documented limit was reached; what lies beyond it was not read.",
        "a table with more than 100,000 rows",
        loses=True,
    )
    CONVERTED = _Meaning(
        "converted",
        Severity.NOTE,
        "The format is not read here; LibreOffice made a Word document of it, and that was read.",
        "a document of Word 95",
    )
    # pages
    PAGE_FURNITURE = _Meaning(
        "page-furniture",
        Severity.NOTE,
        "What pages repeat around their text (headers, footers, page and line numbers, captions of continued tables) was left "
        "out of it.",
        "‘- 3 -’ and ‘SG20-LS160’ at the top of every page",
    )
    HEADING_REPEATED = _Meaning(
        "heading-repeated",
        Severity.NOTE,
        "A table runs over pages; the heading rows it begins with on each of them were read once.",
        "‘No. | Title | Approved’ on pages 2 to 9",
    )
    ROW_JOINED = _Meaning(
        "row-joined",
        Severity.NOTE,
        "A page break cuts a row of a table; its halves were joined cell by cell.",
        "the title of FGMV-05 ends on the next page",
    )
    PAGE_WITHOUT_TEXT = _Meaning(
        "page-without-text",
        Severity.ERROR,
        "A page is a picture without any text; it was not read.",
        "a page that was scanned",
        loses=True,
    )
    STRUCK_TEXT = _Meaning(
        "struck-text",
        Severity.WARNING,
        "Text is struck through: a deletion that was made by hand, and was left out, or in a PDF one that was printed, and was read like "
        "all other text.",
        "a draft in which SG13 is crossed out and SG11 stands behind it",
        loses=True,
    )
    # mails and archives
    UNREAD_MEMBER = _Meaning(
        "unread-member",
        Severity.WARNING,
        "A document in the mail or archive could not be read; the message says why.",
        "an Excel workbook attached to a mail, a document in a zip archive that needs a password",
        loses=True,
    )
    OTHER_DOCUMENTS = _Meaning(
        "other-documents",
        Severity.NOTE,
        "The mail or archive holds more than the document that was read: covering words, pictures, copies.",
        "a mail with the statement attached, whose own text says ‘please find attached’",
    )
    # statements
    NOT_A_STATEMENT = _Meaning(
        "not-a-statement",
        Severity.WARNING,
        "Nothing marks this document as a liaison statement: no number, no addressee, no title that begins with LS.",
        "a Recommendation, an agenda, a report",
    )
    SEVERAL_STATEMENTS = _Meaning(
        "several-statements",
        Severity.WARNING,
        "The file holds more than one statement; the first was read.",
        "an archive page with all statements of a working group",
    )
    UNREAD_FIELD = _Meaning(
        "unread-field",
        Severity.WARNING,
        "A field of the header block holds text that was not understood; it stands in the message.",
        "Deadline: as soon as convenient",
    )
    RUN_TOGETHER = _Meaning(
        "run-together",
        Severity.WARNING,
        "Lines of the header block were run together, or lost the empty ones between them: what belongs to what cannot be told.",
        "Contact: Jane Doe Example Media Laboratory; three labels beside two values",
        loses=True,
    )
    # deliverable tables
    TRUNCATED_ROW = _Meaning(
        "truncated-row",
        Severity.ERROR,
        "A row has fewer cells than its table has columns; the missing ones are absent, not blank.",
        "the text ends after the fourth cell of FGMV-52",
        loses=True,
    )
    RAGGED_ROW = _Meaning(
        "ragged-row",
        Severity.WARNING,
        "A row holds more than its table has columns for; what no cell takes stands in the message.",
        "| FGMV-01 | Title | July 2023 | SG16 | | Q7/20 |",
    )
    BLANKS_INVISIBLE = _Meaning(
        "blanks-invisible",
        Severity.WARNING,
        "In this kind of text an empty cell leaves no trace, so positions without text are absent, not blank.",
        "a dump in which every line was trimmed",
        loses=True,
    )
    CELLS_APART = _Meaning(
        "cells-apart",
        Severity.ERROR,
        "The cells of a table stand apart from the rest of their rows, as column after column; what cannot be paired is not read.",
        "text that pdftotext made without -layout: all identifiers of a page, then all titles",
        loses=True,
    )
    CELLS_UNSURE = _Meaning(
        "cells-unsure",
        Severity.WARNING,
        "Nothing but space parts the cells of a table, and something in them does not fit: text may have come into a wrong cell.",
        "‘Guidance December on how to build a metaverse’, with nothing but 2023 in the column of dates",
        loses=True,
    )
    HYPHENS_LOST = _Meaning(
        "hyphens-lost",
        Severity.NOTE,
        "The program that made the text drops hyphens at the ends of lines: a word that nothing else in it spells may lack its own.",
        "‘crossplatform’ in text that pdftotext made without -layout, where the page breaks the line behind ‘cross-’",
        loses=True,
    )
    MERGED_CELL = _Meaning(
        "merged-cell",
        Severity.NOTE,
        "A cell covers several columns of a deliverable table; it was read for the first, the others are absent.",
        "‘All for information’ over the allocation column and the position column",
        loses=True,
    )
    NOT_A_DELIVERABLE = _Meaning(
        "not-a-deliverable",
        Severity.WARNING,
        "A row of a deliverable table has no identifier; its text stands in the message.",
        "a row with a remark under the table",
    )
    SEVERAL_IN_ROW = _Meaning(
        "several-in-row",
        Severity.NOTE,
        "One row of a table names several deliverables; each of them has what the row says.",
        "FGMV-03 to FGMV-05",
    )
    DUPLICATE_DELIVERABLE = _Meaning(
        "duplicate-deliverable",
        Severity.WARNING,
        "Two rows have the same identifier; both are kept.",
        "FGMV-31 in Annex A and again in Annex B",
    )
    UNKNOWN_IDENTIFIER = _Meaning(
        "unknown-identifier",
        Severity.NOTE,
        "The identifier fits no Focus Group of the vocabulary; it was kept as written.",
        "FGXY-07",
    )
    UNKNOWN_GROUP = _Meaning(
        "unknown-group",
        Severity.WARNING,
        "A group was read by its form only; the vocabulary does not know it, or its study period does not have it.",
        "SG99",
    )
    UNREAD_ALLOCATION = _Meaning(
        "unread-allocation",
        Severity.WARNING,
        "Part of an allocation cell was not understood; it stands in the message and in the text of the allocation.",
        "SG20 (subject to approval)",
    )
    ALLOCATION_SET_ASIDE = _Meaning(
        "allocation-set-aside",
        Severity.NOTE,
        "Several columns allocate a deliverable and not all can hold: what was allocated before, or only suggested where a decision "
        "stands beside it, stands in the message.",
        "Suggested by FG-MV: SG20 (SG16), beside Allocated by TSAG: SG20 and SG16",
    )
    UNREAD_POSITION = _Meaning(
        "unread-position",
        Severity.NOTE,
        "A position names no commitment this grammar knows; its text is kept.",
        "Q7/20 will think about it.",
    )
    UNREAD_DATE = _Meaning(
        "unread-date",
        Severity.WARNING,
        "A date was not understood; its text stands in the message.",
        "Approved: tbc",
    )
    UNREAD_COLUMN = _Meaning(
        "unread-column",
        Severity.NOTE,
        "A column of a deliverable table has a heading this version gives no meaning to; its texts are kept as evidence of "
        "each deliverable.",
        "a column headed Remarks",
    )
    UNREAD_TABLE = _Meaning(
        "unread-table",
        Severity.NOTE,
        "A table names deliverables, but its columns do not make it a deliverable table; it was left alone.",
        "a table of contents with FGMV-01 in it",
    )
    UNREAD_ROWS = _Meaning(
        "unread-rows",
        Severity.WARNING,
        "Lines name deliverables as the rows of a table do, and no table could be made of them; they were left alone.",
        "‘FGMV-01 Exploring the metaverse’ and ‘FGMV-02 Cyber risks’ in lines of their own, without any heading above them",
        loses=True,
    )
    TOLD_IN_PROSE = _Meaning(
        "told-in-prose",
        Severity.NOTE,
        "Sentences allocate deliverables that have no row in a table; the allocations were read from there, and nothing else of them.",
        "Deliverables FGMV-01 and FGMV-05 to FGMV-08 have been allocated to SG20.",
    )
    TOLD_OTHERWISE = _Meaning(
        "told-otherwise",
        Severity.WARNING,
        "A sentence allocates a deliverable otherwise than its row does; what the row says was kept.",
        "‘FGMV-28 was allocated to SG16’ above a table in which it goes to SG20",
    )
    UNREAD_SENTENCE = _Meaning(
        "unread-sentence",
        Severity.WARNING,
        "A sentence names a deliverable without a record beside a group, or gives all of those without an allocation to one, and was not understood.",
        "SG16 agreed to take FGMV-11 (Q21/16), provided that TSAG allocates it.",
        loses=True,
    )
    APPROVED_OUTSIDE_PERIOD = _Meaning(
        "approved-outside-period",
        Severity.NOTE,
        "A deliverable was approved outside the period its annex names.",
        "June 2024 in an annex headed (from March to December 2023)",
    )
    # several statements
    ORDER_UNSURE = _Meaning(
        "order-unsure",
        Severity.NOTE,
        "Several statements were put in order of time, and their dates, numbers and replies leave it open in part.",
        "two statements of 12 July 2024, neither of which answers the other",
    )
    # comparisons
    NOT_COMPARED = _Meaning(
        "not-compared",
        Severity.WARNING,
        "A cell is absent on one side, so whether it changed is unknown.",
        "the earlier text ends before the position of FGMV-52",
    )
    DUPLICATES_NOT_COMPARED = _Meaning(
        "duplicates-not-compared",
        Severity.WARNING,
        "One statement has several rows of a deliverable that say different things; which became which is not guessed.",
        "FGMV-31 stands twice in the earlier statement and once in the later one",
    )
    UNCLEAR_MATCH = _Meaning(
        "unclear-match",
        Severity.WARNING,
        "A deliverable may be another one under a new identifier, but its title fits several as well.",
        "two deliverables are called ‘Use cases’, and both have new identifiers",
    )
    SAID_ONCE = _Meaning(
        "said-once",
        Severity.NOTE,
        "Only one of the two statements speaks of this at all, so it was not compared.",
        "the earlier statement has a column of SG20, the later one has none",
    )
    EQUIVALENT_GROUPS = _Meaning(
        "equivalent-groups",
        Severity.NOTE,
        "All study groups are named one by one on one side and as ‘all SGs’ on the other: that is the same.",
        "SG16 (All SGs) -> SG16 (SG2, SG3, SG5, SG9, SG11, SG12, SG13, SG15, SG17, SG20)",
    )
    EVERYBODY_CHANGED = _Meaning(
        "everybody-changed",
        Severity.WARNING,
        "‘All’ or ‘all SGs’ joined or left an allocation; no named group did.",
        "SG16 (All SGs) -> SG16",
    )
    UNREAD_CHANGED = _Meaning(
        "unread-changed",
        Severity.WARNING,
        "Words that were not understood, or a column without a meaning, read differently on the two sides.",
        "SG20 (subject to approval) -> SG20 (approval pending)",
    )
    OTHER_STUDY_PERIOD = _Meaning(
        "other-study-period",
        Severity.NOTE,
        "The statements are of different study periods, between which Questions are renumbered.",
        "Q1/20 of 2022-2024 and Q1/20 of 2025-2028",
    )

    def __repr__(self) -> str:
        return f"Code.{self.name}"

    @property
    def label(self) -> str:
        """The name that stands in JSON and on the command line (``truncated-row``)."""
        return self.value.name

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.value.severity

    @property
    def loses(self) -> bool:
        """Whether something that may stand in the original could not be read: a comparison must say so."""
        return self.value.loses

    @property
    def sentence(self) -> str:
        """What it means, in one sentence."""
        return self.value.sentence

    @property
    def example(self) -> str:
        """An example."""
        return self.value.example


_BY_LABEL = {code.label: code for code in Code}


def code_named(label: str) -> Code:
    """Return the code of that name; ``ValueError`` names the known ones when there is none."""
    try:
        return _BY_LABEL[label]
    except KeyError:
        raise ValueError(f"no finding is called {label!r}; there are {', '.join(_BY_LABEL)}") from None


@final
@quick_late(place=Place)
@frozen(weakref_slot=False)
class Finding:
    """One oddity: its code, one sentence about this case, where it is, and the deliverable concerned (its id)."""

    code: Code
    message: str
    place: Place | None = field(default=None, eq=False)
    deliverable: str | None = None

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return self.code.severity
