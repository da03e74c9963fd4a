"""The page: whole, self-contained, and nothing a document says becomes markup."""

import hashlib
import re
from base64 import b64decode, b64encode
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.comparison.comparing import compare
from fgmv_extract.outputs.page import comparison_to_html, subject_of, subject_of_history, to_html
from fgmv_extract.outputs.page.markup import Html, element, joined, text
from fgmv_extract.outputs.page.wording import marked
from fgmv_extract.records import Commitment, Position, PositionState, Statement

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;"


class Elements(HTMLParser):
    """The elements of a page and the text between them, as a browser would see them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the text between elements."""
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of that name."""
        return [attributes for name, attributes in self.found if name == tag]


def hostile(statement: Statement) -> Statement:
    """Return the statement with markup in every text a page may show."""
    rows = tuple(
        evolve(
            row,
            id=f"{row.id}{HOSTILE}",
            title=HOSTILE,
            kind=HOSTILE,
            allocation=row.allocation and evolve(row.allocation, text=HOSTILE, verbatim=HOSTILE, authority=HOSTILE),
            positions=(
                *row.positions,
                Position(
                    group=HOSTILE,
                    state=PositionState.STATED,
                    commitment=Commitment.PLANNED,
                    questions=(HOSTILE,),
                    text=HOSTILE,
                ),
            ),
        )
        for row in statement.deliverables
    )
    return evolve(statement, number=HOSTILE, title=HOSTILE, abstract=HOSTILE, approval=HOSTILE, deliverables=rows)


def test_every_section_is_there_and_every_link_leads_somewhere(statement: Statement) -> None:
    """A page without its script stands whole: what a link points to is in it, and no id is given twice."""
    later = evolve(statement, number="TSAG-LS99", date="2024-08-02", deliverables=statement.deliverables[:2])
    page = Elements(to_html(subject_of([statement, later])))
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {attributes["href"] or "" for _, attributes in page.found if "href" in attributes}
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)
    assert [each["id"] for each in page.named("section")] == [
        "summary", "matrix", "changes", "deliverables", "review", "findings",
    ]  # fmt: skip


def test_nothing_a_document_says_becomes_markup(statement: Statement) -> None:
    """Script, image and attribute in a title show as text: the page has the same elements as one of a harmless statement."""
    bad = to_html(subject_of([hostile(statement)]))
    assert HOSTILE not in bad
    page = Elements(bad)
    assert "img" not in {tag for tag, _ in page.found}
    assert len(page.named("script")) == 2
    assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]
    assert any(HOSTILE in said for said in page.texts)


def test_a_comparison_of_hostile_statements_is_harmless(statement: Statement) -> None:
    """The words before and after are marked word by word, and are still only words."""
    page = Elements(comparison_to_html(compare(statement, hostile(statement), relation="revision")))
    assert {tag for tag, _ in page.found} & {"script", "img"} == set()
    assert "".join(page.texts).count("alert(1)") > 1


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else(statement: Statement) -> None:
    """The hashes are those of what stands in the page; there is no style attribute, which the policy would stop."""
    html = to_html(subject_of([statement]))
    page = Elements(html)
    policy = next(each["content"] for each in page.named("meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    for name, tag in (("script-src", "<script>"), ("style-src", "<style>")):
        source = html.split(tag)[1].split(f"</{tag[1:]}")[0]
        digest = b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert not [attributes for _, attributes in page.found if "style" in attributes]
    assert "http" not in "".join(
        value or "" for _, each in page.found for name, value in each.items() if name in {"src", "href"}
    )


def test_each_mark_leads_to_the_row_it_was_read_from(statement: Statement) -> None:
    """The evidence stands on the page word for word, with its place."""
    html = to_html(subject_of([statement]))
    row = html.split('id="d1-0"')[1].split("</table>")[0]
    assert "FGMV‑28" in row
    assert "SG20\n(SG16)" in row
    assert "Q1/20 and Q2/20 agreed\nto initiate Y.dtmv-reqts." in row
    assert '<a class="m P su" href="#d1-0"><i>primary</i></a>' in html
    assert '<a class="p agreed" href="#d1-0">Q1, Q2 Y.dtmv-reqts agreed</a>' in html


def test_blank_absent_and_not_mentioned_are_three_things(statement: Statement) -> None:
    """A blank cell, a cell that is not there, and no cell look different in the matrix."""
    board = to_html(subject_of([statement])).split('<table class="matrix"')[1].split("</table>")[0]
    rows = re.findall(r'<tr data-d="\d">.*?(?=<tr|$)', board.split("<tbody>")[1], re.DOTALL)
    assert ">blank<" in rows[0]
    assert ">not readable<" in rows[2]
    assert rows[1].removesuffix("</tbody>").endswith("<td>")


def test_what_reads_as_above_is_said_once(statement: Statement) -> None:
    """The rows of a deliverable in successive statements repeat no cell that stays the same."""
    later = evolve(statement, number="SG20-LS13", date="2024-09-01")
    html = to_html(subject_of([statement, later]))
    assert html.split('id="d1"')[1].split("</table>")[0].count("SG20\n(SG16)") == 1


def test_a_history_alone_makes_a_page(statement: Statement) -> None:
    """What was stored of a history has its timeline and the words that bear it out."""
    made = subject_of([statement, evolve(statement, number="SG20-LS13", date="2024-09-01")]).history
    assert made is not None
    html = to_html(subject_of_history(made))
    assert '<section id="deliverables"' in html
    assert "<q>" in html


def test_no_statement_makes_an_empty_page() -> None:
    """Nothing fails where nothing is."""
    assert "<main" in to_html(subject_of([]))
    assert "<main" in to_html(subject_of([Statement()]))


def test_the_page_is_the_same_every_time(statement: Statement) -> None:
    """No time of day, no random name: a page can be kept under version control."""
    assert to_html(subject_of([statement])) == to_html(subject_of([statement]))


# --- markup -----------------------------------------------------------------------------------------------------------


@given(st.text())
def test_text_comes_back_as_text(said: str) -> None:
    """A browser reads what was said, but for characters that no page should hold."""
    page = Elements(f"<p>{text(said)}</p><i title{element('b', title=said)[8:-4] if said else '>'}")
    assert len(page.named("p")) == 1
    kept = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", "\ufffd", said)
    assert "".join(page.texts) == kept


@given(st.text())
def test_an_attribute_stays_one_attribute(said: str) -> None:
    """Whatever it holds, it ends where it should."""
    page = Elements(element("b", title=said))
    assert [set(attributes) for attributes in page.named("b")] == [{"title"}]


def test_glued_markup_is_escaped_again() -> None:
    """A plain string made of markup is text: forgetting to say so cannot open a hole."""
    assert element("p", f"{element('b', 'x')}") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"
    assert element("p", element("b", "x")) == "<p><b>x</b></p>"
    assert isinstance(joined(["<", Html("<br>")]), Html)
    assert joined(["<", Html("<br>")], " & ") == "&lt; &amp; <br>"


# --- words before and after -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("SG16 (SG20)", "SG21 (SG20)", "<del>SG16</del> (SG20)", "<ins>SG21</ins> (SG20)"),
        ("same words", "same words", "same words", "same words"),
        ("Part 1", "Part 1 – II", "Part 1", "Part 1<ins> – II</ins>"),
        ("one two", "three four", "<del>one two</del>", "<ins>three four</ins>"),
        ("a<b", "a>b", "a<del>&lt;</del>b", "a<ins>&gt;</ins>b"),
    ],
)
def test_words_are_marked(before: str, after: str, old: str, new: str) -> None:
    """Only the words that differ are marked, and two of them with a blank between are one mark."""
    assert marked(before, after) == (old, new)


@given(st.text(max_size=60), st.text(max_size=60))
def test_marks_lose_no_word(before: str, after: str) -> None:
    """Without the marks, both texts are what they were."""
    old, new = (re.sub("</?(?:del|ins)>", "", str(each)) for each in marked(before, after))
    assert (old, new) == (text(before), text(after))


def test_pictures_are_part_of_the_page(statement: Statement) -> None:
    """A picture of a row is in the page itself."""
    from fgmv_extract.outputs.page.subject import Picture, Spot  # noqa: PLC0415  only here

    subject = evolve(subject_of([statement]), pictures={Spot(0, 1): Picture(b"\x89PNG", 300, 40, 3)})
    picture = Elements(to_html(subject)).named("img")[0]
    assert picture["alt"] == "The row of FGMV-28 on page 3"
    assert b64decode((picture["src"] or "").partition(",")[2]) == b"\x89PNG"
