"""``fgmv-extract schema``: the JSON Schemas of what this program writes."""

import argparse
import json

from fgmv_extract.cli.exits import DONE
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command
from fgmv_extract.cli.streams import put

_EXAMPLES = """\
examples:
  fgmv-extract schema > statement.schema.json
  fgmv-extract schema tables
"""


def add(subparsers: "Subparsers[Parser]") -> None:
    """Add the command."""
    parser = add_command(subparsers, "schema", "print the schema of an output", run, _EXAMPLES)
    parser.add_argument(
        "of",
        nargs="?",
        choices=("statement", "tables"),
        default="statement",
        help="statement: the JSON Schema of --format json (default); tables: the columns of csv, csv-long, xlsx, parquet",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print a schema."""
    from fgmv_extract.outputs.schema import schema_of_statement, schema_of_tables  # noqa: PLC0415  needed only here

    schema = schema_of_tables() if arguments.of == "tables" else schema_of_statement()
    put((json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())
    return DONE
