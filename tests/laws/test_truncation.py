"""The law of what is cut off: it is refused, or a finding tells that something may be missing, or all it says is still there.

Kinds of text have no end that could be missing; they are cut in ``tests/readers/test_text_laws.py``.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.errors import ExtractError
from fgmv_extract.readers.formats import recognise
from tests.fuzz import seeds

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SMALL: Mapping[str, Callable[[], bytes]] = {
    "docx": seeds.word, "html": seeds.html, "mht": seeds.mhtml, "rtf": seeds.rtf, "odt": seeds.odt, "fodt": seeds.flat_odt,
    "doc": seeds.doc, "pdf": seeds.pdf, "eml": seeds.mail, "mbox": seeds.mailbox, "msg": seeds.message, "dat": seeds.tnef,
    "zip": seeds.archive, "tar": seeds.tar,
}  # fmt: skip
LARGE = ("html", "rtf", "odt", "doc", "pdf", "eml")
EVEN, LAST = 60, 30
"""So many cuts are spread over a document; and each of the last bytes is cut off in turn, since marks of the end are short."""


def said(data: bytes, ending: str) -> tuple[fx.Statement, ...]:
    """What a document says, whatever it is called."""
    return tuple(evolve(each, file=None) for each in fx.extract_all(data, name=f"a.{ending}"))


def silent(data: bytes, ending: str, cuts: list[int]) -> Iterator[int]:
    """Yield the cuts after which a document says less than before without telling so."""
    whole, kind = said(data, ending), recognise(data, f"a.{ending}").name
    for at in cuts:
        try:
            if recognise(data[:at], f"a.{ending}").name != kind:
                continue  # so little is left that it is a document of another kind
            left = said(data[:at], ending)
        except ExtractError:
            continue
        if left != whole and not any(finding.code.loses for each in left for finding in each.findings):
            yield at


def between(data: bytes, ending: str) -> set[int]:
    """Where a mail box, or what Outlook packs, could as well end: neither has a mark of its end."""
    if ending == "mbox":
        return {at for at in range(len(data)) if data[at:].lstrip(b"\n").startswith(b"From ")}
    ends, at = set(), 6
    while ending == "dat" and at < len(data):
        ends.add(at)
        at += 9 + struct.unpack_from("<L", data, at + 5)[0] + 2
    return ends


@pytest.mark.parametrize("ending", SMALL)
def test_a_small_document_is_cut_everywhere(ending: str) -> None:
    """Of every kind that has an end."""
    data = SMALL[ending]()
    cuts = {len(data) * nth // EVEN for nth in range(1, EVEN)} | {len(data) - nth for nth in range(1, LAST)}
    assert list(silent(data, ending, sorted(cuts - between(data, ending)))) == []


@pytest.mark.slow
@pytest.mark.parametrize("ending", LARGE)
def test_a_large_document_is_cut_in_many_places(ending: str) -> None:
    """As programs write them: what stands at the end of a file is no text, and parts are packed."""
    data = (SAMPLES / "wrapped" / f"example.{ending}").read_bytes()
    cuts = {len(data) * nth // 24 for nth in range(1, 24)} | {len(data) - nth for nth in (1, 2, 3, 5, 9, 20, 40, 100)}
    assert list(silent(data, ending, sorted(cuts))) == []
