r"""The tables at the head of a document: fonts and styles, by their numbers.

{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset2{\*\fname Symbol;}Symbol;}}
{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\*\cs10 Default Paragraph Font;}}
"""

from collections.abc import Iterator
from typing import final

from attrs import define, field

from fgmv_extract.readers.rtf.charsets import Font, font_of
from fgmv_extract.readers.rtf.tokens import TOKEN, end_of_group, number


@final
@define
class _Entry:
    """The numbers of the control words of an entry, each word's last, and its name."""

    numbers: dict[str, int] = field(factory=dict)
    names: list[str] = field(factory=list)

    @property
    def name(self) -> str:
        """What stands behind the control words."""
        return "".join(self.names).strip()


def fonts_of(table: str, default: str) -> dict[int, Font]:
    """Return the fonts of the font table; ``default`` is the codec of fonts that name no character set."""
    return {
        entry.numbers["f"]: font_of(entry.numbers.get("fcharset"), entry.numbers.get("cpg"), entry.name, default)
        for entry in _entries(table)
        if "f" in entry.numbers
    }


def styles_of(table: str) -> dict[int, str]:
    """Return the names of the paragraph styles of a style sheet; the one without a number is number 0."""
    others = {"cs", "ds", "ts"}
    return {
        entry.numbers.get("s", 0): entry.name
        for entry in _entries(table)
        if others.isdisjoint(entry.numbers) and entry.name
    }


def _entries(table: str) -> Iterator[_Entry]:
    """Yield the entries of a table, with braces around each or without; a semicolon ends one."""
    entry = _Entry()
    at = 0
    while token := TOKEN.match(table, at):
        at = token.end()
        match token.lastindex:
            case 2 | 1:
                entry.numbers[token["word"]] = number(token["number"]) or 0
            case 3:
                entry.names.append(bytes.fromhex(token["byte"]).decode("cp1252", "replace"))
            case 4 if token["symbol"] == "*" and not _is_style(table, at):
                at = end_of_group(table, at)
            case 6:
                entry.names.append(token["text"])
                if ";" in token["text"]:
                    entry.names[-1] = token["text"].partition(";")[0]
                    yield entry
                    entry = _Entry()
            case _:
                pass


def _is_style(table: str, at: int) -> bool:
    return table.startswith(("\\cs", "\\ds", "\\ts"), at)
