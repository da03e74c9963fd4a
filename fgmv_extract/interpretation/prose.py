"""The running text, sentence by sentence, with the groups each sentence names: read once, used by several readers."""

from collections.abc import Iterable
from typing import NamedTuple, final

from fgmv_extract.document import Paragraph
from fgmv_extract.grammar.sentences import sentences
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.mention import Mention
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.places import Place
from fgmv_extract.records import Evidence


@final
class Said(NamedTuple):
    """A sentence: ``start`` is its offset in the paragraph; the offsets of the mentioned ``groups`` count in the sentence.

    Its ``text`` is in one line: where the page ends one, a blank stands.
    """

    text: str
    start: int
    paragraph: Paragraph
    groups: tuple[Mention, ...]

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the sentence."""
        return self.paragraph.place.within(self.start + start, self.start + end)

    def evidence(self, name: str, start: int, end: int) -> Evidence:
        """A stretch of the sentence as evidence for ``name``."""
        return Evidence(name, self.place(start, end), self.verbatim(start, end))

    def verbatim(self, start: int, end: int) -> str:
        """A stretch of the sentence as it stands on the page."""
        return self.paragraph.text[self.start + start : self.start + end]


def read_prose(paragraphs: Iterable[Paragraph], vocabulary: Vocabulary) -> tuple[Said, ...]:
    """Cut paragraphs into sentences and find the groups in them."""
    return tuple(
        Said(text, sentence.start, paragraph, find_groups(text, vocabulary))
        for paragraph in paragraphs
        for sentence in sentences(paragraph.text)
        for text in (sentence.text.replace("\n", " "),)
    )
