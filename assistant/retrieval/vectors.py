"""TF-IDF cosines over stems and over character n-grams: scikit-learn defines them, sparse columns serve them.

scikit-learn takes seconds to load, so only building the columns of n-grams imports it. Those of stems, which are made
for a question's few reports of an archive too, and a question's vector are computed by its formula in its order of
operations, and property tests hold both equal to what it gives.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.columns import TermColumns
from assistant.retrieval.indexing import frequencies_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from sklearn.feature_extraction.text import TfidfVectorizer

    from assistant.retrieval.indexing import Counted

SHORTEST_GRAM = 3
LONGEST_GRAM = 5


def word_vectorizer() -> TfidfVectorizer:
    """The definition of the columns of words: scikit-learn's vectoriser over stems joined by single spaces."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - see the module's docstring

    return TfidfVectorizer(analyzer=str.split, sublinear_tf=True)


def character_vectorizer() -> TfidfVectorizer:
    """scikit-learn's vectoriser over n-grams of 3 to 5 characters that do not cross words."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - see the module's docstring

    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(SHORTEST_GRAM, LONGEST_GRAM), lowercase=False, sublinear_tf=True
    )


def tfidf_columns(found: Counted) -> TermColumns:
    """The unit vectors that a vectoriser fitted on passages gives them, whose terms were counted; in single precision."""
    count = len(found.lengths)
    idf = np.log((1 + count) / (1 + found.holding)) + 1.0
    weights = (np.log(found.frequencies) + 1.0) * np.repeat(idf, found.holding)
    lengths = np.sqrt(np.bincount(found.rows, weights=weights * weights, minlength=count))
    weights /= lengths[found.rows]
    return TermColumns(
        terms={term: place for place, term in enumerate(found.terms)},
        starts=np.concatenate([[0], np.cumsum(found.holding, dtype=np.int64)]),
        rows=found.rows,
        weights=weights.astype(np.float32),
        idf=idf,
        count=count,
    )


def character_columns(texts: Sequence[str]) -> TermColumns:
    """The unit vectors that `character_vectorizer`, fitted on `texts`, gives them; in single precision."""
    if not any(text.strip() for text in texts):
        return tfidf_columns(frequencies_of(() for _ in texts))
    vectorizer = character_vectorizer()
    matrix = vectorizer.fit_transform(texts).tocsc()
    matrix.sort_indices()
    return TermColumns(
        terms={term: place for place, term in enumerate(vectorizer.get_feature_names_out().tolist())},
        starts=matrix.indptr.astype(np.int64),
        rows=matrix.indices.astype(np.int32),
        weights=matrix.data.astype(np.float32),
        idf=np.asarray(vectorizer.idf_, dtype=np.float64),
        count=len(texts),
    )


def character_grams(text: str) -> Iterator[str]:
    """The n-grams of scikit-learn's ``char_wb``: each word between spaces; a word too short for n gives itself."""
    for word in text.split():
        padded = f" {word} "
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1):
            yield padded[:size]
            for start in range(1, len(padded) - size + 1):
                yield padded[start : start + size]
            if len(padded) <= size:
                break


def question_vector(columns: TermColumns, counts: Mapping[str, float]) -> dict[str, float]:
    """Unit vector of a question: (1 + log count) x idf of each known term, a count below 1 standing as it is."""
    weights = {
        term: (1 + math.log(count) if count > 1 else count) * float(columns.idf[columns.terms[term]])
        for term, count in counts.items()
        if term in columns.terms
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def word_cosines(columns: TermColumns, terms: Mapping[str, float]) -> NDArray[np.float64]:
    """Cosine of a question's weighted stems with each passage, 0 to 1."""
    return columns.scores(question_vector(columns, terms))


def character_cosines(columns: TermColumns, text: str) -> NDArray[np.float64]:
    """Cosine of a question's character n-grams with each passage's, 0 to 1."""
    return columns.scores(question_vector(columns, Counter(character_grams(text))))
