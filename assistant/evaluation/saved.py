"""Runs kept as JSON Lines, a line a question, so that a later run can be held against an earlier one."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from assistant.errors import InputFormatError
from assistant.records import numbered_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from assistant.evaluation.run import Run
    from assistant.evaluation.stages import GoldRank


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What is kept of one question.

    Attributes:
        id: of the question, unique in its run.
        measures: those that apply to it, by name.
        rank: of the first extract that holds gold words, from 1; 0 when none does.
        candidate_rank: of the first candidate that does, from 1; None where it was not looked for.
    """

    id: str
    measures: Mapping[str, float]
    kind: str = ""
    difficulty: str = ""
    rank: int = 0
    candidate_rank: int | None = None


def scored(run: Run, ranks: Mapping[str, GoldRank]) -> tuple[Scored, ...]:
    """Return what is kept of a run.

    Args:
        ranks: where gold stood among the candidates, by question id.
    """
    return tuple(
        Scored(
            id=one.question.id,
            measures=dict(one.measures),
            kind=one.question.kind,
            difficulty=one.question.difficulty,
            rank=one.rank,
            candidate_rank=ranks[one.question.id].candidate if one.question.id in ranks else None,
        )
        for one in run.outcomes
    )


def save_run(path: Path, rows: Sequence[Scored]) -> None:
    """Write a run, its folder made first.

    Raises:
        InputFormatError: when the file cannot be written.
    """
    lines = "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(lines, encoding="utf-8")
    except OSError as error:
        raise InputFormatError(path, 0, f"cannot be written ({error.strerror or error})") from error


def read_run(path: Path) -> tuple[Scored, ...]:
    """Read a run that `save_run` wrote.

    Raises:
        InputFormatError: naming the line that cannot be read, or line 0 for the whole file.
    """
    return tuple(_row(path, number, line) for number, line in numbered_lines(path))


def means_of(rows: Iterable[Scored]) -> dict[str, tuple[float, int]]:
    """Mean of each measure and how many questions it applies to, in the order in which measures first occur."""
    tally: dict[str, list[float]] = {}
    for row in rows:
        for name, value in row.measures.items():
            tally.setdefault(name, []).append(value)
    return {name: (sum(values) / len(values), len(values)) for name, values in tally.items()}


def _row(path: Path, number: int, line: str) -> Scored:
    try:
        record = json.loads(line)
        return Scored(
            id=str(record["id"]),
            measures={str(name): float(value) for name, value in record["measures"].items()},
            kind=str(record.get("kind", "")),
            difficulty=str(record.get("difficulty", "")),
            rank=int(record.get("rank", 0)),
            candidate_rank=record.get("candidate_rank"),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputFormatError(path, number, f"no line of a saved run: {error!r}") from error
