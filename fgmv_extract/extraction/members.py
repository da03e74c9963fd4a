"""What is in a mail or an archive, and in those inside it, each one as bytes: nothing is read as a document here."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, final

from attrs import evolve, field, frozen

from fgmv_extract.containers import CONTAINERS, INSIDE, Allowance, Container, Member
from fgmv_extract.errors import ExtractError, LimitExceededError
from fgmv_extract.extraction.means import within_means
from fgmv_extract.options import Limits, allowing
from fgmv_extract.sources import Content

if TYPE_CHECKING:
    from fgmv_extract.readers.formats import Format

_PICTURE = "image"
_HEAD = 1 << 16  # bytes that tell which container a large file is


@final
@frozen
class Leaf:
    """A document in a container: the path that leads to it (``mail.eml!/SG20-LS160.docx``), its bytes and its format.

    ``form`` is None when it is of no known kind: reading it tells why. ``container`` is the path without its name;
    a slash at its end tells a folder. ``body``
    marks the text of a mail itself; ``form`` is then certain, whatever the bytes look like.
    """

    path: str
    content: Content = field(repr=False)
    form: "Format | None" = field(default=None, repr=False)
    container: str | None = None
    body: bool = False


@final
@frozen
class Aside:
    """Something in a container that is no document: a picture, a signature."""

    path: str


def form_of(content: Content) -> "Format":
    """Tell the format; raises ``ExtractError`` when it is none that is known."""
    from fgmv_extract.readers.formats import recognise  # noqa: PLC0415  readers are slow to import

    return recognise(content.data, content.name)


def known_form_of(content: Content) -> "Format | None":
    """Tell the format, None when it is none that is known."""
    try:
        return form_of(content)
    except ExtractError:
        return None


def form_named(name: str) -> "Format":
    """Return the format of a name."""
    from fgmv_extract.readers.formats import FORMATS  # noqa: PLC0415  as above

    return next(form for form in FORMATS if form.name == name)


def leaves_in(form: "Format", content: Content, limits: Limits) -> Iterator[Leaf | Aside | ExtractError]:
    """Yield all documents in a container and in the containers in it; nothing is raised, an error tells by its ``file`` where."""
    return _Opening(limits).opened(form.name, content.data, content.name, _Depth())


def leaves_in_file(file: BinaryIO, name: str, limits: Limits) -> Iterator[Leaf | Aside | ExtractError]:
    """Yield all documents in a file that is larger than the limit on one input, member by member, as ``leaves_in`` does.

    What is no container that can be read so is one ``LimitExceededError``.
    """
    from fgmv_extract.readers.formats import container_of_head  # noqa: PLC0415  readers are slow to import

    form = container_of_head(file.read(_HEAD), name)
    container = CONTAINERS[form.name] if form is not None else None
    if container is None or container.opened_file is None:
        problem = f"is larger than the limit of {limits.input_bytes:,} bytes"
        yield LimitExceededError(name, problem, allowing("input_bytes"))
        return
    opening = _Opening(limits)
    yield from opening.walked(partial(container.opened_file, file), name, _Depth().within(container))


@final
@frozen
class _Depth:
    """How many archives and mails stand around."""

    archives: int = 0
    mails: int = 0

    def within(self, container: Container) -> "_Depth":
        if container.archive:
            return evolve(self, archives=self.archives + 1)
        return evolve(self, mails=self.mails + 1)


@final
class _Opening:
    """One source while it is opened, and what may still come out of it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.allowance = Allowance(limits)

    def opened(self, form: str, data: bytes, path: str, around: _Depth) -> Iterator[Leaf | Aside | ExtractError]:
        container = CONTAINERS[form]
        depth = around.within(container)
        if depth.archives > self.limits.archives or depth.mails > self.limits.mails:
            deeper = allowing("archives" if depth.archives > self.limits.archives else "mails")
            yield LimitExceededError(path, "is nested too deeply", f"unpack what it stands in, or {deeper}")
        else:
            yield from self.walked(partial(container.opened, data), path, depth)

    def walked(
        self, opened: Callable[[str, Allowance], Iterator[Member]], path: str, depth: _Depth
    ) -> Iterator[Leaf | Aside | ExtractError]:
        try:
            with within_means(path):
                for member in opened(path, self.allowance):
                    self.allowance.take(path, len(member.data))
                    yield from self.member(member, path, depth)
        except ExtractError as error:  # what came before it is kept
            yield error

    def member(self, member: Member, within: str, depth: _Depth) -> Iterator[Leaf | Aside | ExtractError]:
        place = f"{within}{INSIDE}{member.folder}"
        path = place + member.name
        if member.aside:
            yield Aside(path)
            return
        if member.flaw is not None:
            yield evolve(member.flaw, file=path)
            return
        content = Content(member.name, member.data)
        form = form_named(member.form) if member.form else known_form_of(content)
        if form is not None and form.container:
            yield from self.opened(form.name, member.data, path, depth)
        elif form is not None and form.name == _PICTURE:
            yield Aside(path)
        else:
            yield Leaf(path, content, form, place.removesuffix(INSIDE), member.body)
