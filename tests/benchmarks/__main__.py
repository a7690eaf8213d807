"""Ranking beside others, in one run: `python -m tests.benchmarks DATA [--write docs/performance.md]`.

DATA/qa holds the two test collections and DATA/reports the real reports.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.evaluation.machine import Machine
from assistant.evaluation.marked import write_part
from assistant.settings import Settings
from tests.benchmarks import corpora
from tests.benchmarks.engines import ENGINES
from tests.benchmarks.plot import drawing
from tests.benchmarks.report import page
from tests.benchmarks.rounds import Compared, Plan, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.passages import Trove

PART = "ranking beside others"
PLOTS = Path("images")
PACKAGES = ("numpy", "rank-bm25", "bm25s", "numba", "tantivy", "scikit-learn")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the page and write it where it is asked for; 1 when a corpus cannot be used.

    It is written after each corpus, so that one broken off leaves what it had measured.
    """
    options = _options(arguments)
    plan = Plan(rounds=options.rounds, seconds=options.seconds, patience=options.patience)
    engines = [one for one in ENGINES if not options.only or one.name in options.only]
    compared: list[Compared] = []
    found = "Nothing was measured."
    try:
        for trove in _troves(options):
            compared.append(compare(trove, engines, plan, _tell))
            found = _written(options, plan, compared)
    except AssistantError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{found}\n")
    return 0


def _written(options: argparse.Namespace, plan: Plan, compared: Sequence[Compared]) -> str:
    """The page's part, put into the page if one is named."""
    plot = PLOTS / f"{options.part.replace(' ', '-')}.svg"
    found = page(compared, plan, str(Machine.this()), versions(), plot.as_posix())
    if options.write is not None:
        (options.write.parent / PLOTS).mkdir(parents=True, exist_ok=True)
        (options.write.parent / plot).write_text(drawing(compared), encoding="utf-8")
        write_part(options.write, options.part, found)
    return found


def versions() -> str:
    """The versions of everything that makes an engine fast, those that are installed."""
    named = [f"Python {sys.version_info.major}.{sys.version_info.minor}", f"SQLite {sqlite3.sqlite_version}"]
    for package in PACKAGES:
        try:
            named.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue  # its engine is said to be absent in every table
    return ", ".join(named)


def _troves(options: argparse.Namespace) -> Iterator[Trove]:
    options.cache.mkdir(parents=True, exist_ok=True)
    if options.data is not None:
        for name in corpora.JUDGED:
            yield corpora.judged(name, options.data, options.cache)
        yield corpora.reports(options.data, options.cache, Settings())
    for count in options.passages:
        yield corpora.zipf(count, options.cache)


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    plan = Plan()
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument(
        "data", type=Path, nargs="?", help="folder of the public sets; none: made-up words alone"
    )
    parser.add_argument("--passages", type=int, nargs="*", default=[1_000, 100_000], help="of made-up words")
    parser.add_argument("--only", action="append", choices=[one.name for one in ENGINES], help="this engine")
    parser.add_argument("--rounds", type=int, default=plan.rounds)
    parser.add_argument("--seconds", type=float, default=plan.seconds, help="most for a set of queries")
    parser.add_argument("--patience", type=int, default=plan.patience, help="most processor seconds of each")
    parser.add_argument("--cache", type=Path, default=Path("results/benchmarks"), metavar="DIR")
    parser.add_argument("--write", type=Path, metavar="FILE", help="page whose part is replaced")
    parser.add_argument(
        "--part", default=PART, metavar="NAME", help="of the page; the drawing bears its name"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
