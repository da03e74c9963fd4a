"""Stores that ``batch`` wrote, where a command takes statements."""

from fgmv_extract.errors import EmptyDocumentError
from fgmv_extract.records import Statement


def is_store(given: str) -> bool:
    """Tell whether an input is such a store."""
    if "://" in given:
        return False
    try:
        with open(given, "rb") as file:  # noqa: PTH123  pathlib costs more than all the rest of a short command
            if file.read(6) != b"SQLite":
                return False
    except (OSError, ValueError):
        return False
    from fgmv_extract.archive.store.opening import is_store  # noqa: PLC0415  brings SQLite

    return is_store(given)


def statements_in(path: str) -> tuple[Statement, ...]:
    """Return the statements of a store in its order; those that say the same, as the Word and the PDF of one do, once.

    Documents that make no statement are left out, unless none does. Raises ``ExtractError``, also when there is nothing.
    """
    from fgmv_extract.archive.store.reading import opened  # noqa: PLC0415  as above
    from fgmv_extract.extraction import is_statement  # noqa: PLC0415  as above

    with opened(path) as store:
        stored = tuple(dict.fromkeys(each.statement for each in store.statements()))
    if not stored:
        raise EmptyDocumentError(path, "holds no statement", "read an archive into it with fgmv-extract batch")
    return tuple(filter(is_statement, stored)) or stored
