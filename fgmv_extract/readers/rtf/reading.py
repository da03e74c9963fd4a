"""A document while it is read: the group that is open, the story that is told, and what is done to them."""

from collections.abc import Callable
from typing import final

from attrs import define, field

from fgmv_extract.document import Block, Part
from fgmv_extract.findings import Code, Finding
from fgmv_extract.options import Options
from fgmv_extract.patterns import pattern
from fgmv_extract.readers.office.flow import Flow
from fgmv_extract.readers.rtf.charsets import DEFAULT_CODEC, Font
from fgmv_extract.readers.rtf.rows import RowInHand
from fgmv_extract.readers.rtf.state import State
from fgmv_extract.readers.rtf.tokens import end_of_group
from fgmv_extract.readers.word.pages import Pages

_ORDER = (Part.BODY, Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.ENDNOTE, Part.COMMENT)
_NO_TEXT = pattern(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@final
@define(eq=False)
class Story:
    """A destination that is read: its flow, the pieces of the paragraph, the row that is defined.

    ``lost`` tells that a tracked change took some of the paragraph.
    """

    flow: Flow
    words: list[str] = field(factory=list)
    row: RowInHand = field(factory=RowInHand)
    lost: bool = False


@final
class Reading:
    """The state of reading one document; the table of control words acts on it.

    ``text`` are the bytes as Latin-1, ``at`` where the next token begins. ``stand_ins`` is how many characters are still to
    be left out because a number gave them in Unicode; ``raw`` are bytes of a character that is not whole. ``groups`` are the
    states that closing braces take back.
    """

    def __init__(self, text: str, options: Options) -> None:
        self.text = text
        self.at = 0
        self.pages = Pages(options)
        self.codec = DEFAULT_CODEC
        self.fonts: dict[int, Font] = {}
        self.styles: dict[int, str] = {}
        self.first_font = 0
        self.stand_ins = 0
        self.raw = bytearray()
        self.story = Story(Flow(Part.BODY, options.limits.nesting))
        self.state = State(Font(DEFAULT_CODEC))
        self.groups: list[State] = []
        self._stories: list[Story] = []
        self._flows = [self.story.flow]
        self._closers: dict[int, Callable[[], None]] = {}
        self._is_shared = False
        self._high = 0

    # --- groups --------------------------------------------------------------------------------------------------------

    def open_group(self) -> None:
        """Take an opening brace."""
        self.end_characters()
        self.groups.append(self.state)
        self._is_shared = True

    def close_group(self) -> bool:
        """Take a closing brace; tell whether it ended the document."""
        self.end_characters()
        if self._closers and (closer := self._closers.pop(len(self.groups), None)):
            closer()
        if self.groups:
            self.state = self.groups.pop()
            self._is_shared = True
        return not self.groups

    def end_characters(self) -> None:
        """Give up waiting for what belongs to the last character."""
        self.stand_ins = 0
        if self.raw:
            self.flush()

    def at_close(self, closer: Callable[[], None]) -> bool:
        """Have something done when the group ends; False when there is no group, or it has something to do already."""
        depth = len(self.groups)
        if not depth or depth in self._closers:
            return False
        self._closers[depth] = closer
        return True

    def own_state(self) -> State:
        """Return the state of the present group, to be changed."""
        if self._is_shared:
            self.state = self.state.copy()
            self._is_shared = False
        return self.state

    def skip_group(self) -> None:
        """Go on at the brace that closes the present group."""
        self.at = end_of_group(self.text, self.at)

    def rest_of_group(self) -> str:
        """Return what follows in the present group, and go on behind it."""
        began = self.at
        self.skip_group()
        return self.text[began : self.at]

    def font(self, number: int | None) -> Font:
        """Return a font by its number; the first font of the document, or a plain one, for a number that has none."""
        return self.fonts.get(self.first_font if number is None else number) or Font(self.codec)

    def set_codec(self, codec: str) -> None:
        """Set the codec of fonts that name no character set."""
        self.codec = codec
        self.own_state().font = Font(codec)

    # --- characters ----------------------------------------------------------------------------------------------------

    def add(self, text: str) -> None:
        """Add text that is decoded."""
        state = self.state
        if not state.is_gone:
            self.story.words.append(text)
        elif state.is_changed_away(original=self.pages.original):
            self.story.lost = True
        elif not text.isspace():
            self.pages.hidden += state.hidden
            self.pages.struck += not state.hidden

    def add_text(self, text: str) -> None:
        """Add characters as they stand in the file."""
        if self.stand_ins:
            left_out = min(self.stand_ins, len(text))
            self.stand_ins -= left_out
            text = text[left_out:]
        if self.raw:
            self.raw += text[:1].encode("latin-1")
            self.flush()
            text = text[1:]
        if text:
            self._high = 0  # the other half of a pair follows at once, or never
            self.add(text if text.isascii() and not self.state.font.symbols else self.state.font.of_text(text))

    def add_byte(self, byte: int) -> None:
        r"""Add a byte (``\'92``); where characters take several, it waits for the others."""
        if self.stand_ins:
            self.stand_ins -= 1
        elif self.state.font.is_wide and (self.raw or byte >= 0x80):
            self.raw.append(byte)
            self._add_if_whole()
        else:
            self.add(self.state.font.of_byte(byte))

    def _add_if_whole(self) -> None:
        try:
            text = self.raw.decode(self.state.font.codec)
        except UnicodeDecodeError:
            if len(self.raw) >= 4:
                self.flush()
            return
        self.raw.clear()
        self.add(text)

    def flush(self) -> None:
        """Give up waiting for the other bytes of a character."""
        text = self.raw.decode(self.state.font.codec, "replace")
        self.raw.clear()
        if text:
            self.add(text)

    def add_code(self, code: int) -> None:
        r"""Add a character by its number (``\u8217``); the characters that stand in for it follow and are left out.

        Numbers are written with a sign in 16 bits, and characters beyond them as two.
        """
        self.stand_ins = self.state.skip
        code += 0x10000 if code < 0 else 0
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        if 0xF000 <= code <= 0xF0FF:
            self.add(self.state.font.of_private(code))
        elif 0 < code <= 0x10FFFF:
            self.add("\n" if code in {0x2028, 0x2029} else chr(code))

    def say(self, sign: str) -> None:
        """Add a character that has a control word; it may be the one that stands in for a number."""
        if self.stand_ins:
            self.stand_ins -= 1
        else:
            self.add(sign)

    # --- paragraphs, cells, rows ---------------------------------------------------------------------------------------

    def end_paragraph(self) -> None:
        """End a paragraph, unless a tracked change took its mark: then the next one continues it."""
        state, flow = self.state, self.story.flow
        if state.is_changed_away(original=self.pages.original):
            return
        level = state.depth or int(flow.is_in_row)
        flow.end_paragraph(self._taken(), level, self.styles.get(state.style), lost=self._lost())

    def end_section(self) -> None:
        """End a section; where no paragraph is open, none ends."""
        if any(self.story.words):
            self.end_paragraph()

    def end_cell(self, level: int) -> None:
        """End a cell of a table at that level."""
        lost = self._lost() or self.state.is_changed_away(original=self.pages.original)
        self.story.flow.end_cell(self._taken(), level, lost=lost)

    def end_row(self, level: int) -> None:
        """End a row of a table at that level."""
        story = self.story
        if any(story.words):
            story.flow.end_cell(self._taken(), level)
        story.flow.end_row(story.row.shape(), level)

    def _lost(self) -> bool:
        lost, self.story.lost = self.story.lost, False
        return lost

    def _taken(self) -> str:
        words = self.story.words
        text = "".join(words)
        words.clear()
        return text if text.isprintable() else _NO_TEXT.sub("", text)

    # --- stories -------------------------------------------------------------------------------------------------------

    def open_story(self, part: Part) -> None:
        """Read the present group as a story of its own; one that hangs on text that is left out is left out."""
        if self.state.is_gone:
            self.skip_group()
        elif len(self._stories) > self.pages.limits.nesting:
            self.pages.cuts.add(f"tables or text boxes are nested more than {self.pages.limits.nesting} deep")
            self.skip_group()
        elif self.at_close(self._close_story):
            self._stories.append(self.story)
            self.story = Story(Flow(part, self.pages.limits.nesting))
            self.own_state().end_formatting_of_paragraph()

    def _close_story(self) -> None:
        self.end_story()
        flow = self.story.flow
        self.story = self._stories.pop()
        if flow.part is Part.TEXT_BOX:
            self.story.flow.hang(flow)
        else:
            self._flows.append(flow)

    def end_story(self) -> None:
        """End what is still open in a story."""
        if self.raw:
            self.flush()
        if any(self.story.words):
            self.story.flow.end_paragraph(self._taken(), self.state.depth, self.styles.get(self.state.style))

    def finish(self) -> None:
        """End what is still open in the document, which was cut off when it is more than the body."""
        while self._closers:
            self._closers.popitem()[1]()
        self.end_story()
        for flow in sorted(self._flows, key=lambda flow: _ORDER.index(flow.part)):
            flow.tell(self.pages)

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of the finished document."""
        return tuple(self.pages.blocks)

    def findings(self) -> tuple[Finding, ...]:
        """Return what was odd."""
        found = self.pages.findings()
        if not self.groups:
            return found
        return (Finding(Code.CUT_OFF, "The document ends before its last brace; what there is of it was read."), *found)
