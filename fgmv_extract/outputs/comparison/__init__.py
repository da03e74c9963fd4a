"""A comparison as JSON and back, with nothing lost between.

Keys of a change that concern nothing (``group``, ``work_item``, ``field``, ``was``, ``now``) are left out; every other key is
there, null where there is nothing to say. ``schema_version`` is written and checked, not kept.
"""

from functools import cache
from typing import cast

from cattrs import Converter

from fgmv_extract.changes import COMPARISON_SCHEMA_VERSION, Comparison
from fgmv_extract.outputs.comparison.hooks import teach
from fgmv_extract.outputs.converter import converter
from fgmv_extract.outputs.plain import Plain
from fgmv_extract.outputs.stored import Form, json_of


@cache
def _taught() -> Converter:
    return teach(converter().copy())


_FORM = Form(
    record=Comparison,
    version=COMPARISON_SCHEMA_VERSION,
    converter=_taught,
    command="fgmv-extract diff --format json",
)


def comparison_to_dict(comparison: Comparison) -> Plain:
    """Return the comparison as plain values."""
    return {"schema_version": COMPARISON_SCHEMA_VERSION, **cast("Plain", _taught().unstructure(comparison, Comparison))}


def to_json(comparison: Comparison, *, indent: int | None = 1) -> str:
    """Return the comparison as JSON text without a final newline; ``indent=None`` puts all of it on one line."""
    return json_of(comparison_to_dict(comparison), indent)


def comparison_from_dict(plain: object, *, name: str = "<comparison>") -> Comparison:
    """Read a stored comparison back; ``name`` says in errors where it was stored.

    Raises ``UnsupportedFormatError`` for another schema version and ``MalformedDocumentError``, naming the first key that
    does not fit, for anything else that is not a comparison.
    """
    return _FORM.from_dict(plain, name=name)


def comparison_from_json(data: str | bytes, *, name: str = "<comparison>") -> Comparison:
    """Read a comparison stored as JSON text; raises as ``comparison_from_dict``."""
    return _FORM.from_json(data, name=name)
