"""The tables of the store: their columns, keys and meanings.

A row below a statement is found by ``statement`` and its number there, from 0, in the order of the document; so the same
archive gives the same store, whatever the number of workers. ``fgmv-extract schema tables`` prints this.
"""

from fgmv_extract.archive.store.shape import Column, Table

IN_A_DOCUMENT = 1_000_000
"""The number of a statement is so many times that of its document, and its number there: who reads it again, numbers it alike."""


_STATEMENT = Column("statement", "INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE", "the statement")
_ROW = Column("row", "INTEGER NOT NULL", "number of the deliverable in its statement, from 0")
_NTH = Column("nth", "INTEGER NOT NULL", "its number, from 0, in the order written")
_OF_ROW = "FOREIGN KEY (statement, row) REFERENCES deliverables ON DELETE CASCADE"


def _key(*columns: str) -> str:
    return f"PRIMARY KEY ({', '.join(columns)})"


DOCUMENTS = Table(
    "documents",
    "a document by its content: it is read once, however many places it stands in",
    (
        Column("document", "INTEGER PRIMARY KEY", "its number in this store"),
        Column("sha256", "TEXT NOT NULL", "digest of its bytes"),
        Column("kind", "TEXT NOT NULL", "what its bytes may be: the ending of its name, or as its mail says: (html)"),
        Column("size", "INTEGER NOT NULL", "bytes"),
        Column("format", "TEXT", "docx, pdf, html, ...; null when it was not read"),
        Column("dialect", "TEXT", "how tables are laid out in plain text"),
        Column("outcome", "TEXT NOT NULL", "ok, partial, empty, unsupported, encrypted, malformed, limit, ..."),
        Column("problem", "TEXT", "what is wrong with a document that was not read"),
        Column("remedy", "TEXT", "what would help"),
        Column("traceback", "TEXT", "of a bug of the program"),
        Column("extractor", "TEXT NOT NULL", "version of the program and the options it was read with"),
    ),
    ("UNIQUE (sha256, kind)",),
)
ORIGINS = Table(
    "origins",
    "a place in the archive at which a document stands",
    (
        Column("location", "TEXT PRIMARY KEY", "path or URL, through containers: bundle.zip!/LS/SG20-LS35.docx"),
        Column("container", "TEXT", "the location without the name of the document; null outside containers"),
        Column("name", "TEXT NOT NULL", "name of the document itself"),
        Column("document", "INTEGER REFERENCES documents", "the document; null when its bytes could never be had"),
        Column("outcome", "TEXT", "why its bytes could not be had when they were last wanted; null when they could"),
        Column("problem", "TEXT", "in words"),
        Column("remedy", "TEXT", "what would help"),
    ),
)
JOURNAL = Table(
    "journal",
    "how the reading of a document went; the only table that differs from run to run",
    (
        Column("document", "INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE", "the document"),
        Column("attempts", "INTEGER NOT NULL", "child processes that tried"),
        Column("seconds", "REAL NOT NULL", "processor time it took"),
        Column("finished", "TEXT NOT NULL", "when, in UTC, ISO 8601"),
    ),
)
CONTAINERS = Table(
    "containers",
    "a mail, mail box or archive that was opened whole, by its content and name: a second run need not open it again",
    (
        Column("container", "INTEGER PRIMARY KEY", "its number in this store"),
        Column("sha256", "TEXT NOT NULL", "digest of its bytes"),
        Column("name", "TEXT NOT NULL", "of the file; what is in it may be named after that"),
        Column("extractor", "TEXT NOT NULL", "version of the program and the options it was opened with"),
    ),
    ("UNIQUE (sha256, name)",),
)
MEMBERS = Table(
    "members",
    "a document in such a container",
    (
        Column("container", "INTEGER NOT NULL REFERENCES containers ON DELETE CASCADE", "the container"),
        _NTH,
        Column("path", "TEXT NOT NULL", "the way to it through the container: inner.zip!/LS/SG20-LS35.docx"),
        Column("name", "TEXT NOT NULL", "name of the document itself"),
        Column("form", "TEXT", "its format where the container tells it: html"),
        Column("sha256", "TEXT NOT NULL", "digest of its bytes"),
        Column("size", "INTEGER NOT NULL", "bytes"),
    ),
    (_key("container", "nth"),),
)
STATEMENTS = Table(
    "statements",
    "a liaison statement",
    (
        Column("statement", "INTEGER PRIMARY KEY", "its number here: 1,000,000 times that of its document, and nth"),
        Column("document", "INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE", "the document it stands in"),
        Column("nth", "INTEGER NOT NULL", "its number in the document, from 0"),
        Column("number", "TEXT", "its own number, normalised: SG20-LS160"),
        Column("title", "TEXT", "as printed"),
        Column("type", "TEXT", "LS/o, LS/i or LS/r"),
        Column("date", "TEXT", "its own date, ISO"),
        Column("received_as", "TEXT", "number of the TD a receiver filed it under"),
        Column("approval", "TEXT", "as printed"),
        Column("deadline", "TEXT", "ISO date of the deadline"),
        Column("deadline_text", "TEXT", "the deadline as printed"),
        Column("abstract", "TEXT", "as printed"),
    ),
    ("UNIQUE (document, nth)",),
)
DELIVERABLES = Table(
    "deliverables",
    "a row of a deliverable table",
    (
        _STATEMENT,
        _ROW,
        Column("id", "TEXT NOT NULL", "identifier, as its Focus Group prints it"),
        Column("focus_group", "TEXT", "FG-MV"),
        Column("kind", "TEXT", "Technical Report, Technical Specification, ..."),
        Column("title", "TEXT", "without the kind"),
        Column("approved", "TEXT", "YYYY-MM or YYYY-MM-DD"),
        Column("annex", "TEXT", "label of the annex its table stands in"),
        Column("status", "TEXT", "allocated, suggested or information"),
        Column("authority", "TEXT", "who allocated or suggested"),
        Column("allocation", "TEXT", "the allocation cell"),
        Column("place", "TEXT", "where it stands, counted from 1"),
    ),
    (_key("statement", "row"),),
)
SHARES = Table(
    "shares",
    "a group's part in an allocation",
    (
        _STATEMENT,
        _ROW,
        _NTH,
        Column("group", "TEXT NOT NULL", "ITU-T SG20, ITU-T all SGs, ..."),
        Column("role", "TEXT", "primary, secondary or null"),
    ),
    (_key("statement", "row", "nth"), _OF_ROW),
)
POSITIONS = Table(
    "positions",
    "what a group says about a deliverable in the column it heads",
    (
        _STATEMENT,
        _ROW,
        _NTH,
        Column("group", "TEXT NOT NULL", "ITU-T SG20"),
        Column("state", "TEXT NOT NULL", "stated, blank (an empty cell) or absent (no cell)"),
        Column("commitment", "TEXT", "planned or agreed"),
        Column("invites_contributions", "INTEGER NOT NULL", "0 or 1"),
        Column("text", "TEXT", "the cell"),
    ),
    (_key("statement", "row", "nth"), _OF_ROW),
)
QUESTIONS = Table(
    "questions",
    "a Question that a position names",
    (
        _STATEMENT,
        _ROW,
        Column("position", "INTEGER NOT NULL", "nth of the position"),
        _NTH,
        Column("question", "TEXT NOT NULL", "Q2/20"),
    ),
    (_key("statement", "row", "position", "nth"), _OF_ROW),
)
ALIASES = Table(
    "aliases",
    "another name of a deliverable",
    (_STATEMENT, _ROW, Column("alias", "TEXT NOT NULL", "FGMV-D5.1-uriop")),
    (_key("statement", "row", "alias"), _OF_ROW),
)
WORK_ITEMS = Table(
    "work_items",
    "a work item the prose names",
    (
        _STATEMENT,
        _NTH,
        Column("name", "TEXT NOT NULL", "Y.CIP"),
        Column("kind", "TEXT", "Recommendation, Supplement, ..."),
        Column("title", "TEXT", "without quotes"),
        Column("state", "TEXT", "begins, waits or null"),
        Column("condition", "TEXT", "what a waiting item waits for"),
        Column("formerly", "TEXT", "the name it had before"),
    ),
    (_key("statement", "nth"),),
)
LINKS = Table(
    "links",
    "why a work item may derive from a deliverable",
    (
        _STATEMENT,
        Column("work_item", "INTEGER NOT NULL", "nth of the work item"),
        _NTH,
        Column("deliverable", "TEXT NOT NULL", "id of the deliverable"),
        Column("confidence", "REAL NOT NULL", "0 to 1"),
        Column("reasons", "TEXT NOT NULL", "sentences, a line each"),
    ),
    (
        _key("statement", "work_item", "nth"),
        "FOREIGN KEY (statement, work_item) REFERENCES work_items ON DELETE CASCADE",
    ),
)
MEETINGS = Table(
    "meetings",
    "a meeting: nth -1 is the one that prepared the statement, the others are mentioned in its prose",
    (
        _STATEMENT,
        _NTH,
        Column("group", "TEXT", "whose"),
        Column("place", "TEXT", "city"),
        Column("start", "TEXT", "ISO, as precise as the text"),
        Column("end", "TEXT", "likewise"),
    ),
    (_key("statement", "nth"),),
)
PARTIES = Table(
    "parties",
    "a group the statement comes from or goes to",
    (
        _STATEMENT,
        Column("part", "TEXT NOT NULL", "source or addressee"),
        _NTH,
        Column("group", "TEXT NOT NULL", "ITU-T TSAG"),
        Column("purpose", "TEXT", "action, comment or information; of an addressee"),
        Column("inferred", "INTEGER NOT NULL", "1 when it was not read from a field of the header"),
        Column("detail", "TEXT", "what stands beside the group"),
    ),
    (_key("statement", "part", "nth"),),
)
NAMES = Table(
    "names",
    "an entry of a list in the header: statements answered, Questions, Focus Groups, keywords",
    (
        _STATEMENT,
        Column("list", "TEXT NOT NULL", "replies_to, questions, focus_groups or keywords"),
        _NTH,
        Column("name", "TEXT NOT NULL", "TSAG-LS35, Q2/20, FG-MV, ..."),
    ),
    (_key("statement", "list", "nth"),),
)
ANNEXES = Table(
    "annexes",
    "an annex",
    (
        _STATEMENT,
        _NTH,
        Column("label", "TEXT NOT NULL", "A"),
        Column("title", "TEXT", "without the period"),
        Column("start", "TEXT", "of the period its heading names"),
        Column("end", "TEXT", "likewise"),
    ),
    (_key("statement", "nth"),),
)
FINDINGS = Table(
    "findings",
    "what was odd but readable",
    (
        _STATEMENT,
        _NTH,
        Column("code", "TEXT NOT NULL", "name of the kind; fgmv-extract explain tells what it means"),
        Column("severity", "TEXT NOT NULL", "note, warning or error"),
        Column("message", "TEXT NOT NULL", "what was met"),
        Column("deliverable", "TEXT", "id of the deliverable concerned"),
        Column("place", "TEXT", "where, counted from 1"),
    ),
    (_key("statement", "nth"),),
)
PACKED = Table(
    "packed",
    "the whole statement with its provenance",
    (
        Column("statement", "INTEGER PRIMARY KEY REFERENCES statements ON DELETE CASCADE", "the statement"),
        Column("json", "BLOB NOT NULL", "its JSON in UTF-8, packed with zlib"),
    ),
)

OF_STATEMENT = (
    DELIVERABLES,
    SHARES,
    POSITIONS,
    QUESTIONS,
    ALIASES,
    WORK_ITEMS,
    LINKS,
    MEETINGS,
    PARTIES,
    NAMES,
    ANNEXES,
    FINDINGS,
)
"""The tables whose rows stand below a statement; the first column of each is ``statement``."""

OF_CONTAINERS = (CONTAINERS, MEMBERS)
"""The tables that spare the next run work; what they tell of the archive stands in ``origins``."""

TABLES = (DOCUMENTS, ORIGINS, *OF_CONTAINERS, JOURNAL, STATEMENTS, *OF_STATEMENT, PACKED)
