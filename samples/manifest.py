"""MANIFEST.toml: for each sample what it shows, where its facts come from, and its licence."""

import json
from collections.abc import Iterable

from samples.describe import Sample

NAME = "MANIFEST.toml"
LICENCE = "Apache-2.0"

_HEAD = """\
# The papers of the samples. Written by samples/make.py from samples/descriptions/; do not edit.
# All prose is the project's own; no file was taken from anywhere else.
"""


def to_toml(samples: Iterable[Sample]) -> str:
    """Return the manifest: one table a file."""
    return _HEAD + "".join(_entry(sample, ending) for sample in samples for ending in sample.files)


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
