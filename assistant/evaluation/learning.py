"""Learns every weight of `assistant/data/ranker.json`, by one command, and measures each on what it did not see.

    python -m assistant.evaluation.learning REPORTS.jsonl DATA DEVELOPMENT.jsonl [--readers FOLDS.json DIR] [--write]

REPORTS.jsonl holds gold questions that name their report, DATA the reports as PDFs in its subfolders. The ranking
weights are learned from them alone; the development questions, asked of the corpus, measure them. Whether there is
an answer is learned from both, since their near misses differ in kind; those figures are cross-validated.

With --readers, the weights beside the neural reader are learned as well, from readers that had not been trained on
the report in question: DIR/0, DIR/1 ... hold one for each part of FOLDS.json. Without, they stay as they are.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answering.features import FEATURES
from assistant.answering.ranker import READER_FEATURES
from assistant.answering.reader import Reader
from assistant.answering.weights import FILE, Linear, linear_record
from assistant.ask import Assistant
from assistant.evaluation.examples import Example, examples_of, read_by, report_examples
from assistant.evaluation.fitting import fit_choices, with_threshold
from assistant.evaluation.gold import read_gold
from assistant.evaluation.judging import after_declining, judged, learn_support, verdicts_across
from assistant.evaluation.metrics import means
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
FOLDS = 5
PENALTY = 0.1
REFUSED = 0.05


def learn_ranking(examples: Sequence[Example]) -> Linear:
    """Learn the ranking weights from answerable examples."""
    names = tuple(FEATURES)
    if examples[0].choice.table.shape[1] > len(names):
        names += READER_FEATURES
    choices = [example.choice for example in examples if example.gold.answerable]
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


def judged_across(examples: Sequence[Example], settings: Settings) -> list[list[Judged]]:
    """Each fold of reports answered by weights learned from the others."""
    parts = folds_of(examples)
    found = []
    for place, part in enumerate(parts):
        others = [example for other, group in enumerate(parts) if other != place for example in group]
        found.append(judged(part, learn_ranking(others), settings))
    return found


def learn(reports: Sequence[Example], development: Sequence[Example], settings: Settings) -> dict[str, Any]:
    """Learn one set of weights, say how it does on what it did not see, and return its record."""
    across = judged_across(reports, settings)
    _say("reports, each alone, folds by report", means(one.outcome for part in across for one in part))
    ranking = learn_ranking(reports)
    answered = judged(development, ranking, settings)
    _say("development questions, none learned from", means(one.outcome for one in answered))
    of_reports, of_development = verdicts_across(across, answered)
    support, confidence = learn_support([one for part in across for one in part], answered)
    support = with_threshold(
        support, [v.support for v in of_development], [v.judged.answerable for v in of_development], REFUSED
    )
    _say("reports, declining cross-validated", after_declining(of_reports, support.threshold))
    _say(
        "development questions, declining cross-validated", after_declining(of_development, support.threshold)
    )
    return {
        "ranking": linear_record(ranking),
        "support": linear_record(support),
        "confidence": linear_record(confidence),
    }


def held_out_readers(folds: Path, readers: Path, settings: Settings) -> dict[str, Reader]:
    """Return, by report, a reader that had not been trained on it; the package's own for "", the development set.

    Reports of a part for which there is no reader are left out.

    Raises:
        ReaderUnavailableError: when a reader's files are not the ones expected.
    """
    found = {"": Reader.load(settings)}
    for place, part in enumerate(json.loads(folds.read_text(encoding="utf-8"))["folds"]):
        folder = (readers / str(place)).resolve()
        if folder.exists():
            found |= dict.fromkeys(part, Reader.load(replace(settings, reader_folder=str(folder))))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, measure, and write the file when told to."""
    options = _options(arguments)
    settings = Settings()
    asked = read_gold(options.reports)
    reports = report_examples(options.data, options.cache, asked, settings)
    assistant = Assistant.open(options.corpus, options.cache / "development", settings)
    development = examples_of(assistant, read_gold(options.development))
    record = json.loads(FILE.read_text(encoding="utf-8"))
    record["provenance"] = {
        "learned_by": "python -m assistant.evaluation.learning",
        "ranking": f"conditional logit on {len(asked)} questions about {len({q.document for q in asked})} reports",
        "support": f"logistic on the same and on {len(development)} development questions",
    }
    record["lexical"] = learn(reports, development, settings)
    if options.readers:
        ranking = learn_ranking(reports)
        folds, readers = options.readers
        reader_of = held_out_readers(folds, readers, settings)
        kept = [example for example in reports if example.report in reader_of]
        read = [
            read_by(examples, ranking, reader_of.__getitem__, settings) for examples in (kept, development)
        ]
        sys.stdout.write(f"with the neural reader, learned from {len(kept)} questions\n")
        record["with_reader"] = learn(read[0], read[1], settings)
    if options.write:
        FILE.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _say(what: str, measures: Mapping[str, float]) -> None:
    sys.stdout.write(
        f"{what}: " + ", ".join(f"{name} {value:.3f}" for name, value in measures.items()) + "\n"
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="assistant.evaluation.learning", description=__doc__)
    parser.add_argument("reports", type=Path, help="gold questions that name their report")
    parser.add_argument("data", type=Path, help="folder with the reports' PDFs in its subfolders")
    parser.add_argument("development", type=Path, help="gold questions on the corpus")
    parser.add_argument("--readers", type=Path, nargs=2, metavar=("FOLDS", "DIR"), help="readers by fold")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--cache", type=Path, default=Path("results/learning"))
    parser.add_argument("--write", action="store_true", help="write assistant/data/ranker.json")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
