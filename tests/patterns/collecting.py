"""Every pattern the package compiles, with where it stands and how it is asked, found by looking and by watching.

Run as ``python -m tests.patterns.collecting``: in a process of its own ``re`` is watched while every module is imported and
samples of every format are read, so that patterns built inside functions are met too. ``regex`` is asked for grapheme
clusters alone, which is no pattern of ours.
"""

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "fgmv_extract"
SEARCHES = frozenset({"search", "finditer", "findall", "sub", "subn", "split", "scanner"})
METHODS = SEARCHES | {"match", "fullmatch"}

Site = tuple[str, int]
"""A file relative to the package, and a line."""


class Compiled(NamedTuple):
    """A pattern, its flags, the line that compiles it, and the methods it is asked with."""

    text: str | bytes
    flags: int
    site: Site
    methods: frozenset[str]

    @property
    def pattern(self) -> re.Pattern[Any]:
        """The pattern itself."""
        return re.compile(self.text, self.flags)

    @property
    def name(self) -> str:
        """Where it stands, and how it begins."""
        told = self.text.decode("latin-1") if isinstance(self.text, bytes) else self.text
        return f"{self.site[0]}:{self.site[1]} {' '.join(told.split())[:40]}"


def compiled() -> tuple[Compiled, ...]:
    """Return every pattern of the package wherever it is compiled, in the order of where it stands."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns.collecting"], cwd=ROOT, capture_output=True, check=True, timeout=300
    )
    used = uses()
    return tuple(
        Compiled(text.encode("latin-1") if is_bytes else text, flags, (file, line), used.get((file, line), METHODS))
        for is_bytes, text, flags, file, line in json.loads(done.stdout)
    )


def sites() -> set[Site]:
    """Return every line of the package where a pattern is compiled or used by its text, or given to be compiled late."""
    return {
        (file, node.lineno)
        for file, tree in trees().items()
        if file != "patterns.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _asks_re(node)
    }


def trees() -> dict[str, ast.Module]:
    """Return all modules, by their files."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def _asks_re(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name)):
            return name in METHODS | {"compile", "template"}
        case ast.Call(func=ast.Name(id="pattern")):
            return True
    return False


def literal() -> Iterator[tuple[Site, str | bytes]]:
    """Yield the patterns that stand in the source in one piece and without flags, with where."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr=asked),
                    args=[ast.Constant(value=str() | bytes() as text), *rest],
                    keywords=[],
                ) if _asks_re(node) and asked != "compile" and len(rest) <= 1 + asked.startswith("sub"):
                    yield (file, node.lineno), text


def uses() -> dict[Site, frozenset[str]]:
    """Return for each pattern that has a name the methods it is asked with; one that is handed on is not told here."""
    named = {name: (file, line) for file, tree in trees().items() for name, line in _named(file, tree)}
    asked: dict[tuple[str, str], set[str]] = {name: set() for name in named}
    for file, tree in trees().items():
        known = {key: (file, key) for key in _names_in(tree)} | dict(_imported(tree))
        asking = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            name = _meant(node, known)
            if name in asked:
                asked[name] |= {asking[id(node)]} if asking.get(id(node)) in METHODS else METHODS
    return {named[name]: frozenset(methods) for name, methods in asked.items() if methods}


def _meant(node: ast.AST, known: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return the file and name that a use means: ``BOUND``, or ``group_patterns.BOUND``; empty where it means neither."""
    match node:
        case ast.Name(id=name, ctx=ast.Load()):
            return known.get(name, ("", ""))
        case ast.Attribute(value=ast.Name(id=module), attr=name) if module in known:
            package, inside = known[module]
            return f"{package.removesuffix('__init__.py')}{inside}.py", name
    return "", ""


def _named(file: str, tree: ast.Module) -> Iterator[tuple[tuple[str, str], int]]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _asks_re(value):
                yield (file, name), value.lineno


def _names_in(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id


def _imported(tree: ast.Module) -> Iterator[tuple[str, tuple[str, str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("fgmv_extract."):
            file = node.module.removeprefix("fgmv_extract.").replace(".", "/")
            for alias in node.names:
                for path in (f"{file}.py", f"{file}/__init__.py"):
                    if (PACKAGE / path).is_file():
                        yield alias.asname or alias.name, (path, alias.name)


# --- the watched process ----------------------------------------------------------------------------------------------


def watched() -> list[tuple[bool, str, int, str, int]]:
    """Import everything and read samples of everything; return what was compiled on the way."""
    import fgmv_extract.patterns  # noqa: PLC0415  nothing else of the package may be there before ``re`` is watched

    fgmv_extract.patterns.pattern = re.compile  # type: ignore[assignment]  # where it stands is where it is compiled now
    met: set[tuple[str | bytes, int, Site]] = set()
    original = re._compile  # type: ignore[attr-defined]  # noqa: SLF001  all of ``re`` goes through it

    def watching(pattern: Any, flags: Any) -> Any:  # noqa: ANN401  as ``re`` has it
        made = original(pattern, flags)
        if (site := _site()) is not None:
            met.add((made.pattern, int(made.flags), site))
        return made

    re._compile = watching  # type: ignore[attr-defined]  # noqa: SLF001  as above
    _import_all()
    _read_samples()
    for site, text in literal():  # no sample need come by: the text stands there
        met.add((text, int(original(text, 0).flags), site))
    missed = sorted(sites() - {site for _, _, site in met})
    if missed:
        sys.exit(f"compiled nowhere on the way: {missed}")
    return [
        (True, text.decode("latin-1"), flags, *site) if isinstance(text, bytes) else (False, text, flags, *site)
        for text, flags, site in sorted(met, key=lambda each: (each[2], str(each[0])))
    ]


def _site() -> Site | None:
    """The line of the package that asks, if it is one: the first frame outside ``re``."""
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001  there is no other way to look at the caller
    while frame is not None and frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    if frame is None or not frame.f_code.co_filename.startswith(str(PACKAGE)):
        return None
    return Path(frame.f_code.co_filename).relative_to(PACKAGE).as_posix(), _first_line(frame)


def _first_line(frame: FrameType) -> int:
    """The line on which the asking expression begins; a frame tells a line in the middle of a long one."""
    positions = list(frame.f_code.co_positions())[frame.f_lasti // 2]
    return int(positions[0] or frame.f_lineno)


def _import_all() -> None:
    import fgmv_extract  # noqa: PLC0415  only once ``re`` is watched

    for module in pkgutil.walk_packages(fgmv_extract.__path__, "fgmv_extract."):
        if not module.name.endswith("__main__"):
            with suppress(ImportError):  # an extra that is not installed
                importlib.import_module(module.name)


def _read_samples() -> None:
    import fgmv_extract  # noqa: PLC0415  as above

    for path in sorted((ROOT / "samples").rglob("*.*")):
        if path.suffix in {".txt", ".docx", ".doc", ".eml", ".html", ".md", ".odt", ".pdf", ".rtf"}:
            with suppress(fgmv_extract.ExtractError):
                fgmv_extract.extract_all(path)


if __name__ == "__main__":
    json.dump(watched(), sys.stdout)
