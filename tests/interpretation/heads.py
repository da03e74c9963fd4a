"""Made header blocks, and the ways in which they are printed: each says what the plain one says, as far as it can."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from random import Random

from fgmv_extract.document import Document
from tests.interpretation.conftest import make_page

Facts = Sequence[tuple[str, str]]
"""Labels and values in order; ``\\n`` parts the lines of a value."""
Prints = Callable[[Facts, Random], Iterator[str]]
"""Yields the blocks of a page."""

_SOURCES = {
    "ITU-T Study Group 20": "SG20-LS160",
    "ITU-T SG16 (Q6/16, Q8/16)": "SG16 – LS 41",
    "SG20 (WP1/20)": "SG20-LS5-R1",
    "FG-MV": "FG-MV-LS12",
    "ITU-T SG21 (formerly SG16)": "SG21-LS3",
    "Chair of SG20": "SG20-LS9",
    "ITU-T SG15, Rapporteur group for Q4/15": "SG15-LS7",
}
"""Who writes, and the number of the statement."""
_TO = (
    *(
        "TSAG",
        "ITU-T SG16 (Q8/16); ITU-R WP 6C",
        "ISO/IEC JTC 1/SC 29 – WG 7, W3C Immersive Web Working Group",
        "-",
        "N/A",
    ),
    *(
        "All Study Groups",
        "1) SG5, 2) SG17 (Q1/17), 3) IETF",
        "Metaverse Standards Forum, Jane Roe",
        "SG5, SG13 and SG20",
    ),
    *("SG17 <tsbsg17@example.org>; OpenID Foundation", "ITU-T SG20 - WP 2/20", "3GPP SA WG4, Stefan Bruhn", ""),
)
_TITLES = (
    "LS/o on deliverables of FG-MV [to {to}]",
    "LS/r on the allocation of deliverables (reply to TSAG-LS35)",
    "LS/i on maps of cities [from ITU-T SG16]",
    "LS/r on the deliverables of FG-MV (reply to TSAG-LS35 and SG2-LS4)",
    "Liaison statement on metaverse",
)
_MEETINGS = (
    *(
        "Geneva, 1-12 July 2024",
        "Virtual, 26 May 2025",
        "E-meeting, 13 - 23 January 2025",
        "Rennes, 15 April – 2 May 2024",
        "-",
    ),
    *("Geneva, July 2024", "(Geneva, 29 July - 2 August 2024)"),
)
_APPROVALS = (
    *("ITU-T Study Group 20 (Geneva, 12 July 2024)", "Agreed to at the SG16 meeting, Rennes, 26 April 2024", "n/a"),
    *("WP1/20 meeting (virtual, 3 June 2024)", "TSAG management, by correspondence"),
)
_DEADLINES = ("31 August 2024", "N/A", "1 July 2025 or the next meeting", "Next meeting of TSAG", "-", "2024-12-01")
_PEOPLE = (
    "Jane Doe\nRapporteur, Q7/20\nExample Laboratory\nFrance",
    "Ada Mercer\nABC Company\nKorea (Rep. of)",
    "Tom Okafor, ABC Company, Nigeria",
    "John Q. Jones, Chair of WP1/20\nExample Media\nInstitute\nUnited Kingdom",
    "Li Wei\nMinistry of Industry of the Republic of Example",
    "<Name>\n<Organization>\n<Country>",
)
_REACHED = (
    "Tel: +41 22 730 0000\nFax: +41 22 730 0001\nE-mail: {mail}",
    "Tel: +33 1 55 50 10 12\nE-mail: {mail}",
    "E-mail: {mail}",
    "Email: <mailto:{mail}> Tel.: +1 576 980 9987",
    "Tel:\nFax:\nE-mail:",
)
_MAILS = (
    "jane.doe@example.org",
    "a.mercer@example.org",
    "okafor@example.co.uk",
    "j.jones@media.example.org",
    "li@example.org",
)


def facts(seed: int) -> Facts:
    """Make the fields of a header block."""
    random = Random(seed)  # noqa: S311  no secret
    person = random.randrange(5)
    source, of_source = random.choice(list(_SOURCES.items()))
    made = [
        ("Number", of_source),
        (
            "Question(s)",
            random.choice(("7/20", "Q1/20, Q2/20 and 5/20", "8, 21 and 22/16", "All/20", "N/A", "45/15, 3/4")),
        ),
        ("Meeting, date", random.choice(_MEETINGS)),
        ("Source", source),
        ("Title", random.choice(_TITLES).format(to=random.choice(("TSAG", "SG20 and ITU-R WP 6C", "all SGs")))),
        ("For action to", random.choice(_TO)),
        ("For comment to", random.choice(_TO)),
        ("For information to", random.choice(_TO)),
        ("Approval", random.choice(_APPROVALS)),
        ("Deadline", random.choice(_DEADLINES)),
        ("Contact", f"{_PEOPLE[person]}\n{random.choice(_REACHED[:-1]).format(mail=_MAILS[person])}"),
        ("Contact", f"{random.choice(_PEOPLE)}\n{random.choice(_REACHED).format(mail=random.choice(_MAILS))}"),
        ("Keywords", random.choice(("Metaverse; digital twin, avatar", "metaverse", "-"))),
        (
            "Abstract",
            random.choice(("This liaison statement tells of twins.\nIt asks for comments.", "It tells of maps.")),
        ),
    ]
    left_out = {label for label in ("Number", "Meeting, date", "Keywords", "Approval") if random.random() < 0.25}
    return [each for each in made if each[0] not in left_out]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace(chr(10), chr(92) + 'n') for cell in cells)} |"


def table(facts: Facts, _: Random) -> Iterator[str]:
    """Labels and values in two columns."""
    yield "\n".join(_row(f"{label}:", value) for label, value in facts)


def template(facts: Facts, _: Random) -> Iterator[str]:
    """The template: number and meeting without labels, what reaches a contact in a cell of its own."""
    by_label = dict(facts)
    rows = [_row(by_label["Number"], "<", "<")] if "Number" in by_label else []
    for label, value in facts:
        if label == "Question(s)":
            rows.append(_row("Question(s):", value, by_label.get("Meeting, date", "")))
        elif label == "Contact":
            who = [line for line in value.split("\n") if not line.startswith(("Tel", "Fax", "E-mail", "Email"))]
            rows.append(_row("Contact:", "\n".join(who), "\n".join(value.split("\n")[len(who) :])))
        elif label not in {"Number", "Meeting, date"}:
            rows.append(_row(f"{label}:", value, "<"))
        if label == "Title":
            rows.append(_row("LIAISON STATEMENT", "<", "<"))
    yield "\n".join(rows)


def in_one_cell(facts: Facts, _: Random) -> Iterator[str]:
    """A label and its value in one cell, two in a row."""
    cells = [f"{label}: {value}" for label, value in facts]
    yield "\n".join(_row(*cells[at : at + 2], *[""] * (2 - len(cells[at : at + 2]))) for at in range(0, len(cells), 2))


def stacked(facts: Facts, _: Random) -> Iterator[str]:
    """The labels of neighbouring purposes share a cell, and so do their values, an empty line between them."""
    rows: list[tuple[str, str]] = []
    for label, value in facts:
        if label in {"For comment to", "For information to"} and rows:
            rows[-1] = (f"{rows[-1][0]}\n{label}:", f"{rows[-1][1]}\n\n{value or '-'}")
        else:
            rows.append((f"{label}:", value))
    yield "\n".join(_row(*row) for row in rows)


def lines(facts: Facts, _: Random) -> Iterator[str]:
    """``Source: ITU-T SG20`` a line; what else a value has stands in the lines below."""
    yield "LIAISON STATEMENT"
    for label, value in facts:
        yield from f"{label}: {value}".split("\n")


def tabbed(facts: Facts, _: Random) -> Iterator[str]:
    """A tab behind each label, and another before what reaches a contact."""
    yield "LIAISON STATEMENT"
    for label, value in facts:
        yield f"{label}:\t{value.replace(chr(10) + 'Tel', chr(9) + 'Tel')}"


def beside(facts: Facts, _: Random) -> Iterator[str]:
    """Two fields a line, a tab between them."""
    yield "LIAISON STATEMENT"
    cells = [f"{label}:\t{value}".replace("\n", ", ") for label, value in facts]
    yield from ("\t".join(cells[at : at + 2]) for at in range(0, len(cells), 2))


def alternate(facts: Facts, _: Random) -> Iterator[str]:
    """A label a line, and its value in the next."""
    yield "LIAISON STATEMENT"
    for label, value in facts:
        yield f"{label}:"
        yield from filter(None, value.split("\n"))


def narrow(facts: Facts, _: Random) -> Iterator[str]:
    """Lines of a narrow page, wrapped anywhere."""
    yield "LIAISON STATEMENT"
    for label, value in facts:
        yield "\n".join(line for part in f"{label}: {value}".split("\n") for line in textwrap.wrap(part, 32))


def run_together(facts: Facts, _: Random) -> Iterator[str]:
    """Line ends have become blanks."""
    yield "LIAISON STATEMENT"
    for label, value in facts:
        yield f"{label}: {value}".replace("\n", " ")


def capitals(facts: Facts, _: Random) -> Iterator[str]:
    """Labels in capitals without colons, in a table."""
    yield "\n".join(_row(label.upper(), value) for label, value in facts)


def shuffled(facts: Facts, random: Random) -> Iterator[str]:
    """The same rows in another order; the second contact stays behind the first."""
    order = random.sample(range(len(facts)), len(facts))
    contacts = iter(sorted(at for at in order if facts[at][0] == "Contact"))
    yield "\n".join(_row(*facts[next(contacts) if facts[at][0] == "Contact" else at]) for at in order)


def issued_again(facts: Facts, random: Random) -> Iterator[str]:
    """A TD of its receiver around it."""
    title = dict(facts)["Title"]
    above = random.choice((f"LS/i on {title}", title, "Liaison statement received"))
    yield "\n".join([_row("SG16-TD120/GEN", "<"), _row("Source:", "ITU-T SG20"), _row("Title:", above)])
    yield random.choice(
        ("The following liaison statement has been received.", "A letter is reproduced below.", "_________")
    )
    yield from table(facts, random)


def parted(facts: Facts, random: Random) -> Iterator[str]:
    """The first rows in one table, the others in the next, words between them."""
    at = random.randrange(3, 7)
    yield from table(facts[:at], random)
    yield random.choice(("LIAISON STATEMENT", "_______________________"))
    yield from table(facts[at:], random)


def lower_down(facts: Facts, random: Random) -> Iterator[str]:
    """Lines below the letterhead of the secretariat."""
    yield from (
        "INTERNATIONAL TELECOMMUNICATION UNION",
        "TELECOMMUNICATION STANDARDIZATION SECTOR",
        "STUDY PERIOD 2022-2024",
    )
    yield from ("Original: English", "_______________________")
    yield from lines(facts, random)


def of_mail(facts: Facts, random: Random) -> Iterator[str]:
    """The short labels that are used elsewhere: From, To, Cc."""
    short = {
        "Source": "From",
        "For action to": "To",
        "For information to": "Cc",
        "Title": "Subject",
        "Approval": "Date",
    }
    kept = [(short[label], value) for label, value in facts if label in short and label != "Approval"]
    yield "Liaison Statement"
    for label, value in kept:
        yield from f"{label}: {value}".split("\n")
    yield f"Date: {random.choice(('May 5, 2010', '12 July 2024', '2024-07-12'))}"


WAYS: dict[str, Prints] = {
    each.__name__: each
    for each in (
        *(table, template, in_one_cell, stacked, lines, tabbed, beside, alternate, narrow, run_together, capitals),
        *(shuffled, issued_again, parted, lower_down, of_mail),
    )
}
_LETTER = (
    "This liaison statement answers TSAG-LS35. All deliverables of FG-MV were looked at, and the plans for them are shown below.",
    "The next meeting of SG20 is planned for 13-23 January 2025 in Geneva.",
)


def printed(facts: Facts, way: str, number: int) -> Document:
    """Make a document of a header block with the beginning of a letter below it."""
    return make_page(*filter(str.strip, WAYS[way](facts, Random(number))), *_LETTER)  # noqa: S311  no secret
