"""What this library says of each sample, kept beside it in ``golden/`` so that a change of meaning shows.

``python samples/make.py --golden`` is the one switch that writes these files, by hand and never by a test: it refuses to
work where the variable ``CI`` is set. Read the difference before you commit it.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import fgmv_extract
from fgmv_extract.outputs import serialisation
from samples import describe

FOLDER = describe.HERE / "golden"


def files() -> tuple[Path, ...]:
    """Return all samples that are documents on their own, by name; those of a sequence have golden files of their story."""
    single = (sample for sample in describe.samples() if "/" not in sample.name)
    return tuple(describe.HERE / f"{sample.name}.{ending}" for sample in single for ending in sample.files)


def kept(sample: Path) -> Path:
    """Return where the golden JSON of a sample is kept."""
    return FOLDER / f"{sample.name}.json"


def told(sample: Path) -> dict[str, Any]:
    """Return what the library says of a sample now, as plain values."""
    plain: dict[str, Any] = json.loads(serialisation.to_json(fgmv_extract.extract(sample)))
    return plain


def problem(sample: Path) -> str | None:
    """Return what is wrong with a sample's golden file, in a sentence: missing, unread or different; None when all is well."""
    path = kept(sample)
    if not path.is_file():
        return f"missing: {path.name}; write it with python samples/make.py --golden"
    try:
        before = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        return f"unread: {path.name} is not JSON: {error}"
    after = told(sample)
    if paths := list(differences(before, after)):
        return f"different: {path.name} at {', '.join(paths[:10])}"
    return None


def differences(before: object, after: object, path: str = "$") -> Iterable[str]:
    """Yield the paths at which two plain values differ, a missing key or entry at its parent."""
    match before, after:
        case dict(), dict() if before.keys() == after.keys():
            for key in before:
                yield from differences(before[key], after[key], f"{path}.{key}")
        case list(), list() if len(before) == len(after):
            for number, (one, other) in enumerate(zip(before, after, strict=True)):
                yield from differences(one, other, f"{path}[{number}]")
        case _:
            if before != after or type(before) is not type(after):
                yield path


def main() -> int:
    """Write every golden file; return the exit status, 2 where the switch is off."""
    if os.environ.get("CI"):
        print("golden files are written by hand, never in CI", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    wanted = {kept(sample) for sample in files()}
    for old in set(FOLDER.glob("*.json")) - wanted:
        old.unlink()
    for sample in files():
        text = json.dumps(told(sample), ensure_ascii=False, indent=1) + "\n"
        kept(sample).write_text(text, "utf-8")
        print(f"{kept(sample).name}: {len(text):,} characters")
    return 0
