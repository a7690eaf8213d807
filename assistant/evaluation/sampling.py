"""Where a program's processor time goes, by looking at what it is doing every few milliseconds of it.

Looking costs next to nothing and needs no change to what is looked at; a tracing profiler would double the cost of
small functions and so tell another story. The clock is that of the processor: other work on the machine does not count.
"""

from __future__ import annotations

import signal
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

OTHER = "everything else"
EVERY_SECONDS = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A function: its file's name without ending, its folder before it, and its name in full."""

    module: str
    function: str

    def __str__(self) -> str:
        return f"{self.module}: {self.function}"


@dataclass(slots=True, kw_only=True)
class Samples:
    """How often the program was found in a stage, and in a function of its own.

    Attributes:
        stages: stage by place of the function that begins it; the innermost one counts.
    """

    stages: Mapping[Place, str]
    by_stage: Counter[str] = field(default_factory=Counter)
    by_place: Counter[Place] = field(default_factory=Counter)

    def look(self, frame: FrameType | None) -> None:
        """Count the frame that was found running."""
        if frame is None:
            return
        self.by_place[place_of(frame)] += 1
        while frame is not None:
            if stage := self.stages.get(place_of(frame)):
                self.by_stage[stage] += 1
                return
            frame = frame.f_back
        self.by_stage[OTHER] += 1

    @property
    def count(self) -> int:
        """Samples in all."""
        return self.by_stage.total()


def place_of(frame: FrameType) -> Place:
    """The function that a frame runs."""
    code = frame.f_code
    path = Path(code.co_filename)
    written = not code.co_filename.startswith("<")
    return Place(
        module=f"{path.parent.name}/{path.stem}" if written else "made at run time", function=code.co_qualname
    )


@contextmanager
def sampled(samples: Samples) -> Iterator[Samples]:
    """Sample the main thread while the block runs; on systems without such a clock (Windows) nothing is found."""
    if not hasattr(signal, "setitimer"):
        yield samples
        return
    before = signal.signal(signal.SIGPROF, lambda _number, frame: samples.look(frame))
    signal.setitimer(signal.ITIMER_PROF, EVERY_SECONDS, EVERY_SECONDS)
    try:
        yield samples
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
