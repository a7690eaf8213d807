"""Two runs held against each other question by question, with a paired test, because means alone hide what moved."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from assistant.evaluation.metrics import sign_test

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation.saved import Scored

LOWER_IS_BETTER = frozenset({"refused", "words@1"})
# A run without an answer says nothing of an answer's length.
_ONLY_WHERE_BOTH = frozenset({"words@1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One measure in two runs.

    Attributes:
        before: mean of the earlier run over every question that the measure applies to in either.
        after: the same of the later run.
        won: ids of the questions that came out better, in order.
        lost: ids of those that came out worse.
        chance: two-sided exact sign test (McNemar's exact test for measures of 0 or 1), 0 to 1: how often a split
            at least as uneven would come of runs equally good.
    """

    measure: str
    before: float
    after: float
    won: tuple[str, ...]
    lost: tuple[str, ...]
    chance: float


def compare(before: Sequence[Scored], after: Sequence[Scored]) -> tuple[Comparison, ...]:
    """Compare every measure; a question that one of the runs lacks counts as the worst in it."""
    names = dict.fromkeys(name for row in (*before, *after) for name in row.measures)
    return tuple(_compared(name, before, after) for name in names)


def comparison_record(comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """Comparisons by measure."""
    return {one.measure: asdict(one) for one in comparisons}


def comparison_text(comparisons: Sequence[Comparison]) -> str:
    """A table of the measures, then, for each that moved, the questions won and lost."""
    lines = [f"{'':20s}{'before':>8s}{'after':>8s}{'won':>6s}{'lost':>6s}{'p':>8s}"]
    lines += [
        f"{one.measure:20s}{one.before:8.3f}{one.after:8.3f}{len(one.won):6d}{len(one.lost):6d}{one.chance:8.3f}"
        for one in comparisons
    ]
    for one in comparisons:
        if one.won or one.lost:
            lines += [
                "",
                f"{one.measure} won: {' '.join(one.won) or '-'}",
                f"{one.measure} lost: {' '.join(one.lost) or '-'}",
            ]
    return "\n".join(lines)


def _compared(measure: str, before: Sequence[Scored], after: Sequence[Scored]) -> Comparison:
    old, new = _values(measure, before), _values(measure, after)
    sign = -1.0 if measure in LOWER_IS_BETTER else 1.0
    absent = 1.0 if measure in LOWER_IS_BETTER else 0.0
    names = sorted(old.keys() & new.keys() if measure in _ONLY_WHERE_BOTH else old.keys() | new.keys())
    gains = {name: sign * (new.get(name, absent) - old.get(name, absent)) for name in names}
    won = tuple(name for name, gain in gains.items() if gain > 0)
    lost = tuple(name for name, gain in gains.items() if gain < 0)
    return Comparison(
        measure=measure,
        before=sum(old.get(name, absent) for name in gains) / max(1, len(gains)),
        after=sum(new.get(name, absent) for name in gains) / max(1, len(gains)),
        won=won,
        lost=lost,
        chance=sign_test(len(won), len(lost)),
    )


def _values(measure: str, rows: Sequence[Scored]) -> dict[str, float]:
    return {row.id: row.measures[measure] for row in rows if measure in row.measures}
