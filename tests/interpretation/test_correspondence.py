"""Who writes to whom, as the prose tells."""

import pytest

from fgmv_extract.document import Paragraph
from fgmv_extract.interpretation.correspondence import Correspondence, read_correspondence
from fgmv_extract.interpretation.prose import read_prose
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import Place


def letter(text: str) -> Correspondence:
    """What a paragraph tells."""
    return read_correspondence(read_prose([Paragraph(text, Place(0))], default()))


@pytest.mark.parametrize(
    ("text", "senders"),
    [
        ("SG20 informs. TSAG informs.", ["ITU-T SG20", "ITU-T TSAG"]),
        ("SG20 informs. SG20 thanks. TSAG informs.", ["ITU-T SG20"]),
        ("TSAG informs. SG20 informs. SG20 thanks.", ["ITU-T SG20"]),
        ("SG20 informs. SG20 thanks. SG20 asked. TSAG informs. TSAG reviewed.", ["ITU-T SG20", "ITU-T TSAG"]),
        ("SG20 looked at TSAG.", []),
        ("SG20 has also reviewed it.", ["ITU-T SG20"]),
        ("SG20’s reviewed plans are good.", ["ITU-T SG20"]),
        ("SG20 would like to thank all.", ["ITU-T SG20"]),
    ],
)
def test_who_does_what_a_sender_does(text: str, senders: list[str]) -> None:
    """Those who do it more than half as often as the first, the most frequent in front."""
    assert [one.field for one in letter(text).senders] == senders


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        ("Thank TSAG.", ["ITU-T TSAG"]),
        ("Inform TSAG, and ask SG5.", ["ITU-T TSAG", "ITU-T SG5"]),
        ("SG20 thanks the ITU TSAG for it, and invites our colleagues of SG5.", ["ITU-T TSAG", "ITU-T SG5"]),
        (f"This is to inform{' ' * 55}TSAG.", []),
        ("This is to informal TSAG.", []),
        ("Thanks go to TSAG.", []),
    ],
)
def test_who_is_spoken_to(text: str, addressed: list[str]) -> None:
    """Who is the object of what a sender does, right behind the word."""
    assert [one.field for one in letter(text).addressed] == addressed


@pytest.mark.parametrize(
    ("text", "replies"),
    [
        ("This is in reply to TSAG-LS35.", ["TSAG-LS35"]),
        ("SG20 answers TSAG-LS35 and TSAG-LS36, SG5-LS2.", ["TSAG-LS35", "TSAG-LS36", "SG5-LS2"]),
        ("SG20 thanks TSAG for its liaison statement TSAG-LS35.", ["TSAG-LS35"]),
        ("SG20 answers TSAG-LS35; see SG5-LS2.", ["TSAG-LS35"]),
        ("See SG5-LS2 in reply to TSAG-LS35 of ours and SG2-LS3.", ["TSAG-LS35", "SG2-LS3"]),
        ("SG20 replied to your liaison statement (TSAG-LS35), and answers SG5-LS2.", ["TSAG-LS35", "SG5-LS2"]),
        ("SG20 answers. TSAG-LS35 is another.", []),
        ("SG20 knows TSAG-LS35.", []),
    ],
)
def test_which_statements_are_answered(text: str, replies: list[str]) -> None:
    """Those directly behind a word of answering, and what is listed with them."""
    assert [one.field for one in letter(text).replies] == replies


@pytest.mark.parametrize(
    ("text", "is_letter"),
    [
        ("This liaison statement is short.", True),
        ("This reply LS is short.", True),
        ("A liaison statement is short.", False),
        ("SG20 informed TSAG.", False),
        ("SG20 would like to thank all, and informs TSAG.", True),
        ("SG20 is pleased to inform you.", True),
        ("SG20 is pleased to inform all.", False),
        ("TSAG is pleased to respond.", False),
        ("SG20 thanks all for your liaison.", True),
    ],
)
def test_what_is_a_letter(text: str, is_letter: bool) -> None:  # noqa: FBT001
    """It calls itself one, or a sender is courteous to somebody."""
    assert letter(text).is_letter is is_letter
