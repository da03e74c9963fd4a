"""The store keeps whole documents, gives them back as they were, and refuses what it cannot be."""

import re
import sqlite3
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

import fgmv_extract
from fgmv_extract.archive.outcomes import Failure, Origin, Outcome
from fgmv_extract.archive.store import schema, tables, views
from fgmv_extract.archive.store.documents import Kept
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.store.opening import is_store
from fgmv_extract.archive.store.reading import opened
from fgmv_extract.archive.store.relations import related
from fgmv_extract.errors import ExtractError, MalformedDocumentError, UnreadableFileError, UnsupportedFormatError
from fgmv_extract.records import Statement

Read = dict[str, tuple[Statement, ...]]
MakeOrigin = Callable[[str, bytes], Origin]
MakeKept = Callable[[tuple[Statement, ...]], Kept]


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """The answer of SQLite itself."""
    database = sqlite3.connect(path)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def execute(path: Path, query: str) -> None:
    """Change a store behind the back of the library."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(query)
    database.close()


def test_statements_come_back_as_they_were(store: Path, read: Read) -> None:
    """With their provenance, in the order they were kept, each with its place."""
    with opened(store) as opening:
        stored = tuple(opening.statements())
    assert [each.statement for each in stored] == [statement for each in read.values() for statement in each]
    assert [each.location for each in stored] == [f"archive/{name}" for name, each in read.items() for _ in each]
    first = next(iter(read.values()))[0]
    assert stored[0].statement.findings == first.findings
    assert stored[0].statement.deliverables[0].place == first.deliverables[0].place


def test_tables_say_what_the_statements_say(store: Path, read: Read) -> None:
    """A row for each deliverable, share and position."""
    deliverables = [each for statements in read.values() for one in statements for each in one.deliverables]
    assert rows(store, "SELECT id, title FROM deliverables ORDER BY statement, row") == [
        (each.id, each.title) for each in deliverables
    ]
    shares = sum(len(each.allocation.shares) for each in deliverables if each.allocation)
    assert rows(store, "SELECT count(*) FROM shares") == [(shares,)]
    assert rows(store, 'SELECT "group", state FROM positions ORDER BY statement, row, nth') == [
        (position.group, position.state.value) for each in deliverables for position in each.positions
    ]


def test_every_table_is_strict_and_described() -> None:
    """SQLite refuses a value of another type, and every column says what it means."""
    for table in tables.TABLES:
        assert table.sql.rpartition(")")[2].startswith(" STRICT")
        assert all(column.meaning for column in table.columns)
    assert set(schema.described()["tables"]) == {table.name for table in tables.TABLES}


@pytest.mark.parametrize("view", views.VIEWS, ids=lambda view: str(view.name))
def test_every_view_answers(store: Path, view: views.View) -> None:
    """Its SQL is right for the tables there are."""
    assert isinstance(rows(store, f'SELECT * FROM "{view.name}"'), list)  # noqa: S608  our own names
    assert view.answers.endswith("?")


def test_outcomes_of_all_places(store: Path) -> None:
    """Those that failed with what is wrong."""
    with opened(store) as opening:
        assert opening.outcomes() == {Outcome.OK: 4, Outcome.MALFORMED: 1, Outcome.IO_ERROR: 1}
    query = "SELECT location, outcome, problem FROM outcomes WHERE outcome <> 'ok'"
    assert rows(store, query) == [
        ("archive/gone.docx", "io-error", "does not exist"),
        ("archive/zz.docx", "malformed", "is cut off"),
    ]


def test_a_document_that_is_read_again_takes_its_old_place(
    store: Path, read: Read, make_origin: MakeOrigin, make_kept: MakeKept
) -> None:
    """Same numbers, no row of before: an archive that was read anew is the archive that was read once."""
    query = "SELECT statement, row, id FROM deliverables ORDER BY 1, 2"
    before, name = rows(store, query), next(iter(read))
    with Journal(store, "test 1") as journal:
        journal.keep(make_origin(name, name.encode()), Kept(outcome=Outcome.TIMEOUT))
        journal.settle()
        assert len(rows(store, query)) < len(before)
        journal.keep(make_origin(name, name.encode()), make_kept(read[name]))
    assert rows(store, query) == before


def test_a_document_that_is_read_again_keeps_what_was_known_until_all_of_it_is_written(
    store: Path, read: Read, make_origin: MakeOrigin
) -> None:
    """A run that is killed before the moment is over takes nothing; what is behind it ends the moment."""
    query = "SELECT statement, row, id FROM deliverables ORDER BY 1, 2"
    before, name = rows(store, query), next(iter(read))
    with Journal(store, "test 1") as journal:
        journal.keep(make_origin(name, name.encode()), Kept(outcome=Outcome.TIMEOUT))
        time.sleep(0.3)
        assert rows(store, query) == before
        journal.keep(make_origin("new.docx", b"new"), Kept(outcome=Outcome.MALFORMED))
        assert len(rows(store, query)) < len(before)
        assert journal.known(make_origin(name, name.encode())) == (1, "test 1", "timeout", None, None, None)


def test_what_was_kept_a_moment_ago_is_known_and_read(tmp_path: Path, read: Read, make_origin: MakeOrigin) -> None:
    """Whether it is written already is nobody's business: neither of a run that meets it again, nor of who asks the store."""
    name = next(iter(read))
    origin, copy = make_origin(name, name.encode()), make_origin(f"copy-{name}", name.encode())
    with Journal(tmp_path / "s.sqlite", "test") as journal:
        journal.keep(origin, Kept(outcome=Outcome.OK, statements=tuple(map(related, read[name], count()))))
        assert journal.is_done(copy)
        assert journal.keep_place(copy).document == 1
        journal.keep(origin, Kept(outcome=Outcome.MALFORMED, problem="is cut off"))
        journal.keep(make_origin("other.docx", b"other"), Kept(outcome=Outcome.OK))
        assert [each.statement for each in journal.store.statements()] == []
        assert journal.store.outcomes() == {Outcome.OK: 1, Outcome.MALFORMED: 2}
    assert rows(tmp_path / "s.sqlite", "SELECT document, outcome FROM documents ORDER BY 1") == [
        (1, "malformed"),
        (2, "ok"),
    ]


def test_what_another_extractor_read_is_not_done(store: Path, read: Read, make_origin: MakeOrigin) -> None:
    """Another version, other options: another answer."""
    origin = make_origin(next(iter(read)), next(iter(read)).encode())
    with Journal(store, "test 1") as journal:
        assert journal.is_done(origin)
        assert not journal.is_done(make_origin("new.docx", b"new"))
    with Journal(store, "test 2") as journal:
        assert not journal.is_done(origin)


@pytest.mark.parametrize(
    ("outcome", "done"),
    [(Outcome.CRASH, False), (Outcome.TIMEOUT, False), (Outcome.MALFORMED, True), (Outcome.OK, True)],
)
def test_trying_again_is_for_want_of_time_or_luck(
    tmp_path: Path,
    make_origin: MakeOrigin,
    outcome: Outcome,
    done: bool,  # noqa: FBT001  a case
) -> None:
    """What is wrong with a document itself stays so."""
    with Journal(tmp_path / "s.sqlite", "test") as journal:
        journal.keep(make_origin("a.docx", b"a"), Kept(outcome=outcome))
        assert journal.is_done(make_origin("a.docx", b"a"))
        assert journal.is_done(make_origin("a.docx", b"a"), retry_failed=True) is done


def test_a_place_that_holds_another_document_lets_go_of_the_old_one(
    store: Path, read: Read, make_origin: MakeOrigin, make_kept: MakeKept
) -> None:
    """The old one is gone from the answers at once, and from the store when the run is over."""
    name = next(iter(read))
    with Journal(store, "test 1") as journal:
        journal.keep(make_origin(name, b"new content"), make_kept(()))
        assert name.encode().decode() not in {each.location.rpartition("/")[2] for each in journal.store.statements()}
        journal.forget_what_stands_nowhere()
    assert rows(store, "SELECT count(*) FROM documents") == [(5,)]
    assert rows(store, "SELECT DISTINCT statement / 1000000 FROM deliverables ORDER BY 1") == [(2,), (3,), (4,)]


def test_what_was_read_stays_when_its_bytes_cannot_be_had(store: Path, read: Read, make_origin: MakeOrigin) -> None:
    """A disk that is away takes nothing with it; being away twice is no news."""
    name = next(iter(read))
    origin = make_origin(name, name.encode())
    away = Failure(origin=origin, outcome=Outcome.IO_ERROR, problem="cannot be read")
    with Journal(store, "test 1") as journal:
        assert [journal.keep_unread(away), journal.keep_unread(away)] == [False, True]
        assert len(list(journal.store.statements())) == sum(map(len, read.values()))
        assert journal.store.outcomes()[Outcome.IO_ERROR] == 2
        journal.keep_place(origin)
        assert journal.store.outcomes()[Outcome.IO_ERROR] == 1


def test_bytes_that_may_be_two_things_are_two_documents(tmp_path: Path) -> None:
    """The ending of a name may decide what its bytes are, and so may the mail they stand in."""
    file = Origin(location="a.html", name="a.html", sha256="5f", size=1)
    other = Origin(location="a.txt", name="a.txt", sha256="5f", size=1)
    body = Origin(location="m.eml!/body.html", name="body.html", form="text", sha256="5f", size=1)
    with Journal(tmp_path / "s.sqlite", "test") as journal:
        for each in (file, other, body):
            assert not journal.is_done(each)
            journal.keep(each, Kept(outcome=Outcome.OK))
    assert rows(tmp_path / "s.sqlite", "SELECT kind FROM documents ORDER BY document") == [
        ("html",),
        ("txt",),
        ("(text)",),
    ]


def test_a_place_of_a_document_that_was_never_read_is_a_bug_of_the_caller(store: Path, make_origin: MakeOrigin) -> None:
    """There is nothing it could point at."""
    with Journal(store, "test 1") as journal, pytest.raises(KeyError):
        journal.keep_place(make_origin("never.docx", b"never"))


# --- refusals ---------------------------------------------------------------------------------------------------------


def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Whatever it is."""
    text, foreign = tmp_path / "text.sqlite", tmp_path / "foreign.sqlite"
    text.write_text("no database, but longer than the head of one " * 10)
    execute(foreign, "CREATE TABLE theirs (x)")
    for path in (text, foreign):
        before = path.read_bytes()
        assert not is_store(path)
        error = MalformedDocumentError(str(path), "is not a store of fgmv-extract", "name another file")
        with pytest.raises(MalformedDocumentError) as refused:
            Journal(path, "test")
        assert refused.value == error
        with pytest.raises(MalformedDocumentError), opened(path):
            pass
        assert path.read_bytes() == before


def test_a_store_of_a_later_version_is_refused(store: Path) -> None:
    """It may mean what this version does not know."""
    execute(store, f"PRAGMA user_version = {schema.VERSION + 1}")
    told = rf"store\.sqlite: is a store of version {schema.VERSION + 1}; upgrade fgmv-extract"
    with pytest.raises(UnsupportedFormatError, match=told):
        Journal(store, "test")
    with pytest.raises(UnsupportedFormatError, match=told), opened(store):
        pass


def test_a_store_of_an_earlier_version_is_led_on(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Step by step, each in a transaction, to the version there is."""
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", {schema.VERSION - 1: 'ALTER TABLE "documents" ADD COLUMN "more" TEXT'})
    Journal(store, "test").close()
    assert rows(store, "PRAGMA user_version") == [(schema.VERSION,)]
    assert rows(store, "SELECT DISTINCT more FROM documents") == [(None,)]


def test_one_run_writes_at_a_time_and_others_may_read(store: Path, read: Read) -> None:
    """The second is told so at once; the lock ends with the first."""
    with Journal(store, "test 1"):
        with pytest.raises(UnreadableFileError, match="is being written by another run; wait for it, or stop it"):
            Journal(store, "test 1")
        with opened(store) as opening:
            assert len(list(opening.statements())) == sum(map(len, read.values()))
    Journal(store, "test 1").close()
    assert [path.name for path in store.parent.iterdir()] == ["store.sqlite"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With what would help."""
    told = r"none/s\.sqlite: stands in a folder that does not exist; make .*none"
    with pytest.raises(UnreadableFileError, match=told):
        Journal(tmp_path / "none" / "s.sqlite", "test")


def test_a_full_disk_is_told_and_leaves_whole_documents(
    store: Path, make_origin: MakeOrigin, make_kept: MakeKept, read: Read
) -> None:
    """The document that did not fit is not there at all, and the store is sound."""
    with Journal(store, "test 1") as journal:
        ((pages,),) = journal.store.rows("PRAGMA page_count")
        list(journal.store.rows(f"PRAGMA max_page_count = {pages!r}"))
        with pytest.raises(UnreadableFileError, match="cannot be written: the disk is full; free some space"):
            _fill(journal, make_origin, make_kept(read["tsag-decision.docx"]))
    assert rows(store, "PRAGMA integrity_check") == [("ok",)]
    count = "SELECT count(*) FROM documents WHERE outcome = 'ok'"
    assert rows(store, count) == rows(store, "SELECT count(DISTINCT document) FROM statements")


def _fill(journal: Journal, make_origin: MakeOrigin, kept: Kept) -> None:
    for number in range(100):
        journal.keep(make_origin(f"{number}.docx", b"%d" % number), kept)
        journal.settle()


def test_a_store_that_is_damaged_is_told(store: Path) -> None:
    """As an error of ours, not of SQLite."""
    data = bytearray(store.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    store.write_bytes(data)
    with pytest.raises(ExtractError), opened(store) as opening:
        list(opening.statements())


def test_no_sentence_numbers_its_values() -> None:
    """Python 3.14 refuses a sequence of values for them, and 3.11, with which most is tested, says nothing."""
    folder = Path(fgmv_extract.__file__).parent / "archive"
    assert [path.name for path in folder.rglob("*.py") if re.search(r"[(, ]\?\d", path.read_text("utf-8"))] == []


def test_a_first_run_knows_what_it_has_written(
    tmp_path: Path, make_origin: MakeOrigin, make_kept: MakeKept, read: dict[str, tuple[Statement, ...]]
) -> None:
    """Before and after it is settled, and so do runs behind it; of nothing else anything is known."""
    first, second, new = (make_origin(name, name.encode()) for name in ("a.docx", "b.docx", "new.docx"))
    path = tmp_path / "store.sqlite"
    with Journal(path, "test 1") as journal:
        for origin in (first, second):
            journal.keep(origin, make_kept(read["fg-dlt.docx"]))
            assert journal.is_done(origin)
            journal.settle()
            assert journal.is_done(first)
            assert not journal.is_done(new)
        before = journal.known(first)
        journal.keep(first, make_kept(read["two-positions.txt"]))
        journal.settle()
        assert journal.known(first) == before
    with Journal(path, "test 1") as journal:
        assert [journal.is_done(each) for each in (first, second, new)] == [True, True, False]
    assert rows(path, "SELECT count(*), count(DISTINCT sha256) FROM documents") == [(2, 2)]
