"""Runs as tables for people and as records for programs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from assistant.evaluation.metrics import MEASURES, Outcome, calibration_error, means

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.evaluation.run import Run
    from assistant.evaluation.stages import GoldRank


def groups_of(run: Run) -> dict[str, list[Outcome]]:
    """Outcomes in all, and by difficulty, kind and persona."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for one in run.outcomes:
        groups["all"].append(one)
        question = one.question
        names = [question.difficulty, f"kind {question.kind}" if question.kind else "", question.persona]
        if not question.answerable:
            names = ["unanswerable"]
        for name in dict.fromkeys(names):
            if name:
                groups[name].append(one)
    return dict(sorted(groups.items()))


def evaluation_record(run: Run) -> dict[str, Any]:
    """Every measure by group, rounded, with the calibration error and the slowest answers' time."""
    record: dict[str, Any] = {
        name: {measure: round(value, 4) for measure, value in means(outcomes).items()} | {"n": len(outcomes)}
        for name, outcomes in groups_of(run).items()
    }
    record["calibration_error"] = round(calibration_error(run.outcomes), 4)
    record["p95_ms"] = percentile(run.milliseconds, 0.95)
    return record


def evaluation_text(run: Run, *, misses: bool = False, ranks: Mapping[str, GoldRank] | None = None) -> str:
    """A table of the measures, a row a group; then, if wanted, the questions that were missed.

    Args:
        ranks: where the gold of missed questions stood, by question id; said beside each.
    """
    lines = [f"{'':18s}" + "".join(f"{measure:>12s}" for measure in MEASURES) + f"{'n':>6s}"]
    for name, outcomes in groups_of(run).items():
        found = means(outcomes)
        cells = "".join(f"{_cell(measure, found):>12s}" for measure in MEASURES)
        lines.append(f"{name:18s}{cells}{len(outcomes):>6d}")
    lines.append(f"calibration error {calibration_error(run.outcomes):.3f}")
    lines.append(f"p95 {percentile(run.milliseconds, 0.95):.0f} ms")
    return "\n".join([*lines, *(missed(run, ranks or {}) if misses else ())])


def missed(run: Run, ranks: Mapping[str, GoldRank]) -> list[str]:
    """A line a question that was not answered right at once: what came out, the question, its gold or the answer."""
    lines = []
    for one in run.outcomes:
        question = one.question
        asked = " / ".join(question.turns)
        if not question.answerable and not one.measures["declined"]:
            lines.append(f"{question.id}  should decline  {asked}  said: {one.first[:100]}")
        elif question.answerable and one.rank != 1:
            what = f"rank {one.rank}" if one.rank else "refused" if one.measures["refused"] else "missed"
            stood = f"  {_stood(ranks[question.id])}" if question.id in ranks else ""
            lines.append(f"{question.id}  {what}{stood}  {asked}  gold: {question.gold[0][0].quote[:100]}")
    return lines


def _stood(rank: GoldRank) -> str:
    if not rank.candidate:
        return f"gold ranked {rank.ranked}, no candidate" if rank.ranked else "gold no candidate"
    return f"gold ranked {rank.ranked}, candidate {rank.candidate}"


def percentile(values: tuple[float, ...], share: float) -> float:
    """The value below which the share of all lies, by nearest rank; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def _cell(measure: str, found: dict[str, float]) -> str:
    if measure not in found:
        return "-"
    return f"{found[measure]:.1f}" if measure == "words@1" else f"{found[measure]:.3f}"
