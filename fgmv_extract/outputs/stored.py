"""What all results that are stored as JSON share: one line or many, a schema version, and being read back strictly."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar, final

from attrs import frozen

from fgmv_extract.errors import MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.outputs.plain import Plain
from fgmv_extract.outputs.strict import quoted

if TYPE_CHECKING:
    from cattrs import Converter

Record = TypeVar("Record")


@final
@frozen(kw_only=True)
class Form(Generic[Record]):
    """How one kind of result is stored: its record, the schema version, what reads it, the command that writes it anew.

    ``derived_version`` says that the converter itself knows the key ``schema_version``.
    """

    record: type[Record]
    version: str
    converter: "Callable[[], Converter]"
    command: str
    derived_version: bool = False

    def from_dict(self, plain: object, *, name: str) -> Record:
        """Read a stored result back; ``name`` says in errors where it was stored.

        Raises ``UnsupportedFormatError`` for another schema version and ``MalformedDocumentError``, naming the first key that
        does not fit, for anything else that is no such result.
        """
        if isinstance(plain, dict):
            version = plain.get("schema_version", self.version)
            if version != self.version:
                problem = f"has schema version {quoted(version)}, this release reads {quoted(self.version)}"
                raise UnsupportedFormatError(name, problem, "upgrade fgmv-extract, or write it anew with this release")
            if not self.derived_version:
                plain = {key: value for key, value in plain.items() if key != "schema_version"}
        try:
            return self.converter().structure(plain, self.record)
        except (TypeError, ExceptionGroup) as error:
            from fgmv_extract.outputs.converter import first_misfit  # noqa: PLC0415  the converter is there by now

            path, problem = first_misfit(error)
            # Not "from error": a group of groups, a page long, that says no more.
            raise self._misfit(name, f"{path}: {problem}" if path else problem) from None

    def from_json(self, data: str | bytes, *, name: str) -> Record:
        """Read a result stored as JSON text; raises as ``from_dict``."""
        try:
            plain = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise self._misfit(name, "it is not JSON") from error
        return self.from_dict(plain, name=name)

    def _misfit(self, name: str, told: str) -> MalformedDocumentError:
        called = self.record.__name__.lower()
        return MalformedDocumentError(name, f"is not a stored {called}: {told}", f"write it anew with {self.command}")


def json_of(plain: Plain, indent: int | None) -> str:
    """Return plain values as JSON text without a final newline; ``indent=None`` puts all of it on one line."""
    separators = (",", ":") if indent is None else None
    return json.dumps(plain, ensure_ascii=False, indent=indent, separators=separators)
