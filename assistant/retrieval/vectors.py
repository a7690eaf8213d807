"""TF-IDF cosines over stems and over character n-grams: scikit-learn defines them, sparse columns serve them.

scikit-learn takes seconds to load, so only building an index imports it. A question's vector is computed here
by the same formula from the stored vocabulary; a property test holds the two equal.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from assistant.retrieval.columns import TermColumns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from sklearn.feature_extraction.text import TfidfVectorizer

SHORTEST_GRAM = 3
LONGEST_GRAM = 5


def word_vectorizer() -> TfidfVectorizer:
    """scikit-learn's vectoriser over passages given as their stems, joined by single spaces."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - see the module's docstring

    return TfidfVectorizer(analyzer=str.split, sublinear_tf=True)


def character_vectorizer() -> TfidfVectorizer:
    """scikit-learn's vectoriser over n-grams of 3 to 5 characters that do not cross words."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - see the module's docstring

    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(SHORTEST_GRAM, LONGEST_GRAM), lowercase=False, sublinear_tf=True
    )


def tfidf_columns(vectorizer: TfidfVectorizer, texts: Sequence[str]) -> TermColumns:
    """The unit vectors that `vectorizer`, fitted on `texts`, gives them; in single precision."""
    if not any(text.strip() for text in texts):
        return TermColumns(
            terms={},
            starts=np.zeros(1, dtype=np.int64),
            rows=np.zeros(0, dtype=np.int32),
            weights=np.zeros(0, dtype=np.float32),
            idf=np.zeros(0),
            count=len(texts),
        )
    matrix = vectorizer.fit_transform(texts).tocsc()
    matrix.sort_indices()
    return TermColumns(
        terms={
            term: int(place) for term, place in sorted(vectorizer.vocabulary_.items(), key=lambda t: t[1])
        },
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
