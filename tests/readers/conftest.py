"""Word files made of snippets of XML."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{TYPES}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


@pytest.fixture
def word_file() -> Callable[..., bytes]:
    """Return a function that zips a Word file: a body, further parts with their roots, and members as they are."""

    def build(body: str, parts: Mapping[str, str] | None = None, members: Mapping[str, bytes] | None = None) -> bytes:
        further = parts or {}
        links = "".join(
            f'<Relationship Id="{name}" Type="{TYPES}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
            for name in further
        )
        main = f'<Relationship Id="r" Type="{TYPES}/officeDocument" Target="word/document.xml"/>'
        texts = {
            "_rels/.rels": f'<Relationships xmlns="{LINKS}">{main}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{LINKS}">{links}</Relationships>',
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": text.replace(">", f" {NAMES}>", 1) for name, text in further.items()},
        }
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in ({name: text.encode() for name, text in texts.items()} | dict(members or {})).items():
                archive.writestr(name, content)
        return data.getvalue()

    return build
