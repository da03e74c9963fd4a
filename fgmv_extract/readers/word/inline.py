"""What stands inside a paragraph beside plain text: breaks, hyphens, symbols, fields, phonetic guides, hidden text."""

from itertools import islice

from fgmv_extract.readers.word.condensing import paragraphs_of
from fgmv_extract.readers.word.names import Element, is_off, local, value, whole
from fgmv_extract.readers.word.revisions import is_in_force
from fgmv_extract.readers.word.story import Step, Story
from fgmv_extract.readers.word.symbols import symbol
from fgmv_extract.typography import raised

_MOST_ABOVE = 4  # rPr, rPrChange, rPr, r


def say(sign: str) -> Step:
    """Return the step of an element that stands for a character."""

    def step(story: Story, _: Element) -> None:
        story.words.append(sign)

    return step


def text(story: Story, element: Element) -> None:
    """Read a piece of text (``w:t``, ``m:t``)."""
    if element.text:
        story.words.append(element.text)


def plain_cells(story: Story, element: Element) -> None:
    """Read cells that stand in no table, as nothing but their paragraphs."""
    for each in paragraphs_of(element.text):
        story.open_paragraph(element)
        story.words.append(each)


def deleted_text(story: Story, element: Element) -> None:
    """Read deleted text: it stands in the original only."""
    if story.pages.original:
        text(story, element)


def tab(story: Story, element: Element) -> None:
    """Read a tab of a run; the element that sets a tab stop in ``w:tabs`` bears the same name."""
    parent = element.getparent()
    if parent is None or local(parent) != "tabs":
        story.words.append("\t")


def picture_character(story: Story, element: Element) -> None:
    """Read ``w:sym``: a character of a symbol font, by its hexadecimal number."""
    story.words.append(symbol(value(element, "font") or "", value(element, "char") or ""))


def field_character(story: Story, element: Element) -> None:
    """Read a mark of a complex field: begin, instruction, separate, result, end.

    Instructions bear names of their own and are never read; what other fields inside an instruction left there is dropped
    once the instruction is seen to end. A field that never ends so loses nothing.
    """
    match value(element, "fldCharType"):
        case "begin":
            story.words.extend(_chosen(element))
            story.codes.append(story.mark())
        case "separate":
            _end_instruction(story)
            if story.codes:
                story.codes[-1] = None
        case "end":
            _end_instruction(story)
            if story.codes:
                story.codes.pop()
        case _:
            pass


def _end_instruction(story: Story) -> None:
    began = story.codes[-1] if story.codes else None
    if began is not None:
        story.forget(began)


def _chosen(field: Element) -> list[str]:
    """Return what a drop-down form field shows, which stands in no run: the chosen entry of its list."""
    choice = field.find("{*}ffData/{*}ddList")
    if choice is None:
        return []
    entries = [value(entry) or "" for entry in choice.iterfind("{*}listEntry")]
    results = [value(result) or "" for name in ("result", "default") for result in choice.iterfind(f"{{*}}{name}")]
    index = whole(results[0]) if results else 0
    return entries[index : index + 1]


def phonetic_guide(story: Story, element: Element) -> None:
    """Read ruby text: the base, then its reading in parentheses, as Word saves it in plain text."""
    words = {local(child): story.words_of(child) for child in element}
    base, reading = words.get("rubyBase", ""), words.get("rt", "")
    story.words.append(f"{base}({reading})" if base and reading else base or reading)
    story.leave(element)


def hidden(story: Story, element: Element) -> None:
    """Leave a run that is hidden (``w:vanish``), unless the switch is off or belongs to the other view."""
    run = _run(element)
    if run is None or is_off(element) or not is_in_force(story, element):
        return
    if any(each.text for each in run.iter(story.script.text)):
        story.pages.hidden += 1
    story.leave(run, element)


def struck(story: Story, element: Element) -> None:
    """Leave a run that is struck through, a deletion that was made by hand; the original has it."""
    run = _run(element)
    if run is None or is_off(element) or story.pages.original or not is_in_force(story, element):
        return
    if any(each.text for each in run.iter(story.script.text)):
        story.pages.struck += 1
    story.leave(run, element)


def raised_figures(story: Story, element: Element) -> None:
    """Read figures above the line as such: a note mark that was typed by hand is no part of the number before it."""
    run = _run(element)
    if run is None or value(element) != "superscript" or not is_in_force(story, element):
        return
    words = "".join(each.text or "" for each in run.iter(story.script.text))
    if words.strip().isdecimal() and words.isascii():
        story.words.append(raised(words))
        story.leave(run, element)


def _run(switch: Element) -> Element | None:
    """Return the run whose properties, present or former, hold a switch; None where they are not those of a run."""
    for above in islice(switch.iterancestors(), _MOST_ABOVE):
        name = local(above)
        if name == "r":
            return above
        if name not in {"rPr", "rPrChange"}:
            return None
    return None
