"""Bytes become a Document, and a mail or an archive all the Documents in it."""

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, final

from attrs import evolve, field, frozen

from fgmv_extract.collector import collector_paused
from fgmv_extract.document import Document
from fgmv_extract.errors import ExtractError
from fgmv_extract.extraction.extent import within_extent
from fgmv_extract.extraction.means import within_means
from fgmv_extract.extraction.members import Aside, Leaf, form_of, leaves_in
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.sources import Content

if TYPE_CHECKING:
    from fgmv_extract.readers.formats import Format


@final
@frozen
class Found:
    """A document in a container, by the path that leads to it (``mail.eml!/SG20-LS160.docx``); or the text of a mail itself."""

    path: str
    document: Document = field(repr=False)
    body: bool = False


Outcome = Found | Aside | ExtractError
"""What becomes of a member of a container; an error tells by its ``file`` where it is."""


def read_as(form: "Format", content: Content, options: Options, container: str | None = None) -> Document:
    """Read a document that is no container; raises ``ExtractError``."""
    with within_means(content.name), collector_paused():
        digest = hashlib.sha256(content.data).hexdigest()
        file = File(name=content.name, format=form.name, size=len(content.data), sha256=digest, container=container)
        return within_extent(form.read(content.data, file, options), options.limits)


def documents_in(form: "Format", content: Content, options: Options) -> Iterator[Outcome]:
    """Read all documents in a container, one after the other, and in the containers in it; nothing is raised for any of them."""
    for leaf in leaves_in(form, content, options.limits):
        yield _read(leaf, options) if isinstance(leaf, Leaf) else leaf


def _read(leaf: Leaf, options: Options) -> Outcome:
    try:
        form = leaf.form or form_of(leaf.content)
        return Found(leaf.path, read_as(form, leaf.content, options, leaf.container), leaf.body)
    except ExtractError as error:
        return evolve(error, file=leaf.path)
