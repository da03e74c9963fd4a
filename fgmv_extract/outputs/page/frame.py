"""The page itself: one file, its style and script in it, and a policy that lets nothing else in or out."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from fgmv_extract.outputs.page.markup import Content, Html, element

_LINKS = {
    "summary": "Summary",
    "matrix": "Matrix",
    "changes": "Changes",
    "deliverables": "Deliverables",
    "review": "Review",
    "findings": "Findings",
}


def page(title: str, sections: dict[str, Html], *, lede: str = "", tools: Content = None, data: Content = None) -> str:
    """Return the whole page; ``sections`` are by the names of ``_LINKS``, in their order.

    No request leaves the page: its policy allows its own style, its own script and pictures that are part of it.
    """
    style, script = _asset("page.css"), _asset("page.js") if tools is not None else Html("")
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content="fgmv-extract"),
        element("title", title),
        element("style", style),
    )
    body = (
        element("a", "Skip to the content", href="#content", class_="skip"),
        element(
            "header", element("h1", title), element("p", lede, class_="lede") if lede else None, _navigation(sections)
        ),
        tools,
        element("main", *sections.values(), id="content", tabindex=-1),
        element("footer", "Made with fgmv-extract. What a value was read from stands behind it, word for word."),
        data,
        element("script", script) if script else None,
    )
    return f"<!DOCTYPE html>\n{element('html', element('head', *head), element('body', *body), lang='en')}\n"


def _navigation(sections: dict[str, Html]) -> Html | None:
    if len(sections) < 2:
        return None
    links = (element("li", element("a", _LINKS[name], href=f"#{name}")) for name in sections)
    return element("nav", element("ul", *links), aria_label="Sections")


def _policy(style: Html, script: Html) -> str:
    allowed = [
        "default-src 'none'",
        f"style-src {_digest(style)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if script:
        allowed.insert(1, f"script-src {_digest(script)}")
    return "; ".join(allowed)


def _digest(source: Html) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode('ascii')}'"


@cache
def _asset(name: str) -> Html:
    """Return a file that stands beside this module; it is ours, and holds no end tag."""
    return Html(files(__package__).joinpath(name).read_text("utf-8").strip())
