"""The house stands as ARCHITECTURE.md draws it: imports go down, rooms on one floor do not see each other.

The tables of that file are read here, so the drawing cannot become untrue unnoticed. Imports inside functions count.
"""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "fgmv_extract"
TO_COME = "To come:"
EVERYWHERE = "everywhere"


@cache
def table(*heads: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table in ARCHITECTURE.md that has these headings, without the line below them."""
    lines = iter((ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines())
    for line in lines:
        if cells(line) == heads:
            next(lines)
            return tuple(map(cells, iter(lambda: next(lines, ""), "")))
    raise AssertionError(f"ARCHITECTURE.md has no table headed {' | '.join(heads)}")


def cells(line: str) -> tuple[str, ...]:
    """Return the cells of a line of a Markdown table."""
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def names(cell: str) -> tuple[str, ...]:
    """Return what stands in code type in a cell: ``cli/`` is the folder, ``document`` the module."""
    return tuple(name.strip("/") for name in re.findall(r"`([^`]+)`", cell))


@cache
def rooms() -> dict[str, tuple[int, int]]:
    """Return for each top-level name its floor and its room; names in one row of the table share a room."""
    drawn = table("floor", "room", "what lives there")
    return {name: (int(floor), room) for room, (floor, named, _) in enumerate(drawn) for name in names(named)}


@cache
def doors() -> dict[str, tuple[str, ...]]:
    """Return for each third-party package the modules or folders that may import it, dotted."""
    return {
        names(package)[0]: tuple(each.replace("/", ".") for each in names(door) or (door,))
        for package, door in table("package", "door")
    }


@cache
def modules() -> dict[str, ast.Module]:
    """Return all modules by their dotted names below the package; a folder's ``__init__`` bears the folder's name."""
    found = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT / PACKAGE).with_suffix("").parts
        dotted = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
        found[dotted] = ast.parse(path.read_text("utf-8"), str(path))
    return found


def imports(tree: ast.Module, dotted: str) -> Iterator[str]:
    """Yield the full names of what a module imports anywhere in it, ``from a import b`` as ``a.b``."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=aliases):
                yield from (alias.name for alias in aliases)
            case ast.ImportFrom(module=module, names=aliases, level=level):
                above = [PACKAGE, *dotted.split(".")][:-level] if level else []
                yield from (".".join([*above, *filter(None, [module]), alias.name]) for alias in aliases)
            case ast.Call(
                func=ast.Name(id=called) | ast.Attribute(attr=called), args=[ast.Constant(value=str(name)), *_]
            ):
                if called in {"import_module", "__import__"}:
                    yield name


def top_of(dotted: str) -> str:
    """Return the first part of a dotted name."""
    return dotted.partition(".")[0]


def climbs(tree: ast.Module, dotted: str) -> list[str]:
    """Return the imports of a module that go up, or across its floor."""
    drawn = rooms()
    floor, room = drawn[top_of(dotted)]
    wrong = []
    for name in imports(tree, dotted):
        top, _, inside = name.partition(".")
        target = top_of(inside) if top_of(inside) in drawn else "__init__"
        if top == PACKAGE and drawn[target][1] != room and drawn[target][0] >= floor:
            wrong.append(name)
    return wrong


def strangers(tree: ast.Module, dotted: str) -> list[str]:
    """Return the third-party packages that a module imports although it is not their door."""
    return [
        name
        for name in sorted(foreign(tree, dotted))
        if not any(is_door(door, dotted) for door in doors().get(name, ()))
    ]


def foreign(tree: ast.Module, dotted: str) -> set[str]:
    """Return the third-party packages a module imports."""
    tops = {top_of(name) for name in imports(tree, dotted)}
    return tops - set(sys.stdlib_module_names) - {PACKAGE}


def is_door(door: str, dotted: str) -> bool:
    """Tell whether a module is that door or stands inside it."""
    return door in {EVERYWHERE, dotted} or dotted.startswith(f"{door}.")


@pytest.mark.parametrize("dotted", modules())
def test_imports_go_down_only(dotted: str) -> None:
    """A module sees its own room and the floors below."""
    assert climbs(modules()[dotted], dotted) == []


@pytest.mark.parametrize("dotted", modules())
def test_packages_enter_at_their_doors(dotted: str) -> None:
    """Each third-party package is imported in one module or folder, so that it can be replaced there."""
    assert strangers(modules()[dotted], dotted) == []


def test_every_module_has_a_room_and_every_room_a_module() -> None:
    """The drawing shows what is there; what is to come is marked so until it is there."""
    there = set(map(top_of, modules()))
    promised = {
        name
        for _, named, what in table("floor", "room", "what lives there")
        for name in names(named)
        if what.startswith(TO_COME)
    }
    assert there == rooms().keys() - promised


def test_every_door_is_used() -> None:
    """No package is listed that nobody imports at its door."""
    listed = {(name, door) for name, each in doors().items() for door in each}
    used = {(name, door) for dotted, tree in modules().items() for name, door in listed
            if is_door(door, dotted) and name in foreign(tree, dotted)}  # fmt: skip
    assert used == listed


@pytest.mark.parametrize(
    ("dotted", "source", "wrong"),
    [
        ("grammar.titles", "from fgmv_extract.places import Place", []),
        ("grammar.titles", "from fgmv_extract.grammar import dates", []),
        ("grammar.titles", "from . import dates", []),
        ("grammar.titles", "from fgmv_extract import typography", []),
        ("grammar.titles", "import fgmv_extract.interpretation", ["fgmv_extract.interpretation"]),
        ("grammar.titles", "from fgmv_extract.readers import docx", ["fgmv_extract.readers.docx"]),
        ("grammar.titles", "from fgmv_extract import __version__", ["fgmv_extract.__version__"]),
        ("grammar.titles", "def late():\n    from fgmv_extract import extraction", ["fgmv_extract.extraction"]),
        ("readers.text.tika", "from ...extraction import extract", ["fgmv_extract.extraction.extract"]),
        ("version", "import importlib\nimportlib.import_module('fgmv_extract.errors')", ["fgmv_extract.errors"]),
    ],
)
def test_the_check_sees_each_way_to_import(dotted: str, source: str, wrong: list[str]) -> None:
    """Lazy, relative and named imports do not slip through."""
    assert climbs(ast.parse(source), dotted) == wrong


@pytest.mark.parametrize(
    ("dotted", "source", "wrong"),
    [
        ("places", "from attrs import frozen", []),
        ("places", "def late():\n    import lxml.etree", ["lxml"]),
        ("places", "import json, unheard_of", ["unheard_of"]),
    ],
)
def test_the_check_sees_strangers(dotted: str, source: str, wrong: list[str]) -> None:
    """A package that is not listed, or not for this module, is found inside functions too."""
    assert strangers(ast.parse(source), dotted) == wrong
