"""Whoever listens to a child hears it, or that it is gone, or nothing in time; on every system in the same way."""

import os
import pickle
import struct
import threading
import time
from collections.abc import Callable, Iterator
from typing import BinaryIO

import pytest

from fgmv_extract.archive.listening import Listener, Polling, Waiting
from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.archive.tasks import Answer, send

Pair = tuple[Listener, BinaryIO]


@pytest.fixture(params=[Polling, Waiting])
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    """A listener, and the end of the pipe at which a child speaks."""
    end, mouth = os.pipe()
    listens: Callable[[BinaryIO], Listener] = request.param
    with os.fdopen(mouth, "wb") as speaks, os.fdopen(end, "rb") as pipe:
        listener = listens(pipe)
        yield listener, speaks
        speaks.close()
        listener.close()


def answer(size: int) -> Answer:
    """An answer of so many bytes."""
    return Answer(outcome=Outcome.OK, packed=bytes(size))


def test_what_is_said_is_heard_in_order(pair: Pair) -> None:
    """Also what is longer than a pipe holds, and what was said before anybody listened."""
    listener, speaks = pair
    said = [answer(size) for size in (1, 100_000, 3_000_000, 0)]

    def speak() -> None:
        for each in said:
            send(each, speaks)

    speaker = threading.Thread(target=speak)
    speaker.start()
    assert [listener.heard(20) for _ in said] == said
    speaker.join()


def test_silence_ends_after_a_time_and_is_no_loss(pair: Pair) -> None:
    """What is said later is heard later."""
    listener, speaks = pair
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        listener.heard(0.05)
    assert 0.04 < time.monotonic() - began < 5
    send(answer(7), speaks)
    assert listener.heard(20) == answer(7)


def test_half_of_an_answer_is_not_waited_for_longer(pair: Pair) -> None:
    """Who stops in the middle of it may never go on."""
    listener, speaks = pair
    packed = pickle.dumps(answer(1000))
    speaks.write(struct.pack("!Q", len(packed)) + packed[:500])
    speaks.flush()
    with pytest.raises(TimeoutError):
        listener.heard(0.2)


def test_the_end_is_heard_too(pair: Pair) -> None:
    """Also in the middle of an answer."""
    listener, speaks = pair
    speaks.write(struct.pack("!Q", 1000) + b"half")
    speaks.close()
    assert listener.heard(20) is None


def test_who_waits_is_not_left_waiting_when_the_pipe_is_closed() -> None:
    """The run ends from another thread: the child is killed, and then the pipe is closed."""
    end, mouth = os.pipe()
    pipe = os.fdopen(end, "rb")
    listener, heard = Polling(pipe), []
    waiter = threading.Thread(target=lambda: heard.extend([listener.heard(20), listener.heard(20)]))
    waiter.start()
    time.sleep(0.05)
    os.close(mouth)
    listener.close()
    waiter.join(5)
    assert heard == [None, None]
    assert pipe.closed


def test_what_was_said_and_not_heard_is_told(pair: Pair) -> None:
    """So that it can be taken without waiting; nothing else is."""
    listener, speaks = pair
    assert not listener.has_more()
    for size in (5, 6):
        send(answer(size), speaks)
    for size in (5, 6):
        until = time.monotonic() + 20
        while not listener.has_more() and time.monotonic() < until:
            time.sleep(0.01)
        assert listener.has_more()
        assert listener.heard(20) == answer(size)
    assert not listener.has_more()
