"""MANIFEST.toml: for each sample what it shows, where its facts come from, and its licence."""

import json
from collections.abc import Iterable

from samples.describe import Sample

NAME = "MANIFEST.toml"
LICENCE = "Apache-2.0"

WRAPPED = "example"
"""The sample that is kept in other wrappings too, so that they can be tried without the tools that make them."""

WRAPPED_AS = {
    "pdf": "printed by LibreOffice",
    "html": "a page saved by LibreOffice",
    "odt": "saved by LibreOffice",
    "rtf": "saved by LibreOffice",
    "doc": "saved by LibreOffice for Word 97-2003",
    "md": "pandoc's grid tables",
    "eml": "attached to a mail",
}
"""Ending -> what made it."""

_HEAD = """\
# The papers of the samples. Written by samples/make.py from samples/descriptions/; do not edit.
# All prose is the project's own; no file was taken from anywhere else.
"""


def to_toml(samples: Iterable[Sample]) -> str:
    """Return the manifest: one table a file."""
    described = tuple(samples)
    entries = [_entry(sample, ending) for sample in described for ending in sample.files]
    entries += [_wrapped(sample, ending) for sample in described if sample.name == WRAPPED for ending in WRAPPED_AS]
    return _HEAD + "".join(entries)


def _wrapped(sample: Sample, ending: str) -> str:
    told = {
        "file": f"wrapped/{sample.name}.{ending}",
        "shows": f"The same statement as {sample.name}.docx, as its readers get it: {WRAPPED_AS[ending]}.",
        "facts": sample.facts,
        "made_from": f"{sample.name}.docx, by wrappings.py",
        "licence": LICENCE,
    }
    return "\n[[sample]]\n" + "".join(f"{key} = {_quoted(value)}\n" for key, value in told.items())


def _entry(sample: Sample, ending: str) -> str:
    told = {
        "file": f"{sample.name}.{ending}",
        "shows": sample.shows,
        "facts": sample.facts,
        "made_from": f"descriptions/{sample.name}.toml",
        "licence": LICENCE,
    }
    return "\n[[sample]]\n" + "".join(f"{key} = {_quoted(value)}\n" for key, value in told.items())


def _quoted(value: str) -> str:
    """Write a basic string of TOML, which is one of JSON."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False)
