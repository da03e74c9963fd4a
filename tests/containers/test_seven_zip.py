"""7z archives, inflated in memory and within limits."""

import io
from contextlib import suppress
from typing import Any

import pytest

from fgmv_extract.containers import Allowance, Member, seven_zip
from fgmv_extract.errors import (
    EncryptedDocumentError,
    ExtractError,
    LimitExceededError,
    MalformedDocumentError,
    MissingExtraError,
)
from fgmv_extract.options import Limits


@pytest.fixture
def py7zr() -> Any:  # noqa: ANN401  an extra
    """The package that reads them."""
    return pytest.importorskip("py7zr")


def packed(py7zr: Any, files: dict[str, bytes], **more: Any) -> bytes:  # noqa: ANN401  as above
    """A 7z archive of these files."""
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w", **more) as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return stream.getvalue()


def members(data: bytes, **limits: int) -> list[Member]:
    """Open to the end."""
    return list(seven_zip.opened(data, "x.7z", Allowance(Limits(**limits))))


def test_documents_come_in_order_with_their_folders(py7zr: Any) -> None:  # noqa: ANN401  as above
    """Without what systems leave; an empty file is a file."""
    data = packed(py7zr, {"LS/2024/a.docx": b"A" * 9999, "none.txt": b"", "Thumbs.db": b"x", "b.txt": b"B"})
    assert members(data) == [
        Member(name="a.docx", folder="LS/2024/", data=b"A" * 9999),
        Member(name="none.txt"),
        Member(name="b.txt", data=b"B"),
    ]


@pytest.mark.parametrize("limits", [{"ratio": 1}, {"input_bytes": 3 << 20}, {"members_bytes": 3 << 20}])
def test_a_bomb_is_stopped_and_what_was_whole_before_is_given(py7zr: Any, limits: dict[str, int]) -> None:  # noqa: ANN401  as above
    """By the bytes that are inflated, not by what the archive says of itself."""
    data = packed(py7zr, {"a.txt": b"one", "bomb": bytes(8 << 20)})
    walk = seven_zip.opened(data, "x.7z", Allowance(Limits(**limits)))
    assert next(walk) == Member(name="a.txt", data=b"one")
    with pytest.raises(LimitExceededError, match="inflates to more than"):
        next(walk)


def test_an_archive_that_lists_too_much_is_refused(py7zr: Any) -> None:  # noqa: ANN401  as above
    """Before anything is inflated."""
    with pytest.raises(LimitExceededError, match="lists more than 10 documents"):
        members(packed(py7zr, {str(number): b"" for number in range(11)}), members=2)


@pytest.mark.parametrize("header", [False, True])
def test_a_password_is_told(py7zr: Any, header: bool) -> None:  # noqa: ANN401, FBT001  as above; a case
    """Of the content, and of the names."""
    with pytest.raises(EncryptedDocumentError, match="is encrypted"):
        members(packed(py7zr, {"a": b"x"}, password="secret", header_encryption=header))  # noqa: S106  not one


def test_damage_is_told(py7zr: Any) -> None:  # noqa: ANN401  as above
    """Wherever the archive is cut off, and whichever byte is another: what comes is whole, or an error of ours."""
    data = packed(py7zr, {"a.txt": b"abcdefgh" * 40, "b.txt": b"x"})
    for cut in range(6, len(data), 7):
        with pytest.raises(MalformedDocumentError):
            members(data[:cut])
    for at in range(6, len(data), 5):
        changed = bytearray(data)
        changed[at] ^= 0xFF
        with suppress(ExtractError):
            assert {member.data for member in members(bytes(changed))} <= {b"abcdefgh" * 40, b"x"}


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """And how to install it."""

    def missing(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(seven_zip, "import_module", missing)
    with pytest.raises(MissingExtraError, match=r"pip install 'fgmv-extract\[archives\]'"):
        members(b"7z\xbc\xaf\x27\x1c")
