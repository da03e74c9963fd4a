"""Text in which paragraphs are glued: the program lost line ends between them (``docx2txt``, the Perl one).

    ... what SG20 thinks of it.Annex A – FG-MV deliverables     a sentence, and at once another paragraph
    SwitzerlandTel: +41 22 555 01 01                            a value, and at once the next label
    ada@example.orgQuestion 6 of Study Group 17                 an address for mail, which has no capital letters there
    2022-2024SG13-LS901                                         a year, and at once a name

Where one of these is seen a line ends; nothing else is known of it. Labels and their values are glued, too (``Source:ITU-T SG13``).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text import plain
from fgmv_extract.readers.text.drafts import Piece
from fgmv_extract.readers.text.heads import ANNEX, LABEL
from fgmv_extract.readers.text.lines import Lines

_GLUED = pattern(
    rf"""
    (?=[A-Ze_])(?:
    (?:(?<=[a-z]{{2}}[.!?])|(?<=[a-z]{{2}}[”"’)][.!?]))(?=[A-Z][a-z]++[ .:]|[A-Z]{{2,}}+(?:-[A-Z]++)?+[ ])
    | (?<=[a-z]{{2}})(?=[A-Z][a-z-]{{2,20}}+:[ \S])
    | (?:(?<=[^\s(\[“"'/-])|(?<=[ :]-))(?=(?!e-?mail|for|FOR)(?:{LABEL}))
    | (?:(?<=[\w:)\]])|(?<=[ :]-))(?=For[ ](?:action|comment|information)[ ]to:|FOR[ ](?:ACTION|COMMENT|INFORMATION)[ ]TO:)
    | (?<=[\w:.)\]])(?=e-?mail:|Original:|Meeting,[ ]dates?:|LIAISON[ ]STATEMENT|{ANNEX})
    | (?<=[ –/.-](?:19|20)\d\d)(?=[A-Z]) | (?<=\d\d\d)(?=[A-Z][a-z]{{2}}) | (?<=n/a)(?=[A-Z]) | (?<=[^\W_])(?=_{{5}})
    | (?<=[A-Za-z\d])(?=ITU-[TRD][ ]) | (?<=[A-Za-z])(?=STUDY[ ]PERIOD[ ])
    | (?:(?<=SG\d)|(?<=SG\d\d)|(?<=[ ]SGs))(?=[A-Z]) | (?<=[ ]to:-)(?=[A-Z])
    )
    """,
    re.VERBOSE,
)
_MAIL = pattern(r"@[a-z\d.-]+\.[a-z]{2,6}(?=[A-Z])")
_DASH = "  -  "
"""What this program writes for a dash between blanks."""
_ENOUGH = 3
_LABELLED = pattern(rf"(?:{LABEL})(?=\S)", re.VERBOSE)


def recognises(lines: Lines) -> bool:
    """Tell by several places where text is glued; a label with its value at once is one, but not alone."""
    cuts = sum(len(_cuts(text)) for text in lines.texts)
    return cuts >= _ENOUGH or (cuts > 0 and cuts + sum(map(_is_labelled, lines.texts)) >= _ENOUGH)


def _is_labelled(text: str) -> bool:
    return _LABELLED.match(text) is not None


def read(lines: Lines) -> Iterator[Piece]:
    """Yield the paragraphs, parted where they were glued; parts share the number of their line."""
    texts: list[str] = []
    numbers: list[int] = []
    for line, number in zip(lines.texts, lines.numbers, strict=True):
        text = line.replace(_DASH, " – ")
        cuts = _cuts(text)
        texts += (text[start:end] for start, end in pairwise((0, *cuts, len(text))))
        numbers += [number] * (len(cuts) + 1)
    return plain.read(Lines(texts, numbers))


def _cuts(text: str) -> list[int]:
    """Return the offsets at which lines end."""
    found = {match.start() for match in _GLUED.finditer(text)} | {match.end() for match in _MAIL.finditer(text)}
    return sorted(found - {0, len(text)})
