"""The parts of a contact are the same in lines, between commas, and run together as far as anything tells them apart."""

from collections.abc import Callable

import pytest

from fgmv_extract.findings import Code
from fgmv_extract.interpretation.persons import Person, read_person
from fgmv_extract.records import Contact, Statement

Say = Callable[..., Statement]

JANE = Person("Jane Roe", None, "Example Media Laboratory", "France")
CHAIR = Person("Jane Roe", "Rapporteur, Q21/16", "Example Institute", "Brazil")


@pytest.mark.parametrize(
    ("lines", "person"),
    [
        (["Jane Roe", "Example Media Laboratory", "France"], JANE),
        (["Jane Roe", "Example Media", "Laboratory", "France"], JANE),
        (["Jane Roe", "Example Media", "Laboratory France"], JANE),
        (["Jane Roe, Example Media Laboratory, France"], JANE),
        (["Jane Roe, Example Media Laboratory, France", "1234"], Person("Jane Roe", None, "Example Media Laboratory", "France, 1234", unsure=True)),
        (["Jane Roe Example Media Laboratory France"], JANE),
        (["Jane Roe Example", "Media Laboratory France"], JANE),
        (["Jane Roe Example Media Laboratory", "France"], JANE),
        (["Jane Roe", "Rapporteur, Q21/16", "Example Institute", "Brazil"], CHAIR),
        (["Jane Roe, Rapporteur, Q21/16", "Example Institute", "Brazil"], CHAIR),
        (["Jane Roe Rapporteur, Q21/16 Example Institute Brazil"], CHAIR),
        (["Jane Roe", "ABC", "Anytown, CA USA"], Person("Jane Roe", None, "ABC", "Anytown, CA USA")),
        (["Jane Roe", "ABC", "Paris", "France"], Person("Jane Roe", None, "ABC", "Paris, France")),
        (["Jane Roe", "Example Institute", "Research Department"], Person("Jane Roe", None, "Example Institute Research Department")),
        (["Jane Roe", "University of South Africa"], Person("Jane Roe", None, "University of South Africa")),
        (["Jane Roe TSB"], Person("Jane Roe", None, "TSB")),
        (["Jane Roe", "Sweden"], Person("Jane Roe", None, None, "Sweden")),
        (["Jane van der", "Roe", "Example Institute", "France"], Person("Jane van der Roe", None, "Example Institute", "France")),
        (["Jane Maria Roe"], Person("Jane Maria Roe")),
        ([], Person()),
    ],
)  # fmt: skip
def test_a_person_is_the_same_however_the_lines_fall(lines: list[str], person: Person) -> None:
    """The mail address tells where the name ends, the name of a country where that begins."""
    assert read_person(lines, "jane.roe@example.org") == person


def test_a_name_goes_on_to_a_comma_that_ends_it() -> None:
    """All of its words are in the mail address, the last with a comma behind it: the line is parted by commas."""
    person = read_person(["Li Wei Ming, Example Media Laboratory, Singapore"], "li.weiming@example.org")
    assert person == Person("Li Wei Ming", None, "Example Media Laboratory", "Singapore")


@pytest.mark.parametrize(
    ("lines", "unsure"),
    [
        (["Jane Roe", "Example Media Laboratory", "Tunisia, +216 71 555 105"], True),
        (["Jane Roe, rapporteur for Q6/17 Example Security Laboratory", "Tunisia"], True),
        (["Jane Roe", "Example University Nigeria"], True),
        (["Jane Roe", "Example Nigeria University"], True),
        (["Jane Roe", "University of Nigeria"], False),
        (["Jane Roe", "China Example Mobile"], False),
        (["Jane Roe, rapporteur for Q6/17", "Example Security Laboratory", "Tunis, Tunisia"], False),
    ],
)
def test_lines_that_hold_what_belongs_to_others_are_unsure(lines: list[str], unsure: bool) -> None:  # noqa: FBT001  a case
    """A number behind a country, an organization behind a Question, a country in the name of an organization."""
    assert read_person(lines, None).unsure is unsure


@pytest.mark.parametrize(
    ("lines", "email", "person"),
    [
        (["Jane Roe, ABC Company, France"], None, Person("Jane Roe", None, "ABC Company", "France")),
        (["Jane Roe, Chair, ABC Company, France"], None, Person("Jane Roe", "Chair", "ABC Company", "France")),
        (["Jane Roe, ABC Company"], "info@example.org", Person("Jane Roe", None, "ABC Company")),
        (["Jane Roe", "Editor Q1/16 and Q2/16"], None, Person("Jane Roe", "Editor Q1/16 and Q2/16")),
        (["Jane Roe", "Ministry", "of Trade", "Lab for Things", "Ghana"], None, Person("Jane Roe", None, "Ministry of Trade Lab for Things", "Ghana")),
        (["Jane Roe", "ABC Institute, Paris, France"], None, Person("Jane Roe", None, "ABC Institute, Paris, France", unsure=True)),
        (["Jane Roe Chair SG16 Example Ltd. Ghana"], "jane.roe@example.org", Person("Jane Roe", "Chair SG16", "Example Ltd.", "Ghana")),
        (["Jane Roe Acting Chair of ITU-T SG 16, Example Ltd., Ghana"], "jroe@example.org", Person("Jane Roe", "Acting Chair of ITU-T SG 16", "Example Ltd.", "Ghana")),
        (["Jane Roe, Example Ghana"], "roe@example.org", Person("Jane Roe", None, "Example Ghana", unsure=True)),
        (["Jane Roe: x"], "roe@example.org", Person("Jane Roe: x")),
        (["Jane, Maria Roe Example Ltd"], "roe@example.org", Person("Jane", None, "Maria Roe Example Ltd")),
        (["Jane Maria Anna Roe Example Ltd"], "roe@example.org", Person("Jane Maria Anna Roe", None, "Example Ltd")),
        (["Jane Maria Anna Berta Carla Roe Example Ltd"], "roe@example.org", Person("Jane Maria Anna Berta Carla Roe Example Ltd", unsure=True)),
        (["Jane Roe Ltd"], "roe@example.org", Person("Jane Roe", None, "Ltd")),
        (["Jane Roe ABC"], "roe@example.org", Person("Jane Roe", None, "ABC")),
        (["Jane Roe something"], "roe@example.org", Person("Jane Roe something")),
        (["Jane Roe A1 B"], "roe@example.org", Person("Jane Roe A1 B")),
        (["Jane Roe", "Rapporteur Q6/17, Example Institute", "Ghana"], None, Person("Jane Roe", "Rapporteur Q6/17, Example Institute", None, "Ghana", unsure=True)),
        (["Jane Roe", "Rapporteur, Example Institute", "Ghana"], None, Person("Jane Roe", "Rapporteur, Example Institute", None, "Ghana")),
        (["One Two Three Four"], None, Person("One Two Three Four")),
        (["One Two Three Four Five"], None, Person("One Two Three Four Five", unsure=True)),
        (["One Two Three Institute"], None, Person("One Two Three Institute", unsure=True)),
        (["One Two Three Ghana"], None, Person("One Two Three Ghana", unsure=True)),
        (["One Two Ghana Four"], None, Person("One Two Ghana Four")),
        (["One Institute Three"], None, Person("One Institute Three")),
    ],
)  # fmt: skip
def test_what_a_line_holds_beside_a_name(lines: list[str], email: str | None, person: Person) -> None:
    """Roles, organizations and countries in front of and behind commas, within the first five words of a line."""
    assert read_person(lines, email) == person


def test_a_country_directly_below_the_name_is_that_of_the_organization_below_it() -> None:
    """A column of the contact was read before the next one."""
    assert read_person(["Jane Roe", "France", "Example Media Laboratory"], None) == JANE
    assert read_person(["Jane Roe", "France", "Example Media", "Laboratory"], None) == JANE
    assert read_person(["Jane Roe", "France"], None) == Person("Jane Roe", country="France")


@pytest.mark.parametrize(
    ("line", "email", "name"),
    [
        ("Kwame Brandt Example Institute Ghana", "k.brandt@example.com", "Kwame Brandt"),
        ("Tomás Okáfor Example University Nigeria", "okafor@example.com", "Tomás Okáfor"),
        ("Anne-Marie van der Berg Example Telecom Sweden", "am.vanderberg@example.com", "Anne-Marie van der Berg"),
        ("LEE Min-ho Example Telecom Korea", "minho.lee@example.com", "LEE Min-ho"),
    ],
)
def test_a_name_ends_with_its_last_word_in_the_mail_address(line: str, email: str, name: str) -> None:
    """Be it without marks, glued, or in another order."""
    assert read_person([line], email).name == name


@pytest.mark.parametrize("email", [None, "info@example.org", "jane@example.org"])
def test_where_nothing_tells_where_a_name_ends_the_line_is_kept_and_unsure(email: str | None) -> None:
    """A first name alone is not enough: more names may follow."""
    line = "Jane Roe Example Media Laboratory France"
    assert read_person([line], email) == Person(line, unsure=True)


def test_a_contact_that_is_run_together_without_a_mail_address_is_told(say: Say) -> None:
    """The finding loses; numbers behind labels in the same line are read all the same."""
    statement = say(
        """
        | Source: | ITU-T SG16 |
        | Title: | LS/o on avatars |
        | For action to: | TSAG |
        | Contact: | Jane Roe Example Media Laboratory France Tel: +33 1 55 50 Fax: +33 1 55 51 |
        """
    )
    (contact,) = statement.contacts
    assert contact == Contact(name="Jane Roe Example Media Laboratory France", tel="+33 1 55 50", fax="+33 1 55 51")
    assert [finding.code for finding in statement.findings if finding.code.loses] == [Code.RUN_TOGETHER]


def test_a_header_in_lines_ends_where_its_labels_end(say: Say) -> None:
    """However many paragraphs the cells of a table became: the third contact stands in the fiftieth."""
    contacts = [
        line
        for number in range(6)
        for line in ("Contact:", f"Jane Roe-{number}", "Example Laboratory", "France", "Tel: +33 1 55 50 10", f"E-mail: j{number}@example.org")
    ]  # fmt: skip
    statement = say("SG16-LS903", "Source:", "ITU-T SG16", "Title:", "LS/o on avatars", "For action to:", "TSAG", "For comment to:", "-", "Approval:", "SG16 meeting", "Deadline:", "-", *contacts)  # fmt: skip
    assert [contact.email for contact in statement.contacts] == [f"j{number}@example.org" for number in range(6)]


def test_an_inner_header_in_lines_keeps_the_labels_above_its_source(say: Say) -> None:
    """Question and meeting of the statement stand behind its number, and before the source that begins it again."""
    outer = ("SG16-TD905/GEN", "Question(s):", "QALL/16", "Geneva, 7-18 April 2025", "TD", "Source:", "ITU-T SG5", "Title:", "LS/i on travel [from ITU-T SG5]")  # fmt: skip
    inner = ("SG5-LS904", "Question(s):", "9/5", "Wrocław, 17-21 June 2024", "LIAISON STATEMENT", "Source:", "ITU-T Study Group 5", "Title:", "LS/o on travel", "For action to:", "TSAG")  # fmt: skip
    statement = say(*outer, "SG5 has sent the following statement.", *inner)
    assert (statement.number, statement.questions) == ("SG5-LS904", ("Q9/5",))
    assert statement.meeting is not None
    assert statement.meeting.place == "Wrocław"
    assert statement.meetings == ()


def test_the_meeting_of_the_header_is_no_meeting_of_the_prose(say: Say) -> None:
    """Not even when its line says meeting."""
    statement = say("SG16-LS905", "Question(s):", "5/16", "E-meeting, 15-17 July 2024", "Source:", "ITU-T SG16", "Title:", "LS/o on avatars", "For action to:", "TSAG")  # fmt: skip
    assert statement.meeting is not None
    assert statement.meetings == ()


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("Karl Brandt Siemens", True),
        ("Karl von der Brandt", True),
        ("Karl Brandt Siemens Ltd", False),
        ("Karl de la Cruz Brandt", False),
        ("Karl Maria von Brandt University", False),
    ],
)
def test_a_line_of_more_words_than_a_name_has_is_told(line: str, sure: bool, say: Say) -> None:  # noqa: FBT001  a case
    """Five words, or four with one that an organization has, may be more than a name; it is kept as it stands."""
    head = "| Source: | ITU-T SG16 |\n| Title: | LS/o on avatars |\n| For action to: | TSAG |\n"
    statement = say(f"{head}| Contact: | {line}\\nE-mail: someone@example.org |")
    assert [contact.name for contact in statement.contacts] == [line]
    told = [finding.message for finding in statement.findings]
    assert told == ([] if sure else [f"Contact: nothing tells what is whose in '{line}'"])


@pytest.mark.parametrize(
    ("line", "organization"),
    [
        *((line, "Example Ltd") for line in ("(Example Ltd)", "Example Ltd)", "(Example Ltd", "((Example Ltd))", "Example Ltd ( )", "Example Ltd (", "Example Ltd, ;")),
        *((line, line) for line in ("Example (Asia) Ltd", "Example Ltd (Rep. of)", "(Asia) Example Ltd", "(Asia) Example (Europe)")),
        ("((Asia) Example)", "(Asia) Example"),
        ("Example (Asia))", "Example (Asia)"),
        ("((Asia) Example", "(Asia) Example"),
        ("Example (Asia", "Example (Asia"),
        ("<mailto:> Example Ltd <b>", "Example Ltd"),
    ],
)  # fmt: skip
def test_brackets_that_nothing_opens_or_closes_are_no_part_of_a_line(line: str, organization: str, say: Say) -> None:
    """What stands in brackets within a line keeps them; what is cut off gets none."""
    [contact] = say(
        f"| Source: | ITU-T SG20 |\n| Title: | LS/o on maps |\n| Contact: | Jane Roe\\n{line}\\nFrance |"
    ).contacts
    assert (contact.name, contact.organization, contact.country) == ("Jane Roe", organization, "France")


@pytest.mark.parametrize(
    ("cell", "email"),
    [
        ("E-mail: see jane@example.org (office)", "jane@example.org"),
        ("Email: jane@example.org, roe@example.org", "jane@example.org"),
        ("E-mail: jane (at) example.org", "jane (at) example.org"),
    ],
)
def test_the_address_behind_its_label(cell: str, email: str, say: Say) -> None:
    """The first address that stands there; what is none is kept as it stands."""
    header = "| Source: | ITU-T SG20 |\n| Title: | LS/o on maps |"
    [contact] = say(f"{header}\n| Contact: | Jane Roe\\n{cell} |").contacts
    assert (contact.name, contact.email) == ("Jane Roe", email)


def test_the_end_of_an_address_that_was_torn_off_is_none_of_the_country(say: Say) -> None:
    """A column too narrow for an address, or the end of a page in it; a whole address takes nothing."""
    lines = "| Source: | SG5 | ~ |\n| Title: | LS/o on maps | ~ |\n| Contact: | Jane Roe\\nExample Institute\\nFrance\\n.org | E-mail:\\njane.roe@example{} |"
    torn, whole = (say(lines.format(end)).contacts[0] for end in ("", ".com"))
    assert (torn.country, torn.email) == ("France", "jane.roe@example.org")
    assert (whole.country, whole.email) == ("France, .org", "jane.roe@example.com")


@pytest.mark.parametrize("torn", ["jane.roe@example\\n.org", "jane.roe\\n@example.org", "jane.roe@\\nexample.org"])
def test_an_address_for_mail_may_be_torn_beside_its_signs(say: Say, torn: str) -> None:
    """It has no blanks."""
    statement = say(f"| Source: | SG5 | ~ |\n| Title: | LS/o on maps | ~ |\n| Contact: | Jane Roe | E-mail:\\n{torn} |")
    assert [one.email for one in statement.contacts] == ["jane.roe@example.org"]


def test_an_address_without_its_end_is_told(say: Say) -> None:
    """The end of a page may have cut it off."""
    text = "| Source: | SG5 | ~ |\n| Title: | LS/o on maps | ~ |\n| Contact: | Jane Roe | E-mail: jane.roe@example{} |"
    told = ([finding.code for finding in say(text.format(end)).findings] for end in ("", ".org"))
    assert [Code.UNREAD_FIELD in codes for codes in told] == [True, False]


@pytest.mark.parametrize(
    ("lines", "tel", "email"),
    [
        ("Tel: +41 22 730 1234 jane@example.org", "+41 22 730 1234", "jane@example.org"),
        ("Tel: +41 22 730 1234 / E-mail jane@example.org", "+41 22 730 1234", "jane@example.org"),
        ("Tel: jane@example.org", None, "jane@example.org"),
        ("Tel: <jane@example.org>\\nE-mail: jane@example.org", None, "jane@example.org"),
    ],
)
def test_an_address_for_mail_is_no_number(say: Say, lines: str, tel: str | None, email: str) -> None:
    """Behind the label of a number it is the address for mail nonetheless."""
    statement = say(f"| Source: | SG20 |\n| Title: | LS/o on it |\n| To: | SG16 |\n| Contact: | Jane Doe\\n{lines} |")
    [contact] = statement.contacts
    assert (contact.name, contact.tel, contact.email) == ("Jane Doe", tel, email)
    assert statement.findings == ()


def test_a_second_address_for_mail_is_told(say: Say) -> None:
    """One of them has no room in a contact."""
    statement = say(
        "| Source: | SG20 |\n| Title: | LS/o on it |\n| To: | SG16 |\n"
        "| Contact: | Jane Doe\\nFax: +41 22 730 1234, j2@example.org\\nE-mail: jane@example.org |"
    )
    [contact] = statement.contacts
    assert (contact.fax, contact.email) == ("+41 22 730 1234", "jane@example.org")
    assert [finding.message for finding in statement.findings] == ["E-mail: 'j2@example.org' stands beside another"]


_SENT = ("SG17-LS12", "Source: SG17", "Title: LS/o on maps", "For action to: TSAG")


def test_labels_without_a_colon_before_numbers(say: Say) -> None:
    """They are no end of the country."""
    line = (
        "Contact: Jane Roe, ETRI, Republic of Korea, Tel. +82 42 860 0000, Fax +82 42 860 0001, E-mail jane@example.org"
    )
    (contact,) = say(*_SENT, line).contacts
    assert (contact.name, contact.organization, contact.country) == ("Jane Roe", "ETRI", "Republic of Korea")
    assert (contact.tel, contact.fax, contact.email) == ("+82 42 860 0000", "+82 42 860 0001", "jane@example.org")


def test_another_address_in_a_contact_is_told(say: Say) -> None:
    """It may be that of another person, whose name then stands where the organization should."""
    statement = say(*_SENT, "Contacts: 1) Ada Alpha (ada@example.org), 2) Ben Beta (ben@example.org)")
    messages = [finding.message for finding in statement.findings if finding.code is Code.RUN_TOGETHER]
    assert messages == ["Contact: 'ben@example.org' stands beside another address, and may be that of another person"]
