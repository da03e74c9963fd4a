"""A statement as JSON and back, with nothing lost between.

``statement_from_dict(statement_to_dict(s))`` equals ``s`` and brings back its provenance too: places, verbatim text,
evidence and findings. The keys are those of the records; three are derived and not read back: ``schema_version``,
``candidates`` of a work item (the ids of its links) and ``severity`` of a finding.
"""

from typing import TYPE_CHECKING, cast

from fgmv_extract.outputs.compact import compact
from fgmv_extract.outputs.plain import Plain, plain
from fgmv_extract.outputs.stored import Form, json_of
from fgmv_extract.records import SCHEMA_VERSION, Statement

if TYPE_CHECKING:
    from cattrs import Converter


def _converter() -> "Converter":
    from fgmv_extract.outputs.converter import converter  # noqa: PLC0415  slow to import, and needed only to read

    return converter()


_FORM = Form(
    record=Statement,
    version=SCHEMA_VERSION,
    converter=_converter,
    command="fgmv-extract extract",
    derived_version=True,
)


def statement_to_dict(statement: Statement) -> Plain:
    """Return the statement as plain values, its keys in the order of the records."""
    return cast("Plain", plain(statement))


def to_json(statement: Statement, *, indent: int | None = 1) -> str:
    """Return the statement as JSON text without a final newline; ``indent=None`` puts all of it on one line."""
    return compact(statement) if indent is None else json_of(statement_to_dict(statement), indent)


def statement_from_dict(plain: object, *, name: str = "<statement>") -> Statement:
    """Read a stored statement back; ``name`` says in errors where it was stored.

    A key that is missing takes the default of its record; a ``place`` without ``block``, which points nowhere in a
    document, is left out where a record may do without.

    Raises ``UnsupportedFormatError`` for another schema version and ``MalformedDocumentError``, naming the first key that
    does not fit, for anything else that is not a statement.
    """
    return _FORM.from_dict(plain, name=name)


def from_json(data: str | bytes, *, name: str = "<statement>") -> Statement:
    """Read a statement stored as JSON text; raises as ``statement_from_dict``."""
    return _FORM.from_json(data, name=name)
