"""A second row of headings that lost the cells above it is put under the heading it stands below."""

from collections.abc import Callable

import pytest

from fgmv_extract.records import Role, Statement

Say = Callable[..., Statement]
_HEAD = "| Source: | FG-MV |\n| Title: | LS/o on maps |\n| For action to: | TSAG |"


def groups(statement: Statement) -> list[list[tuple[str, Role | None]]]:
    """The groups of each deliverable and their roles."""
    return [
        [(share.group.removeprefix("ITU-T "), share.role) for share in one.allocation.shares] if one.allocation else []
        for one in statement.deliverables
    ]


@pytest.mark.parametrize(
    "table",
    [
        "| No. | Title | Proposed to | < |\n| ^ | ^ | SG5 | SG16 |\n| FGMV-01 | Maps | X | (X) |\n| FGMV-02 | Tours | | X |",
        "| No. | Title | Proposed to | ~ |\n| SG5 | SG16 | ~ | ~ |\n| FGMV-01 | Maps | X | (X) |\n| FGMV-02 | Tours | | X |",
        "| No. | Title | Proposed to | |\n| SG5 | SG16 | | |\n| FGMV-01 | Maps | X | (X) |\n| FGMV-02 | Tours | | X |",
    ],
    ids=["merged", "without the cells", "filled up with blank ones"],
)
def test_headings_over_several_columns(say: Say, table: str) -> None:
    """The groups of the second row head the columns of the marks, and no row of its own is read of it."""
    statement = say(_HEAD, "These were approved.", table)
    assert [one.id for one in statement.deliverables] == ["FGMV-01", "FGMV-02"]
    assert groups(statement) == [[("SG5", Role.PRIMARY), ("SG16", Role.SECONDARY)], [("SG16", Role.PRIMARY)]]


def test_the_heading_of_groups_may_stand_among_others(say: Say) -> None:
    """What stands behind it moves to the right."""
    table = (
        "| No. | Allocated to | Title | ~ |\n| SG5 | SG16 | ~ | ~ |\n"
        "| FGMV-01 | X | | Maps |\n| FGMV-02 | | X | Tours |"
    )
    statement = say(_HEAD, "These were approved.", table)
    assert [one.title for one in statement.deliverables] == ["Maps", "Tours"]
    assert [[group for group, _ in each] for each in groups(statement)] == [["SG5"], ["SG16"]]
