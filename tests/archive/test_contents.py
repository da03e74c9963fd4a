"""A second run need not open the containers whose documents the store has, and says and leaves what it would have."""

import contextlib
import io
import sqlite3
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import evolve

from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.keeping import Resuming, Step, extract_into, extractor_of
from fgmv_extract.archive.outcomes import Member, Outcome
from fgmv_extract.archive.run import engine_of
from fgmv_extract.archive.store import contents, schema, tables
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.tasks import Answer, Asked, Container, Handed, Lost
from fgmv_extract.archive.unpacking import Unpacker
from fgmv_extract.options import Limits

Run = Callable[..., list[Step]]


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


INNER = zipped(("LS.txt", b"inner"))
BUNDLE = zipped(("a/LS.txt", b"first"), ("b.txt", b"second"), ("b.html", b"<p>third</p>"), ("inner.zip", INNER))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with a zip archive, in which another stands, and a text behind it."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bundle.zip").write_bytes(BUNDLE)
    (folder / "z.txt").write_bytes(b"text")
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the containers that were opened."""
    names: list[str] = []
    open_one = Unpacker.opened

    def noted(self: Unpacker, container: Container) -> Iterator[Handed | Lost | Answer]:
        names.append(container.name)
        yield from open_one(self, container)

    monkeypatch.setattr(Unpacker, "opened", noted)
    return names


@pytest.fixture
def run(archive: Path, tmp_path: Path) -> Run:
    """Runs the archive into the store, to the end."""

    def into(asked: Asked | None = None, choice: Choice | None = None, **resuming: bool) -> list[Step]:
        asked = asked or Asked()
        with Journal(tmp_path / "s.sqlite", extractor_of(asked)) as journal:
            steps = extract_into(
                [str(archive)],
                journal,
                engine_of(1),
                asked,
                choice=choice or Choice(),
                resuming=Resuming(**resuming),
                stop=threading.Event(),
            )
            return list(steps)

    return into


def dump(store: Path) -> list[tuple[object, ...]]:
    """All that is in a store but the journal."""
    lasting = [table.name for table in tables.TABLES if table is not tables.JOURNAL]
    return [(name, *row) for name in lasting for row in answers(store, f'SELECT * FROM "{name}"')]  # noqa: S608  our own names


def answers(store: Path, query: str) -> list[tuple[object, ...]]:
    """Ask a store."""
    with contextlib.closing(sqlite3.connect(store)) as database:
        return database.execute(query).fetchall()


def test_a_second_run_opens_nothing_and_tells_the_same(run: Run, opened: list[str], tmp_path: Path) -> None:
    """The same steps in the same order, the same store."""
    first, before = run(), dump(tmp_path / "s.sqlite")
    assert opened == ["bundle.zip"]
    again = run()
    assert opened == ["bundle.zip"]
    assert [(step.origin, step.outcome) for step in again] == [(step.origin, step.outcome) for step in first]
    assert all(step.known for step in again)
    assert dump(tmp_path / "s.sqlite") == before


def test_what_is_in_a_container_is_told_by_its_content_and_name(
    run: Run, opened: list[str], archive: Path, tmp_path: Path
) -> None:
    """The same file in another folder is not opened; one of another name is, because what is in it may be called so."""
    run()
    (archive / "below").mkdir()
    (archive / "below" / "bundle.zip").write_bytes(BUNDLE)
    steps = run()
    assert opened == ["bundle.zip"]
    assert f"{archive}/below/bundle.zip!/inner.zip!/LS.txt" in {step.origin.location for step in steps}
    assert all(step.known for step in steps)
    (archive / "other.zip").write_bytes(BUNDLE)
    assert all(step.known for step in run())
    assert opened == ["bundle.zip", "other.zip"]
    assert answers(tmp_path / "s.sqlite", "SELECT name FROM containers") == [("bundle.zip",), ("other.zip",)]


@pytest.mark.parametrize(
    ("asked", "resuming"),
    [
        (Asked(), {"force": True}),
        (Asked(limits=evolve(Limits(), members=20)), {}),
    ],
    ids=["force", "other limits"],
)
def test_whoever_reads_anew_opens_anew(run: Run, opened: list[str], asked: Asked, resuming: dict[str, bool]) -> None:
    """Everything, because that was asked for, or because other limits may give other documents."""
    run()
    assert not any(step.known for step in run(asked, **resuming))
    assert opened == ["bundle.zip", "bundle.zip"]


def test_a_container_is_opened_while_a_document_in_it_is_to_be_read(run: Run, opened: list[str]) -> None:
    """One that was not meant before is missing; one that is not meant now is not missed."""
    run(choice=Choice(exclude=("b.*",)))
    run(choice=Choice(exclude=("*.html", "b.txt")))
    assert opened == ["bundle.zip"]
    assert [step.origin.name for step in run() if not step.known] == ["b.txt", "b.html"]
    assert opened == ["bundle.zip", "bundle.zip"]
    assert all(step.known for step in run())
    assert opened == ["bundle.zip", "bundle.zip"]


def test_a_container_that_changed_is_opened(run: Run, opened: list[str], archive: Path) -> None:
    """By its content, whatever its date."""
    run()
    (archive / "bundle.zip").write_bytes(zipped(("a/LS.txt", b"first"), ("b.txt", b"changed")))
    assert [(step.origin.name, step.known) for step in run()] == [("LS.txt", True), ("b.txt", False), ("z.txt", True)]
    assert opened == ["bundle.zip", "bundle.zip"]


def test_documents_of_one_name_stay_apart(run: Run, opened: list[str], archive: Path) -> None:
    """Each at its place, also when nobody opens what they stand in."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = zipped(("LS.txt", b"one"), ("LS.txt", b"two"))
    (archive / "bundle.zip").write_bytes(twice)
    first, again = run(), run()
    assert opened == ["bundle.zip"]
    assert [step.origin.location for step in again] == [step.origin.location for step in first]
    assert again[1].origin.location.endswith("bundle.zip!/LS.txt (2)")


def test_a_container_of_which_something_was_lost_is_opened_anew(run: Run, opened: list[str], archive: Path) -> None:
    """What was missing then, such as a package that opens it, may be there now."""
    damaged = zipped(("a.txt", b"text"), ("b.txt", b"the text of b")).replace(b"the text", b"the test")
    (archive / "bundle.zip").write_bytes(damaged)
    first, again = run(), run()
    assert [step.outcome for step in first] == [Outcome.OK, Outcome.MALFORMED, Outcome.OK]
    assert [step.outcome for step in again] == [Outcome.OK, Outcome.MALFORMED, Outcome.OK]
    assert opened == ["bundle.zip", "bundle.zip"]


@pytest.mark.usefixtures("misbehaving")
def test_a_document_that_is_tried_again_is_fetched(run: Run, opened: list[str], archive: Path) -> None:
    """Its container is opened for it, and the others in it are not read again."""
    (archive / "bundle.zip").write_bytes(zipped(("a.txt", b"text"), ("b.txt", b"crash now")))
    run()
    assert all(step.known for step in run())
    assert opened == ["bundle.zip"]
    assert [(step.origin.name, step.known) for step in run(retry_failed=True)] == [
        ("a.txt", True),
        ("b.txt", False),
        ("z.txt", True),
    ]
    assert opened == ["bundle.zip", "bundle.zip"]


def test_of_a_container_too_large_to_be_held_nothing_is_noted(
    run: Run, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory is bounded, and so it is opened anew."""
    monkeypatch.setattr(contents, "MOST", 2)
    run()
    assert all(step.known for step in run())
    assert opened == ["bundle.zip", "bundle.zip"]


def test_what_was_noted_gives_way(tmp_path: Path) -> None:
    """To what another extractor finds in it, under the same number."""
    members = [Member(f"{number}.txt", f"{number}.txt", None, f"{number:064x}", 1) for number in range(3)]
    with Journal(tmp_path / "s.sqlite", "test 1") as journal:
        journal.note_contents("5f", "x.zip", members)
        journal.note_contents("5f", "y.zip", members[:1])
        assert journal.contents("5f", "x.zip") == tuple(members)
    with Journal(tmp_path / "s.sqlite", "test 2") as journal:
        assert journal.contents("5f", "x.zip") is None
        journal.note_contents("5f", "x.zip", members[1:])
        assert journal.contents("5f", "x.zip") == tuple(members[1:])
        assert journal.contents(None, "x.zip") is None
    assert answers(tmp_path / "s.sqlite", "SELECT * FROM containers") == [
        (1, "5f", "x.zip", "test 2"),
        (2, "5f", "y.zip", "test 1"),
    ]


def made_of(store: Path) -> list[tuple[object, ...]]:
    """What a store is made of, in SQL."""
    return answers(store, "SELECT type, name, sql FROM sqlite_master ORDER BY type, name")


def test_a_store_of_version_1_becomes_what_a_new_one_is(tmp_path: Path) -> None:
    """To the letter: the tables that came since are made, and nothing else is."""
    new, old = tmp_path / "new.sqlite", tmp_path / "old.sqlite"
    for path in (new, old):
        with Journal(path, "test") as journal:
            journal.index()
    with contextlib.closing(sqlite3.connect(old)) as database:
        database.executescript("DROP TABLE members; DROP TABLE containers; PRAGMA user_version = 1")
    Journal(old, "test").close()
    assert made_of(old) == made_of(new)
    assert answers(old, "PRAGMA user_version") == [(schema.VERSION,)]


def indices(store: Path) -> set[str]:
    """The indices that are not those of keys."""
    return {str(name) for kind, name, sql in made_of(store) if kind == "index" and sql}


def test_the_indices_of_the_longest_tables_are_made_when_a_run_is_over(run: Run, archive: Path, tmp_path: Path) -> None:
    """Also of one that goes on behind one that was broken off, and of one that was told to stop."""
    store, asked = tmp_path / "s.sqlite", Asked()
    with Journal(store, extractor_of(asked)) as journal:
        begun = extract_into(
            [str(archive)],
            journal,
            engine_of(1),
            asked,
            choice=Choice(),
            resuming=Resuming(),
            stop=threading.Event(),
        )
        next(begun)
        begun.close()
    assert "deliverables_by_id" not in indices(store)
    run()
    assert {"deliverables_by_id", "shares_by_group", "positions_by_group", "findings_by_code"} < indices(store)
