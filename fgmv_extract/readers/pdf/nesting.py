"""Drawings inside drawings (form XObjects), counted before PDFium opens a page: it follows them without any limit.

A chain of 25 drawings, each of which shows the next one twice, is 33 million drawings in 6 kB. Streams and their dictionaries
always stand uncompressed; objects between them may be packed, and are unpacked.
"""

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.pdf.streams import packed_objects, unescaped

_OBJECT = pattern(rb"(?:^|\s)(\d{1,10})\s+\d{1,5}\s+obj\b")
_FORM = pattern(rb"/Subtype\s*+(?:/Form\b|\d{1,10}\s++\d{1,5}\s++R)")
_MAY_BE_FORM = pattern(rb"/(?:F|#46)(?:o|#6[fF])(?:r|#72)(?:m|#6[dD])\b|/Subtype\s*+\d")
_REFERENCE = pattern(rb"\b(\d{1,10})\s+\d{1,5}\s+R\b")
_DICTIONARY = 20_000  # bytes at most that a dictionary is read for


def depth_of(data: bytes, enough: int, most: int) -> int:
    """Return how deep drawings stand inside each other; 0 when there are at most ``enough``.

    Objects that are packed are unpacked to at most ``most`` bytes a stream.
    """
    if sum(1 for _ in _MAY_BE_FORM.finditer(data)) <= enough:
        return 0
    references, forms = _references(data, most)
    depths: dict[int, int] = {}
    return max((_depth(form, references, forms, depths) for form in forms), default=0)


def _references(data: bytes, most: int) -> tuple[dict[int, list[int]], set[int]]:
    """Return what each object refers to, and which objects are drawings."""
    references = {number: _referred(told) for number, told in packed_objects(data, most)}
    forms: set[int] = set()
    for found in _OBJECT.finditer(data):
        number = int(found[1])
        end = data.find(b"endobj", found.end(), found.end() + _DICTIONARY)
        told = unescaped(data[found.end() : end if end >= 0 else found.end() + _DICTIONARY].partition(b"stream")[0])
        references[number] = _referred(told)
        if _FORM.search(told):
            forms.add(number)
    return references, forms


def _referred(told: bytes) -> list[int]:
    return [int(each) for each in _REFERENCE.findall(told)]


def _depth(start: int, references: dict[int, list[int]], forms: set[int], depths: dict[int, int]) -> int:
    """Return the longest chain of drawings from one of them; objects in between do not count, circles end."""
    path = [(start, iter(references.get(start, ())))]
    open_ = {start}
    best = {start: 0}
    while path:
        number, following = path[-1]
        child = next((each for each in following if each not in open_), None)
        if child is not None and child not in depths:
            path.append((child, iter(references.get(child, ()))))
            open_.add(child)
            best[child] = 0
            continue
        if child is not None:
            best[number] = max(best[number], depths[child])
            continue
        path.pop()
        open_.discard(number)
        depths[number] = best[number] + (number in forms)
        if path:
            above = path[-1][0]
            best[above] = max(best[above], depths[number])
    return depths[start]
