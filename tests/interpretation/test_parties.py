"""Lists of groups, as Source and the lines of addressees print them."""

import pytest

from fgmv_extract.interpretation.parties import read_parties
from fgmv_extract.itu.vocabulary import default

Listed = list[tuple[str, str | None, str]]

LISTS: dict[str, Listed] = {
    "ITU-T SG4 – WP 5/4": [("ITU-T SG4", "WP 5/4", "ITU-T SG4 – WP 5/4")],
    "ITU-T SG4 – WP 5/13": [("ITU-T SG4", None, "ITU-T SG4"), ("ITU-T WP5/13", None, "WP 5/13")],
    "ITU-T SG4, and WP 5/4": [("ITU-T SG4", None, "ITU-T SG4"), ("ITU-T WP5/4", None, "WP 5/4")],
    "SG20 (WP1/20), WP2/20": [("ITU-T SG20", "WP1/20", "SG20 (WP1/20)"), ("ITU-T WP2/20", None, "WP2/20")],
    "SG20 – WP1/20, Q2/20": [("ITU-T SG20", "WP1/20, Q2/20", "SG20 – WP1/20, Q2/20")],
    "ITU-T SG20 (Q1/20) and SG16": [("ITU-T SG20", "Q1/20", "ITU-T SG20 (Q1/20)"), ("ITU-T SG16", None, "SG16")],
    "IETF (The IETF Chair), W3C": [("IETF", "(The IETF Chair)", "IETF (The IETF Chair)"), ("W3C", None, "W3C")],
    "TSAG; all SGs & ITU-R WP 6C": [("ITU-T TSAG", None, "TSAG"), ("ITU-T all SGs", None, "all SGs"), ("ITU-R WP 6C", None, "ITU-R WP 6C")],
    "ITU SG 16 Q8, 9, 10/16": [("ITU-T SG16", "Q8, 9, 10/16", "ITU SG 16 Q8, 9, 10/16")],
    "ITU-T SG16 Q8/16 and Q9/16; SG20": [("ITU-T SG16", "Q8/16 and Q9/16", "ITU-T SG16 Q8/16 and Q9/16"), ("ITU-T SG20", None, "SG20")],
    "ITU-T SG5; ITU-D SG2 Q7/2": [("ITU-T SG5", None, "ITU-T SG5"), ("ITU-D SG2", "Q7/2", "ITU-D SG2 Q7/2")],
    "Q8, 9, 10/16": [("ITU-T SG16", "Q8, 9, 10/16", "Q8")],
    "Rapporteur Q7/20, Q8/16 and Q9/20": [("ITU-T SG20", "Rapporteur Q7/20, Q8/16 and Q9/20", "Q7/20"), ("ITU-T SG16", "Rapporteur Q7/20, Q8/16 and Q9/20", "Q8/16")],
    "ITU-T SG20, Mr. John Q. Doe": [("ITU-T SG20", "Mr. John Q. Doe", "ITU-T SG20, Mr. John Q. Doe")],
    "ITU-T SG20 <a@b.example>, Jane Roe (jane@example.org), OpenID Foundation": [("ITU-T SG20", None, "ITU-T SG20"), ("OpenID Foundation", None, "OpenID Foundation")],
    "SG20, a remark in small": [("ITU-T SG20", "a remark in small", "SG20, a remark in small")],
    "ITU-T SG20 WG1, Sub-group on X": [("ITU-T SG20", "WG1, Sub-group on X", "ITU-T SG20 WG1, Sub-group on X")],
    "ITU-T SG20 [joint [x]]": [("ITU-T SG20", "[joint [x]]", "ITU-T SG20 [joint [x]]")],
    "SG20\nSG16\nMetaverse Standards Forum": [("ITU-T SG20", None, "SG20"), ("ITU-T SG16", None, "SG16"), ("Metaverse Standards Forum", None, "Metaverse Standards Forum")],
    "1) ITU-T SG16, 2) IETF": [("ITU-T SG16", None, "ITU-T SG16"), ("IETF", None, "IETF")],
    "1. ITU-T SG16 (Q6/16)\n2. IETF": [("ITU-T SG16", "Q6/16", "ITU-T SG16 (Q6/16)"), ("IETF", None, "IETF")],
    "(a) SG5; (b) W3C; (c) All SGs": [("ITU-T SG5", None, "SG5"), ("W3C", None, "W3C"), ("ITU-T all SGs", None, "All SGs")],
    "i) IETF (The IETF Chair)\nii) SG20": [("IETF", "(The IETF Chair)", "IETF (The IETF Chair)"), ("ITU-T SG20", None, "SG20")],
    "b) IETF (The IETF Chair)": [("IETF", "(The IETF Chair)", "IETF (The IETF Chair)")],
    "ITU-T SG21 (formerly SG16), TSAG": [("ITU-T SG21", "(formerly SG16)", "ITU-T SG21 (formerly SG16)"), ("ITU-T TSAG", None, "TSAG")],
    "ITU-T SG21 (formerly SG16, SG9), TSAG": [("ITU-T SG21", "(formerly SG16, SG9)", "ITU-T SG21 (formerly SG16, SG9)"), ("ITU-T TSAG", None, "TSAG")],
    "SG21 (formerly SG16) & SG9 (ex SG5)": [("ITU-T SG21", "(formerly SG16)", "SG21 (formerly SG16)"), ("ITU-T SG9", "(ex SG5)", "SG9 (ex SG5)")],
    "SG21 (Q1/21) (formerly SG16), IETF": [("ITU-T SG21", "(Q1/21) (formerly SG16)", "SG21 (Q1/21) (formerly SG16)"), ("IETF", None, "IETF")],
    "SG16 Q8/SG16, W3C": [("ITU-T SG16", "Q8/SG16", "SG16 Q8/SG16"), ("W3C", None, "W3C")],
    "IETF (IETF and IETF Chair), W3C": [("IETF", "(IETF and IETF Chair)", "IETF (IETF and IETF Chair)"), ("W3C", None, "W3C")],
    "x@y.example, OpenID Foundation": [("OpenID Foundation", None, "OpenID Foundation")],
    "SG20, x@y.example, a remark": [("ITU-T SG20", "a remark", "SG20, x@y.example, a remark")],
    "ITU-T SG21 (formerly SG16": [("ITU-T SG21", "(formerly SG16", "ITU-T SG21 (formerly SG16")],
    "ITU-T SG21 (formerly IETF), TSAG": [("ITU-T SG21", "(formerly IETF)", "ITU-T SG21 (formerly IETF)"), ("ITU-T TSAG", None, "TSAG")],
    "IETF (The IETF), W3C": [("IETF", "(The IETF)", "IETF (The IETF)"), ("W3C", None, "W3C")],
    "": [],
    "- ; -": [],
}  # fmt: skip
NAMES: dict[str, tuple[Listed, Listed]] = {
    "Example Forum (forum@example.org)": ([("Example Forum (forum@example.org)", None, "Example Forum (forum@example.org)")], []),
    "Somebody Unlimited, Example Forum": ([("Somebody Unlimited", None, "Somebody Unlimited"), ("Example Forum", None, "Example Forum")], []),
    "Jane Roe": ([("Jane Roe", None, "Jane Roe")], []),
    "SG5, Example Group x@y.example, SG2": (
        [("ITU-T SG5", None, "SG5"), ("Example Group x@y.example", None, "Example Group x@y.example"), ("ITU-T SG2", None, "SG2")],
        [("ITU-T SG5", "Example Group x@y.example", "SG5, Example Group x@y.example"), ("ITU-T SG2", None, "SG2")],
    ),
    "The SGs, SG20, Study Groups": (
        [("ITU-T all SGs", None, "SGs"), ("ITU-T SG20", None, "SG20"), ("ITU-T all SGs", None, "Study Groups")],
        [("ITU-T SG20", "Study Groups", "SG20, Study Groups")],
    ),
    "SGs & SG5, Study Groups of ours": (
        [("ITU-T all SGs", None, "SGs"), ("ITU-T SG5", None, "SG5"), ("Study Groups of ours", None, "Study Groups of ours")],
        [("ITU-T SG5", "Study Groups of ours", "SG5, Study Groups of ours")],
    ),
    "SG16, Jane van Roe, Jane Roe Smith Jones": (
        [("ITU-T SG16", "Jane van Roe", "SG16, Jane van Roe"), ("Jane Roe Smith Jones", None, "Jane Roe Smith Jones")],
        [("ITU-T SG16", "Jane van Roe, Jane Roe Smith Jones", "SG16, Jane van Roe, Jane Roe Smith Jones")],
    ),
    "SG20; Alliance for X (AX); Y Group": (
        [("ITU-T SG20", None, "SG20"), ("Alliance for X (AX)", None, "Alliance for X (AX)"), ("Y Group", None, "Y Group")],
        [("ITU-T SG20", "Alliance for X (AX); Y Group", "SG20; Alliance for X (AX); Y Group")],
    ),
}  # fmt: skip


def listed(text: str, *, names: bool) -> Listed:
    """Return group, detail and stretch of text of each party."""
    found = read_parties(text, default(), names=names)
    return [(party.group, party.detail, text[party.start : party.end]) for party in found]


@pytest.mark.parametrize("text", LISTS)
def test_known_groups_are_listed_with_what_stands_beside_them(text: str) -> None:
    """Questions, working parties and persons stand beside the group before them; mail addresses are nobody."""
    assert listed(text, names=True) == listed(text, names=False) == LISTS[text]
    assert all(party.known for party in read_parties(text, default(), names=True))


@pytest.mark.parametrize("text", NAMES)
def test_other_names_are_parties_where_names_are_wanted(text: str) -> None:
    """Elsewhere they stand beside the group before them, or nowhere."""
    assert (listed(text, names=True), listed(text, names=False)) == NAMES[text]
    known = [party.known for party in read_parties(text, default(), names=True)]
    assert known == [one[0].startswith("ITU-T") for one in NAMES[text][0]]


@pytest.mark.parametrize(
    "marks", ["i ii iii iv v vi vii viii ix x xi xii", "a b c d e f g h i j k l", "1 2 3 4 5 6 7 8 9 10 11 12"]
)
def test_marks_of_a_list_are_nobodys_name(marks: str) -> None:
    """Letters, numbers and Roman numbers that count on stand before the groups, and go with none of them."""
    groups = ["SG2", "SG3", "SG5", "SG9", "SG11", "SG12", "SG13", "SG15", "SG16", "SG17", "SG20", "TSAG"]
    text = "; ".join(f"{mark}) {group} (The Chair)" for mark, group in zip(marks.split(), groups, strict=True))
    found = [(party.group, party.detail) for party in read_parties(text, default(), names=True)]
    assert found == [(f"ITU-T {group}", "(The Chair)") for group in groups]
