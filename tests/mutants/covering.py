"""Which test runs which lines of the package, and how long it takes: found once, kept in a file, found again for what changed.

What a fixture of a module or session does counts for every test that asks for it, and the caches of the package are emptied
before each test, so that a test is not robbed of its lines by the one that ran before it.
"""

import functools
import gc
import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, final

import pytest
from attrs import field, frozen

QUIET = ("-q", "-p", "no:cacheprovider", "--import-mode=importlib", "-W", "ignore::pytest.PytestAssertRewriteWarning")
_OURS = ("fgmv_extract", "samples", "tests")


@final
@frozen
class Covered:
    """What one test runs: for each file of the package its lines as the bits of a number; ``seconds`` is processor time."""

    seconds: float
    lines: Mapping[str, int] = field(repr=False)

    def runs(self, file: str, first: int, last: int) -> bool:
        """Whether it runs one of these lines, counted from 1."""
        return bool(self.lines.get(file, 0) >> first & (1 << last - first + 1) - 1)


@final
@frozen
class Coverage:
    """What each test runs, by its node id, and the lines that run when modules and tests are imported."""

    tests: Mapping[str, Covered]
    imported: Mapping[str, int]


def covering(root: Path, folders: Sequence[str], tests: Sequence[str], kept: Path) -> Coverage:
    """Return what these tests, files or folders, run of the Python files in these folders of ``root``."""
    files = sorted({file for test in tests for file in _files(root / test)})
    digest = _digest(
        sorted({*(root / "fgmv_extract").rglob("*.*"), *(root / "tests").rglob("conftest.py")}), "-".join(folders)
    )
    known: dict[str, Any] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    if known.get("digest") != digest:
        known = {"digest": digest, "files": {}, "imported": {}}
    cases = sorted((root / "tests" / "cases").rglob("*.*"))
    digests = {
        str(file.relative_to(root)): _digest([file, *(cases if b'"cases"' in file.read_bytes() else ())], "")
        for file in files
    }
    stale = [name for name, one in digests.items() if known["files"].get(name, {}).get("digest") != one]
    if stale:
        found = in_a_fork(lambda: _collect(root, folders, stale))
        for name in stale:
            known["files"][name] = {"digest": digests[name], "tests": found["files"].get(name, {})}
        for file, lines in found["imported"].items():
            known["imported"][file] = known["imported"].get(file, 0) | lines
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(known), "utf-8")
    by_test = {
        test: Covered(seconds, lines)
        for name in digests
        for test, (seconds, lines) in known["files"][name]["tests"].items()
    }
    return Coverage(by_test, known["imported"])


def _files(path: Path) -> Iterable[Path]:
    return path.rglob("test_*.py") if path.is_dir() else [path]


def _digest(files: Iterable[Path], more: str) -> str:
    found = hashlib.sha256(more.encode())
    for file in files:
        if "__pycache__" not in file.parts and file.is_file():
            found.update(file.read_bytes())
    return found.hexdigest()


def in_a_fork(function: Any) -> Any:  # noqa: ANN401  whatever JSON can tell
    """Return what a function returns in a process of its own, by way of JSON."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(reading)
            with os.fdopen(writing, "w") as told:
                json.dump(function(), told)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as heard:
        text = heard.read()
    _, status = os.waitpid(pid, 0)
    if status:
        raise RuntimeError("the tests could not be run")
    return json.loads(text)


def silence() -> None:
    """Let this process write nothing to the terminal."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def caches() -> list[Any]:
    """Return the caches of functions of ours."""
    kind = type(functools.lru_cache(print))
    return [
        each for each in gc.get_objects() if isinstance(each, kind) and str(each.__module__).partition(".")[0] in _OURS
    ]


def import_all(root: Path, folders: Sequence[str]) -> None:
    """Import every module of these folders: what is imported late would else be imported within a test."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            __import__(".".join(parts[:-1] if parts[-1] == "__init__" else parts))


def _collect(root: Path, folders: Sequence[str], files: Sequence[str]) -> Mapping[str, Any]:
    import coverage  # noqa: PLC0415  needed here only

    silence()
    measured = coverage.Coverage(
        data_file=None, config_file=False, include=[f"{root / folder}/*" for folder in folders], messages=False
    )
    measured.start()
    import_all(root, folders)
    plugin = _Watch(measured)
    status = pytest.main([*QUIET, f"--rootdir={root}", *(str(root / file) for file in files)], [plugin])
    measured.stop()
    if status not in {0, 5}:
        raise RuntimeError("mutants are tried on tests that pass")
    return plugin.found(root)


@final
class _Watch:
    """A plugin of pytest that tells coverage.py which test is run."""

    def __init__(self, measured: Any) -> None:  # noqa: ANN401  the library has no types here
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.fixtures: dict[str, list[str]] = {}
        self.caches: list[Any] = []

    def pytest_collection_finish(self) -> None:
        self.caches = caches()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        for cache in self.caches:
            cache.cache_clear()
        began = time.process_time()
        with self.context(item.nodeid):
            result = yield
        self.seconds[item.nodeid] = round(time.process_time() - began, 4)
        info = getattr(item, "_fixtureinfo", None)
        by_name = info.name2fixturedefs if info else {}
        self.fixtures[item.nodeid] = [_name(defs[-1]) for defs in by_name.values() if defs[-1].scope != "function"]
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:  # noqa: ANN401  private in pytest
        if fixturedef.scope == "function":
            return (yield)
        with self.context(_name(fixturedef)):
            return (yield)

    @contextmanager
    def context(self, name: str) -> Iterator[None]:
        before = getattr(self, "current", "")
        self.current = name
        self.measured.switch_context(name)
        yield
        self.current = before
        self.measured.switch_context(before)

    def found(self, root: Path) -> Mapping[str, Any]:
        """What JSON can keep of it."""
        data = self.measured.get_data()
        by_context: dict[str, dict[str, int]] = {}
        for file in data.measured_files():
            for line, contexts in data.contexts_by_lineno(file).items():
                for context in contexts:
                    lines = by_context.setdefault(context, {})
                    name = str(Path(file).relative_to(root))
                    lines[name] = lines.get(name, 0) | 1 << line
        files: dict[str, dict[str, Any]] = {}
        for test, seconds in self.seconds.items():
            lines = dict(by_context.get(test, {}))
            for fixture in self.fixtures[test]:
                for name, more in by_context.get(fixture, {}).items():
                    lines[name] = lines.get(name, 0) | more
            files.setdefault(test.partition("::")[0], {})[test] = (seconds, lines)
        return {"files": files, "imported": by_context.get("", {})}


def _name(fixturedef: Any) -> str:  # noqa: ANN401  private in pytest
    return f"{fixturedef.baseid}:{fixturedef.argname}"
