"""A comparison as JSON and back, with nothing lost between.

Keys of a change that concern nothing (``group``, ``work_item``, ``field``, ``was``, ``now``) are left out; every other key is
there, null where there is nothing to say. ``schema_version`` is written and checked, not kept.
"""

import json
from functools import cache
from typing import cast

from cattrs import Converter

from fgmv_extract.changes import COMPARISON_SCHEMA_VERSION, Comparison
from fgmv_extract.errors import MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.outputs.comparison.hooks import teach
from fgmv_extract.outputs.converter import Plain, converter, first_misfit
from fgmv_extract.outputs.strict import quoted

_REMEDY = "write it anew with fgmv-extract diff --format json"


def comparison_to_dict(comparison: Comparison) -> Plain:
    """Return the comparison as plain values."""
    return {"schema_version": COMPARISON_SCHEMA_VERSION, **cast("Plain", _taught().unstructure(comparison, Comparison))}


def to_json(comparison: Comparison, *, indent: int | None = 1) -> str:
    """Return the comparison as JSON text without a final newline; ``indent=None`` puts all of it on one line."""
    separators = (",", ":") if indent is None else None
    return json.dumps(comparison_to_dict(comparison), ensure_ascii=False, indent=indent, separators=separators)


def comparison_from_dict(plain: object, *, name: str = "<comparison>") -> Comparison:
    """Read a stored comparison back; ``name`` says in errors where it was stored.

    Raises ``UnsupportedFormatError`` for another schema version and ``MalformedDocumentError``, naming the first key that
    does not fit, for anything else that is not a comparison.
    """
    if isinstance(plain, dict):
        version = plain.get("schema_version", COMPARISON_SCHEMA_VERSION)
        if version != COMPARISON_SCHEMA_VERSION:
            problem = f"has schema version {quoted(version)}, this release reads {quoted(COMPARISON_SCHEMA_VERSION)}"
            raise UnsupportedFormatError(name, problem, "upgrade fgmv-extract, or write it anew with this release")
        plain = {key: value for key, value in plain.items() if key != "schema_version"}
    try:
        return _taught().structure(plain, Comparison)
    except (TypeError, ExceptionGroup) as error:
        path, problem = first_misfit(error)
        told = f"{path}: {problem}" if path else problem
        raise MalformedDocumentError(name, f"is not a stored comparison: {told}", _REMEDY) from None


def comparison_from_json(data: str | bytes, *, name: str = "<comparison>") -> Comparison:
    """Read a comparison stored as JSON text; raises as ``comparison_from_dict``."""
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise MalformedDocumentError(name, "is not a stored comparison: it is not JSON", _REMEDY) from error
    return comparison_from_dict(plain, name=name)


@cache
def _taught() -> Converter:
    return teach(converter().copy())
