"""What the library says of successive statements is what it said when somebody last looked."""

import json
from pathlib import Path

import pytest

import fgmv_extract
from samples import stories


@pytest.mark.parametrize("of_word", stories.files(), ids=lambda path: str(path.name))
def test_word_and_text_of_a_story_give_equal_statements(of_word: Path) -> None:
    """The two formats of one description are one statement."""
    assert fgmv_extract.extract(of_word) == fgmv_extract.extract(of_word.with_suffix(".txt"))


def test_the_story_says_what_its_golden_files_say() -> None:
    """History, review and comparisons of successive statements; a change of meaning shows in a file that is read."""
    assert list(stories.problems()) == []


def test_word_and_text_have_one_history_and_one_review() -> None:
    """Where a statement was read from is no part of what happened."""
    of_word = [fgmv_extract.extract(path) for path in stories.files("docx")]
    of_text = [fgmv_extract.extract(path) for path in stories.files("txt")]
    assert fgmv_extract.history(of_word) == fgmv_extract.history(of_text)
    assert fgmv_extract.review(of_word) == fgmv_extract.review(of_text)


def test_the_story_is_told_in_the_order_of_its_names_however_it_is_given() -> None:
    """Dates decide; nothing is left to doubt."""
    statements = [fgmv_extract.extract(path) for path in stories.files("txt")]
    history = fgmv_extract.history(reversed(statements))
    numbers = ["TSAG-LS920", "FG-MV-LS921", "SG20-LS922", "SG16-LS923", "TSAG-LS924", "SG20-LS925"]
    assert [reference.number for reference in history.statements] == numbers
    assert history.findings == ()
    assert history == fgmv_extract.history(statements)


def test_every_golden_quote_stands_where_it_says() -> None:
    """The place of each event leads to its words, in the Word files the golden history was made of."""
    documents = {fgmv_extract.extract(path).number: fgmv_extract.read(path) for path in stories.files("docx")}
    history = fgmv_extract.history([fgmv_extract.extract(path) for path in stories.files("docx")])
    quotes = [quote for line in history.lines for event in line.events for quote in event.quotes]
    assert len(quotes) > 50
    for quote in quotes:
        assert quote.place is not None
        assert documents[quote.statement].text_at(quote.place) == quote.verbatim


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("history.json", None, "missing: history.json; write it with python samples/make.py --golden"),
        ("history.json", "{", "unread: history.json is not JSON: "),
        ("history.json", json.dumps({}), "different: history.json at $"),
        ("7-8.json", json.dumps({}), "left over: 7-8.json"),
    ],
)
def test_what_is_wrong_with_a_golden_file_is_told(
    name: str, content: str | None, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing, unread, different and left over are four failures."""
    for path in stories.FOLDER.glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(stories, "FOLDER", tmp_path)
    (tmp_path / name).write_text(content) if content is not None else (tmp_path / name).unlink()
    (problem,) = stories.problems()
    assert problem.startswith(told)
