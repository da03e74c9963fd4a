"""Liaison statements as the IETF datatracker shows them: labels without colons, the title in the heading, the letter as a field."""

import pytest

import fgmv_extract as fx
from fgmv_extract.records import Purpose

TABLE = (
    "<h1>Liaison statement<br><small>LS on new work item ITU-T Y.dtmv-if</small></h1><p>Additional information about IETF "
    "liaison relationships is available.</p><table><tbody>{}</tbody></table>"
)
ROW = "<tr><th scope=row>{}</th><td>{}</td></tr>"
FIELDS = {
    "State": "Posted",
    "Submitted Date": "2024-07-16",
    "From Group": "<a href='/group/itu-t-sg-20/'>ITU-T-SG-20</a>",
    "From Contact": "Alex Example",
    "To Group": "IETF",
    "To Contacts": "The IETF Chair &lt;chair@ietf.org&gt;",
    "Purpose": "{}",
    "Deadline": "2024-12-31 <span class=badge>Action Needed</span>",
    "Body": "<pre>This liaison statement answers TSAG-LS35.\n\nITU-T Study Group 20 would like to thank the IETF for its liaison\nand agreed to start the work at the last ITU-T SG20 meeting (Geneva,\n1-12 July 2024).</pre>",
}


@pytest.mark.parametrize(
    ("purpose", "meant"),
    [("For action", Purpose.ACTION), ("For information", Purpose.INFORMATION), ("In response", None)],
)
def test_page_of_the_datatracker_is_a_statement(purpose: str, meant: Purpose | None) -> None:
    """A purpose is a value there although it looks like a label; the title stands above the table and the prose in it."""
    rows = (ROW.format(label, value.format(purpose)) for label, value in FIELDS.items())
    statement = fx.extract(TABLE.format("".join(rows)).encode(), name="page.html")
    assert statement.title == "LS on new work item ITU-T Y.dtmv-if"
    assert [source.group for source in statement.source] == ["ITU-T SG20"]
    assert [(to.group, to.purpose) for to in statement.addressees] == [("IETF", meant)]
    assert statement.deadline is not None
    assert statement.deadline.date == "2024-12-31"
    assert statement.replies_to == ("TSAG-LS35",)
    assert [(meeting.group, meeting.place) for meeting in statement.meetings] == [("ITU-T SG20", "Geneva")]


def test_old_page_of_the_datatracker_is_a_statement() -> None:
    """A group that is named again in the parenthesis behind it is one addressee."""
    fields = {
        "From": "ITU-T SG 16",
        "To": "IETF (The IETF Chair)",
        "Title": "LS on wideband codecs",
        "Purpose": "For action",
        "Body": "Text.",
    }
    page = "<dl>" + "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in fields.items()) + "</dl>"
    statement = fx.extract(page.encode(), name="page.html")
    assert statement.title == "LS on wideband codecs"
    assert [(to.group, to.purpose) for to in statement.addressees] == [("IETF", Purpose.ACTION)]
