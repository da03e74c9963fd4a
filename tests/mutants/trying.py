"""Trying a mutant: the tests that run its statement are run until the first one fails, the quick ones first."""

import importlib
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import final

import hypothesis
from attrs import field, frozen

from tests.mutants.children import IMPORT, KILLED, SURVIVED, TIMED_OUT, Setting, Warm, fails_anew, in_child
from tests.mutants.covering import Covered
from tests.mutants.operators import Mutant
from tests.mutants.using import lines_using

UNCOVERED = "not run by any test"
_QUICK = 0.1
"""Seconds of a test that is tried before those that take longer."""
_ALIKE = 12
"""Quick tests that run the same lines of a module, and are tried before the others."""
_WHOLE = ("tests/test_golden.py", "tests/test_stories.py")
"""Tests that hold all that is said of a document or a story: one of them sees what many that ask for one thing do not."""
_THEIRS = ("attrs", "cattrs", "docx", "hypothesis.extra", "jsonschema", "lxml.etree", "lxml.html", "openpyxl", "regex", "rich.console")  # fmt: skip
"""Packages of others that most tests need, imported before the first fork."""


@final
@frozen
class Outcome:
    """What became of a mutant: the test that failed, and how many of the tests that run its statement were tried."""

    mutant: Mutant
    verdict: str
    by: str = field(default="")
    tried: int = field(default=0)
    of: int = field(default=0)

    @property
    def is_killed(self) -> bool:
        """Whether a test failed or did not end."""
        return self.verdict in {KILLED, TIMED_OUT}


def prepare() -> None:
    """Import what most tests need, and let hypothesis try the same values each time; to be called before anything of ours."""
    for name in _THEIRS:
        with suppress(ImportError):
            importlib.import_module(name)
    hypothesis.settings.register_profile(
        "mutants",
        derandomize=True,
        database=None,
        deadline=None,
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.load_profile("mutants")


@final
class Trial:
    """Tries the mutants of a package whose tests are known; ``seconds`` of tests are tried at most for each."""

    def __init__(self, setting: Setting, *, seconds: float) -> None:
        self.setting, self.seconds = setting, seconds
        self.tests = dict(setting.coverage.tests)
        self.imported = Covered(0.0, setting.coverage.imported)
        self.sound: set[tuple[bool, str]] = set()
        self.warm: Warm | None = None

    def outcome(self, mutant: Mutant) -> Outcome:
        """Try a mutant. A test counts only when it passes on the package as it is, run in the same way."""
        while tests := self.tests_of(mutant):
            chosen = self._affordable(tests)
            verdict, by, tried = self._tried(mutant, mutant, chosen)
            if not by or self._is_sound(mutant, by, chosen):
                return Outcome(mutant, verdict, by, tried, len(tests))
            self.tests.pop(by, None)
        return Outcome(mutant, UNCOVERED)

    def _tried(self, mutant: Mutant, change: Mutant | None, chosen: Sequence[str]) -> tuple[str, str, int]:
        """Run tests on the package with this change, or without any, in the way that is right for a mutant."""
        if self._is_imported(mutant):
            return self._tried_on_import(mutant, change, chosen)
        self.warm = self.warm or Warm(self.setting)
        return self.warm.ask(change, chosen)

    def _is_sound(self, mutant: Mutant, test: str, chosen: Sequence[str]) -> bool:
        """Whether the test that failed (or, where nothing could be imported, the first one) passes without the change."""
        tried = (self._is_imported(mutant), test)
        if tried not in self.sound:
            if self._tried(mutant, None, chosen[:1] if test == IMPORT else [test])[0] != SURVIVED:
                if test == IMPORT:
                    raise RuntimeError("the package cannot be imported, or its tests cannot be collected")
                return False
            self.sound.add(tried)
        return True

    def tests_of(self, mutant: Mutant) -> list[str]:
        """The tests that run its statement: the quick ones of its own room, those of whole documents, the other quick ones, the rest.

        Of the quick ones that run the same lines of its module some will do: the others come behind all that run other lines. For what runs on import, those that run anything of its module; all tests where its module has no functions. Those that run
        a line which uses what it defines come first.
        """
        using = 0
        if self._is_imported(mutant):
            using = lines_using((self.setting.root / mutant.module).read_text("utf-8"), mutant.line)
            found = [name for name, test in self.tests.items() if mutant.module in test.lines] or list(self.tests)
        else:
            found = [name for name, test in self.tests.items() if test.runs(mutant.module, *mutant.lines)]
        near = _near(mutant)
        seconds = {name: self.tests[name].seconds for name in found}
        alike: Counter[int] = Counter()

        def turn(name: str) -> tuple[bool, int, float]:
            lines = self.tests[name].lines.get(mutant.module, 0)
            alike[lines] += 1
            quick, own = seconds[name] <= _QUICK and alike[lines] <= _ALIKE, name.startswith(near)
            place = 0 if quick and own else 1 if name.startswith(_WHOLE) else 2 if quick else 3 if own else 4
            return not lines & using, place, seconds[name]

        return sorted(sorted(found, key=seconds.__getitem__), key=turn)

    def _is_imported(self, mutant: Mutant) -> bool:
        """Whether its statement runs when modules or tests are imported."""
        return not mutant.function or self.imported.runs(mutant.module, *mutant.lines)

    def _affordable(self, tests: Sequence[str]) -> list[str]:
        """The first of these tests, at least one."""
        left = self.seconds
        chosen: list[str] = []
        for name in tests:
            left -= self.tests[name].seconds
            if left < 0 and chosen:
                break
            chosen.append(name)
        return chosen

    def _tried_on_import(self, mutant: Mutant, change: Mutant | None, chosen: Sequence[str]) -> tuple[str, str, int]:
        """Import and collect anew; first the tests of the room alone, for most mutants die of them."""
        near = [name for name in chosen if name.startswith(_near(mutant))]
        verdict, by, tried = SURVIVED, "", 0
        for stage in (near, [name for name in chosen if name not in near]):
            if stage and verdict == SURVIVED:
                verdict, by, number = in_child(partial(fails_anew, self.setting, change, stage))
                tried += number - 1
        return verdict, by, tried


def _near(mutant: Mutant) -> str:
    """How the tests of its room begin."""
    return f"tests/{Path(mutant.module).parts[1]}/"
