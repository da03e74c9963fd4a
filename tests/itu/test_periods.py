"""Study periods: dates fall in them, groups exist in them, and heirs take over from one to the next."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.itu.periods import expand, heirs, predecessors, study_groups, study_period_coded, study_period_of
from fgmv_extract.itu.vocabulary import Vocabulary, default

ELEVEN = tuple(f"ITU-T SG{number}" for number in (2, 3, 5, 9, 11, 12, 13, 15, 16, 17, 20))


@pytest.mark.parametrize(
    ("when", "label"),
    [
        ("2024-07-12", "2022-2024"),
        ("2024-07", "2022-2024"),
        ("2024", "2022-2024"),
        ("2022-2024", "2022-2024"),
        ("2024-10-24", "2022-2024"),
        ("2024-10-25", "2025-2028"),
        ("2024-10", "2022-2024"),
        ("2024-11", "2025-2028"),
        ("2025", "2025-2028"),
        ("2022-01", "2017-2020"),
        ("2022-03", "2022-2024"),
        ("2022", "2022-2024"),
        ("2021", "2017-2020"),
        ("2016", "2013-2016"),
        ("2016-12", "2017-2020"),
        ("2013-05-21", "2013-2016"),
        ("2010", "2009-2012"),
        ("1999", None),
        ("2040", None),
        ("", None),
        ("2024-2025", None),
        ("soon", None),
        ("2024-7", None),
    ],
)
def test_a_date_falls_in_a_study_period(when: str, label: str | None) -> None:
    """A month or a year counts for the period that holds its middle; a label is the period it names."""
    period = study_period_of(when, default())
    assert (period and period.label) == label


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("T22", "2022-2024"),
        ("t17", "2017-2020"),
        ("sp16", "2017-2020"),
        ("sp17", "2022-2024"),
        ("T99", None),
        ("", None),
    ],
)
def test_a_code_names_a_study_period(code: str, label: str | None) -> None:
    """The codes of addresses and of attached files are both understood, in any case."""
    period = study_period_coded(code, default())
    assert (period and period.label) == label


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2022-2024", ELEVEN),
        ("2024-07", ELEVEN),
        ("2017-2020", ELEVEN),
        ("2013-2016", ELEVEN),
        ("2013-05-21", ELEVEN[:-1]),
        ("2015-05", ELEVEN[:-1]),
        ("2015-06", ELEVEN),
        ("2016", ELEVEN),
        ("2025-2028", tuple(f"ITU-T SG{number}" for number in (2, 3, 5, 11, 12, 13, 15, 17, 20, 21))),
        ("1999", ()),
    ],
)
def test_a_time_has_its_study_groups(when: str, expected: tuple[str, ...]) -> None:
    """A study group that was created within a period exists from then on; the whole period means its end."""
    assert study_groups(when, default()) == expected


@pytest.mark.parametrize(
    ("group", "when", "expected"),
    [
        ("ITU-T all SGs", "2022-2024", ELEVEN),
        ("ITU-T all SGs", "1999", ()),
        ("ITU-D all SGs", "2024", ("ITU-D SG1", "ITU-D SG2")),
        ("ITU-T SG16", "2024", ("ITU-T SG16",)),
        ("all", "2024", ("all",)),
    ],
)
def test_all_study_groups_stand_for_those_of_the_time(group: str, when: str, expected: tuple[str, ...]) -> None:
    """The symbol is expanded when asked; every other group stands for itself, ``all`` too."""
    assert expand(group, when, default()) == expected


@pytest.mark.parametrize(
    ("group", "when", "expected"),
    [
        ("ITU-T SG16", "2025-2028", ("ITU-T SG21",)),
        ("ITU-T SG9", "2025-03", ("ITU-T SG21",)),
        ("ITU-T SG16", "2024-07", ()),
        ("ITU-T SG16", None, ("ITU-T SG21",)),
        ("ITU-T SG20", None, ()),
        ("ITU-T SG4", "2024", ("ITU-T SG2",)),
        ("ITU-T SG16", "2040", ()),
        ("ITU-R SG5", None, ()),
    ],
)
def test_heirs_do_the_work_from_their_period_on(group: str, when: str | None, expected: tuple[str, ...]) -> None:
    """A study group that ended has heirs from the next period on, and none before."""
    assert heirs(group, when, default()) == expected


def test_predecessors_are_the_other_direction() -> None:
    """SG21 took over from SG9 and SG16, but not before it existed."""
    assert predecessors("ITU-T SG21", None, default()) == ("ITU-T SG9", "ITU-T SG16")
    assert predecessors("ITU-T SG21", "2024-07", default()) == ()
    assert predecessors("ITU-T SG20", None, default()) == ()


def test_heirs_of_heirs_are_followed_and_circles_end(tmp_path: Path) -> None:
    """A chain of successions leads to its end; one that bites its tail, which only a user can write, is left."""
    file = tmp_path / "more.toml"
    file.write_text(
        """
        [study_periods.2029-2032]
        start = '2029'
        end = '2032'
        study_groups = [2, 22, 23]
        [[successions]]
        period = '2029-2032'
        predecessors = ['ITU-T SG21']
        heir = 'ITU-T SG22'
        [[successions]]
        period = '2029-2032'
        predecessors = ['ITU-T SG22', 'ITU-T SG23']
        heir = 'ITU-T SG23'
        [[successions]]
        period = '2029-2032'
        predecessors = ['ITU-T SG23']
        heir = 'ITU-T SG22'
        """,
        "utf-8",
    )
    vocabulary = Vocabulary.load(file)
    assert heirs("ITU-T SG16", "2025", vocabulary) == ("ITU-T SG21",)
    assert heirs("ITU-T SG16", "2030", vocabulary) == ("ITU-T SG23",)
    assert heirs("ITU-T SG21", None, vocabulary) == ("ITU-T SG23",)
    assert study_groups("2032-12-31", vocabulary) == ("ITU-T SG2", "ITU-T SG22", "ITU-T SG23")


@given(st.dates(min_value=dt.date(2004, 10, 15), max_value=dt.date(2028, 12, 31)))
def test_every_day_since_2004_has_one_period(day: dt.date) -> None:
    """The shipped periods leave no gap and do not overlap."""
    holding = [period for period in default().study_periods.values() if period.start <= str(day) <= period.end]
    assert [study_period_of(str(day), default())] == holding


def test_periods_are_in_the_order_of_time() -> None:
    """Periods come oldest first, and every heir exists in the period it takes over in."""
    periods = list(default().study_periods.values())
    assert all(one.end < other.start for one, other in pairwise(periods))
    for succession in default().successions:
        assert succession.heir in study_groups(succession.period, default())
        assert not {*succession.predecessors} & {*study_groups(succession.period, default())}
