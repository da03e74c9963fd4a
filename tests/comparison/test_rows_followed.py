"""What is followed of a row from statement to statement: which date is the more exact, and where a change stands."""

from collections.abc import Callable

import pytest

import fgmv_extract as fx
from fgmv_extract.places import Place

Draw = Callable[..., fx.Statement]


def of_dates(drawn: Draw, *dates: str | None) -> list[tuple[str | None, object]]:
    """The events of a deliverable that successive statements say to have been approved then: the date, and that before."""
    statements = [
        drawn(f"SG20-LS{number}", f"2024-{6 + number:02}-28", "SG20", deliverables=(fx.Deliverable(id="FGMV-28", focus_group="FG-MV", approved=date),))
        for number, date in enumerate(dates, 1)
    ]  # fmt: skip
    line = fx.history(statements).line("FGMV-28")
    assert line is not None
    return [(event.date, event.before) for event in line.events if event.happening.value == "approved"]


@pytest.mark.parametrize(
    ("dates", "events"),
    [
        (("2024-05-12", "2024-05", "2024-05-13"), [("2024-05-12", None), ("2024-05-13", "2024-05-12")]),
        (("2024-05", "2024-05-12", "2024-05-13"), [("2024-05", None), ("2024-05-13", "2024-05-12")]),
        (("2024", "2024-05", "2024-05-12", "2024-06"), [("2024", None), ("2024-06", "2024-05-12")]),
        (("2024-05-12", None, "2024-05-13"), [("2024-05-12", None), ("2024-05-13", "2024-05-12")]),
        ((None, "2024-05-12", None, "2024-05"), [("2024-05-12", None)]),
        (("2024-05", "2024-06", "2024-05"), [("2024-05", None), ("2024-06", "2024-05"), ("2024-05", "2024-06")]),
    ],
)
def test_of_two_dates_the_more_exact_is_remembered(
    dates: tuple[str | None, ...], events: list[tuple[str, str | None]], drawn: Draw
) -> None:
    """Another precision is no other date; what contradicts all that is known is told with it."""
    assert of_dates(drawn, *dates) == events


def test_a_change_of_a_row_is_quoted_where_it_stands(drawn: Draw) -> None:
    """The cell of the kind or the title; the row where no cell is known."""

    def row(block: int, kind: str, title: str, *fields: str) -> fx.Deliverable:
        evidence = tuple(fx.Evidence(name, Place(block, start=at), f"{name} cell") for at, name in enumerate(fields))
        return fx.Deliverable(
            id="FGMV-28", kind=kind, title=title, evidence=evidence, place=Place(block), verbatim="FGMV-28"
        )

    def quotes(*fields: str) -> dict[str, list[tuple[object, str | None]]]:
        statements = [
            drawn("SG20-LS1", "2024-07-12", "SG20", deliverables=(row(1, "TR", "Maps"),)),
            drawn("SG20-LS2", "2024-08-12", "SG20", deliverables=(row(2, "TS", "Roads", *fields),)),
        ]
        line = fx.history(statements).line("FGMV-28")
        assert line is not None
        return {
            event.happening.value: [(quote.place, quote.verbatim) for quote in event.quotes]
            for event in line.events
            if event.before
        }

    whole = [(Place(2), "FGMV-28")]
    assert quotes() == {"retitled": whole, "kind-changed": whole}
    assert quotes("title") == {"retitled": [(Place(2, start=0), "title cell")], "kind-changed": whole}
    assert quotes("title", "kind") == {
        "retitled": [(Place(2, start=0), "title cell")],
        "kind-changed": [(Place(2, start=1), "kind cell")],
    }
