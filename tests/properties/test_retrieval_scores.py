"""What is served from columns equals, for any corpus, what rank-bm25 and scikit-learn define."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.retrieval.columns import TermColumns
from assistant.retrieval.indexing import frequencies_of
from assistant.retrieval.lexical import LuceneBM25, bm25_columns
from assistant.retrieval.vectors import (
    character_columns,
    character_cosines,
    character_grams,
    character_vectorizer,
    tfidf_columns,
    word_cosines,
    word_vectorizer,
)

WORDS = st.sampled_from(["road", "salt", "grit", "snow", "plough", "depot", "2019/20", "%"])
PASSAGES = st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=15).filter(any)
TYPED = st.text(alphabet="abcde é£", max_size=30)
UNHURRIED = settings(deadline=None)  # the first example waits for a library to load


def assert_same_columns(columns: TermColumns, vectorizer: TfidfVectorizer, defined: csr_matrix) -> None:
    """Hold the columns against scikit-learn's matrix, to the last bit of single precision."""
    by_term = defined.tocsc()
    by_term.sort_indices()
    assert list(columns.terms) == sorted(vectorizer.vocabulary_)
    assert columns.idf.tolist() == vectorizer.idf_.tolist()
    assert columns.starts.tolist() == by_term.indptr.tolist()
    assert columns.rows.tolist() == by_term.indices.tolist()
    assert columns.weights.tolist() == by_term.data.astype(np.float32).tolist()


@UNHURRIED
@given(PASSAGES, st.lists(WORDS, unique=True, max_size=6), st.floats(0.1, 3.0), st.floats(0.0, 0.95))
def test_bm25_from_columns_equals_rank_bm25_bit_for_bit(
    passages: list[list[str]], asked: list[str], k1: float, b: float
) -> None:
    served = bm25_columns(frequencies_of(passages), k1=k1, b=b).scores(dict.fromkeys(asked, 1.0))
    assert served.tolist() == LuceneBM25(passages, k1=k1, b=b).get_scores(asked).tolist()


@UNHURRIED
@given(PASSAGES, st.dictionaries(WORDS, st.floats(0.05, 1.0), max_size=6))
def test_weighted_terms_add_up_as_rank_bm25_scores_them_one_by_one(
    passages: list[list[str]], asked: dict[str, float]
) -> None:
    model = LuceneBM25(passages, k1=1.5, b=0.75)
    expected = np.zeros(len(passages))
    for term, weight in asked.items():
        expected += weight * model.get_scores([term])
    assert bm25_columns(frequencies_of(passages), k1=1.5, b=0.75).scores(asked).tolist() == expected.tolist()


@UNHURRIED
@given(PASSAGES, st.lists(WORDS, unique=True, max_size=6))
def test_word_cosines_are_those_of_scikit_learn(passages: list[list[str]], asked: list[str]) -> None:
    texts = [" ".join(words) for words in passages]
    vectorizer = word_vectorizer()
    columns, defined = tfidf_columns(frequencies_of(passages)), vectorizer.fit_transform(texts)
    assert_same_columns(columns, vectorizer, defined)
    served = word_cosines(columns, dict.fromkeys(asked, 1.0))
    expected = (defined @ vectorizer.transform([" ".join(asked)]).T).toarray()[:, 0]
    np.testing.assert_allclose(served, expected, atol=1e-6)


@UNHURRIED
@given(
    st.lists(TYPED, min_size=1, max_size=8).filter(lambda texts: any(text.strip() for text in texts)), TYPED
)
def test_character_cosines_are_those_of_scikit_learn(texts: list[str], asked: str) -> None:
    vectorizer = character_vectorizer()
    columns, defined = character_columns(texts), vectorizer.fit_transform(texts)
    assert_same_columns(columns, vectorizer, defined)
    served = character_cosines(columns, asked)
    expected = (defined @ vectorizer.transform([asked]).T).toarray()[:, 0]
    np.testing.assert_allclose(served, expected, atol=1e-6)


@UNHURRIED
@given(TYPED)
def test_character_n_grams_are_those_of_scikit_learn(text: str) -> None:
    assert sorted(character_grams(text)) == sorted(character_vectorizer().build_analyzer()(text))
