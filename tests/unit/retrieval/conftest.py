import pytest

from assistant.model import Corpus
from tests.retrieval_factories import a_corpus_of, a_passage


@pytest.fixture
def corpus() -> Corpus:
    return a_corpus_of(
        [
            a_passage(0, "Opening hours of the library changed.", "libraries", headings=("2 Buildings",)),
            a_passage(1, "Visits rose by 60% in 2019/20.", "libraries", headings=("3 Visitors",)),
            a_passage(0, "The council grits 640 miles of road."),
            a_passage(1, "It takes three hours.", before="The council grits 640 miles of road."),
            a_passage(2, "Contributions | £32,714.00", columns=("Body", "Sum"), group="Income"),
        ]
    )
