"""The index of passages: what is built once from a corpus, and ranks its passages for a question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.model import Contribution, RankedPassage
from assistant.retrieval.fusion import fuse
from assistant.retrieval.indexing import frequencies_of
from assistant.retrieval.lexical import bm25_columns, lucene_idf
from assistant.retrieval.meaning import MeaningIndex, nearest
from assistant.retrieval.pages import gathered, pages_of
from assistant.retrieval.vectors import character_columns, character_cosines, tfidf_columns, word_cosines
from assistant.text.rewording import reworded
from assistant.text.tokens import is_stop_word, stem, stems, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from assistant.model import Corpus, Passage, Question
    from assistant.retrieval.columns import TermColumns
    from assistant.settings import Settings


def telling_words(text: str) -> tuple[str, ...]:
    """Tokens of a text without stop words, unstemmed."""
    return tuple(word for word in words(text) if not is_stop_word(word))


def context_of(passage: Passage, titles: Mapping[str, str]) -> str:
    """The words around a passage that say what it is about, its own left out."""
    around = (*passage.headings, passage.lead_in, passage.before, *passage.columns, passage.group)
    return " ".join((*around, titles.get(passage.document, "")))


def term_weights(question: Question) -> dict[str, float]:
    """Each stem of a question with its weight: its own terms first, then expansions, the highest standing."""
    weights: dict[str, float] = {}
    own = question.weights or (1.0,) * len(question.terms)
    for term, weight in zip(question.terms, own, strict=True):
        weights[term] = max(weights.get(term, 0.0), weight)
    for expansion in question.expansions:
        for term in expansion.terms:
            weights[term] = max(weights.get(term, 0.0), expansion.weight)
    return weights


def stems_of_words(passages: Iterable[Passage], titles: Mapping[str, str]) -> dict[str, str]:
    """The stem of every word of passages and what surrounds them."""
    texts = {text for passage in passages for text in (passage.text, context_of(passage, titles))}
    return {word: stem(word) for word in sorted({word for text in texts for word in words(text)})}


def _unfused(values: Mapping[str, NDArray[np.float64]], place: int) -> Iterator[Contribution]:
    """What scorers gave the passage at `place` that have no share in the order of candidates."""
    for name, scores in values.items():
        yield Contribution(scorer=name, value=float(scores[place]), share=0.0)


def _cosines(meaning: MeaningIndex, question: Question) -> dict[str, NDArray[np.float64]]:
    """Nearness in meaning to a question as it was put, and with the report's words put in."""
    asked = question.interpreted
    again = reworded(asked, question.expansions, meaning.settings.meaning_reworded_weight)
    cosines = meaning.cosines(asked)
    return {"meaning": cosines, "reworded": cosines if again == asked else meaning.cosines(again)}


@dataclass(frozen=True)
class PassageIndex:
    """Passages with their columns, one set a scorer.

    Attributes:
        passages: in reading order, documents sorted by id.
        columns: by scorer: "bm25", "bm25_context", "tfidf_words", "tfidf_characters"; "bm25_page" has a row a page.
        meaning: the passages' vectors; None without the neural network or with too many passages.
    """

    passages: tuple[Passage, ...]
    columns: Mapping[str, TermColumns]
    settings: Settings
    meaning: MeaningIndex | None = None

    @classmethod
    def build(cls, corpus: Corpus, settings: Settings, known: PassageIndex | None = None) -> PassageIndex:
        """Index every passage of a corpus, which may have none.

        Args:
            known: an index with the same settings; the vectors of passages that it holds too are taken from it.

        Raises:
            ReaderUnavailableError: when the neural network is switched on and its files cannot be used.
        """
        titles = {document.id: document.short_title for document in corpus.documents}
        own = [stems(passage.text) for passage in corpus.passages]
        around = [stems(context_of(passage, titles)) for passage in corpus.passages]
        counted = frequencies_of(own)
        in_context = frequencies_of((*inner, *more) for inner, more in zip(own, around, strict=True))
        columns = {
            "bm25": bm25_columns(counted, k1=settings.bm25_k1, b=settings.bm25_b),
            "bm25_context": bm25_columns(in_context, k1=settings.bm25_k1, b=settings.bm25_b),
            "bm25_page": bm25_columns(
                gathered(counted, pages_of(corpus.passages)), k1=settings.bm25_k1, b=settings.bm25_b
            ),
            "tfidf_words": tfidf_columns(in_context),
        }
        if len(own) <= settings.tfidf_characters_max_passages:
            texts = [" ".join(telling_words(passage.text)) for passage in corpus.passages]
            columns["tfidf_characters"] = character_columns(texts)
        meant = settings.reader_enabled and len(own) <= settings.meaning_max_passages
        vectors = known.meaning.by_text(known.passages) if known and known.meaning else None
        return cls(
            passages=corpus.passages,
            columns=columns,
            settings=settings,
            meaning=MeaningIndex.build(corpus.passages, settings, vectors) if meant else None,
        )

    def search(self, question: Question, *, limit: int) -> tuple[RankedPassage, ...]:
        """At most `limit` passages that share words with the question, best first; ties in reading order.

        Behind them stand those that are near it in meaning alone, nearest first, `settings.meaning_candidates` at most.
        Headings and contents entries are ranked too: what may answer is for the caller to say.
        """
        kept = self._kept(question)
        values = {name: np.where(kept, scores, 0.0) for name, scores in self._values(question).items()}
        fused = fuse(values, self._fusion_weights)
        places = fused.best(limit)
        beside = {"bm25_page": self.columns["bm25_page"].scores(term_weights(question))[self._pages]}
        if self.meaning is not None:
            beside |= {
                name: np.where(kept, told, -1.0) for name, told in _cosines(self.meaning, question).items()
            }
            near = nearest((beside["meaning"] + beside["reworded"]) / 2, self.settings.meaning_candidates)
            places = list(dict.fromkeys([*places, *near]))
        return tuple(
            RankedPassage(
                passage=self.passages[place],
                rank=rank,
                score=float(fused.scores[place]),
                contributions=(*fused.contributions(place), *_unfused(beside, place)),
            )
            for rank, place in enumerate(places, start=1)
        )

    def idf(self, stem: str) -> float:
        """How telling a stem is: Lucene's inverse document frequency over passages' own words, above zero."""
        return lucene_idf(len(self.passages), self.document_frequency(stem))

    def document_frequency(self, stem: str) -> int:
        """Passages whose own words hold the stem."""
        return self.columns["bm25"].document_frequency(stem)

    def _values(self, question: Question) -> dict[str, NDArray[np.float64]]:
        terms = term_weights(question)
        values = {name: self.columns[name].scores(terms) for name in ("bm25", "bm25_context")}
        values["tfidf_words"] = word_cosines(self.columns["tfidf_words"], terms)
        if "tfidf_characters" in self.columns:
            asked = " ".join(telling_words(question.focus or question.interpreted))
            values["tfidf_characters"] = character_cosines(self.columns["tfidf_characters"], asked)
        return values

    def _kept(self, question: Question) -> NDArray[np.bool_]:
        """Whether each passage stands in a document that the question is narrowed to."""
        if not question.documents:
            return np.ones(len(self.passages), dtype=np.bool_)
        return np.isin(self._documents, question.documents)

    @cached_property
    def _documents(self) -> NDArray[np.str_]:
        return np.array([passage.document for passage in self.passages], dtype=np.str_)

    @cached_property
    def _pages(self) -> NDArray[np.int32]:
        return pages_of(self.passages)

    @property
    def _fusion_weights(self) -> dict[str, float]:
        return {
            "bm25": self.settings.fusion_bm25,
            "bm25_context": self.settings.fusion_bm25_context,
            "tfidf_words": self.settings.fusion_tfidf_words,
            "tfidf_characters": self.settings.fusion_tfidf_characters,
        }
