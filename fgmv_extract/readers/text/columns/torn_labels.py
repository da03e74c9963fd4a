"""Labels that are too long for their column go on in the line below it: in a cell that no gutter parts, behind their value.

For             ISO/IEC JTC 1/SC 41      For information to:  ISO/IEC JTC 1/SC 41
information to:
"""

from fgmv_extract.patterns import pattern

_TORN = pattern(
    r"(?P<begun>For|FOR) {2,}(?P<value>\S.*)\s(?P<ended>(?:action|comment|information|ACTION|COMMENT|INFORMATION) (?:to|TO) ?:)"
)


def with_whole_label(text: str) -> str:
    """Put the end of a label in front of the value; any other text stays as it is."""
    torn = _TORN.fullmatch(text) if text.startswith(("For", "FOR")) else None
    return f"{torn['begun']} {torn['ended']}  {torn['value']}" if torn else text
