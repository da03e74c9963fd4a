"""What ``diff`` and ``history`` stored as JSON, told from statements and documents by its keys."""

import json

from fgmv_extract.changes import Comparison
from fgmv_extract.sources import Content
from fgmv_extract.timeline import History


def product_in(content: Content) -> Comparison | History | None:
    """Return the comparison or the history that an input holds, None when it holds anything else.

    Raises ``ExtractError`` when it begins as one of them and is none, or is one of another version.
    """
    head = content.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"{") or b'"schema_version"' not in head:
        return None
    try:
        plain = json.loads(content.data)
    except (ValueError, RecursionError):
        return None
    if {"earlier", "later", "changes"} <= plain.keys():
        from fgmv_extract.outputs.comparison import comparison_from_dict  # noqa: PLC0415  brings cattrs

        return comparison_from_dict(plain, name=content.name)
    if {"statements", "lines"} <= plain.keys():
        from fgmv_extract.outputs.history import history_from_dict  # noqa: PLC0415  as above

        return history_from_dict(plain, name=content.name)
    return None
