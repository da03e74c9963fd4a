"""Characters of symbol fonts: which Unicode characters they show.

Old documents write Greek letters, arrows and check marks as bytes in a font whose glyphs are not letters. Word stores the
byte alone or in the private use area (``F0FC`` is byte ``FC``). Symbol is the encoding of Adobe's font of that name; of
Wingdings only signs that carry meaning in running text are named. What is not known here keeps its number.
"""

_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"  # from 20
)
_SYMBOL_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"  # from A0
    "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uf8ff⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"  # from D0
)


def _run(first: int, signs: str) -> dict[int, str]:
    return dict(enumerate(signs, first))


_FONTS: dict[str, dict[int, str]] = {
    "symbol": _run(0x20, _SYMBOL_LOW) | _run(0xA0, _SYMBOL_HIGH),
    "wingdings": {
        0x20: " ",
        0x28: "☎",
        0x2A: "✉",
        **_run(0x45, "☜☞☝☟"),
        **_run(0x4A, "☺"),
        0x4C: "☹",
        **_run(0x6C, "●"),
        **_run(0x6E, "■□"),
        **_run(0x71, "❑❒⬧⧫◆❖⬥⌧"),
        **_run(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
        **_run(0x9E, "·•"),
        0xA1: "○",
        **_run(0xA7, "▪◻"),
        0xAB: "★",
        0xD8: "➢",
        **_run(0xDF, "←→↑↓↖↗↙↘"),
        0xE8: "➔",
        **_run(0xEF, "⇦⇨⇧⇩"),
        **_run(0xFB, "✗✓☒☑"),
    },
    "wingdings 2": {**_run(0x4F, "✗✓☒☑"), 0xA3: "☐"},
}


def symbol(font: str, number: str) -> str:
    """Return the character that a symbol font shows at a hexadecimal number; empty when that is no number of a character."""
    try:
        code = int(number, 16)
    except ValueError:
        return ""
    byte = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    known = _FONTS.get(font.casefold(), {}).get(byte)
    if known:
        return known
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
