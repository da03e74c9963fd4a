"""The heading of the positions, among groups that may as well be cells of the column beside it.

Allocated to / SG3      What stands beside a heading is one, or the first cell below it; the heading itself may stand behind the
05/2023 / SG17          last row of its page. Questions tell whose positions they are; without any, the other cells tell by their
...                     order: without the heading each group follows its date, or its identifier.
FGMV-11 / SG5
"""

from collections.abc import Sequence

from fgmv_extract.interpretation.flowing.segments import Kind, Page, Segment, is_position_heading
from fgmv_extract.interpretation.flowing.standing import agree, column_of, order_of
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.vocabulary import Vocabulary


def position_heading(pages: Sequence[Page], vocabulary: Vocabulary) -> Segment | None:
    """Find the heading of the positions: the one group that stands on every page with more groups than rows, once at a heading."""
    more = [page for page in pages if len(page.of(Kind.GROUPS)) > len(page.of(Kind.IDENTIFIER))]
    if not more:
        return None
    first = {each.text: each for each in more[0].of(Kind.GROUPS) if is_position_heading(each.text, vocabulary)}
    common = set(first).intersection(*({each.text for each in page.of(Kind.GROUPS)} for page in more))
    numbers = _questioned(pages)
    if numbers:
        common = {text for text in common if any(text.endswith(f"SG{number}") for number in numbers)}
    headed = common & {text for page in pages for text in page.headed(vocabulary)}
    if len(headed) != 1:
        return None
    rivals = {each.text for page in more for each in page.of(Kind.GROUPS)[-1:]} & common - headed
    fitting = (
        {text for text in headed | rivals if all(_heads(page, text) or _fits(page, text) for page in more)}
        if rivals
        else headed
    )
    return first[fitting.pop()] if len(fitting) == 1 else None


def _questioned(pages: Sequence[Page]) -> set[str]:
    """The numbers of the groups whose Questions the positions name."""
    texts = (each.text for page in pages for each in page.of(Kind.POSITION))
    return {mention.question.rpartition("/")[2] for text in texts for mention in find_questions(text, None)}


def _heads(page: Page, text: str) -> bool:
    """Whether it stands before all identifiers of a page, and every other group behind them: column after column."""
    rows = [order_of(each.lines[0]) for each in page.of(Kind.IDENTIFIER)]
    groups = {each.text: order_of(each.lines[0]) for each in reversed(page.of(Kind.GROUPS))}
    return bool(rows) and all((at < min(rows)) if one == text else (at > max(rows)) for one, at in groups.items())


def _fits(page: Page, text: str) -> bool:
    """Whether the groups of a page without this one are as many as its rows, and follow what else stands in them."""
    groups = page.of(Kind.GROUPS)
    others = [[each.lines[0] for each in page.of(kind)] for kind in (Kind.IDENTIFIER, Kind.DATE)]
    ways = ([*groups[:at], *groups[at + 1 :]] for at, each in enumerate(groups) if each.text == text)
    return any(agree(column_of(way).begins, other, whole=False) for way in ways for other in others)
