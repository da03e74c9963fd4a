"""What to do where the elements of HTML begin and end. Those that are not named here are transparent."""

import re

from fgmv_extract.document import Part
from fgmv_extract.patterns import pattern
from fgmv_extract.readers.html.flow import Flow, Step
from fgmv_extract.readers.html.parsing import Element
from fgmv_extract.readers.html.preformatted import put_lines
from fgmv_extract.readers.html.visibility import NOTE_MARK, has_text
from fgmv_extract.typography import raised

_TYPED = {"", "text", "search", "email", "tel", "url", "number", "date", "month", "datetime-local", "week", "time"}
_PARTS = (
    (pattern(r"mso-element\s*+:\s*+header"), Part.HEADER),
    (pattern(r"mso-element\s*+:\s*+footer"), Part.FOOTER),
    (pattern(r"mso-element\s*+:\s*+footnote"), Part.FOOTNOTE),
    (pattern(r"mso-element\s*+:\s*+endnote"), Part.ENDNOTE),
    (pattern(r"mso-element\s*+:\s*+comment"), Part.COMMENT),
)
_PART_IDS = pattern(r"sd(foot|end)note\d++")
_NOTE_STYLES = {
    "Footnote": Part.FOOTNOTE,
    "Endnote": Part.ENDNOTE,
    "MsoFootnoteText": Part.FOOTNOTE,
    "MsoEndnoteText": Part.ENDNOTE,
    "MsoHeader": Part.HEADER,
    "MsoFooter": Part.FOOTER,
}
_TITLES = {"header": Part.HEADER, "footer": Part.FOOTER}
_DELETED, _INSERTED = "deletion", "insertion"
_FIELD = pattern(r"mso-element\s*+:\s*+field-(begin|separator|end)")
_STRUCK = pattern(r"text-decoration(?:-line)?+\s*+:[^;]{0,60}?line-through", re.IGNORECASE)
_TABS = pattern(r"mso-tab-count\s*+:\s*+(\d{1,2})")
_CHANGED = {"deletion": _DELETED, "msodel": _DELETED, "insertion": _INSERTED, "msoins": _INSERTED}


def leave(flow: Flow, element: Element) -> None:
    """Leave what is no text of the page."""
    flow.leave(element)


def block(flow: Flow, _: Element) -> None:
    """Begin or end a block."""
    flow.end_paragraph()


def line(flow: Flow, _: Element) -> None:
    """Break the line."""
    if flow.kept:
        flow.words.append("\n")
    else:
        flow.end_line()


def say(sign: str) -> Step:
    """Return the step of an element that shows a character."""

    def step(flow: Flow, _: Element) -> None:
        flow.words.append(sign)

    return step


def paragraph(flow: Flow, element: Element) -> None:
    """Begin a paragraph or a heading."""
    flow.end_paragraph()
    if not flow.in_table:
        flow.style = element.get("class") or (None if element.tag == "p" else element.tag)
        if (part := _NOTE_STYLES.get(flow.style or "")) and flow.part is Part.BODY:
            flow.begin_part(element, part)


def end_of_paragraph(flow: Flow, element: Element) -> None:
    """End a paragraph or a heading; what follows has no style."""
    flow.end_paragraph()
    flow.end_part(element)
    flow.style = None


# --- parts and notes --------------------------------------------------------------------------------------------------


def section(flow: Flow, element: Element) -> None:
    """Begin a block that may be a part of its own: a header, or the notes at the end of the page."""
    flow.end_paragraph()
    if len(element.attrib) and not flow.in_table and (part := _part(element)):
        flow.begin_part(element, part)


def end_of_section(flow: Flow, element: Element) -> None:
    """End a block, and the part it began."""
    flow.end_paragraph()
    flow.end_part(element)


def _part(element: Element) -> Part | None:
    """Tell the part by how Word, LibreOffice and pandoc mark it."""
    style = element.get("style") or ""
    for mark, part in _PARTS if "mso-element" in style else ():
        if mark.search(style):
            return part
    if note := _PART_IDS.fullmatch(element.get("id") or ""):
        return Part.FOOTNOTE if note[1] == "foot" else Part.ENDNOTE
    if element.get("role") == "doc-endnotes" or "footnotes" in (element.get("class") or "").split():
        return Part.FOOTNOTE
    return _TITLES.get(element.get("title") or "")


def link(flow: Flow, element: Element) -> None:
    """Leave the mark of a note, a number that stands nowhere in the text; other links are text."""
    target = element.get("href")
    if target is not None and target.startswith("#") and NOTE_MARK.match(target):
        flow.leave(element)


def raised_figures(flow: Flow, element: Element) -> None:
    """Read figures above the line as such: they are no part of the number before them."""
    text = element.text or ""
    if not len(element) and text.strip().isdecimal() and text.isascii():
        flow.words.append(raised(text.strip()))
        flow.leave(element)


# --- tracked changes --------------------------------------------------------------------------------------------------


def deletion(flow: Flow, element: Element) -> None:
    """Read deleted text in the original only."""
    _change(flow, element, _DELETED)


def struck(flow: Flow, element: Element) -> None:
    """Leave what is struck through, a deletion that was made by hand; the original has it."""
    if flow.observed.original:
        return
    flow.observed.struck += has_text(element)
    flow.leave(element)


def insertion(flow: Flow, element: Element) -> None:
    """Read inserted text in the accepted view only."""
    _change(flow, element, _INSERTED)


def span(flow: Flow, element: Element) -> None:
    """Look for what programs write as spans: tracked changes (pandoc, Word), tabs, the numbers of headings (LibreOffice)."""
    names = element.get("class")
    if names is not None:
        if change := _CHANGED.get(names.lower()):
            _change(flow, element, change)
        elif names == "heading_numbering":
            flow.leave(element)
    elif (style := element.get("style")) is not None:
        of_word = "mso-" in style
        if of_word and (tabs := _TABS.search(style)):
            flow.words.append("\t" * int(tabs[1]))
            flow.leave(element)
        elif of_word and (mark := _FIELD.search(style)):
            _field_mark(flow, mark[1])
        elif "-through" in style.lower() and _STRUCK.search(style):
            struck(flow, element)
    elif flow.nbsp_is_tab and (element.text or "").startswith("\xa0"):
        flow.words.append("\t")


def _field_mark(flow: Flow, mark: str) -> None:
    """Read a mark of a field of Word's: begin, instruction, separator, result, end. The instruction is no text."""
    if mark == "begin":
        flow.codes.append(len(flow.words))
    elif flow.codes:
        if (began := flow.codes.pop()) is not None:
            del flow.words[began:]
        if mark == "separator":
            flow.codes.append(None)


def _change(flow: Flow, element: Element, kind: str) -> None:
    if has_text(element):
        flow.observed.changes[kind] += 1
    if (kind == _INSERTED) == flow.observed.original:
        flow.leave(element)


# --- white space that is kept -----------------------------------------------------------------------------------------


def keep(flow: Flow, _: Element) -> None:
    """Begin text whose line ends are kept."""
    if not flow.kept:
        flow.end_paragraph()
    flow.kept += 1


def end_of_kept(flow: Flow, _: Element) -> None:
    """End text whose line ends are kept."""
    flow.kept -= 1
    if not flow.kept:
        put_lines(flow, flow.take_words())


# --- forms, and pages inside ------------------------------------------------------------------------------------------


def field(flow: Flow, element: Element) -> None:
    """Read what was typed into a field."""
    if (element.get("type") or "").lower() in _TYPED:
        flow.words.append(element.get("value") or "")


def choice(flow: Flow, element: Element) -> None:
    """Read the options that are chosen, the first when none is."""
    options = list(element.iter("option"))
    chosen = [option for option in options if "selected" in option.attrib] or options[:1]
    flow.words.append(", ".join("".join(map(str, option.itertext())).strip() for option in chosen))
    flow.leave(element)


def page_inside(flow: Flow, element: Element) -> None:
    """Note that another page is shown inside this one."""
    if element.get("src") or element.get("srcdoc"):
        flow.observed.embedded += 1
    flow.leave(element)


# fmt: off
_LEFT = (
    "script", "style", "template", "noscript", "title", "xml", "audio", "video", "canvas", "datalist", "map", "noembed",
    "noframes", "rp",
)
_BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "frameset", "header", "hgroup", "hr", "html", "legend", "main",
    "menu", "nav", "ol", "optgroup", "search", "summary", "ul",
)
# fmt: on
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
_SECTIONS = ("div", "section", "li")
_KEEPING = ("pre", "textarea", "xmp", "listing", "plaintext")
_GROUPS = ("thead", "tbody", "tfoot")
_CELLS = ("td", "th")

BEGINS: dict[str, Step] = {
    **dict.fromkeys(_LEFT, leave),
    **dict.fromkeys(_BLOCKS, block),
    **dict.fromkeys(_PARAGRAPHS, paragraph),
    **dict.fromkeys(_SECTIONS, section),
    **dict.fromkeys(_KEEPING, keep),
    **dict.fromkeys(_GROUPS, Flow.begin_group),
    **dict.fromkeys(_CELLS, Flow.begin_cell),
    **dict.fromkeys(("iframe", "frame", "embed"), page_inside),
    "br": line,
    "a": link,
    "span": span,
    "sup": raised_figures,
    "del": deletion,
    "s": struck,
    "strike": struck,
    "ins": insertion,
    "table": Flow.begin_table,
    "tr": Flow.begin_row,
    "q": say("“"),
    "rt": say("("),
    "input": field,
    "select": choice,
}
"""What to do where an element begins."""

ENDS: dict[str, Step] = {
    **dict.fromkeys(_BLOCKS, block),
    **dict.fromkeys(_PARAGRAPHS, end_of_paragraph),
    **dict.fromkeys(_SECTIONS, end_of_section),
    **dict.fromkeys(_KEEPING, end_of_kept),
    **dict.fromkeys(_GROUPS, Flow.end_group),
    **dict.fromkeys(_CELLS, Flow.end_cell),
    "table": Flow.end_table,
    "tr": Flow.end_row,
    "q": say("”"),
    "rt": say(")"),
}
"""What to do where it ends."""
