"""Many readers at once: `python -m tests.benchmarks.load [--write docs/operate.md]`.

Starts the app on a free port of this computer, opens sessions that each ask a question again and again, and tells
how long the answers took, what went wrong, and how much memory the server had. It ends by itself.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import random
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from websockets.exceptions import WebSocketException

from assistant.evaluation.gold import read_gold
from assistant.evaluation.machine import Machine
from assistant.evaluation.marked import write_part
from tests.benchmarks.reader import AppError, Reader
from tests.serving import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "quality" / "questions.jsonl"
PART = "load"
START_SECONDS = 60
LOOK_SECONDS = 1.0
BARS = "no error, 95 % of answers within 3 seconds, 1.2 GB of memory"
MOST_SECONDS = 3.0
MOST_BYTES = 1_200_000_000


@dataclass(frozen=True)
class Plan:
    """How many readers there are, how many seconds lie between two questions of one, and how many each asks.

    What takes longer than `patience_seconds` is an error.
    """

    sessions: int = 40
    every: float = 20.0
    asked: int = 9
    patience_seconds: float = 60.0


@dataclass
class Load:
    """What many readers saw.

    Attributes:
        opened: seconds until the first page stood there, one for each session.
        answered: seconds until an answer stood there whole, one for each question.
        errors: what went wrong, a line each.
        memory: bytes held by the server and the processes it started, the most seen; 0 where it cannot be told.
        busy: the mean of how many processes of the whole computer wanted a processor; more than its
            cores means waiting.
        processor_seconds: that the server used.
    """

    opened: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: int = 0
    busy: float = 0.0
    processor_seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether it keeps to the bars."""
        within = bool(self.answered) and share(self.answered, 0.95) <= MOST_SECONDS
        return not self.errors and within and self.memory <= MOST_BYTES


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a bar is missed."""
    options = _options(arguments)
    plan = Plan(sessions=options.sessions, every=options.every, asked=options.asked)
    questions = [gold.turns[0] for gold in read_gold(QUESTIONS)]
    with served() as (address, server):
        load = asyncio.run(put_under_load(address, server, questions, plan))
    told = report(load, plan)
    sys.stdout.write(f"{told}\n")
    for error in load.errors[:20]:
        sys.stderr.write(f"{error}\n")
    if options.write is not None:
        write_part(options.write, PART, told)
    return 0 if load.holds else 1


def share(values: Sequence[float], part: float) -> float:
    """The least of the values that `part` of them, 0 to 1, do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * part) - 1)]


@contextmanager
def served(wait_seconds: float = START_SECONDS) -> Iterator[tuple[str, int]]:
    """The app on a free port: its address, and the id of its process.

    Raises:
        OSError: when it does not serve within `wait_seconds`.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"localhost:{free.getsockname()[1]}"
    port = address.rpartition(":")[2]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", port]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://{address}/_stcore/health", wait_seconds)
            yield address, server.pid
        finally:
            server.terminate()


async def put_under_load(address: str, server: int, questions: Sequence[str], plan: Plan) -> Load:
    """Have the readers of the plan ask, each other questions in another order."""
    load = Load()
    looking = asyncio.create_task(_look(server, load))
    try:
        readers = (
            _read(address, _shuffled(questions, seed), plan, load, seed) for seed in range(plan.sessions)
        )
        await asyncio.gather(*readers)
    finally:
        looking.cancel()
    load.processor_seconds = _processor_seconds(server)
    return load


async def _read(address: str, questions: Sequence[str], plan: Plan, load: Load, seed: int) -> None:
    """One reader: comes within the first `plan.every` seconds, asks at that pace, leaves in the end."""
    await asyncio.sleep(plan.every * seed / plan.sessions)
    try:
        async with Reader(address, plan.patience_seconds) as reader:
            load.opened.append((await reader.open()).seconds)
            for number in range(plan.asked):
                began = time.monotonic()
                load.answered.append((await reader.ask(questions[number % len(questions)])).seconds)
                await asyncio.sleep(max(0.0, plan.every - (time.monotonic() - began)))
    except (AppError, OSError, TimeoutError, WebSocketException) as error:
        load.errors.append(f"reader {seed}: {type(error).__name__}: {error}")


async def _look(server: int, load: Load) -> None:
    """Note now and then what the server holds and how busy the computer is."""
    busy = []
    while True:
        load.memory = max(load.memory, held_bytes(server))
        busy.append(os.getloadavg()[0])
        load.busy = sum(busy) / len(busy)
        await asyncio.sleep(LOOK_SECONDS)


def report(load: Load, plan: Plan) -> str:
    """What was measured, as Markdown."""
    rows = [
        ("questions answered", str(len(load.answered))),
        ("errors", str(len(load.errors))),
        ("answer complete, half of them within", _seconds(load.answered, 0.5)),
        ("answer complete, 95 % within", _seconds(load.answered, 0.95)),
        ("answer complete, the slowest", _seconds(load.answered, 1.0)),
        ("first page complete, 95 % within", _seconds(load.opened, 0.95)),
        ("memory of the server, the most", f"{load.memory / 1e6:.0f} MB" if load.memory else "not known"),
        ("processor time of the server, all in all", f"{load.processor_seconds:.0f} s"),
    ]
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    machine = (
        f"{Machine.this()}; on average {load.busy:.1f} processes wanted a processor, this test's among them"
    )
    return (
        f"{plan.sessions} readers, each asking every {plan.every:g} seconds, {plan.asked} time{'' if plan.asked == 1 else 's'}. "
        f"Bars: {BARS}. {'All hold' if load.holds else 'Not all hold'}.\n\n"
        f"| | |\n|---|---|\n{table}\n\nMachine: {machine}."
    )


def _seconds(values: Sequence[float], part: float) -> str:
    return f"{share(values, part):.2f} s" if values else "none"


def _shuffled(questions: Sequence[str], seed: int) -> list[str]:
    return random.Random(seed).sample(questions, len(questions))


def held_bytes(server: int) -> int:
    """Bytes that a process and its children hold; 0 where the kernel does not tell."""
    held = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        except OSError:  # it has ended meanwhile
            continue
        if server in {int(told["Pid"]), int(told["PPid"])} and "VmRSS" in told:
            held += int(told["VmRSS"].split()[0]) * 1024
    return held


def _processor_seconds(server: int) -> float:
    try:
        told = Path(f"/proc/{server}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.load", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--sessions", type=int, default=Plan.sessions, help="readers at once")
    parser.add_argument(
        "--every", type=float, default=Plan.every, help="seconds from a reader's question to the next"
    )
    parser.add_argument("--asked", type=int, default=Plan.asked, help="questions of each reader")
    parser.add_argument("--write", type=Path, help="a page of Markdown whose part is replaced")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
