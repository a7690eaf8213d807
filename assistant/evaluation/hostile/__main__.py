"""Hostile files from the command line.

    python -m assistant.evaluation.hostile DATA [--results FILE] [--write FILE] [--most N] [--kind KIND]

DATA/hostile holds PDFs in subfolders, one a kind. One line a file; the exit status is 1 when a promise was broken.
What has been tried is kept in the file of results and not tried again, so that the long run can be done in parts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, InputFormatError
from assistant.evaluation.hostile.cases import DAMAGED, cases_of
from assistant.evaluation.hostile.report import outcome_line, outcomes_text
from assistant.evaluation.hostile.trial import Bench, Outcome
from assistant.records import from_lines, to_lines
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation.hostile.cases import Case


# As shipped, but that a long file's many passages get no vectors, and damaged reports of the corpus are indexed and
# asked without the network: it takes minutes and reads nothing of the file.
_SETTINGS = {False: Settings(meaning_max_passages=1_500), True: Settings(reader_enabled=False)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the files that were not tried yet; 1 when a promise was broken, 2 for a fault of another kind."""
    options = _options(arguments)
    try:
        cases = cases_of(options.data / "hostile", options.corpus)
        known = {outcome.name: outcome for outcome in _kept(options.results)}
        asked = [case for case in cases if case.name not in known and options.kind in {None, case.kind}]
        for outcome in _tried(asked[: options.most], options.results):
            known[outcome.name] = outcome
        done = [known[case.name] for case in cases if case.name in known]
        if options.write is not None:
            date = datetime.now(UTC).date().isoformat()
            options.write.write_text(outcomes_text(done, date=date), encoding="utf-8")
    except (AssistantError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stderr.write(f"{len(done)} of {len(cases)} files tried\n")
    return int(any(outcome.faults for outcome in done))


def _tried(cases: Sequence[Case], results: Path | None) -> list[Outcome]:
    """Try each case and tell of it at once; one bench serves all cases beside the same report."""
    outcomes = []
    benches: dict[tuple[Path, bool], Bench] = {}
    with ExitStack() as held:
        for case in cases:
            key = case.beside, case.kind in DAMAGED
            if key not in benches:
                folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
                benches[key] = Bench(folder, case.beside, _SETTINGS[case.kind in DAMAGED])
            outcome = benches[key].attempt(case)
            outcomes.append(outcome)
            sys.stdout.write(f"{outcome_line(outcome)}\n")
            sys.stdout.flush()
            if results is not None:
                results.parent.mkdir(parents=True, exist_ok=True)
                with results.open("a", encoding="utf-8", errors="backslashreplace") as kept:
                    kept.write(to_lines([outcome]))
    return outcomes


def _kept(results: Path | None) -> tuple[Outcome, ...]:
    if results is None or not results.exists():
        return ()
    try:
        return from_lines(Outcome, results.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputFormatError(results, 1, "not results of this command") from error


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m assistant.evaluation.hostile", description=__doc__)
    parser.add_argument("data", type=Path, help="folder that holds hostile/")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder of the good reports")
    parser.add_argument("--results", type=Path, help="file that keeps what was tried, JSON Lines")
    parser.add_argument("--write", type=Path, help="file for the page of Markdown")
    parser.add_argument("--most", type=int, help="most files tried now")
    parser.add_argument("--kind", help="only files of this kind")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
