"""The table of all elements that mean something, and what is done at each."""

from functools import cache

from fgmv_extract.readers.word import cells, frames, inline, revisions
from fgmv_extract.readers.word.condensing import PLAIN_CELLS
from fgmv_extract.readers.word.names import Names
from fgmv_extract.readers.word.story import Script, Step, Story

_STEPS: dict[str, Step] = {
    # the frequent ones first: elements are compared with the names in this order
    "t": inline.text,
    "p": Story.open_paragraph,
    "tc": lambda *_: None,
    "tr": lambda *_: None,
    PLAIN_CELLS: inline.plain_cells,
    "tab": inline.tab,
    "br": inline.say("\n"),
    "noBreakHyphen": inline.say("\u2011"),
    "gridSpan": cells.grid_span,
    "vMerge": cells.vertical_merge,
    "fldChar": inline.field_character,
    "ins": revisions.change,
    "del": revisions.change,
    "delText": inline.deleted_text,
    "moveFrom": revisions.change,
    "moveTo": revisions.change,
    "cellIns": revisions.changed_cell,
    "cellDel": revisions.changed_cell,
    "cellMerge": revisions.changed_merge,
    "hMerge": cells.horizontal_merge,
    "gridBefore": cells.grid_before,
    "tbl": frames.nested_table,
    "txbxContent": frames.text_box,
    "mc:Choice": frames.alternative,
    "mc:Fallback": frames.alternative,
    "footnoteReference": frames.reference,
    "endnoteReference": frames.reference,
    "altChunk": frames.embedded,
    "subDoc": frames.embedded,
    "cr": inline.say("\n"),
    "ptab": inline.say("\t"),
    "softHyphen": inline.say("\u00ad"),
    "sym": inline.picture_character,
    "ruby": inline.phonetic_guide,
    "vanish": inline.hidden,
    "strike": inline.struck,
    "dstrike": inline.struck,
    "vertAlign": inline.raised_figures,
    "m:t": inline.text,
}


@cache
def script_of(names: Names) -> Script:
    """Return how the elements of a part written in these names are read."""
    steps = {names.of(local): step for local, step in _STEPS.items()}
    return Script(
        names, steps, *map(names.of, ("t", "p", "tc", PLAIN_CELLS, "tr", "tbl", "pPr", "pPrChange", "pStyle"))
    )
