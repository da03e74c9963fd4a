"""How changes become plain values and are read back: what ``was`` and ``now`` are depends on the kind."""

from collections.abc import Callable
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from fgmv_extract.changes import Change, Concerned, Kind, Value
from fgmv_extract.outputs import strict
from fgmv_extract.outputs.plain import Plain

SOMETIMES = ("group", "work_item", "field", "was", "now")
"""Keys of a change that are left out, and not null, where nothing of that sort is concerned."""


def teach(made: Converter) -> Converter:
    """Teach a converter of statements to write and read comparisons."""
    made.register_unstructure_hook(Value, _plain)
    made.register_unstructure_hook(Concerned | None, lambda said: None if said is None else made.unstructure(said))
    made.register_unstructure_hook(Change, _writing(make_dict_unstructure_fn(Change, made)))
    made.register_structure_hook(Value, _value)
    made.register_structure_hook(Concerned | None, lambda read, _: read)  # read before, when the kind is known
    made.register_structure_hook(Change, _reading(made, make_dict_structure_fn(Change, made)))
    return made


def _writing(write: Callable[[Change], Plain]) -> Callable[[Change], Plain]:
    def plain_change(change: Change) -> Plain:
        plain = write(change)
        rest = {key: plain.pop(key) for key in SOMETIMES}
        return {**plain, **{key: value for key, value in rest.items() if value is not None}}

    return plain_change


def _plain(value: Value) -> object:
    """Write a word of an enumeration as the text it is."""
    return list(value) if isinstance(value, tuple) else None if value is None else str(value)


def _value(plain: object, _: object) -> Value:
    match plain:
        case None | str():
            return plain
        case list() if all(type(text) is str for text in plain):
            return tuple(plain)
        case _:
            raise strict.misfit("text, a list of texts or null", plain)


def _reading(made: Converter, read: Callable[[Any, Any], Change]) -> Callable[[Any, Any], Change]:
    def change(plain: object, kind: object) -> Change:
        if type(plain) is not dict:
            raise strict.misfit("an object", plain)
        concerned = Kind(strict.word(plain.get("kind"), Kind)).concerns
        known = dict(plain)
        for key in ("was", "now"):
            if (record := known.get(key)) is not None:
                if concerned is None:
                    raise strict.misfit(f"no {key!r} in a change of this kind", record)
                known[key] = made.structure(record, concerned)
        return read(known, kind)

    return change
