"""``extract``, ``extract_all``, ``read`` and ``read_all`` of mails, mail boxes, archives and files with several statements."""

import json
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from io import BytesIO

import pytest

import fgmv_extract as fx
from fgmv_extract.cli import main

STATEMENT = b"""\
SG20-LS160

Source: ITU-T SG20
Title: LS/r on deliverables of FG-MV
For action to: TSAG

SG20 reviewed the deliverables.
"""
OTHER = STATEMENT.replace(b"SG20", b"SG16").replace(b"LS160", b"LS7")
LIST = b"\tNo.\n\tTitle\n\tSG20\n\n\tFGMV-01\n\tTechnical Report on Metaverse\n\tQ7/20 plans to initiate new work.\n"
COVER = "Dear all,\nplease find attached the reply liaison statement of SG20.\nWe would like to thank TSAG.\n"
JUNK = b"\x00\x01\x02\x03\x04" * 50


def mail(text: str, attachments: Mapping[str, bytes] | None = None) -> bytes:
    """Write a mail."""
    made = EmailMessage()
    made["From"], made["To"], made["Message-ID"] = "jane@example.org", "tsb@example.org", "<1@example.org>"
    made.set_content(text)
    for name, data in (attachments or {}).items():
        kind = ("message", "rfc822") if name.endswith(".eml") else ("application", "octet-stream")
        made.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name)
    return made.as_bytes()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Pack an archive."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def where(file: fx.File | None) -> tuple[str | None, str]:
    """Container and name."""
    assert file is not None
    return file.container, file.name


def labels(statement: fx.Statement | fx.Document) -> list[str]:
    """The names of the findings."""
    return [finding.code.label for finding in statement.findings]


def test_a_mail_gives_the_statement_that_is_attached() -> None:
    """Equal to the document's own; its place in the mail is told, and that there is a covering text."""
    data = mail(COVER, {"notes.txt": b"Notes.", "SG20-LS160.txt": STATEMENT})
    statement = fx.extract(data, name="mail.eml")
    assert statement == fx.extract(STATEMENT, name="a.txt")
    assert statement.number == "SG20-LS160"
    assert where(statement.file) == ("mail.eml", "SG20-LS160.txt")
    assert labels(statement) == ["other-documents"]
    assert statement.findings[0].message == ("beside the statement there is mail.eml!/body.txt, mail.eml!/notes.txt")


@pytest.mark.parametrize(
    ("text", "attachments", "chosen"),
    [
        (COVER, {"a.txt": b"Notes.", "b.txt": STATEMENT}, "b.txt"),
        (COVER, {"a.txt": b"Notes.", "b.txt": b"More."}, "a.txt"),
        (STATEMENT.decode(), {"a.txt": b"Notes."}, "body.txt"),
        (STATEMENT.decode(), {"a.txt": OTHER}, "a.txt"),
        ("Words.", {"a.bin": JUNK}, "body.txt"),
        ("Words.", {"a.txt": STATEMENT, "b.txt": STATEMENT + LIST}, "b.txt"),
        ("Words.", {"a.txt": LIST, "b.txt": STATEMENT}, "b.txt"),
        ("Words.", {"a.txt": b"Notes.", "b.txt": LIST}, "b.txt"),
        ("Words.", {"a.txt": STATEMENT, "b.txt": OTHER}, "a.txt"),
    ],
)
def test_which_document_of_a_mail_is_meant(text: str, attachments: Mapping[str, bytes], chosen: str) -> None:
    """The one that says most: a statement with deliverables, a header, a list; else the first attachment; else the text."""
    data = mail(text, attachments)
    assert where(fx.extract(data, name="m").file) == ("m", chosen)
    assert where(fx.read(data, name="m").file) == ("m", chosen)


def test_other_statements_are_told() -> None:
    """By their paths; ``extract_all`` gives them, in order, without the covering text."""
    data = zipped({"LS/a.txt": STATEMENT, "notes.txt": b"Notes.", "fwd.eml": mail(COVER, {"b.txt": OTHER})})
    first = fx.extract(data, name="b.zip")
    assert where(first.file) == ("b.zip!/LS/", "a.txt")
    assert labels(first) == ["several-statements", "other-documents"]
    assert first.findings[0].message == "b.zip!/LS/a.txt was read; there are statements in b.zip!/fwd.eml!/b.txt too"
    statements = fx.extract_all(data, name="b.zip")
    assert [where(each.file) for each in statements] == [("b.zip!/LS/", "a.txt"), ("b.zip!/fwd.eml", "b.txt")]
    assert statements[0] == first
    documents = fx.read_all(data, name="b.zip")
    assert [each.file.name for each in documents] == ["a.txt", "notes.txt", "body.txt", "b.txt"]


def test_a_mail_box_numbers_its_mails() -> None:
    """From 1, outermost first."""
    line = b"From a@b.int Mon Jul  1 10:00:00 2024\n"
    box = line + mail("Words.") + b"\n" + line + mail("Words.", {"fwd.eml": mail("Words.", {"a.txt": STATEMENT})})
    assert where(fx.extract(box, name="b.mbox").file) == ("b.mbox!/2!/fwd.eml", "a.txt")


def test_what_cannot_be_read_is_told() -> None:
    """A statement that is there is given all the same."""
    data = zipped({"a.bin": JUNK, "b.txt": STATEMENT, "c.png": b"\x89PNG\r\n\x1a\n"})
    for told in (fx.extract(data, name="z"), fx.read(data, name="z")):
        assert labels(told) == ["other-documents", "unread-member"]
    for told in (fx.extract_all(data, name="z")[0], fx.read_all(data, name="z")[0]):
        assert labels(told) == ["unread-member"]
        assert told.findings[0].message.startswith("z!/a.bin: is not a document of a known kind")
        assert told.findings[0].code.loses


@pytest.mark.parametrize("call", [fx.extract, fx.extract_all, fx.read, fx.read_all])
@pytest.mark.parametrize(
    ("members", "outcome", "told"),
    [
        ({}, "empty", "z: holds no document"),
        ({"a.bin": JUNK}, "unsupported", "z!/a.bin: is not a document of a known kind"),
        ({"a.txt": b""}, "empty", "z!/a.txt: is empty"),
        ({"a.bin": JUNK, "b.txt": b""}, "unsupported", "z: holds no document that can be read: z!/a.bin is not"),
        ({"a.png": b"\x89PNG\r\n\x1a\n"}, "empty", "z: holds no document"),
        ({"bomb": bytes(9 << 20)}, "limit", "z!/bomb: inflates to more than"),
    ],
)  # fmt: skip
def test_nothing_to_read_is_an_error(call: object, members: Mapping[str, bytes], outcome: str, told: str) -> None:
    """That of the only member, or one for all."""
    assert callable(call)
    with pytest.raises(fx.ExtractError) as caught:
        call(zipped(members), name="z")
    assert caught.value.outcome == outcome
    assert str(caught.value).startswith(told)


def test_archives_nest_so_deep() -> None:
    """And no deeper; mails may stand deeper in each other."""
    data = zipped({"a.txt": STATEMENT})
    for _ in range(3):
        data = zipped({"z.zip": data})
    with pytest.raises(fx.LimitExceededError):
        fx.extract(data)
    assert fx.extract(data, limits=fx.Limits(archives=4)).number == "SG20-LS160"
    inner = mail("Words.", {"a.txt": STATEMENT})
    for _ in range(10):
        inner = mail("Words.", {"m.eml": inner})
    assert fx.extract(inner).number == "SG20-LS160"
    with pytest.raises(fx.LimitExceededError):
        fx.extract(mail(" ", {"m.eml": mail(" ", {"a.txt": STATEMENT})}), limits=fx.Limits(mails=1))


def test_so_many_members_and_bytes() -> None:
    """What came before the limit is kept, and the rest is told of."""
    many = zipped({f"{number}.txt": STATEMENT for number in range(9)})
    statements = fx.extract_all(many, limits=fx.Limits(members=5))
    assert len(statements) == 5
    assert labels(statements[0]) == ["limit-reached"]
    assert len(fx.extract_all(many, limits=fx.Limits(members_bytes=3 * len(STATEMENT)))) == 3


def test_several_statements_in_one_file() -> None:
    """The first is given and the others are told; ``extract_all`` gives each, and nothing else changes."""
    text = STATEMENT + b"\n" + OTHER
    first = fx.extract(text, name="a.txt")
    assert (first.number, labels(first)) == ("SG20-LS160", ["several-statements"])
    assert first.findings[0].message == "the first of 2 statements in the file was read; the others: SG16-LS7"
    assert [each.number for each in fx.extract_all(text, name="a.txt")] == ["SG20-LS160", "SG16-LS7"]
    assert labels(fx.extract_all(text, name="a.txt")[1]) == []
    assert fx.extract_all(STATEMENT) == (fx.extract(STATEMENT),)


def test_all_on_the_command_line(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    """A list in JSON, a line each in JSON Lines, and no table that holds one."""
    path = f"{tmp_path}/a.txt"
    with open(path, "wb") as file:  # noqa: PTH123  one line
        file.write(STATEMENT + b"\n" + OTHER)
    assert main(["extract", path, "--all"]) == 0
    assert [each["number"] for each in json.loads(capsys.readouterr().out)] == ["SG20-LS160", "SG16-LS7"]
    assert main(["extract", path, "--all", "--format", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["number"] for line in lines] == ["SG20-LS160", "SG16-LS7"]
    assert main(["extract", path, "--all", "--format", "table"]) == 0
    assert "SG16-LS7" in capsys.readouterr().out
    assert main(["extract", path, "--all", "--format", "csv"]) == 2
    assert capsys.readouterr().err == "fgmv-extract: csv holds one statement; --all goes with json, jsonl, table\n"
    assert main(["extract", path, "--fail-on", "several-statements"]) == 1
    assert "the first of 2 statements" in capsys.readouterr().err
