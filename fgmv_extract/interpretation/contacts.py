"""The contacts of a header block."""

import re
from collections.abc import Iterable, Iterator, Sequence

from fgmv_extract.findings import Code, Finding
from fgmv_extract.interpretation.fields import BARE, Field
from fgmv_extract.interpretation.persons import read_person
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Contact
from fgmv_extract.typography import collapse

LABELS = ("contact", "tel", "fax", "email", "organization", "country")

_NUMBERS = ("tel", "fax", "email")
_MAIL = pattern(r"\be-?mail\b[\s:]*+\Z", re.IGNORECASE)
_AROUND = " ,;/<>("
_LABELLED = (*_NUMBERS, "organization", "country")
_LABEL = pattern(
    r"(?:^|(?<=\s))(?:(?P<tel>tel|telephone|phone|mobile)|(?P<fax>fax|telefax)|(?P<email>e-?mail))\b"
    r"(?:\.?\s?+:\s*+|\.?\s++(?=(?(email)[\w.+'-]++@|\+?[(0-9])))",
    re.IGNORECASE,
)
_EMAIL = pattern(r"(?<![\w.+'-])[\w.+'-]++@[\w-]++(?:\.[\w-]++)++")
_TORN = pattern(r"(?<=[\w-])[ ](?=[.@][\w-])|(?<=@)[ ](?=[\w-]++\.)")
"""A blank in an address, where a narrow column parts it."""
_PARTED = pattern(r"(<[^<>\s@]*+@[^<>\s]*+)\n([\w.-]*+>)")
"""An address in brackets that the end of a line parts."""
_END_OF_ADDRESS = pattern(r"\.[a-z][a-z.-]*")
_TEL = pattern(r"(?<![\w@])(?:\+|00)\d[\d\s().-]{5,20}\d")
_OPENING = ("contact", "contact_name", "from_contact")
"""Labels with which a contact begins; a name may follow the label of the whole."""
_LETTER = pattern(r"\s*(?:dear\b|hello\b|[0-9]{1,2}[.)]?\s+[A-Z])", re.IGNORECASE)
_LONGEST_LINE = 40  # characters of a line of an address that ends as a sentence does
_NOTHING = pattern(r"\s?\(\s?\)")
_CLOSED = pattern(r"[^()]*+(?:\([^()]*+\)[^()]*+)*+")
"""A text in which each bracket that is opened is closed, and none stands within another."""
_ANGLES = pattern(r"<\s*+(?:mailto:\s*+)?+>|<[^<>@]*+>")


def read_contacts(fields: Iterable[Field], findings: list[Finding]) -> tuple[Contact, ...]:
    """Assemble contacts from the fields of a header block, in order; what cannot be told is added to the ``findings``.

    A contact begins at each contact label; unlabelled lines and Tel, Fax, E-mail values behind it belong to it.
    """
    people: list[list[Field]] = []
    open_ = False
    for field in fields:
        if field.label in _OPENING and not (open_ and field.label == "contact_name" and not _is_named(people[-1])):
            if not open_ or field.under is None or field.under != people[-1][0].under:
                people.append([])
            people[-1].append(field)
            open_ = True
        elif open_ and field.label in {*LABELS, *_OPENING, BARE} and not _is_letter(field):
            people[-1].append(field)
        else:
            open_ = False
    return tuple(contact for person in people if (contact := _contact(person, findings)) is not None)


def _is_named(person: Iterable[Field]) -> bool:
    """Whether the fields of a contact have its name already, below the label for names."""
    return any(field.label == "contact_name" for field in person)


def _is_letter(field: Field) -> bool:
    """Whether a line without a label is no line of an address but the beginning of the letter."""
    if field.label != BARE:
        return False
    return _LETTER.match(field.text) is not None or (
        len(field.text) > _LONGEST_LINE and field.text.endswith((".", ":", ","))
    )


def _contact(fields: list[Field], findings: list[Finding]) -> Contact | None:
    lines: list[str] = []
    found: dict[str, str] = {}
    for field in fields:
        for label, text in () if field.empty else _labelled(field):
            if label is not None:
                found.setdefault(label, collapse(text).strip(" ,;/"))
            else:
                lines += _lines(text, found)
    findings += _misplaced(found, fields)
    if "email" in found:
        found["email"] = _whole(_TORN.sub("", found["email"]), lines)
    if not lines and not found:
        return None
    person = read_person(lines, found.get("email"))
    person = person._replace(
        organization=found.get("organization", person.organization), country=found.get("country", person.country)
    )
    first = next((field for field in fields if not field.empty), fields[0])
    if "@" in (address := found.get("email", "")) and "." not in address.rpartition("@")[2]:
        findings.append(Finding(Code.UNREAD_FIELD, f"E-mail: {address!r} seems to lack its end", first.place))
    beside = next((other[0] for line in lines if (other := _EMAIL.search(line)) is not None), None)
    if beside is not None:
        message = f"Contact: {beside!r} stands beside another address, and may be that of another person"
        findings.append(Finding(Code.RUN_TOGETHER, message, first.place))
    elif person.unsure:
        message = f"Contact: nothing tells what is whose in {' / '.join(lines)!r}"
        findings.append(Finding(Code.RUN_TOGETHER, message, first.place))
    return Contact(
        name=person.name,
        role=person.role,
        organization=person.organization,
        country=person.country,
        tel=found.get("tel"),
        fax=found.get("fax"),
        email=found.get("email"),
        place=first.place,
        verbatim=first.verbatim,
    )


def _misplaced(found: dict[str, str], fields: Sequence[Field]) -> Iterator[Finding]:
    """Take the address for mail out of a number behind whose label it stands; tell of one beside another."""
    for label in ("tel", "fax"):
        while (address := _EMAIL.search(found.get(label, ""))) is not None:
            number = found.pop(label)
            rest = _MAIL.sub("", number[: address.start()]).strip(_AROUND) + number[address.end() :].rstrip(_AROUND)
            if rest:
                found[label] = rest
            if found.setdefault("email", address[0]) != address[0]:
                yield Finding(Code.UNREAD_FIELD, f"E-mail: {address[0]!r} stands beside another", fields[0].place)


def _whole(address: str, lines: list[str]) -> str:
    """An address for mail, with its end from the lines where a narrow column or the end of a page tore that off."""
    address = (_EMAIL.search(address) or [address])[0]
    end = next((line for line in lines if _END_OF_ADDRESS.fullmatch(line)), None)
    if end is None or "." in address.rpartition("@")[2]:
        return address
    lines.remove(end)
    return address + end


def _labelled(field: Field) -> Iterator[tuple[str | None, str]]:
    """Part a text at the labels inside it (``Tel: +46 8 555 E-mail: jane@example.org``); None is the label of other text."""
    text = _PARTED.sub(r"\1\2", field.text)
    label, at = field.label if field.label in _LABELLED else None, 0
    for match in _LABEL.finditer(text):
        if text[at : match.start()].strip():
            yield label, text[at : match.start()]
        label, at = next(name for name in _NUMBERS if match[name] is not None), match.end()
    if text[at:].strip():
        yield label, text[at:]


def _lines(text: str, found: dict[str, str]) -> Iterator[str]:
    """Yield the lines of a text, collapsed, without the first number and mail address in it: those are ``found``."""
    text = _take("email", _EMAIL, text, found)
    text = _take("tel", _TEL, text, found)
    for part in re.split(r"[\n\t]", _ANGLES.sub("", text)):
        if line := _unbracketed(_NOTHING.sub("", collapse(part))):
            yield line


def _unbracketed(line: str) -> str:
    """Leave out brackets at the ends that nothing in the line opens or closes, and those around it: ``Korea (Rep. of)`` keeps its own."""
    bare = line.strip(" ,;<>()")
    ways = (bare, f"{bare})", f"({bare}", f"({bare})")
    return next((way for way in ways if way in line and _CLOSED.fullmatch(way)), bare)


def _take(key: str, pattern: re.Pattern[str], text: str, found: dict[str, str]) -> str:
    """Take the first match out of the text and keep it under ``key``."""
    match = pattern.search(text)
    if match is None:
        return text
    found.setdefault(key, collapse(match.group()))
    return text[: match.start()] + text[match.end() :]
