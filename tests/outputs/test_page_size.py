"""A page on thousands of deliverables stays one that can be mailed and opened."""

import random

import pytest

import fgmv_extract as fx
from fgmv_extract.outputs.page import subject_of, to_html

_WORDS = [
    "metaverse",
    "requirements",
    "framework",
    "accessibility",
    "digital",
    "twin",
    "virtual",
    "worlds",
    "security",
    "trust",
    "overview",
    "cases",
]
_GROUPS = (2, 3, 5, 11, 12, 13, 15, 17, 20, 21)
_TEXT = "Q{}/{} plans to initiate new work in this area and welcomes future Contributions."
_MOST_BYTES = 5_000_000


def told(number: int, deliverables: int) -> fx.Statement:
    """Return one of ten statements: a decision, a suggestion, and replies of eight groups, a third of them with plans."""
    source = ("ITU-T TSAG", "FG-MV", *(f"ITU-T SG{group}" for group in _GROUPS))[number]
    rows = tuple(row(number, source, index) for index in range(deliverables))
    return fx.Statement(
        file=fx.File(name=f"{number}.docx", format="docx", size=1, sha256="0" * 64),
        number=f"{source.removeprefix('ITU-T ')}-LS{900 + number}",
        date=f"2024-{number + 1:02}-10",
        source=(fx.Source(group=source),),
        focus_groups=("FG-MV",),
        deliverables=rows,
    )


def row(number: int, source: str, index: int) -> fx.Deliverable:
    """Return a row with all its cells in place; the allocation of each deliverable changes twice."""
    chance = random.Random(index)  # noqa: S311  a pattern, no secret
    title = " ".join(chance.choices(_WORDS, k=9))
    first, second = random.Random(31 * index + number // 5).sample(_GROUPS, 2)  # noqa: S311  as above
    text = f"SG{first}\n(SG{second})"
    name = f"FGMV-{index + 1:04}"

    def at(column: int) -> fx.Place:
        return fx.Place(10, 1, index, column)

    return fx.Deliverable(
        id=name,
        focus_group="FG-MV",
        kind="Technical Report",
        title=title,
        approved="2024-06",
        allocation=fx.Allocation(
            status=fx.Status.SUGGESTED if number < 6 else fx.Status.ALLOCATED,
            authority="FG-MV" if number < 6 else "ITU-T TSAG",
            shares=(fx.Share(f"ITU-T SG{first}", fx.Role.PRIMARY), fx.Share(f"ITU-T SG{second}", fx.Role.SECONDARY)),
            text=text.replace("\n", " "),
            place=at(3),
            verbatim=text,
        ),
        positions=(position(source, index, at(4)),) if source.startswith("ITU-T SG") else (),
        place=at(0),
        verbatim=name,
        evidence=(
            fx.Evidence("title", at(1), f"Technical Report on {title}"),
            fx.Evidence("approved", at(2), "June 2024"),
        ),
    )


def position(source: str, index: int, place: fx.Place) -> fx.Position:
    """Return what a group says: a plan for every third deliverable, blanks between."""
    if index % 3:
        return fx.Position(group=source, state=fx.PositionState.BLANK, text="", place=place, verbatim="")
    question, group = index % 7 + 1, source.removeprefix("ITU-T SG")
    text = _TEXT.format(question, group)
    return fx.Position(
        group=source,
        state=fx.PositionState.STATED,
        commitment=fx.Commitment.PLANNED,
        questions=(f"Q{question}/{group}",),
        text=text,
        place=place,
        verbatim=text,
    )


@pytest.mark.slow
def test_two_thousand_deliverables_in_ten_statements_stay_below_five_megabytes() -> None:
    """Nothing is said twice, and every deliverable is there."""
    html = to_html(subject_of([told(number, 2000) for number in range(10)]))
    assert len(html.encode()) < _MOST_BYTES
    assert html.count('<details id="d') == 2000


def test_a_page_grows_no_faster_than_what_it_tells() -> None:
    """Four times the deliverables take about four times the room."""
    small, large = (len(to_html(subject_of([told(number, size) for number in range(4)]))) for size in (20, 80))
    assert large < 4.4 * small
