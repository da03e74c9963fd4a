"""Numbers of liaison statements and of other ITU-T documents, in normal form.

======================  ==================================================================================
``TSAG-LS35``           liaison statement 35 of TSAG: ``TSAG – LS 35 – E``, ``TSAG-LS00035``, ``sp17-tsag-oLS-00035``
``TSAG-LS35-R1``        its first revision
``SG2-TD9R1/PLEN``      temporary document 9, revision 1, of the plenary of SG2: ``SG2-TD9-R1/Plen``, ``TD 9 Rev.1 (P)``
``C416``, ``SG2-C75``   contributions: ``C 416``, ``Contribution 416``, ``COM 2 – C 75 – E``
``TSAG-R2``             reports: ``TSAG – R 2 – E``, ``COM 19 – R 4`` (``SG19-R4``), ``Report 11`` (``R11``)
``FGMV-O-128``          input, output and other documents of a Focus Group
``S2-1811620``          documents of 3GPP
======================  ==================================================================================

Groups are written as in ``number_groups``. Numbers have no leading zeros, except those of Focus Group documents, which have three
digits. A group is never guessed: ``C416`` stays without one.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple, final

from fgmv_extract.itu.contributions import contributions
from fgmv_extract.itu.document_numbers import document_numbers
from fgmv_extract.itu.folded import Folded, folded
from fgmv_extract.itu.number_groups import group_code
from fgmv_extract.itu.statement_numbers import statement_number_at, statement_numbers
from fgmv_extract.patterns import pattern

_LEAD = pattern(r"\s*+[(\[]?\s*+(?:(?:Ref(?:erence)?|No|Doc(?:ument)?)\b\.?\s*:?\s*+)?", re.IGNORECASE)
_REVISED = pattern(r"(.*?(?:-LS|TD|\bC|\bR|-[A-Z]-)[0-9]++)-?R([0-9]++)(/(?s:.*+))?")


@final
class NumberMention(NamedTuple):
    """A number in normal form; ``start`` and ``end`` are character offsets in the text that was searched."""

    number: str
    start: int
    end: int


def find_statement_numbers(text: str) -> tuple[NumberMention, ...]:
    """Find the numbers of liaison statements, in order, each time they occur.

    A number needs its group: ``LS 35`` alone is none. Where a copy ran a number into a date (``TDAG – LS 311 May 2018``),
    so that it may be LS 3 or LS 31, it is not returned.
    """
    source = folded(text)
    if "LS" not in source.text and "ls-" not in source.text.casefold():
        return ()
    return _mentions(source, statement_numbers(source.text))


def read_statement_number(text: str, group: str | None = None) -> tuple[str, str] | None:
    """Read the number at the start of a field (``(Ref.: RevCom - LS 2 -E)``), and tell what follows; None when there is none.

    With ``group`` (``ITU-T TSAG``) a number without one, ``LS 35 – E``, is that group's.
    """
    source = folded(text)
    lead = _LEAD.match(source.text)
    found = lead and statement_number_at(source.text, lead.end(), group_code(group) if group else None)
    if not found:
        return None
    number, end = found
    if source.text[end : end + 1] in {")", "]"} and lead and {"(", "["}.intersection(lead[0]):
        end += 1
    return number, text[source.span(0, end)[1] :].strip()


def find_document_numbers(text: str) -> tuple[NumberMention, ...]:
    """Find the numbers of other documents (temporary documents, contributions, reports), in order, each time they occur."""
    source = folded(text)
    return _mentions(source, document_numbers(source.text))


def find_contributions(text: str) -> tuple[NumberMention, ...]:
    """Find the contributions that prose names, in order: ``C416``, ``C416 and C417``, ``Contributions 416 and 417``, ``C416-C418``."""
    source = folded(text)
    return _mentions(source, contributions(source.text))


def revision_of(number: str) -> tuple[str, int]:
    """Split a number in normal form: ``TSAG-LS35-R1`` is (``TSAG-LS35``, 1), ``SG2-TD9R1/PLEN`` (``SG2-TD9/PLEN``, 1); 0 is the first issue."""
    found = _REVISED.fullmatch(number)
    return (found[1] + (found[3] or ""), int(found[2])) if found else (number, 0)


def _mentions(source: Folded, found: Iterable[tuple[str, int, int]]) -> tuple[NumberMention, ...]:
    return tuple(NumberMention(number, *source.span(start, end)) for number, start, end in found)
