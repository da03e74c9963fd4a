"""Many documents at once: where they come from, the supervised run, the store, and what is made of it."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.outcomes import Extraction, Failure
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.options import Limits, Revisions

if TYPE_CHECKING:  # it brings logging and more, a tenth of what each child imports
    from concurrent.futures import Executor

__all__ = ["extract_archive"]

Input = str | os.PathLike[str]


def extract_archive(  # noqa: PLR0913  each is a choice of the caller's
    source: Input | Iterable[Input],
    *,
    workers: int | None = None,
    executor: "Executor | None" = None,
    revisions: str = Revisions.ACCEPTED,
    vocabulary: Vocabulary | None = None,
    limits: Limits | None = None,
    bounds: Bounds | None = None,
    choice: Choice | None = None,
) -> Iterator[Extraction | Failure]:
    """Read all documents of an archive: a folder, zip, tar, mail box, pattern or URL, or many of them.

    Yields an ``Extraction`` or a ``Failure`` for each document, in the order of the names, as they come; nothing is raised
    for a document. Each is read in a child process that is ended when it oversteps ``bounds``, so no document can do harm.
    A file larger than one input may be is read when it is a zip or tar archive or a mail box, document by document.
    ``workers`` counts the children (as many as there are processors when None). ``executor`` reads elsewhere: any
    ``concurrent.futures.Executor``, such as ``client.get_executor()`` of a Dask cluster, with ``workers`` telling how many
    it has. Memory stays bounded: only a few documents for each worker are under way.

    Raises ``ValueError`` for a wrong call.
    """
    from fgmv_extract.archive import run  # noqa: PLC0415  brings processes, SQLite and more
    from fgmv_extract.archive.tasks import Asked  # noqa: PLC0415  as above

    inputs = [source] if isinstance(source, str | os.PathLike) else list(source)
    asked = Asked(
        revisions=Revisions(revisions), vocabulary=vocabulary, limits=limits or Limits(), bounds=bounds or Bounds()
    )
    running = run.engine_of(workers, executor)
    return run.extracted([os.fspath(each) for each in inputs], running, asked, choice or Choice())
