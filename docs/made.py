"""The parts of the documentation that are made from the package when the site is built, so that they cannot go stale.

A page says ``<!-- made: NAME -->`` on a line of its own; what stands in ``_MADE`` under the name takes its place.
The JSON Schemas become files of the site.
"""

# ruff: noqa: INP001  mkdocs loads this file by its path

import contextlib
import io
import json
import os
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import attrs

import fgmv_extract as fx
from fgmv_extract.cli import main
from fgmv_extract.readers.formats import available

MARK = re.compile(r"^<!-- made: ([a-z-]+) -->$", re.MULTILINE)
_FOLDER = "reference/schemas"
_README = Path(__file__).resolve().parents[1] / "README.md"
_MIB = 1 << 20

_LIMITS = {
    "input_bytes": "bytes of an input",
    "part_bytes": "bytes of one part of a packed document, unpacked",
    "all_parts_bytes": "bytes of all parts of a document that are read, unpacked",
    "xml_depth": "elements inside one another",
    "spans": "rows or columns that one cell may span",
    "columns": "columns of a table",
    "rows": "rows of a table",
    "positions": "positions on the grid of a table, rows times columns",
    "nesting": "tables inside one another",
    "members": "documents and other files in one archive or mail",
    "members_bytes": "bytes of all of them, unpacked",
    "archives": "archives inside one another",
    "mails": "mails inside one another",
    "ratio": "times that a member of an archive may grow, its first MiB aside",
    "pages": "pages of a PDF",
    "page_characters": "characters on a page of a PDF",
    "page_rulings": "rulings on a page of a PDF",
    "form_depth": "forms of a PDF inside one another",
    "forms": "forms drawn on a page of a PDF",
}
_HITS = {
    "input_bytes": "error",
    "part_bytes": "error",
    "all_parts_bytes": "error",
    "xml_depth": "error",
    "spans": "finding",
    "columns": "finding",
    "rows": "finding",
    "positions": "finding",
    "nesting": "finding",
    "members": "left out",
    "members_bytes": "left out",
    "archives": "left out",
    "mails": "left out",
    "ratio": "left out",
    "pages": "finding",
    "page_characters": "finding",
    "page_rulings": "finding",
    "form_depth": "error",
    "forms": "finding",
}
"""What a hit gives; ``tests/docs/test_limits.py`` hits every one."""

_GIVES = {
    "error": "`LimitExceededError`",
    "finding": "finding `limit-reached`",
    "left out": "finding `limit-reached`, and the member is left out; `LimitExceededError` when nothing else is there",
}
_BOUNDS = {
    "cpu_seconds": "seconds of processor time for a document",
    "wall_seconds": "seconds by the clock for a document",
    "memory_bytes": "bytes of memory for a document",
    "documents": "documents after which a child process makes room for a new one",
}


def on_files(files: Any, config: Any) -> Any:  # noqa: ANN401  mkdocs is no dependency of the package
    """Add the JSON Schemas to the site."""
    from mkdocs.structure.files import File  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415  see above

    for name in schemas():
        files.append(File.generated(config, f"{_FOLDER}/{name}.schema.json", content=_printed("schema", name)))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:  # noqa: ANN401  as above
    """Put what is made in the place of its marks."""
    return filled(markdown)


def filled(markdown: str) -> str:
    """Return a page with what is made in the place of its marks; raises ``KeyError`` for an unknown one."""
    return MARK.sub(lambda mark: _MADE[mark[1]](), markdown)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """Return a table in Markdown; a last column with nothing in it is left out."""
    cells = [tuple(_cell(str(each)) for each in row) for row in rows]
    if not any(row[-1] for row in cells):
        heads, cells = heads[:-1], [row[:-1] for row in cells]
    lines = [heads, ("---",) * len(heads), *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _plain(text: str) -> str:
    """Return a text in which Markdown and HTML find nothing to do."""
    return re.sub(r"([\\`*_<\[\]#])", r"\\\1", text)


def _code(text: object) -> str:
    return f"`{text}`"


def _printed(*command: str) -> str:
    """Return what the program prints to standard output."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with mock.patch.dict(os.environ, COLUMNS="96"), contextlib.redirect_stdout(out):
        status = main(command)
    if status:
        raise ValueError(f"{' '.join(command)}: status {status}")
    out.flush()
    out.seek(0)
    return out.read()


def commands() -> list[str]:
    """Return the names of the commands, in the order of the help."""
    listed = _printed("--help").partition("  COMMAND\n")[2].partition("\n\n")[0]
    return re.findall(r"^ {4}(\w+)", listed, re.MULTILINE)


def schemas() -> list[str]:
    """Return the names of the schemas."""
    return _printed("schema", "--help").partition("{")[2].partition("}")[0].split(",")


def _commands() -> str:
    return "\n\n".join(f"## {name}\n\n```text\n{_printed(name, '--help').strip()}\n```" for name in commands())


def _formats() -> str:
    rows = (
        (_code(each.name), each.called, " ".join(_code(f".{ending}") for ending in each.endings), each.needs)
        for each in available()
    )
    return _table(("format", "what", "endings", "not read here: what helps"), rows)


def _finding_codes() -> str:
    return "\n".join(_finding_code(code) for code in fx.Code)


def _finding_code(code: fx.Code) -> str:
    loss = " Something that may stand in the original could not be read." if code.loses else ""
    return (
        f"### {code.label}\n\n*{code.severity}.* {_plain(code.sentence)}{loss}\n\nFor example: {_plain(code.example)}\n"
    )


def _schemas() -> str:
    return "\n".join(f"## {name.capitalize()}\n\n{_schema(name)}" for name in schemas())


def _schema(name: str) -> str:
    made = json.loads(_printed("schema", name))
    told = f"The whole: [`{name}.schema.json`](schemas/{name}.schema.json)."
    if name == "tables":
        tables = [_columns(table, what) for table, what in made.items() if "fields" in what]
        return "\n".join((f"{told} For those of the store see [the store](store.md).\n", *tables))
    objects = {name.capitalize(): made, **made["$defs"]}
    return f"{told}\n\n" + "\n".join(_object(name, which, what) for which, what in objects.items())


def _object(name: str, which: str, what: dict[str, Any]) -> str:
    required = what.get("required", ())
    rows = (
        (
            _code(key) + ("" if key in required else " (may lack)"),
            _type(value, name),
            _plain(value.get("description", "")),
        )
        for key, value in what.get("properties", {}).items()
    )
    anchor = f"{{ #{name}-{which.lower()} }}"
    return f"### {which} {anchor}\n\n{_plain(what.get('description', ''))}\n\n" + _table(("key", "value", ""), rows)


def _type(value: dict[str, Any], within: str) -> str:
    """Return the type of a value in words, with links within a schema: ``string or null``, ``list of Share``."""
    if "$ref" in value:
        named = str(value["$ref"]).rpartition("/")[2]
        return f"[{named}](#{within}-{named.lower()})"
    if "anyOf" in value:
        return " or ".join(_type(each, within) for each in value["anyOf"])
    if "const" in value:
        return _code(value["const"])
    if "enum" in value:
        return ", ".join("null" if each is None else _code(each) for each in value["enum"])
    kinds = value.get("type", "any")
    items = value.get("items")
    listed = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join(f"list of {_type(items, within)}" if kind == "array" and items else kind for kind in listed)


def _columns(table: str, what: dict[str, Any]) -> str:
    each = (*what["fields"], *what.get("perGroup", ()))
    rows = ((_code(field["name"]), field["type"], _plain(field.get("description", ""))) for field in each)
    return f"### {table} {{ #tables-{table} }}\n\n" + _table(("column", "type", ""), rows)


def _store() -> str:
    made = json.loads(_printed("schema", "tables"))["store"]
    tables = "\n".join(_stored(name, table) for name, table in made["tables"].items())
    views = _table(("view", "what it answers"), ((_code(n), v["answers"]) for n, v in made["views"].items()))
    return f"## Tables\n\n{tables}\n## Views\n\n{views}"


def _stored(name: str, table: dict[str, Any]) -> str:
    rows = ((_code(each["name"]), each["type"].split()[0], _plain(each["description"])) for each in table["columns"])
    return f"### {name}\n\nA row is {table['row']}.\n\n" + _table(("column", "type", ""), rows)


def _limits() -> str:
    rows = (
        (_code(each.name), _amount(each.name, each.default), _LIMITS[each.name], _GIVES[_HITS[each.name]])
        for each in attrs.fields(fx.Limits)
    )
    return _table(("name", "default", "of what", "a hit gives"), rows)


def _bounds() -> str:
    return _defaults(fx.Bounds, _BOUNDS)


def _defaults(of: type[attrs.AttrsInstance], meanings: dict[str, str]) -> str:
    rows = ((_code(each.name), _amount(each.name, each.default), meanings[each.name]) for each in attrs.fields(of))
    return _table(("name", "default", "of what"), rows)


def _amount(name: str, value: float) -> str:
    return f"{int(value) // _MIB:,} MiB" if name.endswith("bytes") else f"{value:,g}"


def _figures() -> str:
    """Return what README.md says under its heading *How fast*, so that figures stand in one place."""
    found = re.search(
        r"^## How fast[^\n]*\n(.*?)(?=^## |\nHow the house is built|\Z)",
        _README.read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    if found is None:
        raise ValueError("README.md has no section ‘How fast’")
    return re.sub(r"\[([^]]*)\]\((?!https?:)[^)]*\)", r"\1", found[1]).strip()  # its links lead elsewhere from here


def _measured(name: str) -> str:
    """Return what a benchmark wrote with ``--output``, as it stands in this folder."""
    return f"```text\n{Path(__file__).with_name(name).read_text('utf-8').rstrip()}\n```"


_MADE: dict[str, Callable[[], str]] = {
    "commands": _commands,
    "formats": _formats,
    "finding-codes": _finding_codes,
    "schemas": _schemas,
    "store": _store,
    "limits": _limits,
    "bounds": _bounds,
    "figures": _figures,
    "measured": partial(_measured, "benchmarks.txt"),
    "measured-comparison": partial(_measured, "benchmarks-comparison.txt"),
}
