"""The group that ``--group`` asks for."""

from fgmv_extract.cli.exits import RefusedError
from fgmv_extract.cli.streams import tell
from fgmv_extract.comparison.several.asked import one_group
from fgmv_extract.itu.groups import is_known
from fgmv_extract.itu.vocabulary import Vocabulary, default


def asked_group(named: str | None, vocabulary: Vocabulary | None) -> str | None:
    """Return the group that is meant; one that nothing is known of is told, for nothing can be said of it but by chance.

    Raises ``RefusedError`` for what is no group, or several.
    """
    if named is None:
        return None
    known = vocabulary or default()
    try:
        group = one_group(named, known)
    except ValueError as error:
        raise RefusedError(str(error)) from error
    if not is_known(group, known):
        tell(f"--group {named}: no group of that name is known; its name alone was looked for")
    return group
