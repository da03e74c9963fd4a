"""Make of a lean Word file what Word makes of it after years of editing: the same text in several times the XML."""

import io
import re
import zipfile

from samples.word import members

_RUN = "<w:r>"
_PROPERTIES = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="MS Mincho" w:cs="Times New Roman"/>'
    '<w:color w:val="000000" w:themeColor="text1"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="ja-JP"/>'
)
_PLAIN_RUN = re.compile(r'<w:r><w:t xml:space="preserve">(?P<text>[^<]*+)</w:t></w:r>')
_PARAGRAPH = re.compile(r"<w:p>")
_ROW = re.compile(r"<w:tr>")


def of(package: bytes) -> bytes:
    """Return the Word file with its body rewritten; every word stays."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members(package):
            target.writestr(name, _weighted(content.decode()) if name == "word/document.xml" else content)
    return packed.getvalue()


def _weighted(body: str) -> str:
    body = _PLAIN_RUN.sub(_split, body)
    body = _PARAGRAPH.sub(
        '<w:p w:rsidR="00A61F3B" w:rsidRPr="00C24D0E" w:rsidRDefault="00A61F3B" w:rsidP="00D91D6F">', body
    )
    return _ROW.sub('<w:tr w:rsidR="00A61F3B" w:rsidRPr="00C24D0E" w:rsidTr="00D91D6F">', body)


def _split(run: re.Match[str]) -> str:
    """Split a run behind its first, third and eighth word, as the spelling checker and three editors would."""
    words = re.findall(r"\S*\s*", run["text"])
    parts = ("".join(words[:1]), "".join(words[1:3]), "".join(words[3:8]), "".join(words[8:]))
    runs = [_run(part) for part in parts if part]
    return '<w:proofErr w:type="spellStart"/>' + '<w:proofErr w:type="spellEnd"/>'.join(runs)


def _run(text: str) -> str:
    return f'<w:r w:rsidRPr="00C24D0E"><w:rPr>{_PROPERTIES}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
