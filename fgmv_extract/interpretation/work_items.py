"""The work items that the prose names: what they are, and whether their work begins or waits.

    sentence   = [ clause ] { item-list state-phrase | state-phrase item-list } ;
    item       = [ kind ] [ "ITU-T" ] name [ quoted title ] | list-item ;
    list-item  = name ( ":" | "," | "–" ) title [ "(" Question ")" ] ;                 a line of its own
    state      = "will begin" ... | "will not commence" ... [ condition ] ;
    condition  = ( "until" | "unless" | "pending" | ... ) ... ;                      also "will begin" ... "only once" ...

An item takes the first state phrase behind it; when there is none, the last one before it, also from a sentence that ends in
a colon above a list. A plural kind (``Draft Recommendations``) holds for the items that follow.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, final

from fgmv_extract.document import Paragraph
from fgmv_extract.interpretation.prose import Said
from fgmv_extract.itu.identifiers import Identifier, find_identifiers
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.itu.work_items import WorkItemMention, find_work_items
from fgmv_extract.patterns import holds_any, pattern
from fgmv_extract.records import WorkItem, WorkItemState
from fgmv_extract.typography import collapse

_STATE = pattern(
    r"\b(?=[abcdhilmrstw])(?:(?P<waits>(?=[acdhimrstw])"
    r"(?:(?=[cdhmsw])(?:will|shall|should|can|could|may|do(?:es)?|did|has|have)(?:\s*+not\b|n['’]t\b)|(?:ca|sha|wo)n['’]t\b)"
    r"(?:\s+(?:yet|be|been))*"
    r"\s+(?:begin|begun|start|started|commence|commenced|initiate|initiated|launch|launched)"
    r"|(?=[ahisw])(?:will|shall|should|is|are|has|have)\s+(?:be\s+|been\s+)?(?:put\s+on\s+hold|on\s+hold|postponed|deferred|suspended|wait(?:s|ing)?|delayed)"
    r"|to\s+(?:postpone|defer|suspend|delay)|(?:is|are|remains?)\s+(?:subject\s+to|conditional\s+(?:up)?on|dependent\s+(?:up)?on"
    r"|pending\s+(?:(?:the|a)\s+)?(?:decision|outcome|approval|agreement|confirmation|discussion|results?|(?-i:[A-Z])))"
    r"|(?=[aw])(?:await(?:s|ing)?|waits?\s+for))"
    r"|(?P<begins>(?=[abchimstw])(?:will|shall|can|should|may|to|has|have|were|was|is|are|be)\s+(?:(?:now|be|been|immediately|also|only)\s+)*"
    r"(?:begin|begun|start|started|commence|commenced|initiate|initiated|launch|launched|establish|established)"
    r"|(?=[bcils])(?:begins?|began|started|starts|commences?|commenced|initiated|launched)\b))",
    re.IGNORECASE,
)
_STATE_STEMS = (
    "begin", "began", "begun", "start", "commenc", "initiat", "launch", "establish",
    "subject", "pending", "condition", "depend", "hold", "postpon", "defer", "suspend", "wait", "delay",
)  # fmt: skip
"""What is in every phrase of ``_STATE``: most sentences have none, and the pattern is slow to find that out."""
_CONDITION = pattern(
    r"\b(?:until|unless|pending|subject\s+to|depending\s+on|as\s+long\s+as|before|awaiting|wait(?:s|ing)?\s+for)\b",
    re.IGNORECASE,
)
_ONLY = pattern(
    r"\bonly\s+(?:once|when|after|if|upon)\b|\bsubject\s+to\b|\bonce\b|\bprovided\s+that\b|\b(?:unless|pending)\b",
    re.IGNORECASE,
)
"""What makes work that is to begin wait: ``will start only once TSAG has decided``."""
_WHEN = pattern(r"\b(?:once|when|after|if|upon)\b", re.IGNORECASE)
_TO_COME = pattern(r"(?:will|shall|can|should|may|to)\b", re.IGNORECASE)
_DENIED = pattern(r"(?:\b(?:not|never)|n['’]t)(?:\s+(?:agreed?|decided?|plan|intend))?\s+$", re.IGNORECASE)
_OBJECT = pattern(
    r"\s+(?:(?:the|a|new|draft|following|work|on|items?|Recommendations?|Supplements?|Technical|Reports?|ITU[-‑]T)\s+)*[“\"(]?",
    re.IGNORECASE,
)
"""Between a state phrase and the item it has for its object."""
_PARTS = pattern(r"\b(?:while|whereas|but|and\s+that)\b|;", re.IGNORECASE)
_KIND = pattern(
    r"(?=[acdinrst])(?P<kind>(?:draft\s+)?(?:(?:new|revised)\s+)?(?:ITU[-‑]T\s+)?(?:Recommendation|Supplement|Technical\s+(?:Report|Specification|Paper)"
    r"|Implementer['’]s\s+guide|Amendment|Corrigendum))(?P<plural>s)?[\s,:]*(?:ITU[-‑]T\s+)?$",
    re.IGNORECASE,
)
_KIND_STEMS = ("recommendation", "supplement", "technical", "guide", "amendment", "corrigendum")
"""What is in every kind, as in ``_STATE_STEMS``."""
_QUOTED = pattern(r"\s*+(?:[,:(–—-]\s*+)?+[“\"„«‟'‘](?P<title>[^“”\"„«»]{3,400}?)[”\"»“’'](?=[\s,.;:)\]]|$)")
_ITEM = pattern(
    r"\W*(?:[a-z0-9]{1,2}[.)]\s+)?(?:(?:draft|new|revised|Recommendation|Supplement|Technical\s+(?:Report|Specification|Paper)|ITU[-‑]T)\s+)*",
    re.IGNORECASE,
)
"""What may stand in front of a work item that begins an item of a list."""
_BEHIND = pattern(
    r"\s*+[:,–—-]\s++(?!(?:Q|SG|WP)\s?\d)(?P<title>[A-Z][^“”\";:]{3,200}?)(?<!\s)(?=\s*+\(\s*+(?:Q|\d)|[.;,]?+\s*+$)"
)
_ABOUT = pattern(r"\b(?:new\s+)?work\s+items?\b|\bdraft\s+(?:new\s+|revised\s+)?Recommendations?\b", re.IGNORECASE)


@final
class Named(NamedTuple):
    """A work item as the prose names it, the Questions named before it in the sentence, and the deliverables named behind it."""

    item: WorkItem
    questions: tuple[str, ...]
    deliverables: tuple[Identifier, ...] = ()


def find_named_items(prose: Iterable[Said], vocabulary: Vocabulary) -> tuple[Named, ...]:
    """All work items of the prose in order of their first mention; a later mention adds what the first lacked."""
    found: dict[str, Named] = {}
    heading: re.Match[str] | None = None  # the state phrase of the sentence that ended in a colon above a list
    listing: Paragraph | None = None
    for said in prose:
        mentions = find_work_items(said.text)
        if said.paragraph is not listing and (said.start or not mentions):
            heading = None
        for named in _in_sentence(said, mentions, heading, vocabulary):
            found[named.item.name] = _merged(found.get(named.item.name), named)
        if said.text.rstrip().endswith(":"):
            heading, listing = _last_state(said.text), said.paragraph
    return tuple(found.values())


def _last_state(text: str) -> re.Match[str] | None:
    matches = _states(text)
    return matches[-1] if matches else None


def _states(text: str) -> list[re.Match[str]]:
    small = text.casefold()
    return list(_STATE.finditer(text)) if holds_any(small, _STATE_STEMS) else []


def _in_sentence(
    said: Said, named: Iterable[WorkItemMention], carried: re.Match[str] | None, vocabulary: Vocabulary
) -> Iterator[Named]:
    text = said.text
    mentions = [mention for mention in named if not mention.published or mention.formerly]
    if not mentions:
        return
    states = [match for match in _states(text) if not _inside_title(text, match.start())]
    kind: str | None = None
    plural = False
    object_of: re.Match[str] | None = None
    for index, mention in enumerate(mentions):
        end = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        quoted = _QUOTED.match(text, mention.end, end)
        if quoted is None and len(mentions) == 1 and _ITEM.fullmatch(text, 0, mention.start):
            quoted = _BEHIND.match(text, mention.end, end)
        before = _kind_before(text, mention.start)
        if before is not None:
            kind, plural = collapse(before["kind"]), before["plural"] is not None
        elif not plural:
            kind = None
        object_of = _object_of(mention, text, states) or _goes_on(object_of, mentions[index - 1].end, mention.start)
        state = object_of or _state_of(mention, states) or carried
        if quoted is None and state is None and not _ABOUT.search(text):
            continue
        stretch_end = quoted.end() if quoted else mention.end
        item = WorkItem(
            name=mention.name,
            kind=_capitalised(kind) if kind else None,
            title=collapse(quoted["title"]).rstrip(",;") if quoted else None,
            state=_meaning(state),
            condition=_condition(text, state) if state is not None and state is not carried else None,
            formerly=mention.formerly,
            place=said.place(mention.start, stretch_end),
            verbatim=said.verbatim(mention.start, stretch_end),
        )
        questions = tuple(question.question for question in find_questions(text[: mention.start]))
        cited = find_identifiers(text[stretch_end:end], vocabulary)
        yield Named(item, questions, tuple(citation.identifier for citation in cited))


def _kind_before(text: str, at: int) -> re.Match[str] | None:
    begin = max(0, at - 60)
    small = text[begin:at].casefold()
    return _KIND.search(text, begin, at) if holds_any(small, _KIND_STEMS) else None


def _inside_title(text: str, at: int) -> bool:
    """Whether an offset lies between typographic quotes."""
    return text.count("“", 0, at) > text.count("”", 0, at)


def _state_of(mention: WorkItemMention, states: list[re.Match[str]]) -> re.Match[str] | None:
    """The state phrase of an item: the first behind it, else the last before it."""
    behind = [state for state in states if state.start() >= mention.end]
    if behind:
        return behind[0]
    return states[-1] if states else None


def _object_of(mention: WorkItemMention, text: str, states: list[re.Match[str]]) -> re.Match[str] | None:
    """The state phrase that an item is the object of: ``to start new work item Y.dt-if``, ``to postpone work on Y.dt-if``."""
    before = next((state for state in reversed(states) if state.end() <= mention.start), None)
    return before if before is not None and _OBJECT.fullmatch(text, before.end(), mention.start) else None


def _goes_on(state: re.Match[str] | None, begin: int, end: int) -> re.Match[str] | None:
    """The same phrase for the next item of a list: nothing parts them but titles and what joins."""
    if state is None or _PARTS.search(state.string, begin, end) is not None:
        return None
    return None if _STATE.search(state.string, begin, end) else state


def _meaning(state: re.Match[str] | None) -> WorkItemState | None:
    """What a state phrase says; denied without a condition (``did not agree to start``) it says nothing of a work item."""
    if state is None:
        return None
    if state["waits"] or _held_up(state) is not None:
        return WorkItemState.WAITS
    return None if _is_denied(state) else WorkItemState.BEGINS


def _is_denied(state: re.Match[str]) -> bool:
    return _DENIED.search(state.string, max(0, state.start() - 40), state.start()) is not None


@lru_cache(maxsize=16)  # the items of a list share a phrase
def _held_up(state: re.Match[str]) -> re.Match[str] | None:
    """Where the condition stands on which work is to begin, before anything else is said of work; None where it begins."""
    following = _STATE.search(state.string, state.end())
    end = following.start() if following else len(state.string)
    if _is_denied(state):
        return _CONDITION.search(state.string, state.end(), end)
    if _TO_COME.match(state[0]) is None:
        return None
    held = _WHEN if "only" in state[0].casefold() else _ONLY
    return held.search(state.string, state.end(), end)


def _condition(text: str, state: re.Match[str]) -> str | None:
    """What a waiting item waits for: from the word of condition to the end of the clause."""
    match = _CONDITION.search(text, state.start()) if state["waits"] else _held_up(state)
    return collapse(re.split(r"[:;]", text[match.start() :], maxsplit=1)[0]).rstrip(" .,") if match else None


def _capitalised(kind: str) -> str:
    """``draft new Recommendation`` as the ITU prints it: ``Draft new Recommendation``."""
    return kind[0].upper() + kind[1:]


def _merged(first: Named | None, second: Named) -> Named:
    """Fill what the first mention of an item left open from a later one."""
    if first is None:
        return second
    one, two = first.item, second.item
    item = WorkItem(
        name=one.name,
        kind=one.kind or two.kind,
        title=one.title or two.title,
        state=one.state or two.state,
        condition=one.condition or two.condition,
        formerly=one.formerly or two.formerly,
        place=one.place,
        verbatim=one.verbatim,
    )
    return Named(item, first.questions or second.questions, first.deliverables or second.deliverables)
