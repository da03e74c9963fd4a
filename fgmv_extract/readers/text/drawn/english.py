"""What words of English look like: enough to tell a word from a piece of one."""

from fgmv_extract.patterns import pattern


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHORT = _words(
    """a an and are as at be been but by can could did do each end few for from full get had has have how i if in into is it its
    key less long low may more most must new next nor not of off on once one only open or other our out over own per same set
    shall she should so some such than that the their them then there these they this those to too two under up upon us use used
    user users using very via was way we well were what when where which while who why will with within work would yet you your
    about above after also among any based between both case data during first further general high level main many mean means
    part parts role self smart social state study system systems terms through toward towards type types"""
)
"""Short words that often stand above a long one."""

PREFIXES = _words(
    """anti auto bio counter cyber eco electro geo hyper infra inter macro micro multi neuro non para poly pre pro pseudo re semi
    sub super tele trans ultra un"""
)
"""Beginnings of long words that are seldom words."""

TAILS = tuple(
    _words(
        """cessib cessor clusi dependen dustri formation frastruct ganis ganiz haviou heren itiativ nova pology quire sessment sist
        sociat surance teg tellig ternat terop terac terfac tification tolog tribut vestig volve"""
    )
)
"""How a word goes on that begins like a short word (``in|teroperability``, ``or|ganization``)."""

SUFFIXES = tuple(
    _words(
        "ble bly ce ces cal ed ent ents er ers ing ings ity ies ion ions ive lly ment ness ous ture tures ability ibility ization "
        "isation"
    )
)
"""How words end of which only the last letters are seen."""

LONG_SUFFIXES = ("ability", "ibility", "ization", "isation")
"""Those that are no words themselves, or hardly ever."""

_CONSONANTS = pattern("[^aeiouyàâäéèêëïîôöùûü]*+")
_ONSETS = _words(
    """b bl br c ch chr cl cr d dr dw f fl fr g gh gl gn gr h j k kh kl kn kr l m n p ph phr pl pn pr ps q r rh s sc sch scr sh shr
    sk sl sm sn sp sph spl spr sq st str sv sw t th thr tr ts tw v w wh wr x z"""
)


def begins_as_word(text: str) -> bool:
    """Tell whether a word may begin with the consonants of a text, in lower case (``tform`` does not)."""
    found = _CONSONANTS.match(text.replace("qu", "q", 1) if text.startswith("qu") else text)
    onset = found[0] if found else ""
    return not onset or onset == text or onset in _ONSETS


def has_vowel(text: str) -> bool:
    """Tell whether a text in lower case has a vowel, as every word has."""
    return _CONSONANTS.fullmatch(text) is None
