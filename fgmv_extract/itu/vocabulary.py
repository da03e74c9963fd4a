"""The facts about the ITU that change with the world, as values: the shipped ones and a user's on top.

A ``Vocabulary`` is compared and hashed by identity, so functions cache by it.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Self, final

from attrs import field, fields_dict, frozen

from fgmv_extract.itu.loading import Table, read_facts
from fgmv_extract.itu.spellings import normal
from fgmv_extract.itu.templates import Template

Words = Mapping[str, tuple[str, ...]]
"""A name, and the ways it is written."""


@final
@frozen(kw_only=True)
class StudyPeriod:
    """A study period of ITU-T: ISO dates of its first and last day, and the numbers of its study groups.

    ``code`` stands in document addresses (``T22``), ``attachments`` in names of attached files (``sp17``). ``since`` maps
    the study groups that were created within the period to the ISO date of that.
    """

    label: str
    start: str
    end: str
    code: str | None = None
    attachments: str | None = None
    study_groups: tuple[int, ...] = ()
    since: Mapping[int, str] = field(factory=dict)


@final
@frozen(kw_only=True)
class Succession:
    """What became of study groups that ended: from ``period`` on (a label), ``heir`` does the work of ``predecessors``."""

    period: str
    predecessors: tuple[str, ...]
    heir: str


@final
@frozen(kw_only=True, slots=False)
class FocusGroup:
    """A Focus Group: ``titles`` complete *Focus Group on …*; ``since`` and ``until`` are ISO dates, as far as known.

    ``ids`` are the forms of its identifiers, as printed (``FGMV-{nn}``); ``aliases`` maps working or earlier names of
    deliverables to the identifiers they were approved under.
    """

    name: str
    titles: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    parent: str | None = None
    since: str | None = None
    until: str | None = None
    ids: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(factory=dict)

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The forms of its identifiers, longest first, so that ``D{n}.{n}-{word}`` is tried before ``D{n}.{n}``."""
        return tuple(Template(form, self.name) for form in sorted(self.ids, key=len, reverse=True))

    @property
    def names(self) -> Iterator[str]:
        """All ways to write its name, except by its title."""
        yield self.name
        yield from self.spellings


@final
@frozen(kw_only=True, eq=False, slots=False)
class Vocabulary:
    """Everything the package knows about the ITU.

    ``bodies``, ``kinds``, ``headings``, ``labels`` and ``purposes`` map a name to its spellings; ``sectors`` maps ``R`` and
    ``D`` to the numbers of their study groups. ``sources`` are the user's files it was made from, None if it was not loaded.
    """

    study_periods: Mapping[str, StudyPeriod]
    successions: tuple[Succession, ...]
    sectors: Mapping[str, tuple[int, ...]]
    study_group_names: Mapping[str, str]
    bodies: Words
    focus_groups: Mapping[str, FocusGroup]
    kinds: Words
    headings: Words
    labels: Words
    purposes: Words
    sources: tuple[str, ...] | None = None

    @classmethod
    def load(cls, *paths: str | PathLike[str]) -> Self:
        """Return what the package ships with the user's TOML files on top; raises ``ExtractError`` for a bad file."""
        sources = tuple(str(Path(path).absolute()) for path in paths)
        return cls._of(read_facts(fspath(path) for path in paths), sources=sources)

    @classmethod
    def _of(cls, facts: Table, *, sources: tuple[str, ...]) -> Self:
        return cls(
            study_periods=_study_periods(facts["study_periods"]),
            successions=tuple(Succession(**_frozen(entry)) for entry in facts["successions"]),
            sectors=_frozen(facts["sectors"]),
            study_group_names=facts["study_group_names"],
            focus_groups={
                name: FocusGroup(name=name, **_frozen(entry)) for name, entry in facts["focus_groups"].items()
            },
            bodies=_frozen(facts["bodies"]),
            kinds=_frozen(facts["kinds"]),
            headings=_frozen(facts["headings"]),
            labels=_frozen(facts["labels"]),
            purposes=_frozen(facts["purposes"]),
            sources=sources,
        )

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Pickle as the files it was made from, so that one process has one vocabulary and its caches hold."""
        if self.sources is not None:
            return _recalled, (self.sources,)
        return partial(Vocabulary, **{name: getattr(self, name) for name in fields_dict(Vocabulary)}), ()

    @cached_property
    def study_group_numbers(self) -> Mapping[str, frozenset[int]]:
        """The numbers the study groups of each sector (``T``, ``R``, ``D``) have or had."""
        of_periods = frozenset(number for period in self.study_periods.values() for number in period.study_groups)
        return {"T": of_periods} | {sector: frozenset(numbers) for sector, numbers in self.sectors.items()}

    @cached_property
    def group_names(self) -> Mapping[str, str]:
        """The canonical name of each body and Focus Group by the normal form of each of its spellings."""
        names: dict[str, str] = {}
        for body, spellings in self.bodies.items():
            names |= dict.fromkeys(map(normal, (body, *spellings)), body)
        for group in self.focus_groups.values():
            names |= dict.fromkeys(map(normal, group.names), group.name)
            names |= dict.fromkeys((normal(f"Focus Group on {title}") for title in group.titles), group.name)
        return names


def default() -> Vocabulary:
    """Return what the package ships; always the same object."""
    return _recalled(())


@lru_cache
def _recalled(paths: tuple[str, ...]) -> Vocabulary:
    return Vocabulary.load(*paths)


def _study_periods(entries: Table) -> dict[str, StudyPeriod]:
    """Order them in time, whatever order the files have."""
    ordered = sorted(entries.items(), key=lambda entry: str(entry[1]["start"]))
    return {label: _study_period(label, **_frozen(entry)) for label, entry in ordered}


def _study_period(label: str, since: Mapping[str, str] | None = None, **entry: Any) -> StudyPeriod:  # noqa: ANN401  as checked when read
    return StudyPeriod(label=label, since={int(number): date for number, date in (since or {}).items()}, **entry)


def _frozen(entry: Table) -> Table:
    """Make the lists of a table tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
