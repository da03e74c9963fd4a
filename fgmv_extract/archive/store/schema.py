"""The tables of the store: their columns, keys and meanings, and the SQL that makes them.

A row below a statement is found by ``statement`` and its number there, from 0, in the order of the document; so the same
archive gives the same store, whatever the number of workers. ``fgmv-extract schema tables`` prints this.
"""

from typing import NamedTuple

VERSION = 1
"""Kept in ``PRAGMA user_version``; raised with every change, each with a step in ``MIGRATIONS``."""

MIGRATIONS: dict[int, str] = {}
"""From which version, the SQL that leads to the next."""

APPLICATION = 0x46474D56  # FGMV, kept in PRAGMA application_id


class Column(NamedTuple):
    """A column: its name, its SQL type with constraints, what it means."""

    name: str
    type: str
    meaning: str


class Table(NamedTuple):
    """A table: its name, what a row is, its columns, and its constraints as SQL."""

    name: str
    row: str
    columns: tuple[Column, ...]
    constraints: tuple[str, ...] = ()

    @property
    def sql(self) -> str:
        """The statement that makes the table."""
        lines = [f'"{column.name}" {column.type}' for column in self.columns] + list(self.constraints)
        return f'CREATE TABLE "{self.name}" (\n  ' + ",\n  ".join(lines) + "\n) STRICT"


class View(NamedTuple):
    """A view: its name, the question it answers, and its query."""

    name: str
    answers: str
    query: str

    @property
    def sql(self) -> str:
        """The statement that makes the view."""
        return f'CREATE VIEW "{self.name}" AS\n{self.query}'


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
        Column("ending", "TEXT NOT NULL", "ending of its name, which may decide what its bytes are"),
        Column("size", "INTEGER NOT NULL", "bytes"),
        Column("format", "TEXT", "docx, pdf, html, ...; null when it was not read"),
        Column("dialect", "TEXT", "how tables are laid out in plain text"),
        Column(
            "outcome", "TEXT NOT NULL", "ok, partial, empty, unsupported, encrypted, malformed, limit, timeout, ..."
        ),
        Column("problem", "TEXT", "what is wrong with a document that was not read"),
        Column("remedy", "TEXT", "what would help"),
        Column("traceback", "TEXT", "of a bug of the program"),
        Column("extractor", "TEXT NOT NULL", "version of the program and the options it was read with"),
    ),
    ("UNIQUE (sha256, ending)",),
)
ORIGINS = Table(
    "origins",
    "a place in the archive at which a document stands",
    (
        Column("location", "TEXT PRIMARY KEY", "path or URL, through containers: bundle.zip!/LS/SG20-LS35.docx"),
        Column("container", "TEXT", "the location without the name of the document; null outside containers"),
        Column("name", "TEXT NOT NULL", "name of the document itself"),
        Column("document", "INTEGER REFERENCES documents", "the document; null when its bytes could not be had"),
        Column("outcome", "TEXT", "why they could not"),
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
STATEMENTS = Table(
    "statements",
    "a liaison statement",
    (
        Column("statement", "INTEGER PRIMARY KEY", "its number in this store"),
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

TABLES = (DOCUMENTS, ORIGINS, JOURNAL, STATEMENTS, *OF_STATEMENT, PACKED)

INDICES = (
    'CREATE INDEX "deliverables_by_id" ON deliverables (id)',
    'CREATE INDEX "shares_by_group" ON shares ("group", role)',
    'CREATE INDEX "positions_by_group" ON positions ("group", state)',
    'CREATE INDEX "work_items_by_name" ON work_items (name)',
    'CREATE INDEX "findings_by_code" ON findings (code)',
    'CREATE INDEX "statements_by_number" ON statements (number)',
    'CREATE INDEX "origins_by_document" ON origins (document)',
)

_SAID = """\
SELECT d.statement, d.row, d.id, d.title, d.status, d.authority, s."group", s.role, p.state, p.commitment, p.text
  FROM deliverables d JOIN positions p USING (statement, row)
  LEFT JOIN shares s ON s.statement = d.statement AND s.row = d.row AND s."group" = p."group\""""

VIEWS = (
    View(
        "outcomes",
        "What became of each place in the archive?",
        """\
SELECT o.location, coalesce(d.outcome, o.outcome) AS outcome, coalesce(d.problem, o.problem) AS problem,
       coalesce(d.remedy, o.remedy) AS remedy, d.format, d.size, d.sha256
  FROM origins o LEFT JOIN documents d USING (document) ORDER BY o.location""",
    ),
    View(
        "allocated_without_position",
        "Which deliverables were allocated to a group that states no position?",
        f"{_SAID}\n WHERE d.status = 'allocated' AND s.\"group\" IS NOT NULL AND p.state = 'blank'",
    ),
    View(
        "claimed_though_secondary",
        "Which deliverables does a group claim of which it is only a secondary group?",
        f"{_SAID}\n WHERE s.role = 'secondary' AND p.commitment IS NOT NULL",
    ),
    View(
        "claimed_though_not_listed",
        "Which deliverables does a group claim that does not share their allocation?",
        """\
SELECT d.statement, d.row, d.id, d.title, d.status, p."group", p.commitment, p.text
  FROM deliverables d JOIN positions p USING (statement, row)
 WHERE p.commitment IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM shares s WHERE s.statement = d.statement AND s.row = d.row
          AND (s."group" = p."group" OR s."group" IN ('all', 'ITU-T all SGs')))""",
    ),
    View(
        "agreed_without_work_item",
        "Which deliverables have agreed new work, and no work item that is linked to them?",
        """\
SELECT d.statement, d.row, d.id, d.title, p."group", p.text
  FROM deliverables d JOIN positions p USING (statement, row)
 WHERE p.commitment = 'agreed' AND NOT EXISTS (
       SELECT 1 FROM links l WHERE l.statement = d.statement AND l.deliverable = d.id)""",
    ),
    View(
        "waiting_work_items",
        "Which work items wait, and for what?",
        "SELECT statement, name, title, condition FROM work_items WHERE state = 'waits'",
    ),
    View(
        "contention",
        "Which deliverables do several groups claim, over all statements?",
        """\
SELECT d.id, group_concat(DISTINCT p."group") AS "groups", count(DISTINCT p."group") AS claims
  FROM deliverables d JOIN positions p USING (statement, row)
 WHERE p.commitment IS NOT NULL GROUP BY d.id HAVING count(DISTINCT p."group") > 1""",
    ),
    View(
        "no_taker",
        "Which deliverables does no group claim in any statement?",
        """\
SELECT d.id, min(d.title) AS title FROM deliverables d
 GROUP BY d.id HAVING NOT EXISTS (
       SELECT 1 FROM deliverables e JOIN positions p USING (statement, row)
        WHERE e.id = d.id AND p.commitment IS NOT NULL)""",
    ),
    View(
        "deadlines",
        "Which statements ask for a reply, and until when?",
        "SELECT statement, number, title, deadline, deadline_text FROM statements WHERE deadline_text IS NOT NULL ORDER BY deadline",
    ),
)


def script() -> str:
    """Return the SQL that makes an empty store."""
    made = [table.sql for table in TABLES] + [*INDICES] + [view.sql for view in VIEWS]
    marks = (f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {VERSION}")
    return ";\n".join((*made, *marks)) + ";\n"
