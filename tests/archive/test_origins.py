"""Which documents an archive holds, in which order, and where each stands."""

import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.origins import Item, items, listed
from fgmv_extract.archive.outcomes import Failure, Outcome
from fgmv_extract.errors import UnreadableFileError
from fgmv_extract.options import Limits


def zipped(**files: bytes) -> bytes:
    """A zip archive; ``__`` in a name stands for a slash, a name without a dot gets ``.txt``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            path = name.replace("__", "/")
            archive.writestr(path if data[:2] == b"PK" else f"{path}.txt", data)
    return stream.getvalue()


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files, folders and a zip in a zip."""
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "b" / "c.txt").write_bytes(b"c")
    (tmp_path / "b" / "~$c.docx").write_bytes(b"left by Word")
    (tmp_path / "z.zip").write_bytes(zipped(LS__one=b"1", two=b"2"))
    (tmp_path / "zz.zip").write_bytes(zipped(inner=zipped(LS__deep=b"deep")))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*inputs: str, choice: Choice | None = None) -> list[str]:
    """The locations, those of failures with their outcome."""
    found = items(inputs, choice or Choice(), Limits())
    return [
        item.origin.location if isinstance(item, Item) else f"{item.origin.location} {item.outcome}" for item in found
    ]


def test_a_folder_gives_all_files_below_it_by_name(archive: Path) -> None:
    """Containers are opened, lock files left out."""
    assert told(".") == [
        "./a.txt",
        "./b/c.txt",
        "./z.zip!/LS/one.txt",
        "./z.zip!/two.txt",
        "./zz.zip!/inner!/LS/deep.txt",
    ]
    assert archive.is_dir()


def test_an_origin_tells_container_name_size_and_digest(archive: Path) -> None:
    """The location is the container, then the name."""
    (_, _, one, _, deep) = items([str(archive)], Choice(), Limits())
    assert isinstance(one, Item)
    assert isinstance(deep, Item)
    assert (one.origin.container, one.origin.name, one.origin.size) == (f"{archive}/z.zip!/LS", "one.txt", 1)
    assert one.origin.sha256 == "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    assert (deep.origin.container, deep.origin.name, deep.data) == (f"{archive}/zz.zip!/inner!/LS", "deep.txt", b"deep")


@pytest.mark.usefixtures("archive")
def test_patterns_are_ours_where_the_shell_left_them() -> None:
    """``**`` goes into folders; a pattern that fits nothing is a failure with its own name."""
    assert told("**/*.txt") == ["a.txt", "b/c.txt"]
    assert told("*.docx") == ["*.docx io-error"]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(include=("*.zip!/*",)), ["./z.zip!/LS/one.txt", "./z.zip!/two.txt", "./zz.zip!/inner!/LS/deep.txt"]),
        (Choice(include=("[ac].txt",)), ["./a.txt", "./b/c.txt"]),
        (Choice(exclude=("*zip*", "a.*")), ["./b/c.txt"]),
        (Choice(limit=2), ["./a.txt", "./b/c.txt"]),
        (Choice(limit=3), ["./a.txt", "./b/c.txt", "./z.zip!/LS/one.txt"]),
    ],
)
def test_a_choice_leaves_out_by_location_name_and_number(choice: Choice, expected: list[str]) -> None:
    """Patterns as of the shell, against the whole location or the name."""
    assert told(".", choice=choice) == expected


def test_since_leaves_out_what_was_changed_before(archive: Path) -> None:
    """The day itself counts."""
    for path in archive.rglob("*"):
        os.utime(path, (0, 0))
    day = date(2024, 7, 12)
    stamp = 1_720_785_600  # noon of that day, UTC
    os.utime(archive / "a.txt", (stamp, stamp))
    assert told(".", choice=Choice(since=day)) == ["./a.txt"]


def test_what_cannot_be_had_is_a_failure_in_its_place(archive: Path) -> None:
    """A missing file does not stop the others; a broken archive is a document of its own, to be refused when it is read."""
    (archive / "z.zip").write_bytes(b"PK\x03\x04 broken")
    gone, *others = items(["gone.docx", "a.txt", "z.zip"], Choice(), Limits())
    assert isinstance(gone, Failure)
    assert gone.outcome is Outcome.IO_ERROR
    assert str(gone) == "gone.docx: does not exist; check the path"
    assert [item.origin.location for item in others if isinstance(item, Item)] == ["a.txt", "z.zip"]


def test_a_list_of_inputs_has_one_a_line(tmp_path: Path) -> None:
    """Blank lines count for nothing; a list that is not there is an error."""
    (tmp_path / "list").write_text("a b.docx\n\n c.pdf \n")
    assert listed(tmp_path / "list") == ("a b.docx", "c.pdf")
    with pytest.raises(UnreadableFileError, match="cannot be read as a list of files"):
        listed(tmp_path / "none")
