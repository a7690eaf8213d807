"""Learns every weight of `assistant/data/ranker.json`, by one command, and measures each on what it did not see.

    python -m assistant.evaluation.learning REPORTS.jsonl ... DATA DEVELOPMENT.jsonl [--readers FOLDS.json DIR] [--write]

REPORTS.jsonl and further such files hold gold questions that name their report, DATA the reports as PDFs in its
subfolders. The ranking weights are learned from them alone; the development questions, asked of the corpus, measure
them. Whether there is an answer is learned from both, since their near misses differ in kind, and from questions about
something else altogether, of which neither has any; those figures are cross-validated.

With --readers, the weights beside the neural network are learned as well, from networks that had not been trained on
the report in question: DIR/0, DIR/1 ... hold one for each part of FOLDS.json, and the shipped one reads those that
FOLDS.json calls untrained. Questions on other reports are left out. Without, those weights stay as they are.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answering.feature_names import FEATURES, MEANING_FEATURES
from assistant.answering.ranker import EVERY_FEATURE, columns_of
from assistant.answering.reader import Reader
from assistant.answering.weights import FILE, Linear, linear_record
from assistant.ask import Assistant
from assistant.evaluation.examples import (
    Example,
    by_words_alone,
    examples_of,
    held_out_settings,
    read_by,
    report_assistants,
    report_examples,
)
from assistant.evaluation.fitting import fit_choices, with_threshold
from assistant.evaluation.gold import read_gold
from assistant.evaluation.judging import (
    after_declining,
    answerable_values,
    calibrated,
    calibrated_across,
    judged,
    learn_support,
    verdicts_across,
)
from assistant.evaluation.metrics import means
from assistant.evaluation.off_topic import apart, dealt
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.evaluation.gold import GoldQuestion
    from assistant.evaluation.judging import Judged

# What too few questions exercise to be learned from them keeps the weight that a person gave it.
PRIOR = {
    "place": 5.0,
    "contents_wanted": 3.0,
    "heading_wanted": 1.0,
    "list_lead_wanted": 0.5,
    "contents": -2.0,
    "heading": -1.0,
}
# What can only speak for a passage: everything but its build, which may speak either way.
EITHER_WAY = frozenset(
    [
        "list_lead_wanted",
        "row",
        "bullet",
        "heading",
        "contents",
        "footnote",
        "introduces",
        "length",
        "short",
        "long",
        "pronoun",
        "asks",
    ]
)
BEFORE_READING = (*FEATURES, *MEANING_FEATURES)
OFF_TOPIC = Path("training/data/off-topic-questions.jsonl")
FOLDS = 5
PENALTY = 0.1
REFUSED = 0.05


def learn_ranking(examples: Sequence[Example], names: Sequence[str]) -> Linear:
    """Learn the weights of the named features from answerable examples."""
    choices = [
        replace(example.choice, table=columns_of(names, example.choice.table))
        for example in examples
        if example.gold.answerable
    ]
    favourable = frozenset(names) - EITHER_WAY
    return fit_choices(names, choices, penalty=PENALTY, prior=PRIOR, favourable=favourable)


def folds_of(examples: Sequence[Example]) -> list[list[Example]]:
    """Examples in `FOLDS` parts of like size, no report in two of them."""
    parts: list[list[Example]] = [[] for _ in range(FOLDS)]
    reports: dict[str, list[Example]] = {}
    for example in examples:
        reports.setdefault(example.report, []).append(example)
    for _, group in sorted(reports.items(), key=lambda item: (-len(item[1]), item[0])):
        min(parts, key=len).extend(group)
    return parts


def judged_across(
    examples: Sequence[Example], names: Sequence[str], settings: Settings
) -> list[list[Judged]]:
    """Each fold of reports answered by weights learned from the others."""
    parts = folds_of(examples)
    found = []
    for place, part in enumerate(parts):
        others = [example for other, group in enumerate(parts) if other != place for example in group]
        found.append(judged(part, learn_ranking(others, names), settings))
    return found


def learn(
    reports: Sequence[Example], development: Sequence[Example], names: Sequence[str], settings: Settings
) -> dict[str, Any]:
    """Learn one set of weights, say how it does on what it did not see, and return its record."""
    across = judged_across(reports, names, settings)
    _say("reports, each alone, folds by report", means(one.outcome for part in across for one in part))
    ranking = learn_ranking(reports, names)
    answered = judged(development, ranking, settings)
    _say("development questions, none learned from", means(one.outcome for one in answered))
    found = verdicts_across(across, answered)
    (of_reports, strange), (of_development, stranger) = (apart(verdicts) for verdicts in found)
    support, confidence = learn_support([one for part in across for one in part], answered)
    support = with_threshold(support, [answerable_values(of_development)], REFUSED)
    claimed = calibrated_across(confidence, of_development, support.threshold)
    confidence = calibrated(confidence, of_development, support.threshold)
    for what, verdicts in (
        ("reports", of_reports),
        ("development questions", claimed),
        ("off-topic questions", [*strange, *stranger]),
    ):
        _say(f"{what}, declining cross-validated", after_declining(verdicts, support.threshold))
    return {
        "ranking": linear_record(ranking),
        "support": linear_record(support),
        "confidence": linear_record(confidence),
    }


def learn_with_reader(
    reports: Mapping[str, Assistant],
    development: Assistant,
    asked: tuple[Sequence[GoldQuestion], Sequence[GoldQuestion]],
) -> dict[str, Any]:
    """Learn what chooses the candidates that the network reads, then all weights beside its scores."""
    settings = development.settings
    found = report_examples(reports, asked[0]), examples_of(development, asked[1])
    across = judged_across(found[0], BEFORE_READING, settings)
    _say(
        "reports, by words and meaning, folds by report",
        means(one.outcome for part in across for one in part),
    )
    shortlist = learn_ranking(found[0], BEFORE_READING)
    readers = {report: Reader.load(assistant.settings) for report, assistant in reports.items()}
    readers[""] = Reader.load(settings)
    read = [read_by(examples, shortlist, readers.__getitem__, settings) for examples in found]
    return {
        "shortlist": linear_record(shortlist),
        "with_reader": learn(read[0], read[1], EVERY_FEATURE, settings),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, measure, and write the file when told to."""
    options = _options(arguments)
    settings = Settings()
    held_out = held_out_settings(options.readers[0], options.readers[1], settings) if options.readers else {}
    on_reports = [question for file in options.reports for question in read_gold(file)]
    asked = (
        [question for question in on_reports if not held_out or question.document in held_out],
        read_gold(options.development),
    )
    named = {question.document for question in asked[0]}
    off_topic = dealt(read_gold(options.off_topic), sorted(named))
    everything = [*asked[0], *off_topic[0]], [*asked[1], *off_topic[1]]
    reports = report_assistants(
        options.data, options.cache, named, lambda report: held_out.get(report, settings)
    )
    development = Assistant.open(options.corpus, options.cache / "development", settings)
    record = json.loads(FILE.read_text(encoding="utf-8"))
    record["provenance"] = {
        "learned_by": "python -m assistant.evaluation.learning",
        "ranking": f"conditional logit on {len(asked[0])} questions about {len(named)} reports",
        "support": f"logistic on the same, on {len(asked[1])} development questions and {sum(map(len, off_topic))} off topic",
    }
    by_words = {report: by_words_alone(assistant) for report, assistant in reports.items()}
    examples = (
        report_examples(by_words, everything[0]),
        examples_of(by_words_alone(development), everything[1]),
    )
    record["lexical"] = learn(*examples, tuple(FEATURES), settings)
    if options.readers:
        sys.stdout.write("with the neural network\n")
        record |= learn_with_reader(reports, development, everything)
    if options.write:
        FILE.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _say(what: str, measures: Mapping[str, float]) -> None:
    sys.stdout.write(
        f"{what}: " + ", ".join(f"{name} {value:.3f}" for name, value in measures.items()) + "\n"
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="assistant.evaluation.learning", description=__doc__)
    parser.add_argument("reports", type=Path, nargs="+", help="gold questions that name their report")
    parser.add_argument("data", type=Path, help="folder with the reports' PDFs in its subfolders")
    parser.add_argument("development", type=Path, help="gold questions on the corpus")
    parser.add_argument("--readers", type=Path, nargs=2, metavar=("FOLDS", "DIR"), help="readers by fold")
    parser.add_argument("--off-topic", type=Path, default=OFF_TOPIC, help="questions that no report answers")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--cache", type=Path, default=Path("results/learning"))
    parser.add_argument("--write", action="store_true", help="write assistant/data/ranker.json")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
