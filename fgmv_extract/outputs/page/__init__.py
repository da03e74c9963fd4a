"""Statements, comparisons and histories as one page that stands alone: to look at, to check, and to pass on."""

from fgmv_extract.changes import Comparison
from fgmv_extract.outputs.comparison.phrases import side
from fgmv_extract.outputs.history.summary import summary as summed_up
from fgmv_extract.outputs.page.changes import changes
from fgmv_extract.outputs.page.controls import controls, facets
from fgmv_extract.outputs.page.deliverables import deliverables
from fgmv_extract.outputs.page.found import found
from fgmv_extract.outputs.page.frame import page
from fgmv_extract.outputs.page.matrix import matrix
from fgmv_extract.outputs.page.reviewed import reviewed
from fgmv_extract.outputs.page.subject import Subject, subject_of, subject_of_comparison, subject_of_history
from fgmv_extract.outputs.page.summary import summary

__all__ = ["comparison_to_html", "subject_of", "subject_of_comparison", "subject_of_history", "to_html"]

_SECTIONS = {
    "summary": summary,
    "matrix": matrix,
    "changes": changes,
    "deliverables": deliverables,
    "review": reviewed,
    "findings": found,
}
"""In the order of the page; a section that has nothing to say is left out."""


def to_html(subject: Subject, *, title: str | None = None) -> str:
    """Return the page: one HTML document that needs nothing else and asks for nothing.

    ``title`` heads it; without one, it is made of what the page is about.
    """
    made = {name: section for name, make in _SECTIONS.items() if (section := make(subject)) is not None}
    tools = controls(subject)
    return page(
        title or _title(subject), made, lede=_lede(subject), tools=tools, data=facets(subject) if tools else None
    )


def comparison_to_html(comparison: Comparison) -> str:
    """Return the page of a comparison, as ``diff`` writes it."""
    return to_html(subject_of_comparison(comparison))


def _title(subject: Subject) -> str:
    if len(subject.statements) == 1:
        only = subject.statements[0]
        return only.title or only.number or (only.file.name if only.file else "Liaison statement")
    if not subject.references and len(subject.comparisons) == 1:
        of = subject.comparisons[0]
        return f"Changes from {_named(side(of.earlier))} to {_named(side(of.later))}"
    groups = dict.fromkeys(group for each in subject.statements for group in each.focus_groups)
    return (
        f"{', '.join(groups)} deliverables: allocation and positions"
        if groups
        else "Deliverables: allocation and positions"
    )


def _named(told: str) -> str:
    """Return how a side is called, without its sender and date."""
    return told.partition(",")[0].partition(" from ")[0]


def _lede(subject: Subject) -> str:
    return summed_up(subject.history) if subject.history else ""
