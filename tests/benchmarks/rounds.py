"""Every engine on every corpus, round by round, so that all meet the same noise of the machine.

A ratio is taken within a round and the median of the rounds is told: the machine may be busy with other work.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from assistant.records import from_lines, to_lines
from tests.benchmarks.trial import OUT_OF_MEMORY, OUT_OF_TIME, Built, Job, Served

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.benchmarks.engines import Entry
    from tests.benchmarks.passages import Trove

ROOT = Path(__file__).parents[2]
_STARTING = 60  # seconds for a process to load its libraries
_WAITING = 5  # times its patience that a process is waited for, as the machine may be busy
Figures = TypeVar("Figures", Built, Served)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is measured.

    Attributes:
        rounds: how often each engine is measured.
        again: an index that took at most so many seconds is built again in each round.
        limit: passages wanted for a query.
        seconds: after which no further query of a set is put, in each round.
        patience: seconds of the processor that building, or opening and asking, may take in all.
        memory: most bytes of private memory of an engine.
    """

    rounds: int = 3
    again: float = 10.0
    limit: int = 150
    seconds: float = 10.0
    patience: int = 300
    memory: int = 8_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An engine on a corpus: a figure a round, or why there is none.

    Attributes:
        built: one a round; those not built again are repeated.
        keeps: whether the engine has an index on disk.
    """

    engine: str
    built: tuple[Built, ...] = ()
    served: tuple[Served, ...] = ()
    keeps: bool = True
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """All engines on one corpus."""

    trove: Trove
    outcomes: tuple[Outcome, ...]

    def of(self, engine: str) -> Outcome:
        """The outcome of an engine; an empty one where it was not measured."""
        return next((one for one in self.outcomes if one.engine == engine), Outcome(engine=engine))


def compare(trove: Trove, engines: Sequence[Entry], plan: Plan, tell: Callable[[str], None]) -> Compared:
    """Measure each engine on a corpus, one after the other and round after round."""
    outcomes = {
        one.name: Outcome(engine=one.name, keeps=one.keeps, problem="not installed" if one.absent else "")
        for one in engines
    }
    with TemporaryDirectory(dir=trove.folder) as folder:
        for turn in range(plan.rounds):
            for one in engines:
                if not outcomes[one.name].problem:
                    tell(f"{trove.name}: round {turn + 1}, {one.name}")
                    outcomes[one.name] = _measured(outcomes[one.name], trove, Path(folder), plan)
    return Compared(trove=trove, outcomes=tuple(outcomes.values()))


def _measured(before: Outcome, trove: Trove, folder: Path, plan: Plan) -> Outcome:
    """An outcome with one round more."""
    index = folder / before.engine
    built: Built | str = before.built[-1] if before.built else ""
    if isinstance(built, str) or built.seconds <= plan.again:
        shutil.rmtree(index, ignore_errors=True)
        index.mkdir()
        built = _run(_job(before.engine, trove, index, plan, build=True), Built, plan)
    if isinstance(built, str):
        return replace(before, problem=f"building: {built}")
    after = replace(before, built=(*before.built, built))
    served = _run(_job(before.engine, trove, index, plan, build=False), Served, plan)
    if isinstance(served, str):
        return replace(after, problem=f"answering: {served}")
    return replace(after, served=(*before.served, served))


def _job(engine: str, trove: Trove, folder: Path, plan: Plan, *, build: bool) -> Job:
    return Job(
        engine=engine,
        corpus=str(trove.folder),
        index=str(folder),
        build=build,
        limit=plan.limit,
        seconds=plan.seconds,
        patience=plan.patience,
        memory=plan.memory,
    )


def _run(job: Job, kind: type[Figures], plan: Plan) -> Figures | str:
    """The figures of a job, or in a few words why there are none."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.trial"],
            input=to_lines([job]),
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=plan.patience * _WAITING + _STARTING,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"not finished after {plan.patience * _WAITING + _STARTING} s by the clock"
    if done.returncode == OUT_OF_TIME:
        return f"not finished after {plan.patience} s"
    if done.returncode == OUT_OF_MEMORY:
        return f"does not fit in {plan.memory / 1e9:g} GB"
    if done.returncode:
        return f"failed ({(done.stderr.strip().splitlines() or ['no message'])[-1][:80]})"
    (figures,) = from_lines(kind, done.stdout.strip().splitlines()[-1])
    return figures


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float | None:
    """Median over the rounds of theirs to ours, each within its round; None where a round is missing or nought."""
    pairs = [(mine, other) for mine, other in zip(ours, theirs, strict=False) if mine > 0]
    return statistics.median(other / mine for mine, other in pairs) if pairs else None
