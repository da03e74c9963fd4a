"""Numbers of temporary documents, contributions and reports: the grammar behind ``numbers``, on folded text."""

import re
from collections.abc import Iterator

from fgmv_extract.itu.number_groups import GROUP, START, attached_code, revision, written_code
from fgmv_extract.patterns import pattern

_AREA = r"(?:\s?(?:/|(?P<bracket>\())\s?(?P<area>PLEN(?:ARY)?|GEN(?:ERAL)?|WP\s?[0-9]{1,2}|P|G|(?<=/)[1-9])(?:/(?P<of>[0-9]{1,2}))?(?!\w)(?(bracket)\)))?"
_DOCUMENT = pattern(
    rf"""(?=[A-Z0-9])(?<!\w)(?:
      (?P<filed>T[0-9]{{2}}-(?P<file_group>[A-Z0-9]++)-(?:[0-9]{{6}}-)?
        (?:TD-(?P<file_area>PLEN|GEN|WP[0-9]{{1,2}})|(?P<file_kind>[CR]))-0*(?P<file_number>[1-9][0-9]{{0,4}})
        (?:-R(?P<file_revision>[0-9]{{1,2}}))?(?!\w))
    | (?P<serial>{START}(?P<series>FG[A-Z0-9]++-[A-Z])-(?P<serial_number>[0-9]{{1,4}})
        (?:-?R(?P<serial_revision>[0-9]{{1,2}}))?(?!\w))
    | (?P<partner>{START}[SRCTG][0-9P]-[0-9]{{6,7}}(?!\w))
    | (?P<paper>{START}(?:{GROUP}\s*+-?\s*+)?(?:
          TD[\s-]*+0*(?P<td>[1-9][0-9]{{0,4}})(?![0-9]){revision("first_revision")}(?i:{_AREA}){revision("late_revision")}
        | C(?P<gap>[\s-]?)(?P<contribution>[0-9]{{1,4}})(?!\.?[0-9]){revision("contribution_revision")}(?!\w)
        | (?:(?<=-)|(?<=-\s))R\s?0*(?P<report>[1-9][0-9]{{0,2}})(?!\w|\.[0-9])
        | (?<!Technical\s)(?<!Group\s)(?<!Progress\s)Report\s++0*(?P<named_report>[1-9][0-9]{{0,2}})(?!\w|\.[0-9])
      )))
    """,
    re.VERBOSE,
)
_AREAS = {"P": "PLEN", "PLENARY": "PLEN", "G": "GEN", "GENERAL": "GEN"}
_LETTERED = pattern(
    r"(?:[°./+]|[0-9]\s*|\b(?:annex|appendix|tables?|figures?|parts?|category|class|clauses?|sections?|options?|model|phase|vitamin)\s*)$",
    re.IGNORECASE,
)
_A_THING = pattern(r"\s++(?!and\b|or\b|to\b|was\b|were\b|is\b|are\b|from\b|by\b|of\b|propos)[a-z]|-[A-Za-z]")
_REACH = 16
"""How many characters before a bare ``C 5`` are looked at."""


def document_numbers(text: str) -> Iterator[tuple[str, int, int]]:
    """Find the numbers of all documents but liaison statements, in normal form, with their offsets.

    ``paper = [group ["-"]] ( td | contribution ) | group "-" "R" digits | [group] "Report" digits``,
    ``td = "TD" digits [revision] [ ("/" | "(") area [")"] ] [revision]``, ``contribution = "C" digits [revision]``,
    ``filed = "T22-TSAG-221212-TD-GEN-0011-R1"``, ``serial = "FGMV-O-128"``, ``partner = "S2-1811620"``.
    """
    for found in _DOCUMENT.finditer(text):
        number = _FORMS[found.lastgroup or ""](found)
        if number and not (found["contribution"] and _is_no_contribution(text, found)):
            yield number, found.start(), found.end()


def _filed(found: re.Match[str]) -> str:
    area, kind, digits = found.group("file_area", "file_kind", "file_number")
    number = f"{attached_code(found['file_group'])}-{kind or 'TD'}{digits}{_revision(found['file_revision'])}"
    return f"{number}/{area}" if area else number


def _serial(found: re.Match[str]) -> str:
    issue = found["serial_revision"]
    return f"{found['series']}-{int(found['serial_number']):03}" + (f"-R{int(issue)}" if issue else "")


def _partner(found: re.Match[str]) -> str:
    return found[0]


def _paper(found: re.Match[str]) -> str | None:
    group = written_code(found)
    prefix = f"{group}-" if group else ""
    if found["td"]:
        return _temporary(found, prefix)
    if found["contribution"]:
        number = int(found["contribution"])
        return f"{prefix}C{number}{_revision(found['contribution_revision'])}" if number else None
    return f"{prefix}R{found['report'] or found['named_report']}"


def _temporary(found: re.Match[str], prefix: str) -> str:
    """``SG2-TD9R1/PLEN``; an area names its study group too in the old form ``TD 264 (PLEN/20)``."""
    issue = found["first_revision"] or found["late_revision"]
    area = (found["area"] or "").upper().replace(" ", "")
    area = _AREAS.get(area, f"WP{area}" if area.isdigit() else area)
    if found["of"] and not prefix:
        prefix = f"SG{int(found['of'])}-"
    return f"{prefix}TD{found['td']}{_revision(issue)}" + (f"/{area}" if area else "")


def _revision(digits: str | None) -> str:
    return f"R{int(digits)}" if digits and int(digits) else ""


def _is_no_contribution(text: str, found: re.Match[str]) -> bool:
    """Tell ``Annex C 12``, ``C5 plane`` and ``USB-C 100`` from contributions."""
    if written_code(found):
        return found["other"] is not None
    start, end = found.span()
    if found["gap"] == "-" or _LETTERED.search(text[max(0, start - _REACH) : start]):
        return True
    if len(found["contribution"]) > 1 or found["contribution_revision"]:
        return False
    return found["gap"] != "" or _A_THING.match(text, end) is not None


_FORMS = {"filed": _filed, "serial": _serial, "partner": _partner, "paper": _paper}
