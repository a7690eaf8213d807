import pytest

from assistant.retrieval.vocabulary import Vocabulary

TERMS = sorted(["road", "salt", "%", "2019/20", "\u00e9t\u00e9", "\U0001f600", "\uffee", "roads", "r"])


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_found_by_its_number(term: str) -> None:
    assert Vocabulary.of(TERMS).find(term) == TERMS.index(term)


@pytest.mark.parametrize("term", ["", "roa", "roadsalt", "zzz", "\U0001f601"])
def test_a_word_that_is_no_term_is_not_found(term: str) -> None:
    assert Vocabulary.of(TERMS).find(term) is None


def test_terms_come_back_as_they_went_in() -> None:
    assert Vocabulary.of(TERMS).terms() == TERMS
    assert Vocabulary.of([]).find("road") is None
