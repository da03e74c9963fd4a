"""What stands between two marks is left out: comments of pages and of style sheets."""


def without_asides(text: str, begin: str, end: str) -> str:
    """Leave out each stretch from ``begin`` to the next ``end``; one that is not closed is text.

    A pattern would look for the end of each that is not closed anew, in time that grows with the square of the text.
    """
    kept, at = [], 0
    while (begun := text.find(begin, at)) >= 0 and (ended := text.find(end, begun + len(begin))) >= 0:
        kept.append(text[at:begun])
        at = ended + len(end)
    return "".join((*kept, text[at:]))
