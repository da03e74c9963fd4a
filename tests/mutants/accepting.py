"""Mutants that no test can kill, because what they do is the same; ``accepted.toml`` says why."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

Key = tuple[str, str, str, str]

FILE = Path(__file__).parent / "accepted.toml"


def accepted(path: Path = FILE) -> Mapping[Key, str]:
    """Return the reason for each, by module, function, line and change."""
    told = tomllib.loads(path.read_text("utf-8"))
    return {
        (entry["module"], entry["function"], entry["line"], change): entry["why"]
        for entry in told.get("mutants", ())
        for change in entry["changes"]
    }
