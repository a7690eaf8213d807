"""Learns every weight of `assistant/data/ranker.json`, by one command, and measures each on what it did not see.

    python -m assistant.evaluation.learning REPORTS.jsonl DATA DEVELOPMENT.jsonl [--write]

REPORTS.jsonl holds gold questions that name their report, DATA the reports as PDFs in its subfolders. The ranking
weights are learned from them alone; the development questions, asked of the corpus, measure them. Whether there is
an answer is learned from both, since their near misses differ in kind; those figures are cross-validated.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.answering.composition import compose
from assistant.answering.evidence import choose_evidence
from assistant.answering.features import FEATURES
from assistant.answering.ranker import rank_by
from assistant.answering.support import LEXICAL_SIGNALS, Support, support_signals
from assistant.answering.weights import FILE, Linear, linear_record
from assistant.ask import Assistant
from assistant.evaluation.examples import Example, examples_of, report_examples
from assistant.evaluation.fitting import fit_choices, fit_yes_no, with_threshold
from assistant.evaluation.gold import read_gold
from assistant.evaluation.metrics import means, outcome
from assistant.model import AnswerStatus
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.evaluation.metrics import Outcome

# What too few questions exercise to be learned from them keeps the weight that a person gave it.
PRIOR = {
    "place": 3.0,
    "contents_wanted": 3.0,
    "heading_wanted": 1.0,
    "list_lead_wanted": 0.5,
    "contents": -2.0,
    "heading": -1.0,
}
FOLDS = 5
PENALTY = 0.03
STRENGTH = 0.05
REFUSED = 0.09
DEVELOPMENT_COPIES = 3
_ANSWERED = Support(status=AnswerStatus.ANSWERED, chance=1.0, confidence=1.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """How an example came out when answered without declining, and what spoke for and against an answer."""

    example: Example
    outcome: Outcome
    signals: Mapping[str, float]

    @property
    def row(self) -> list[float]:
        """The signals in their order."""
        return [self.signals[name] for name in LEXICAL_SIGNALS]


def judged(examples: Sequence[Example], ranking: Linear, settings: Settings) -> list[Judged]:
    """Answer every example by `ranking`, declining nothing."""
    found = []
    for example in examples:
        ranked = rank_by(ranking, example.candidates, example.choice.table, settings.explained)
        evidence = choose_evidence(example.question, ranked, example.corpus, settings)
        if not evidence:
            continue
        answer = compose(example.question, evidence, _ANSWERED, example.corpus, settings)
        signals = support_signals(example.question, ranked, evidence)
        found.append(Judged(example=example, outcome=outcome(example.gold, answer), signals=signals))
    return found


def learn_ranking(examples: Sequence[Example]) -> Linear:
    """Learn the ranking weights from answerable examples."""
    choices = [example.choice for example in examples if example.gold.answerable]
    return fit_choices(tuple(FEATURES), choices, penalty=PENALTY, prior=PRIOR)


def folds_of(examples: Sequence[Example]) -> list[list[Example]]:
    """Examples in `FOLDS` parts of like size, no report in two of them."""
    parts: list[list[Example]] = [[] for _ in range(FOLDS)]
    reports: dict[str, list[Example]] = {}
    for example in examples:
        reports.setdefault(example.report, []).append(example)
    for _, group in sorted(reports.items(), key=lambda item: (-len(item[1]), item[0])):
        min(parts, key=len).extend(group)
    return parts


def judged_across(examples: Sequence[Example], settings: Settings) -> list[list[Judged]]:
    """Each fold of reports answered by weights learned from the others."""
    parts = folds_of(examples)
    found = []
    for place, part in enumerate(parts):
        others = [example for other, group in enumerate(parts) if other != place for example in group]
        found.append(judged(part, learn_ranking(others), settings))
    return found


def learn_support(reports: Sequence[Judged], development: Sequence[Judged]) -> tuple[Linear, Linear]:
    """Learn whether there is an answer, and whether the first extract is one."""
    every = [*reports, *(list(development) * DEVELOPMENT_COPIES)]
    rows = np.array([one.row for one in every])
    support = fit_yes_no(
        LEXICAL_SIGNALS, rows, [one.example.gold.answerable for one in every], strength=STRENGTH
    )
    right = [one.outcome.measures.get("answer@1", 0.0) > 0 for one in every]
    return support, fit_yes_no(LEXICAL_SIGNALS, rows, right, strength=STRENGTH)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verdict:
    """What functions that had not seen an example said of it."""

    judged: Judged
    support: float
    confidence: float


def verdicts_across(
    reports: Sequence[Sequence[Judged]], development: Sequence[Judged]
) -> list[list[Verdict]]:
    """Every example judged by functions learned without it: reports by fold, development questions by turn."""
    found: list[list[Verdict]] = [[], []]
    for place, part in enumerate(reports):
        others = [one for other, group in enumerate(reports) if other != place for one in group]
        mine = [one for i, one in enumerate(development) if i % FOLDS == place]
        support, confidence = learn_support(
            others, [one for i, one in enumerate(development) if i % FOLDS != place]
        )
        for group, tested in zip(found, (part, mine), strict=True):
            group.extend(
                Verdict(
                    judged=one, support=support.value(one.signals), confidence=confidence.chance(one.signals)
                )
                for one in tested
            )
    return found


def declining(verdicts: Sequence[Verdict], threshold: float) -> dict[str, float]:
    """Share declined and refused at a threshold."""
    shares = {}
    for name, answerable in (("declined", False), ("refused", True)):
        below = [v.support < threshold for v in verdicts if v.judged.example.gold.answerable is answerable]
        shares[name] = sum(below) / len(below) if below else 0.0
    return shares


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, measure, and write the file when told to."""
    options = _options(arguments)
    settings = replace(Settings(), reader_enabled=False)
    reports = report_examples(options.data, options.cache, read_gold(options.reports), settings)
    assistant = Assistant.open(options.corpus, options.cache / "development", settings)
    development = examples_of(assistant, read_gold(options.development))

    across = judged_across(reports, settings)
    _say("reports, each alone, folds by report", means(one.outcome for part in across for one in part))
    ranking = learn_ranking(reports)
    answered = judged(development, ranking, settings)
    _say("development questions, none learned from", means(one.outcome for one in answered))

    of_reports, of_development = verdicts_across(across, answered)
    support, confidence = learn_support([one for part in across for one in part], answered)
    scores = [v.support for v in of_development]
    support = with_threshold(
        support, scores, [v.judged.example.gold.answerable for v in of_development], REFUSED
    )
    _say("reports, cross-validated", declining(of_reports, support.threshold))
    _say("development questions, cross-validated", declining(of_development, support.threshold))
    record = {
        "provenance": {
            "learned_by": "python -m assistant.evaluation.learning",
            "ranking": f"conditional logit on {len(reports)} questions about {len({e.report for e in reports})} reports",
            "support": f"logistic on the same and on {len(development)} development questions",
        },
        "lexical": _set_record(ranking, support, confidence),
    }
    if options.write:
        _write(record)
    return 0


def _set_record(ranking: Linear, support: Linear, confidence: Linear) -> dict[str, Any]:
    return {
        "ranking": linear_record(ranking),
        "support": linear_record(support),
        "confidence": linear_record(confidence),
    }


def _write(record: dict[str, Any]) -> None:
    record.setdefault("with_reader", record["lexical"])
    FILE.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _say(what: str, measures: Mapping[str, float]) -> None:
    sys.stdout.write(
        f"{what}: " + ", ".join(f"{name} {value:.3f}" for name, value in measures.items()) + "\n"
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="assistant.evaluation.learning", description=__doc__)
    parser.add_argument("reports", type=Path, help="gold questions that name their report")
    parser.add_argument("data", type=Path, help="folder with the reports' PDFs in its subfolders")
    parser.add_argument("development", type=Path, help="gold questions on the corpus")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--cache", type=Path, default=Path("results/learning"))
    parser.add_argument("--write", action="store_true", help="write assistant/data/ranker.json")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
