"""The group in front of a number: ``TSAG`` in ``TSAG-LS35``, ``SG2`` in ``SG2-TD9``, and the many ways to write it.

A group has one code in numbers: ``SG16`` (also ``COM 16``, ``Study Group 16``, ``ITU-T SG16``), ``TSAG``, ``FG-MV`` (also ``FGMV``),
``WP1/20``, ``ITU-R SG5``, any other as written.
"""

import re

GROUP = r"""(?:ITU-T\s*+|(?P<sector>ITU-[RD])\s++)?+(?:
      (?:COM|SG|Study\sGroup)[\s-]*+0*(?P<study_group>[1-9][0-9]?)(?![0-9])
    | (?P<part>WP|Q)\s?(?P<part_number>[0-9]{1,2}/[0-9]{1,2})(?![0-9])
    | FG[\s-]?(?P<focus_group>[A-Z0-9][A-Za-z0-9&]++(?:-(?!LS|TD)[A-Za-z0-9]++){0,2}?)
    | (?P<body>TSAG|RAG|TDAG|SCV|CCV|CCT|RevCom|(?:JCA|IRG|RG|CG)-[A-Za-z0-9]++)
    | (?P<other>(?=[a-z0-9]*+[A-Z][a-z0-9]*+[A-Z])(?!LS|TD)[A-Za-z0-9]++(?:-(?!LS|TD)[A-Za-z0-9]++){0,2}?)(?=\s*+-)
    )"""
"""A group before the rest of a number, for verbose patterns; a group unknown here needs a dash behind it."""
START = r"(?<!\w)(?<!\w-)"
"""Where a number may begin: not inside a longer code."""


def revision(group: str) -> str:
    """Return an optional expression for ``-R1``, ``R1``, ``Rev.1``, ``(Rev.1)`` that keeps the digits in the group of that name."""
    return rf"(?:[\s/-]*+(?P<{group}_bracket>\()?(?:Rev(?:ision)?\.?\s?|R)(?P<{group}>[0-9]{{1,2}})(?!\w)(?({group}_bracket)\)))?"


def written_code(found: re.Match[str]) -> str | None:
    """Return the code of the group that ``GROUP`` matched, None when it matched nothing."""
    sector, number, part, part_number, focus_group, body, other = found.group(
        "sector", "study_group", "part", "part_number", "focus_group", "body", "other"
    )
    if number:
        code = f"SG{number}"
    elif part:
        code = part + part_number
    elif focus_group:
        code = f"FG-{focus_group}"
    else:
        code = body or other
    return f"{sector} {code}" if sector and code else code


def attached_code(name: str) -> str:
    """Return the code of a group as the names of attached files spell it: ``fgimt-2020`` is ``FG-IMT-2020``."""
    upper = name.upper()
    if upper.startswith("FG"):
        return f"FG-{upper[2:].lstrip('-')}"
    return "RevCom" if upper == "REVCOM" else upper


def group_code(group: str) -> str:
    """Return the code of a group in normal form: ``TSAG`` for ``ITU-T TSAG``."""
    return group.removeprefix("ITU-T ")
