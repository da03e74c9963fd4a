"""Every limit can be set, and what a hit gives is what the documentation says."""

from collections.abc import Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random

import attrs
import pytest

import fgmv_extract as fx
from fgmv_extract.cli import main
from samples import poisoned_pdf
from tests.fuzz import seeds
from tests.fuzz.mutations import packed, unpacked

DOCS = Path(__file__).resolve().parents[2] / "docs"
_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"


def _grown() -> bytes:
    """An archive in which one member is twice as large as it is packed."""
    import io  # noqa: PLC0415  with the next
    import zipfile  # noqa: PLC0415  only here something is packed

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", Random(1).randbytes(1 << 20).hex())  # noqa: S311  repeatable on purpose
        archive.writestr("b.txt", seeds.text())
    return stream.getvalue()


def _ruled() -> bytes:
    return poisoned_pdf.page(
        poisoned_pdf.stream(b"BT /F 12 Tf 72 720 Td (a) Tj ET " + b"9 9 m 300 9 l S 9 9 m 9 300 l S " * 50)
    )


def _drawn(depth: int) -> bytes:
    forms = {
        n: poisoned_pdf.stream(b"/X Do", _FORM + b" /Resources << /XObject << /X %d 0 R >> >>" % (n + 1))
        for n in range(6, 6 + depth)
    }
    last = poisoned_pdf.stream(b"0 0 9 1 re f", _FORM)
    text = b"BT /F 12 Tf 72 720 Td (a) Tj ET /X Do /X Do /X Do"
    return poisoned_pdf.page(text, more={**forms, 6 + depth: last}, xobjects=b"/X 6 0 R")


def _spanning() -> bytes:
    parts = unpacked(seeds.word())
    wide = parts["word/document.xml"].replace(b"<w:tcW w:w='9'/>", b"<w:gridSpan w:val='9'/>", 1)
    return packed(parts | {"word/document.xml": wide})


_NESTED = b"<table><tr><td>" * 5 + b"a" + b"</td></tr></table>" * 5
CASES: Mapping[str, tuple[int, bytes, str]] = {
    "input_bytes": (100, seeds.text(), "txt"),
    "part_bytes": (100, seeds.word(), "docx"),
    "all_parts_bytes": (1_000, seeds.word(), "docx"),
    "xml_depth": (4, seeds.word(), "docx"),
    "spans": (2, _spanning(), "docx"),
    "columns": (3, seeds.word(), "docx"),
    "rows": (1, seeds.word(), "docx"),
    "positions": (3, seeds.word(), "docx"),
    "nesting": (2, _NESTED, "html"),
    "members": (2, seeds.archive(), "zip"),
    "members_bytes": (1_000, seeds.archive(), "zip"),
    "archives": (1, seeds.archive(), "zip"),
    "mails": (1, b"Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n" + seeds.text() + b"\n--b\nContent-Type: message/rfc822\n\n" + seeds.mail() + b"\n--b--\n", "eml"),
    "ratio": (1, _grown(), "zip"),
    "pages": (0, seeds.pdf(), "pdf"),
    "page_characters": (9, seeds.pdf(), "pdf"),
    "page_rulings": (1, _ruled(), "pdf"),
    "form_depth": (2, _drawn(4), "pdf"),
    "forms": (1, _drawn(1), "pdf"),
}  # fmt: skip
"""A limit, an input that reaches it, and the kind of that."""


def given(data: bytes, ending: str, limits: fx.Limits) -> str:
    """What a document gives: ``error``, ``finding``, or nothing of it."""
    try:
        findings = {finding.code for finding in fx.extract(data, name=f"a.{ending}", limits=limits).findings}
    except fx.LimitExceededError:
        return "error"
    except fx.EmptyDocumentError:
        return "finding"  # with nothing left of it
    return "finding" if fx.Code.LIMIT_REACHED in findings else "nothing"


def told() -> Mapping[str, str]:
    """What the documentation says."""
    spec = spec_from_file_location("made", DOCS / "made.py")
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    hits: Mapping[str, str] = made._HITS  # noqa: SLF001  the table behind the page
    return hits


@pytest.mark.parametrize("name", [field.name for field in attrs.fields(fx.Limits)])
def test_every_limit_holds_and_gives_what_is_told(name: str) -> None:
    """Set low it is hit, as the page of the limits says; at its default the same input is read without a word of it."""
    value, data, ending = CASES[name]
    assert given(data, ending, fx.Limits(**{name: value})) == told()[name].replace("left out", "finding")
    assert given(data, ending, fx.Limits()) == "nothing"


@pytest.mark.parametrize("name", [field.name for field in attrs.fields(fx.Limits)])
def test_every_limit_can_be_set_on_the_command_line(
    name: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """By its own name; an error, and what is told of a member that was left out, name it as that to raise."""
    value, data, ending = CASES[name]
    path = tmp_path / f"a.{ending}"
    path.write_bytes(data)
    try:
        read = bool(fx.extract(path, limits=fx.Limits(**{name: value})))
    except fx.ExtractError:
        read = False
    assert main(["extract", str(path), "--allow", f"{name}={value}"]) == (0 if read else 3)
    err = capsysbinary.readouterr().err.decode()
    assert ("[limit-reached]" in err) is read
    assert (f"--allow {name}=..." in err) is (told()[name] != "finding")
