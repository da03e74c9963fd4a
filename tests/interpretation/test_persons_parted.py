"""Lines of a contact that are cut in odd places, and those that say more than a name."""

import pytest

from fgmv_extract.interpretation.persons import Person, read_person


@pytest.mark.parametrize(
    ("lines", "person"),
    [
        (
            ["Jane Doe", "ABC", "Media Research", "Institute, Switzerland"],
            Person("Jane Doe", None, "ABC Media Research Institute", "Switzerland"),
        ),
        (
            ["Jane Doe", "ABC", "Example Laboratory France"],
            Person("Jane Doe", None, "ABC Example Laboratory", "France"),
        ),
        (["Jane Doe", "Ministry of Industry", "of France"], Person("Jane Doe", None, "Ministry of Industry", "of France")),
        (["Jane Doe", "France", "Example", "Laboratory"], Person("Jane Doe", None, "Example Laboratory", "France")),
        (["Jane Doe", "France"], Person("Jane Doe", None, None, "France")),
        (["Jane Doe", "ABC", "Anytown, CA", "USA"], Person("Jane Doe", None, "ABC", "Anytown, CA, USA")),
    ],
)  # fmt: skip
def test_lines_of_an_organization_and_a_country(lines: list[str], person: Person) -> None:
    """A country ends the last line, or stands below the name; every line down to the last that names an organization is of it."""
    assert read_person(lines, None) == person


@pytest.mark.parametrize(
    ("line", "email", "person"),
    [
        ("Jane Doe, Example Laboratory, France", None, Person("Jane Doe", None, "Example Laboratory", "France")),
        (
            "Jane Doe Rapporteur Q7/20, Example Laboratory, France",
            "jane.doe@example.org",
            Person("Jane Doe", "Rapporteur Q7/20", "Example Laboratory", "France"),
        ),
        (
            "Jane Doe Chair of SG20 , Example Laboratory",
            "doe@example.org",
            Person("Jane Doe", "Chair of SG20", "Example Laboratory"),
        ),
        ("Jane Doe ABC", "jdoe@example.org", Person("Jane Doe", None, "ABC")),
        ("Jane Doe Roe", "jdoe@example.org", Person("Jane Doe Roe")),
        ("Jane Doe France", "jane.doe@example.org", Person("Jane Doe", None, None, "France")),
    ],
)
def test_an_address_for_mail_tells_where_the_name_ends(line: str, email: str | None, person: Person) -> None:
    """Behind it stand a role, an organization or a country."""
    assert read_person([line], email) == person


@pytest.mark.parametrize(
    ("line", "unsure"),
    [
        ("Jane Doe Example Laboratory", True),
        ("Jane Doe Laboratory Seven", True),
        ("Network Jane Doe Roe", False),
        ("Jane Union Doe Roe", False),
        ("Jane Doe South Africa", True),
        ("Jane Maria Doe Roe", False),
        ("Jane Maria de la Roe", True),
        ("Jane Maria Doe, Roe", False),
        ("Jane Doe France", False),
    ],
)
def test_more_than_a_name_is_unsure(line: str, unsure: bool) -> None:  # noqa: FBT001
    """Five words, or an organization or country behind the first two of four."""
    assert read_person([line, "Example Laboratory", "France"], None).unsure is unsure
