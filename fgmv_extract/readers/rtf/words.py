r"""The control words that mean something, and what is done at each; all others are formatting and passed over.

A destination is a group that begins with a certain word. One that is not listed here and begins with ``\*`` is left, as the
specification asks of readers that do not know it.
"""

from collections.abc import Callable, Mapping

from fgmv_extract.document import Part
from fgmv_extract.readers.office.grid import Merge
from fgmv_extract.readers.rtf.charsets import DEFAULT_CODEC, codec_of_page
from fgmv_extract.readers.rtf.names import LEFT, READ_ALTHOUGH_STARRED, SIGNS
from fgmv_extract.readers.rtf.reading import Reading
from fgmv_extract.readers.rtf.rows import RowInHand
from fgmv_extract.readers.rtf.tables import fonts_of, styles_of
from fgmv_extract.readers.rtf.tokens import end_of_group, starred

Action = Callable[[Reading, int | None], None]


# --- characters -------------------------------------------------------------------------------------------------------


def _say(sign: str) -> Action:
    return lambda reading, _: reading.say(sign)


def _unicode(reading: Reading, number: int | None) -> None:
    reading.add_code(number or 0)


def _binary(reading: Reading, number: int | None) -> None:
    reading.at += max(number or 0, 0)


def _break(reading: Reading, _: int | None) -> None:
    r"""Read a break of a page or column: within a paragraph it ends a line."""
    if any(reading.story.words):
        reading.say("\n")


# --- formatting -------------------------------------------------------------------------------------------------------


def _font(reading: Reading, number: int | None) -> None:
    reading.own_state().font = reading.font(number)


def _plain(reading: Reading, _: int | None) -> None:
    reading.own_state().end_formatting_of_text(reading.font(None))


def _skip(reading: Reading, number: int | None) -> None:
    reading.own_state().skip = max(number or 0, 0)


def _hidden(reading: Reading, number: int | None) -> None:
    state = reading.own_state()
    state.hidden = number != 0
    state.settle(original=reading.pages.original)


def _struck(reading: Reading, number: int | None) -> None:
    state = reading.own_state()
    state.struck = number != 0
    state.settle(original=reading.pages.original)


def _deleted(what: str) -> Action:
    def action(reading: Reading, number: int | None) -> None:
        state = reading.own_state()
        state.deleted = number != 0
        state.settle(original=reading.pages.original)
        if state.deleted:
            reading.pages.changes[what] += 1

    return action


def _inserted(what: str) -> Action:
    def action(reading: Reading, number: int | None) -> None:
        state = reading.own_state()
        state.inserted = number != 0
        state.settle(original=reading.pages.original)
        if state.inserted:
            reading.pages.changes[what] += 1

    return action


def _paragraph(reading: Reading, _: int | None) -> None:
    reading.own_state().end_formatting_of_paragraph()


def _end_paragraph(reading: Reading, _: int | None) -> None:
    reading.end_paragraph()


def _style(reading: Reading, number: int | None) -> None:
    reading.own_state().style = number or 0


def _in_table(reading: Reading, number: int | None) -> None:
    reading.own_state().in_table = number != 0


def _level(reading: Reading, number: int | None) -> None:
    reading.own_state().level = max(number or 0, 0)


# --- tables -----------------------------------------------------------------------------------------------------------


def _row_definition(reading: Reading, _: int | None) -> None:
    reading.story.row = RowInHand()


def _left_edge(reading: Reading, number: int | None) -> None:
    reading.story.row.left = number or 0


def _cell_edge(reading: Reading, number: int | None) -> None:
    reading.story.row.end_cell(number or 0)


def _merge(merge: Merge) -> Action:
    def action(reading: Reading, _: int | None) -> None:
        row = reading.story.row
        row.merge = Merge(
            row.merge.opens or merge.opens,
            row.merge.continues or merge.continues,
            row.merge.continues_left or merge.continues_left,
        )

    return action


def _nested_level(reading: Reading) -> int:
    return max(reading.state.level, 2)


def _nested_row_definition(reading: Reading, _: int | None) -> None:
    """Read the definition of a nested row without losing that of the row around it."""
    story, outer = reading.story, reading.story.row

    def closer() -> None:
        story.row = outer

    if reading.at_close(closer):
        story.row = RowInHand()


# --- destinations -----------------------------------------------------------------------------------------------------


def _leave(reading: Reading, _: int | None) -> None:
    if reading.groups:
        reading.skip_group()


def _story(part: Part) -> Action:
    return lambda reading, _: reading.open_story(part)


def _endnote(reading: Reading, _: int | None) -> None:
    if reading.story.flow.part is Part.FOOTNOTE:
        reading.story.flow.part = Part.ENDNOTE


def _font_table(reading: Reading, _: int | None) -> None:
    reading.fonts |= fonts_of(reading.rest_of_group(), reading.codec)
    reading.own_state().font = reading.font(None)


def _style_sheet(reading: Reading, _: int | None) -> None:
    reading.styles |= styles_of(reading.rest_of_group())


def _written_twice(reading: Reading, _: int | None) -> None:
    r"""Leave the first of two groups that say the same, the second in Unicode (``{\upr{...}{\*\ud{...}}}``)."""
    brace = reading.text.find("{", reading.at, reading.at + 3)
    if brace >= 0:
        reading.at = end_of_group(reading.text, brace + 1) + 1


def _character_set(codec: str) -> Action:
    def action(reading: Reading, _: int | None) -> None:
        reading.set_codec(codec)

    return action


def _code_page(reading: Reading, number: int | None) -> None:
    reading.set_codec(codec_of_page(number) or DEFAULT_CODEC)


def _first_font(reading: Reading, number: int | None) -> None:
    reading.first_font = number or 0


WORDS: Mapping[str, Action] = {
    **{word: _say(sign) for word, sign in SIGNS.items()},
    **dict.fromkeys(LEFT, _leave),
    "u": _unicode,
    "uc": _skip,
    "bin": _binary,
    "page": _break,
    "column": _break,
    "f": _font,
    "plain": _plain,
    "v": _hidden,
    "strike": _struck,
    "striked": _struck,
    "deleted": _deleted("deletion"),
    "revised": _inserted("insertion"),
    "mvf": _deleted("move"),
    "mvt": _inserted("move"),
    "par": _end_paragraph,
    "sect": lambda reading, _: reading.end_section(),
    "pard": _paragraph,
    "s": _style,
    "intbl": _in_table,
    "itap": _level,
    "trowd": _row_definition,
    "trleft": _left_edge,
    "cellx": _cell_edge,
    "clmgf": _merge(Merge()),
    "clmrg": _merge(Merge(continues_left=True)),
    "clvmgf": _merge(Merge(opens=True)),
    "clvmrg": _merge(Merge(continues=True)),
    "cell": lambda reading, _: reading.end_cell(1),
    "row": lambda reading, _: reading.end_row(1),
    "nestcell": lambda reading, _: reading.end_cell(_nested_level(reading)),
    "nestrow": lambda reading, _: reading.end_row(_nested_level(reading)),
    "nesttableprops": _nested_row_definition,
    "header": _story(Part.HEADER),
    "headerl": _story(Part.HEADER),
    "headerr": _story(Part.HEADER),
    "headerf": _story(Part.HEADER),
    "footer": _story(Part.FOOTER),
    "footerl": _story(Part.FOOTER),
    "footerr": _story(Part.FOOTER),
    "footerf": _story(Part.FOOTER),
    "footnote": _story(Part.FOOTNOTE),
    "ftnalt": _endnote,
    "annotation": _story(Part.COMMENT),
    "shptxt": _story(Part.TEXT_BOX),
    "dptxbxtext": _story(Part.TEXT_BOX),
    "fonttbl": _font_table,
    "stylesheet": _style_sheet,
    "upr": _written_twice,
    "ansi": _character_set(DEFAULT_CODEC),
    "mac": _character_set("mac_roman"),
    "pc": _character_set("cp437"),
    "pca": _character_set("cp850"),
    "ansicpg": _code_page,
    "deff": _first_font,
}
"""Control word -> what is done."""


def _unknown_destination(reading: Reading, _: int | None) -> None:
    """Leave a group that begins with a star, unless it is known; StarWriter put stars elsewhere, where they mean nothing."""
    before = reading.at - len(r"\*") - 1
    while before >= 0 and reading.text[before] in "\r\n":
        before -= 1
    begins = before >= 0 and reading.text[before] == "{"
    if begins and starred(reading.text, reading.at) not in READ_ALTHOUGH_STARRED:
        _leave(reading, None)


SYMBOLS: Mapping[str, Action] = {
    "*": _unknown_destination,
    "\r": _end_paragraph,
    "\n": _end_paragraph,
    "\t": _say("\t"),
    "~": _say("\u00a0"),
    "_": _say("\u2011"),
    "-": _say("\u00ad"),
    "\\": _say("\\"),
    "{": _say("{"),
    "}": _say("}"),
}
"""Control symbol -> what is done."""
