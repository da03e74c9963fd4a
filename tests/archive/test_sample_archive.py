"""The archive that is made for tests and measurements is what it promises."""

from pathlib import Path

import pytest

import fgmv_extract
from samples import archives
from samples.poison import POISONS


@pytest.fixture(autouse=True)
def _without_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice takes seconds, and its files differ from version to version."""
    monkeypatch.setattr(archives, "_wrapped", lambda _: [])


def test_the_same_number_gives_the_same_documents() -> None:
    """Names and bytes; all but the copies differ."""
    made = list(archives.documents(120))
    assert made == list(archives.documents(120))
    copies = [each for each in made if each.name.startswith("copy-")]
    assert len(copies) == 6
    assert len({each.data for each in made}) == len(made) - len(copies)


def test_one_in_a_hundred_is_poisoned_of_every_kind_in_turn() -> None:
    """The name tells which."""
    names = [each.name for each in archives.documents(250) if each.name.startswith("poison-")]
    assert names == [f"poison-{bad.name}-{50 + 100 * n:05}.{bad.ending}" for n, bad in enumerate(POISONS[:2])] + [
        f"poison-{POISONS[2].name}-00250.{POISONS[2].ending}"
    ]


def test_no_document_is_lost_in_archives_and_mails(tmp_path: Path) -> None:
    """Each has its place, and its title the number it was given."""
    archives.write(40, tmp_path / "made")
    told = [each for each in fgmv_extract.extract_archive(tmp_path / "made", workers=1) if each.origin.form is None]
    assert sorted(each.origin.name for each in told) == sorted(each.name for each in archives.documents(40))
    assert any("!/inner.zip!/" in each.origin.location or ".zip!/LS/inner" in each.origin.location for each in told)
    assert any(".eml!/" in each.origin.location for each in told)
