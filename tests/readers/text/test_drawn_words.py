"""Words that a narrow column cut are made whole, and words above each other stay two."""

import pytest

from fgmv_extract.readers.text.drawn.chopped import Words
from fgmv_extract.readers.text.drawn.shapes import Drawn
from fgmv_extract.readers.text.drawn.unwrapping import unwrapped

KNOWN = Words(["the metaverse and its standard for high-level architecture", "requirements of information technology"])

LAST_FILLED = {
    "nobody knows the pieces": (["op", "portunities"], "opportunities"),
    "the article is one": (["the", "opportunity"], "the opportunity"),
    "it would have had room above": (["my own", "int", "erworking-x"], "my own interworking-x"),
    "the first letters had room above": (["in", "to", "pographical"], "in topographical"),
    "an article before its noun": (["a", "description"], "a description"),
    "no word begins so": (["a", "rchitecture"], "architecture"),
    "the number of a part": (["system Part", "I", "Description"], "system Part I Description"),
    "a capital that is no number": (["Personally", "I", "dentifiable"], "Personally Identifiable"),
    "a capital without a vowel": (["T", "ELECOMMUNIC"], "TELECOMMUNIC"),
    "an abbreviation": (["AI", "application"], "AI application"),
    "the text has the word": (["in", "formation,x"], "information,x"),
    "a prefix": (["inter", "operability"], "interoperability"),
    "two words of the text": (["standard", "development"], "standard development"),
    "a long word before one": (["human", "application"], "human application"),
    "an address": (["noor", ".lindqv@x.y"], "noor.lindqv@x.y"),
    "a year": (["2", "022-05-1234"], "2022-05-1234"),
    "marks before a word": (["**", "Information"], "**Information"),
    "the number of a group": (["SG21/SG1", "2/SG13/SG15"], "SG21/SG12/SG13/SG15"),
    "the letters of a group": (["SG12/S", "G17/SG2/SG5"], "SG12/SG17/SG2/SG5"),
    "a group before another": (["SG2/SG12", "SG17/SG2/SG5"], "SG2/SG12 SG17/SG2/SG5"),
}


@pytest.mark.parametrize(("lines", "whole"), LAST_FILLED.values(), ids=LAST_FILLED)
def test_a_word_whose_last_piece_fills_the_column(lines: list[str], whole: str) -> None:
    """As pandoc cuts words: both pieces stand alone, the second is as wide as the column."""
    assert unwrapped(Drawn(0, 0, lines, 0, 11), KNOWN).split() == whole.split()


@pytest.mark.parametrize(
    "lines", [["0", "3/09/2021"], ["1", "8/10/2022"], ["2", "024-10-25"]], ids=lambda lines: str(lines[0])
)
def test_a_date_in_numbers_has_no_blank_inside(lines: list[str]) -> None:
    """Even where what is left of it is a date as well."""
    assert unwrapped(Drawn(0, 0, lines, 0, 9), KNOWN) == "".join(lines)


FIRST_FILLED = {
    "an ending": (["informati", "on"], "information"),
    "a single letter": (["guideline", "s for all"], "guidelines for all"),
    "a stop": (["metaverse", ": an x"], "metaverse: an x"),
    "a suffix": (["applicabi", "lity"], "applicability"),
    "a genitive": (["Children'", "s age"], "Children's age"),
    "two words": (["metaverse", "ecosystem"], "metaverse ecosystem"),
    "a short word": (["Metaverse", "in all"], "Metaverse in all"),
    "a word that no consonants begin": (["cross-pla", "tform x"], "cross-platform x"),
    "three pieces": (["telecommu", "nications", "of x"], "telecommunications of x"),
    "a word above one that is cut itself": (["technical", "requireme", "nts for"], "technical requirements for"),
}


@pytest.mark.parametrize(("lines", "whole"), FIRST_FILLED.values(), ids=FIRST_FILLED)
def test_a_word_whose_first_piece_fills_the_column(lines: list[str], whole: str) -> None:
    """As antiword cuts words: the first piece is as wide as the column, the rest begins the next line."""
    assert unwrapped(Drawn(0, 0, lines, 0, 9, first_filled=True), KNOWN).split() == whole.split()


HYPHENS = {
    "inside a name": (["answer of ITU-", "T SG20"], "answer of ITU-T SG20"),
    "inside an identifier": (["see FGMV-", "24 again"], "see FGMV-24 again"),
    "a question": (["Q2/20 and Q3/", "20 plan to"], "Q2/20 and Q3/20 plan to"),
    "a dash": (["on 29th July -", "2 August 2024"], "on 29th July - 2 August 2024"),
    "one of two words": (["short- and long-", "and medium"], "short- and long- and medium"),
}


@pytest.mark.parametrize(("lines", "whole"), HYPHENS.values(), ids=HYPHENS)
def test_a_hyphen_at_the_end_of_a_line(lines: list[str], whole: str) -> None:
    """Behind the hyphen of a word nothing is put, behind any other a blank."""
    assert unwrapped(Drawn(0, 0, lines, 0, 14), KNOWN) == whole


def test_the_lines_of_an_address_are_kept_where_they_may_be_meant() -> None:
    """Where words had no room the lines of an address are lines all the same, names of one word aside."""
    cell = Drawn(0, 0, ["Ada Mercer", "Example Institute of", "Technology", "Switzerland", "E-mail: a@b.org"], 0, 21)
    assert unwrapped(cell, KNOWN, is_address=True) == (
        "Ada Mercer\nExample Institute of Technology\nSwitzerland\nE-mail: a@b.org"
    )
