"""The benchmarks tell what became slower, and draw how costs grow."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import fgmv_extract as fx
from benchmarks import __main__ as command
from benchmarks import growing, picture
from benchmarks.against import baseline, slower
from benchmarks.cases import Line
from benchmarks.growing import Point, Series

OURS = "fgmv_extract, Document"
LINES = [Line("Word", "floor", 10.0, 1.0), Line("Word", OURS, 30.0, 3.0), Line("text", OURS, 5.0, 2.0)]
GROWN = (
    Series("DOCX", "row", (Point(50, 0.2), Point(50_000, 0.1))),
    Series("PDF", "page", (Point(1, 9.0), Point(2_000, 7.5))),
)


def written(path: Path, **ratios: float) -> Path:
    """A run in which lines of these cases had these ratios."""
    lines = [{"case": case, "contender": OURS, "ratio": ratio} for case, ratio in ratios.items()]
    path.write_text(json.dumps({"conditions": "", "lines": lines}), "utf-8")
    return path


def test_a_fifth_more_of_its_floor_is_slower(tmp_path: Path) -> None:
    """In ratios, for machines differ; lines that were not there before, or are not any more, say nothing."""
    before = baseline(written(tmp_path / "old.json", Word=2.5, text=1.7, HTML=1.0))
    assert list(slower(LINES, before)) == [f"SLOWER: Word: {OURS}: 3.00 times its floor, was 2.50 (+20%)"]
    assert list(slower(LINES, baseline(written(tmp_path / "old.json", Word=2.51)))) == []


@pytest.mark.parametrize(("was", "status"), [(2.0, 1), (3.0, 0)])
def test_the_command_ends_with_what_it_found(
    was: float, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 1 when a line is slower, after all lines were told and written down."""
    monkeypatch.setattr(command, "_measured", lambda **_: LINES)
    old, new = written(tmp_path / "old.json", Word=was), tmp_path / "new.json"
    assert command.main(["--against", str(old), "--json", str(new)]) == status
    assert ("\nSLOWER: Word: " in capsys.readouterr().out) is bool(status)
    assert command.main(["--against", str(new)]) == 0


@pytest.mark.parametrize("text", ["", "[]", '{"lines": [{"case": "Word"}]}', "none"])
def test_what_is_no_run_is_refused(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is measured."""
    path = tmp_path / "old.json"
    if text != "none":
        path.write_text(text, "utf-8")
    with pytest.raises(SystemExit, match="2"):
        command.main(["--against", str(path)])
    assert "old.json" in capsys.readouterr().err


def test_the_picture_is_one_of_all_formats() -> None:
    """A panel for rows and one for pages; each point is drawn, the lines have names, and the words say what is seen."""
    drawn = picture.to_svg(GROWN, "Python <3>")
    root = ET.fromstring(drawn)  # noqa: S314  our own
    texts = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"DOCX", "PDF", "50,000", "2,000", "Python <3>"} <= set(texts)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}circle"))) == 4
    assert "DOCX: 0.2 ms a row at 50 to 0.1 ms a row at 50,000" in drawn
    assert picture.to_svg(GROWN, "Python <3>") == drawn


@pytest.mark.parametrize("name", ["DOCX", "TXT", "HTML"])
def test_what_grows_has_the_rows_it_says(name: str) -> None:
    """Each with a number of its own, in the order in which they stand."""
    data = growing._BY_ROWS[name](120)  # noqa: SLF001  what is measured
    found = fx.extract(data, name=f"a.{name.lower()}").deliverables
    assert [each.id for each in found] == [f"FGMV-{number:02}" for number in range(1, 121)]


@pytest.mark.slow
def test_the_command_draws(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a quick run two sizes of each."""
    path = tmp_path / "growth.svg"
    assert command.main(["--quick", "--picture", str(path)]) == 0
    assert "PDF, milliseconds a page" in capsys.readouterr().out
    assert ET.parse(path).getroot().tag.endswith("svg")  # noqa: S314  our own
