"""Names of work items and Recommendations: ``Y.dtmv-reqts``, ``GSTR-MVQ``, ``Y.4240 (ex Y.dtmv-if)``.

A work item has a provisional name until its text is approved: a series letter and a word (``X.sg-eimv``), or the number of
the Recommendation that is revised or amended (``X.1250rev``, ``X.509Amd.2``). On approval it gets a number, and "ex" keeps the
provisional name beside it for a while. Technical Reports and Papers have a longer prefix (``YSTR``, ``HSTP``, ``TR``).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, final

from fgmv_extract.itu.folded import folded
from fgmv_extract.patterns import pattern

_MORE = r"(?:(?:[&+._]|[-_]\n[ \t]*+|-|/(?![A-Z]\.))[A-Za-z0-9]++)*+"
_DIGITS = r"[0-9]++(?:\.[0-9]++)*+"
_NUMBER = rf"(?:[A-VXZ]\.{_DIGITS}(?:/Y\.{_DIGITS})?|Y\.{_DIGITS})(?:bis|ter)?"
_AMENDMENT = r"\s?(?:Amd|Amendment|Corr?|Corrigendum|Add|Err)\.?\s?[0-9]{1,2}"
_EDITION = r"\s?\((?:[0-9]{2}/)?(?:19|20)[0-9]{2}\)"
_NAME = pattern(
    rf"""(?=[A-Zfhw])(?<![\w.@%=&?\#+-])(?:
      (?:https?|ftp)://\S++ | www\.\S++
    | (?:(?P<revised>{_NUMBER}(?:[\s_-]?(?:rev[0-9]*+(?!\w)|\([Rr]ev\.?\))|{_AMENDMENT}))
      | (?P<provisional>
          (?!D\.WG[0-9])[A-VX-Z]\.(?:[A-Za-z][A-Za-z0-9]++|[0-9]++(?!(?:bis|ter)\b)[A-Za-z]{{2}}[A-Za-z0-9]*+){_MORE}
        | (?:[A-Z]ST[RP][-.]|T[RP]\.(?=[A-Za-z]))[A-Za-z0-9]++{_MORE}
        | (?!ITU-)[A-Z][A-Za-z0-9]*+(?:-[A-Za-z0-9]++)++\sSuppl?\b(?!\.?\s?[0-9]))
      | (?P<number>{_NUMBER}(?:{_EDITION}{_AMENDMENT})?)(?:v[0-9])?(?!/[0-9]|-?[0-9])
      )(?![\w@])
    )""",
    re.VERBOSE,
)
_MAY_NAME = pattern(r"[A-Z](?:\.[A-Za-z0-9]|ST[RP]-|upp)")
"""What is in every name: it begins with one of a few characters, and so is looked for in a fraction of the time."""
_EX = pattern(rf"(?:{_EDITION})?\s*+[(\[,]?\s*+\b(?:ex|[Ff]ormerly|[Ff]ormer|[Pp]reviously)\b[.:]?\s*+")
_CLOSING = pattern(r"\s*+[)\]]")
_SUPPLEMENT = pattern(r"[A-Z]\.Suppl?\.?[0-9]+")
_LIKE_A_PERSON = pattern(r"[A-Z]\.[A-Z][a-z]+(?:-[A-Z][a-z]+)*")
_PLACEHOLDER = pattern(r"[A-Z]\.(?:x{2,}|y{2,}|z{2,}|n{2,})", re.IGNORECASE)
_FILE = pattern(
    r"\.(?:docx?|docm|dotx?|pdf|txt|te?xt|html?|mht|md|zip|xlsx?|pptx?|csv|xml|json|ya?ml|jpe?g|png|gif|rtf|odt|eml|msg|org|com|int|net)",
    re.IGNORECASE,
)
_LETTERED = pattern(
    r"\b(?:annex|appendix|tables?|figures?|parts?|class|clauses?|sections?|options?|group|vitamin)\s*$", re.IGNORECASE
)
_ANNOUNCED = pattern(
    r"\b(?:ITU-T|Recommendations?|Recs?\.?|items?|name|Drafts?|Supplement)\s*+(?:[:,“\"]\s*+)?+$", re.IGNORECASE
)
_JOINED = pattern(r"\s*(?:[,;/&]|and|or)\s*(?:ITU-T\s*)?")
_LINE_END = pattern(r"(?<=[-_])\n\s*")
_REACH = 20
"""How many characters before a name are looked at."""


@final
class WorkItemMention(NamedTuple):
    """A work item or Recommendation that a text names; ``name`` has plain hyphens and no line breaks.

    ``formerly`` is the provisional name behind "ex". ``published`` is true for a plain number of a Recommendation (``Y.4240``),
    and for an amendment with its edition (``X.500 (2019) Amd.1``). ``start`` and ``end`` are character offsets in the text that was
    searched; "ex" and its brackets belong to the mention, a preceding "ITU-T" does not.
    """

    name: str
    formerly: str | None
    published: bool
    start: int
    end: int


def find_work_items(text: str) -> tuple[WorkItemMention, ...]:
    """Find the names of work items and Recommendations, in order, each time they occur.

    ``mention = name [edition] [["("] "ex" ["."] name [")"]]``, ``name = revised | provisional | number``,
    ``provisional = series "." word { ("-" | "_" | "." | "/" | "&" | "+") word } | report-prefix ("-" | ".") word { ... }``,
    ``revised = number ( "rev" | "Amd" digits | "Cor" digits )``, ``number = series "." digits { "." digits }``.

    Questions (``Q.10/17``), people (``J.Rosenberg``), abbreviations (``U.S.``), clauses (``Annex A.1``), file names, web and mail
    addresses and Focus Group deliverables (``D.WG1-01``) are none. A name that looks like a person's (``Q.Interop``) counts where
    it is announced, by "ITU-T", "Recommendation", "work item", "ex" or another name before it, or where it is the whole text.
    """
    source = folded(text, dashes=False)
    if _MAY_NAME.search(source.text) is None:
        return ()
    return tuple(
        WorkItemMention(name, formerly, published, *source.span(start, end))
        for name, formerly, published, start, end in _mentions(source.text)
    )


def _mentions(text: str) -> Iterator[tuple[str, str | None, bool, int, int]]:
    position = end_of_last = 0
    while found := _NAME.search(text, position):
        name = _name(found)
        former, position = _former(text, found.end()) if name else (None, found.end())
        if name and not _is_something_else(text, found, former, end_of_last):
            end_of_last = position
            yield _plain(name), former, _is_published(found), found.start(), position


def _name(found: re.Match[str]) -> str | None:
    """Return the name, None when a web address was passed over."""
    return found["revised"] or found["provisional"] or found["number"]


def _former(text: str, end: int) -> tuple[str | None, int]:
    """Read ``[edition] ["("] "ex" ["."] name [")"]`` behind a name; tell the name and where the mention ends."""
    ex = _EX.match(text, end)
    found = ex and _NAME.match(text, ex.end())
    former = found and _name(found)
    if not found or not former:
        return None, end
    closing = _CLOSING.match(text, found.end())
    return _plain(former), closing.end() if closing else found.end()


def _is_published(found: re.Match[str]) -> bool:
    return found["number"] is not None or _SUPPLEMENT.fullmatch(found[0]) is not None


def _is_something_else(text: str, found: re.Match[str], former: str | None, end_of_last: int) -> bool:
    """Tell a clause of an annex, a file, a placeholder and a person from a work item."""
    name, start = found[0], found.start()
    before = text[max(0, start - _REACH) : start]
    if _LETTERED.search(before) or _PLACEHOLDER.fullmatch(name) or _FILE.fullmatch(name, max(0, name.rfind("."))):
        return True
    if not _LIKE_A_PERSON.fullmatch(name) or former or text.strip() == name:
        return False
    return not (_ANNOUNCED.search(before) or (end_of_last and _JOINED.fullmatch(text, end_of_last, start)))


def _plain(name: str) -> str:
    """Join a name that a line end cut behind a hyphen."""
    return " ".join(_LINE_END.sub("", name).split()) if "\n" in name else name
