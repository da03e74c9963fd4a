"""Trying inputs by the hundred thousand: each job in a process of its own, watched from outside.

Inputs come from their numbers, so a process that hangs or dies leaves nothing to save but the number it was at. It counts in
memory that it shares with its parent, which ends what takes too long and goes on behind it.
"""

import gc
import mmap
import os
import resource
import signal
import struct
import time
import traceback
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, final

from attrs import define, field

from fgmv_extract.readers.office.libreoffice import VARIABLE
from tests.fuzz.targets import TARGETS, Target, random_of

SLOW = 5.0
"""Seconds of processor time for one input; what takes more is told, what takes six times as much is ended."""

LARGE = 300 << 20
"""Bytes by which the memory of a process may grow with one input."""

_SPACE = 3 << 30  # bytes of addresses for a process
_RENEWED = 50_000  # inputs after which a process makes room for a new one: what libraries leave behind goes with it
_HEAD = struct.Struct("=qdq")  # the target it is at, its processor time when it began, how many inputs escaped
_COUNT = struct.Struct("=q")
_TICKS = os.sysconf("SC_CLK_TCK")
_TIRED = 3  # exit status of a process that wants to be replaced


class Counts(NamedTuple):
    """How many inputs were tried, by target, and how many of them escaped."""

    tried: dict[str, int]
    escaped: int


@final
@define
class Job:
    """One process after the other, and what each shares with its parent."""

    seed: str
    targets: Sequence[Target]
    folder: Path
    until: float
    shared: mmap.mmap = field(init=False)
    pid: int = 0

    def __attrs_post_init__(self) -> None:
        """Take the memory."""
        self.shared = mmap.mmap(-1, _HEAD.size + len(self.targets) * _COUNT.size)

    def tried(self, target: int) -> int:
        """How many inputs of a target it has tried, the one it is at among them."""
        return int(_COUNT.unpack_from(self.shared, _HEAD.size + target * _COUNT.size)[0])

    @property
    def escaped(self) -> int:
        """How many inputs escaped."""
        return int(_HEAD.unpack_from(self.shared, 0)[2])

    def begin(self, target: int) -> int:
        """Note which input comes next; return its number."""
        number = self.tried(target)
        _HEAD.pack_into(self.shared, 0, target, time.process_time(), self.escaped)
        _COUNT.pack_into(self.shared, _HEAD.size + target * _COUNT.size, number + 1)
        return number

    def tell(self, told: str, data: bytes, *, where: str) -> None:
        """Count an input that escaped and write it down, once for each place of the program."""
        target, began, escaped = _HEAD.unpack_from(self.shared, 0)
        _HEAD.pack_into(self.shared, 0, target, began, escaped + 1)
        one = self.targets[target]
        name = f"{one.name}-{sha256(where.encode()).hexdigest()[:8]}"
        if not (self.folder / f"{name}.told").exists():
            (self.folder / f"{name}.{one.ending}").write_bytes(data)
            (self.folder / f"{name}.told").write_text(
                f"{self.seed} {self.tried(target) - 1}\n{told}\n", "utf-8", "replace"
            )

    def start(self) -> None:
        """Begin with a new process."""
        self.pid = os.fork()
        if self.pid == 0:
            status = 1
            try:
                status = self._work()
            finally:
                os._exit(status)

    def _work(self) -> int:
        resource.setrlimit(resource.RLIMIT_AS, (_SPACE, _SPACE))
        spent = [0.0] * len(self.targets)
        for _ in range(_RENEWED):
            if time.monotonic() >= self.until:
                return 0
            at = min(range(len(spent)), key=spent.__getitem__)  # each target has the same time, not the same number
            before, grown = time.process_time(), _peak()
            self._try(at)
            took = time.process_time() - before
            spent[at] += took
            if took > SLOW:
                self._tell_of_number(at, f"took {took:.1f} seconds")
            if _peak() - grown > LARGE:
                self._tell_of_number(at, f"took {(_peak() - grown) >> 20} MiB")
                return _TIRED
        return _TIRED

    def _try(self, at: int) -> None:
        random = random_of(self.seed, self.targets[at], self.begin(at))
        try:
            self.targets[at].tried(random)
        except Exception as error:  # noqa: BLE001  this is what is looked for
            frames = traceback.extract_tb(error.__traceback__)[-2:]
            where = f"{type(error).__name__} {[(frame.filename, frame.name) for frame in frames]}"
            self.tell("".join(traceback.format_exception(error)), getattr(error, "fuzzed", b""), where=where)

    def _tell_of_number(self, at: int, what: str) -> None:
        """Tell of an input that made nothing but trouble; it is made again from its number."""
        random = random_of(self.seed, self.targets[at], self.tried(at) - 1)
        self.tell(what, self.targets[at].prepared(random)[0], where=f"{what.rpartition(' ')[2]} {self.tried(at)}")

    def is_over(self) -> bool:
        """Look after the process; start another when it died, and end it when it hangs. True when its time is over."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if pid == 0:
            if self._seconds() < 6 * SLOW or self._looked_at_again() < 6 * SLOW:
                return False
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            status = -1
        target, _, _ = _HEAD.unpack_from(self.shared, 0)
        if status == 0:
            return True
        if status != _TIRED << 8:
            self._tell_of_number(target, "hangs" if status == -1 else f"ended the process: status {status}")
        self.start()
        return False

    def _looked_at_again(self) -> float:
        """The same a moment later: the process may have been writing where this reads."""
        time.sleep(0.05)
        return self._seconds()

    def _seconds(self) -> float:
        """The processor time that the process has spent on the input it is at."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            return 0.0
        _, began, _ = _HEAD.unpack_from(self.shared, 0)
        return (int(fields[11]) + int(fields[12])) / _TICKS - float(began)


def fuzz(*, seconds: float, seed: int, jobs: int, folder: Path, targets: Sequence[Target] = TARGETS) -> Counts:
    """Try inputs for so long; what escapes is written to a folder as it comes.

    LibreOffice is out of the game: it takes seconds for each broken file of old Word, and is not what is tried.
    """
    os.environ[VARIABLE] = ""
    folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + seconds
    every = [Job(f"{seed}.{number}", targets, folder, until) for number in range(jobs)]
    for target in targets:  # what all of them need is made before they part
        target.attempt_seeds()
    gc.freeze()  # or each process would copy what the collector marks, and look through it again and again
    for job in every:
        job.start()
    running = list(every)
    while running:
        time.sleep(0.2)
        running = [job for job in running if not job.is_over()]
    tried = {target.name: sum(job.tried(at) for job in every) for at, target in enumerate(targets)}
    return Counts(tried, sum(job.escaped for job in every))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
