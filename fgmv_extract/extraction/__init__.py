"""Where reading and interpretation meet: a source becomes a ``Document``, a ``Document`` a ``Statement``.

The only room that knows both, and the containers that documents come in. Readers, and the packages they need, are imported
when the first document is read.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve

from fgmv_extract.collector import collector_paused
from fgmv_extract.document import Document
from fgmv_extract.errors import ExtractError, UnreadableFileError
from fgmv_extract.extraction.choice import (
    Interpret,
    Reading,
    choose,
    first_of,
    interpreted,
    is_statement,
    nothing_in,
    unread,
    with_findings,
)
from fgmv_extract.extraction.means import within_means
from fgmv_extract.extraction.members import Aside, Leaf, form_named, form_of, known_form_of, leaves_in, leaves_in_file
from fgmv_extract.extraction.reading import Found, documents_in, read_as
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.options import Limits, Options, Revisions
from fgmv_extract.records import Statement
from fgmv_extract.sources import Content, Source, content_of

__all__ = [
    "Leaf",
    "extract",
    "extract_all",
    "is_container",
    "is_statement",
    "members_of",
    "members_of_file",
    "read",
    "read_all",
    "statements_of",
]


def read(
    source: Source, *, name: str | None = None, revisions: str = Revisions.ACCEPTED, limits: Limits | None = None
) -> Document:
    """Read what stands in a document: paragraphs and tables with their places, without any meaning.

    ``source`` is a path, a URL (http, https, file), the content as bytes, or a file opened in binary mode. ``name`` is the
    name the document goes by, and the ending that helps where its content alone does not tell the format. ``revisions``
    says how tracked changes are read: ``accepted`` or ``original``. Of a mail or an archive the document is read whose
    statement ``extract`` gives; findings tell of the others.

    Raises ``ExtractError`` (one of its kinds) for whatever is wrong with the document, ``TypeError`` and ``ValueError`` for
    a wrong call.
    """
    options, content = _asked(source, name, revisions, limits)
    with within_means(content.name):
        form = form_of(content)
        if not form.container:
            return read_as(form, content, options)
        outcomes = interpreted(documents_in(form, content, options), _interpreter(None))
        return choose(outcomes, content.name).document


def read_all(
    source: Source, *, name: str | None = None, revisions: str = Revisions.ACCEPTED, limits: Limits | None = None
) -> tuple[Document, ...]:
    """Read all documents in a mail, a mail box or an archive, in order; of anything else the one document it is.

    ``Document.file`` tells where each came from. What could not be read is told in findings of the first document; it is an
    error when nothing could. Everything else is as in ``read``.
    """
    options, content = _asked(source, name, revisions, limits)
    with within_means(content.name):
        form = form_of(content)
        if not form.container:
            return (read_as(form, content, options),)
        outcomes = tuple(documents_in(form, content, options))
        documents = [outcome.document for outcome in outcomes if isinstance(outcome, Found)]
        errors = _errors(outcomes)
        if not documents:
            raise nothing_in(content.name, errors)
        first = documents[0]
        return evolve(first, findings=(*unread(errors), *first.findings)), *documents[1:]


def extract(
    source: Source,
    *,
    name: str | None = None,
    revisions: str = Revisions.ACCEPTED,
    vocabulary: Vocabulary | None = None,
    limits: Limits | None = None,
) -> Statement:
    """Read a liaison statement: who says what to whom about which deliverables.

    Of a mail or an archive the statement is read that has deliverables, else the one with a header, else the first
    attachment, else the text of the mail; of a file with several statements the first. Findings tell of the others.
    ``vocabulary`` is what is known of the ITU; the one that comes with the package when None. Everything else is as in
    ``read``.
    """
    options, content = _asked(source, name, revisions, limits)
    interpret = _interpreter(vocabulary)
    with within_means(content.name):
        form = form_of(content)
        if form.container:
            return choose(interpreted(documents_in(form, content, options), interpret), content.name).statement
        with collector_paused():
            return first_of(interpret(read_as(form, content, options)))


def extract_all(
    source: Source,
    *,
    name: str | None = None,
    revisions: str = Revisions.ACCEPTED,
    vocabulary: Vocabulary | None = None,
    limits: Limits | None = None,
) -> tuple[Statement, ...]:
    """Read all liaison statements in a file, a mail, a mail box or an archive, in order.

    Documents of a container that make no statement are left out, unless none does; then there is one, as ``extract`` gives
    it. Places in a statement are those in its own document, as ``read_all`` gives it. What could not be read is told in
    findings of the first statement. Everything else is as in ``extract``.
    """
    options, content = _asked(source, name, revisions, limits)
    interpret = _interpreter(vocabulary)
    with within_means(content.name):
        form = form_of(content)
        if not form.container:
            with collector_paused():
                return interpret(read_as(form, content, options))
        outcomes = tuple(interpreted(documents_in(form, content, options), interpret))
        errors = _errors(outcomes)
        statements = [
            statement
            for outcome in outcomes
            if isinstance(outcome, Reading)
            for statement in outcome.statements
            if is_statement(statement)
        ]
        if not statements:
            return (choose(outcomes, content.name).statement,)
        return with_findings(statements[0], tuple(unread(errors))), *statements[1:]


def members_of(content: Content, limits: Limits) -> Iterator[Leaf | ExtractError]:
    """Yield the documents in a mail or an archive, each as bytes, and what could not be had; of anything else itself.

    Nothing is raised: an error tells by its ``file`` where it is.
    """
    form = known_form_of(content)
    if form is not None and form.container:
        yield from (leaf for leaf in leaves_in(form, content, limits) if not isinstance(leaf, Aside))
    else:
        yield Leaf(content.name, content, form)


def members_of_file(path: str, name: str, limits: Limits) -> Iterator[Leaf | ExtractError]:
    """Yield the documents in a mail box or an archive that is larger than the limit on an input, one after the other.

    Anything else of that size is one ``LimitExceededError``; nothing is raised.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123  a path as it was given
            yield from (leaf for leaf in leaves_in_file(file, name, limits) if not isinstance(leaf, Aside))
    except OSError as error:
        yield UnreadableFileError(name, f"cannot be read: {(error.strerror or str(error)).lower()}")


def is_container(content: Content) -> bool:
    """Tell whether there are documents in it, rather than that it is one."""
    from fgmv_extract.readers.formats import container_of  # noqa: PLC0415  readers are slow to import

    return container_of(content.data, content.name) is not None


def statements_of(
    content: Content,
    options: Options,
    *,
    vocabulary: Vocabulary | None = None,
    container: str | None = None,
    form: str | None = None,
) -> tuple[Statement, ...]:
    """Read all statements of one document that came out of ``container``, at least one; ``form`` names its format if known.

    Raises ``ExtractError``.
    """
    with within_means(content.name), collector_paused():
        known = form_named(form) if form else form_of(content)
        return _interpreter(vocabulary)(read_as(known, content, options, container))


def _asked(source: Source, name: str | None, revisions: str, limits: Limits | None) -> tuple[Options, Content]:
    options = Options(revisions=_revisions(revisions), limits=limits or Limits())
    return options, content_of(source, name=name, limit=options.limits.input_bytes)


def _revisions(asked: str) -> Revisions:
    try:
        return Revisions(asked)
    except ValueError:
        known = " or ".join(repr(view.value) for view in Revisions)
        raise ValueError(f"revisions is {known}, not {asked!r}") from None


def _interpreter(vocabulary: Vocabulary | None) -> Interpret:
    def interpret(document: Document) -> tuple[Statement, ...]:
        with within_means(document.file.name), collector_paused():
            from fgmv_extract.interpretation import interpret_all  # noqa: PLC0415  compiles the grammar

            return interpret_all(document, vocabulary or default())

    return interpret


def _errors(outcomes: Iterable[object]) -> list[ExtractError]:
    return [outcome for outcome in outcomes if isinstance(outcome, ExtractError)]
