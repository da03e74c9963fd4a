"""What was odd or lost on the way: findings by code, the gravest first, each with its place."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgmv_extract.findings import Code, Finding
from fgmv_extract.outputs.page.markup import Html, element
from fgmv_extract.outputs.page.section import section
from fgmv_extract.outputs.page.subject import Subject
from fgmv_extract.outputs.page.words import deliverable, numbered, statement
from fgmv_extract.outputs.several import counted

_MOST = 500
"""Findings of one code that are told one by one."""


class _Found(NamedTuple):
    finding: Finding
    label: str | None


def found(subject: Subject) -> Html | None:
    """Return the section; that there are none is worth a line, but not where there is no statement they could be of."""
    listed = list(_found(subject))
    if not listed and not subject.statements:
        return None
    by_code: dict[Code, list[_Found]] = {}
    for each in listed:
        by_code.setdefault(each.finding.code, []).append(each)
    order = sorted(by_code, key=lambda code: (-code.severity.rank, code.label))
    parts = [_code(code, by_code[code], subject) for code in order] or [element("p", "Nothing was odd or lost.")]
    return section("findings", "Findings", *parts, count=len(listed))


def _found(subject: Subject) -> Iterator[_Found]:
    for reference, each in zip(subject.references, subject.statements, strict=False):
        yield from (_Found(finding, reference.label) for finding in each.findings)
    own = dict.fromkeys(
        (*(subject.history.findings if subject.history else ()), *(subject.review.findings if subject.review else ()))
    )
    yield from (_Found(finding, None) for finding in own)


def _code(code: Code, listed: Sequence[_Found], subject: Subject) -> Html:
    head = element(
        "summary",
        element("span", code.severity, class_=f"severity {code.severity}"),
        " ",
        element("b", code.label),
        " ",
        element("small", counted(len(listed), "time")),
    )
    told = (_one(each, subject) for each in listed[:_MOST])
    rest = (
        element("p", f"{len(listed) - _MOST:,} more of them stand in the JSON of the statements.", class_="note")
        if len(listed) > _MOST
        else None
    )
    return element(
        "details",
        head,
        element("p", code.sentence, class_="note"),
        element("ul", *told),
        rest,
        open=code.severity.rank > 0 and len(listed) <= 20,
        class_="group",
    )


def _one(each: _Found, subject: Subject) -> Html:
    own = each.finding
    about = [deliverable(own.deliverable, subject), ": "] if own.deliverable else None
    place = f", {own.place}" if own.place else ""
    where = [" ", element("cite", statement(each.label, subject), place)] if each.label else None
    return element(
        "li", about, own.message, where, data_d=numbered([own.deliverable], subject) if own.deliverable else None
    )
