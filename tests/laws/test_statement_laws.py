"""Laws of reading: what is planted in a table comes out of it, whatever the wrapping."""

from collections.abc import Sequence
from random import Random

from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

import fgmv_extract as fx
from fgmv_extract.records import Commitment, PositionState, Role, Share, Status

NUMBERS = (2, 3, 5, 9, 11, 12, 13, 15, 16, 17, 20)
WORDS = [
    "access",
    "building",
    "data",
    "digital",
    "energy",
    "for",
    "identity",
    "interoperability",
    "metaverse",
    "model",
    "of",
    "security",
    "services",
    "the",
    "twin",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
KINDS = ("Technical Report", "Technical Specification")


@frozen
class Row:
    """A deliverable as it is planted: the texts of its cells and what they mean."""

    number: int
    kind: str
    title: str
    year: int
    month: int
    primary: tuple[int, ...]
    secondary: tuple[int, ...]
    commitment: Commitment | None
    questions: tuple[int, ...]
    contribution: int | None

    @property
    def cells(self) -> dict[str, str]:
        """Heading -> text of the cell."""
        return {
            "No.": f"FGMV-{self.number:02}",
            "Title": f"{self.kind} on {self.title}",
            "Approved": f"{MONTHS[self.month - 1]} {self.year}",
            "Suggested by the FG-MV to be allocated to": self.groups,
            "SG20": self.stance,
        }

    @property
    def groups(self) -> str:
        """The allocation cell."""
        primary = ", ".join(f"SG{number}" for number in self.primary)
        return f"{primary} ({', '.join(f'SG{number}' for number in self.secondary)})" if self.secondary else primary

    @property
    def stance(self) -> str:
        """The position cell."""
        if self.commitment is None:
            return ""
        who = " and ".join(f"Q{number}/20" for number in self.questions)
        if self.commitment is Commitment.PLANNED:
            return f"{who} plans to initiate new work in this area and welcomes future Contributions."
        basis = f" based on the discussions concerning C{self.contribution}" if self.contribution else ""
        return f"{who} agreed to initiate a new work item{basis}."

    def check(self, deliverable: fx.Deliverable) -> None:
        """Compare a deliverable that was read with what was planted."""
        assert deliverable.id == f"FGMV-{self.number:02}"
        assert (deliverable.kind, deliverable.title) == (self.kind, self.title)
        assert deliverable.approved == f"{self.year}-{self.month:02}"
        assert deliverable.allocation is not None
        assert deliverable.allocation.status is Status.SUGGESTED
        assert deliverable.allocation.authority == "FG-MV"
        assert deliverable.allocation.shares == (
            *(Share(f"ITU-T SG{number}", Role.PRIMARY) for number in self.primary),
            *(Share(f"ITU-T SG{number}", Role.SECONDARY) for number in self.secondary),
        )
        (position,) = deliverable.positions
        assert position.state is (PositionState.STATED if self.commitment else PositionState.BLANK)
        assert position.commitment is self.commitment
        assert position.questions == (tuple(f"Q{n}/20" for n in self.questions) if self.commitment else ())
        agreed_on = self.contribution if self.commitment is Commitment.AGREED else None
        assert position.contributions == ((f"C{agreed_on}",) if agreed_on else ())
        assert position.invites_contributions is (self.commitment is Commitment.PLANNED)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """A deliverable with any number, title, month, groups and position."""
    groups = draw(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=5, unique=True))
    cut = draw(st.integers(1, len(groups)))
    title = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=9)))
    return Row(
        number=draw(st.integers(1, 99)),
        kind=draw(st.sampled_from(KINDS)),
        title=title[0].upper() + title[1:],
        year=draw(st.integers(2022, 2026)),
        month=draw(st.integers(1, 12)),
        primary=tuple(groups[:cut]),
        secondary=tuple(groups[cut:]),
        commitment=draw(st.sampled_from((None, *Commitment))),
        questions=tuple(draw(st.lists(st.integers(1, 9), min_size=1, max_size=2, unique=True))),
        contribution=draw(st.none() | st.integers(1, 999)),
    )


tables = st.lists(rows(), min_size=1, max_size=12, unique_by=lambda row: row.number)
LETTER = "This liaison statement answers TSAG-LS35.\n"


def tika(planted: Sequence[Row], headings: Sequence[str] | None = None, blank: str = "\n") -> str:
    """Write a letter with the table of the rows as Apache Tika does; ``blank`` ends a row."""
    names = headings or list(planted[0].cells)
    lines = [LETTER, "".join(f"\t{name}\n" for name in names) + blank]
    lines += ["".join(f"\t{row.cells[name]}\n" for name in names) + blank for row in planted]
    return "\n".join(lines[:1]) + "".join(lines[1:])


def extract(text: str) -> fx.Statement:
    """Read a text as a file of that name."""
    return fx.extract(text.encode(), name="page.txt")


@given(tables)
@settings(max_examples=60, deadline=None)
def test_what_is_planted_comes_out(planted: list[Row]) -> None:
    """Every deliverable of a table is read exactly as it was written, in its order, and nothing else is."""
    deliverables = extract(tika(planted)).deliverables
    assert len(deliverables) == len(planted)
    for row, deliverable in zip(planted, deliverables, strict=True):
        row.check(deliverable)


@given(tables, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_of_columns_means_nothing(planted: list[Row], random: Random) -> None:
    """The same table with its columns shuffled says the same; the identifier stays in front, as in every list."""
    first, *others = planted[0].cells
    random.shuffle(others)
    assert extract(tika(planted, [first, *others])) == extract(tika(planted))


@given(
    tables,
    st.sampled_from(["\n", "\n\n", "\n\n\n"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([" ", "\u00a0", "\u202f"]),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_wrapping_means_nothing(planted: list[Row], blank: str, end: str, space: str, mark: bool) -> None:  # noqa: FBT001
    """Blank lines, line ends, kinds of blanks and a byte order mark change nothing of what is said."""
    text = tika(planted, blank=blank).replace("\n", end).replace(" ", space)
    wrapped = extract("\ufeff" * mark + text)
    plain = extract(tika(planted))
    assert wrapped == plain


@given(tables)
@settings(max_examples=40, deadline=None)
def test_cut_off_text_loses_nothing_but_its_end(planted: list[Row]) -> None:
    """Without the last position cell all else is the same, that position is absent, and a finding tells so."""
    whole = extract(tika(planted))
    last = planted[-1].cells
    text = tika(planted).rstrip("\n")
    cut = extract(text[: len(text) - len(last["SG20"]) - 1].rstrip("\n"))
    *before, damaged = cut.deliverables
    assert tuple(before) == whole.deliverables[:-1]
    assert damaged.positions[0].state is PositionState.ABSENT
    assert evolve(damaged, positions=()) == evolve(whole.deliverables[-1], positions=())
    assert ("truncated-row", damaged.id) in [(finding.code.label, finding.deliverable) for finding in cut.findings]
