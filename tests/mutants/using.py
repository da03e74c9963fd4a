"""Which lines of a module use what a statement of it defines when it is imported: the tests that run them may notice a change."""

import ast
from collections.abc import Iterator
from functools import lru_cache


@lru_cache(maxsize=256)
def lines_using(source: str, line: int) -> int:
    """Return the lines of functions that use a name which the statement at ``line`` defines, be it by way of other names, as bits."""
    tree = ast.parse(source)
    names: set[str] = set()
    for each in tree.body:  # what is defined of it stands behind it
        if not isinstance(each, ast.FunctionDef | ast.ClassDef) and (
            each.lineno <= line <= (each.end_lineno or 0) or names & _used(each)
        ):
            names |= set(_defined(each))
    found = 0
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Name) and node.id in names:
                    found |= 1 << node.lineno
    return found


def _defined(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _used(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
