"""Which documents an archive holds, in which order, and where each stands."""

import io
import os
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.origins import Before, Item, items
from fgmv_extract.archive.outcomes import Failure, Origin, Outcome
from fgmv_extract.archive.paths import listed
from fgmv_extract.archive.remote import is_remote
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
    assert (one.origin.container, one.origin.name, one.origin.size) == (f"{archive}/z.zip!/LS/", "one.txt", 1)
    assert one.origin.sha256 == "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    assert (deep.origin.container, deep.origin.name, deep.data) == (
        f"{archive}/zz.zip!/inner!/LS/",
        "deep.txt",
        b"deep",
    )


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


def test_documents_of_one_name_in_one_container_stay_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a place of its own; the name is what it was."""
    monkeypatch.chdir(tmp_path)
    twice = zipped(LS=b"one", lS=b"two").replace(b"lS.txt", b"LS.txt")
    (tmp_path / "two.zip").write_bytes(twice)
    assert told("two.zip") == ["two.zip!/LS.txt", "two.zip!/LS.txt (2)"]
    assert [item.origin.name for item in items(["two.zip"], Choice(), Limits())] == ["LS.txt", "LS.txt"]


@pytest.mark.usefixtures("archive")
def test_what_is_named_twice_is_read_once() -> None:
    """By itself, by its folder or by a pattern."""
    assert told("a.txt", "*.txt", "b", "b/c.txt", "./b") == ["a.txt", "b/c.txt", "./b/c.txt"]


@pytest.mark.usefixtures("archive")
def test_a_pattern_that_fits_a_folder_means_what_is_in_it() -> None:
    """As naming the folder does."""
    assert told("[b]") == ["b/c.txt"]


def test_a_container_with_nothing_in_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file has an outcome."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "none.zip").write_bytes(zipped())
    assert told("none.zip") == ["none.zip empty"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_only_files_are_read_below_a_folder(archive: Path) -> None:
    """A pipe would be waited for, for ever; a link to a folder may lead in circles; one to nowhere, or to itself, is told."""
    os.mkfifo(archive / "pipe.txt")
    (archive / "piped.txt").symlink_to(archive / "pipe.txt")
    (archive / "device.txt").symlink_to(os.devnull)
    (archive / "itself.txt").symlink_to(archive / "itself.txt")
    (archive / "circle").symlink_to(archive, target_is_directory=True)
    (archive / "link.txt").symlink_to(archive / "a.txt")
    (archive / "nowhere.txt").symlink_to(archive / "gone")
    found = told(".", choice=Choice(include=("*.txt",), exclude=("*zip*",)))
    assert found == ["./a.txt", "./b/c.txt", "./itself.txt io-error", "./link.txt", "./nowhere.txt io-error"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_files_may_change_while_their_folder_is_read(tmp_path: Path) -> None:
    """One that is gone, a folder, or a pipe by the time it is its turn has that outcome, and nobody waits for it."""
    for name in "abcde":
        (tmp_path / f"{name}.txt").write_text(name)
    found = items([str(tmp_path)], Choice(), Limits())
    first = next(found)
    for name in "bcd":
        (tmp_path / f"{name}.txt").unlink()
    (tmp_path / "c.txt").mkdir()
    os.mkfifo(tmp_path / "d.txt")
    outcomes = [each.outcome if isinstance(each, Failure) else None for each in (first, *found)]
    assert outcomes == [None, Outcome.IO_ERROR, Outcome.IO_ERROR, Outcome.IO_ERROR, None]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may look anywhere")
def test_a_folder_that_must_not_be_looked_into_is_told(archive: Path) -> None:
    """And the others are read."""
    (archive / "b").chmod(0)
    found = told(".", choice=Choice(exclude=("*zip*",)))
    (archive / "b").chmod(0o755)
    assert found == ["./a.txt", "./b/ io-error"]


@pytest.mark.skipif(os.name != "posix", reason="names are text there")
def test_a_name_that_is_no_text_is_told_by_its_bytes(tmp_path: Path) -> None:
    """So that two of them stay two, in a store and on paper."""
    for name in (b"LS\xff.txt", b"LS\xfe.txt"):
        try:
            (tmp_path / os.fsdecode(name)).write_bytes(name)
        except OSError:
            pytest.skip("the file system takes text only")
    found = told(str(tmp_path))
    assert [each.rpartition("/")[2] for each in found] == ["LS\\udcfe.txt", "LS\\udcff.txt"]


def test_the_output_of_a_run_is_no_part_of_the_archive(archive: Path) -> None:
    """Wherever its name leads."""
    besides = {os.path.realpath(archive / "b" / "c.txt")}
    found = items(["."], Choice(exclude=("*zip*",)), Limits(), besides=besides)
    assert [item.origin.location for item in found] == ["./a.txt"]


def test_a_limit_opens_nothing_further(archive: Path) -> None:
    """What comes behind may be large, or far away."""
    looked_at = []

    def passed(origin: Origin) -> bool:
        looked_at.append(origin.name)
        return False

    assert len(list(items([str(archive)], Choice(limit=1), Limits(), before=Before(passed=passed)))) == 1
    assert looked_at == ["a.txt"]


def test_a_mail_directory_is_a_folder_of_mails(tmp_path: Path) -> None:
    """Maildir needs nothing but that: a file a mail, told by what is in it."""
    (tmp_path / "cur").mkdir()
    mail = b"Message-ID: <1@example.org>\nMIME-Version: 1.0\nFrom: a@example.org\nTo: b@example.org\nSubject: LS on metaverse\nDate: Fri, 12 Jul 2024 16:00:00 +0200\n\nHello.\n"
    (tmp_path / "cur" / "1720785600.M1P2.host:2,S").write_bytes(mail)
    (item,) = items([str(tmp_path)], Choice(), Limits())
    assert isinstance(item, Item)
    assert (item.origin.form, item.data) == ("text", b"Hello.\n")


# --- elsewhere --------------------------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """A folder of fsspec's file system in memory."""
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe({"/ls/b.txt": b"b", "/ls/deep/a.txt": b"a", "/ls/z.zip": zipped(LS__one=b"1")})
    yield "memory://ls"
    memory.rm("/ls", recursive=True)


def test_an_object_store_is_read_as_a_folder(elsewhere: str) -> None:
    """All that is below, by name, containers opened; or what fits a pattern; or one object."""
    assert told(elsewhere) == ["memory:///ls/b.txt", "memory:///ls/deep/a.txt", "memory:///ls/z.zip!/LS/one.txt"]
    assert told(f"{elsewhere}/*.txt") == ["memory:///ls/b.txt"]
    assert told(f"{elsewhere}/b.txt") == ["memory://ls/b.txt"]
    (item,) = items([f"{elsewhere}/b.txt"], Choice(), Limits())
    assert isinstance(item, Item)
    assert (item.origin.name, item.data) == ("b.txt", b"b")


def test_what_is_not_there_elsewhere_is_told(elsewhere: str) -> None:
    """With the address."""
    (gone,) = items([f"{elsewhere}/gone.txt"], Choice(), Limits())
    assert str(gone) == f"{elsewhere}/gone.txt: does not exist; check the address"


def test_a_store_of_no_known_kind_is_told() -> None:
    """As a failure of that input."""
    pytest.importorskip("fsspec")
    (failure,) = items(["nosuch://bucket/ls"], Choice(), Limits())
    assert isinstance(failure, Failure)
    assert failure.outcome is Outcome.IO_ERROR
    assert "nosuch" in failure.problem


def test_without_fsspec_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """And how to install it."""
    monkeypatch.setitem(sys.modules, "fsspec", None)
    (failure,) = items(["s3://bucket/ls"], Choice(), Limits())
    assert str(failure) == "s3://bucket/ls: needs fsspec, which is not installed; pip install 'fgmv-extract[fsspec]'"


@pytest.mark.parametrize(
    ("given", "remote"),
    [
        ("s3://bucket/key", True),
        ("simplecache::s3://bucket/key", True),
        ("https://example.org/a.docx", False),
        ("FILE:///tmp/a.docx", False),
        ("a.docx", False),
        ("C:\\ls\\a.docx", False),
    ],
)
def test_addresses_for_fsspec(given: str, remote: bool) -> None:  # noqa: FBT001  a case
    """Not those that are read without it."""
    assert is_remote(given) is remote
