"""Bytes become a ``Document``: one module or folder a format, and the ordered table of formats."""
