"""PDF documents, by PDFium: its text and what it says is drawn; everything else is done here.

::

    sheets (PDFium) -> stretches: lines      -> filling: lines in cells -> margins off -> flow: reading order
                    -> rulings -> lattice: cells                           -> joining: tables over pages -> blocks
"""

from fgmv_extract.document import Document
from fgmv_extract.errors import EmptyDocumentError, LimitExceededError, MalformedDocumentError
from fgmv_extract.findings import Code, Finding
from fgmv_extract.options import Options, allowing
from fgmv_extract.places import File
from fgmv_extract.readers.pdf.composing import compose
from fgmv_extract.readers.pdf.leaves import leaves_of
from fgmv_extract.readers.pdf.nesting import depth_of
from fgmv_extract.readers.pdf.sheets import is_whole, opened
from fgmv_extract.readers.pdf.streams import unpacks_to_more


def read(data: bytes, file: File, options: Options) -> Document:
    """Read a PDF document into paragraphs and tables; tables that run over pages are one.

    Raises ``ExtractError`` for what cannot be read; finds what was left out (headers, footers, repeated headings), what was
    joined, and pages that hold no text.
    """
    if len(data) > options.limits.input_bytes:
        problem = f"is larger than {options.limits.input_bytes:,} bytes"
        raise LimitExceededError(file.name, problem, f"split it, or {allowing('input_bytes')}")
    if unpacks_to_more(data, options.limits.part_bytes):
        problem = f"holds a stream that unpacks to more than {options.limits.part_bytes:,} bytes"
        raise LimitExceededError(file.name, problem, f"print it to a new PDF document, or {allowing('part_bytes')}")
    if depth_of(data, options.limits.form_depth, options.limits.part_bytes) > options.limits.form_depth:
        problem = f"has drawings inside each other, more than {options.limits.form_depth} deep"
        raise LimitExceededError(file.name, problem, f"print it to a new PDF document, or {allowing('form_depth')}")
    with opened(data, file.name, options.limits.page_characters) as book:
        if book.pages <= 0:
            raise MalformedDocumentError(file.name, "is a PDF document without pages", "copy or download it again")
        leaves, findings = leaves_of(book, options.limits)
    if not any(leaf.lines or leaf.tables for leaf in leaves):
        kind = "holds pictures of pages and no text" if any(leaf.pictures for leaf in leaves) else "holds no text"
        raise EmptyDocumentError(
            file.name, kind, "have its text recognised (OCR), or get the document it was made from"
        )
    if not is_whole(data):
        findings.append(Finding(Code.CUT_OFF, "The end of the PDF document is missing."))
    blocks, told = compose(leaves)
    return Document(file, blocks, (*findings, *told))
