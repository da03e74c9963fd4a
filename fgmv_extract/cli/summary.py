"""What a run over an archive tells at its end, and of each document that failed."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from fgmv_extract.archive.keeping import Step

_SLOWEST, _SLOW = 5, 1.0  # documents that are named, when they took so many seconds


@final
class Tally:
    """The counts of a run; ``failures`` are a line of JSON for each document that was not read, now or before."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.findings: Counter[str] = Counter()
        self.known = self.statements = self.deliverables = 0
        self.slowest: list[tuple[float, str]] = []
        self.failures: list[str] = []

    def add(self, step: "Step") -> None:
        """Count one document."""
        self.outcomes[step.outcome.value] += 1
        self.known += step.known
        self.statements += step.statements
        self.deliverables += step.deliverables
        self.findings.update(step.findings)
        if step.seconds >= _SLOW:
            self.slowest = sorted([*self.slowest, (step.seconds, step.origin.location)], reverse=True)[:_SLOWEST]
        if not step.outcome.is_read:
            self.failures.append(_line(step))

    def lines(self) -> Iterator[str]:
        """Yield the summary: documents by outcome, what is new, findings by code, slowest documents."""
        total = self.outcomes.total()
        told = ", ".join(f"{count:,} {name}" for name, count in self.outcomes.most_common())
        known = f"; {self.known:,} of them known before" if self.known else ""
        yield f"{_many(total, 'document')}: {told or 'none'}{known}"
        yield f"new: {_many(self.statements, 'statement')}, {_many(self.deliverables, 'deliverable')}"
        if self.findings:
            yield "findings: " + ", ".join(f"{count:,} {name}" for name, count in self.findings.most_common())
        slow = [f"{location} ({seconds:.1f} s)" for seconds, location in self.slowest]
        if slow:
            yield "slowest: " + ", ".join(slow)


def sentence(step: "Step") -> str:
    """Return what is wrong with a document, as errors tell it."""
    told = f"{step.origin.location}: {step.problem or step.outcome.value}"
    return f"{told}; {step.remedy}" if step.remedy else told


def _line(step: "Step") -> str:
    told = {
        "location": step.origin.location,
        "outcome": step.outcome.value,
        "problem": step.problem,
        "remedy": step.remedy,
        "traceback": step.traceback,
        "sha256": step.origin.sha256,
        "size": step.origin.size,
        "seconds": round(step.seconds, 3),
        "attempts": step.attempts,
        "known": step.known,
    }
    return json.dumps(told, ensure_ascii=False)


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
