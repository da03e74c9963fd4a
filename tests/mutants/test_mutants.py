"""The tool that changes the package tells a change that a test notices from one that no test does."""

import ast
import subprocess
import sys
import textwrap

import pytest

from tests.mutants.__main__ import ROOMS, ROOT
from tests.mutants.accepting import FILE, accepted
from tests.mutants.operators import mutants, mutated
from tests.mutants.running import all_mutants, interval, sample
from tests.mutants.using import lines_using

TOY = '''
"""A module about ages."""
from functools import cache

LEAST = 8


@cache
def is_pupil(age: int, least: int = LEAST) -> bool:
    """Whether somebody goes to school."""
    if age < 0:
        raise ValueError(age)
    return age >= least


def counted(ages: "list[int]") -> str:
    number = 0
    for age in ages:
        if not is_pupil(age):
            continue
        number += 1
    return f"{number} of age"
'''
TOY_TESTS = """
from fgmv_extract.grammar import ages


def test_pupils_are_those_of_eight_or_more():
    assert ages.is_pupil(30)
    assert not ages.is_pupil(7)


def test_pupils_are_counted():
    assert ages.counted([7, 30, 31, 5]) == "2 of age"
"""
TRY = """
import sys
from pathlib import Path
from tests.mutants.children import Setting
from tests.mutants.covering import covering
from tests.mutants.running import all_mutants
from tests.mutants.trying import Trial

root = Path(sys.argv[1])
folders = ("fgmv_extract/grammar",)
coverage = covering(root, folders, ("tests/grammar",), root / "kept" / "lines.json")
trial = Trial(Setting(root, folders, coverage, root / "scratch"), seconds=5.0)
for mutant in all_mutants(root, folders):
    print(trial.outcome(mutant).verdict, "|", mutant.function, "|", mutant.told)
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What became of each mutant of a toy package: by its function and change."""
    root = tmp_path_factory.mktemp("toy")
    for name, text in {
        "fgmv_extract/__init__.py": "",
        "fgmv_extract/grammar/__init__.py": "",
        "fgmv_extract/grammar/ages.py": TOY,
        "tests/grammar/test_ages.py": TOY_TESTS,
        "pytest.ini": "[pytest]\npythonpath = .\n",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "tests" / "mutants").symlink_to(ROOT / "tests" / "mutants")
    command = [sys.executable, "-c", TRY, str(root)]
    done = subprocess.run(command, cwd=root, env={"PYTHONPATH": str(root)}, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    assert done.returncode == 0, done.stderr
    lines = (line.split(" | ", 1) for line in done.stdout.splitlines())
    return {change: verdict for verdict, change in lines}


@pytest.mark.parametrize(
    "change",
    [
        "is_pupil | age >= least: GtE -> Lt",
        "is_pupil | age < 0 -> True",
        "counted | number += 1 -> nothing",
        "counted | continue -> break",
        "counted | 0 -> 1",
        "counted | ' of age' -> ''",
    ],
)
def test_what_a_test_notices_is_killed(tried: dict[str, str], change: str) -> None:
    """A change that makes a test fail is killed."""
    assert tried[change] == "killed"


@pytest.mark.parametrize(
    "change",
    [
        "is_pupil | age >= least: GtE -> Gt",
        "is_pupil | age < 0: Lt -> LtE",
        " | 8 -> 9",
        "is_pupil | age < 0 -> False",
    ],
)
def test_what_no_test_notices_survives(tried: dict[str, str], change: str) -> None:
    """No test of the toy tries the age of eight, or one below zero, be it that the change is made on import."""
    assert tried[change] == "survived"


def test_what_no_test_runs_is_told(tried: dict[str, str]) -> None:
    """A statement that no test runs has mutants that nothing can kill."""
    assert tried["is_pupil | raise ValueError(age) -> nothing"] == "not run by any test"


def test_what_means_nothing_when_it_runs_is_left_alone() -> None:
    """Docstrings, annotations, decorators and aliases of types are not changed."""
    source = '''
        """Text."""
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            import a
        Row = tuple[int, ...]
        Both = int | str

        @lru_cache(5)
        def f(a: "int" = b) -> "str":
            """Text."""
            x: Callable[["int"], "str"] = zip(g, strict=True)
            assert x, "never"
            assert_never(a)
    '''
    assert mutants("a.py", textwrap.dedent(source)) == []


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("x = a < b", {"x = a <= b", "x = a >= b"}),
        ("x = a and not b", {"x = a or not b", "x = a and b"}),
        ("x = a + 1", {"x = a - 1", "x = a + 2"}),
        ("x = 1500", {"x = 3000"}),
        ("x = y[1:]", {"x = y[:]", "x = y[2:]"}),
        ("x = 'a', True", {"x = ('', True)", "x = ('a', False)"}),
        ("def f(a=''):\n    return a", {"def f(a='mutant'):\n    return a", "def f(a=''):\n    return None"}),
        ("x = [a for a in b if c]", {"x = [a for a in b if True]"}),
        ("f(-a)", {"pass", "f(a)"}),
        ("x |= y", {"x &= y", "pass"}),
    ],
)
def test_each_change_is_of_one_place(source: str, changed: set[str]) -> None:
    """Every mutant differs in one place, and all of them can be compiled."""
    made = [mutated(source, mutant.number)[0] for mutant in mutants("a.py", source)]
    for tree in made:
        compile(tree, "a.py", "exec")
    assert {ast.unparse(tree) for tree in made} == changed


def test_who_uses_a_constant_is_known_by_its_lines() -> None:
    """Be it by way of another one; what uses neither is not told."""
    source = "A = 1\nB = A + 1\nC = 3\n\ndef f(x):\n    y = x\n    return y + B\n\ndef g(x):\n    return x + C\n"
    assert [lines_using(source, line) for line in (1, 2, 3, 5)] == [1 << 7, 1 << 7, 1 << 10, 0]


def test_a_seed_takes_the_same_sample() -> None:
    """A sample can be taken again, and another seed takes another one."""
    every = mutants("a.py", TOY)
    assert sample(every, 9, 1) == sample(every, 9, 1) != sample(every, 9, 2)
    assert sorted(sample(every, 999, 1), key=every.index) == every


def test_interval_holds_the_share() -> None:
    """Wilson's interval of 90 in 100, as the literature has it, and of nothing."""
    assert interval(90, 100) == pytest.approx((0.8256, 0.9448), abs=1e-4)
    assert interval(0, 0) == (0.0, 1.0)


def test_what_is_accepted_can_still_be_made() -> None:
    """Each accepted mutant is one of the package, and has a reason."""
    known = {mutant.key for mutant in all_mutants(ROOT, [f"fgmv_extract/{room}" for room in ROOMS])}
    reasons = accepted()
    assert set(reasons) <= known, f"{FILE.name} tells of mutants that are gone"
    assert all(why.strip() for why in reasons.values())


def test_what_is_so_already_is_no_change() -> None:
    """A loop without a condition becomes none that never runs, and no other that is the same."""
    found = mutants("toy.py", "def wait() -> None:\n    while True:\n        print(0)\n")
    assert {mutant.told for mutant in found if mutant.told.startswith("True")} == {"True -> False"}
