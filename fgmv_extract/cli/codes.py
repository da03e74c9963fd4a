"""Findings on the command line: found by name, told on standard error, weighed against ``--fail-on``."""

import argparse
from collections.abc import Iterable

from fgmv_extract.cli.streams import tell
from fgmv_extract.findings import Code, Finding, Severity
from fgmv_extract.outputs.phrases import where

Threshold = Severity | Code
"""What ``--fail-on`` names: a severity, and with it all above it, or one kind of finding."""

_MOST = 20
"""Lines of findings that are told; a document may have thousands."""

_LABELS = {code.label: code for code in Code}


def code(label: str) -> Code:
    """Return the code of that name; ``argparse.ArgumentTypeError`` suggests another one when there is none."""
    if label not in _LABELS:
        raise _unknown(label, _LABELS)
    return _LABELS[label]


def threshold(text: str) -> Threshold:
    """Read what ``--fail-on`` is given."""
    severities = {severity.value: severity for severity in Severity}
    if text not in {*severities, *_LABELS}:
        raise _unknown(text, [*severities, *_LABELS])
    return severities.get(text) or _LABELS[text]


def _unknown(label: str, known: Iterable[str]) -> argparse.ArgumentTypeError:
    from difflib import get_close_matches  # noqa: PLC0415  needed only after a slip

    near = get_close_matches(label, list(known), n=1)
    hint = f"did you mean {near[0]}?" if near else "fgmv-extract explain lists them"
    return argparse.ArgumentTypeError(f"no finding is called {label!r}; {hint}")


def reached(findings: Iterable[Finding], thresholds: Iterable[Threshold]) -> bool:
    """Tell whether any finding is at or above any of the thresholds."""
    asked = tuple(thresholds)
    return any(_reaches(finding, limit) for finding in findings for limit in asked)


def _reaches(finding: Finding, limit: Threshold) -> bool:
    if isinstance(limit, Severity):
        return finding.severity.rank >= limit.rank
    return finding.code is limit


def tell_findings(findings: Iterable[Finding], file: str) -> None:
    """Tell warnings and errors, one line each, so that whoever pipes the result sees what was lost; notes are not told."""
    grave = [finding for finding in findings if finding.severity is not Severity.NOTE]
    for finding in grave[:_MOST]:
        place = where(finding.place) if finding.place else None
        at = ", ".join(filter(None, (finding.deliverable, place)))
        tell(f"{file}: {finding.severity}: {f'{at}: ' if at else ''}{finding.message} [{finding.code.label}]")
    if rest := grave[_MOST:]:
        tell(f"{file}: and {len(rest):,} more warnings and errors; all findings stand in the result")
