"""The parts of a document in the order they are read: body, headers and footers, footnotes, endnotes, comments."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple, final

from fgmv_extract.document import Part
from fgmv_extract.errors import ExtractError, UnsupportedFormatError
from fgmv_extract.readers.word.condensing import condensed
from fgmv_extract.readers.word.names import Element, Names, local, names_of, value
from fgmv_extract.readers.word.package import Package, Relationship
from fgmv_extract.readers.word.pages import Pages
from fgmv_extract.readers.word.revisions import changes_in
from fgmv_extract.readers.word.steps import script_of
from fgmv_extract.readers.word.story import Story

_AROUND = {"header": Part.HEADER, "footer": Part.FOOTER}
_NOTES = (
    ("footnotes", "footnoteReference", Part.FOOTNOTE),
    ("endnotes", "endnoteReference", Part.ENDNOTE),
    ("comments", "commentReference", Part.COMMENT),
)
_UTF_16 = {b"\xfe", b"\xff", b"\x00"}
_NO_NOTES = {"separator", "continuationSeparator", "continuationNotice"}
# A picture holds no text; a link without a file points into the document.
_NO_TEXT = {"image", "hyperlink"}


@final
class _Opened(NamedTuple):
    """A part that was parsed: its root, the names it is written in, and whether it may hold changes of format."""

    root: Element
    names: Names
    may_change: bool


def read_parts(package: Package, pages: Pages) -> None:
    """Read all parts that hold text into ``pages``; raises ``ExtractError``."""
    name = package.main()
    body = _open(package, name)
    if local(body.root) != "document":
        raise UnsupportedFormatError(package.file, f"is no Word document but holds {name}", "save it as .docx")
    _tell(pages, body, Part.BODY, body.root)
    links = _present(package, pages, package.relationships(name))
    for link in _around(body, links):
        part = _open(package, link.target)
        _tell(pages, part, _AROUND[link.kind], part.root)
    for kind, mark, where in _NOTES:
        for link in links:
            if link.kind == kind:
                part = _open(package, link.target)
                _tell(pages, part, where, *_shown(body, part.root, mark, pages))


def _open(package: Package, name: str) -> _Opened:
    root, data = _root(package, name, package.part(name))
    names = names_of(root)
    if names is None:
        raise UnsupportedFormatError(package.file, f"holds {name}, which is no part of Word's", "save it as .docx")
    # The names of such changes end so; only UTF-16 spells them otherwise, and it begins with a mark that is no ASCII.
    return _Opened(root, names, b"Change" in data or data[:1] in _UTF_16)


def _root(package: Package, name: str, data: bytes) -> tuple[Element, bytes]:
    """Parse a part by way of what it reads the same as, which is returned too; where that is in vain, the part itself tells what is wrong with it."""
    with suppress(ExtractError):
        shorter = condensed(data)
        return package.tree(name, shorter), shorter
    return package.tree(name, data), data


def _tell(pages: Pages, part: _Opened, where: Part, *roots: Element) -> None:
    for root in roots:
        Story(pages, script_of(part.names), root, where).tell()
    pages.changes.update(changes_in(part.root, part.names) if pages.is_tracked or part.may_change else ())


def _present(package: Package, pages: Pages, links: Iterable[Relationship]) -> tuple[Relationship, ...]:
    """Return the links to parts that are there, each part once; report those that are not."""
    by_target = {link.target: link for link in links if link.kind not in _NO_TEXT}
    pages.missing.extend(target for target in by_target if target not in package)
    return tuple(link for link in by_target.values() if link.target in package)


def _around(body: _Opened, links: Iterable[Relationship]) -> Iterator[Relationship]:
    """Yield headers and footers as the sections refer to them, then those that none refers to."""
    by_id = {link.id: link for link in links if link.kind in _AROUND}
    identifier = body.names.of("r:id")
    if not by_id:
        return
    for reference in body.root.iter(body.names.of("headerReference"), body.names.of("footerReference")):
        if link := by_id.pop(reference.get(identifier, ""), None):
            yield link
    yield from by_id.values()


def _shown(body: _Opened, notes: Element, mark: str, pages: Pages) -> list[Element]:
    """Return the notes in the order the text refers to them, without those whose every mark is gone with a tracked change.

    Notes that nothing refers to come last: Word keeps them, and what they say is not lost here.
    """
    marks = [identifier for kind, identifier in pages.references if kind == mark]
    order = {identifier: place for place, identifier in reversed(list(enumerate(marks)))}
    gone = {value(each, "id") or "" for each in body.root.iter(body.names.of(mark))} - order.keys()
    found = [(value(note, "id") or "", note) for note in notes if value(note, "type") not in _NO_NOTES]
    found.sort(key=lambda pair: order.get(pair[0], len(marks)))
    return [note for identifier, note in found if identifier not in gone]
