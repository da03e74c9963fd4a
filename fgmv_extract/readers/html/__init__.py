"""HTML pages: as browsers, word processors, mail programs and converters write them.

bytes -> clean source (characters) -> tree (parsing) -> drafts, by a table of steps (flow) -> blocks with places (settling)
"""

from collections.abc import Iterable
from typing import final

from attrs import evolve, frozen

from fgmv_extract.document import Document
from fgmv_extract.errors import EmptyDocumentError, LimitExceededError
from fgmv_extract.findings import Finding
from fgmv_extract.options import Options, Revisions, allowing
from fgmv_extract.places import File
from fgmv_extract.readers.html.bare import Apart, set_apart
from fgmv_extract.readers.html.characters import source_of
from fgmv_extract.readers.html.flow import Flow
from fgmv_extract.readers.html.observations import Observations
from fgmv_extract.readers.html.parsing import parse
from fgmv_extract.readers.html.settling import settle
from fgmv_extract.readers.html.sheets import Sheet, Text
from fgmv_extract.readers.html.steps import BEGINS, ENDS
from fgmv_extract.readers.html.visibility import visibility_of

_LIBREOFFICE = b"converted to xhtml by LibreOffice"
_HEAD = 1000


@final
@frozen
class Page:
    """The bytes of a page, and the label of their encoding when what it came in names one."""

    data: bytes
    label: str | None = None


def read(data: bytes, file: File, options: Options) -> Document:
    """Read a page into paragraphs and tables.

    Raises ``EmptyDocumentError`` when nothing is shown on it, ``LimitExceededError`` when it is larger than
    ``options.limits.part_bytes``. Finds what was odd about it, what was hidden, and what could not be read.
    """
    return read_pages((Page(data),), evolve(file, format="html"), options)


def read_pages(pages: Iterable[Page], file: File, options: Options) -> Document:
    """Read pages that are one document, the main one first; raises and finds as ``read`` does."""
    observed = Observations(options.revisions is Revisions.ORIGINAL)
    drafts: list[Text | Sheet] = []
    findings: list[Finding] = []
    for page in pages:
        if len(page.data) > options.limits.part_bytes:
            problem = f"is a page of more than {options.limits.part_bytes:,} bytes"
            raise LimitExceededError(file.name, problem, f"split it, or {allowing('part_bytes')}")
        source, odd = source_of(page.data, page.label)
        findings += odd
        drafts += _drafts(source, options, observed)
    blocks = settle(drafts, options.limits, observed)
    if not blocks:
        raise EmptyDocumentError(file.name, "holds no text", "check that the right file was given")
    return Document(file, blocks, (*dict.fromkeys(findings), *observed.findings(blocks)))


def _drafts(source: bytes, options: Options, observed: Observations) -> list[Text | Sheet]:
    lower = source.lower()
    apart = set_apart(source)
    visibility = visibility_of(apart.source.lower() if apart.runs else lower)
    if visibility.by_attribute and apart.runs:
        apart, visibility = Apart(source), visibility_of(lower)
    parsed = parse(source, lower, apart)
    observed.is_cut_off |= parsed.is_cut
    if parsed.disregarded:
        observed.cuts.add(f"elements are nested more than 2,048 deep, and {parsed.disregarded} were disregarded")
    if parsed.root is None:
        return []
    flow = Flow(options.limits, observed, visibility)
    flow.bare = parsed.bare
    flow.nbsp_is_tab = _LIBREOFFICE in source[:_HEAD]
    flow.read(parsed.root, BEGINS, ENDS)
    return flow.drafts
