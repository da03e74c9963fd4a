"""A mail: its own text once, and everything that is attached, however it is written down."""

import base64
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.containers import CONTAINERS, Allowance, Member
from fgmv_extract.containers.words import readable, unflowed
from fgmv_extract.errors import MalformedDocumentError
from fgmv_extract.options import Limits

Opened = Callable[..., tuple[Member, ...]]
Mail = Callable[..., EmailMessage]

DATA = bytes(range(256)) * 3
CODED = base64.encodebytes(DATA)


def part(kind: str, body: bytes, *more: str) -> bytes:
    """Return a part of a mail with its type, further header fields and a body."""
    return "\r\n".join([f"Content-Type: {kind}", *more, "", ""]).encode() + body


def multipart(kind: str, *parts: bytes, boundary: str = "b") -> bytes:
    """Return a part that holds others."""
    body = b"".join(f"--{boundary}\r\n".encode() + each + b"\r\n" for each in parts)
    return part(f'multipart/{kind}; boundary="{boundary}"', body + f"--{boundary}--\r\n".encode())


def attached(name: str, body: bytes = CODED, encoding: str = "base64") -> bytes:
    """Return an attachment; ``name`` is what stands behind the disposition."""
    return part(
        "application/octet-stream",
        body,
        f"Content-Disposition: attachment; {name}",
        f"Content-Transfer-Encoding: {encoding}",
    )


def told(members: tuple[Member, ...]) -> list[tuple[str, bytes]]:
    """Names and contents."""
    return [(member.name, member.data) for member in members]


def test_text_and_attachments_in_order(opened: Opened, mail: Mail) -> None:
    """The text first, as a text whatever it looks like."""
    members = opened("eml", mail("Dear all,\n", {"b.docx": DATA, "a.pdf": b"%PDF"}).as_bytes())
    assert told(members) == [("body.txt", b"Dear all,\n"), ("b.docx", DATA), ("a.pdf", b"%PDF")]
    assert [(member.body, member.form) for member in members] == [(True, "text"), (False, None), (False, None)]


PLAIN, PAGE = part("text/plain; charset=utf-8", b"Dear all"), part("text/html", b"<p>Dear all</p>")
TABLE = part("text/html; charset=utf-8", b"<TABLE><tr><td>x</table>")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (multipart("alternative", PLAIN, PAGE), [("body.txt", b"Dear all")]),
        (multipart("alternative", PLAIN, TABLE), [("body.html", b"\xef\xbb\xbf<TABLE><tr><td>x</table>")]),
        (multipart("alternative", part("text/plain", b" \r\n"), PAGE), [("body.html", b"<p>Dear all</p>")]),
        (multipart("alternative", PAGE), [("body.html", b"<p>Dear all</p>")]),
        (multipart("mixed", PLAIN, attached('filename="a.docx"'), PLAIN), [("body.txt", b"Dear all\n\nDear all"), ("a.docx", DATA)]),
        (multipart("mixed", multipart("alternative", PLAIN, PAGE, boundary="c"), part("text/plain", b"Footer")), [("body.txt", b"Dear all\n\nFooter")]),
        (part("application/octet-stream; name=a.docx", CODED, "Content-Transfer-Encoding: BASE64"), [("a.docx", DATA)]),
        (multipart("mixed", part("text/plain", b"of the list", "Content-Disposition: attachment")), [("attachment-1.txt", b"of the list")]),
        (b"\r\nno header at all", [("body.txt", b"no header at all")]),
    ],
    ids=["both", "table", "empty text", "page only", "two texts", "nested", "only a file", "no name", "headless"],
)  # fmt: skip
def test_the_text_stands_once(opened: Opened, data: bytes, expected: list[tuple[str, bytes]]) -> None:
    """Of a text and a page that say the same one is given: the page only where it keeps a table."""
    assert told(opened("eml", data)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ('filename="SG20-LS160.docx"', "SG20-LS160.docx"),
        ("filename=SG20-LS160.docx", "SG20-LS160.docx"),
        ("filename*=UTF-8''Wroc%C5%82aw%20LS.docx", "Wrocław LS.docx"),
        ("filename*0*=utf-8''Wroc%C5%82; filename*1=aw.docx", "Wrocław.docx"),
        ('filename="=?utf-8?B?V3JvY8WCYXcuZG9jeA==?="', "Wrocław.docx"),
        ('filename="=?windows-1252?Q?Gen=E8ve.docx?="', "Genève.docx"),
        ('filename="=?nonsense?Q?a=E8.docx?="', "aè.docx"),
        ('filename="C:\\\\Docs\\\\LS.docx"', "LS.docx"),
        ('filename="../../etc/LS.docx"', "LS.docx"),
        ('filename="a\r\n b.docx"', "a b.docx"),
        ("filename*=nonsense''a%E8.docx", "a"),
        ("filename=", "attachment-1"),
    ],
)
def test_names_of_attachments(opened: Opened, name: str, expected: str) -> None:
    """Encoded words, parameters in pieces and paths become the name a reader knows."""
    (member,) = opened("eml", multipart("mixed", attached(name)))
    assert member.name.startswith(expected)
    assert "/" not in member.name
    assert member.data == DATA


def test_names_in_raw_bytes(opened: Opened) -> None:
    """Header fields in eight bits: UTF-8, else windows-1252."""
    for encoding in ("utf-8", "cp1252"):
        data = multipart("mixed", attached('filename="Genève.docx"')).decode().encode(encoding)
        assert opened("eml", data)[0].name == "Genève.docx"


@pytest.mark.parametrize(
    ("encoding", "body", "expected"),
    [
        ("base64", CODED, DATA),
        ("base64", CODED.replace(b"\n", b"\r\n"), DATA),
        ("base64", CODED + b"_______________\r\nA list, with a footer\r\n", DATA),
        ("Base64", base64.b64encode(b"ab").rstrip(b"="), b"ab"),
        ("base64", base64.b64encode(b"abcd")[:5], b"abc"),
        ("quoted-printable", b"caf=C3=A9 =\r\nis one", "café is one".encode()),
        ("quoted-printable", b"100 = 100", b"100 = 100"),
        ("x-uuencode", b"begin 644 a.txt\n#0V%T\n`\nend\n", b"Cat"),
        ("8bit", b"\xe9\x00", b"\xe9\x00"),
        ("nonsense", b"as it is", b"as it is"),
    ],
)
def test_transfer_encodings(opened: Opened, encoding: str, body: bytes, expected: bytes) -> None:
    """What is broken is decoded as far as it goes."""
    (member,) = opened("eml", multipart("mixed", attached("filename=a", body, encoding)))
    assert member.data == expected


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8", "Wrocław"),
        ("iso-8859-2", "Wrocław"),
        ("ISO-8859-1", "“Genève”"),  # windows-1252 in truth
        ("us-ascii", "Genève"),
        ("gb2312", "漢字"),  # GBK in truth
        ("utf-16", "Geneva"),
    ],
)
def test_character_sets(opened: Opened, charset: str, text: str) -> None:
    """The text is in UTF-8 whatever it was written in, also where a mail names a smaller set than it uses."""
    written = {"ISO-8859-1": "cp1252", "us-ascii": "utf-8", "gb2312": "gb18030"}.get(charset, charset)
    (member,) = opened("eml", part(f"text/plain; charset={charset}", text.encode(written)))
    assert member.data.decode() == text


@pytest.mark.parametrize("charset", ["nonsense", "hex", "idna", "utf-8", "unicode_escape"])
def test_bytes_in_no_character_set_stay(opened: Opened, charset: str) -> None:
    """The reader of texts makes the best of them."""
    (member,) = opened("eml", part(f"text/plain; charset={charset}", b"Gen\xe8ve \\x41"))
    assert member.data == b"Gen\xe8ve \\x41"


def test_flowed_lines() -> None:
    """Lines are joined within one depth of quotation, signatures stay, stuffing goes."""
    text = "one \ntwo\n> said \n> before\n>> deeper \n> less\n From here\n-- \nJane"
    assert unflowed(text, join=False) == "one two\n> said before\n>> deeper \n> less\nFrom here\n-- \nJane"
    assert unflowed("one \ntwo", join=True) == "onetwo"


def test_flowed_text_of_a_mail(opened: Opened) -> None:
    """By the parameter of its type; any other text keeps its lines."""
    assert opened("eml", part("text/plain; format=Flowed", b"one \r\ntwo"))[0].data == b"one two"
    assert opened("eml", part("text/plain", b"one \r\ntwo"))[0].data == b"one \r\ntwo"


@pytest.mark.parametrize(
    "data",
    [
        multipart("mixed", PLAIN, attached("filename=a.docx")).replace(b'; boundary="b"', b""),
        multipart("mixed", PLAIN, attached("filename=a.docx")).replace(b'"b"', b'"other"'),
        multipart("mixed", PLAIN, attached("filename=a.docx")).replace(b"\r\n", b"\n"),
        multipart("mixed", PLAIN, attached("filename=a.docx")).replace(b"--b\r\n", b"--b  \r\n"),
        b"X: y\r\n" * 5000 + multipart("mixed", PLAIN, attached("filename=a.docx")),
    ],
    ids=["no boundary", "wrong boundary", "line feeds", "blanks behind", "long header"],
)
def test_broken_boundaries(opened: Opened, data: bytes) -> None:
    """A boundary is found where it is, named or not."""
    assert told(opened("eml", data)) == [("body.txt", b"Dear all"), ("a.docx", DATA)]


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r"])
def test_a_boundary_is_a_line_of_its_own(opened: Opened, end: bytes) -> None:
    """What stands in the middle of a line, or goes on, is content; the end of the line in front is no part of it."""
    held = b"one --b" + end + b"--bb" + end + b"x--b--" + end + b"last" + end
    first, second = attached("filename=a.txt", held, "8bit"), attached("filename=b.txt", b"", "8bit")
    head, line, rest = multipart("mixed", first, second).partition(b"--b\r\n")
    assert told(opened("eml", head + line + rest.replace(b"\r\n--b", end + b"--b"))) == [
        ("a.txt", held),
        ("b.txt", b""),
    ]


@pytest.mark.parametrize("lost", [1, 6, 7, 30])
def test_a_mail_that_is_cut_off(lost: int) -> None:
    """What is there is given, then it is told: a mail of several parts ends with a line of its own."""
    data = multipart("mixed", PLAIN, attached("filename=a.docx")).rstrip()[:-lost]
    members = CONTAINERS["eml"].opened(data, "a.eml", Allowance(Limits()))
    assert [next(members).name, next(members).name] == ["body.txt", "a.docx"]
    with pytest.raises(MalformedDocumentError, match=r"^a\.eml: ends before its end; copy or download it again$"):
        next(members)


def test_a_multipart_that_the_one_around_it_ends(opened: Opened) -> None:
    """Programs forget its last line; nothing is lost by that."""
    inner = multipart("alternative", PLAIN, PAGE, boundary="i").replace(b"--i--\r\n", b"")
    assert told(opened("eml", multipart("mixed", inner, attached("filename=a.docx")))) == [
        ("body.txt", b"Dear all"),
        ("a.docx", DATA),
    ]


def test_a_mail_in_a_mail(opened: Opened, mail: Mail) -> None:
    """By its file name, else by its subject; also where somebody encoded it."""
    inner = mail("inner", subject="LS on a/b").as_bytes()
    coded = part("message/rfc822", base64.encodebytes(inner), "Content-Transfer-Encoding: base64")
    named = part('message/rfc822; name="fwd.eml"', inner)
    digest = multipart("digest", b"\r\n" + inner, boundary="d")
    members = opened("eml", multipart("mixed", coded, named, digest))
    assert told(members) == [("LS on a_b.eml", inner), ("fwd.eml", inner), ("LS on a_b.eml", inner)]
    assert {member.form for member in members} == {"eml"}


def test_what_is_no_document(opened: Opened) -> None:
    """Pictures in the text, signatures and cards are set aside; a picture that is attached is a member like others."""
    picture = part('image/png; name="logo.png"', b"\x89PNG", "Content-ID: <1>")
    related = multipart("related", PAGE, picture, boundary="r")
    signature = part("application/pgp-signature", b"-----BEGIN", "Content-Disposition: attachment")
    members = opened("eml", multipart("signed", multipart("mixed", related, picture, boundary="m"), signature))
    assert [(member.name, member.aside) for member in members] == [
        ("body.html", False),
        ("logo.png", True),
        ("logo.png", False),
        ("attachment-3", True),
    ]


def test_multiparts_without_end_are_a_flaw(opened: Opened) -> None:
    """Depth is limited, and what lies beyond is told."""
    data = PLAIN
    for number in range(60):
        data = multipart("mixed", data, boundary=f"b{number}")
    (member,) = opened("eml", data)
    assert member.flaw is not None
    assert member.flaw.outcome == "limit"
    assert told(opened("eml", data, mails=60)) == [("body.txt", b"Dear all")]


@pytest.mark.parametrize(
    "text", ["=?utf-8?B?!!?=", "=?utf-8?q?=zz?=", "=?", "a\x00b\ud800", "=?utf-8?B?V3JvY8WC?= =?utf-8?B?YXc=?="]
)
def test_readable_gives_words_for_anything(text: str) -> None:
    """One line, without what no name holds."""
    words = readable(text)
    assert words == " ".join(words.split())
    assert not set(words) & {"\x00", "\ud800"}


PIECES = st.sampled_from([
    b"--b\r\n", b"--b--\r\n", b"--c\n", b"Content-Type: multipart/mixed; boundary=b\r\n", b"\r\n", b"\n\n", b"begin 644 a\n",
    b"Content-Type: multipart/alternative; boundary=c\r\n", b"Content-Type: message/rfc822\r\n", b"text", b"=?utf-8?b?x?=",
    b"Content-Transfer-Encoding: base64\r\n", b"Content-Transfer-Encoding: x-uuencode\r\n", b"Content-Type: text/html\r\n",
    b"Content-Disposition: attachment; filename*0*=a'b; filename*x=2\r\n", b'Content-Type: text/plain; charset="\r\n',
    b"#0V%T\xff\n", b"\xe9\x00", b"From x\n", b": :\r\n", b" folded\r\n", b"format=flowed", b"<table>",
])  # fmt: skip


@given(st.lists(PIECES, max_size=24).map(b"".join))
def test_any_bytes_can_be_opened(data: bytes) -> None:
    """Whatever it is labelled as."""
    for form in ("eml", "mbox"):
        with suppress(MalformedDocumentError):
            for member in CONTAINERS[form].opened(data, "a", Allowance(Limits())):
                assert member.name
