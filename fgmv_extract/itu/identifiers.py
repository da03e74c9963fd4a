"""Identifiers of Focus Group deliverables: ``FGMV-05``, ``DEL2.2``, ``FG DLT D1.1``.

    identifier = head form      a form of that Focus Group (``itu/data/focus_groups.toml``), or any that ends in a number
               | form           one that its group prints without its name, or, when the document is about a Focus Group,
                                one of that group that is more than a number
               | bare           in the cell of an identifier only
               | head counted   "FG-MV D07", "FG-MV No. 7", of a group whose deliverables have nothing but a number
               | counted        "Deliverable 7", in the cell of an identifier only, of such a group
    head       = the name of a Focus Group (``identifier_heads``)
    bare       = "D" [ "EL" ] [ "." ] [ "WG" ] number { "." number } { "-" part }

Spellings of one identifier become the form its group prints; a form that no group is known to print stays as written. An
unknown group is called as its identifiers begin: FG-XY for ``FGXY-07``. Input, output and temporary documents
(``FGMV-I-012``, ``FGMV-O-128``, ``FGAI4H-P-044``, ``FGMV-LS12``) are no deliverables.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, final

from fgmv_extract.itu.folded import folded
from fgmv_extract.itu.identifier_heads import group_called, heads_at
from fgmv_extract.itu.templates import Template
from fgmv_extract.itu.torn_identifiers import mended
from fgmv_extract.itu.vocabulary import FocusGroup, Vocabulary
from fgmv_extract.patterns import pattern

_CLOSING = {"[": "]", "(": ")", '"': '"', "'": "'", "“": "”", "‘": "’"}
_OPENING = pattern(rf"[\s{re.escape(''.join(_CLOSING))}]*+")
_NUMBERED = r"[0-9]{1,3}(?![0-9])[a-z]?+(?:\.[0-9]{1,3})*+(?:-[A-Za-z0-9]++){0,4}+(?![^\W_]|\.[0-9])"
_UNKNOWN_FORM = pattern(rf"(?<=[\s-])(?:D(?:EL)?[\s.-]?+)?+(?:[A-Z]{{2,5}}[\s.-]?+)?+{_NUMBERED}")
_RUN_ON = pattern(r"(?<=[A-Za-z])[0-9]{2,3}(?![\w.]|-\w)")
"""A number behind the name of a known group without the hyphen, which some programs drop (``FGAN01``)."""
_BARE_FORM = pattern(rf"D(?:EL)?\.?+(?:WG)?+{_NUMBERED}")
_COUNTING = r"(?:D(?:EL)?|(?i:Deliverable|Del)\.?|[Nn][Oo]\.?|N°|#)"
_COUNTED_FORM = pattern(rf"{_COUNTING}(?:[\s-]*+(?:[Nn][Oo]\.?|#))?+[\s.-]*+(?P<number>[0-9]{{1,3}})(?![\w.]|-\w)")
_DELIVERABLE = pattern(r"(?:FG\s)?(?:Deliverable|Del)\b", re.IGNORECASE)
_DOCUMENT = pattern(r"(?i:[A-Z]-|[A-CE-Z]|(?:o?LS|TD|DOC)[\s-]*+)[0-9]")
_START = pattern(r"[FfIiD](?<![^\W_].)(?:(?<=[Ff])[Gg]|(?<=[Ii])[Tt][Uu]|(?<=D)(?:EL|\.WG|\s?[0-9]))")
"""Where an identifier may begin, not inside a word. It begins with one of a few characters in all its forms: nothing is found faster."""
_COUNTED = pattern(r"\s++(?:[a-z]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))")
_WORD = pattern(r"FG[A-Z\d]+[\w.-]*\w", re.IGNORECASE)
_TORN_REST = pattern(r"\s*+\.\s*+[0-9]")
_KEY = pattern(r"[^\W\d_]+|[0-9]+|[.&/]")
_MOST_KNOWN = 8192  # cells of which is kept what they say

Found = tuple["Identifier", int]
"""An identifier, and where it ends."""


@final
class Identifier(NamedTuple):
    """The identifier of a deliverable, as its Focus Group prints it.

    ``focus_group`` is None when neither the identifier nor the document names one. ``aliases`` are the identifiers the
    vocabulary knows the same deliverable by.
    """

    id: str
    focus_group: str | None = None
    aliases: tuple[str, ...] = ()


@final
class Citation(NamedTuple):
    """An identifier in running text, and the characters from ``start`` to ``end`` (exclusive) it was read from."""

    identifier: Identifier
    start: int
    end: int


def read_identifier(text: str, vocabulary: Vocabulary, focus_group: str | None = None) -> tuple[Identifier, str] | None:
    """Read the identifier a cell begins with; return it with the rest of the cell, or None when there is none.

    ``focus_group`` is the one the document is about, for forms without a group's name (``D1.1``). A break inside the
    identifier (``FGMV-`` newline ``24``) and a bracket or quote around it do not matter; nor does one where it has no blank, when
    the cell holds nothing else.
    """
    known = known_by(vocabulary, focus_group)
    if text not in known:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[text] = _kept(text, _read_cell(text, vocabulary, focus_group))
    read = known[text]
    return (Identifier(text, read), "") if isinstance(read, str) else read


_Read = tuple[Identifier, str]


@lru_cache
def known_by(vocabulary: Vocabulary, focus_group: str | None) -> dict[str, _Read | str | None]:  # noqa: ARG001  the key
    """What cells say, by their text, for the same table comes back in statement after statement.

    Of nearly all it is the name of the Focus Group alone: they hold an identifier as it prints it, and nothing else.
    """
    return {}


def _kept(text: str, read: _Read | None) -> _Read | str | None:
    """Put what was read into as little room as it takes."""
    group = read[0].focus_group if read is not None else None
    return group if group is not None and read == (Identifier(text, group), "") else read


def _read_cell(text: str, vocabulary: Vocabulary, focus_group: str | None) -> _Read | None:
    cell = folded(text)
    opening = _OPENING.match(cell.text)
    start = opening.end() if opening else 0
    found = (
        _read(cell.text, start, vocabulary, focus_group)
        or _by_alias(cell.text, start, vocabulary)
        or _of_the_document(cell.text, start, vocabulary, focus_group)
        or _as_written(_BARE_FORM, cell.text, start, focus_group)
    )
    if found is None or _TORN_REST.match(cell.text, found[1]):
        whole = _of_torn(cell.text, vocabulary, focus_group)
        if whole is not None:
            return whole, ""
    if found is None:
        return None
    identifier, end = found
    rest = text[cell.span(start, end)[1] :]
    return identifier, _without_closing(rest, cell.text[:start])


def _of_torn(text: str, vocabulary: Vocabulary, focus_group: str | None) -> Identifier | None:
    """The identifier that a whole cell is when nothing tears it, of a Focus Group that is known."""
    whole = mended(text, vocabulary)
    found = _read(whole, 0, vocabulary, focus_group) if whole else None
    if whole is None or found is None or found[1] != len(whole):
        return None
    return found[0] if found[0].focus_group in vocabulary.focus_groups else None


def find_identifiers(text: str, vocabulary: Vocabulary, focus_group: str | None = None) -> tuple[Citation, ...]:
    """Find the identifiers in running text, in order; ``focus_group`` as in ``read_identifier``."""
    whole = folded(text)
    return tuple(
        Citation(identifier, *whole.span(start, end))
        for identifier, start, end in _scan(whole.text, vocabulary, focus_group)
    )


def identifier_end(text: str, start: int, vocabulary: Vocabulary) -> int | None:
    """Tell where the identifier or document number of a Focus Group ends that begins at ``start`` of folded text.

    None when none begins there, as in *the FG-MV 52 deliverables*.
    """
    for head in heads_at(text, start, vocabulary):
        if (document := _DOCUMENT.match(text, head.end())) is not None:
            return document.end()
    found = _read(text, start, vocabulary, None)
    return None if found is None or _is_count(text, start, found[1]) else found[1]


def key(identifier: Identifier | str) -> str:
    """Return the form in which all spellings of an identifier are equal, for comparing (``fgmv5``)."""
    text = identifier if isinstance(identifier, str) else identifier.id
    joined, before = "", ""
    for part in _KEY.findall(folded(text).text.casefold()):
        value = (part.lstrip("0") or "0") if part.isdecimal() else part
        joined += f"-{value}" if before.isdecimal() and value.isdecimal() else value
        before = value
    return joined


def same(one: Identifier, other: Identifier) -> bool:
    """Tell whether two identifiers name one deliverable, as far as they and their aliases tell."""
    return not {key(one), *map(key, one.aliases)}.isdisjoint({key(other), *map(key, other.aliases)})


def _scan(text: str, vocabulary: Vocabulary, focus_group: str | None) -> Iterator[tuple[Identifier, int, int]]:
    position = 0
    while (mark := _START.search(text, position)) is not None:
        start = mark.start()
        found = _read(text, start, vocabulary, focus_group)
        if found is None or _is_count(text, start, found[1]):
            position = start + 1
        else:
            yield found[0], start, found[1]
            position = found[1]


def _is_count(text: str, start: int, end: int) -> bool:
    """Tell whether a number only counts what follows, or is a day: *the FG-MV 52 deliverables*, *FG-MV 3-5 October*."""
    name, *numbers = text[start:end].split()
    if "-" not in name or name.endswith("-") or len(numbers) != 1 or numbers[0][0] not in "123456789":
        return False
    return numbers[0].replace("-", "").isdecimal() and _COUNTED.match(text, end) is not None


def _read(text: str, start: int, vocabulary: Vocabulary, focus_group: str | None) -> Found | None:
    heads = heads_at(text, start, vocabulary)
    if not heads:
        return _by_templates(_templates_without_head(vocabulary, focus_group), text, start, vocabulary)
    for head in heads:
        if _DOCUMENT.match(text, head.end()) is not None:
            return None
        group = group_called(head["name"], vocabulary)
        templates = group.templates if group else ()
        found = (
            _by_templates(templates, text, head.end(), vocabulary)
            or _counted(text, head.end(), group, vocabulary)
            or _of_unknown_form(text, head, group)
        )
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1024)
def _templates_without_head(vocabulary: Vocabulary, focus_group: str | None) -> tuple[Template, ...]:
    """The forms that can stand without a group's name: first those of the group the document is about."""
    about = vocabulary.focus_groups.get(focus_group or "")
    own = about.templates if about else ()
    alone = [form for group in vocabulary.focus_groups.values() for form in group.templates if form.stands_alone]
    return tuple(form for form in (*own, *alone) if not form.begins_with_number)


def _by_templates(templates: tuple[Template, ...], text: str, start: int, vocabulary: Vocabulary) -> Found | None:
    for template in templates:
        if (tail := template.tail.match(text, start)) is not None:
            group = vocabulary.focus_groups[template.group]
            return _of_group(template.written(tail.groups()), group, vocabulary), tail.end()
    return None


def _of_group(written: str, group: FocusGroup, vocabulary: Vocabulary) -> Identifier:
    alias = _aliases(vocabulary).get(key(written)) if group.aliases else None
    return alias or Identifier(written, group.name)


@lru_cache
def _aliases(vocabulary: Vocabulary) -> dict[str, Identifier]:
    """The working and earlier names of deliverables, by their keys."""
    return {
        key(alias): Identifier(alias, group.name, (official,))
        for group in vocabulary.focus_groups.values()
        for alias, official in group.aliases.items()
    }


def _by_alias(text: str, start: int, vocabulary: Vocabulary) -> Found | None:
    """A working name that lost a hyphen at a line end (``FGMVD5.1-uriop``)."""
    word = _WORD.match(text, start)
    alias = _aliases(vocabulary).get(key(word[0])) if word else None
    return (alias, word.end()) if alias and word else None


def _counted(text: str, start: int, group: FocusGroup | None, vocabulary: Vocabulary) -> Found | None:
    """A number of a deliverable of a group that gives them nothing but numbers (``FGMV-{nn}``)."""
    found = _COUNTED_FORM.match(text, start) if group else None
    if group is None or found is None:
        return None
    numbered = next((form for form in group.templates if form.is_number), None)
    if numbered is None:
        return None
    return _of_group(numbered.written((found["number"],)), group, vocabulary), found.end()


def _of_the_document(text: str, start: int, vocabulary: Vocabulary, focus_group: str | None) -> Found | None:
    """``Deliverable 7`` of the Focus Group that the document is about."""
    if _DELIVERABLE.match(text, start) is None:
        return None
    return _counted(text, start, vocabulary.focus_groups.get(focus_group or ""), vocabulary)


def _of_unknown_form(text: str, head: re.Match[str], group: FocusGroup | None) -> Found | None:
    form = _UNKNOWN_FORM.match(text, head.end()) or (_RUN_ON.match(text, head.end()) if group else None)
    if form is None:
        return None
    return Identifier(_tidy(text[head.start() : form.end()]), group.name if group else f"FG-{head['name']}"), form.end()


def _as_written(form: re.Pattern[str], text: str, start: int, focus_group: str | None) -> Found | None:
    found = form.match(text, start)
    return None if found is None else (Identifier(_tidy(found[0]), focus_group), found.end())


def _tidy(written: str) -> str:
    """Close the gaps that a break leaves at a hyphen; other white space becomes one blank."""
    return re.sub(r" ?- ?", "-", " ".join(written.split()))


def _without_closing(rest: str, opening: str) -> str:
    for mark in reversed(opening.split()):
        rest = rest.lstrip().removeprefix(_CLOSING[mark[-1]])
    return rest.strip()
