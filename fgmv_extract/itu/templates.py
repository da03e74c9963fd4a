"""The forms in which Focus Groups print identifiers, written as text with fields: ``FGMV-{nn}``, ``DEL{n}.{n}``.

    template = { literal | field }
    field    = "{n}" | "{nn}" | "{nnn}"    a number; of at least two, three digits when printed
             | "{word}"                    a letter, then letters and digits

Reading is lenient where printing is exact: blanks, hyphens, leading zeros and case do not matter.
"""

import re
from functools import cached_property
from typing import final

from attrs import frozen

from fgmv_extract.itu.spellings import GAP, normal
from fgmv_extract.patterns import pattern

_FIELD = pattern(r"\{(n{1,3}|word)\}")
_READS = {"word": "([A-Za-z][A-Za-z0-9]*+)"}
_NUMBER = "([0-9]{1,4})"
_SHORTEST = "([0-9]{1,4}?)"
_WIDTHS = {"n": 1, "nn": 2, "nnn": 3}
_PARTED = r"(?:[\s-]++|(?=[0-9]{%d}(?![0-9]|\s*-)))"
"""Between two numbers: a gap, or none (``WG102``) where the second has no more digits than are printed."""
# What cannot follow an identifier: more of it (05b, 5.1, -R1, -uriop). A capitalised word may, where a blank got lost.
_END = r"(?![0-9a-z]|[A-Z](?![a-z])|\.[0-9]|-(?:[a-z]|[A-Z]{0,2}[0-9]))"


def is_template(text: str) -> bool:
    """Tell whether the text has a field and no other braces."""
    literals = _FIELD.sub("", text)
    return literals != text and not set(literals) & set("{}")


@final
@frozen(slots=False)
class Template:
    """One form of the identifiers of ``group``; ``text`` is as in the data."""

    text: str
    group: str

    @cached_property
    def head(self) -> str:
        """The group's name as this form prints it (``FGMV``), "" when it leaves it out."""
        name = normal(self.group)
        for end in range(len(self.text) + 1):
            if normal(self.text[:end]) == name:
                return self.text[:end]
        return ""

    @property
    def stands_alone(self) -> bool:
        """Whether the form is printed without the group's name."""
        return not self.head

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """What follows the group's name, one capturing group a field, in folded text."""
        parts: list[str] = []
        for literal, kind in self._pieces:
            if parts and parts[-1] == _NUMBER and kind in _WIDTHS and not literal.strip(" -"):
                parts[-1:] = [_SHORTEST, _PARTED % _WIDTHS[kind]]
            else:
                parts += (GAP if character in " -" else re.escape(character) for character in literal)
            if kind is not None:
                if literal[-1:].isalpha():
                    parts.append(GAP)
                parts.append(_READS.get(kind, _NUMBER))
        if parts[0] == GAP:
            del parts[0]
        return re.compile(f"(?i:{''.join(parts)}){_END}")

    @cached_property
    def begins_with_number(self) -> bool:
        """Whether nothing but a number would be left without the group's name."""
        literal, kind = self._pieces[0]
        return kind != "word" and not literal.strip(" -")

    @cached_property
    def is_number(self) -> bool:
        """Whether one number is all that stands behind the group's name (``FGMV-{nn}``)."""
        return not self.stands_alone and self.begins_with_number and len(_FIELD.findall(self.text)) == 1

    def written(self, fields: tuple[str, ...]) -> str:
        """Return the identifier with these fields as the group prints it."""
        values = [field if kind == "word" else int(field) for field, kind in zip(fields, self._kinds, strict=False)]
        return self._form.format(*values)

    @cached_property
    def _kinds(self) -> tuple[str, ...]:
        """The kinds of its fields."""
        return tuple(_FIELD.findall(self.text))

    @cached_property
    def _form(self) -> str:
        """The form as ``str.format`` reads it."""
        return _FIELD.sub(lambda field: "{}" if field[1] == "word" else f"{{:0{len(field[1])}}}", self.text)

    @property
    def _pieces(self) -> list[tuple[str, str | None]]:
        """The tail, as pairs of a literal and the kind of the field behind it (None behind the last)."""
        split = _FIELD.split(self.text[len(self.head) :])
        return list(zip(split[::2], [*split[1::2], None], strict=True))
