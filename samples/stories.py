"""What this library says of successive statements, kept in ``sequences/golden/``: their history, review and comparisons.

The statements of a story are the files of ``sequences/`` in the order of their names, which is that of their time. Written
by ``python samples/make.py --golden``, like the golden files of single samples.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import fgmv_extract
from fgmv_extract.outputs.comparison import comparison_to_dict
from fgmv_extract.outputs.history import history_to_dict
from fgmv_extract.outputs.review import review_to_dict
from samples import describe
from samples.expected import differences

SEQUENCES = describe.HERE / "sequences"
FOLDER = SEQUENCES / "golden"


def files(ending: str = "docx") -> tuple[Path, ...]:
    """Return the statements of the story in one format, oldest first."""
    return tuple(sorted(SEQUENCES.glob(f"*.{ending}")))


def told() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what the library says of the story now: the name of a golden file, and its content as plain values."""
    statements = [fgmv_extract.extract(file) for file in files()]
    yield "history.json", history_to_dict(fgmv_extract.history(statements))
    yield "review.json", review_to_dict(fgmv_extract.review(statements))
    for number, (earlier, later) in enumerate(pairwise(statements), 1):
        yield f"{number}-{number + 1}.json", comparison_to_dict(fgmv_extract.compare(earlier, later))


def problems() -> Iterator[str]:
    """Yield what is wrong with the golden files, a sentence each: missing, unread, different or left over."""
    names = set()
    for name, after in told():
        names.add(name)
        path = FOLDER / name
        if not path.is_file():
            yield f"missing: {name}; write it with python samples/make.py --golden"
            continue
        try:
            before = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            yield f"unread: {name} is not JSON: {error}"
            continue
        if paths := list(differences(before, json.loads(json.dumps(after)))):
            yield f"different: {name} at {', '.join(paths[:10])}"
    yield from (f"left over: {path.name}" for path in sorted(FOLDER.glob("*.json")) if path.name not in names)


def main() -> int:
    """Write every golden file of the story, and take away those of no use; return the exit status."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = set()
    for name, plain in told():
        text = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
        (FOLDER / name).write_text(text, "utf-8")
        kept.add(name)
        print(f"{FOLDER.name}/{name}: {len(text):,} characters")
    for path in FOLDER.glob("*.json"):
        if path.name not in kept:
            path.unlink()
    return 0
