"""A comparison as JSON, text, Markdown and CSV."""

import json
from typing import Any

import jsonschema
import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.errors import MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.findings import Code, Finding
from fgmv_extract.outputs.comparison import comparison_from_dict, comparison_from_json, comparison_to_dict, to_json
from fgmv_extract.outputs.comparison.markdown import to_markdown
from fgmv_extract.outputs.comparison.phrases import runs
from fgmv_extract.outputs.comparison.tables import changes
from fgmv_extract.outputs.comparison.text import to_text
from fgmv_extract.outputs.delimited import to_csv
from fgmv_extract.outputs.display import Page
from fgmv_extract.outputs.schema import schema_of_comparison
from fgmv_extract.records import Allocation, Deadline, Role, Share

KEYS = ("kind", "deliverable", "significance", "before", "after", "message", "places")


@pytest.fixture
def comparison() -> fx.Comparison:
    """Compare two small statements that differ in a bit of everything."""
    place = fx.Place(4, 1, 2, 3, line=21)
    suggested = Allocation(
        status=fx.Status.SUGGESTED,
        authority="FG-MV",
        shares=(Share("ITU-T SG20", Role.PRIMARY), Share("ITU-T SG16", Role.SECONDARY)),
        text="SG20 (SG16)",
        place=place,
        verbatim="SG20\n(SG16)",
    )
    decided = evolve(
        suggested, status=fx.Status.ALLOCATED, authority="ITU-T TSAG", shares=(Share("ITU-T SG20"), Share("ITU-T SG21"))
    )
    blank = fx.Position(group="ITU-T SG20", state=fx.PositionState.BLANK, text="")
    said = fx.Position(group="ITU-T SG20", state=fx.PositionState.STATED, text="Noted | *as is*", questions=("Q1/20",))
    rows = [
        fx.Deliverable(id="FGMV-28", title="Twins – a model", allocation=suggested, positions=(blank,), place=place),
        *(fx.Deliverable(id=f"FGMV-{number}", title=f"Part {number}") for number in (30, 31, 32, 40)),
    ]
    earlier = fx.Statement(
        file=fx.File(name="old.docx", format="docx", size=9, sha256="0" * 64),
        number="TSAG-LS35",
        title="LS/o on deliverables",
        type="LS/o",
        deadline=Deadline(date="2024-07-01", text="1 July 2024"),
        deliverables=tuple(rows),
        work_items=(fx.WorkItem(name="Y.CIP", state=fx.WorkItemState.WAITS),),
    )
    later = evolve(
        earlier,
        file=fx.File(name="new.txt", format="text", dialect="tika", size=9, sha256="1" * 64),
        number="TSAG-LS35-R1",
        deadline=None,
        deliverables=(evolve(rows[0], title="Twins - a model", allocation=decided, positions=(said,)),),
        work_items=(fx.WorkItem(name="Y.CIP", state=fx.WorkItemState.BEGINS), fx.WorkItem(name="Y.new", title="New")),
        findings=(Finding(Code.CUT_OFF, "the file ends before its end", place),),
    )
    return fx.compare(earlier, later)


def test_json_has_the_keys_of_the_contract(comparison: fx.Comparison) -> None:
    """Every change has the seven keys, and names a group or a work item where one is concerned, not otherwise."""
    plain = comparison_to_dict(comparison)
    assert list(plain) == [
        "schema_version", "earlier", "later", "relation", "complete", "summary", "changes", "findings"
    ]  # fmt: skip
    assert (plain["schema_version"], plain["relation"], plain["complete"]) == ("1", "revision", False)
    assert (plain["earlier"]["file"]["name"], plain["later"]["number"]) == ("old.docx", "TSAG-LS35-R1")
    for change in plain["changes"]:
        assert set(KEYS) <= set(change)
        assert ("work_item" in change) == (change["deliverable"] is None and "field" not in change)
        assert set(change["places"]) == {"before", "after"}
    succeeded = next(change for change in plain["changes"] if change["kind"] == "group-succeeded")
    assert (succeeded["group"], succeeded["before"], succeeded["after"]) == ("ITU-T SG21", ["ITU-T SG16"], "ITU-T SG21")
    assert succeeded["places"]["after"] == {"line": 21, "table": 1, "row": 2, "column": 3, "block": 4}
    assert succeeded["now"]["text"] == "SG20 (SG16)"


def test_json_is_valid_and_comes_back_whole(comparison: fx.Comparison) -> None:
    """What is written fits its schema, and reads back to the same, provenance and all."""
    text = to_json(comparison)
    jsonschema.Draft202012Validator(schema_of_comparison()).validate(json.loads(text))
    again = comparison_from_json(text)
    assert again == comparison
    assert to_json(again) == text
    assert "\n" not in to_json(comparison, indent=None)


def test_nothing_else_fits_the_schema(comparison: fx.Comparison) -> None:
    """Another key, kind or type is not valid."""
    validator = jsonschema.Draft202012Validator(schema_of_comparison())
    for key, value in (("kind", "moved"), ("before", 3), ("more", None)):
        plain = comparison_to_dict(comparison)
        plain["changes"][0][key] = value
        assert not validator.is_valid(plain), key


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"kind": "moved"}, "changes[0].kind: expected deliverable-added or"),
    ({"before": 3}, "changes[0].before: expected text, a list of texts or null, found 3"),
    ({"before": [3]}, "changes[0].before: expected text, a list of texts or null, found a list of 1"),
    ({"more": 1}, 'changes[0]: the key "more" is not known'),
    ({"now": {}}, "changes[0]: expected no 'now' in a change of this kind, found an object"),
]


@pytest.mark.parametrize(("changed", "told"), BROKEN)
def test_a_stored_comparison_that_does_not_fit_is_refused(
    changed: dict[str, Any], told: str, comparison: fx.Comparison
) -> None:
    """The error names the key; nothing is converted."""
    plain = comparison_to_dict(comparison)
    plain["changes"][0] |= changed
    with pytest.raises(MalformedDocumentError) as caught:
        comparison_from_dict(plain, name="c.json")
    assert str(caught.value).startswith("c.json: is not a stored comparison: changes[0]")
    assert told.partition(" ")[2].split(",")[0][:40] in str(caught.value)


def test_another_version_and_no_json_are_refused() -> None:
    """Each with what would help."""
    with pytest.raises(UnsupportedFormatError, match="has schema version"):
        comparison_from_dict({"schema_version": "9"})
    with pytest.raises(MalformedDocumentError, match="it is not JSON"):
        comparison_from_json("no")
    with pytest.raises(MalformedDocumentError, match="expected an object"):
        comparison_from_json("[]")


TEXT = """\
TSAG-LS35-R1: 1 deliverable allocated, 1 position stated, 1 work item moved, 1 group succeeded, 1 work item added and 8 more changes; not
all could be compared
earlier: TSAG-LS35, 5 deliverables (old.docx)
later: TSAG-LS35-R1, 1 deliverable (new.txt); revision
Not everything could be read or compared: more may have changed than is told here.
later: the file ends before its end [cut-off] (line 21)

Major (3)

Deliverable  Change           What became different
───────────  ───────────────  ───────────────────────────────────────────────────────────────
FGMV-28                       Twins - a model
             status           suggested by FG-MV → allocated by TSAG: SG20, SG21
             position stated  SG20 states: Noted | *as is*
Y.CIP        state            Y.CIP: waits → begins

Minor (9)

Deliverable  Change           What became different
───────────  ───────────────  ────────────────────────────────────────────────
header       changed          deadline: 2024-07-01 → –
FGMV-28                       Twins - a model
             group succeeded  SG16 → SG21, by succession
             role             SG20 was primary; its role is left unsaid
             role             SG21 was secondary; its role is left unsaid
Y.new        added            Y.new is new: “New”
4 of them    not mentioned    FGMV-30 to FGMV-32, FGMV-40

Editorial (1)

Deliverable  Change        What became different
───────────  ────────────  ─────────────────────────────────
FGMV-28      title edited  Twins – a model → Twins - a model
"""


def test_text_tells_what_matters_most_first(comparison: fx.Comparison) -> None:
    """One line that sums up, the two statements, what was lost, then the changes by significance."""
    told = to_text(comparison, Page(140))
    assert [line.replace("─", "") for line in told.splitlines()] == [
        line.replace("─", "") for line in TEXT.splitlines()
    ]
    assert "\x1b" not in told


def test_ink_shows_only_when_asked_for(comparison: fx.Comparison) -> None:
    """Colour changes no word."""
    import re  # noqa: PLC0415  needed only here

    inked = to_text(comparison, Page(100, colour=True))
    assert "\x1b[31m" in inked
    assert re.sub(r"\x1b\[[0-9]+m", "", inked) == to_text(comparison, Page(100))


def test_text_of_no_changes_is_short() -> None:
    """Nothing but the summary and the two statements."""
    statement = fx.Statement(number="TSAG-LS35", deliverables=(fx.Deliverable(id="FGMV-01"),))
    assert to_text(fx.compare(statement, statement), Page(80)) == (
        "TSAG-LS35: no changes\nearlier: TSAG-LS35, 1 deliverable\nlater: TSAG-LS35, 1 deliverable; revision\n"
    )


def test_markdown_shows_words_as_they_are(comparison: fx.Comparison) -> None:
    """Tables whose cells hold no markup, and the warning in bold."""
    told = to_markdown(comparison)
    assert told.startswith("# TSAG-LS35-R1: 1 deliverable allocated")
    assert "**Not everything could be read or compared: more may have changed than is told here.**" in told
    assert r"| **FGMV-28** | position stated | SG20 states: Noted \| \*as is\* | Twins - a model |" in told
    assert "Not mentioned: FGMV-30 to FGMV-32, FGMV-40" in told


def test_csv_has_a_row_a_change(comparison: fx.Comparison) -> None:
    """Every change, with both values and both places."""
    head, *rows = to_csv(changes(comparison)).splitlines()
    assert head.startswith("deliverable,title,kind,significance,group,work_item,field,before,after,message,")
    assert len(rows) == len(comparison.changes)
    succeeded = next(row for row in rows if "group-succeeded" in row)
    assert "ITU-T SG16,ITU-T SG21" in succeeded
    assert '"line 21, table 2, row 3, column 4"' in succeeded


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["FGMV-01", "FGMV-02", "FGMV-03"], "FGMV-01 to FGMV-03"),
        (["FGMV-01", "FGMV-02"], "FGMV-01, FGMV-02"),
        (["FGMV-09", "FGMV-10", "FGMV-11", "D1.1", "other"], "FGMV-09 to FGMV-11, D1.1, other"),
        ([], ""),
    ],
)
def test_runs_of_identifiers_are_told_short(names: list[str], expected: str) -> None:
    """Three or more in a row are told by the first and the last."""
    assert runs(names) == expected
