"""A container is opened in a child: what it does to that is told of it, and the run goes on."""

import io
import sqlite3
import sys
import threading
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from attrs import evolve

import fgmv_extract
from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.keeping import Resuming, Step, extract_into, extractor_of
from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.archive.run import engine_of
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.tasks import Answer, Asked, Container, Handed, Lost
from fgmv_extract.archive.unpacking import Unpacker
from fgmv_extract.options import Limits

BOUNDS = Bounds(cpu_seconds=1, wall_seconds=6)


def zipped(**files: bytes) -> bytes:
    """A zip archive of texts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.txt", data)
    return stream.getvalue()


@pytest.fixture
def unpacker(misbehaving: None) -> Iterator[Unpacker]:  # noqa: ARG001  it changes what a child does
    """One with tight bounds."""
    with Unpacker(Asked(bounds=BOUNDS)) as unpacker:
        yield unpacker


def names(found: Iterator[Handed | Lost | Answer]) -> list[str]:
    """The names of what came, and the outcomes of what did not."""
    return [each.name if isinstance(each, Handed) else each.outcome.value for each in found]


def test_what_is_inside_comes_in_order_with_its_digest(unpacker: Unpacker) -> None:
    """However many there are; each names the way to it."""
    files = {f"n{number:04}": bytes([number % 256]) * 9000 for number in range(700)}
    found = list(unpacker.opened(Container(name="x.zip", data=zipped(**files))))
    assert [each.data for each in found if isinstance(each, Handed)] == list(files.values())
    first = found[0]
    assert isinstance(first, Handed)
    assert (first.path, first.name, first.form) == ("x.zip!/n0000.txt", "n0000.txt", None)
    assert first.sha256 == sha256(first.data).hexdigest()


@pytest.mark.parametrize(
    ("what", "outcome"),
    [("hang", "timeout"), ("crash", "crash"), ("memory", "memory"), ("bug", "internal-error")],
)
def test_each_way_to_fail_has_its_name_behind_what_came_before(unpacker: Unpacker, what: str, outcome: str) -> None:
    """And the next container is opened."""
    bad = zipped(a=bytes(range(256)) * 4096, b=f"{what}-inside now".encode(), c=b"c")
    assert names(unpacker.opened(Container(name="x.zip", data=bad))) == ["a.txt", outcome]
    assert names(unpacker.opened(Container(name="y.zip", data=zipped(y=b"y")))) == ["y.txt"]


def test_who_goes_away_in_the_middle_is_no_harm(unpacker: Unpacker) -> None:
    """The next container is opened by the same child."""
    large = zipped(**{f"n{number}": bytes(1 << 20) for number in range(8)})
    walk = unpacker.opened(Container(name="x.zip", data=large))
    next(walk)
    del walk
    assert names(unpacker.opened(Container(name="y.zip", data=zipped(y=b"y")))) == ["y.txt"]


def into(store: Path, archive: Path, resuming: Resuming) -> list[Step]:
    """Run an archive into a store."""
    asked = Asked(bounds=BOUNDS)
    with Journal(store, extractor_of(asked)) as journal:
        return list(
            extract_into(
                [str(archive)],
                journal,
                engine_of(1),
                asked,
                choice=Choice(),
                resuming=resuming,
                stop=threading.Event(),
            )
        )


@pytest.mark.usefixtures("misbehaving")
def test_a_container_that_kills_is_told_once_and_left_alone_until_asked(tmp_path: Path) -> None:
    """It stands in the store as a document with its outcome; the documents beside it are read."""
    archive, store = tmp_path / "in", tmp_path / "s.sqlite"
    archive.mkdir()
    (archive / "b.zip").write_bytes(zipped(a=b"a", b=b"crash-inside now"))
    (archive / "c.txt").write_bytes(b"c")
    first, second, third = (
        into(store, archive, each) for each in (Resuming(), Resuming(), Resuming(retry_failed=True))
    )
    assert [(step.origin.name, step.outcome.value, step.known) for step in first] == [
        ("b.zip", "crash", False),
        ("c.txt", "ok", False),
    ]
    assert [(step.origin.name, step.known) for step in second] == [("b.zip", True), ("c.txt", True)]
    assert [(step.origin.name, step.known) for step in third] == [("b.zip", False), ("c.txt", True)]


@pytest.mark.usefixtures("misbehaving")
def test_what_was_wrong_with_a_container_is_forgotten_when_it_is_read(tmp_path: Path) -> None:
    """Another file of that name has outcomes of its own."""
    archive, store = tmp_path / "in", tmp_path / "s.sqlite"
    archive.mkdir()
    (archive / "b.zip").write_bytes(zipped(b=b"crash-inside now"))
    into(store, archive, Resuming())
    (archive / "b.zip").write_bytes(zipped(b=b"better"))
    into(store, archive, Resuming())
    database = sqlite3.connect(store)
    assert database.execute("SELECT location FROM origins").fetchall() == [(f"{archive}/b.zip!/b.txt",)]
    assert database.execute("SELECT outcome FROM documents").fetchall() == [("ok",)]
    database.close()


def test_an_archive_larger_than_one_input_may_be_is_read_all_the_same(tmp_path: Path) -> None:
    """Document by document; a text of that size is refused."""
    limits = evolve(Limits(), input_bytes=2000)
    (tmp_path / "a.zip").write_bytes(zipped(**{f"n{number:02}": f"text {number}".encode() for number in range(40)}))
    (tmp_path / "b.txt").write_bytes(b"x" * 2001)
    told = list(fgmv_extract.extract_archive(tmp_path, workers=1, limits=limits))
    assert [each.outcome for each in told] == [Outcome.OK] * 40 + [Outcome.LIMIT]
    assert told[0].origin.location == f"{tmp_path}/a.zip!/n00.txt"
    assert str(told[-1]).startswith(f"{tmp_path}/b.txt: is larger than the limit of 2,000 bytes; allow more")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by the system there")
def test_memory_is_that_of_a_document(tmp_path: Path) -> None:
    """A member that inflates further than a child may hold is the end of its container, not of the run."""
    (tmp_path / "a.zip").write_bytes(zipped(b=bytes(200 << 20)))
    (tmp_path / "c.txt").write_bytes(b"c")
    bounds, limits = Bounds(memory_bytes=300 << 20), evolve(Limits(), ratio=5000)
    told = list(fgmv_extract.extract_archive(tmp_path, workers=1, bounds=bounds, limits=limits))
    assert [each.outcome for each in told] == [Outcome.MEMORY, Outcome.OK]
