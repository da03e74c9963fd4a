"""Rows of TABs that catdoc wrapped like prose: every TAB and line end parts cells, and what they say tells them apart."""

import fgmv_extract as fx
from fgmv_extract.readers.text.delimited.wrapped import recognises
from fgmv_extract.readers.text.lines import lines_of

TEXT = """\
Source:\tITU-T Study Group 20

Title:\tLS/r on interest in the deliverables of FG-MV (reply to TSAG-LS35) [to
TSAG]

For action to:\tTSAG

At its meeting (Geneva, 1-12 July 2024) ITU-T Study Group 20 went
through the deliverables that TSAG has allocated.

No.\tTitle\tApproved\tAllocated to\tSG20

FGMV-01

\tTechnical Report on Exploring the metaverse: opportunities and
challenges\tJuly 2023\tITU-T SG16

\tFGMV-02\tTechnical Specification on Requirements of accessible products
and services in the metaverse: Part I – System design perspective
October 2023\tITU-T SG16, ITU-T SG9, ITU-T SG20

\tFGMV-03\tTechnical Specification on Design criteria and technical
requirements for sustainable metaverse ecosystem\tOctober 2023\tITU-T SG5
and ITU-T SG20\tQ7/20 plans to initiate new work in this area and
welcomes future Contributions.

FGMV-04\tTechnical Report on Overview of metaverse\tJune 2024\tITU-T SG16

\t-   PAGE  2  -

SG20-LS900
"""


def test_rows_that_were_wrapped_are_read_by_what_they_say() -> None:
    """A TAB that a line end took the place of, an empty paragraph and an empty last cell; the footer is none of the last row."""
    statement = fx.extract(TEXT.encode())
    assert statement.file is not None
    assert statement.file.dialect == "wrapped-tabs"
    assert statement.title == "LS/r on interest in the deliverables of FG-MV (reply to TSAG-LS35) [to TSAG]"
    assert [
        (one.id, one.title, one.approved, one.allocation.text if one.allocation else None, one.positions[0].text)
        for one in statement.deliverables
    ] == [
        ("FGMV-01", "Exploring the metaverse: opportunities and challenges", "2023-07", "ITU-T SG16", None),
        (
            "FGMV-02",
            "Requirements of accessible products and services in the metaverse: Part I – System design perspective",
            "2023-10",
            "ITU-T SG16, ITU-T SG9, ITU-T SG20",
            None,
        ),
        (
            "FGMV-03",
            "Design criteria and technical requirements for sustainable metaverse ecosystem",
            "2023-10",
            "ITU-T SG5 and ITU-T SG20",
            "Q7/20 plans to initiate new work in this area and welcomes future Contributions.",
        ),
        ("FGMV-04", "Overview of metaverse", "2024-06", "ITU-T SG16", None),
    ]


def test_prose_that_was_wrapped_is_a_paragraph() -> None:
    """An empty line ends it."""
    told = [paragraph.text for paragraph in fx.read(TEXT.encode()).paragraphs]
    assert (
        "At its meeting (Geneva, 1-12 July 2024) ITU-T Study Group 20 went through the deliverables that TSAG has allocated."
        in told
    )


def test_tables_of_tabs_stay_tables() -> None:
    """Rows with as many TABs each were not wrapped."""
    rows = "\n".join(f"FGMV-0{number}\tTechnical Report on Maps\tJune 2024\tSG16\t" for number in range(1, 6))
    document = fx.read(f"No.\tTitle\tApproved\tAllocated to\tSG20\n{rows}\n".encode())
    assert document.file.dialect == "tabs"


def test_rows_that_blank_lines_part_need_no_tab_before_them() -> None:
    """Their codes stand behind a blank line each; where a line end took the place of a TAB, what the cells say parts them."""
    text = (
        TEXT.replace("\n\tFGMV", "\nFGMV").replace("\nFGMV-01\n\n\t", "\nFGMV-01\t").replace("\t-   PAGE", "-   PAGE")
    )
    statement = fx.extract(text.encode())
    assert statement.file is not None
    assert statement.file.dialect == "wrapped-tabs"
    assert statement.deliverables == fx.extract(TEXT.encode()).deliverables


def test_footers_are_kept_and_the_number_of_the_page_is_not() -> None:
    """They come first; a line of capitals behind the name of the field is no number."""
    document = fx.read(TEXT.encode())
    assert document.blocks[0].text == "SG20-LS900"
    assert not any("PAGE" in block.text for block in document.blocks)
    document = fx.read(TEXT.replace("PAGE  2  -", "PAGE  TSAG").encode())
    assert any("PAGE  TSAG" in block.text for block in document.blocks)


def test_the_codes_of_rows_may_stand_in_the_second_cell() -> None:
    """Behind a date: blank lines part the rows all the same."""
    rows = [f"2024-05-0{n}\tFGMV-0{n}\tTechnical Report on a title that\nis long\tSG1{n}\n" for n in (1, 2, 3)]
    text = "Approved\tNo.\tTitle\tAllocated to\n\n" + "\n".join(rows)
    assert recognises(lines_of(text))
    assert not recognises(lines_of(text.replace("FGMV-0", "some other things, ")))
