"""Study periods: which one a date falls in, which study groups it has, and who took over from whom.

``when`` is a study period (``2022-2024``) or an ISO date of any precision. A month or a year counts for the study period
that holds its middle, since an assembly ends a period in the midst of a month. Before the first and after the last period
nothing is known, and nothing is invented.
"""

from collections.abc import Iterator

from fgmv_extract.itu.vocabulary import StudyPeriod, Vocabulary
from fgmv_extract.patterns import pattern

ALL_STUDY_GROUPS = "ITU-T all SGs"
"""The symbol for all study groups of ITU-T, whichever they are; those of the other sectors have one each."""

_MIDDLES = {4: "-07-01", 7: "-15", 10: ""}
_ISO = pattern(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def study_period_of(when: str, vocabulary: Vocabulary) -> StudyPeriod | None:
    """Return the study period of a date, or the one of that label; None when the vocabulary has none."""
    if (named := vocabulary.study_periods.get(when)) is not None:
        return named
    if not _ISO.fullmatch(when):
        return None
    day = _middle(when)
    # "~" sorts behind every digit and hyphen: an end that is a month or a year lasts to its last day.
    holding = (period for period in vocabulary.study_periods.values() if period.start <= day <= f"{period.end}~")
    return next(holding, None)


def study_period_coded(code: str, vocabulary: Vocabulary) -> StudyPeriod | None:
    """Return the study period with a code as in addresses (``T22``) or names of attachments (``sp17``), in any case."""
    code = code.casefold()
    for period in vocabulary.study_periods.values():
        if code in {(period.code or "").casefold(), (period.attachments or "").casefold()}:
            return period
    return None


def study_groups(when: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the study groups of ITU-T at that time, by number; () when the time is unknown.

    A study period means all the study groups it had at its end, a date those that existed then.
    """
    period = study_period_of(when, vocabulary)
    if period is None:
        return ()
    day = period.end if when == period.label else _middle(when)
    return tuple(f"ITU-T SG{number}" for number in sorted(period.study_groups) if period.since.get(number, "") <= day)


def expand(group: str, when: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the study groups that ``ITU-T all SGs`` stands for at that time; any other group stands for itself.

    The study groups of the other sectors are known without their times.
    """
    if group == ALL_STUDY_GROUPS:
        return study_groups(when, vocabulary)
    for sector, numbers in vocabulary.sectors.items():
        if group == f"ITU-{sector} all SGs":
            return tuple(f"ITU-{sector} SG{number}" for number in numbers)
    return (group,)


def heirs(group: str, when: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the study groups that do the work of ``group`` at that time, () when it never ended by then.

    Heirs of heirs stand for those that ended themselves. ``when`` None means as far as the vocabulary knows.
    """
    return tuple(dict.fromkeys(_lasting_heirs(group, when, vocabulary, frozenset({group}))))


def predecessors(group: str, when: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the study groups whose work ``group`` has taken over by that time, as directly as they are known."""
    found = [
        predecessor
        for succession in vocabulary.successions
        if succession.heir == group and _has_begun(succession.period, when, vocabulary)
        for predecessor in succession.predecessors
    ]
    return tuple(dict.fromkeys(found))


def _lasting_heirs(group: str, when: str | None, vocabulary: Vocabulary, passed: frozenset[str]) -> Iterator[str]:
    """Follow the successions to their ends; ``passed`` keeps a user's circle of them from being followed for ever."""
    for succession in vocabulary.successions:
        heir = succession.heir
        if group in succession.predecessors and heir not in passed and _has_begun(succession.period, when, vocabulary):
            yield from tuple(_lasting_heirs(heir, when, vocabulary, passed | {heir})) or (heir,)


def _has_begun(label: str, when: str | None, vocabulary: Vocabulary) -> bool:
    if when is None:
        return True
    begun, now = vocabulary.study_periods.get(label), study_period_of(when, vocabulary)
    return begun is not None and now is not None and begun.start <= now.start


def _middle(when: str) -> str:
    return when + _MIDDLES[len(when)]
