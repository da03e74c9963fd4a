"""Processes in which the package is changed and tests are run. Nothing on disk is changed.

A change inside a function is made in a process that has collected all tests already: the function gets other code, wherever
it has been imported to. A change of what runs on import needs a process that has imported nothing of ours yet; there an import
hook compiles the changed tree. Both are forks, so that a mutant costs little more than its tests.
"""

import gc
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, final

import pytest
from attrs import field, frozen

from tests.mutants.covering import QUIET, Coverage, caches, import_all, silence
from tests.mutants.operators import Mutant, mutated

KILLED, TIMED_OUT, SURVIVED = "killed", "timed out", "survived"
IMPORT = "import"
"""Stands for a test where modules or tests cannot be imported."""
_MEMORY = 4 << 30
_SLACK = 2.0
_TIMES = 10.0
"""A test that takes longer than so many times what it takes, and some seconds of slack, is said not to end."""
_IMPORTING = 60.0
_WALL = 300
_FAILED = 17

Tell = Callable[[str], None]
Fails = Callable[[Tell], bool]
Functions = Mapping[tuple[str, str, int], Sequence[FunctionType]]
"""By file, qualified name and first line."""


@final
@frozen
class Setting:
    """What is changed and by which tests it is held: folders of ``root``, and a folder for what tests write."""

    root: Path
    folders: tuple[str, ...]
    coverage: Coverage = field(repr=False)
    scratch: Path

    def run(self, tests: Iterable[str], then: Callable[[pytest.Session], bool]) -> bool | None:
        """Collect the files of these tests, and return what ``then`` makes of them; None when they cannot be collected."""
        plugin = _Instead(then)
        files = dict.fromkeys(str(self.root / name.partition("::")[0]) for name in tests)
        pytest.main(
            [*QUIET, f"--rootdir={self.root}", f"--basetemp={self.scratch / str(os.getppid())}", *files], [plugin]
        )
        return plugin.answer


@final
class _Instead:
    """A plugin of pytest that does something else with the tests that were collected."""

    def __init__(self, then: Callable[[pytest.Session], bool]) -> None:
        self.then = then
        self.answer: bool | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if not session.testsfailed:
            self.answer = self.then(session)
        return True


def in_child(fails: Fails) -> tuple[str, str, int]:
    """Fork, and return what became of a mutant, the last test that was told of (if it did not survive), and their number."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _run(fails, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as heard:
        names = heard.read().splitlines()
    _, status = os.waitpid(pid, 0)
    if status == 0:
        return SURVIVED, "", len(names)
    if not names:
        raise RuntimeError("a mutant could not be made")
    timed_out = os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGPROF, signal.SIGALRM}
    return TIMED_OUT if timed_out else KILLED, names[-1], len(names)


def _run(fails: Fails, writing: int) -> None:
    """End this process: well if nothing fails."""
    status = _FAILED

    def tell(name: str) -> None:
        os.write(writing, f"{name}\n".encode())

    try:
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
        for ends in (signal.SIGPROF, signal.SIGALRM):
            signal.signal(ends, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, _IMPORTING)
        signal.alarm(_WALL)
        status = _FAILED if fails(tell) else 0
    finally:
        os._exit(status)


def _fails(session: pytest.Session, chosen: Iterable[str], coverage: Coverage, tell: Tell) -> bool:
    """Run the chosen tests until the first one fails; tell the name of each before."""
    by_name = {item.nodeid: item for item in session.items}
    items = [by_name[name] for name in chosen if name in by_name]
    watch = _Reports()
    session.config.pluginmanager.register(watch)
    for item, following in zip(items, [*items[1:], None], strict=True):
        tell(item.nodeid)
        signal.setitimer(signal.ITIMER_PROF, _SLACK + _TIMES * coverage.tests[item.nodeid].seconds)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if watch.failed:
            return True
    return False


@final
class _Reports:
    """A plugin of pytest that hears of failures."""

    def __init__(self) -> None:
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed


@final
class Warm:
    """A process that has collected all tests, and tries changes inside functions in forks of itself."""

    def __init__(self, setting: Setting) -> None:
        asked, self.asking = os.pipe()
        answers, answering = os.pipe()
        if os.fork() == 0:
            os.close(self.asking)
            os.close(answers)
            try:
                _serve(setting, asked, answering)
            finally:
                os._exit(0)
        os.close(asked)
        os.close(answering)
        self.answers = os.fdopen(answers, encoding="utf-8")

    def ask(self, mutant: Mutant | None, chosen: Sequence[str]) -> tuple[str, str, int]:
        """Try these tests on a mutant, or on the package as it is."""
        question = [mutant and mutant.module, mutant and mutant.number, list(chosen)]
        os.write(self.asking, f"{json.dumps(question)}\n".encode())
        if not (answer := self.answers.readline()):
            raise RuntimeError("the tests cannot be collected, or a mutant could not be made")
        verdict, by, tried = json.loads(answer)
        return verdict, by, tried


def _serve(setting: Setting, asked: int, answering: int) -> None:
    silence()
    import_all(setting.root, setting.folders)

    def loop(session: pytest.Session) -> bool:
        known, functions = caches(), functions_there()
        gc.collect()
        gc.freeze()  # or each fork would copy what the collector marks
        with os.fdopen(asked, encoding="utf-8") as questions:
            for line in questions:
                module, number, chosen = json.loads(line)
                change = partial(transplant, setting.root / module, number, functions) if module else None
                fails = partial(_fails, session, chosen, setting.coverage)
                os.write(answering, f"{json.dumps(in_child(partial(_changed, change, known, fails)))}\n".encode())
        return False

    setting.run(setting.coverage.tests, loop)


def _changed(change: Callable[[], None] | None, known: Iterable[Any], fails: Fails, tell: Tell) -> bool:
    for cache in known:
        cache.cache_clear()
    if change is not None:
        change()
    return fails(tell)


def functions_there() -> Functions:
    """Return all functions that there are."""
    found: dict[tuple[str, str, int], list[FunctionType]] = {}
    for each in gc.get_objects():
        if isinstance(each, FunctionType):
            code = each.__code__
            found.setdefault((code.co_filename, code.co_qualname, code.co_firstlineno), []).append(each)
    return found


def transplant(path: Path, number: int, functions: Functions) -> None:
    """Give the function that a mutant is in its changed code."""
    tree, change = mutated(path.read_text("utf-8"), number)
    for code in _codes(compile(tree, str(path), "exec", dont_inherit=True)):
        if (code.co_qualname, code.co_firstlineno) == (change.where.function, change.where.first):
            for function in functions[str(path), code.co_qualname, code.co_firstlineno]:
                function.__code__ = code


def _codes(code: CodeType) -> Iterable[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def fails_anew(setting: Setting, mutant: Mutant | None, chosen: Sequence[str], tell: Tell) -> bool:
    """Import a module changed (or nothing changed), collect the chosen tests, and run them until one fails."""
    silence()
    if mutant is not None:
        sys.meta_path.insert(0, _Changing(setting.root, mutant))
    tell(IMPORT)
    return setting.run(chosen, lambda session: _fails(session, chosen, setting.coverage, tell)) is not False


@final
class _Changing(MetaPathFinder):
    """Finds the module of one mutant."""

    def __init__(self, root: Path, mutant: Mutant) -> None:
        parts = Path(mutant.module).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        self.path = root / mutant.module
        self.number = mutant.number

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name == self.name else None
        if spec is not None:
            spec.loader = _Changed(name, str(self.path), self.number)
        return spec


@final
class _Changed(SourceFileLoader):
    """Loads a module changed, and keeps no byte code of it."""

    def __init__(self, name: str, path: str, number: int) -> None:
        super().__init__(name, path)
        self.number = number

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  as importlib calls it
        tree, _ = mutated(Path(self.path).read_text("utf-8"), self.number)
        return compile(tree, self.path, "exec", dont_inherit=True)
