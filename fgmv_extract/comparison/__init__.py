"""Statements compared: what became different between two, and what happened over many."""

from fgmv_extract.comparison.comparing import compare

__all__ = ["compare"]
