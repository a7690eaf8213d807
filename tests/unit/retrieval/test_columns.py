from assistant.retrieval.columns import TermColumns
from assistant.retrieval.indexing import frequencies_of
from assistant.retrieval.lexical import bm25_columns

PASSAGES = [["salt", "grit"], ["grit", "grit", "road"], [], ["road"]]


def columns() -> TermColumns:
    return bm25_columns(frequencies_of(PASSAGES), k1=1.5, b=0.75)


def test_a_term_held_by_no_passage_adds_nothing() -> None:
    assert columns().scores({"snow": 1.0}).tolist() == [0.0, 0.0, 0.0, 0.0]


def test_a_passage_without_words_scores_zero() -> None:
    assert columns().scores({"salt": 1.0, "grit": 1.0, "road": 1.0})[2] == 0.0


def test_half_the_weight_of_a_term_gives_half_its_score() -> None:
    whole, half = columns().scores({"grit": 1.0}), columns().scores({"grit": 0.5})
    assert (half * 2).tolist() == whole.tolist()


def test_document_frequency_counts_passages_and_not_repetitions() -> None:
    assert columns().document_frequency("grit") == 2
    assert columns().document_frequency("snow") == 0
