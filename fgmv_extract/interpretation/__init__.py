"""Document -> Statement: what the paragraphs and tables on the pages say."""

from fgmv_extract.interpretation.statements import interpret, interpret_all

__all__ = ["interpret", "interpret_all"]
