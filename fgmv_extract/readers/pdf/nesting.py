"""Drawings inside drawings (form XObjects), counted before PDFium opens a page: it follows them without any limit.

A chain of 25 drawings, each of which shows the next one twice, is 33 million drawings in 6 kB. Only what stands uncompressed is
looked at, which streams and their dictionaries always do; what a document hides beyond that is for the limits on time.
"""

import re

_OBJECT = re.compile(rb"(?:^|\s)(\d{1,10})\s+\d{1,5}\s+obj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_REFERENCE = re.compile(rb"\b(\d{1,10})\s+\d{1,5}\s+R\b")
_DICTIONARY = 20_000  # bytes at most that a dictionary is read for


def depth_of(data: bytes, enough: int) -> int:
    """Return how deep drawings stand inside each other, as far as can be seen; 0 when there are at most ``enough``."""
    if sum(1 for _ in _FORM.finditer(data)) <= enough:
        return 0
    references, forms = _references(data)
    depths: dict[int, int] = {}
    return max((_depth(form, references, forms, depths) for form in forms), default=0)


def _references(data: bytes) -> tuple[dict[int, list[int]], set[int]]:
    """Return what each object refers to, and which objects are drawings."""
    references: dict[int, list[int]] = {}
    forms: set[int] = set()
    for found in _OBJECT.finditer(data):
        number = int(found[1])
        end = data.find(b"endobj", found.end(), found.end() + _DICTIONARY)
        told = data[found.end() : end if end >= 0 else found.end() + _DICTIONARY].partition(b"stream")[0]
        references[number] = [int(each) for each in _REFERENCE.findall(told)]
        if _FORM.search(told):
            forms.add(number)
    return references, forms


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
