"""The parts of a document in the order they are read: body, headers and footers, footnotes, endnotes, comments."""

from collections.abc import Iterator

from fgmv_extract.document import Part
from fgmv_extract.errors import EncryptedDocumentError, MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.readers.opendocument.changes import changes_in
from fgmv_extract.readers.opendocument.names import Element, named, value
from fgmv_extract.readers.opendocument.steps import STEPS
from fgmv_extract.readers.opendocument.story import Script, Story
from fgmv_extract.readers.opendocument.styles import Styles
from fgmv_extract.readers.word.package import Package
from fgmv_extract.readers.word.pages import Pages

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_AROUND = {
    "header": Part.HEADER,
    "header-first": Part.HEADER,
    "header-left": Part.HEADER,
    "footer": Part.FOOTER,
    "footer-first": Part.FOOTER,
    "footer-left": Part.FOOTER,
}
_KINDS = {
    "spreadsheet": "an OpenDocument spreadsheet",
    "presentation": "an OpenDocument presentation",
    "drawing": "an OpenDocument drawing",
    "chart": "an OpenDocument chart",
    "database": "an OpenDocument database",
}


def roots_of(package: Package, pages: Pages) -> tuple[Element, ...]:
    """Return the parsed parts of a packed document: its content, and its styles when they are there.

    Raises ``ExtractError``, ``EncryptedDocumentError`` for a document with a password.
    """
    if _is_encrypted(package):
        raise EncryptedDocumentError(package.file, "is encrypted", "open it and save it without a password")
    content = package.tree(_CONTENT, package.part(_CONTENT))
    if _STYLES not in package:
        pages.missing.append(_STYLES)
        return (content,)
    return content, package.tree(_STYLES, package.part(_STYLES))


def _is_encrypted(package: Package) -> bool:
    """Look for how a part is encrypted: the manifest tells, which is not encrypted itself."""
    if _MANIFEST not in package:
        return False
    manifest = package.part(_MANIFEST)
    return b"encryption-data" in manifest and any(
        True for _ in package.tree(_MANIFEST, manifest).iter(named("manifest:encryption-data"))
    )


def read_parts(roots: tuple[Element, ...], file: str, pages: Pages) -> None:
    """Read all that holds text into ``pages``; ``roots`` are the content and what else there is, ``file`` the name for errors."""
    body = _body(roots[0], file)
    styles = Styles()
    styles.add(roots)
    script = Script(STEPS, styles, changes_in(roots), pages.limits.rows)
    pages.changes.update(script.changes.counts)
    Story(pages, script, body, Part.BODY).tell()
    for part, root in _around(roots):
        Story(pages, script, root, part).tell()
    for part in (Part.FOOTNOTE, Part.ENDNOTE, Part.COMMENT):
        for note in script.notes.get(part, ()):  # telling one may add others behind it
            Story(pages, script, note, part).tell()


def _body(content: Element, file: str) -> Element:
    for body in content.iterfind(named("office:body")):
        for child in body:
            if child.tag == named("office:text"):
                return child
            kind = _KINDS.get(child.tag.rpartition("}")[2])
            if kind:
                raise UnsupportedFormatError(file, f"is {kind}, not a text", "copy what matters into a text document")
    raise MalformedDocumentError(file, "holds no body of an OpenDocument text", "get or save it again")


def _around(roots: tuple[Element, ...]) -> Iterator[tuple[Part, Element]]:
    """Yield the headers, then the footers of all page styles that are shown."""
    pages = [page for root in roots for page in root.iter(named("style:master-page"))]
    for wanted in (Part.HEADER, Part.FOOTER):
        for page in pages:
            for child in page:
                part = _AROUND.get(child.tag.rpartition("}")[2])
                if part is wanted and value(child, "style:display") != "false":
                    yield part, child
