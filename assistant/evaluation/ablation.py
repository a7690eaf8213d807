"""What each part of the product is worth: gold questions answered as shipped and with one part at a time left out.

    python -m assistant.evaluation.ablation FILE [--corpus DIR] [--index DIR]

prints a Markdown table. Declining is judged by weights learned for the whole product, so that a part left out may
cost more in refusals than weights learned without it would; what was learned is not learned again.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.composition import compose
from assistant.answering.evidence import choose_evidence
from assistant.answering.feature_names import FEATURES, FUSED_SCORERS, MEANING_FEATURES
from assistant.answering.ranker import Ranker
from assistant.answering.support import Support
from assistant.answering.weights import LearnedWeights, Linear
from assistant.ask import Assistant
from assistant.evaluation.comparison import compare
from assistant.evaluation.gold import read_gold
from assistant.evaluation.metrics import means
from assistant.evaluation.report import percentile
from assistant.evaluation.run import run_questions
from assistant.evaluation.saved import scored
from assistant.model import AnswerStatus
from assistant.retrieval.index import PassageIndex
from assistant.settings import Settings
from assistant.text.thesaurus import Thesaurus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.evaluation.gold import GoldQuestion
    from assistant.evaluation.run import Run
    from assistant.model import Answer, Passage, Question

MEASURES = ("answer@1", "answer@3", "complete@5", "declined", "refused")


class Part(StrEnum):
    """What is left out."""

    NOTHING = "nothing: as shipped"
    THESAURUS = "thesaurus"
    EXPANSIONS = "thesaurus and short forms"
    CHARACTERS = "character TF-IDF"
    PAGES = "BM25 of whole pages"
    HEADINGS = "headings as context"
    NEIGHBOURS = "lead-in and sentence before as context"
    MEANING = "nearness in meaning"
    READER = "neural network: nearness in meaning and reader"
    DECLINING = "declining"
    RANKER = "learned ranker, neural network and declining: fused score alone"


# What the features begin with that a part alone makes.
_FEATURES = {
    Part.CHARACTERS: ("tfidf_characters",),
    Part.PAGES: ("bm25_page",),
    Part.MEANING: tuple(MEANING_FEATURES),
}


@dataclass(frozen=True)
class Reduced(Assistant):
    """The product with one part left out."""

    lacking: Part = Part.NOTHING

    @cached_property
    def _thesaurus(self) -> Thesaurus:
        return Thesaurus.of(()) if self.lacking is Part.THESAURUS else Thesaurus.load()

    @cached_property
    def _ranker(self) -> Ranker:
        whole = Ranker.load(self.index, self.corpus, self.settings)
        if self.lacking in _FEATURES:
            return replace(whole, weights=_without(whole.weights, _FEATURES[self.lacking]))
        if self.lacking is Part.RANKER:
            return replace(whole, weights=_fused_alone(whole.weights, self.settings))
        return whole

    def _content(self, question: Question) -> Answer:
        if self.lacking not in {Part.DECLINING, Part.RANKER}:
            return super()._content(question)
        evidence = choose_evidence(question, self._rank(question), self.corpus, self.settings)
        status = AnswerStatus.ANSWERED if evidence else AnswerStatus.NOT_FOUND
        support = Support(status=status, chance=1.0, confidence=1.0)
        return compose(question, evidence, support, self.corpus, self.settings)


def without(part: Part, whole: Assistant) -> Reduced:
    """Leave a part out of an assistant; headings and neighbours are left out of the index as well."""
    settings, corpus, index = whole.settings, whole.corpus, whole.index
    if part is Part.EXPANSIONS:
        settings = replace(settings, expansions=0)
    elif part is Part.CHARACTERS:
        settings = replace(settings, fusion_tfidf_characters=0.0)
    elif part in {Part.READER, Part.RANKER}:
        settings = replace(settings, reader_enabled=False)
    if part in {Part.MEANING, Part.READER, Part.RANKER}:
        index = replace(index, meaning=None)
    if part in {Part.HEADINGS, Part.NEIGHBOURS}:
        corpus = replace(corpus, passages=tuple(_bare(passage, part) for passage in corpus.passages))
        index = PassageIndex.build(corpus, settings)
    kept = {field.name: getattr(whole, field.name) for field in fields(Assistant)}
    changed = {"corpus": corpus, "index": replace(index, settings=settings), "settings": settings}
    return Reduced(**kept | changed | {"lacking": part})


def ablation_table(whole: Assistant, gold: Sequence[GoldQuestion], parts: Iterable[Part] = Part) -> str:
    """Answer every question without each part in turn; a Markdown table, each row held against the product whole."""
    whole = without(Part.NOTHING, whole)
    whole.ask("warm up")
    shipped = run_questions(whole, gold)
    lines = [
        f"| without | {' | '.join(MEASURES)} | answer@1 won, lost, p | median ms |",
        f"|---|{'---|' * (len(MEASURES) + 2)}",
    ]
    for part in parts:
        run = shipped if part is Part.NOTHING else run_questions(without(part, whole), gold)
        lines.append(_row(part, run, shipped))
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="assistant.evaluation.ablation", description=__doc__)
    parser.add_argument("gold", type=Path, metavar="FILE", help="gold questions")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), metavar="DIR")
    parser.add_argument("--index", type=Path, default=Path("index"), metavar="DIR")
    options = parser.parse_args(arguments)
    gold = read_gold(options.gold)
    whole = Assistant.open(options.corpus, options.index, Settings())
    sys.stdout.write(ablation_table(whole, gold) + "\n")
    return 0


def _bare(passage: Passage, part: Part) -> Passage:
    if part is Part.HEADINGS:
        return replace(passage, headings=())
    return replace(passage, lead_in="", before="")


def _without(weights: LearnedWeights, names: tuple[str, ...]) -> LearnedWeights:
    """The same weights, those of the features whose names begin so set to 0."""

    def reduced(linear: Linear) -> Linear:
        return _weighed(linear, {n: w for n, w in _by_name(linear).items() if not n.startswith(names)})

    return LearnedWeights(
        lexical=replace(weights.lexical, ranking=reduced(weights.lexical.ranking)),
        shortlist=reduced(weights.shortlist),
        with_reader=replace(weights.with_reader, ranking=reduced(weights.with_reader.ranking)),
    )


def _fused_alone(weights: LearnedWeights, settings: Settings) -> LearnedWeights:
    """Weights by which candidates keep the order in which the index hands them on."""
    fusion = {f"{scorer}_share": getattr(settings, f"fusion_{scorer}") for scorer in FUSED_SCORERS}
    zeros = tuple(0.0 for _ in FEATURES)
    ones = tuple(1.0 for _ in FEATURES)
    flat = Linear(names=tuple(FEATURES), weights=zeros, means=zeros, scales=ones)
    return replace(weights, lexical=replace(weights.lexical, ranking=_weighed(flat, fusion)))


def _by_name(linear: Linear) -> dict[str, float]:
    return dict(zip(linear.names, linear.weights, strict=True))


def _weighed(linear: Linear, weights: Mapping[str, float]) -> Linear:
    return replace(linear, weights=tuple(weights.get(name, 0.0) for name in linear.names))


def _row(part: Part, run: Run, shipped: Run) -> str:
    found = means(run.outcomes)
    cells = [f"{found[measure]:.3f}" if measure in found else "-" for measure in MEASURES]
    moved = next(one for one in compare(scored(shipped, {}), scored(run, {})) if one.measure == "answer@1")
    against = "" if part is Part.NOTHING else f"{len(moved.won)}, {len(moved.lost)}, {moved.chance:.2f}"
    return f"| {part} | {' | '.join(cells)} | {against} | {percentile(run.milliseconds, 0.5):.0f} |"


if __name__ == "__main__":
    sys.exit(main())
