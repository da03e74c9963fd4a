"""A history as JSON, as a table, as Markdown, and for eyes."""

import json

from fgmv_extract.errors import MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.outputs.converter import Plain, converter, first_misfit
from fgmv_extract.outputs.strict import quoted
from fgmv_extract.timeline import HISTORY_SCHEMA_VERSION, History


def history_to_dict(history: History) -> Plain:
    """Return the history as plain values, its keys in the order of the records."""
    return {"schema_version": HISTORY_SCHEMA_VERSION, **converter().unstructure(history, History)}


def to_json(history: History, *, indent: int | None = 1) -> str:
    """Return the history as JSON text without a final newline; ``indent=None`` puts all of it on one line."""
    return json.dumps(history_to_dict(history), ensure_ascii=False, indent=indent)


def history_from_dict(plain: object, *, name: str = "<history>") -> History:
    """Read a stored history back; ``name`` says in errors where it was stored.

    Raises ``UnsupportedFormatError`` for another schema version and ``MalformedDocumentError``, naming the first key that
    does not fit, for anything else that is not a history.
    """
    if isinstance(plain, dict):
        version = plain.get("schema_version", HISTORY_SCHEMA_VERSION)
        if version != HISTORY_SCHEMA_VERSION:
            problem = f"has schema version {quoted(version)}, this release reads {quoted(HISTORY_SCHEMA_VERSION)}"
            raise UnsupportedFormatError(name, problem, "upgrade fgmv-extract, or write it anew with this release")
        plain = {key: value for key, value in plain.items() if key != "schema_version"}
    try:
        return converter().structure(plain, History)
    except (TypeError, ExceptionGroup) as error:
        path, problem = first_misfit(error)
        told = f"{path}: {problem}" if path else problem
        remedy = "write it anew with fgmv-extract history --format json"
        raise MalformedDocumentError(name, f"is not a stored history: {told}", remedy) from None
