"""What holds for all tests: nothing reaches beyond this machine."""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

_LOCAL = ("localhost", "localhost.localdomain", "")


def _is_local(address: object) -> bool:
    """Whether an address is of this machine: a path of a socket, or a host that needs no network."""
    if not isinstance(address, tuple):
        return True
    host = address[0]
    if host is None or host in _LOCAL:
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return bool(host == socket.gethostname())


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse to connect to, or to look up, any host but this one; workers of a cluster and browsers talk to themselves."""
    patch = pytest.MonkeyPatch()

    def kept(name: str, address_at: int) -> None:
        original = getattr(socket.socket, name)

        def guarded(self: socket.socket, *given: Any) -> Any:  # noqa: ANN401  as the socket's own
            # Dask asks the system for its own address so: a datagram socket that is connected has sent nothing
            if not (_is_local(given[address_at]) or (name == "connect" and self.type == socket.SOCK_DGRAM)):
                raise PermissionError(f"a test wants to reach {given[address_at]}")
            return original(self, *given)

        patch.setattr(socket.socket, name, guarded)

    for name, address_at in (("connect", 0), ("connect_ex", 0), ("sendto", -1)):
        kept(name, address_at)
    looked_up = socket.getaddrinfo

    def guarded_look_up(host: Any, *given: Any, **more: Any) -> Any:  # noqa: ANN401  as the module's own
        if not _is_local((host.decode() if isinstance(host, bytes) else host,)):
            raise PermissionError(f"a test wants to look up {host!r}")
        return looked_up(host, *given, **more)

    patch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield
    patch.undo()
