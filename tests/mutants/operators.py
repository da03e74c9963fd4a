"""What is changed in a module to see whether a test notices: one node of its syntax tree at a time.

Left alone, because no test can or should see them: annotations and aliases of types, docstrings, ``if TYPE_CHECKING``,
decorators, ``assert`` and ``assert_never``, and ``strict`` of ``zip``, which asserts as well.
"""

import ast
from collections.abc import Iterator
from typing import final

from attrs import evolve, frozen

_SWAPPED: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitXor: (ast.BitAnd,),
    ast.LShift: (ast.RShift,),
    ast.RShift: (ast.LShift,),
}
_NOT_WALKED = frozenset({"annotation", "returns", "decorator_list", "type_params", "bases", "format_spec"})
_SMALL = 10
"""Numbers from here on are doubled, smaller ones become one more: a bound on a thousand words is none on 1001."""
_SHOWN = 60
"""Characters of a piece of source that are shown."""


@final
@frozen(eq=False)
class Where:
    """Where a change is: the smallest statement around it, and the outermost function, by name and first line.

    No function for what a module or class does when it is imported. ``names`` are those of the classes and functions around.
    """

    statement: ast.stmt
    names: tuple[str, ...] = ()
    function: str = ""
    first: int = 0


@final
@frozen(eq=False)
class Change:
    """One node of a tree that another takes the place of; ``field`` and ``at`` say where in its parent it stands."""

    parent: ast.AST
    field: str
    at: int | None
    old: ast.AST
    new: ast.AST
    where: Where

    def apply(self) -> None:
        """Put the new node into the tree."""
        if self.at is None:
            setattr(self.parent, self.field, self.new)
        else:
            getattr(self.parent, self.field)[self.at] = self.new
        for node in ast.walk(self.new):
            ast.copy_location(node, self.old)
        ast.fix_missing_locations(self.parent)

    @property
    def told(self) -> str:
        """What becomes what, in short."""
        if isinstance(self.old, ast.operator | ast.cmpop | ast.boolop):
            return f"{_short(self.parent)}: {type(self.old).__name__} -> {type(self.new).__name__}"
        return f"{_short(self.old)} -> {_short(self.new)}"


@final
@frozen
class Mutant:
    """One change of one module, by its number among all that can be made; ``line`` counts from 1, ``text`` is that line."""

    module: str
    number: int
    function: str
    line: int
    lines: tuple[int, int]
    """The first and last line of the smallest statement around the change; of one with a body, those of its head."""
    text: str
    told: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What stays the same when other lines of the module change."""
        return self.module, self.function, self.text, self.told


def mutants(module: str, source: str) -> list[Mutant]:
    """Return all mutants of a module."""
    lines = source.splitlines()
    made = []
    for number, change in enumerate(changes(ast.parse(source))):
        line = getattr(change.old, "lineno", 0) or getattr(change.parent, "lineno", 0) or change.where.statement.lineno
        span = _span(change.where.statement)
        made.append(Mutant(module, number, change.where.function, line, span, lines[line - 1].strip(), change.told))
    return made


def mutated(source: str, number: int) -> tuple[ast.Module, Change]:
    """Return the changed tree of a module, and its change."""
    tree = ast.parse(source)
    change = changes(tree)[number]
    change.apply()
    return tree, change


def changes(tree: ast.Module) -> list[Change]:
    """Return all changes of a module."""
    return [change for at, node in enumerate(tree.body) for change in _of(tree, "body", at, node, Where(node))]


def _span(statement: ast.stmt) -> tuple[int, int]:
    body = getattr(statement, "body", None)
    if body:
        return statement.lineno, max(statement.lineno, body[0].lineno - 1)
    return statement.lineno, statement.lineno if isinstance(statement, ast.Match) else statement.end_lineno or 0


def _short(node: ast.AST) -> str:
    if isinstance(node, ast.Pass):
        return "nothing"
    shown = "all" if isinstance(node, ast.Slice) and node.lower is node.upper is None else ast.unparse(node)
    shown = " ".join(shown.split())
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def _of(parent: ast.AST, name: str, at: int | None, node: ast.AST, where: Where) -> Iterator[Change]:
    """Yield the changes of a node, and then those of what it is made of."""
    if isinstance(node, ast.stmt):
        where = evolve(where, statement=node)
    if _is_left_alone(node, where):
        return
    for new in _instead_of(node, name):
        yield Change(parent, name, at, node, new, where)
    inside = _inside(node, where)
    for child_name, value in ast.iter_fields(node):
        if child_name in _NOT_WALKED or (isinstance(node, ast.ClassDef) and child_name == "keywords"):
            continue
        around = inside if child_name == "body" else where
        for place, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST):
                yield from _of(node, child_name, place, child, around)


def _inside(node: ast.AST, where: Where) -> Where:
    """Where the body of a node is."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return where
    names = (*where.names, node.name)
    if where.function or isinstance(node, ast.ClassDef):
        return evolve(where, names=names)
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return evolve(where, names=names, function=".".join(names), first=first)


def _is_left_alone(node: ast.AST, where: Where) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assert() | ast.Import() | ast.ImportFrom():
            return True
        case (
            ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Call(func=ast.Name(id="assert_never" | "TypeVar" | "cast"))
        ):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
            return True
        case ast.keyword(arg="strict"):
            return True
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")) | ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript() | ast.BinOp(op=ast.BitOr())):
            return not where.names and name[0].isupper() and not name.isupper()  # an alias of types
    return False


def _instead_of(node: ast.AST, name: str) -> Iterator[ast.AST]:
    """Yield what may take the place of a node that stands in a field of that name."""
    if name in {"test", "guard", "ifs"}:
        said = node.value if isinstance(node, ast.Constant) else None  # ``while True``
        yield from (ast.Constant(value) for value in (True, False) if value is not said and (value or name == "test"))
    match node:
        case ast.operator() | ast.cmpop() | ast.boolop():
            yield from (new() for new in _SWAPPED.get(type(node), ()))
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=value):
            yield from map(ast.Constant, _other_than(value))
        case ast.Return(value=value) if not isinstance(value, ast.Constant | None):
            yield ast.Return(ast.Constant(None))
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield ast.Pass()
        case ast.Slice(lower=lower, upper=upper, step=step):
            yield from (ast.Slice(None, upper, step) for each in [lower] if each is not None)
            yield from (ast.Slice(lower, None, step) for each in [upper] if each is not None)
            yield from (ast.Slice(lower, upper, None) for each in [step] if each is not None)


def _other_than(value: object) -> Iterator[bool | int | float | str | bytes]:
    match value:
        case bool():
            yield not value
        case int() | float():
            yield value + 1 if abs(value) < _SMALL else 2 * value
        case str():
            yield "" if value else "mutant"
        case bytes():
            yield b"" if value else b"mutant"
