"""Document -> Statement: what the paragraphs and tables on the pages say."""

from fgmv_extract.interpretation.statement import interpret

__all__ = ["interpret"]
