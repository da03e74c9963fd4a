"""What could not be read at a place is told as long as it is so, and no longer."""

import io
import sqlite3
import threading
import zipfile
from pathlib import Path

import pytest

from fgmv_extract.archive import paths
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.keeping import Resuming, extract_into, extractor_of
from fgmv_extract.archive.run import engine_of
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.tasks import Asked


def told(store: Path, *inputs: str, choice: Choice | None = None) -> dict[str, str]:
    """Run over inputs; return the outcomes that are not ``ok`` by their places, as the store has them."""
    asked = Asked()
    with Journal(store, extractor_of(asked)) as journal:
        steps = extract_into(
            inputs,
            journal,
            engine_of(1),
            asked,
            choice=choice or Choice(),
            resuming=Resuming(),
            stop=threading.Event(),
        )
        for _ in steps:
            pass
    database = sqlite3.connect(store)
    found = dict(database.execute("SELECT location, outcome FROM outcomes WHERE outcome <> 'ok'").fetchall())
    database.close()
    return found


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a text."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("a text")
    return tmp_path / "in"


def unreadable(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Let a folder not be looked into, whoever asks."""
    inside = paths._in  # noqa: SLF001  folders of the superuser can always be looked into

    def refusing(path: str) -> object:
        if path.rstrip("/") == folder:
            raise PermissionError(13, "Permission denied")
        return inside(path)

    monkeypatch.setattr(paths, "_in", refusing)


def test_a_folder_that_can_be_looked_into_again(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no document, so that nothing else would stand at its place."""
    (archive / "b").mkdir()
    (archive / "b" / "c.txt").write_text("another")
    with monkeypatch.context() as away:
        unreadable(away, "in/b")
        assert told(tmp_path / "s", "in") == {"in/b/": "io-error"}
        assert told(tmp_path / "s", "in") == {"in/b/": "io-error"}
    assert told(tmp_path / "s", "in") == {}


def test_an_input_that_is_there_now_and_a_link_that_is_gone(archive: Path, tmp_path: Path) -> None:
    """Of what is not below the inputs of a run nothing is forgotten, nor of what it was not to look at."""
    (archive / "link.txt").symlink_to(archive / "nowhere")
    assert told(tmp_path / "s", "in", "*.md") == {"*.md": "io-error", "in/link.txt": "io-error"}
    (archive / "link.txt").unlink()
    (tmp_path / "b.md").write_text("b")
    assert told(tmp_path / "s", "*.md") == {"in/link.txt": "io-error"}
    assert told(tmp_path / "s", "in", choice=Choice(exclude=("*.md",))) == {"in/link.txt": "io-error"}
    assert told(tmp_path / "s", "in") == {}


def zipped(*, damaged: bool) -> bytes:
    """An archive of two texts, the second of which may be damaged."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in ("x.txt", "y.txt"):
            archive.writestr(name, f"the text of {name}")
    return whole.getvalue().replace(b"text of y", b"test of y") if damaged else whole.getvalue()


def test_what_could_not_be_had_out_of_a_container_that_is_another_now(archive: Path, tmp_path: Path) -> None:
    """While the container itself cannot be read, it stays."""
    (archive / "z.zip").write_bytes(zipped(damaged=True))
    lost = {"in/z.zip!/y.txt": "malformed"}
    assert told(tmp_path / "s", "in") == lost
    assert told(tmp_path / "s", "in") == lost
    (archive / "z.zip").unlink()
    (archive / "z.zip").symlink_to(archive / "nowhere")
    assert told(tmp_path / "s", "in") == {**lost, "in/z.zip": "io-error"}
    (archive / "z.zip").unlink()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as other:
        other.writestr("x.txt", "another text")
    (archive / "z.zip").write_bytes(whole.getvalue())
    assert told(tmp_path / "s", "in") == {}
