"""Groups as somebody asks for them."""

from fgmv_extract.itu.groups import is_symbol, read_group
from fgmv_extract.itu.vocabulary import Vocabulary


def one_group(text: str, vocabulary: Vocabulary) -> str:
    """Return the group that is meant, in any spelling; ``ValueError`` for what is none or means several."""
    group = read_group(text, vocabulary)
    if group is None or is_symbol(group):
        raise ValueError(f"{text!r} is not one group; write it like SG20, ITU-T SG20, TSAG or FG-MV")
    return group
