"""What a child says, asked here: in a process of its own it is asked by ``test_workers`` and ``test_unpacking``."""

import io
import os
import pickle
import zipfile
from collections.abc import Callable

import pytest

import fgmv_extract
from fgmv_extract.archive import child, confinement, handing
from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.archive.succession import LEFT
from fgmv_extract.archive.tasks import (
    Answer,
    Asked,
    Container,
    Handed,
    Handing,
    Lost,
    Message,
    More,
    Task,
    receive,
    send,
)
from fgmv_extract.errors import ExtractError, MalformedDocumentError
from fgmv_extract.options import Limits
from samples import describe

SAMPLE = describe.HERE / "fg-dlt.docx"
Ask = Callable[..., tuple[int, list[Message]]]


def good() -> Task:
    """A document that is read."""
    return Task(data=SAMPLE.read_bytes(), name=SAMPLE.name)


def packed(*names: str) -> Container:
    """A zip archive of texts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in names:
            archive.writestr(name, f"the text of {name}")
    return Container(name="all.zip", data=whole.getvalue())


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask a child, but in this process: nothing here may be bound or ended."""
    for name in ("end_with", "watch", "bound_processor"):
        monkeypatch.setattr(confinement, name, lambda *_: None)
    monkeypatch.setattr(
        confinement, "peak", lambda: 1 << 20
    )  # what the tests before left in this process is no child's

    def asked(*messages: Message, asked: Asked | None = None) -> tuple[int, list[Message]]:
        their_in, our_out = os.pipe()
        our_in, their_out = os.pipe()
        with os.fdopen(our_out, "wb") as out, os.fdopen(their_in, "rb", buffering=0) as read:
            for message in messages:
                send(message, out)
            out.close()
            with os.fdopen(their_out, "wb") as write:
                status = child.serve(asked or Asked(), read, write, os.getppid())
        with os.fdopen(our_in, "rb") as answers:
            return status, list(iter(lambda: receive(answers), None))

    return asked


def test_documents_are_answered_until_the_worker_closes(ask: Ask) -> None:
    """Each with what the library reads, one after the other."""
    status, answers = ask(good(), good())
    assert status == 0
    assert len(answers) == 2
    for answer in answers:
        assert isinstance(answer, Answer)
        assert (answer.outcome, answer.leaving) == (Outcome.OK, False)
        assert pickle.loads(answer.packed) == fgmv_extract.extract_all(SAMPLE)  # noqa: S301  packed by ourselves


def test_a_child_that_has_served_its_share_says_so_and_leaves(ask: Ask) -> None:
    """What is asked after that is for the next one."""
    status, answers = ask(good(), good(), asked=Asked(bounds=Bounds(documents=1)))
    assert status == LEFT
    assert [isinstance(answer, Answer) and answer.leaving for answer in answers] == [True]


def test_a_container_is_handed_over_and_then_documents_again(ask: Ask) -> None:
    """In its order, the last piece marked."""
    status, (first, second) = ask(packed("b.txt", "a.txt"), good())
    assert status == 0
    assert isinstance(first, Handing)
    assert first.last
    assert [given.path for given in first.given if isinstance(given, Handed)] == ["all.zip!/b.txt", "all.zip!/a.txt"]
    assert isinstance(second, Answer)


def test_a_container_comes_in_pieces_as_they_are_asked_for(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for something else instead gets that."""
    monkeypatch.setattr(handing, "_MOST_AT_ONCE", 1)
    _, pieces = ask(packed("a.txt", "b.txt"), More(), More())
    assert [piece.last for piece in pieces if isinstance(piece, Handing)] == [False, False, True]
    _, pieces = ask(packed("a.txt", "b.txt"), good())
    assert [type(piece) for piece in pieces] == [Handing, Answer]


def test_what_was_handed_over_before_is_passed_over() -> None:
    """A second child goes on where the first one died."""
    container = packed("a.txt", "b.txt", "c.txt")
    (piece,) = handing.handed(Container(name=container.name, data=container.data, skip=2), Limits())
    assert [given.path for given in piece.given if isinstance(given, Handed)] == ["all.zip!/c.txt"]


def test_what_is_wrong_with_a_container_is_handed_over_too() -> None:
    """By its outcome."""
    damaged = packed("a.txt").data.replace(b"the text of", b"the test of")
    (piece,) = handing.handed(Container(name="all.zip", data=damaged), Limits())
    (lost,) = piece.given
    assert isinstance(lost, Lost)
    assert lost.outcome is Outcome.MALFORMED


def out_of_memory() -> ExtractError:
    """An error of ours that a want of memory caused."""
    error = MalformedDocumentError("a.txt", "unknown error")
    error.__cause__ = MemoryError()
    return error


def wrapped() -> ValueError:
    """An error of a library that a want of memory caused."""
    error = ValueError("no more")
    error.__context__ = MemoryError()
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (MalformedDocumentError("a.txt", "is broken"), Outcome.MALFORMED),
        (out_of_memory(), Outcome.MEMORY),
        (MemoryError(), Outcome.MEMORY),
        (wrapped(), Outcome.MEMORY),
        (ZeroDivisionError("ours"), Outcome.INTERNAL_ERROR),
    ],
)
def test_whatever_happens_is_an_answer(error: Exception, outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name; a bug of ours with its traceback."""

    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(child, "statements_of", fails)
    answer = child.answered(good(), Asked())
    assert answer.outcome is outcome
    assert ("ZeroDivisionError: ours" in answer.traceback) is (outcome is Outcome.INTERNAL_ERROR)
    assert answer.memory_bytes > 0


def test_a_container_that_meets_a_bug_tells_it_and_ends_the_child(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came before is told before it."""

    def broken(*_: object) -> object:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(handing, "members_of", broken)
    status, pieces = ask(packed("a.txt"), More())
    assert status == LEFT
    assert isinstance(pieces[-1], Answer)
    assert pieces[-1].outcome is Outcome.INTERNAL_ERROR
