"""Statements made at random, for laws of comparison."""

from random import Random

from fgmv_extract.records import (
    Addressee,
    Allocation,
    Commitment,
    Deadline,
    Deliverable,
    Position,
    PositionState,
    Purpose,
    Role,
    Share,
    Statement,
    Status,
    WorkItem,
    WorkItemState,
)

ALL = "ITU-T all SGs"
STUDY_GROUPS = tuple(f"ITU-T SG{number}" for number in (2, 3, 5, 11, 12, 13, 15, 17, 20))
GROUPS = (*STUDY_GROUPS, "ITU-T SCV", "ISO/IEC JTC 1/SC 24")
ENDED = ("ITU-T SG9", "ITU-T SG16")
HEIR = "ITU-T SG21"
KINDS = ("Technical Report", "Technical Specification", "Technical Paper")
ALIASES = {"FGMV-D5.1-uriop": "FGMV-19", "FG-MV D.WG1-01": "FGMV-01"}
WORDS = ["access", "age", "alarm", "avatar", "bridge", "building", "camera", "children", "cloud", "commerce", "consent", "culture", "data", "device", "digital", "driver", "education", "energy", "ethics", "farm", "fashion", "gesture", "glossary", "health", "identity", "industry", "interface", "interoperability", "language", "law", "library", "market", "measure", "medicine", "metaverse", "mobility", "model", "museum", "music", "network", "object", "park", "payment", "platform", "policy", "port", "power", "privacy", "protocol", "quality", "rail", "requirement", "roadmap", "robot", "safety", "school", "sensor", "service", "signal", "speech", "sport", "street", "survey", "taxonomy", "terminal", "threat", "tourism", "transport", "trust", "twin", "vehicle", "video", "vision", "voice", "water", "weather", "world"]  # fmt: skip


def statement(random: Random) -> Statement:
    """Make a statement of up to a dozen deliverables."""
    numbers = random.sample([number for number in range(2, 60) if number != 19], random.randint(1, 12))
    ids = [f"FGMV-{number:02}" for number in numbers]
    ids += [alias for alias in ALIASES if random.random() < 0.3]
    return Statement(
        number="TSAG-LS35",
        title=f"LS/o on {title(random)}",
        type="LS/o",
        addressees=tuple(Addressee(group=group, purpose=Purpose.ACTION) for group in random.sample(GROUPS, 2)),
        deadline=Deadline(date="2024-07-01", text="1 July 2024"),
        keywords=("metaverse", "twins"),
        abstract="What the group says.",
        deliverables=tuple(deliverable(random, each) for each in ids),
        work_items=tuple(work_item(random, f"Y.{word}") for word in random.sample(WORDS, random.randint(0, 4))),
    )


def deliverable(random: Random, identifier: str) -> Deliverable:
    """Make a deliverable with a title that no other has."""
    return Deliverable(
        id=identifier,
        focus_group="FG-MV",
        kind=random.choice(KINDS),
        title=title(random),
        approved=f"{random.randint(2022, 2025)}-{random.randint(1, 12):02}",
        allocation=allocation(random),
        positions=(position(random, random.randint(0, 3)),),
        aliases=(ALIASES[identifier],) if identifier in ALIASES else (),
    )


def allocation(random: Random) -> Allocation:
    """Make an allocation to some groups, with roles where it is a suggestion."""
    status = random.choice((Status.SUGGESTED, Status.ALLOCATED))
    groups = [*random.sample(GROUPS, random.randint(1, 3)), *random.sample(ENDED, random.randint(0, 2))]
    cut = random.randint(1, len(groups))
    roles = (
        [Role.PRIMARY] * cut + [Role.SECONDARY] * (len(groups) - cut)
        if status is Status.SUGGESTED
        else [None] * len(groups)
    )
    shares = [*map(Share, groups, roles), *([Share(ALL, Role.SECONDARY)] if random.random() < 0.2 else [])]
    return Allocation(status=status, authority="ITU-T TSAG", shares=tuple(shares), text=", ".join(groups))


def position(random: Random, level: int) -> Position:
    """Make a position of SG20: blank, planned, agreed, or with a work item named."""
    question = f"Q{random.randint(1, 7)}/20"
    if level == 0:
        return Position(group="ITU-T SG20", state=PositionState.BLANK, text="")
    item = ("Y.dtmv-if",) if level == 3 else ()
    said = "plans to initiate new work" if level == 1 else f"agreed to initiate {' '.join(item) or 'a new work item'}"
    return Position(
        group="ITU-T SG20",
        state=PositionState.STATED,
        commitment=Commitment.PLANNED if level == 1 else Commitment.AGREED,
        questions=(question,),
        work_items=item,
        text=f"{question} {said}.",
    )


def work_item(random: Random, name: str) -> WorkItem:
    """Make a work item that begins or waits."""
    state = random.choice(tuple(WorkItemState))
    condition = "until the next meeting" if state is WorkItemState.WAITS else None
    return WorkItem(name=name, title=title(random), state=state, condition=condition)


def title(random: Random) -> str:
    """Make a title that is like no other; quotes and a dash stand in it."""
    first, *others = random.sample(WORDS, 7)
    return f"{first.capitalize()} {' '.join(others[:3])} – “{others[3]}” for {' '.join(others[4:])}"
