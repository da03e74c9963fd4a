"""What a module has for itself, it uses: no constant, type or function outlives what it was made for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "fgmv_extract").rglob("*.py"))


def own(statement: ast.stmt) -> Iterator[str]:
    """Yield the private names that a statement of a module defines."""
    match statement:
        case ast.FunctionDef(name=name, decorator_list=[]) | ast.ClassDef(name=name):
            names = [name]
        case ast.Assign(targets=targets):
            names = [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            names = [name]
        case _:
            names = []
    yield from (name for name in names if name.startswith("_") and not name.startswith("__") and name != "_")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "fgmv_extract")))
def test_what_is_private_is_used(path: Path) -> None:
    """Somewhere in its module, or by a module that asks for it by name."""
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    loaded = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    unused = [name for statement in tree.body for name in own(statement) if name not in loaded]
    assert [name for name in unused if source.count(name) == 1] == []
