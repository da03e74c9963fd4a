"""Where the identifiers stand that a sentence allocates."""

from fgmv_extract.grammar.tellings import read_item, read_told
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.vocabulary import default


def test_each_list_has_its_own_places() -> None:
    """An identifier stands where its own list names it, and one inside a range in all of that, be it named elsewhere or not."""
    text = "FGMV-02 and FGMV-01 were allocated to SG16, and FGMV-01 to FGMV-03 to SG20."
    told = read_told(text, find_groups(text, default()), default(), "FG-MV")
    assert told is not None
    assert [[(each.id, text[slice(*span)], span[0]) for each, span in part.identifiers] for part in told.tellings] == [
        [("FGMV-02", "FGMV-02", 0), ("FGMV-01", "FGMV-01", 12)],
        [("FGMV-01", "FGMV-01", 48), ("FGMV-02", "FGMV-01 to FGMV-03", 48), ("FGMV-03", "FGMV-03", 59)],
    ]


def test_a_line_longer_than_anybody_writes_is_not_read() -> None:
    """The groups of a line below a heading are few."""
    above = read_told("The deliverables are allocated as follows:", (), default(), "FG-MV")
    assert above is not None
    for times, read in ((20, True), (120, False)):
        line = f"FGMV-01: {', '.join(['SG16'] * times)}"
        item = read_item(line, 0, find_groups(line, default()), above, default(), "FG-MV")
        assert (item is not None) is read
