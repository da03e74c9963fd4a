"""Countries are told by their names, in the ways people write them."""

import pytest

from fgmv_extract.itu.countries import ends_with_country, is_country


@pytest.mark.parametrize(
    "text",
    [
        "Switzerland",
        "FRANCE",
        "Korea (Rep. of)",
        "Republic of Korea",
        "Viet Nam",
        "P.R. China",
        "the Netherlands",
        "Côte d'Ivoire",
        "Côte d’Ivoire",
    ],
)
def test_a_country_is_known_in_its_usual_forms(text: str) -> None:
    """Case, articles and quotes aside."""
    assert is_country(text)


@pytest.mark.parametrize("text", ["", "Geneva", "Example Telecom Sweden", "Franceville", "Republic of", "Sweden " * 40])
def test_what_is_more_or_other_than_a_country_is_none(text: str) -> None:
    """A city, an organization in front, nothing at all."""
    assert not is_country(text)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Example Telecom Sweden", "Example Telecom "),
        ("Anytown, CA USA", "Anytown, CA "),
        ("Example Agency Republic of Korea", "Example Agency "),
        ("Bosnia and Herzegovina", ""),
        ("Example Telecom", None),
        ("telecom sweden", None),
    ],
)
def test_the_longest_name_at_the_end_of_a_text_is_its_country(text: str, before: str | None) -> None:
    """It begins with a capital letter."""
    at = ends_with_country(text)
    assert (None if at is None else text[:at]) == before
