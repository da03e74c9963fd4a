"""Where documents come from: paths, URLs, bytes and files, and every way of not getting them."""

import io
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from fgmv_extract import download
from fgmv_extract.errors import LimitExceededError, UnreadableFileError
from fgmv_extract.sources import Content, content_of

LIMIT = 1000
MORE = "allow more with --allow input_bytes=... or limits=Limits(input_bytes=...)"


@pytest.mark.parametrize("source", [b"text", bytearray(b"text"), memoryview(b"text"), memoryview(b"t.e.x.t.")[::2]])
def test_bytes_are_the_content(source: bytes) -> None:
    """Anything that holds bytes will do."""
    assert content_of(source, limit=LIMIT) == Content("<bytes>", b"text")


def test_a_path_goes_by_its_file_name(tmp_path: Path) -> None:
    """As text or as a path object; the folder is nobody's business."""
    file = tmp_path / "reply.txt"
    file.write_bytes(b"text")
    assert content_of(str(file), limit=LIMIT) == Content("reply.txt", b"text")
    assert content_of(file, limit=LIMIT) == Content("reply.txt", b"text")
    assert content_of(file.as_uri(), limit=LIMIT) == Content("reply.txt", b"text")
    assert content_of(file, name="other.txt", limit=LIMIT) == Content("other.txt", b"text")


def test_an_open_file_is_read_from_where_it_stands(tmp_path: Path) -> None:
    """Its name is that of its path; a stream without a name is called <file>."""
    path = tmp_path / "reply.txt"
    path.write_bytes(b"some text")
    with path.open("rb") as file:
        file.seek(5)
        assert content_of(file, limit=LIMIT) == Content("reply.txt", b"text")
    assert content_of(io.BytesIO(b"text"), limit=LIMIT) == Content("<file>", b"text")


def test_a_pipe_gives_all_its_pieces() -> None:
    """Short reads are no end, and a number in place of a name is no name."""
    outlet, inlet = os.pipe()

    def write() -> None:
        for piece in (b"x" * 100, b"y"):
            os.write(inlet, piece)
        os.close(inlet)

    writer = threading.Thread(target=write)
    writer.start()
    with os.fdopen(outlet, "rb", buffering=0) as file:
        assert content_of(file, limit=LIMIT) == Content("<file>", b"x" * 100 + b"y")
    writer.join()


def test_a_name_that_is_no_text_becomes_one(tmp_path: Path) -> None:
    """A file name of another encoding must not poison what is written later."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123  a path in bytes
            file.write(b"text")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    assert content_of(os.fsdecode(path), limit=LIMIT).name == "caf\ufffd.txt"


@pytest.mark.parametrize("source", [3, None, 1.5, ["reply.txt"], object()])
def test_what_is_no_source_is_a_wrong_call(source: object) -> None:
    """The sentence says what is one."""
    with pytest.raises(TypeError) as caught:
        content_of(source, limit=LIMIT)  # type: ignore[arg-type]
    kind = type(source).__name__
    assert str(caught.value) == f"a source is a path, a URL, bytes or a binary file, not {kind}"


def test_a_file_in_text_mode_is_a_wrong_call(tmp_path: Path) -> None:
    """Its characters are no bytes any more."""
    path = tmp_path / "reply.txt"
    path.write_text("text")
    told = "reply.txt: a file must be open in binary mode; read() gave str, not bytes"
    with path.open(encoding="utf-8") as file, pytest.raises(TypeError) as caught:
        content_of(file, limit=LIMIT)  # type: ignore[arg-type]
    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("no/such.docx", UnreadableFileError("no/such.docx", "does not exist", "check the path")),
        ("", UnreadableFileError("(no name)", "does not exist", "check the path")),
        (os.sep, UnreadableFileError(os.sep, "is a folder", "name one document in it")),
        ("a\0b", UnreadableFileError("a\0b", "is not a path", "pass the content of a document as bytes")),
        (
            "Annex A\n" * 1000,
            UnreadableFileError(
                f"{('Annex A' + chr(10)) * 7}Anne…", "is not a path", "pass the content of a document as bytes"
            ),
        ),
        (
            "file://elsewhere/reply.txt",
            UnreadableFileError(
                "file://elsewhere/reply.txt", "is a file of another machine", "download it and give the file"
            ),
        ),
        ("file:///no/such", UnreadableFileError("/no/such", "does not exist", "check the path")),
        (b"x" * 1001, LimitExceededError("<bytes>", "is larger than the limit of 1,000 bytes", MORE)),
        (io.BytesIO(b"x" * 1001), LimitExceededError("<file>", "is larger than the limit of 1,000 bytes", MORE)),
    ],
)
def test_what_cannot_be_had_is_told_with_what_would_help(source: str | bytes, error: Exception) -> None:
    """One error kind for bytes that cannot be had, one for too many of them."""
    with pytest.raises(type(error)) as caught:
        content_of(source, limit=LIMIT)
    assert caught.value == error


def test_the_limit_itself_is_allowed() -> None:
    """Only what lies beyond it is refused."""
    assert len(content_of(b"x" * LIMIT, limit=LIMIT).data) == LIMIT
    assert len(content_of(io.BytesIO(b"x" * LIMIT), limit=LIMIT).data) == LIMIT


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (OSError(5, "Input/output error"), UnreadableFileError("reply.txt", "cannot be read: input/output error")),
        (
            PermissionError(13, "Permission denied"),
            UnreadableFileError("reply.txt", "cannot be read: permission denied", "check its permissions"),
        ),
    ],
)
def test_a_file_that_fails_while_it_is_read(failure: OSError, error: UnreadableFileError) -> None:
    """A disk or a network share can fail in the middle."""

    def broken(_: int) -> bytes:
        raise failure

    with pytest.raises(UnreadableFileError) as caught:
        content_of(SimpleNamespace(read=broken, name="share/reply.txt"), limit=LIMIT)
    assert caught.value == error


def test_errors_use_the_name_that_was_given() -> None:
    """Who names a stream wants to read that name."""
    for source in (b"x" * 1001, io.BytesIO(b"x" * 1001)):
        with pytest.raises(LimitExceededError) as caught:
            content_of(source, name="mail.docx", limit=LIMIT)
        assert caught.value.file == "mail.docx"


# A server that behaves as badly as servers do.


class Server(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        """Answer as the path asks."""
        path = self.path
        if path == "/cut":
            self.answer(200, b"half", {"Content-Length": "8"})
        elif path == "/to-file":
            self.answer(302, b"", {"Location": "file:///etc/hostname"})
        elif path == "/to-ftp":
            self.answer(302, b"", {"Location": "ftp://127.0.0.1/x"})
        elif path == "/moved":
            self.answer(302, b"", {"Location": "/reply.docx"})
        elif path == "/named?id=1":
            self.answer(200, b"text", {"Content-Disposition": 'attachment; filename="../ls 1.docx"'})
        elif path == "/large":
            self.answer(200, b"x" * 2000, {})
        elif path == "/garbage":
            self.wfile.write(b"garbage\r\n\r\n")
        elif path[1:].isdecimal():
            self.answer(int(path[1:]), b"", {})
        else:
            self.answer(200, path.encode(), {})

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        """Send it."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Return the address of a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask no proxy for what stands on this machine."""
    monkeypatch.setenv("no_proxy", "*")


@pytest.mark.parametrize(
    ("path", "name", "data"),
    [
        ("/reply.docx", "reply.docx", b"/reply.docx"),
        ("/a b/é.docx?q=1#part", "é.docx", b"/a%20b/%C3%A9.docx?q=1"),
        ("/LS%2012.docx", "LS 12.docx", b"/LS%2012.docx"),
        ("/named?id=1", "ls 1.docx", b"text"),
        ("/moved", "moved", b"/reply.docx"),
        ("/", "127.0.0.1", b"/"),
    ],
)
def test_a_url_is_fetched_and_named(server: str, path: str, name: str, data: bytes) -> None:
    """The name is the one the server gives, else the end of the address, without any folder."""
    assert content_of(server + path, limit=LIMIT) == Content(name, data)


@pytest.mark.parametrize(
    ("path", "problem", "remedy"),
    [
        ("/404", "the server answered 404 Not Found", "check the address"),
        ("/403", "the server answered 403 Forbidden", "download it with your account and give the file"),
        ("/503", "the server answered 503 Service Unavailable", "try again later"),
        ("/cut", "the download stopped after 4 of 8 bytes", "try again"),
        ("/to-ftp", "cannot be reached: unknown url type: ftp", "check the address"),
        (
            "/to-file",
            "the server answered 302 Found - Redirection to url 'file:///etc/hostname' is not allowed",
            "check the address",
        ),
        ("/garbage", "cannot be fetched: garbage", "check the address"),
    ],
)
def test_what_a_server_does_wrong_is_told(server: str, path: str, problem: str, remedy: str) -> None:
    """Refusals, half downloads and redirections that leave HTTP are errors of one kind."""
    with pytest.raises(UnreadableFileError) as caught:
        content_of(server + path, limit=LIMIT)
    assert caught.value == UnreadableFileError(server + path, problem, remedy)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://[::1", "cannot be fetched: Invalid IPv6 URL"),
        ("http://127.0.0.1:port/", "cannot be fetched: nonnumeric port: 'port'"),
        ("HTTP://127.0.0.1:1/", "cannot be reached: Connection refused"),
    ],
)
def test_an_address_that_leads_nowhere(url: str, problem: str) -> None:
    """Neither a wrong address nor a silent machine is a bug of ours."""
    with pytest.raises(UnreadableFileError) as caught:
        content_of(url, limit=LIMIT)
    assert caught.value == UnreadableFileError(url, problem, "check the address")


def test_a_download_ends_at_the_limit(server: str) -> None:
    """Whatever the server says of its size, or does not."""
    with pytest.raises(LimitExceededError) as caught:
        content_of(f"{server}/large", limit=LIMIT)
    assert caught.value == LimitExceededError(f"{server}/large", "is larger than the limit of 1,000 bytes", MORE)


def test_patience_ends(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that drips bytes for ever is left."""
    monkeypatch.setattr(download, "_WHOLE", -1)
    with pytest.raises(UnreadableFileError) as caught:
        content_of(f"{server}/large", limit=10_000)
    remedy = "try again later, or download it and give the file"
    assert caught.value == UnreadableFileError(f"{server}/large", "the server takes too long", remedy)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_file_that_does_not_tell_its_size_is_read_to_the_end(tmp_path: Path) -> None:
    """A named pipe says that it is empty."""
    pipe, told = tmp_path / "reply.txt", b"0123456789" * 200_000
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(told,))
    writer.start()
    assert content_of(pipe, limit=len(told)).data == told
    writer.join()
