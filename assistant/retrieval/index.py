"""The index of passages: what is built once from a corpus, and ranks its passages for a question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assistant.model import RankedPassage
from assistant.retrieval.fusion import fuse
from assistant.retrieval.lexical import bm25_columns, lucene_idf
from assistant.retrieval.vectors import (
    character_cosines,
    character_vectorizer,
    tfidf_columns,
    word_cosines,
    word_vectorizer,
)
from assistant.text.tokens import is_stop_word, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from assistant.model import Corpus, Passage, Question
    from assistant.retrieval.columns import TermColumns
    from assistant.settings import Settings


def telling_words(text: str) -> tuple[str, ...]:
    """Tokens of a text without stop words, unstemmed."""
    return tuple(token.text for token in tokens(text) if not is_stop_word(token.text))


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


def _stems_of_words(passages: Iterable[Passage], titles: Mapping[str, str]) -> dict[str, str]:
    texts = {text for passage in passages for text in (passage.text, context_of(passage, titles))}
    words = {token.text for text in texts for token in tokens(text)}
    return {word: stem(word) for word in sorted(words)}


@dataclass(frozen=True)
class PassageIndex:
    """Passages with their columns, one set a scorer.

    Attributes:
        passages: in reading order, documents sorted by id.
        columns: by scorer: "bm25", "bm25_context", "tfidf_words", "tfidf_characters".
        vocabulary: stem of every word of passages and what surrounds them.
    """

    passages: tuple[Passage, ...]
    columns: Mapping[str, TermColumns]
    vocabulary: Mapping[str, str]
    settings: Settings

    @classmethod
    def build(cls, corpus: Corpus, settings: Settings) -> PassageIndex:
        """Index every passage of a corpus, which may have none."""
        titles = {document.id: document.short_title for document in corpus.documents}
        words = [telling_words(passage.text) for passage in corpus.passages]
        around = [telling_words(context_of(passage, titles)) for passage in corpus.passages]
        own = [[stem(word) for word in passage] for passage in words]
        whole = [stems + [stem(word) for word in more] for stems, more in zip(own, around, strict=True)]
        columns = {
            "bm25": bm25_columns(own, k1=settings.bm25_k1, b=settings.bm25_b),
            "bm25_context": bm25_columns(whole, k1=settings.bm25_k1, b=settings.bm25_b),
            "tfidf_words": tfidf_columns(word_vectorizer(), [" ".join(stems) for stems in whole]),
        }
        if len(words) <= settings.tfidf_characters_max_passages:
            columns["tfidf_characters"] = tfidf_columns(character_vectorizer(), [" ".join(w) for w in words])
        vocabulary = _stems_of_words(corpus.passages, titles)
        return cls(passages=corpus.passages, columns=columns, vocabulary=vocabulary, settings=settings)

    def search(self, question: Question, *, limit: int) -> tuple[RankedPassage, ...]:
        """At most `limit` passages that share something with the question, best first; ties in reading order.

        Headings and contents entries are ranked too: what may answer is for the caller to say.
        """
        values = self._values(question)
        if question.documents:
            kept = np.isin(self._documents, question.documents)
            values = {name: np.where(kept, scores, 0.0) for name, scores in values.items()}
        fused = fuse(values, self._fusion_weights)
        return tuple(
            RankedPassage(
                passage=self.passages[place],
                rank=rank,
                score=float(fused.scores[place]),
                contributions=fused.contributions(place),
            )
            for rank, place in enumerate(fused.best(limit), start=1)
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

    @cached_property
    def _documents(self) -> NDArray[np.str_]:
        return np.array([passage.document for passage in self.passages], dtype=np.str_)

    @property
    def _fusion_weights(self) -> dict[str, float]:
        return {
            "bm25": self.settings.fusion_bm25,
            "bm25_context": self.settings.fusion_bm25_context,
            "tfidf_words": self.settings.fusion_tfidf_words,
            "tfidf_characters": self.settings.fusion_tfidf_characters,
        }
