"""The conformance suite of `TermIndex`: what is true of every implementation.

A new one joins by a maker in `MAKERS`: from reports, each a document's passages with their terms, to an index.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.retrieval.growing import Report
from assistant.retrieval.lexical import LuceneBM25, lucene_idf
from assistant.retrieval.segment_files import Entry
from assistant.retrieval.term_index import TermIndex
from assistant.settings import Settings
from tests.retrieval_factories import a_passage, an_archive, with_reports, without_report

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings()
WORDS = ["road", "salt", "grit", "snow", "plough", "depot", "2019/20", "\u00e9t\u00e9", "%", "budget"]


def a_report(document: str, texts: list[str]) -> Report:
    return [
        Entry(passage=a_passage(place, f"{text}.", document), terms=text.split())
        for place, text in enumerate(texts)
    ]


def drawn_reports(count: int = 22) -> list[Report]:
    """Reports of different lengths, their words drawn by a fixed seed; document 10 stands before document 2."""
    random = np.random.default_rng(3)
    chances = 1 / np.arange(1, len(WORDS) + 1)
    texts = [
        [
            " ".join(random.choice(WORDS, size=random.integers(0, 12), p=chances / chances.sum()))
            for _ in range(random.integers(1, 9))
        ]
        for _ in range(count)
    ]
    return [a_report(f"paper-{number}", text) for number, text in enumerate(texts)]


def built_at_once(folder: Path, reports: list[Report]) -> TermIndex:
    return an_archive(folder, reports)


def grown_one_by_one(folder: Path, reports: list[Report]) -> TermIndex:
    an_archive(folder, [])
    for report in reversed(reports):
        with_reports(folder, [report])
    return with_reports(folder, [])


def grown_and_shrunk(folder: Path, reports: list[Report]) -> TermIndex:
    others = [a_report(f"gone-{number}", ["road salt", "budget budget"]) for number in range(4)]
    an_archive(folder, [others[0], *reports[:9], others[1], others[2], *reports[9:]])
    with_reports(folder, [others[3]])
    for number in (2, 0, 3):
        without_report(folder, f"gone-{number}")
    return without_report(folder, "gone-1")


MAKERS = [built_at_once, grown_one_by_one, grown_and_shrunk]
Maker = Callable[[list[Report]], TermIndex]


@pytest.fixture(params=MAKERS, ids=lambda maker: maker.__name__, scope="module")
def make(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Maker:
    def made(reports: list[Report]) -> TermIndex:
        index: TermIndex = request.param(tmp_path_factory.mktemp("index"), reports)
        return index

    return made


@pytest.fixture(scope="module")
def index(make: Maker) -> TermIndex:
    return make(drawn_reports())


def defined(reports: list[Report], asked: Mapping[str, float]) -> list[tuple[str, float]]:
    """Ids and scores as rank-bm25 defines them, best first, ties in reading order."""
    entries = [entry for report in sorted(reports, key=lambda r: r[0].passage.document) for entry in report]
    model = LuceneBM25([entry.terms for entry in entries], k1=SETTINGS.bm25_k1, b=SETTINGS.bm25_b)
    scores = sum(
        (weight * model.get_scores([term]) for term, weight in asked.items()), np.zeros(len(entries))
    )
    order = np.lexsort((np.arange(len(entries)), -scores))
    return [(entries[n].passage.id, float(scores[n])) for n in order if scores[n] > 0]


@pytest.mark.parametrize("limit", [1, 7, 1000])
@pytest.mark.parametrize(
    "asked",
    [
        {"plough": 1.0},
        {"road": 1.0, "salt": 1.0},
        {"budget": 0.3, "road": 1.0, "unheard": 1.0, "%": 0.05},
        dict.fromkeys(WORDS, 0.5),
    ],
)
def test_the_same_passages_come_in_the_same_order_with_the_same_scores(
    index: TermIndex, asked: dict[str, float], limit: int
) -> None:
    expected = defined(drawn_reports(), asked)[:limit]
    found = index.rank(asked, limit=limit)
    assert [hit.passage for hit in found] == [passage for passage, _ in expected]
    assert [hit.score for hit in found] == pytest.approx([score for _, score in expected], abs=1e-6)


def test_passages_that_score_alike_come_in_reading_order(make: Maker) -> None:
    texts = ["the road is closed"] * 12
    index = make([a_report("winter", texts), a_report("autumn", texts)])
    found = [hit.passage for hit in index.rank({"road": 1.0}, limit=14)]
    assert found == [f"autumn/p{n}" for n in range(12)] + ["winter/p0", "winter/p1"]


def test_terms_that_no_passage_holds_and_a_limit_of_none_find_nothing(index: TermIndex) -> None:
    assert index.rank({"unheard": 1.0}, limit=5) == ()
    assert index.rank({}, limit=5) == ()
    assert index.rank({"road": 1.0}, limit=0) == ()


def test_narrowed_to_documents_it_finds_what_stands_there_with_the_scores_of_the_whole(
    index: TermIndex,
) -> None:
    asked, inside = {"road": 1.0, "grit": 1.0}, ("paper-3", "paper-20", "unknown")
    expected = [
        (passage, score)
        for passage, score in defined(drawn_reports(), asked)
        if passage.rpartition("/")[0] in inside
    ]
    found = index.rank(asked, limit=50, documents=inside)
    assert [hit.passage for hit in found] == [passage for passage, _ in expected]
    assert [hit.score for hit in found] == pytest.approx([score for _, score in expected], abs=1e-6)
    assert index.rank(asked, limit=50, documents=("unknown",)) == ()


def test_it_counts_its_passages_and_those_that_hold_a_term(index: TermIndex) -> None:
    entries = [entry for report in drawn_reports() for entry in report]
    assert len(index) == len(entries)
    for word in [*WORDS, "unheard"]:
        holding = sum(word in entry.terms for entry in entries)
        assert index.document_frequency(word) == holding
        assert index.idf(word) == pytest.approx(lucene_idf(len(entries), holding), abs=1e-9)


def test_passages_are_given_back_as_they_were_in_the_order_asked(index: TermIndex) -> None:
    passages = [entry.passage for report in drawn_reports() for entry in report]
    asked = [*passages[40:3:-7], passages[0], passages[0]]
    assert index.passages([passage.id for passage in asked]) == tuple(asked)
    assert index.passages([]) == ()


@pytest.mark.parametrize("unknown", ["paper-3/p99", "paper-3/p-1", "paper-3/p00", "gone-1/p0", "paper-3"])
def test_an_unknown_id_is_named(index: TermIndex, unknown: str) -> None:
    with pytest.raises(KeyError, match=unknown):
        index.passages(["paper-3/p0", unknown])


def test_an_index_of_nothing_can_be_asked(make: Maker) -> None:
    index = make([])
    assert len(index) == 0
    assert index.rank({"road": 1.0}, limit=5) == ()
    assert index.idf("road") == pytest.approx(lucene_idf(0, 0))


def test_a_passage_without_words_is_never_found_and_counts(make: Maker) -> None:
    index = make([a_report("winter", ["", "road", ""])])
    assert len(index) == 3
    assert [hit.passage for hit in index.rank({"road": 1.0}, limit=5)] == ["winter/p1"]


def test_a_rarer_term_tells_more(index: TermIndex) -> None:
    ordered = sorted(WORDS, key=index.document_frequency)
    assert all(index.idf(rare) >= index.idf(common) for rare, common in pairwise(ordered))
