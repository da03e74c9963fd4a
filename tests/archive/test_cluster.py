"""A Dask cluster reads an archive as one machine does, and loses nothing when a worker dies."""

import os
import signal
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fgmv_extract.archive import cluster
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.engines import Running, lent
from fgmv_extract.archive.keeping import Resuming, Step, extract_into, extractor_of
from fgmv_extract.archive.run import engine_of
from fgmv_extract.archive.store import tables
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.tasks import Asked
from fgmv_extract.cli import main
from fgmv_extract.errors import MissingExtraError, UnreadableFileError
from samples import describe

pytestmark = [
    pytest.mark.slow,
    # What distributed says of itself while a cluster comes up, goes down, and has a worker killed.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:Port .* is already in use:UserWarning"),
]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Sixty texts that differ."""
    folder = tmp_path / "archive"
    folder.mkdir()
    text = (describe.HERE / "two-positions.txt").read_text("utf-8")
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(f"{text}\nnumber {number}\n", "utf-8")
    return folder


def steps(store: Path, archive: Path, running: Running) -> Iterator[Step]:
    """Run the archive into a store."""
    asked = Asked()
    with Journal(store, extractor_of(asked)) as journal:
        yield from extract_into(
            [str(archive)], journal, running, asked, choice=Choice(), resuming=Resuming(), stop=threading.Event()
        )


def dump(store: Path) -> list[tuple[object, ...]]:
    """All that is in a store but the journal."""
    database = sqlite3.connect(store)
    lasting = [table.name for table in tables.TABLES if table is not tables.JOURNAL]
    rows = [(name, *row) for name in lasting for row in database.execute(f'SELECT * FROM "{name}"')]  # noqa: S608  our own names
    database.close()
    return rows


def test_a_cluster_that_loses_a_worker_gives_the_store_of_a_local_run(archive: Path, tmp_path: Path) -> None:
    """Its tasks go to the worker that is left, or to the one that takes its place."""
    distributed = pytest.importorskip("distributed")
    assert all(step.outcome.is_read for step in steps(tmp_path / "local.sqlite", archive, engine_of(2)))
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made,
        distributed.Client(made) as client,
    ):
        pids = list(client.run(os.getpid).values())
        running = lent(client.get_executor(retries=5, pure=False), 2, 5)
        for number, step in enumerate(steps(tmp_path / "cluster.sqlite", archive, running)):
            assert step.outcome.is_read, step
            if number == 2:
                os.kill(pids[0], signal.SIGKILL)
    assert dump(tmp_path / "cluster.sqlite") == dump(tmp_path / "local.sqlite")


def test_the_command_makes_a_cluster_of_its_own(archive: Path, tmp_path: Path) -> None:
    """When no scheduler is named."""
    pytest.importorskip("distributed")
    store = tmp_path / "out.sqlite"
    assert main(["batch", str(archive), "-o", str(store), "--engine", "dask", "--workers", "2", "--limit", "7"]) == 0
    assert len([row for row in dump(store) if row[0] == "documents"]) == 7


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As an input that cannot be read, not as a traceback."""
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    told = "127.0.0.1:9: does not answer as a Dask scheduler"
    with pytest.raises(UnreadableFileError, match=told), cluster.dask("tcp://127.0.0.1:9", None):
        pass


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """And how to install it."""

    def missing(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(cluster, "import_module", missing)
    with pytest.raises(MissingExtraError, match=r"pip install 'fgmv-extract\[dask\]'"), cluster.dask(None, 1):
        pass
