import numpy as np

from assistant.retrieval.indexing import frequencies_of
from assistant.retrieval.pages import gathered


def test_a_page_has_the_terms_of_its_passages_wherever_they_stand() -> None:
    passages = [["road", "salt"], ["grit"], ["road", "road", "depot"], []]
    by_page = gathered(frequencies_of(passages), np.array([1, 0, 1, 2], dtype=np.int32))
    whole = frequencies_of([["grit"], ["road", "salt", "road", "road", "depot"], []])
    assert by_page.terms == whole.terms
    for name in ("holding", "rows", "frequencies", "lengths"):
        assert getattr(by_page, name).tolist() == getattr(whole, name).tolist()
