"""Pictures for a page: of the rows of those of its statements that were read from PDF documents, as many as a page bears."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from fgmv_extract.errors import ExtractError
from fgmv_extract.sources import Content

if TYPE_CHECKING:
    from fgmv_extract.outputs.page.subject import Picture, Spot, Subject

_MOST_BYTES = 1_500_000
"""Of all pictures together; in a page they take a third more."""


def pictures(subject: "Subject", contents: Iterable[Content]) -> "Mapping[Spot, Picture]":
    """Return pictures by the row they show, until they weigh too much; what cannot be drawn is left out."""
    made: dict[Spot, Picture] = {}
    weight = 0
    for spot, picture in _made(subject, contents):
        weight += len(picture.png)
        if weight > _MOST_BYTES:
            break
        made[spot] = picture
    return made


def _made(subject: "Subject", contents: Iterable[Content]) -> "Iterator[tuple[Spot, Picture]]":
    from fgmv_extract.extraction.pictures import row_pictures  # noqa: PLC0415  only for a page
    from fgmv_extract.outputs.page.subject import Picture, Spot  # noqa: PLC0415  as above

    read_from = {each.file.sha256: index for index, each in enumerate(subject.statements) if each.file}
    for content in contents:
        index = read_from.get(sha256(content.data).hexdigest())
        if index is None or not content.data.startswith(b"%PDF"):
            continue
        with suppress(ExtractError):  # it was read; that it cannot be drawn takes nothing from the page
            for row, page, cut in row_pictures(subject.statements[index], content.data):
                yield Spot(index, row), Picture(cut.png, cut.width, cut.height, page)
