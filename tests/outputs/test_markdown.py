"""Markdown in which nothing a document holds is taken for markup."""

import pytest

from fgmv_extract.outputs.markdown import escaped, table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, 2024-07-12", "plain words, 2024-07-12"),
        ("a|b", r"a\|b"),
        ("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~"),
        ("<script>", r"\<script\>"),
        ("[text](address)", r"\[text\](address)"),
        ("![alt]", r"!\[alt\]"),
        ("back\\slash", r"back\\slash"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("12) no list", r"12\) no list"),
        ("- no list", r"\- no list"),
        ("+ no list", r"\+ no list"),
        ("--- no rule", r"\--- no rule"),
        ("= no heading", r"\= no heading"),
        ("1.5 is no list", "1.5 is no list"),
        ("https://example.org", "https&#58;//example.org"),
        ("a.b@example.org", "a.b&#64;example.org"),
        ("&amp; R&D A & B", "&amp;amp; R&amp;D A & B"),
        ("two\nlines\tand  blanks", "two lines and blanks"),
        ("\x1b[2J", "\ufffd\\[2J"),
    ],
)
def test_text_shows_as_it_is(text: str, expected: str) -> None:
    """Signs of markup are escaped where they would mean something, and nowhere else."""
    assert escaped(text) == expected


def test_a_table_has_its_headings_a_rule_and_its_rows() -> None:
    """One line each."""
    assert table(("A", "B"), [("1", "2"), ("", "x")]) == ["| A | B |", "| --- | --- |", "| 1 | 2 |", "|  | x |"]
