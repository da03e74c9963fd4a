"""What a document announces and does not hold: programs that make text of a file may leave its tables out."""

import re
from collections.abc import Iterator, Sequence

from fgmv_extract.document import Document
from fgmv_extract.findings import Code, Finding
from fgmv_extract.interpretation.prose import Said
from fgmv_extract.interpretation.sections import Sections
from fgmv_extract.itu.identifiers import find_identifiers
from fgmv_extract.itu.vocabulary import Vocabulary

_LIST = r"(?:deliverables?|table|list|documents)"
_ANNOUNCED = re.compile(
    rf"\b(?:{_LIST}\s+(?:below|that\s+follows?)|(?:following|these)\s+(?:\w+\s+){{0,2}}deliverables\s*[.:])",
    re.IGNORECASE,
)
"""A list of deliverables that stands behind the sentence (``the deliverables below``, ``these deliverables.``)."""


def tell_gaps(
    document: Document, sections: Sections, prose: Sequence[Said], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Find an annex at the end without anything in it, and a list of deliverables that is announced and nowhere in the prose.

    Asked only of documents without a deliverable table.
    """
    if sections.starts and not any(block.text.strip() for block in document.blocks[sections.starts[-1] + 1 :]):
        annex = sections.annexes[-1]
        yield Finding(Code.MISSING_PART, f"nothing stands below the heading {annex.verbatim!r}", annex.place)
    elif not any(find_identifiers(said.text, vocabulary) for said in prose):
        for said in prose:
            if found := _ANNOUNCED.search(said.text):
                message = f"{found[0]!r} announces a list, and there is none in this document"
                yield Finding(Code.MISSING_PART, message, said.place(*found.span()))
                return
