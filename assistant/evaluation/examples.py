"""What the ranker and the judgement of support learn from: gold questions with their candidates and features."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.answering.features import FeatureReader
from assistant.answering.ranker import Ranker, rank_by, reader_columns
from assistant.answering.weights import LearnedWeights, Linear, Weights
from assistant.ask import Assistant
from assistant.errors import InputFormatError
from assistant.evaluation.fitting import Choice
from assistant.evaluation.metrics import SHORT_NAMES, norm
from assistant.text.context import passage_in_context
from assistant.text.thesaurus import WRITTEN, Thesaurus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.answering.ranker import PairScorer
    from assistant.evaluation.gold import GoldQuestion
    from assistant.model import Corpus, Passage, Question, RankedPassage
    from assistant.settings import Settings

    Table = NDArray[np.float64]

_LEAST_WORDS = 4
_NOTHING = Linear(names=(), weights=(), means=(), scales=())
_UNLEARNED = Weights(ranking=_NOTHING, support=_NOTHING, confidence=_NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """A gold question with its candidates, their features and which of them hold gold words."""

    gold: GoldQuestion
    question: Question
    candidates: tuple[RankedPassage, ...]
    choice: Choice
    corpus: Corpus
    report: str


@dataclass(frozen=True)
class Unmined(Assistant):
    """The product without the lines of the thesaurus that were found in the questions it is to learn from."""

    @cached_property
    def _thesaurus(self) -> Thesaurus:
        return Thesaurus.load(WRITTEN)


def answers(gold: GoldQuestion, passage: Passage) -> float:
    """1 when a passage holds gold words, a half when it is a good part of them, else 0."""
    words = norm(passage.text)
    best = 0.0
    for quote in (quote for group in gold.gold for quote in group):
        if passage.document != SHORT_NAMES.get(quote.document, quote.document):
            continue
        wanted = norm(quote.quote)
        if wanted in words:
            return 1.0
        if len(words.split()) >= _LEAST_WORDS and words in wanted:
            best = 0.5
    return best


def examples_of(assistant: Assistant, questions: Iterable[GoldQuestion], report: str = "") -> list[Example]:
    """Look questions up as the product does, up to the features of the candidates."""
    ranker = Ranker(
        features=FeatureReader(assistant.index),
        corpus=assistant.corpus,
        weights=LearnedWeights(lexical=_UNLEARNED, shortlist=_NOTHING, with_reader=_UNLEARNED),
        settings=assistant.settings,
    )
    examples = []
    for gold in questions:
        question = assistant.read(gold.turns)
        found = assistant.index.search(question, limit=assistant.settings.candidates)
        candidates, table = ranker.read(question, found)
        right = np.array([answers(gold, candidate.passage) for candidate in candidates])
        choice = Choice(table=table, answers=right)
        examples.append(
            Example(
                gold=gold,
                question=question,
                candidates=tuple(candidates),
                choice=choice,
                corpus=assistant.corpus,
                report=report,
            )
        )
    return examples


def by_words_alone(assistant: Assistant) -> Assistant:
    """The assistant without nearness in meaning, as it is with the neural network switched off."""
    return replace(assistant, index=replace(assistant.index, meaning=None))


def held_out_settings(folds: Path, readers: Path, settings: Settings) -> dict[str, Settings]:
    """Return, by report, settings that name a network that had not been trained on it.

    Args:
        folds: JSON: `folds`, lists of reports, and `untrained`, those that no network was trained on.
        readers: folder with a network for each fold, named "0", "1" ...
        settings: of the product as it is shipped.
    """
    parts = json.loads(folds.read_text(encoding="utf-8"))
    found = dict.fromkeys(parts["untrained"], settings)
    for place, part in enumerate(parts["folds"]):
        found |= dict.fromkeys(part, replace(settings, reader_folder=str((readers / str(place)).resolve())))
    return found


def report_assistants(
    data: Path, cache: Path, reports: Iterable[str], settings_of: Callable[[str], Settings]
) -> dict[str, Assistant]:
    """An assistant for each report, a corpus of its own.

    Args:
        data: folder in whose subfolders the reports lie as "<document>.pdf".
        cache: where the reports' indexes are kept from run to run.
        settings_of: the settings for a report; they name a network that was not trained on it.

    Raises:
        InputFormatError: when a report is not there.
    """
    opened = {}
    for report in sorted(set(reports)):
        found = sorted(data.glob(f"*/{report}.pdf"))
        if not found:
            raise InputFormatError(data, 0, f"no report {report!r}")
        folder = cache / report / "corpus"
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / found[0].name).exists():
            shutil.copy(found[0], folder)
        opened[report] = Unmined.open(folder, cache / report / "index", settings_of(report))
    return opened


def report_examples(assistants: Mapping[str, Assistant], questions: Sequence[GoldQuestion]) -> list[Example]:
    """Examples of questions about single reports, by report; those on other reports are left out."""
    by_report: dict[str, list[GoldQuestion]] = defaultdict(list)
    for question in questions:
        by_report[question.document].append(question)
    return [
        example
        for report, assistant in assistants.items()
        for example in examples_of(assistant, by_report[report], report)
    ]


def read_by(
    examples: Iterable[Example], shortlist: Linear, reader_of: Callable[[str], PairScorer], settings: Settings
) -> list[Example]:
    """The examples in the order of `shortlist`, with the neural reader's features beside the others.

    Args:
        reader_of: the reader for a report, one that was not trained on it; "" for the development questions.
    """
    read = []
    for example in examples:
        ranked = rank_by(shortlist, example.candidates, example.choice.table, 0)
        row_of = {candidate.passage.id: row for row, candidate in enumerate(example.candidates)}
        order = [row_of[candidate.passage.id] for candidate in ranked]
        texts = [passage_in_context(candidate.passage) for candidate in ranked[: settings.reader_candidates]]
        scores = reader_of(example.report).score(example.question.interpreted, texts)
        columns = reader_columns(np.asarray(scores, dtype=np.float64), len(order))
        choice = Choice(
            table=np.hstack([example.choice.table[order], columns]), answers=example.choice.answers[order]
        )
        read.append(replace(example, candidates=ranked, choice=choice))
    return read
