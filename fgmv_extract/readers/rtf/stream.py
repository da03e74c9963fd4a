"""The loop over all tokens of a document."""

from fgmv_extract.readers.rtf.reading import Reading
from fgmv_extract.readers.rtf.tokens import BRACE, BYTE, NUMBER, SYMBOL, TEXT, WORD, number, tokens_with
from fgmv_extract.readers.rtf.words import SYMBOLS, WORDS

_TOKENS = tokens_with(WORDS)


def read_tokens(reading: Reading) -> None:
    """Read a document to the brace that ends it, or as far as it goes."""
    while _read_on(reading):
        pass


def _read_on(reading: Reading) -> bool:
    """Read tokens; true when an action wants to go on elsewhere in the text than behind its token."""
    words, symbols, add_text = WORDS, SYMBOLS, reading.add_text
    for token in _TOKENS.finditer(reading.text, reading.at):
        kind = token.lastindex
        if kind == TEXT:
            add_text(token[TEXT])
        elif kind == BYTE:
            reading.add_byte(int(token[BYTE], 16))
        elif kind == BRACE:
            if token[BRACE] == "{":
                reading.open_group()
            elif reading.close_group():
                return False
        elif action := words.get(token[WORD]) or symbols.get(token[SYMBOL]):
            if reading.raw:
                reading.flush()
            reading.at = end = token.end()
            action(reading, number(token[NUMBER]))
            if reading.at != end:
                return True
    return False
