"""One engine on one corpus in a process of its own, so that its memory is its own and it can be ended when it is slow.

It is started by `rounds`, never by a person: a job comes in as one line of JSON, and a line with the figures goes out.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import numpy as np

from assistant.records import from_lines, to_lines
from tests.benchmarks.engines import entry
from tests.benchmarks.passages import PASSAGES, QUERIES, QuerySet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.engines import Engine

OUT_OF_MEMORY = 3
OUT_OF_TIME = 4
_WARMING = 5
_FEWEST = 5
_DEEP = 1000  # as trec_eval measures mean average precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one process does.

    Attributes:
        corpus: folder of the passages and queries.
        index: folder in which the engine keeps its index.
        build: whether to build it; else it is opened and asked.
        limit: passages wanted for a query.
        seconds: after which no further query of a set is put.
        patience: most seconds of the processor that the process may take.
        memory: most bytes of private memory that it may have.
    """

    engine: str
    corpus: str
    index: str
    build: bool
    limit: int
    seconds: float
    patience: int
    memory: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An index built: seconds by the clock and of the processor, bytes on disk, and bytes of memory at the peak."""

    seconds: float
    processor: float
    disk: int
    peak: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One set of queries put: milliseconds by the clock, and of the processor alone."""

    name: str
    count: int
    p50: float
    p95: float
    processor_p50: float
    processor_p95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """An index opened and asked.

    Attributes:
        opening: seconds until the first query can be put.
        peak: bytes of memory at the peak, files mapped into it counted.
        private: bytes that no other process can share, after the queries.
        precision: mean average precision; None where nobody judged.
    """

    opening: float
    peak: int
    private: int
    asked: tuple[Asked, ...]
    precision: float | None = None


def average_precision(ranked: Sequence[int], relevant: Sequence[int]) -> float:
    """Mean of the precision at each relevant passage; one that is not ranked counts 0."""
    wanted, found, total = set(relevant), 0, 0.0
    for rank, place in enumerate(ranked, start=1):
        if place in wanted:
            found += 1
            total += found / rank
    return total / len(wanted)


def build(engine: Engine, job: Job) -> Built:
    """Build the index of a job."""
    folder = Path(job.index)
    began, worked = time.perf_counter(), time.process_time()
    engine.build(Path(job.corpus) / PASSAGES, folder)
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Built(seconds=seconds, processor=processor, disk=disk, peak=memory("VmHWM"))


def serve(engine: Engine, job: Job) -> Served:
    """Open the index of a job and put its queries."""
    corpus = Path(job.corpus)
    sets = from_lines(QuerySet, (corpus / QUERIES).read_text(encoding="utf-8"))
    began = time.perf_counter()
    engine.open(corpus / PASSAGES, Path(job.index))
    opening = time.perf_counter() - began
    asked = tuple(_put(engine, queries, job) for queries in sets if queries.queries)
    peak, private = memory("VmHWM"), memory("RssAnon")
    return Served(
        opening=opening,
        peak=peak,
        private=private,
        asked=asked,
        precision=_precision(engine, [queries for queries in sets if queries.relevant]),
    )


def _put(engine: Engine, queries: QuerySet, job: Job) -> Asked:
    """The first few queries go before, untimed: they load code and pages of the index."""
    for terms in queries.queries[:_WARMING]:
        engine.best(terms, job.limit)
    clock, processor = [], []
    end = time.perf_counter() + job.seconds
    for terms in queries.queries:
        began, worked = time.perf_counter(), time.process_time()
        engine.best(terms, job.limit)
        processor.append(time.process_time() - worked)
        clock.append(time.perf_counter() - began)
        if time.perf_counter() > end and len(clock) >= _FEWEST:
            break
    (p50, p95), (worked50, worked95) = (
        (1000 * np.percentile(times, [50, 95])).tolist() for times in (clock, processor)
    )
    return Asked(
        name=queries.name,
        count=len(clock),
        p50=p50,
        p95=p95,
        processor_p50=worked50,
        processor_p95=worked95,
    )


def _precision(engine: Engine, judged: Sequence[QuerySet]) -> float | None:
    values = [
        average_precision([place for place, _ in engine.best(terms, _DEEP)], relevant)
        for queries in judged
        for terms, relevant in zip(queries.queries, queries.relevant, strict=True)
    ]
    return float(np.mean(values)) if values else None


def memory(kind: str) -> int:
    """Bytes of this process's memory as Linux counts them: "VmHWM" the peak, "RssAnon" what is private now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name == kind:
            return int(value.split()[0]) * 1024
    return 0


def bound(job: Job) -> None:
    """Let this process have no more private memory and processor time than its job allows.

    A limit of processor time set in the system would make the clock that queries are timed by a coarse one.
    """
    import resource

    Thread(target=_watch, args=(job.patience,), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_DATA, (job.memory, job.memory))  # files mapped are not counted


def _watch(patience: int) -> None:
    while time.process_time() < patience:
        time.sleep(0.5)
    os._exit(OUT_OF_TIME)


def main() -> int:
    """Do the job on standard input."""
    (job,) = from_lines(Job, sys.stdin.read())
    engine = entry(job.engine).made()
    bound(job)
    try:
        figures = build(engine, job) if job.build else serve(engine, job)
    except MemoryError:
        return OUT_OF_MEMORY
    sys.stdout.write(to_lines([figures]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
