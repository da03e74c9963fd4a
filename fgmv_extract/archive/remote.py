"""Files of an object store or another machine, by the URLs that fsspec knows (``s3://``, ``gs://``, ``sftp://``, ``memory://``).

Needs fsspec (the extra ``fsspec``), and for most stores a package of their own that fsspec names.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from fgmv_extract.errors import ExtractError, MissingExtraError, UnreadableFileError
from fgmv_extract.patterns import pattern
from fgmv_extract.sources import Content, content_of

_REMOTE = pattern(r"(?!(?:https?|file)://)[a-z][a-z0-9+.-]*(?:::[a-z][a-z0-9+.-]*)*+://", re.IGNORECASE)


def is_remote(given: str) -> bool:
    """Tell whether this is a URL for fsspec; http, https and file are read without it."""
    return _REMOTE.match(given) is not None


def files(url: str) -> Iterator[str | ExtractError]:
    """Yield the URLs of all files below a folder of an object store, or of a pattern, by name; of a file its own."""
    try:
        with _told(url):
            system, path = _opened(url)
            if "*" in path:
                paths = [each for each in system.glob(path) if not system.isdir(each)]
            elif system.isdir(path):
                paths = system.find(path)
            else:
                paths = [path]
            urls = [url] if paths == [path] else sorted(str(system.unstrip_protocol(each)) for each in paths)
    except ExtractError as error:
        yield error
        return
    yield from urls or (url,)


def content(url: str, limit: int) -> Content:
    """Get at most ``limit`` bytes; raises ``UnreadableFileError``, ``LimitExceededError``, and ``MissingExtraError``."""
    with _told(url):
        system, path = _opened(url)
        with system.open(path, "rb") as file:
            return content_of(file, name=path.rstrip("/").rpartition("/")[2] or url, limit=limit)


def _opened(url: str) -> tuple[Any, str]:
    """Return the file system of a URL and the path on it."""
    fsspec: Any = import_module("fsspec")  # an extra, and slow to import; it has no types
    system, path = fsspec.url_to_fs(url)
    return system, str(path)


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Turn what fsspec and the packages of the stores raise, which is anything, into what a user can act on."""
    try:
        yield
    except ExtractError:
        raise
    except ImportError as error:
        raise _missing(url, error) from error
    except FileNotFoundError as error:
        raise UnreadableFileError(url, "does not exist", "check the address") from error
    except PermissionError as error:
        raise UnreadableFileError(url, "cannot be read: permission denied", "check your credentials") from error
    except Exception as error:  # each package has errors of its own, and not all are OSErrors
        said = str(error).strip().partition("\n")[0] or type(error).__name__
        raise UnreadableFileError(url, f"cannot be read: {said}", "check the address and your credentials") from error


def _missing(url: str, error: ImportError) -> MissingExtraError:
    if error.name is not None and error.name.partition(".")[0] == "fsspec":
        return MissingExtraError(url, "needs fsspec, which is not installed", "pip install 'fgmv-extract[fsspec]'")
    said = str(error).strip().partition("\n")[0]
    return MissingExtraError(url, "needs a package of its own", said or f"pip install {error.name}")
