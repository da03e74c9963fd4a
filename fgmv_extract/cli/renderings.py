"""The output formats of ``extract``: a statement to bytes. Each imports what it needs when it is asked for."""

import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple, final

from fgmv_extract.cli.exits import RefusedError
from fgmv_extract.cli.streams import STANDARD, is_terminal
from fgmv_extract.cli.view import encoding, page
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Statement


@final
class Asked(NamedTuple):
    """What a rendering may need to know: the file it goes to (None: standard output), and the vocabulary that was given."""

    output: str | None = None
    vocabulary: Vocabulary | None = None


Rendering = Callable[[Statement, Asked], bytes]
"""A statement to bytes."""

Renderings = Callable[[Sequence[Statement], Asked], bytes]
"""Several statements, likewise."""


def _json(statement: Statement, _: Asked) -> bytes:
    from fgmv_extract.outputs.serialisation import to_json  # noqa: PLC0415  only what is asked for

    return _utf8(to_json(statement) + "\n")


def _jsonl(statement: Statement, _: Asked) -> bytes:
    from fgmv_extract.outputs.serialisation import to_json  # noqa: PLC0415  only what is asked for

    return _utf8(to_json(statement, indent=None) + "\n")


def _table(statement: Statement, asked: Asked) -> bytes:
    from fgmv_extract.outputs.terminal import to_text  # noqa: PLC0415  only what is asked for

    return to_text(statement, page(asked.output)).encode(encoding(asked.output), "replace")


def _csv(statement: Statement, _: Asked) -> bytes:
    from fgmv_extract.outputs import delimited, tables  # noqa: PLC0415  only what is asked for

    return _utf8(delimited.to_csv(tables.wide(statement)))


def _csv_long(statement: Statement, _: Asked) -> bytes:
    from fgmv_extract.outputs import delimited, tables  # noqa: PLC0415  only what is asked for

    return _utf8(delimited.to_csv(tables.long(statement)))


def _xlsx(statement: Statement, _: Asked) -> bytes:
    from fgmv_extract.outputs.workbook import statement_to_xlsx  # noqa: PLC0415  only what is asked for

    return statement_to_xlsx(statement)


def _docx(statement: Statement, asked: Asked) -> bytes:
    from fgmv_extract.outputs.word.statement import to_docx  # noqa: PLC0415  only what is asked for

    return to_docx(statement, vocabulary=asked.vocabulary)


def _parquet(statement: Statement, _: Asked) -> bytes:
    from fgmv_extract.outputs import parquet, tables  # noqa: PLC0415  only what is asked for

    return parquet.to_parquet(tables.long(statement))


def _utf8(text: str) -> bytes:
    # A record made by hand may hold a lone surrogate; in JSON this escape is the character itself.
    return text.encode("utf-8", "backslashreplace")


RENDERINGS: dict[str, Rendering] = {
    "json": _json,
    "jsonl": _jsonl,
    "table": _table,
    "csv": _csv,
    "csv-long": _csv_long,
    "docx": _docx,
    "xlsx": _xlsx,
    "parquet": _parquet,
}


def _json_list(statements: Sequence[Statement], _: Asked) -> bytes:
    from fgmv_extract.outputs.serialisation import to_json  # noqa: PLC0415  only what is asked for

    return _utf8("[\n" + ",\n".join(to_json(statement) for statement in statements) + "\n]\n")


def _one_by_one(rendering: Rendering, between: bytes = b"") -> Renderings:
    return lambda statements, asked: between.join(rendering(statement, asked) for statement in statements)


SEVERAL: dict[str, Renderings] = {
    "json": _json_list,
    "jsonl": _one_by_one(_jsonl),
    "table": _one_by_one(_table, b"\n"),
}
"""The formats that take several statements: a list, a line each, one below the other."""

BINARY = frozenset({"docx", "xlsx", "parquet", "png", "pdf"})
"""Formats that are no text and have no business on a terminal."""


def check_terminal(chosen: str, output: str | None) -> None:
    """Refuse to write what is no text to a terminal."""
    if chosen in BINARY and output in {None, STANDARD} and is_terminal(sys.stdout):
        raise RefusedError(f"{chosen} is no text for a terminal; name a file with -o")


def format_of(output: str | None) -> str:
    """Return the format the ending of a file name stands for, ``json`` for any other."""
    ending = (output or "").rpartition(".")[2].lower()
    return ending if ending in {"jsonl", "csv", "docx", "xlsx", "parquet"} else "json"
