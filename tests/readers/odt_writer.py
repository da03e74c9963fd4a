"""OpenDocument files made of snippets of XML."""

import io
import zipfile
from collections.abc import Mapping

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    "office": f"{OASIS}office:1.0",
    "text": f"{OASIS}text:1.0",
    "table": f"{OASIS}table:1.0",
    "style": f"{OASIS}style:1.0",
    "draw": f"{OASIS}drawing:1.0",
    "svg": f"{OASIS}svg-compatible:1.0",
    "fo": f"{OASIS}xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "manifest": f"{OASIS}manifest:1.0",
}
NAMES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in PREFIXES.items())
MIMETYPE = "application/vnd.oasis.opendocument.text"


def content(body: str, styles: str = "") -> str:
    """Return the part that holds the text, with automatic styles."""
    return (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def flat(body: str) -> bytes:
    """Return a document in one file."""
    text = f'<office:document {NAMES} office:mimetype="{MIMETYPE}"><office:body><office:text>{body}</office:text></office:body>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}</office:document>'.encode()


def packed(parts: Mapping[str, str]) -> bytes:
    """Return an archive of parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def odt(body: str, styles: str = "", masters: str = "", common: str = "") -> bytes:
    """Return a document: its body, automatic styles, headers and footers of its page style, and common styles."""
    page = f'<office:master-styles><style:master-page style:name="Standard">{masters}</style:master-page></office:master-styles>'
    return packed({
        "mimetype": MIMETYPE,
        "content.xml": content(body, styles),
        "styles.xml": f"<office:document-styles {NAMES}><office:styles>{common}</office:styles>{page}</office:document-styles>",
    })  # fmt: skip
