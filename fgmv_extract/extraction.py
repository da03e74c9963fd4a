"""Where reading and interpretation meet: a source becomes a ``Document``, a ``Document`` a ``Statement``.

The only module that knows both. Readers, and the packages they need, are imported when the first document is read.
"""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from fgmv_extract.document import Document
from fgmv_extract.errors import LimitExceededError
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.options import Limits, Options, Revisions
from fgmv_extract.places import File
from fgmv_extract.records import Statement
from fgmv_extract.sources import Source, content_of


def read(
    source: Source, *, name: str | None = None, revisions: str = Revisions.ACCEPTED, limits: Limits | None = None
) -> Document:
    """Read what stands in a document: paragraphs and tables with their places, without any meaning.

    ``source`` is a path, a URL (http, https, file), the content as bytes, or a file opened in binary mode. ``name`` is the
    name the document goes by, and the ending that helps where its content alone does not tell the format. ``revisions``
    says how tracked changes are read: ``accepted`` or ``original``.

    Raises ``ExtractError`` (one of its kinds) for whatever is wrong with the document, ``TypeError`` and ``ValueError`` for
    a wrong call.
    """
    options = Options(revisions=_revisions(revisions), limits=limits or Limits())
    content = content_of(source, name=name, limit=options.limits.input_bytes)
    with _within_means(content.name), _collector_paused():
        from fgmv_extract.readers.formats import recognise  # noqa: PLC0415  readers are slow to import

        form = recognise(content.data, content.name)
        digest = hashlib.sha256(content.data).hexdigest()
        file = File(name=content.name, format=form.name, size=len(content.data), sha256=digest)
        return form.read(content.data, file, options)


def extract(
    source: Source,
    *,
    name: str | None = None,
    revisions: str = Revisions.ACCEPTED,
    vocabulary: Vocabulary | None = None,
    limits: Limits | None = None,
) -> Statement:
    """Read a liaison statement: who says what to whom about which deliverables.

    ``vocabulary`` is what is known of the ITU; the one that comes with the package when None. Everything else is as in
    ``read``.
    """
    with _collector_paused():
        document = read(source, name=name, revisions=revisions, limits=limits)
        with _within_means(document.file.name):
            from fgmv_extract.interpretation import interpret  # noqa: PLC0415  compiles the grammar

            return interpret(document, vocabulary or default())


def _revisions(asked: str) -> Revisions:
    try:
        return Revisions(asked)
    except ValueError:
        known = " or ".join(repr(view.value) for view in Revisions)
        raise ValueError(f"revisions is {known}, not {asked!r}") from None


@contextmanager
def _within_means(name: str) -> Iterator[None]:
    """Report a document that exhausts the stack or the memory as what it is: too much."""
    try:
        yield
    except RecursionError as error:
        raise LimitExceededError(
            name, "is nested too deeply", "open and save it again in the program it is from"
        ) from error
    except MemoryError as error:
        raise LimitExceededError(
            name, "needs more memory than there is", "split it, or read it on a larger machine"
        ) from error


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Let Python's cyclic garbage collector wait until a document is read.

    A document becomes tens of thousands of values in one go, all of which live and none of which form cycles; looking through
    them again and again while they are made takes a quarter of the time. Threads that overlap leave the collector running.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
