"""The published schemas: what is written fits them, and nothing else does."""

import csv
import io
import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import jsonschema
import pytest

from fgmv_extract.errors import MalformedDocumentError
from fgmv_extract.outputs.delimited import to_csv
from fgmv_extract.outputs.schema import schema_of_statement, schema_of_tables
from fgmv_extract.outputs.serialisation import statement_from_dict, statement_to_dict
from fgmv_extract.outputs.tables import findings, long, wide
from fgmv_extract.records import Statement

Json = Any
Path = tuple[str | int, ...]
DERIVED = {"schema_version", "candidates", "severity"}


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """Return a validator of statements."""
    return jsonschema.Draft202012Validator(schema_of_statement())


def paths(value: Json, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every value below the top."""
    steps: Json = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in steps:
        yield (*path, step)
        yield from paths(each, (*path, step))


def at(plain: Json, path: Path) -> Json:
    """Return the value at ``path``."""
    for step in path:
        plain = plain[step]
    return plain


def put(plain: Json, path: Path, value: Json) -> Json:
    """Return a copy with the value at ``path`` replaced."""
    changed = deepcopy(plain)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def refused(plain: Json) -> bool:
    """Tell whether the reader refuses it too."""
    try:
        statement_from_dict(plain)
    except MalformedDocumentError:
        return True
    return False


def test_the_schema_is_a_schema() -> None:
    """It is valid by the schema of schemas."""
    jsonschema.Draft202012Validator.check_schema(schema_of_statement())


def test_a_full_statement_is_valid(statement: Statement, validator: jsonschema.Draft202012Validator) -> None:
    """A statement in which everything occurs passes."""
    validator.validate(statement_to_dict(statement))


def test_a_value_of_a_wrong_type_is_invalid_wherever_it_stands(
    statement: Statement, validator: jsonschema.Draft202012Validator
) -> None:
    """Each value of a full statement, replaced by an object that nothing is, is caught by schema and reader."""
    plain = statement_to_dict(statement)
    for path in paths(plain):
        changed = put(plain, path, {"wrong": 1})
        assert not validator.is_valid(changed), path
        assert path[-1] in DERIVED or "candidates" in path or refused(changed), path


def test_no_object_takes_another_key(statement: Statement, validator: jsonschema.Draft202012Validator) -> None:
    """A misspelt key is caught on every level by schema and reader."""
    plain = statement_to_dict(statement)
    objects = [path for path in paths(plain) if isinstance(at(plain, path), dict)]
    assert len(objects) > 20
    for path in [(), *objects]:
        changed = put(plain, (*path, "wrong"), 1)
        assert not validator.is_valid(changed), path
        assert refused(changed), path


def test_a_missing_key_is_invalid(statement: Statement, validator: jsonschema.Draft202012Validator) -> None:
    """All keys are always written, except those of a place and the container of a file."""
    plain = statement_to_dict(statement)
    optional = {"line", "table", "row", "column", "page", "start", "end", "box", "container"}
    places = {"place", "meeting", "evidence"}
    for path in paths(plain):
        if isinstance(path[-1], str) and not (path[-1] in optional and path[-2] in {*places, "file"}):
            changed = deepcopy(plain)
            del at(changed, path[:-1])[path[-1]]
            assert not validator.is_valid(changed), path


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("deliverables", 0, "approved"), "July 2023"),
        (("deliverables", 0, "approved"), "2023-7"),
        (("meetings", 0, "start"), "2024/01"),
        (("deadline", "date"), "tomorrow"),
        (("type",), "LS"),
        (("schema_version",), "2"),
        (("file", "sha256"), "0" * 63),
        (("file", "size"), -1),
        (("deliverables", 0, "place", "line"), 0),
        (("work_items", 0, "links", 0, "confidence"), 1.5),
        (("deliverables", 1, "place", "box"), [1, 2, 3]),
        (("findings", 0, "code"), "novel"),
    ],
)
def test_a_value_out_of_its_range_is_invalid(
    statement: Statement, validator: jsonschema.Draft202012Validator, path: Path, value: object
) -> None:
    """Dates, digests, enumerations and counts are described more closely than by their types."""
    assert not validator.is_valid(put(statement_to_dict(statement), path, value))


def test_every_record_is_described() -> None:
    """Each object of the schema tells what it is, in words without markup."""
    schema = schema_of_statement()
    for name, definition in {"Statement": schema, **schema["$defs"]}.items():
        assert len(definition["description"]) > 20, name
        assert "``" not in definition["description"], name


def test_the_schemas_of_the_tables_name_the_columns_that_are_written(statement: Statement) -> None:
    """Headings of the CSV files are the fields of the schema, the groups' columns inserted before the aliases."""
    schema = schema_of_tables()
    fixed = [field["name"] for field in schema["deliverables"]["fields"]]
    groups = [
        field["name"].replace("GROUP", group)
        for group in ("ITU-T SG20", "ITU-T SG16")
        for field in schema["deliverables"]["perGroup"]
    ]
    before = fixed.index("aliases")
    assert headings(to_csv(wide(statement))) == [*fixed[:before], *groups, *fixed[before:]]
    assert headings(to_csv(long(statement))) == [field["name"] for field in schema["groups"]["fields"]]
    assert headings(to_csv(findings(statement))) == [field["name"] for field in schema["findings"]["fields"]]


def headings(text: str) -> list[str]:
    """Return the first record of a CSV text."""
    return next(csv.reader(io.StringIO(text)))


def test_words_of_the_tables_are_those_of_the_records() -> None:
    """Where a column holds one of a few words the schema lists them, in both tables and with the group's name."""
    schema = schema_of_tables()
    fields = {field["name"]: field for field in schema["groups"]["fields"]}
    assert fields["role"]["constraints"] == {"enum": ["primary", "secondary", "unspecified"]}
    assert fields["state"]["constraints"] == {"enum": ["stated", "blank", "absent"]}
    assert schema["deliverables"]["perGroup"][0] == {
        "name": "GROUP state",
        "type": "string",
        "description": "stated, blank (the cell is empty) or absent (there is no cell)",
        "constraints": {"enum": ["stated", "blank", "absent"]},
    }
    assert "constraints" not in fields["title"]
    assert json.dumps(schema)
