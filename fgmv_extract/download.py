"""One document over HTTP: with a limit, with patience that ends, and with plain words for what went wrong."""

import time
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    UnknownHandler,
)

from fgmv_extract.errors import LimitExceededError, UnreadableFileError
from fgmv_extract.options import allowing

_CHUNK = 1 << 16
_SILENCE, _WHOLE = 30, 300
"""Seconds a server may be silent, and may take for all of it."""

_KEPT = "%/:=&?~+!$,;@()*[]'"
"""Characters of a path or query that are not quoted: the reserved ones, and ``%`` since it may be quoted already."""


def download(url: str, limit: int) -> tuple[str, bytes]:
    """Return the name of the document at ``url`` and its content, at most ``limit`` bytes.

    Raises ``UnreadableFileError`` and ``LimitExceededError``.
    """
    try:
        with _opener().open(_address(url), timeout=_SILENCE) as response:
            return _name(response, url), _content(response, url, limit)
    except HTTPError as error:
        error.close()
        problem = f"the server answered {error.code} {_first_line(error.reason)}".rstrip()
        raise UnreadableFileError(url, problem, _REMEDIES.get(error.code, "check the address")) from error
    except TimeoutError as error:
        raise _too_slow(url) from error
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _too_slow(url) from error
        raise UnreadableFileError(url, f"cannot be reached: {_said(error.reason)}", "check the address") from error
    except (OSError, HTTPException, ValueError) as error:
        raise UnreadableFileError(url, f"cannot be fetched: {_said(error)}", "check the address") from error


_REMEDIES = {
    401: "download it with your account and give the file",
    403: "download it with your account and give the file",
    429: "try again later",
    500: "try again later",
    502: "try again later",
    503: "try again later",
    504: "try again later",
}


def _opener() -> OpenerDirector:
    """Return an opener that knows HTTP only: no redirection leads to a file of this machine or to FTP."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        UnknownHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    opener.addheaders = [("User-Agent", "fgmv-extract"), ("Accept", "*/*")]
    return opener


def _address(url: str) -> str:
    """Quote blanks and letters beyond ASCII, as browsers do; the fragment is none of the server's business."""
    parts = urlsplit(url.strip())
    path, query = quote(parts.path, safe=_KEPT), quote(parts.query, safe=_KEPT)
    return urlunsplit(parts._replace(path=path, query=query, fragment=""))


def _name(response: HTTPResponse, url: str) -> str:
    """Return the file name the server gives, else the end of the address, else the host."""
    path, host = unquote(urlsplit(url).path), urlsplit(url).hostname
    given = response.headers.get_filename() or path.rstrip("/")
    return given.replace("\\", "/").rpartition("/")[2] or host or url


def _content(response: HTTPResponse, url: str, limit: int) -> bytes:
    pieces, size, end = [], 0, time.monotonic() + _WHOLE
    while piece := response.read1(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise LimitExceededError(url, f"is larger than the limit of {limit:,} bytes", allowing("input_bytes"))
        if time.monotonic() > end:
            raise _too_slow(url)
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and size < int(declared):
        raise UnreadableFileError(url, f"the download stopped after {size:,} of {int(declared):,} bytes", "try again")
    return b"".join(pieces)


def _said(error: str | BaseException) -> str:
    """Return the sentence of an error of the network, without its number and on one line."""
    told = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return _first_line(told)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0].strip().rstrip(".")


def _too_slow(url: str) -> UnreadableFileError:
    return UnreadableFileError(url, "the server takes too long", "try again later, or download it and give the file")
