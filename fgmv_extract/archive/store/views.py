"""The views of the store: questions that reviewers ask, answered in SQL; and the indices that make them quick."""

from typing import NamedTuple


class View(NamedTuple):
    """A view: its name, the question it answers, and its query."""

    name: str
    answers: str
    query: str

    @property
    def sql(self) -> str:
        """The statement that makes the view."""
        return f'CREATE VIEW "{self.name}" AS\n{self.query}'


INDICES = (
    'CREATE INDEX "work_items_by_name" ON work_items (name)',
    'CREATE INDEX "statements_by_number" ON statements (number)',
    'CREATE INDEX "origins_by_document" ON origins (document)',
)
"""Those a store has from the beginning."""

LATE_INDICES = (
    'CREATE INDEX IF NOT EXISTS "deliverables_by_id" ON deliverables (id)',
    'CREATE INDEX IF NOT EXISTS "shares_by_group" ON shares ("group", role)',
    'CREATE INDEX IF NOT EXISTS "positions_by_group" ON positions ("group", state)',
    'CREATE INDEX IF NOT EXISTS "findings_by_code" ON findings (code)',
)
"""Those of the longest tables: a store has them when its first run is over. To keep them in order row by row takes as long as
the rows themselves; to make them of all rows at once, a tenth of that.
"""

_SAID = """\
SELECT d.statement, d.row, d.id, d.title, d.status, d.authority, s."group", s.role, p.state, p.commitment, p.text
  FROM deliverables d JOIN positions p USING (statement, row)
  LEFT JOIN shares s ON s.statement = d.statement AND s.row = d.row AND s."group" = p."group\""""

VIEWS = (
    View(
        "outcomes",
        "What became of each place in the archive?",
        """\
SELECT o.location, coalesce(o.outcome, d.outcome) AS outcome,
       iif(o.outcome IS NULL, d.problem, o.problem) AS problem,
       iif(o.outcome IS NULL, d.remedy, o.remedy) AS remedy, d.format, d.size, d.sha256
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
