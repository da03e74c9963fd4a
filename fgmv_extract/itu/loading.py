"""From TOML files to one table of facts: what the package ships, and a user's files merged on top.

A user's file has the form of the shipped ones (``itu/data/*.toml``) and may hold any of their sections. Where both say
something, lists grow and other values are replaced. A mistake in it is an ``ExtractError`` that names the file, the entry
and what would help.
"""

import pkgutil
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fgmv_extract.errors import MalformedDocumentError, UnreadableFileError
from fgmv_extract.itu.templates import is_template
from fgmv_extract.patterns import pattern

Table = dict[str, Any]
"""A table of a TOML file: strings, integers, lists of them, and tables."""

_SHIPPED = ("study_groups", "bodies", "focus_groups", "kinds", "headings", "labels", "purposes")
_ANY = "*"
_WORDS = {_ANY: [str]}
_SHAPES: Table = {
    "study_periods": {
        _ANY: {
            "start": str, "end": str, "code": str, "attachments": str, "study_groups": [int], "since": {_ANY: str},
        },
    },
    "successions": [{"period": str, "predecessors": [str], "heir": str}],
    "sectors": {_ANY: [int]},
    "study_group_names": {_ANY: str},
    "bodies": _WORDS,
    "focus_groups": {
        _ANY: {
            "titles": [str], "parent": str, "since": str, "until": str, "ids": [str], "aliases": {_ANY: str},
            "spellings": [str],
        },
    },
    "kinds": _WORDS,
    "headings": _WORDS,
    "labels": _WORDS,
    "purposes": _WORDS,
}  # fmt: skip
_NAMES = {str: "a string", int: "a number"}
_REQUIRED = {"study_periods": ("start", "end"), "successions": ("period", "predecessors", "heir")}
_DATE = pattern(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_NAMING = frozenset({"bodies", "focus_groups"})
_DATED = frozenset({"start", "end", "since", "until"})


def shipped() -> Table:
    """Return the facts that come with the package."""
    facts: Table = {}
    for name in _SHIPPED:
        # Not importlib.resources: importing it takes longer than reading all the files.
        content = pkgutil.get_data(__package__, f"data/{name}.toml") or b""
        _merge(facts, tomllib.loads(content.decode()))
    return facts


def read_facts(files: Iterable[str]) -> Table:
    """Return what the package ships with the user's files on top, in the order given; raises ``ExtractError``."""
    facts = shipped()
    for file in files:
        added = _read(file)
        check(added, file)
        _merge(facts, added)
        _check_complete(facts, file)
    return facts


def check(facts: Table, file: str) -> None:
    """Raise an ``ExtractError`` about ``file`` unless every entry has the form of the shipped ones."""
    for problem, remedy in _mistakes(facts, _SHAPES, ""):
        raise MalformedDocumentError(file, problem, remedy)


def _read(file: str) -> Table:
    try:
        with Path(file).open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        problem = f"the vocabulary cannot be read: {error.strerror or error}"
        raise UnreadableFileError(file, problem, "give the path of a TOML file") from error
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8, or a number of thousands of digits
        problem = f"the vocabulary is not TOML: {error}"
        raise MalformedDocumentError(file, problem, "write it as the files in itu/data are written") from error


def _mistakes(value: object, shape: object, key: str) -> Iterator[tuple[str, str]]:
    match shape, value:
        case dict(), dict():
            for name, below in value.items():
                yield from _entry_mistakes(name, below, shape, f"{key}.{name}" if key else name)
        case list(), list():
            for item in value:
                yield from _mistakes(item, shape[0], key)
        case type(), _ if isinstance(value, shape) and not isinstance(value, bool):
            if (mistake := _wrong_text(value, key)) is not None:
                yield mistake
        case _:
            yield f"{key} is {_told(value)}", f"it must be {_wanted(shape)}"


def _entry_mistakes(name: str, value: object, shape: Table, key: str) -> Iterator[tuple[str, str]]:
    below = shape.get(name, shape.get(_ANY))
    if below is None:
        yield f"{key} is not known", f"there are {', '.join(shape)}"
    else:
        yield from _mistakes(value, below, key)


def _wrong_text(value: object, key: str) -> tuple[str, str] | None:
    if not isinstance(value, str):
        return None
    parts = key.split(".")
    if not value.strip() or (parts[0] in _NAMING and not any(map(str.isalnum, value))):
        return f"{key} has {value!r}", "write a name, or leave the entry out"
    if parts[-2:-1] == ["since"] and not parts[-1].isdecimal():
        return f"{key} is not known", "write the number of the study group"
    if _DATED & {parts[-1], *parts[-2:-1]} and not _DATE.fullmatch(value):
        return f"{key} is {value!r}", "it must be a date: 2024, 2024-01 or 2024-01-31"
    if parts[0] == "focus_groups" and parts[-1] == "ids" and not is_template(value):
        return f"{key} has {value!r}", "a form of identifiers is text with {n}, {nn}, {nnn} or {word} in it"
    return None


def _wanted(shape: object) -> str:
    match shape:
        case dict():
            return "a table"
        case list():
            return f"a list of {_wanted(shape[0]).removeprefix('a ')}s"
        case _:
            return _NAMES[shape]  # type: ignore[index]  # the shapes hold nothing else


def _told(value: object) -> str:
    return "a table" if isinstance(value, dict) else "a list" if isinstance(value, list) else repr(value)


def _check_complete(facts: Table, file: str) -> None:
    for section, needed in _REQUIRED.items():
        entries = facts.get(section, {})
        named = entries.items() if isinstance(entries, dict) else enumerate(entries, start=1)
        for name, entry in named:
            for key in needed:
                if key not in entry:
                    raise MalformedDocumentError(file, f"{section}.{name} has no {key}", "add it")


def _merge(facts: Table, added: Table) -> None:
    for name, value in added.items():
        known = facts.get(name)
        if isinstance(known, dict) and isinstance(value, dict):
            _merge(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            known.extend(item for item in value if item not in known)
        else:
            facts[name] = value
