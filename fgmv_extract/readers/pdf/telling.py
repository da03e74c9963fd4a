"""What the dictionary of a PDF stream tells, read as suspiciously as may be: its filters in their order, and where its bytes end.

It may tell a thing twice, or in a dictionary within; which one PDFium goes by does not matter when all of them are looked at.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice, product
from typing import final

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.pdf.filters import FILTERS, TooLargeError

_AFTER = rb"(?![^\x00\t\n\x0c\r ()<>\[\]{}/%])"  # a name ends there
_SHORT: Mapping[bytes, bytes] = {
    b"Fl": b"FlateDecode",
    b"LZW": b"LZWDecode",
    b"A85": b"ASCII85Decode",
    b"AHx": b"ASCIIHexDecode",
    b"RL": b"RunLengthDecode",
}
"""The names that pictures within a page may have for filters; PDFium takes them everywhere."""
_NAMES = pattern(rb"/(FlateDecode|LZWDecode|ASCII85Decode|ASCIIHexDecode|RunLengthDecode|Fl|LZW|A85|AHx|RL)" + _AFTER)
_VALUE = rb"(\[[^\]]{0,400}+|/[^\s/<>\[\]()]{1,40}+|\d{1,12}+(?:\s++\d{1,5}+\s++R)?+)"
_FILTER = pattern(rb"/(?:Filter|F)" + _AFTER + rb"\s*+" + _VALUE)
_LENGTH = pattern(rb"/Length" + _AFTER + rb"\s*+" + _VALUE)
_OBJECT = pattern(rb"\b(\d{1,8}+)\s++\d{1,5}+\s++obj\s*+" + _VALUE)
_NAME_OR_REFERENCE = pattern(rb"(?<!\d)(\d++)\s++\d++\s++R|" + _NAMES.pattern)
_COMMENT = pattern(rb"%[^\r\n]*+")
_REFERENCE = pattern(rb"(?<!\d)(\d++)\s++\d++\s++R")
_LATE = pattern(rb"/EarlyChange|/(?:DecodeParms|DP)\s*+\[?+\s*+\d++\s++\d++\s++R")
_END = pattern(rb"(?:[\x00\t\n\x0c\r \x80\xff]++|%[^\r\n]*+)*+endstream")
"""Behind the length of a stream PDFium passes over comments and what it takes for blanks, and looks only at how the word begins."""
_MARK = pattern(rb"endstream(?<![^\x00\t\n\x0c\r ]endstream)(?![^\x00\t\n\x0c\r ])")
"""A mark where nothing tells how long a stream is. Within a longer word (``xendstream``, ``(endstream)``) it is none to PDFium, either."""
_PICTURE = pattern(rb"/Subtype\s*+/Image\b")
_SIZE = pattern(rb"/(?:Width|Height)\s++(\d{1,6})\b")
_STAGES = 4  # filters one after the other; nobody packs more than once
_MOST_CHAINS = 8  # that a dictionary may tell of; it tells of one
_PACKING = frozenset(FILTERS) - {b"ASCII85Decode", b"ASCIIHexDecode"}
_FLATE = b"FlateDecode"
_LATER = {b"LZWDecode": b"LZWDecode, late"}
_UNKNOWN = ((_FLATE,) * _STAGES, (b"ASCII85Decode", _FLATE), (b"ASCIIHexDecode", _FLATE))
"""What is tried where the filters stand in an object that is not found."""


@final
class Telling:
    """A document, as far as the dictionaries of its streams refer to it."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _objects(self) -> Mapping[bytes, list[bytes]]:
        """The objects that are a number, a name or a list, by their numbers; there may be several of one number."""
        found: dict[bytes, list[bytes]] = {}
        for each in _OBJECT.finditer(self._data):
            found.setdefault(each[1].lstrip(b"0"), []).append(each[2])
        return found

    def chains(self, told: bytes) -> Iterator[tuple[bytes, ...]]:
        """Yield the filters a dictionary may tell, in the order in which they are undone; raises ``TooLargeError`` for too many."""
        chains = {(_FLATE,) * min(_STAGES, _NAMES.sub(_named, told).count(b"/FlateDecode")): None}
        for text in (told, _COMMENT.sub(b" ", told)) if b"%" in told else (told,):
            for value in _FILTER.findall(text):
                chains |= dict.fromkeys(self._listed(value))
        if _LATE.search(told):
            chains |= dict.fromkeys([tuple(_LATER.get(name, name) for name in names) for names in chains])
        if len(chains) > _MOST_CHAINS or any(len(names) > _STAGES for names in chains):
            raise TooLargeError
        yield from filter(None, chains)

    def _listed(self, value: bytes) -> Iterator[tuple[bytes, ...]]:
        """Yield what a name, a list of names, or references to either may mean."""
        meant: list[list[tuple[bytes, ...]]] = []
        for each in _NAME_OR_REFERENCE.finditer(value):
            found = self._objects.get(each[1].lstrip(b"0"), ()) if each[1] else (each[0],)
            if not found:
                yield from _UNKNOWN
                return
            meant.append([tuple(_named(name).removeprefix(b"/") for name in _NAMES.finditer(text)) for text in found])
        for chosen in islice(product(*meant), _MOST_CHAINS + 1):
            yield tuple(name for names in chosen for name in names)

    def end(self, told: bytes, start: int) -> int:
        """Return where the bytes of a stream end that begin at ``start``: the last place that PDFium may take for it.

        That is where its length leads to, when the mark of its end stands there; else the next such mark. The length may not be
        found: then the end of the document.
        """
        values = [meant for value in _LENGTH.findall(told) for meant in self._meant(value) or [value]]
        lengths = [int(value) for value in values if value.isdigit()]
        ends = [start + length for length in lengths if _END.match(self._data, start + length)]
        if ends:
            return max(ends)
        mark = _MARK.search(self._data, start) if len(lengths) == len(values) else None
        return len(self._data) if mark is None else mark.start()

    def _meant(self, value: bytes) -> list[bytes]:
        """Return what may stand where a value refers to; nothing for one that does not."""
        return [each for number in _REFERENCE.findall(value) for each in self._objects.get(number.lstrip(b"0"), ())]


def is_harmless_picture(told: bytes, names: tuple[bytes, ...], most: int) -> bool:
    """Tell whether a stream is a picture, packed once, that does not claim to be larger than four times ``most``."""
    if sum(name in _PACKING for name in names) > 1 or _PICTURE.search(told) is None:
        return False
    sizes = [int(size) for size in _SIZE.findall(told)]
    return len(sizes) == 2 and sizes[0] * sizes[1] <= most


def _named(name: re.Match[bytes]) -> bytes:
    """Return the name of a filter in full."""
    return b"/" + _SHORT.get(name[1], name[1])
