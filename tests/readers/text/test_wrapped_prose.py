"""Prose that is wrapped says the same at every width: as a text file, in Markdown, and inside a page."""

import html
import textwrap
from pathlib import Path

import pytest

import fgmv_extract
from fgmv_extract.records import Statement

HEAD = (
    "SG20-LS160",
    "Source: ITU-T SG20",
    "Title: LS/r on deliverables of FG-MV (reply to TSAG-LS35)",
    "For action to: TSAG",
    "Deadline: 12 December 2024",
)
LETTER = (
    (
        "The ITU-T Study Group 20 thanks TSAG for its liaison statement and would like to inform TSAG that its closing plenary "
        "(Geneva, 12 July 2024) considered it."
    ),
    (
        "Study Group 20 agreed that the following new work items will begin: draft Recommendation ITU-T Y.CIP “Requirements of "
        "emergency response in chemical industrial parks”, while draft Recommendations ITU-T Y.dtmv-reqts “Requirements of integrating "
        "worlds” and Y.dtmv-ref “Reference model of integrating worlds” will not commence until the related FG-MV deliverables will be "
        "discussed during the next TSAG meeting to be held on 29 July - 2 August 2024 in Geneva. The next meeting of SG20 takes place "
        "in Queretaro, 6-17 January 2025: everybody is welcome."
    ),
    (
        "Three further work items will wait until TSAG has discussed the deliverables at its meeting (Geneva, 9 – 12 September 2024): "
        "draft Recommendation ITU-T Y.dtmv-if “Interface model”."
    ),
)


def said(text: str, ending: str, folder: Path) -> Statement:
    """What a text says as a file with that ending; a page holds it as it stands."""
    file = folder / f"letter.{ending}"
    file.write_text(f"<html><body><pre>{html.escape(text)}</pre></body></html>" if ending == "html" else text, "utf-8")
    return fgmv_extract.extract(file)


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
@pytest.mark.parametrize("width", range(56, 100, 3))
def test_what_prose_says_is_the_same_at_every_width(width: int, ending: str, tmp_path: Path) -> None:
    """Meetings, work items with their conditions, the deadline: sentences go on over line ends, dates too."""
    whole = said("\n\n".join((*HEAD, *LETTER)), "txt", tmp_path)
    assert [meeting.start for meeting in whole.meetings] == ["2024-07-12", "2024-07-29", "2025-01-06", "2024-09-09"]
    assert len(whole.work_items) == 4
    wrapped = "\n\n".join(
        (*HEAD, *("\n".join(textwrap.wrap(paragraph, width, break_on_hyphens=False)) for paragraph in LETTER))
    )
    assert said(wrapped, ending, tmp_path) == whole
