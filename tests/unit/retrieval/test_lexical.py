import pytest

from assistant.retrieval.indexing import frequencies_of
from assistant.retrieval.lexical import bm25_columns, lucene_idf


def test_a_word_in_most_passages_still_weighs_more_than_nothing() -> None:
    assert lucene_idf(10, 10) > 0


def test_a_rarer_word_is_more_telling() -> None:
    assert lucene_idf(10, 1) > lucene_idf(10, 5) > lucene_idf(10, 9)


def test_the_score_of_a_passage_is_the_published_formula() -> None:
    columns = bm25_columns(frequencies_of([["a", "a", "b"], ["b"]]), k1=1.2, b=0.5)
    length = 1 - 0.5 + 0.5 * 3 / 2
    assert columns.scores({"a": 1.0})[0] == pytest.approx(lucene_idf(2, 1) * 2 * 2.2 / (2 + 1.2 * length))


@pytest.mark.parametrize("passages", [[], [[]], [[], []]])
def test_a_corpus_without_words_gives_every_passage_zero(passages: list[list[str]]) -> None:
    assert bm25_columns(frequencies_of(passages), k1=1.5, b=0.75).scores({"a": 1.0}).tolist() == [0.0] * len(
        passages
    )
