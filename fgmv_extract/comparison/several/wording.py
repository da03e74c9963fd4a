"""The few words that history and review put together."""

from collections.abc import Sequence

from fgmv_extract.comparison.several.standing import Listed, Said, Standing
from fgmv_extract.records import Commitment, Status


def joined(names: Sequence[str]) -> str:
    """Return ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def given(standing: Standing, share: Listed) -> str:
    """Say how a deliverable was given to a group: ``was allocated FGMV-04 by ITU-T TSAG``."""
    done = "was allocated" if standing.status is Status.ALLOCATED else "was suggested for"
    role = f" as {share.role}" if share.role else ""
    by = f" by {standing.allocation.authority}" if standing.allocation and standing.allocation.authority else ""
    return f"{done} {standing.id}{role}{by}{' as one of all study groups' if share.to_all else ''}"


def claim(said: Sequence[Said], group: str) -> str:
    """Say who claims: ``Q2/20 and Q3/20 of ITU-T SG20``; the group alone where no Questions are named."""
    questions = tuple(dict.fromkeys(question for one in said for question in one.position.questions))
    then = joined(tuple(dict.fromkeys(one.position.group for one in said if one.position.group != group)))
    who = f"{then} (now {group})" if then else group
    return f"{joined(questions)} of {who}" if questions else who


def firmness(said: Sequence[Said]) -> str:
    """Say how firmly: ``planned``, ``agreed``, or the work items that are named."""
    positions = [one.position for one in said]
    return ", ".join(dict.fromkeys(each.commitment or ", ".join(each.work_items) for each in positions))


def verb(said: Sequence[Said]) -> str:
    """Say the same as a verb: ``plans work on``."""
    commitments = {one.position.commitment for one in said}
    several = len({question for one in said for question in one.position.questions}) > 1
    if Commitment.AGREED in commitments:
        return "agreed to work on"
    if Commitment.PLANNED in commitments:
        return "plan work on" if several else "plans work on"
    return "name a work item on" if several else "names a work item on"
