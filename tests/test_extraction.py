"""``read`` and ``extract``: what a call may say, and what comes back whatever the document is."""

import gc
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.errors import ExtractError, LimitExceededError, UnreadableFileError
from fgmv_extract.extraction import extract, read
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.options import Limits, Options, Revisions
from fgmv_extract.outputs.serialisation import statement_to_dict
from fgmv_extract.places import File, Place
from fgmv_extract.records import Statement

Reader = Callable[[bytes, File, Options], Document]
SHARED = Path(__file__).resolve().parents[2] / "shared"
SEED = SHARED / "seed" / "sg20-reply-fgmv.txt"
GOLDEN = SHARED / "golden" / "sg20-reply-fgmv.json"


def plainly(data: bytes, file: File, options: Options) -> Document:
    """Read a document that tells how it was asked for."""
    return Document(file, (Paragraph(f"{data.decode()} {options.revisions}", Place(0)),))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[Reader], None]:
    """Return a function that puts one reader in the place of all formats."""

    def put(function: Reader) -> None:
        formats = ModuleType("formats")
        formats.__dict__["recognise"] = lambda _data, _name: SimpleNamespace(
            name="plain", read=function, container=False
        )
        monkeypatch.setitem(sys.modules, "fgmv_extract.readers.formats", formats)

    return put


def test_a_document_knows_the_file_it_was_read_from(reader: Callable[[Reader], None]) -> None:
    """Name, format, size and digest are those of the bytes."""
    reader(plainly)
    file = read(b"text", name="reply.txt").file
    assert file == File(name="reply.txt", format="plain", size=4, sha256=hashlib.sha256(b"text").hexdigest())


@pytest.mark.parametrize("view", ["accepted", "original", Revisions.ORIGINAL])
def test_the_view_of_tracked_changes_reaches_the_reader(reader: Callable[[Reader], None], view: str) -> None:
    """As a word or as the enumeration."""
    reader(plainly)
    assert read(b"text", revisions=view).paragraphs[0].text == f"text {view}"


def test_limits_reach_the_reader(reader: Callable[[Reader], None]) -> None:
    """A caller may allow more, or less."""
    asked = Limits(rows=7)
    seen = []

    def noting(data: bytes, file: File, options: Options) -> Document:
        seen.append(options.limits)
        return plainly(data, file, options)

    reader(noting)
    read(b"text", limits=asked)
    read(b"text")
    assert seen == [asked, Limits()]


@pytest.mark.parametrize("call", [read, extract])
def test_an_unknown_view_is_a_wrong_call(call: Callable[..., object]) -> None:
    """The sentence says which there are."""
    with pytest.raises(ValueError, match=r"^revisions is 'accepted' or 'original', not 'rejected'$"):
        call(b"text", revisions="rejected")


@pytest.mark.parametrize("call", [read, extract])
def test_a_wrong_source_is_a_wrong_call(call: Callable[..., object]) -> None:
    """Not an error of the document."""
    with pytest.raises(TypeError, match=r"^a source is a path, a URL, bytes or a binary file, not NoneType$"):
        call(None)


@pytest.mark.parametrize("call", [read, extract])
def test_a_missing_file_is_an_extract_error(call: Callable[..., object]) -> None:
    """Who reads many files catches one kind."""
    with pytest.raises(ExtractError) as caught:
        call("no/such.docx")
    assert caught.value == UnreadableFileError("no/such.docx", "does not exist", "check the path")


def test_input_beyond_the_limit_is_refused() -> None:
    """Before any reader sees it."""
    with pytest.raises(LimitExceededError, match=r"^<bytes>: is larger than the limit of 3 bytes; allow more with "):
        read(b"text", limits=Limits(input_bytes=3))


@pytest.mark.parametrize(
    ("exhausted", "problem", "remedy"),
    [
        (RecursionError, "is nested too deeply", "open and save it again in the program it is from"),
        (MemoryError, "needs more memory than there is", "split it, or read it on a larger machine"),
    ],
)
def test_what_exhausts_the_machine_is_a_limit(
    reader: Callable[[Reader], None], exhausted: type[Exception], problem: str, remedy: str
) -> None:
    """Stack and memory are resources a document may use up; that is told as such."""

    def greedy(_data: bytes, _file: File, _options: Options) -> Document:
        raise exhausted

    reader(greedy)
    with pytest.raises(LimitExceededError) as caught:
        read(b"text", name="bomb.docx")
    assert caught.value == LimitExceededError("bomb.docx", problem, remedy)


def test_a_bug_of_a_reader_stays_one(reader: Callable[[Reader], None]) -> None:
    """It is not dressed up as an error of the document."""

    def wrong(_data: bytes, _file: File, _options: Options) -> Document:
        raise KeyError("bug")

    reader(wrong)
    with pytest.raises(KeyError):
        read(b"text")


def test_the_vocabulary_reaches_the_interpretation(
    reader: Callable[[Reader], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shipped one when none is given."""
    seen = []

    def noting(_: Document, vocabulary: Vocabulary) -> tuple[Statement, ...]:
        seen.append(vocabulary)
        return (Statement(),)

    interpretation = ModuleType("interpretation")
    interpretation.__dict__["interpret_all"] = noting
    monkeypatch.setitem(sys.modules, "fgmv_extract.interpretation", interpretation)
    reader(plainly)
    own = Vocabulary.load()
    extract(b"text", vocabulary=own)
    extract(b"text")
    assert seen == [own, default()]


def test_path_bytes_and_file_say_the_same(tmp_path: Path) -> None:
    """How a document is handed over changes nothing but its name."""
    text = "\tNo.\n\tTitle\n\tSG20\n\n\tFGMV-01\n\tTechnical Report on Metaverse\n\tQ7/20 plans to initiate new work.\n"
    path = tmp_path / "reply.txt"
    path.write_text(text, "utf-8")
    of_path = extract(path)
    with path.open("rb") as file:
        assert extract(file) == of_path
    assert extract(path.read_bytes(), name="reply.txt") == of_path
    assert [each.id for each in of_path.deliverables] == ["FGMV-01"]


def test_the_example_says_what_it_says() -> None:
    """52 deliverables, 17 positions, five work items, and one row that is cut off."""
    if not SEED.exists():
        pytest.skip("the shared folder is not beside this checkout")
    statement = extract(SEED)
    positions = [position for each in statement.deliverables for position in each.positions]
    assert len(statement.deliverables) == 52
    assert sum(bool(position.text) for position in positions) == 17
    assert [item.name for item in statement.work_items] == [
        "Y.ACC-IoTMV",
        "Y.CIP",
        "Y.dtmv-reqts",
        "Y.dtmv-ref",
        "Y.dtmv-if",
    ]
    assert [(finding.code.label, finding.deliverable) for finding in statement.findings] == [
        ("truncated-row", "FGMV-52")
    ]


def test_every_value_stands_where_its_place_says() -> None:
    """The verbatim text of each record is found in the document at its place."""
    if not SEED.exists():
        pytest.skip("the shared folder is not beside this checkout")
    document, statement = read(SEED), extract(SEED)
    told: list[Any] = [
        *statement.source, *statement.addressees, *statement.annexes, *statement.work_items, *statement.evidence,
        *(meeting.evidence for meeting in statement.meetings if meeting.evidence), *statement.deliverables,
    ]  # fmt: skip
    for each in statement.deliverables:
        told += [*each.positions, *each.evidence, *filter(None, [each.allocation])]
    placed = [record for record in told if record.place is not None]
    assert len(placed) > 200
    for record in placed:
        assert document.text_at(record.place) == record.verbatim


def test_the_example_says_what_the_contract_says() -> None:
    """Key by key; more keys, places and messages aside."""
    if not GOLDEN.exists():
        pytest.skip("the shared folder is not beside this checkout")
    assert lacking(statement_to_dict(extract(SEED)), json.loads(GOLDEN.read_text("utf-8"))) == []


def lacking(ours: Any, theirs: Any, path: str = "$") -> list[str]:  # noqa: ANN401  values of JSON
    """Name the paths at which ``ours`` does not say what ``theirs`` says, or says it in another order."""
    match theirs:
        case dict():
            order = [] if [key for key in ours if key in theirs] == list(theirs) else [path]
            return order + [each for key in theirs for each in lacking(ours.get(key), theirs[key], f"{path}.{key}")]
        case list():
            length = [] if len(ours) == len(theirs) else [path]
            pairs = enumerate(zip(ours, theirs, strict=False))
            return length + [each for index, pair in pairs for each in lacking(*pair, f"{path}[{index}]")]
        case _:
            return [] if ours == theirs else [path]


def test_collector_runs_again_after_reading_and_after_errors() -> None:
    """Reading pauses the garbage collector and always starts it again; one that was off stays off."""
    extract(b"This liaison statement is short.", name="a.txt")
    assert gc.isenabled()
    with pytest.raises(ExtractError):
        extract(b"", name="a.txt")
    assert gc.isenabled()
    gc.disable()
    try:
        extract(b"This liaison statement is short.", name="a.txt")
        assert not gc.isenabled()
    finally:
        gc.enable()
