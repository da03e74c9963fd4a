"""The contacts of a header block."""

import re
from collections.abc import Iterable

from fgmv_extract.interpretation.fields import BARE, Field
from fgmv_extract.records import Contact
from fgmv_extract.typography import collapse

LABELS = ("contact", "tel", "fax", "email")

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TEL = re.compile(r"(?<![\w@])(?:\+|00)\d[\d\s().-]{5,20}\d")
_ROLE = re.compile(
    r"\b(?:rapporteur|chair(?:man|woman|person)?|vice-?chair\w*|co-?chair\w*|editor|secretary|counsellor|director|convenor"
    r"|coordinator|president|adviser|advisor|manager|delegate|head)\b",
    re.IGNORECASE,
)
_OPENING = ("contact", "contact_name", "from_contact")
"""Labels with which a contact begins; a name may follow the label of the whole."""
_LETTER = re.compile(r"\s*(?:dear\b|hello\b|[0-9]{1,2}[.)]?\s+[A-Z])", re.IGNORECASE)
_LONGEST_LINE = 40  # characters of a line of an address that ends as a sentence does
_ANGLES = re.compile(r"<\s*(?:mailto:)?\s*>|<[^<>@]*>")


def read_contacts(fields: Iterable[Field]) -> tuple[Contact, ...]:
    """Assemble contacts from the fields of a header block, in order.

    A contact begins at each contact label; unlabelled lines and Tel, Fax, E-mail values behind it belong to it.
    """
    people: list[list[Field]] = []
    open_ = False
    for field in fields:
        if field.label in _OPENING and not (open_ and field.label == "contact_name"):
            if not open_ or field.under is None or field.under != people[-1][0].under:
                people.append([])
            people[-1].append(field)
            open_ = True
        elif open_ and field.label in {*LABELS, *_OPENING, BARE} and not _is_letter(field):
            people[-1].append(field)
        else:
            open_ = False
    return tuple(contact for person in people if (contact := _contact(person)) is not None)


def _is_letter(field: Field) -> bool:
    """Whether a line without a label is no line of an address but the beginning of the letter."""
    if field.label != BARE:
        return False
    return _LETTER.match(field.text) is not None or (
        len(field.text) > _LONGEST_LINE and field.text.endswith((".", ":", ","))
    )


def _contact(fields: list[Field]) -> Contact | None:
    lines: list[str] = []
    found: dict[str, str] = {}
    for field in fields:
        if field.empty:
            continue
        if field.label in {"tel", "fax", "email"}:
            found.setdefault(field.label, collapse(field.text))
            continue
        text = _take("email", _EMAIL, field.text, found)
        text = _take("tel", _TEL, text, found)
        lines += [
            line for part in re.split(r"[\n\t]", _ANGLES.sub("", text)) if (line := collapse(part).strip(" ,;<>()"))
        ]
    if "email" in found:
        found["email"] = (_EMAIL.search(found["email"]) or [found["email"]])[0]
    if not lines and not found:
        return None
    if len(lines) == 1:
        lines = _split_line(lines[0])
    name, role = _name_and_role(lines[0]) if lines else (None, None)
    rest = lines[1:]
    if role is None and rest and _ROLE.search(rest[0]):
        role = rest.pop(0)
    first = next((field for field in fields if not field.empty), fields[0])
    return Contact(
        name=name,
        role=role,
        organization=rest[0] if rest else None,
        country=", ".join(rest[1:]) or None,
        tel=found.get("tel"),
        fax=found.get("fax"),
        email=found.get("email"),
        place=first.place,
        verbatim=first.text,
    )


def _take(key: str, pattern: re.Pattern[str], text: str, found: dict[str, str]) -> str:
    """Take the first match out of the text and keep it under ``key``."""
    match = pattern.search(text)
    if match is None:
        return text
    found.setdefault(key, collapse(match.group()))
    return text[: match.start()] + text[match.end() :]


def _split_line(line: str) -> list[str]:
    """Split ``Jane Roe, ABC Company, France``; the role stays with the name."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if len(parts) > 1 and _ROLE.search(parts[1]):
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    return parts


def _name_and_role(line: str) -> tuple[str, str | None]:
    """Split ``John Jones, rapporteur for Q45/15``."""
    name, comma, role = line.partition(",")
    if comma and _ROLE.search(role):
        return name.strip(), role.strip()
    return line, None
