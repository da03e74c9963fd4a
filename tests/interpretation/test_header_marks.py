"""Several header blocks in one document: what makes one that of another statement, and who received what as which document."""

from collections.abc import Callable

import pytest

from fgmv_extract.document import Document
from fgmv_extract.interpretation import interpret_all
from fgmv_extract.itu.vocabulary import default

Page = Callable[..., Document]
_FIRST = "| SG20-LS160 | < |\n| Source: | ITU-T SG20 |\n| Title: | LS/o on maps |\n| For action to: | TSAG |"
_SECOND = "| Source: | ITU-T SG16 |\n| Title: | {} |"
_RECEIVED = "| Source: | ITU-T SG20 |\n| Title: | LS/i on maps [from ITU-T SG20] |"


@pytest.mark.parametrize(
    ("above", "title", "below", "number"),
    [
        *(("", "Report", f"| {label}: | SG5 |", None) for label in ("To", "For action to", "For comment to", "For information to")),
        *(("", title, "", None) for title in ("LS/o on roads", "Liaison statement on roads", "Draft reply LS on roads")),
        *((f"| {number} |", "Report", "", "SG16-LS12") for number in ("SG16-LS12 | <", "Number: | SG16-LS12", "Ref: | SG16-LS12")),
        *((f"| {band} | < |", "Report", "", None) for band in ("LIAISON STATEMENT", "Outgoing liaison statement")),
    ],
)  # fmt: skip
def test_a_second_header_block_begins_a_statement(
    above: str, title: str, below: str, number: str | None, page: Page
) -> None:
    """It is addressed, titled, numbered or headed as one."""
    second = "\n".join(filter(None, (above, _SECOND.format(title), below)))
    first, other = interpret_all(page(_FIRST, "It is short.", second, "So is this."), default())
    assert (first.title, first.number) == ("LS/o on maps", "SG20-LS160")
    assert (other.title, other.number, [one.group for one in other.source]) == (title, number, ["ITU-T SG16"])


@pytest.mark.parametrize(
    ("above", "title", "below"),
    [
        ("", "Report on LS/o", ""),
        ("", "Report", "| To: | |"),
        ("", "Report", "| Abstract: | Liaison statement |"),
        ("", "Report", "| Abstract: | SG16-LS12 |"),
        ("| SG16-TD12 | < |", "Report", ""),
        ("| Our liaison statement | < |", "Report", ""),
    ],
)
def test_a_second_header_block_of_a_report_begins_no_statement(above: str, title: str, below: str, page: Page) -> None:
    """What an abstract holds is no mark, nor is a label without a value."""
    second = "\n".join(filter(None, (above, _SECOND.format(title), below)))
    [only] = interpret_all(page(_FIRST, "It is short.", second, "So is this."), default())
    assert (only.title, only.number) == ("LS/o on maps", "SG20-LS160")


@pytest.mark.parametrize(
    ("above", "number", "group"),
    [
        ("| Study Group: | 16 |\n| TD7 | < |", "TD7", "ITU-T SG16"),
        ("| Study Group: | SG16 |\n| SG13-TD120/GEN | < |", "SG13-TD120/GEN", "ITU-T SG16"),
        ("| SG16-TD120/GEN | < |", "SG16-TD120/GEN", "ITU-T SG16"),
        ("| SG16-C7 | < |\n| STUDY GROUP 13 | < |", "SG16-C7", "ITU-T SG13"),
        ("| TD120 | < |\n| ITU-T | < |\n| Study Group 16 | < |", "TD120", "ITU-T SG16"),
        ("| TD120 | < |\n| Documents: | " + "SG16 " * 17 + "|", "TD120", None),
        ("| TD120 | < |", "TD120", None),
    ],
)
def test_who_received_a_statement(above: str, number: str, group: str | None, page: Page) -> None:
    """The field of the group, the number of the document, and a line that names nothing else tell it, in this order."""
    [statement] = interpret_all(page(f"{above}\n{_RECEIVED}", "It is short."), default())
    received = statement.received_as
    assert received is not None
    assert (received.number, received.group, received.type) == (number, group, "LS/i")
