"""A history as JSON, as a table, as Markdown, and for eyes."""

from fgmv_extract.outputs.converter import converter
from fgmv_extract.outputs.plain import Plain
from fgmv_extract.outputs.stored import Form, json_of
from fgmv_extract.timeline import HISTORY_SCHEMA_VERSION, History

_FORM = Form(
    record=History,
    version=HISTORY_SCHEMA_VERSION,
    converter=converter,
    command="fgmv-extract history --format json",
)


def history_to_dict(history: History) -> Plain:
    """Return the history as plain values, its keys in the order of the records."""
    return {"schema_version": HISTORY_SCHEMA_VERSION, **converter().unstructure(history, History)}


def to_json(history: History, *, indent: int | None = 1) -> str:
    """Return the history as JSON text without a final newline; ``indent=None`` puts all of it on one line."""
    return json_of(history_to_dict(history), indent)


def history_from_dict(plain: object, *, name: str = "<history>") -> History:
    """Read a stored history back; ``name`` says in errors where it was stored.

    Raises ``UnsupportedFormatError`` for another schema version and ``MalformedDocumentError``, naming the first key that
    does not fit, for anything else that is not a history.
    """
    return _FORM.from_dict(plain, name=name)
