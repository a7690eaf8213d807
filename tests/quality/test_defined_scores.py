"""Over the shipped reports, what is served is what rank-bm25 defines, to the last bit and in the same order."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.ask import Assistant
from assistant.evaluation.gold import read_gold
from assistant.retrieval.lexical import LuceneBM25
from assistant.retrieval.segment_files import Entry
from assistant.settings import Settings
from assistant.text.tokens import stems
from tests.retrieval_factories import an_archive, with_reports

if TYPE_CHECKING:
    from assistant.retrieval.index import PassageIndex

HERE = Path(__file__).parent
SETTINGS = Settings(reader_enabled=False)
LIMIT = 50


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> PassageIndex:
    return Assistant.open(HERE.parent.parent / "corpus", tmp_path_factory.mktemp("index"), SETTINGS).index


@pytest.fixture(scope="module")
def words(index: PassageIndex) -> list[tuple[str, ...]]:
    return [stems(passage.text) for passage in index.passages]


@pytest.fixture(scope="module")
def asked() -> list[tuple[str, ...]]:
    questions = read_gold(HERE / "questions.jsonl")
    return [tuple(dict.fromkeys(stems(question.turns[-1]))) for question in questions]


@pytest.fixture(scope="module")
def defined(words: list[tuple[str, ...]]) -> LuceneBM25:
    return LuceneBM25(words, k1=SETTINGS.bm25_k1, b=SETTINGS.bm25_b)


def test_the_index_of_the_reports_scores_as_defined(
    index: PassageIndex, defined: LuceneBM25, asked: list[tuple[str, ...]]
) -> None:
    for terms in asked:
        served = index.columns["bm25"].scores(dict.fromkeys(terms, 1.0))
        assert served.tolist() == defined.get_scores(terms).tolist()


def test_an_archive_of_the_reports_ranks_as_defined(
    index: PassageIndex,
    words: list[tuple[str, ...]],
    defined: LuceneBM25,
    asked: list[tuple[str, ...]],
    tmp_path: Path,
) -> None:
    entries = [Entry(passage=p, terms=terms) for p, terms in zip(index.passages, words, strict=True)]
    first, *others = [list(run) for _, run in groupby(entries, key=lambda entry: entry.passage.document)]
    an_archive(tmp_path, others)
    archive = with_reports(tmp_path, [first])
    for terms in asked:
        scores = defined.get_scores(terms)
        order = np.lexsort((np.arange(len(scores)), -scores))[:LIMIT]
        found = archive.rank(dict.fromkeys(terms, 1.0), limit=LIMIT)
        assert [(hit.passage, hit.score) for hit in found] == [
            (index.passages[row].id, scores[row]) for row in order if scores[row] > 0
        ]
