"""What is tried: every reader, the containers, the interpreter, the comparison, stored JSON and vocabularies.

A target makes an input from a number, tries it, and raises for whatever is not as promised; ``ExtractError`` is promised.
"""

import pickle
import re
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import final
from unittest.mock import patch
from zlib import crc32

from attrs import evolve, field, frozen

import fgmv_extract as fx
from fgmv_extract.document import Block, Cell, Document, Paragraph, Table
from fgmv_extract.extraction import read_all
from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.positions import read_stance
from fgmv_extract.grammar.sentences import sentences
from fgmv_extract.grammar.titles import read_title
from fgmv_extract.interpretation import interpret_all
from fgmv_extract.itu import loading
from fgmv_extract.itu.dates import find_spans, read_date
from fgmv_extract.itu.groups import find_groups, read_group
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.numbers import find_contributions, find_document_numbers, find_statement_numbers
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.itu.work_items import find_work_items
from fgmv_extract.outputs.serialisation import from_json, to_json
from fgmv_extract.places import File, Place
from samples import describe
from tests.fuzz import mutations, products, seeds
from tests.fuzz.laws import check_document, check_nothing_lost, check_statement, same_again, says_it_is_cut
from tests.fuzz.mutations import Mutate
from tests.fuzz.seeds import Seed

Try = Callable[[bytes], object]
Harmless = Callable[[Random, bytes], bytes]

_LARGE = 0.004
_LAWFUL = 0.08
_TELLING = 32  # bytes from which the kind of a file shows


@final
@frozen(kw_only=True)
class Target:
    """A thing to try: the ending of its inputs, small seeds, how they are changed, and what tries an input.

    ``large`` names a sample that comes by now and then. ``harmless`` changes a seed so that it says the same. ``ends`` is
    how many bytes a seed must lose at least before the loss is told: the end of a file that has a mark of its end.
    """

    name: str
    ending: str
    seeds: tuple[Seed, ...] = field(repr=False)
    mutate: Mutate = field(repr=False)
    attempt: Try = field(repr=False)
    large: str = ""
    harmless: Harmless | None = field(default=None, repr=False)
    ends: int = 0

    def attempt_seeds(self) -> None:
        """Try the seeds as they are."""
        for seed in self.seeds:
            if data := _seed(seed):
                self.attempt(data)

    def made(self, random: Random) -> bytes:
        """Return an input."""
        if self.large and random.random() < _LARGE:
            return self.mutate(random, seeds.large(self.large))
        data = _seed(random.choice(self.seeds))
        for _ in range(random.choice((1, 1, 1, 2))):
            data = self.mutate(random, data)
        return data

    def tried(self, random: Random) -> None:
        """Make an input and try it, or put a law to the test; raises what escapes."""
        data, check = self.prepared(random)
        with held(data):
            check(data)

    def prepared(self, random: Random) -> tuple[bytes, Try]:
        """Return an input and what tries it."""
        if not (self.harmless or self.ends) or random.random() >= _LAWFUL:
            return self.made(random), partial(try_one, self)
        seed = random.choice(self.seeds)
        if self.harmless and (not self.ends or random.random() < 0.5):
            return self.harmless(random, _seed(seed)), partial(self._says_the_same, _said(seed, self.ending))
        return _seed(seed)[: random.randrange(_TELLING, len(_seed(seed)) - self.ends)], self._tells_its_end

    def _says_the_same(self, said: object, data: bytes) -> None:
        assert says(data, self.ending) == said, "what means nothing changes nothing"

    def _tells_its_end(self, data: bytes) -> None:
        assert is_told(data, self.ending), "what is cut off is told"


class held:  # noqa: N801  read as a word
    """Keep the input with an error that comes out, so that it can be written down."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if error is not None and not hasattr(error, "fuzzed"):
            error.fuzzed = self.data  # type: ignore[attr-defined]


def try_one(target: Target, data: bytes) -> None:
    """Try one input; raises what must not come out."""
    with held(data):
        try:
            target.attempt(data)
        except fx.ExtractError as error:
            _check_sentence(str(error))


def _check_sentence(told: str) -> None:
    assert told, "an error says something"
    assert "\n" not in told, "an error is one line"
    told.encode()


@cache
def _seed(seed: Seed) -> bytes:
    return seed()


@cache
def _said(seed: Seed, ending: str) -> object:
    return says(_seed(seed), ending)


def says(data: bytes, ending: str) -> object:
    """Return what a document says, without the file it says it in."""
    try:
        return tuple(evolve(each, file=None) for each in fx.extract_all(data, name=f"a.{ending}"))
    except fx.ExtractError as error:
        return type(error)


def is_told(data: bytes, ending: str) -> bool:
    """Whether a document is refused, or read with a finding that something may be missing."""
    try:
        return says_it_is_cut(fx.extract_all(data, name=f"a.{ending}"))
    except fx.ExtractError:
        return True


# --- what is tried ----------------------------------------------------------------------------------------------------


def _read(ending: str) -> Try:
    def attempt(data: bytes) -> None:
        chance = crc32(data)
        for document in read_all(data, name=f"a.{ending}"):
            check_document(document)
            if ending in {"txt", "md"}:
                check_nothing_lost(data, document)
            if chance % 3:  # what is read is interpreted each third time: the interpreter is tried on its own, too
                continue
            for statement in interpret_all(document, default()):
                check_statement(statement, document if chance % 2 else None, stored=chance % 8 == 0)
        if chance % 32 == 0:
            _same_again(data, ending)

    return attempt


def _same_again(data: bytes, ending: str) -> None:
    told, again = (fx.extract_all(data, name=f"a.{ending}") for _ in range(2))
    same_again(told, again)


def _extract(ending: str) -> Try:
    def attempt(data: bytes) -> None:
        chance = crc32(data)
        for statement in fx.extract_all(data, name=f"a.{ending}"):
            check_statement(statement, stored=chance % 8 == 0)
        if chance % 16 == 0:
            _same_again(data, ending)

    return attempt


_CELLS = (*(cell for row in (seeds.HEADS, *seeds.ROWS, *seeds.FIELDS) for cell in row), "", "FGMV-1", "FG-MV D1.1", "All SGs", "SG20 (SG16, SG2)", "Lead: SG16\nSupporting: SG20", "Q1/20 agreed.\nQ2/20 will consider", "12-14 July 2024", "2024", "for information", "tbd", "-", "Working Group 2", "Remarks", "Position", "Lead group", "Supporting groups", "Status", "Annex B: (from March to December 2023)", "TD123-R1", "Liaison statement", "Purpose", "Deadline", "ITU-T SG16 – WP 1/16", seeds.PROSE)  # fmt: skip


def document_of(random: Random) -> Document:
    """Return a document of blocks that make sense one by one, and not together."""
    blocks: list[Block] = []
    tables = 0
    for number in range(random.randrange(1, 6)):
        if random.random() < 0.5:
            blocks.append(Paragraph(_cell(random), Place(number), style=random.choice((None, "Heading1", "Annex_No"))))
        else:
            blocks.append(_table(random, number, tables))
            tables += 1
    file = File(name="a.docx", format=random.choice(("docx", "txt", "html", "pdf")), size=1, sha256="0" * 64)
    return Document(file=file, blocks=tuple(blocks))


def _table(random: Random, block: int, table: int) -> Table:
    rows, columns = random.randrange(1, 5), random.randrange(1, 8)
    heads = random.random() < 0.7
    cells = []
    for row in range(rows):
        column = 0
        while column < columns:
            span = min(random.choice((1, 1, 1, 1, 1, 2, 9)), columns - column)
            text = seeds.HEADS[column % len(seeds.HEADS)] if heads and row == 0 else _cell(random)
            if random.random() < 0.95:
                cells.append(Cell(text, block, table, row, column, column_span=span))
            column += span
    return Table(tuple(cells), rows, columns, Place(block, table))


def _cell(random: Random) -> str:
    text = random.choice(_CELLS)
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        text = mutations.tokens_of("text")(random, text.encode("utf-8", "surrogatepass")).decode("utf-8", "replace")
    return re.sub("[\x00-\x08\x0e-\x1f]", " ", text)


def _interpret(data: bytes) -> None:
    document = document_of(Random(data))  # noqa: S311  repeatable on purpose
    told = interpret_all(document, default())
    for statement in told:
        check_statement(statement, document, stored=data[-1] % 8 == 0)
    if data[-1] % 8 == 1:
        same_again(told, interpret_all(document, default()))


_GRAMMAR: tuple[Callable[[str], object], ...] = (
    lambda text: read_allotment(text, default()),
    lambda text: read_stance(text, "ITU-T SG20"),
    lambda text: read_heading(text, default()),
    lambda text: read_title(text, default()),
    lambda text: read_identifier(text, default()),
    lambda text: read_group(text, default()),
    lambda text: find_groups(text, default()),
    lambda text: list(sentences(text)),
    read_date,
    find_spans,
    find_questions,
    find_statement_numbers,
    find_document_numbers,
    find_contributions,
    find_work_items,
)


def _cells(data: bytes) -> None:
    """Read a text with everything that reads the text of a cell."""
    text = data.decode("utf-8", "replace")
    for read in _GRAMMAR:
        read(text)


def _numbers(random: Random, _: bytes) -> bytes:
    return b"%d" % random.getrandbits(60)


def _compare(data: bytes) -> None:
    random = Random(data)  # noqa: S311  as above
    earlier, later = (interpret_all(document_of(random), default())[0] for _ in range(2))
    for pair in ((earlier, later), (later, earlier)):
        fx.compare(*pair)
    assert not fx.compare(earlier, earlier).changes, "nothing changed against itself"


def _products(data: bytes) -> None:
    """Make an output of some statements, half of them with texts that nobody wrote."""
    random = Random(data)  # noqa: S311  as above
    statements = tuple(interpret_all(document_of(random), default())[0] for _ in range(random.choice((1, 2, 3))))
    if random.random() < 0.5:
        statements = tuple(products.mended(random, each) for each in statements)
    products.make_one(random, statements)


def _stored(data: bytes) -> None:
    statement = from_json(data)
    assert from_json(to_json(statement)) == statement, "what was stored comes back"


def _json() -> bytes:
    return to_json(fx.extract(seeds.text(), name="a.txt"), indent=None).encode()


def _vocabulary(data: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".toml") as file, patch.object(loading, "shipped", _shipped):
        Path(file.name).write_bytes(data)
        known = Vocabulary.load(file.name)
        fx.extract(seeds.text(), name="a.txt", vocabulary=known)


def _shipped() -> loading.Table:
    """The facts of the package, anew each time but parsed once: nine tenths of the time went there."""
    facts: loading.Table = pickle.loads(_facts())  # noqa: S301  our own
    return facts


@cache
def _facts() -> bytes:
    return pickle.dumps(_PARSED())


_PARSED = loading.shipped


# --- what changes nothing ---------------------------------------------------------------------------------------------

_TAG = re.compile(rb"<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))+)\s*(/?)>")
_ATTRIBUTE = re.compile(rb"[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def attributes_shuffled(random: Random, data: bytes) -> bytes:
    """Put the attributes of each tag in another order, with other white space between them."""

    def shuffled(tag: re.Match[bytes]) -> bytes:
        attributes = _ATTRIBUTE.findall(tag[2])
        random.shuffle(attributes)
        blank = random.choice((b" ", b"\n", b"  "))
        return b"<" + blank.join((tag[1], *attributes)) + tag[3] + b">"

    return _TAG.sub(shuffled, data)


def _spaced(random: Random, data: bytes, name: bytes) -> bytes:
    """Put white space between tags, but not next to an element that holds text as it is."""
    between = re.compile(rb"(?<=>)(?<!<%b>)(?=<(?!/%b>))" % (name, name))
    return between.sub(lambda _: random.choice((b"", b"", b"\n", b"  \n\t")), data)


def _word_spaced(random: Random, data: bytes) -> bytes:
    parts = mutations.unpacked(data)
    main = attributes_shuffled(random, parts["word/document.xml"])
    return mutations.packed(parts | {"word/document.xml": _spaced(random, main, b"w:t")})


def _odt_spaced(random: Random, data: bytes) -> bytes:
    parts = mutations.unpacked(data)
    return mutations.packed(parts | {"content.xml": attributes_shuffled(random, parts["content.xml"])})


def _html_spaced(random: Random, data: bytes) -> bytes:
    changed = attributes_shuffled(random, data)
    return re.sub(rb"(?<=[a-z]>)(?=<(?:/?t[rdh]|/?table))", lambda _: random.choice((b"", b"\n", b"  ")), changed)


def _rtf_spaced(random: Random, data: bytes) -> bytes:
    r"""Ends of lines in RTF mean nothing behind a control word or a brace."""
    return re.sub(rb"(?<!\A\{)(?<=[{}])(?=[\\{}])", lambda _: random.choice((b"", b"\r\n", b"\n")), data)


# --- the table --------------------------------------------------------------------------------------------------------

_TEXT = mutations.tokens_of("text")
_SCRAPS = tuple(partial(str.encode, cell) for cell in _CELLS if cell)


def _both(*makers: Callable[..., bytes]) -> tuple[Seed, ...]:
    """Seeds in whole and short; the short ones come by more often."""
    return (*makers, *[partial(maker, seeds.SHORT) for maker in makers] * 2)


def lines_target(folder: Path) -> Target:
    """Texts whose lines are cut, mixed and moved: what programs and people leave of a statement."""
    found = seeds.texts(folder)
    return Target(name="lines", ending="txt", seeds=found, mutate=mutations.of_lines(found), attempt=_read("txt"))


TARGETS: tuple[Target, ...] = (
    Target(name="word", ending="docx", seeds=_both(seeds.word), mutate=mutations.of_parts("word", "word/document.xml"), attempt=_read("docx"), large="docx", harmless=_word_spaced, ends=1),
    Target(name="opendocument", ending="odt", seeds=_both(seeds.odt), mutate=mutations.of_parts("odt", "content.xml"), attempt=_read("odt"), large="odt", harmless=_odt_spaced, ends=1),
    Target(name="flat-opendocument", ending="fodt", seeds=_both(seeds.flat_odt), mutate=mutations.tokens_of("odt"), attempt=_read("fodt"), harmless=attributes_shuffled, ends=1),
    Target(name="html", ending="html", seeds=_both(seeds.html), mutate=mutations.tokens_of("html"), attempt=_read("html"), large="html", harmless=_html_spaced),
    Target(name="mhtml", ending="mht", seeds=_both(seeds.mhtml), mutate=mutations.either((3, mutations.tokens_of("html")), (1, mutations.tokens_of("mail"))), attempt=_read("mht")),
    Target(name="rtf", ending="rtf", seeds=_both(seeds.rtf), mutate=mutations.tokens_of("rtf"), attempt=_read("rtf"), large="rtf", harmless=_rtf_spaced, ends=1),
    Target(name="doc", ending="doc", seeds=_both(seeds.doc), mutate=mutations.of_sectors, attempt=_read("doc"), large="doc"),
    Target(name="pdf", ending="pdf", seeds=_both(seeds.pdf), mutate=mutations.tokens_of("pdf"), attempt=_read("pdf"), large="pdf", ends=8),
    Target(name="text", ending="txt", seeds=_both(seeds.text), mutate=_TEXT, attempt=_read("txt"), large="txt"),
    Target(name="dialects", ending="txt", seeds=_both(seeds.columns, seeds.drawn, seeds.comma, seeds.lines, seeds.mediawiki, seeds.asciidoc), mutate=_TEXT, attempt=_read("txt")),
    lines_target(describe.HERE),
    Target(name="scraps", ending="txt", seeds=_SCRAPS, mutate=_TEXT, attempt=_read("txt")),
    Target(name="markdown", ending="md", seeds=_both(seeds.piped), mutate=_TEXT, attempt=_read("md"), large="md"),
    Target(name="mail", ending="eml", seeds=(seeds.mail, *(seeds.letter, seeds.parcel) * 3), mutate=mutations.tokens_of("mail"), attempt=_extract("eml"), large="eml"),
    Target(name="mailbox", ending="mbox", seeds=(seeds.mailbox, *(seeds.letters,) * 9), mutate=mutations.tokens_of("mail"), attempt=_extract("mbox")),
    Target(name="message", ending="msg", seeds=_both(seeds.message), mutate=mutations.of_sectors, attempt=_extract("msg")),
    Target(name="tnef", ending="dat", seeds=_both(seeds.tnef), mutate=mutations.of_bytes, attempt=_extract("dat")),
    Target(name="zip", ending="zip", seeds=(seeds.archive, *(seeds.bundle,) * 5), mutate=mutations.of_bytes, attempt=_extract("zip")),
    Target(name="tar", ending="tar", seeds=_both(seeds.tar), mutate=mutations.of_bytes, attempt=_extract("tar")),
    Target(name="interpreter", ending="seed", seeds=(bytes,), mutate=_numbers, attempt=_interpret),
    Target(name="cells", ending="txt", seeds=_SCRAPS, mutate=_TEXT, attempt=_cells),
    Target(name="comparison", ending="seed", seeds=(bytes,), mutate=_numbers, attempt=_compare),
    Target(name="products", ending="seed", seeds=(bytes,), mutate=_numbers, attempt=_products),
    Target(name="json", ending="json", seeds=(_json,), mutate=mutations.tokens_of("json"), attempt=_stored),
    Target(name="vocabulary", ending="toml", seeds=(seeds.vocabulary,), mutate=mutations.tokens_of("toml"), attempt=_vocabulary),
)  # fmt: skip
BY_NAME = {target.name: target for target in TARGETS}


def random_of(seed: str, target: Target, number: int) -> Random:
    """Return what makes the input of that number: the same one on every machine."""
    return Random(f"{seed} {target.name} {number}")  # noqa: S311  repeatable on purpose
