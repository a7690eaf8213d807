"""Sets anew how readily the shipped network declines and how sure it claims to be, without learning any weight.

    python -m assistant.evaluation.recalibration DEVELOPMENT.jsonl PAPERS.jsonl FOLDS.json DATA [--write]

A network that was trained further scores otherwise than the one by which the judgement of support was learned, so that
the same threshold refuses another share. It is set where as large a share is refused, on average of two sets, as
`assistant.evaluation.learning` allows: the development questions, and of PAPERS.jsonl those on papers that FOLDS.json
calls untrained. The curve of confidence follows the development questions alone, as it does there.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.reader import Reader
from assistant.answering.weights import FILE, linear_record, shipped_weights
from assistant.ask import Assistant
from assistant.evaluation.examples import examples_of, read_by, report_assistants, report_examples
from assistant.evaluation.fitting import with_threshold
from assistant.evaluation.gold import read_gold
from assistant.evaluation.judging import (
    after_declining,
    answerable_values,
    calibrated,
    calibrated_across,
    judged,
    verdict_of,
)
from assistant.evaluation.learning import REFUSED
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.weights import LearnedWeights
    from assistant.evaluation.examples import Example
    from assistant.evaluation.judging import Verdict


def verdicts_by(
    learned: LearnedWeights, examples: Sequence[Example], reader: Reader, settings: Settings
) -> list[Verdict]:
    """What the weights as they are say of examples, read by a network that was trained on none of their papers."""
    weights = learned.with_reader
    read = read_by(examples, learned.shortlist, lambda _: reader, settings)
    return [
        verdict_of(one, weights.support, weights.confidence)
        for one in judged(read, weights.ranking, settings)
    ]


def recalibrated(
    learned: LearnedWeights, development: Sequence[Verdict], papers: Sequence[Verdict]
) -> LearnedWeights:
    """The weights with the threshold and the curve of confidence set by these verdicts."""
    weights = learned.with_reader
    sets = [answerable_values(development), answerable_values(papers)]
    support = with_threshold(weights.support, sets, REFUSED)
    confidence = calibrated(replace(weights.confidence, curve=()), development, support.threshold)
    return replace(learned, with_reader=replace(weights, support=support, confidence=confidence))


def main(arguments: Sequence[str] | None = None) -> int:
    """Set both anew, say what they give, and write the file when told to."""
    options = _options(arguments)
    settings = Settings()
    untrained = set(json.loads(options.folds.read_text(encoding="utf-8"))["untrained"])
    questions = [question for question in read_gold(options.papers) if question.document in untrained]
    named = {question.document for question in questions}
    opened = report_assistants(options.data, options.cache, named, lambda _: settings)
    corpus = Assistant.open(options.corpus, options.cache / "development", settings)
    learned, reader = shipped_weights(), Reader.load(settings)
    development = verdicts_by(learned, examples_of(corpus, read_gold(options.development)), reader, settings)
    papers = verdicts_by(learned, report_examples(opened, questions), reader, settings)
    found = recalibrated(learned, development, papers).with_reader
    uncurved = replace(found.confidence, curve=())
    across = calibrated_across(uncurved, development, found.support.threshold)
    for what, verdicts, weights in (
        ("development questions, before", development, learned.with_reader),
        ("development questions, now", across, found),
        ("papers, before", papers, learned.with_reader),
        ("papers, now", papers, found),
    ):
        shares = after_declining(verdicts, weights.support.threshold)
        told = ", ".join(f"{name} {value:.3f}" for name, value in shares.items())
        sys.stdout.write(f"{what}: threshold {weights.support.threshold:.3f}, {told}\n")
    if options.write:
        record = json.loads(FILE.read_text(encoding="utf-8"))
        record["with_reader"] |= {
            "support": linear_record(found.support),
            "confidence": linear_record(found.confidence),
        }
        FILE.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="assistant.evaluation.recalibration", description=__doc__)
    parser.add_argument("development", type=Path, help="gold questions on the corpus")
    parser.add_argument("papers", type=Path, help="gold questions that name their paper")
    parser.add_argument("folds", type=Path, help="JSON that names the untrained papers")
    parser.add_argument("data", type=Path, help="folder with the papers' PDFs in its subfolders")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--cache", type=Path, default=Path("results/recalibration"))
    parser.add_argument("--write", action="store_true", help="write assistant/data/ranker.json")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
