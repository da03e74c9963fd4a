"""Tests reach nobody but this machine, and reading reaches nobody at all."""

import socket
from pathlib import Path

import pytest

import fgmv_extract as fx
from tests.fuzz import seeds

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


@pytest.mark.parametrize("address", [("192.0.2.1", 9), ("example.org", 80), ("2001:db8::1", 80, 0, 0)])
def test_other_machines_cannot_be_reached(address: tuple[str, int]) -> None:
    """Neither by number nor by name."""
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as made, pytest.raises(PermissionError):
        made.connect(address)
    with pytest.raises(PermissionError):
        socket.getaddrinfo(address[0], address[1])


def test_this_machine_can() -> None:
    """A server of a test answers."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as made:
        assert made.getpeername() == server.getsockname()


@pytest.mark.parametrize(
    "make", [seeds.word, seeds.html, seeds.pdf, seeds.rtf, seeds.odt, seeds.doc, seeds.mail, seeds.text]
)
def test_reading_opens_no_socket(make: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even to this machine."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert callable(make)
    assert fx.extract_all(make(), name="a.dat")
