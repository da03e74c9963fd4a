"""Which deliverables a work item may derive from, and why."""

import pytest

import fgmv_extract as fx
from fgmv_extract.interpretation.links import link_items
from fgmv_extract.interpretation.work_items import Named
from fgmv_extract.itu.identifiers import Identifier

WORDS = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett", "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango"]  # fmt: skip
AGREED, PLANNED = fx.Commitment.AGREED, fx.Commitment.PLANNED
Told = list[tuple[str, float]]


def title(*stretches: range) -> str:
    """A title of words, by their numbers."""
    return " ".join(WORDS[at] for stretch in stretches for at in stretch)


def row(
    name: str, words: str | None, said: fx.Commitment | None = AGREED, *, questions: tuple[str, ...] = (), items: tuple[str, ...] = (), aliases: tuple[str, ...] = ()
) -> fx.Deliverable:  # fmt: skip
    """Make a deliverable with a position of SG20."""
    position = fx.Position(
        group="ITU-T SG20", state=fx.PositionState.STATED, commitment=said, questions=questions, work_items=items
    )
    return fx.Deliverable(id=name, title=words, positions=(position,), aliases=aliases)


def linked(
    words: str | None, *rows: fx.Deliverable, questions: tuple[str, ...] = (), cited: tuple[Identifier, ...] = ()
) -> Told:
    """The links of the work item Y.maps with that title: deliverables and how sure each is."""
    [item] = link_items([Named(fx.WorkItem(name="Y.maps", title=words), questions, cited)], rows)
    return [(link.deliverable, link.confidence) for link in item.links]


@pytest.mark.parametrize(
    ("rows", "links"),
    [
        ([row("A", title(range(10)))], [("A", 1.0)]),
        ([row("A", title(range(4)))], [("A", 0.4)]),
        ([row("A", title(range(3)))], []),
        ([row("A", title(range(10)), PLANNED)], [("A", 1.0)]),
        ([row("A", title(range(9)), PLANNED)], [("A", 0.9)]),
        ([row("A", title(range(8)), PLANNED)], []),
        ([row("A", title(range(5)), PLANNED), row("B", title(range(4)))], [("B", 0.4)]),
        ([row("A", title(range(10)), PLANNED), row("B", title(range(4)))], [("B", 0.4)]),
        ([row("A", title(range(9))), row("B", title(range(7)))], [("A", 0.9)]),
        ([row("A", title(range(9))), row("B", title(range(1, 10)))], [("A", 0.45), ("B", 0.45)]),
        ([row("A", title(range(10), range(10, 11))), row("B", title(range(10)))], [("B", 0.5), ("A", 0.45)]),
        ([row("A", None)], []),
        ([row("A", "")], []),
    ],
)  # fmt: skip
def test_titles_that_have_words_in_common(rows: list[fx.Deliverable], links: Told) -> None:
    """Two in five are enough where a group agreed to new work, nearly all elsewhere; of those that fit as well each is half as sure."""
    assert linked(title(range(10)), *rows) == links


def test_words_are_compared_without_their_endings() -> None:
    """Words of four letters keep them, and what says nothing counts for nothing."""
    assert linked("Integration of the networking", row("A", "Integrated networks")) == [("A", 1.0)]
    assert linked("Maps of planning", row("A", "Plans by maps")) == []
    assert linked("Maps", row("A", "Map")) == []
    assert linked("The maps", row("A", "MAPS")) == [("A", 1.0)]


def test_no_title_is_like_no_other() -> None:
    """Neither of the item nor of the row."""
    assert linked(None, row("A", None)) == []
    assert linked(None, row("A", "Maps")) == []
    assert linked("Maps", row("A", None)) == []


def test_rows_of_the_questions_that_are_named_are_asked_first() -> None:
    """All rows where none of them is of these Questions."""
    rows = row("A", title(range(10)), questions=("Q1/20",)), row("B", title(range(5)), questions=("Q2/20",))
    assert linked(title(range(10)), *rows) == [("A", 1.0)]
    assert linked(title(range(10)), *rows, questions=("Q2/20",)) == [("B", 0.5)]
    assert linked(title(range(10)), *rows, questions=("Q3/20",)) == [("A", 1.0)]


def test_a_position_that_names_the_item_and_a_sentence_that_cites_the_row() -> None:
    """They are believed more than titles, in that order."""
    like, named = row("A", title(range(10))), row("B", "Other", PLANNED, items=("Y.maps", "Y.more"))
    cited = Identifier("FGMV-03", "FG-MV")
    assert linked(title(range(10)), like, named) == [("B", 1.0)]
    assert linked(title(range(10)), like, row("FGMV-3", "Other"), cited=(cited,)) == [("FGMV-3", 0.9)]
    assert linked(title(range(10)), like, row("C", "Other", aliases=("FGMV-03",)), cited=(cited,)) == [("C", 0.9)]
    assert linked(title(range(10)), like, named, row("FGMV-3", "Other"), cited=(cited,)) == [("B", 1.0)]
    assert linked(title(range(10)), like, row("FGMV-4", "Other"), cited=(cited,)) == [("A", 1.0)]


def test_reasons_are_given() -> None:
    """How many words are common, who agreed, and how many fit as well."""
    rows = row("A", title(range(9)), questions=("Q1/20", "Q2/20")), row("B", title(range(1, 10)))
    [item] = link_items([Named(fx.WorkItem(name="Y.maps", title=title(range(10))), (), ())], rows)
    assert [link.reasons for link in item.links] == [
        (
            "90 % of the words of both titles are common",
            "ITU-T SG20 agreed to new work on A (Q1/20, Q2/20)",
            "2 deliverables fit nearly as well",
        ),
        (
            "90 % of the words of both titles are common",
            "ITU-T SG20 agreed to new work on B",
            "2 deliverables fit nearly as well",
        ),
    ]


def test_words_that_every_title_has_count_nothing() -> None:
    """Articles, prepositions and conjunctions make no two titles alike, nor apart."""
    small = "a an and as at by for from in into its of on or the through to towards using via with based"
    assert linked(f"{small} {title(range(10))}", row("A", title(range(10)))) == [("A", 1.0)]
    assert linked(f"{small} {title(range(10))}", row("A", f"{small} {title(range(10, 20))}")) == []
