"""Two texts side by side: what was taken away and what was put in its place."""

from fgmv_extract.outputs.page.markup import Html, element, joined, text
from fgmv_extract.outputs.wording import runs_of


def marked(before: str, after: str) -> tuple[Html, Html]:
    """Return both texts; words that only the first has are in ``del``, words that only the second has in ``ins``."""
    runs = runs_of(before, after).runs
    was = (text(run.before) if run.alike else _mark("del", run.before) for run in runs)
    now = (text(run.after) if run.alike else _mark("ins", run.after) for run in runs)
    return joined(was), joined(now)


def _mark(name: str, told: str) -> Html:
    return element(name, told) if told else Html("")
