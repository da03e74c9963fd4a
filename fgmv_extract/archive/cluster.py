"""A Dask cluster as the engine: it takes tasks through ``client.get_executor()``, each of its threads with a child of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from fgmv_extract.archive import engines
from fgmv_extract.archive.engines import Engine
from fgmv_extract.errors import MissingExtraError, UnreadableFileError

_BATCH = 50  # documents in a task: handing one over costs milliseconds
_PATIENCE = 30  # seconds for the scheduler to answer
_RETRIES = 5  # times a task is tried when the worker that had it dies


@contextmanager
def dask(scheduler: str | None, workers: int | None) -> Iterator[Engine]:
    """Read on the cluster whose scheduler has this address, or on one of this machine, made for the run.

    ``workers`` counts its threads; all there are when None. Raises ``MissingExtraError`` without the package, and
    ``UnreadableFileError`` when no scheduler answers.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise MissingExtraError(
            "--engine dask", "needs the package distributed", "pip install 'fgmv-extract[dask]'"
        ) from error
    try:
        cluster = (
            None
            if scheduler
            else distributed.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
        )
        client = distributed.Client(scheduler or cluster, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        told = scheduler or "a cluster on this machine"
        raise UnreadableFileError(told, "does not answer as a Dask scheduler", "check the address") from error
    try:
        threads = workers or sum(client.nthreads().values()) or 1
        with engines.lent(client.get_executor(retries=_RETRIES, pure=False), threads, _BATCH) as engine:
            yield engine
    except distributed.KilledWorker as error:
        told = scheduler or "a cluster on this machine"
        remedy = "run it again: what is in the store is not read again"
        raise UnreadableFileError(told, "lost its workers again and again", remedy) from error
    finally:
        client.close()
        if cluster is not None:
            cluster.close()
