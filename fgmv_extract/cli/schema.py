"""``fgmv-extract schema``: the JSON Schemas of what this program writes."""

import argparse
import json
from collections.abc import Callable, Mapping
from typing import Any

from fgmv_extract.cli.exits import DONE
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command
from fgmv_extract.cli.streams import put

_EXAMPLES = """\
examples:
  fgmv-extract schema > statement.schema.json
  fgmv-extract schema review > review.schema.json
  fgmv-extract schema tables
"""
_OF = {
    "statement": "the JSON Schema of extract --format json (default)",
    "comparison": "that of diff --format json",
    "history": "that of history --format json",
    "review": "that of review --format json",
    "tables": "the columns of csv, csv-long, xlsx, parquet, and the tables and views of the store that batch writes",
}


def add(subparsers: "Subparsers[Parser]", purpose: str) -> None:
    """Add the command; ``purpose`` is what it does in a few words."""
    parser = add_command(subparsers, "schema", purpose, run, _EXAMPLES)
    told = "; ".join(f"{name}: {what}" for name, what in _OF.items())
    parser.add_argument("of", nargs="?", choices=tuple(_OF), default="statement", help=told)


def run(arguments: argparse.Namespace) -> int:
    """Print a schema."""
    schema = _schemas()[arguments.of]()
    put((json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())
    return DONE


def _schemas() -> Mapping[str, Callable[[], dict[str, Any]]]:
    from fgmv_extract.archive.store import schema as store  # noqa: PLC0415  needed only here
    from fgmv_extract.outputs import schema  # noqa: PLC0415  as above

    return {
        "statement": schema.schema_of_statement,
        "comparison": schema.schema_of_comparison,
        "history": schema.schema_of_history,
        "review": schema.schema_of_review,
        "tables": lambda: {**schema.schema_of_tables(), "store": store.described()},
    }
