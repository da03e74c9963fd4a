"""Headings above the rows of a table whose cells flow: where each of them ends, and what it means."""

import pytest

from fgmv_extract.interpretation.flowing.headings import headings_above
from fgmv_extract.interpretation.flowing.pieces import pieces_of
from fgmv_extract.itu.vocabulary import default
from tests.interpretation.flows import SCHEMES
from tests.interpretation.lines import document


def told(lines: str) -> str:
    """The headings between bars, each with its meaning; the number of lines behind them that are none."""
    [pieces] = pieces_of(document(lines.split(" / "), printed=False))
    found = headings_above(pieces, default())
    if found is None:
        return "-"
    each = zip(found.cells, found.meanings, strict=True)
    cells = (f"{' / '.join(x.text for x in c)} = {m.role.value}{' ' + m.group if m.group else ''}" for c, m in each)
    return " | ".join(cells) + (f" + {found.below}" if found.below else "")


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (
            "No. / Title / Approved / Allocated to / SG20",
            "No. = id | Title = title | Approved = approved | Allocated to = allocation | SG20 = position ITU-T SG20",
        ),
        (
            "No. Title Approved Allocated to SG20",
            "No. = id | Title = title | Approved = approved | Allocated to = allocation | SG20 = position ITU-T SG20",
        ),
        (
            "No. Title Approved / Allocated to SG20",
            "No. = id | Title = title | Approved = approved | Allocated to = allocation | SG20 = position ITU-T SG20",
        ),
        (
            "No. / Title / Approved / Allocated / to / SG20",
            "No. = id | Title = title | Approved = approved | Allocated / to = allocation | SG20 = position ITU-T SG20",
        ),
        ("Thank you. / No. / Title / Approved", "No. = id | Title = title | Approved = approved"),
        ("No. / Title / Approved / Technical Reports", "No. = id | Title = title | Approved = approved + 1"),
        ("No. / Title / Approved / Table 1", "No. = id | Title = title | Approved = approved + 1"),
        ("No. / Title / Approved / SG17 (lead)", "No. = id | Title = title | Approved = approved | SG17 (lead) = lead"),
        ("# / No. / Title / Approved", "No. = id | Title = title | Approved = approved"),
        ("Item No. Title Approved", "No. = id | Title = title | Approved = approved"),
        ("No. Deliverable Approved", "No. = id | Deliverable = title | Approved = approved"),
        ("Deliverable / Title / Approved", "Deliverable = id | Title = title | Approved = approved"),
        (
            "Deliverable No. / Deliverable / Approved",
            "Deliverable No. = id | Deliverable = title | Approved = approved",
        ),
        ("No.: / Title: / Approved:", "No.: = id | Title: = title | Approved: = approved"),
        ("No. / Title", "No. = id | Title = title"),
        ("No. / Remarks", "-"),
        ("Title / Approved", "-"),
        (
            "No. / Title / Suggested by the FG-MV / to be allocated to / SG20",
            "No. = id | Title = title | Suggested by the FG-MV / to be allocated to = allocation | SG20 = position ITU-T SG20",
        ),
        (
            "No. / Title / Previous allocation / New allocation",
            "No. = id | Title = title | Previous allocation = allocation | New allocation = allocation",
        ),
        (
            "No. Title Previous allocation New allocation",
            "No. = id | Title = title | Previous allocation = allocation | New allocation = allocation",
        ),
        (
            "No. Title Lead group Supporting groups",
            "No. = id | Title = title | Lead group = lead | Supporting groups = supporting",
        ),
        ("No. / Title / Lead / Involved", "No. = id | Title = title | Lead = lead | Involved = supporting"),
        (
            "Number Title of the deliverable Date of approval",
            "Number = id | Title of the deliverable = title | Date of approval = approved",
        ),
        (
            "Number / Title of / the deliverable / Date of / approval",
            "Number = id | Title of / the deliverable = title | Date of / approval = approved",
        ),
        ("No. / Title / No. / Title", "No. = id | Title = title"),
        ("Annex A: Deliverables / No. / Title / Approved", "No. = id | Title = title | Approved = approved"),
        ("No. / Annex A: Deliverables / Title / Approved", "-"),
        (
            "Study Groups / No. / Title / Allocated to / SG5 / SG16 / SG20",
            "No. = id | Title = title | Allocated to = allocation | SG5 = position ITU-T SG5 | SG16 = position ITU-T SG16 | SG20 = position ITU-T SG20",
        ),
        (
            "No. / Title / SG5 / SG16 / SG20",
            "No. = id | Title = title | SG5 = position ITU-T SG5 | SG16 = position ITU-T SG16 | SG20 = position ITU-T SG20",
        ),
        (
            "Deliverable number / Title / For action / For information",
            "Deliverable number = id | Title = title | For action = action | For information = information",
        ),
        (
            "No. Title For action For information",
            "No. = id | Title = title | For action = action | For information = information",
        ),
    ],
)
def test_headings_are_told_apart(lines: str, headings: str) -> None:
    """A line each, several a line, or one over several lines; a caption may stand below, prose above."""
    assert told(lines) == headings


@pytest.mark.parametrize("name", ["group", "dated", "kinds", "status", "two ids", "past", "purposes"])
def test_headings_of_a_table_are_found_in_one_line_as_in_many(name: str) -> None:
    """Each means the same."""
    headings = SCHEMES[name]
    whole = told(" / ".join(headings))
    assert [cell.rpartition(" = ")[0] for cell in whole.split(" | ")] == [one for one in headings if one != "#"]
    assert told(" ".join(headings)) == whole
