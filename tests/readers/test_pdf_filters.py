"""Filters of PDF streams are undone as their encoders did them, and no bomb hides in any of them, alone or behind another."""

import base64
import time
import zlib
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fgmv_extract as fx
from fgmv_extract.readers.pdf.filters import FILTERS
from fgmv_extract.readers.pdf.streams import packed_objects, unpacks_to_more
from samples import poisoned_pdf
from tests.readers import lzw_writer

MOST = 1 << 20
BOMB = zlib.compress(bytes(8 << 20), 9)


def runs(data: bytes) -> bytes:
    """Pack as RunLengthDecode unpacks: what is equal as a run, the rest as it is."""
    made, at = bytearray(), 0
    while at < len(data):
        end = at + 1
        while end < min(len(data), at + 128) and data[end] == data[at]:
            end += 1
        made += bytes([257 - (end - at), data[at]]) if end - at > 1 else bytes([0, data[at]])
        at = end
    return bytes(made) + b"\x80"


PACKERS: Mapping[bytes, Callable[[bytes], bytes]] = {
    b"FlateDecode": zlib.compress,
    b"LZWDecode": lzw_writer.packed,
    b"LZWDecode, late": lambda data: lzw_writer.packed(data, early=0),
    b"ASCII85Decode": lambda data: base64.a85encode(data, wrapcol=60) + b"~>",
    b"ASCIIHexDecode": lambda data: data.hex(" ", 30).encode() + b" >",
    b"RunLengthDecode": runs,
}


def in_pieces(data: bytes, size: int) -> Iterator[bytes]:
    """What comes in comes in pieces."""
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("name", FILTERS)
@given(data=st.binary(max_size=400), size=st.integers(1, 90))
def test_what_is_packed_is_unpacked(name: bytes, data: bytes, size: int) -> None:
    """Wherever the pieces part it, and whatever follows the end."""
    assert b"".join(FILTERS[name].undo(in_pieces(PACKERS[name](data), size))) == data
    assert b"".join(FILTERS[name].undo(in_pieces(PACKERS[name](data) + b"\nendstream", size)))[: len(data)] == data


@pytest.mark.parametrize("name", FILTERS)
def test_long_texts_are_unpacked(name: bytes) -> None:
    """With codes of every width, and a table that is begun anew."""
    data = b"".join(b"%d FGMV-%02d " % (number * number, number) for number in range(6000)) + bytes(9000)
    assert b"".join(FILTERS[name].undo(in_pieces(PACKERS[name](data), 1000))) == data


@pytest.mark.parametrize("name", FILTERS)
@given(data=st.binary(max_size=300), size=st.integers(1, 90))
def test_any_bytes_are_unpacked_as_far_as_they_go(name: bytes, data: bytes, size: int) -> None:
    """Nothing is raised, and no filter makes more of them than it is said to."""
    made = b"".join(FILTERS[name].undo(in_pieces(data, size)))
    assert len(made) <= FILTERS[name].growth * len(data) + 8


def test_ascii85_that_wraps_around_goes_on() -> None:
    """A group that is too large is no end to PDFium."""
    assert b"".join(FILTERS[b"ASCII85Decode"].undo([b"uuuuu" + base64.a85encode(b"FGMV")]))[4:] == b"FGMV"


LARGE = lzw_writer.zeros(1000)
BOMBS: Mapping[str, tuple[bytes, bytes]] = {
    "lzw": (LARGE, b"/Filter /LZWDecode"),
    "short": (LARGE, b"/Filter [/LZW]"),
    "escaped": (LARGE, b"/Filter /L#5aWDecode"),
    "late": (lzw_writer.zeros(1000, early=0), b"/Filter /LZWDecode /DecodeParms << /EarlyChange 0 >>"),
    "behind ascii85": (base64.a85encode(LARGE) + b"~>", b"/Filter [/ASCII85Decode /LZWDecode]"),
    "behind hexadecimal": (LARGE.hex().encode() + b">", b"/Filter [/AHx /LZWDecode]"),
    "flate behind ascii85": (base64.a85encode(BOMB) + b"~>", b"/Filter [ /ASCII85Decode/FlateDecode ]"),
    "flate behind lzw": (lzw_writer.packed(BOMB), b"/Filter [/LZWDecode /FlateDecode]"),
    "lzw behind flate": (zlib.compress(LARGE), b"/Filter[/FlateDecode/LZWDecode]"),
    "runs": (b"\x81\x00" * (MOST // 64), b"/Filter /RunLengthDecode"),
    "runs behind runs": (runs(b"\x81\x00" * (MOST // 64)), b"/Filter [/RunLengthDecode /RunLengthDecode]"),
    "zeros of ascii85": (b"z" * (MOST // 2), b"/Filter /ASCII85Decode"),
    "told twice": (LARGE, b"/Filter /ASCIIHexDecode /Filter /LZWDecode"),
    "in a comment": (LARGE, b"/Filter % /ASCIIHexDecode\n/LZWDecode"),
    "elsewhere": (LARGE, b"/Filter 9 0 R"),
    "each elsewhere": (base64.a85encode(LARGE) + b"~>", b"/Filter [10 0 R 011 0 R]"),
    "too many": (b"", b"/Filter [" + b"/FlateDecode " * 9 + b"]"),
}


def document(content: bytes, told: bytes) -> bytes:
    """A page with that stream, and names of filters in objects of their own."""
    return poisoned_pdf.page(
        poisoned_pdf.stream(content, told), more={9: b"[/LZWDecode]", 10: b"/ASCII85Decode", 11: b"/LZWDecode"}
    )


@pytest.mark.parametrize("name", BOMBS)
def test_no_bomb_is_passed_on(name: str) -> None:
    """Whatever filters it is packed with and however they are told; the error names the limit."""
    data = document(*BOMBS[name])
    assert unpacks_to_more(data, MOST)
    with pytest.raises(fx.LimitExceededError, match=r"unpacks to more than 1,048,576 bytes; .* --allow part_bytes="):
        fx.read(data, name="a.pdf", limits=fx.Limits(part_bytes=MOST))


TEXT = b"BT /F 12 Tf 72 720 Td (FGMV-01 Technical Report) Tj ET " + b"0 0 m 9 9 l n " * 9000


@pytest.mark.parametrize("length", [b"/Length 8 0 R", b"/Length 12 0 R", b"/Length 7", b""])
@pytest.mark.parametrize(
    "names", [(b"LZWDecode",), (b"LZWDecode", b"ASCII85Decode"), (b"FlateDecode", b"ASCIIHexDecode")]
)
def test_honest_streams_are_passed_on(names: tuple[bytes, ...], length: bytes) -> None:
    """As old programs wrote them, many in one file, whether their length is true, stands elsewhere or is wrong; they are read."""
    content = TEXT
    for name in names:
        content = PACKERS[name](content)
    told = b" /Filter [%b]" % b" ".join(b"/" + name for name in reversed(names))
    one = b"<< %b%b >>\nstream\n%b\nendstream" % (length, told, content)
    more = dict.fromkeys(range(20, 60), one) | {8: b"%d" % len(content)}
    data = poisoned_pdf.page(one, more=more)
    assert not unpacks_to_more(data, len(TEXT))
    assert "FGMV-01 Technical Report" in [block.text for block in fx.read(data, name="a.pdf").blocks]


def test_streams_within_streams_are_not_undone_again_and_again() -> None:
    """Each looks as if it went to the end of the document: that is refused before it costs the square of its length."""
    begun = time.process_time()
    one = b"1 0 obj << /Filter /LZWDecode /Length 99999 0 R >>\nstream\n" + bytes(900)
    assert unpacks_to_more(b"%PDF-1.7\n" + one * 1_000, 64 << 20)
    assert time.process_time() - begun < 20


def test_objects_that_are_packed_otherwise_are_found() -> None:
    """Drawings in drawings are looked for in them."""
    told = b"/Type /ObjStm /N 1 /First 4 /Filter [/ASCII85Decode /LZWDecode]"
    content = base64.a85encode(lzw_writer.packed(b"7 0 << /Type /XObject >>")) + b"~>"
    data = b"6 0 obj\n" + poisoned_pdf.stream(content, told)
    assert list(packed_objects(data, MOST)) == [(7, b"<< /Type /XObject >>")]


def literal(data: bytes) -> bytes:
    """Pack bytes as they are, in one piece of a stream of runs."""
    return bytes([len(data) - 1]) + data


@pytest.mark.parametrize("word", [b"xendstreamx", b"(endstream)", b"endstreams ", b"/endstream "])
def test_the_end_of_a_stream_is_no_part_of_a_word(word: bytes) -> None:
    """Where the length is wrong PDFium looks for the mark alone: a bomb, or honest text, may stand behind what only holds it."""
    bomb = literal(b"%" + word) + b"\x81\x00" * (MOST // 64)
    assert unpacks_to_more(
        poisoned_pdf.page(b"<< /Length 7 /Filter /RunLengthDecode >>\nstream\n%b\nendstream" % bomb), MOST
    )
    text = literal(b"%" + word + b"\n") + literal(TEXT[:80]) + b"\x80"
    data = poisoned_pdf.page(b"<< /Length 7 /Filter /RunLengthDecode >>\nstream\n%b\nendstream" % text)
    assert not unpacks_to_more(data, MOST)
    assert "FGMV-01 Technical Report" in [block.text for block in fx.read(data, name="a.pdf").blocks]


@pytest.mark.parametrize("between", [b"%c\n", b"\x80", b"\xff\n", b" % \n%\n"])
def test_a_true_length_counts_whatever_stands_before_the_mark(between: bytes) -> None:
    """Another mark within the stream is none: a bomb may stand behind it, and honest text is read from there."""
    for content in (b"\x81\x00" * (MOST // 64), literal(TEXT[:80])):
        packed = literal(b"% endstream \n") + content + b"\x80"
        told = b"<< /Length %d /Filter /RunLengthDecode >>\nstream\n%b%bendstream" % (len(packed), packed, between)
        data = poisoned_pdf.page(told)
        if len(content) > 100:
            assert unpacks_to_more(data, MOST)
        else:
            assert "FGMV-01 Technical Report" in [block.text for block in fx.read(data, name="a.pdf").blocks]
