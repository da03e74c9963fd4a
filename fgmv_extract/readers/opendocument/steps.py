"""The table of all elements that mean something, and what is done as they begin and end."""

from itertools import repeat

from fgmv_extract.document import Part
from fgmv_extract.readers.office.symbols import of_symbols
from fgmv_extract.readers.opendocument.names import Element, count, named, value
from fgmv_extract.readers.opendocument.story import Step, Steps, Story

_MOST_BLANKS = 1_000
_BLOCKS = (named("text:p"), named("text:h"))
_HOLDS_TEXT = (*_BLOCKS, named("text:list"))
_STYLE = named("text:style-name")
_BLANKS = named("text:c")
_COLUMNS_SPANNED = named("table:number-columns-spanned")
_COLUMNS_REPEATED = named("table:number-columns-repeated")
_ROWS_SPANNED = named("table:number-rows-spanned")
_ROWS_REPEATED = named("table:number-rows-repeated")
_NOTES = {"endnote": Part.ENDNOTE}


def _say(sign: str) -> Step:
    return lambda story, _: story.say(sign)


def _leave(story: Story, _: Element) -> None:
    story.leave()


def _blanks(story: Story, element: Element) -> None:
    story.say(" " * min(count(element, _BLANKS), _MOST_BLANKS))


# --- paragraphs -------------------------------------------------------------------------------------------------------


def _paragraph(story: Story, element: Element) -> None:
    style = element.get(_STYLE, "")
    story.begin_paragraph(style)
    if story.script.styles.hides("paragraph", style):
        _hide(story, element)
    elif story.script.styles.strikes("paragraph", style) and not story.pages.original:
        _strike(story, element)
    elif element.text:
        story.add(element.text)


def _end_paragraph(story: Story, _: Element) -> None:
    story.end_paragraph()


def _span(story: Story, element: Element) -> None:
    style = element.get(_STYLE, "")
    if story.script.styles.hides("text", style):
        _hide(story, element)
    elif story.script.styles.strikes("text", style) and not story.pages.original:
        _strike(story, element)
    elif element.text and story.words is not None:
        font = story.script.styles.font("text", style) if not element.text.isascii() else ""
        story.add(of_symbols(element.text, font))


def _hide(story: Story, element: Element) -> None:
    if any(text.strip() for text in element.itertext()):
        story.pages.hidden += 1
    story.leave()


def _strike(story: Story, element: Element) -> None:
    """Leave what is struck through, a deletion that was made by hand; the original has it."""
    story.pages.struck += any(text.strip() for text in element.itertext())
    for span in element.iterfind(named("text:span")):
        if story.script.styles.is_told_unstruck(span.get(_STYLE, "")):
            story.read_inside(span)
    story.leave()


def _section(story: Story, element: Element) -> None:
    if value(element, "text:display") == "none":
        _hide(story, element)


def _hidden_text(story: Story, element: Element) -> None:
    if value(element, "text:is-hidden") == "true":
        _hide(story, element)
    elif story.words is not None:
        story.add(element.text or value(element, "text:string-value") or " ")


def _reading(story: Story, element: Element) -> None:
    """Read what stands above a word, in parentheses behind it, as it is saved in plain text."""
    if element.text:
        story.say("(")
        story.add(element.text)


def _end_reading(story: Story, element: Element) -> None:
    if element.text:
        story.say(")")


# --- tables -----------------------------------------------------------------------------------------------------------


def _table(story: Story, element: Element) -> None:
    if story.sheet:
        story.tell_later(element)
    else:
        story.begin_table(element)


def _end_table(story: Story, element: Element) -> None:
    if story.is_own_table(element):
        story.end_table()


def _end_row(story: Story, element: Element) -> None:
    if story.sheet is None:
        return
    rows, times = story.sheet.rows, count(element, _ROWS_REPEATED) - 1
    story.end_row()
    if times and story.sheet.rows > rows:
        wide = story.sheet.last_row_cells
        for _ in repeat(None, story.repeat(times * wide) // wide):
            story.sheet.repeat_row()


def _cell(story: Story, element: Element) -> None:
    if story.sheet:
        columns, rows = count(element, _COLUMNS_SPANNED), count(element, _ROWS_SPANNED)
        story.cell, story.is_covered = story.sheet.add_cell(columns, rows), False


def _end_cell(story: Story, element: Element) -> None:
    story.end_joined()
    cell, story.cell = story.cell, None
    if cell and story.sheet:
        times = count(element, _COLUMNS_REPEATED) - 1
        for _ in repeat(None, story.repeat(times)) if times else ():
            if (copy := story.sheet.add_cell(cell.columns, cell.rows)) is None:
                break
            copy.lines += cell.lines


def _covered_cell(story: Story, element: Element) -> None:
    if story.sheet:
        for _ in repeat(None, min(count(element, _COLUMNS_REPEATED), story.limits.columns)):
            story.cell, story.is_covered = story.sheet.add_covered(), True


def _end_covered_cell(story: Story, _: Element) -> None:
    story.end_joined()
    story.cell, story.is_covered = None, False


# --- what hangs on a paragraph ----------------------------------------------------------------------------------------


def _text_box(story: Story, element: Element) -> None:
    if element is not story.root:
        story.tell_later(element, Part.TEXT_BOX)


def _shape(story: Story, element: Element) -> None:
    """Read a drawn shape: one that holds text is a text box."""
    if element is not story.root and any(child.tag in _HOLDS_TEXT for child in element):
        story.tell_later(element, Part.TEXT_BOX)


def _note(story: Story, element: Element) -> None:
    if not story.gone:
        part = _NOTES.get(value(element, "text:note-class"), Part.FOOTNOTE)
        story.script.notes.setdefault(part, []).extend(element.iterfind(named("text:note-body")))
    story.leave()


def _comment(story: Story, element: Element) -> None:
    if element is story.root:
        return
    if not story.gone:
        story.script.notes.setdefault(Part.COMMENT, []).append(element)
    story.leave()


def _embedded(story: Story, _: Element) -> None:
    story.pages.embedded += 1
    story.leave()


# --- tracked changes --------------------------------------------------------------------------------------------------


def _marked(story: Story, element: Element) -> None:
    """Begin what was inserted, or deleted where it stands: it is gone in one view."""
    identifier, changes = value(element, "text:change-id"), story.script.changes
    if identifier in (changes.marked_insertions if story.pages.original else changes.marked_deletions):
        story.gone.add(identifier)


def _end_marked(story: Story, element: Element) -> None:
    story.gone.discard(value(element, "text:change-id"))


def _deletion(story: Story, element: Element) -> None:
    """Read the mark of a deletion: in the original, what was deleted there."""
    deleted = story.script.changes.deletions.get(value(element, "text:change-id"))
    if deleted is None or story.gone:
        return
    if not story.pages.original:
        story.lost = True
        return
    del story.script.changes.deletions[value(element, "text:change-id")]  # a broken file could name it inside itself
    blocks = [block for block in deleted if block.tag != named("office:change-info")]
    if story.words is None:
        for block in blocks:
            story.read(block)
    else:
        _put_back(story, blocks)


def _put_back(story: Story, blocks: list[Element]) -> None:
    """Read deleted blocks within a paragraph: the first goes on with what stands before it, the last with what follows."""
    for number, block in enumerate(blocks):
        if block.tag not in _BLOCKS:
            story.end_paragraph()
            story.read(block)
            continue
        if number:
            story.end_paragraph()
            story.begin_paragraph(value(block, "text:style-name"))
        story.read_inside(block)
    if story.words is None:
        story.begin_paragraph()


# --- the table --------------------------------------------------------------------------------------------------------

_LEFT = """
    dc:creator dc:date form:form office:event-listeners office:forms svg:desc svg:title table:desc table:title text:number
    text:script text:tracked-changes text:alphabetical-index-source text:bibliography-source text:illustration-index-source
    text:object-index-source text:table-index-source text:table-of-content-source text:user-index-source
    text:sequence-decls text:user-field-decls text:variable-decls
"""
_SHAPES = """
    draw:caption draw:circle draw:connector draw:custom-shape draw:ellipse draw:line draw:measure draw:path draw:polygon
    draw:polyline draw:rect draw:regular-polygon
"""

STEPS = Steps(
    begin={
        named(name): step
        for name, step in {
            **dict.fromkeys(_LEFT.split(), _leave),
            **dict.fromkeys(_SHAPES.split(), _shape),
            "text:p": _paragraph,
            "text:h": _paragraph,
            "text:span": _span,
            "text:s": _blanks,
            "text:tab": _say("\t"),
            "text:line-break": _say("\n"),
            "text:section": _section,
            "text:hidden-text": _hidden_text,
            "text:ruby-text": _reading,
            "text:note": _note,
            "text:change": _deletion,
            "text:change-start": _marked,
            "text:change-end": _end_marked,
            "office:annotation": _comment,
            "table:table": _table,
            "table:table-cell": _cell,
            "table:covered-table-cell": _covered_cell,
            "draw:text-box": _text_box,
            "draw:object": _embedded,
            "draw:object-ole": _embedded,
        }.items()
    },
    end={
        named(name): step
        for name, step in {
            "text:p": _end_paragraph,
            "text:h": _end_paragraph,
            "text:ruby-text": _end_reading,
            "table:table": _end_table,
            "table:table-row": _end_row,
            "table:table-cell": _end_cell,
            "table:covered-table-cell": _end_covered_cell,
        }.items()
    },
)
