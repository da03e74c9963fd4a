"""The reply that a group fills in next."""

import io
from pathlib import Path

import docx
import pytest

import fgmv_extract as fx
from fgmv_extract.outputs.word.reply import reply, to_docx

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
STORY = sorted((SAMPLES / "sequences").glob("*.docx"))


def story(*names: Path) -> tuple[fx.Statement, ...]:
    """Read statements."""
    return tuple(fx.extract(name) for name in names)


@pytest.mark.parametrize(
    ("paths", "group"),
    [
        (STORY, "ITU-T SG20"),
        (STORY, "ITU-T SG21"),
        (STORY[:2], "ITU-T SG16"),
        ([SAMPLES / "example.docx"], "ITU-T SG20"),
        ([SAMPLES / "tsag-decision.docx"], "ITU-T SG20"),
        ([SAMPLES / "fg-dlt.docx"], "ITU-T SG17"),
    ],
)
def test_the_reply_is_read_back(paths: list[Path], group: str) -> None:
    """This library reads the draft as the statement it is."""
    draft = reply(story(*paths), group)
    again = fx.extract(to_docx(story(*paths), group), name="reply.docx")
    assert draft.deliverables
    for name in ("title", "type", "source", "addressees", "replies_to", "annexes", "deliverables"):
        assert getattr(again, name) == getattr(draft, name), name


def test_every_position_is_open() -> None:
    """The last column is headed by the group and blank in every row."""
    document = docx.Document(io.BytesIO(to_docx(story(*STORY), "ITU-T SG20")))
    tables = document.tables[1:]
    assert tables
    for table in tables:
        head, *cells = (row.cells[-1].text for row in table.rows)
        assert head == "SG20"
        assert set(cells) == {""}


def test_rows_are_those_of_the_group() -> None:
    """Rows of other groups, and those for information that the group says nothing about, are left out."""
    ids = {each.id for each in reply(story(SAMPLES / "example.docx"), "ITU-T SG20").deliverables}
    assert {"FGMV-04", "FGMV-28", "FGMV-32"} <= ids
    assert not {"FGMV-01", "FGMV-20", "FGMV-07"} & ids


def test_whoever_allocated_is_answered() -> None:
    """Of several statements that list a row, the reply goes to the group that allocated it."""
    draft = reply(story(*STORY), "ITU-T SG20")
    assert [(each.group, each.purpose) for each in draft.addressees] == [("ITU-T TSAG", fx.Purpose.ACTION)]
    assert draft.title == f"LS/r on FG-MV deliverables (reply to {', '.join(draft.replies_to)})"


def test_a_group_without_deliverables_gets_an_empty_reply() -> None:
    """There is a header block, and no table."""
    written = to_docx(story(SAMPLES / "tsag-decision.docx"), "ITU-T SG2")
    assert len(docx.Document(io.BytesIO(written)).tables) == 1
