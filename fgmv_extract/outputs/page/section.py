"""A section of the page: a heading that names it, and what stands below."""

from fgmv_extract.outputs.page.markup import Content, Html, element


def section(name: str, heading: str, *content: Content, count: int | None = None) -> Html:
    """Return a section that can be linked to by its name; ``count`` stands beside its heading."""
    number = None if count is None else [" ", element("small", f"{count:,}")]
    title = element("h2", heading, number, id=f"h-{name}")
    return element("section", title, *content, id=name, aria_labelledby=f"h-{name}")
