"""The grammar of single cells, case by case: the cases stand in tests/cases/*.txt, where anybody can add one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.authorities import decision_in
from fgmv_extract.grammar.columns import read_heading, read_stacked
from fgmv_extract.grammar.headings import read_annex_heading
from fgmv_extract.grammar.positions import read_stance
from fgmv_extract.grammar.tellings import Telling, read_item, read_told
from fgmv_extract.grammar.ticks import in_words
from fgmv_extract.grammar.titles import read_title
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.vocabulary import default

CASES = Path(__file__).resolve().parents[1] / "cases"


def _parts(*values: str | None) -> str:
    """Join what was read as the case files write it: ``-`` for nothing, trailing nothings left out."""
    parts = [value or "-" for value in values]
    while len(parts) > 1 and parts[-1] == "-":
        parts.pop()
    return " | ".join(parts)


def allocation(text: str) -> str:
    """Shares, status and rest of an allocation cell."""
    read = read_allotment(text, default())
    shares = ", ".join(f"{share.group} {share.role or ''}".strip() for share in read.shares)
    return _parts(shares, read.status, read.rest)


def position(text: str) -> str:
    """Commitment, Questions, contributions and invitation of a position cell."""
    read = read_stance(text, "ITU-T SG20")
    invites = "invites" if read.invites_contributions else None
    return _parts(read.commitment, ", ".join(read.questions), ", ".join(read.contributions), invites)


def title(text: str) -> str:
    """Kind and title of a title cell."""
    read = read_title(text, default())
    return _parts(read.kind, read.title)


def annex_heading(text: str) -> str:
    """Label, title and period of the heading of an annex."""
    read = read_annex_heading(text)
    if read is None:
        return "none"
    return _parts(read.label, read.title, f"{read.period.start}..{read.period.end}" if read.period else None)


def column_heading(text: str) -> str:
    """Role, group, status and authority that the heading of a column tells."""
    read = read_heading(text, default())
    return _parts(read.role, read.group, read.status, read.authority)


def stacked_heading(text: str) -> str:
    """The same of a heading in rows over each other, which line breaks part."""
    read = read_stacked(text.split("\n"), default())
    return _parts(read.role, read.group, read.status, read.authority)


def decision(text: str) -> str:
    """Status and authority that a sentence tells."""
    return _parts(*(decision_in(text, default()) or (None,)))


def tick(text: str) -> str:
    """What an allocation cell would say instead of a mark in the column of SG20."""
    return _parts(in_words("ITU-T SG20", text))


def telling(text: str) -> str:
    """What a sentence allocates: identifiers, groups, status and authority of each part; a heading has no identifiers."""
    told = read_told(text, find_groups(text, default()), default(), "FG-MV")
    if told is None:
        return "none"
    if not told.tellings:
        return _parts("heading", told.groups and text[slice(*told.groups)], told.status, told.authority)
    return " || ".join(_told(part, text[slice(*part.groups)], "us" if told.ours else None) for part in told.tellings)


def told_list(text: str) -> str:
    """What a line below the heading of a list allocates."""
    heading, _, line = text.partition("\n")
    above = read_told(heading, find_groups(heading, default()), default(), "FG-MV")
    if above is None:
        return "no heading"
    part = read_item(line, 0, find_groups(line, default()), above, default(), "FG-MV")
    return "none" if part is None else _told(part, line[slice(*part.groups)] or "above")


def _told(part: Telling, groups: str, ours: str | None = None) -> str:
    identifiers = " ".join(each.id for each, _ in part.identifiers)
    return _parts(identifiers, groups, part.status, ours or part.authority)


READERS: dict[str, Callable[[str], str]] = {
    "allocations": allocation,
    "positions": position,
    "titles": title,
    "annex_headings": annex_heading,
    "column_headings": column_heading,
    "stacked_headings": stacked_heading,
    "decisions": decision,
    "tellings": telling,
    "told_lists": told_list,
    "ticks": tick,
}


def cases() -> Iterator[object]:
    """Every case of every file, named by file and line."""
    for name in READERS:
        for number, line in enumerate((CASES / f"{name}.txt").read_text("utf-8").splitlines(), start=1):
            text, arrow, expected = line.partition(" =>")
            if arrow and not line.startswith("#"):
                yield pytest.param(name, text.replace("\\n", "\n"), expected.strip(), id=f"{name}:{number}")


@pytest.mark.parametrize(("name", "text", "expected"), tuple(cases()))
def test_cell_reads_as_its_case_says(name: str, text: str, expected: str) -> None:
    """Each cell is read as the line of its case file says."""
    wanted = [part.strip() for part in expected.split(" | ")]
    assert READERS[name](text) == _parts(*(None if part == "-" else part for part in wanted))
