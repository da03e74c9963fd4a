"""A review as JSON, as a table, as Markdown, and for eyes."""

import json

from fgmv_extract.outputs.converter import converter
from fgmv_extract.outputs.plain import Plain
from fgmv_extract.reviews import REVIEW_SCHEMA_VERSION, Review


def review_to_dict(review: Review) -> Plain:
    """Return the review as plain values, its keys in the order of the records."""
    return {"schema_version": REVIEW_SCHEMA_VERSION, **converter().unstructure(review, Review)}


def to_json(review: Review, *, indent: int | None = 1) -> str:
    """Return the review as JSON text without a final newline; ``indent=None`` puts all of it on one line."""
    return json.dumps(review_to_dict(review), ensure_ascii=False, indent=indent)
