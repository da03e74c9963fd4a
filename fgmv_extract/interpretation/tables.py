"""The deliverable tables of a document, each read in the light of what stands around it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, final

from attrs import evolve

from fgmv_extract.document import Cell, Document, Table
from fgmv_extract.findings import Code, Finding
from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.grammar.titles import read_kind, read_title
from fgmv_extract.interpretation.context import Context
from fgmv_extract.interpretation.decisions import Surroundings, decision_above
from fgmv_extract.interpretation.deliverables import Rows, read_rows
from fgmv_extract.interpretation.doubts import holds_rows, tell_doubts
from fgmv_extract.interpretation.heads import groups_above
from fgmv_extract.interpretation.layout import Layout, layout_of, layout_of_headings
from fgmv_extract.interpretation.nesting import tell_nested, with_nested_text
from fgmv_extract.interpretation.on_top import head_on_top, headed_anew
from fgmv_extract.interpretation.prepared import Prepared, prepare
from fgmv_extract.interpretation.retold import moved_back, true_to_page
from fgmv_extract.interpretation.turned import turned, turned_back
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.identifiers import find_identifiers, read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.places import Place
from fgmv_extract.records import Deliverable

_NAMED = 6  # deliverables of a row that a finding names
_LOOKED = 400  # cells of a table that is left alone


@final
class Tables(NamedTuple):
    """The deliverables of all tables in document order, what was odd, and the tables (block indices) they came from."""

    deliverables: tuple[Deliverable, ...] = ()
    findings: tuple[Finding, ...] = ()
    blocks: frozenset[int] = frozenset()


Layouts = Mapping[int, Prepared]
"""Each table that is a deliverable table by itself, made ready, by its block index."""


def layouts_of(document: Document, vocabulary: Vocabulary) -> Layouts:
    """Find the deliverable tables that need nothing else of the document to be told."""
    found = ((table.place.block, prepare(table, vocabulary, None)) for table in with_nested_text(document))
    return {block: prepared for block, prepared in found if prepared is not None}


def lists_of(document: Document, layouts: Layouts, vocabulary: Vocabulary) -> frozenset[int]:
    """The block indices of tables that are no header block: those with layouts, and those that stand on their side."""
    return frozenset(layouts) | {table.place.block for table in document.tables if turned(table, vocabulary)}


def read_tables(document: Document, layouts: Layouts, around: Surroundings, skip: frozenset[int]) -> Tables:
    """Read every deliverable table; ``skip`` are the blocks of the header block. Other tables are left alone."""
    deliverables: list[Deliverable] = []
    findings: list[Finding] = []
    blocks: list[int] = []
    like: Layout | None = None
    block = -1
    for whole, table in zip(document.tables, with_nested_text(document), strict=True):
        if table.place.block in skip and head_on_top(table, around.vocabulary) is None:
            continue
        above, block = block, table.place.block
        prepared = layouts.get(table.place.block)
        if prepared is None or not prepared.layout.first:
            prepared = prepare(table, around.vocabulary, _focus_group(table, around), like)
        if turns := turned(table, around.vocabulary):
            for rows in _upright(turns, _context(table, around, above), table.place):
                deliverables += rows.deliverables
                findings += rows.findings
            blocks.append(table.place.block)
            continue
        if prepared is None:
            findings += _left_alone(table, around.vocabulary, goes_on=like is not None)
            like = layout_of_headings(table, around.vocabulary) or like
            continue
        rows = _rows_of(table, prepared, _context(table, around, above), around.vocabulary)
        if table is not whole or prepared.apart or not {cell.row_span for cell in table.cells} <= {1}:
            deliverables += [true_to_page(deliverable, document) for deliverable in rows.deliverables]
        else:
            deliverables += rows.deliverables
        findings += rows.findings
        if table is not whole:
            findings += tell_nested(whole, table)
        blocks.append(table.place.block)
        like = prepared.layout
    findings += duplicates(deliverables)
    return Tables(tuple(deliverables), tuple(findings), frozenset(blocks))


def _rows_of(table: Table, prepared: Prepared, context: Context, vocabulary: Vocabulary) -> Rows:
    """Read the rows of a deliverable table, and what in them does not fit, at the places of the page."""
    layout, apart = prepared.layout, prepared.apart
    anew = headed_anew(apart.table if apart is not None else table, layout, vocabulary)
    below = prepare(anew.below.table, vocabulary, context.focus_group) if anew is not None else None
    if anew is not None and below is not None:
        over = _rows_of(anew.head, Prepared(layout, apart and evolve(apart, table=anew.head)), context, vocabulary)
        under = _rows_of(anew.below.table, below, context, vocabulary)
        for origin in (anew.below.origin, apart.origin if apart is not None else {}):
            under = moved_back(under, partial(_origin, origin))
        return Rows((*over.deliverables, *under.deliverables), (*over.findings, *under.findings))
    if apart is None:
        rows = read_rows(table, layout, context)
        doubts = tell_doubts(table, layout, rows.deliverables, rows.findings, vocabulary)
        return Rows(rows.deliverables, (*rows.findings, *doubts))
    rows = read_rows(apart.table, layout, context)
    doubts = tell_doubts(apart.table, layout, rows.deliverables, rows.findings, vocabulary)
    several = (
        Finding(
            Code.SEVERAL_IN_ROW, f"one row tells of {len(ids)} deliverables ({', '.join(ids[:_NAMED])})", cell.place
        )
        for cell, ids in apart.several
    )
    back = moved_back(rows, partial(_origin, apart.origin))
    return Rows(back.deliverables, (*back.findings, *several, *doubts))


def _origin(origin: Mapping[tuple[int, int], tuple[int, int]], row: int, column: int) -> tuple[int, int]:
    return origin.get((row, column), (row, column))


def _upright(turns: Sequence[tuple[int, Table]], context: Context, place: Place) -> Iterator[Rows]:
    for first, side in turns:
        layout = layout_of(side, context.vocabulary, context.focus_group)
        if layout is not None:
            yield turned_back(read_rows(side, layout, context), first)
        else:
            message = f"the deliverables beside each other from row {first + 1} on were not understood"
            yield Rows((), (Finding(Code.UNREAD_TABLE, message, place),))


def _context(table: Table, around: Surroundings, above: int) -> Context:
    """What a table owes to the document around it; ``above`` is the block of the table before."""
    annex = around.sections.annex_of(table.place.block)
    decision = decision_above(table.place.block, around)
    return Context(
        vocabulary=around.vocabulary,
        focus_group=_focus_group(table, around),
        annex=annex.label if annex else None,
        period=annex.period if annex else None,
        status=decision.status,
        authority=decision.authority,
        sender=around.sender,
        groups=groups_above(table.place.block, above, decision.status, around),
    )


def _focus_group(table: Table, around: Surroundings) -> str | None:
    """The Focus Group a table is about: the only one that the heading of its annex names, else that of the document."""
    annex = around.sections.annex_of(table.place.block)
    named = {mention.group for mention in find_groups(annex.verbatim or "", around.vocabulary)} if annex else set()
    own = [group for group in named if group.startswith("FG-")]
    return own[0] if len(own) == 1 else around.focus_group


def _left_alone(table: Table, vocabulary: Vocabulary, *, goes_on: bool) -> Iterator[Finding]:
    """Tell of a table that names several deliverables in its cells and is none of ours.

    One is enough in a table that may go on with one before it, where it begins a row that says more.
    """
    looked = table.cells[:_LOOKED]
    named = {found.identifier.id for cell in looked for found in find_identifiers(cell.text, vocabulary)}
    begun = goes_on and any(_is_row(row, vocabulary) for row in table.grid[: looked[-1].row + 1 if looked else 0])
    if len(named) > 1 or (named and begun):
        what = f"{len(named)} deliverables ({min(named)}, ...)" if len(named) > 1 else min(named)
        message = f"a table of {table.rows} rows names {what}"
        yield Finding(Code.CELLS_UNSURE if holds_rows(table, vocabulary) else Code.UNREAD_TABLE, message, table.place)
    elif _is_nameless(table, vocabulary):
        what = f"only {min(named)}" if named else "none"
        message = f"a table of {table.rows} rows is headed as one of deliverables, and names {what}"
        yield Finding(Code.CELLS_UNSURE if table.spaced else Code.UNREAD_TABLE, message, table.place)


def _is_nameless(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether the headings are those of deliverables, and a title or the cell beside it says of what kind it is: only the identifiers are not there.

    Where nothing but space parts the cells they may be torn, and the headings tell enough.
    """
    heading = [cell for cell in table.cells if cell.row == 0 and cell.column_span < table.columns]
    roles = {read_heading(cell.text, vocabulary).role: cell.column for cell in heading}
    if Role.TITLE not in roles or roles.keys().isdisjoint(ALLOCATING | {Role.APPROVED}):
        return False
    if table.spaced and Role.ID in roles and not roles.keys().isdisjoint(ALLOCATING):
        return True
    below = [cell for cell in table.cells[:_LOOKED] if cell.row]
    if any(cell.column == roles.get(Role.KIND) and read_kind(cell.text, vocabulary) for cell in below):
        return True
    return any(cell.column == roles[Role.TITLE] and read_title(cell.text, vocabulary).kind for cell in below)


def _is_row(row: Sequence[Cell | None], vocabulary: Vocabulary) -> bool:
    """Whether a row begins with an identifier alone in its cell, and goes on."""
    filled = [cell for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]
    read = read_identifier(filled[0].text, vocabulary) if len(filled) > 1 else None
    return read is not None and not read[1].strip(" .,;:*()\n\t")


def duplicates(deliverables: Sequence[Deliverable]) -> Iterator[Finding]:
    """Find rows of a deliverable that another row told before."""
    seen: dict[str, Deliverable] = {}
    for deliverable in deliverables:
        first = seen.setdefault(deliverable.id, deliverable)
        if first is not deliverable:
            message = f"{deliverable.id} stands here and at {first.place}"
            yield Finding(Code.DUPLICATE_DELIVERABLE, message, deliverable.place, deliverable.id)
