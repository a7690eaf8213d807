"""Every engine that is installed ranks as its own formula says, so that none is fast by being wrong."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import pytest

from assistant.settings import Settings
from tests.benchmarks.engines import ENGINES, OURS, Entry
from tests.benchmarks.passages import read_stems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

WORDS = ["road", "school", "budget", "2019/20", "%", "£", "don't", "4801", "1.5", "été", "bus"]
WEIGHTS = [9, 7, 5, 4, 3, 3, 2, 2, 2, 1, 1]
Texts = list[list[str]]


def lucene_idf(passages: int, holding: int) -> float:
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


def robertson_idf(passages: int, holding: int) -> float:
    return math.log((passages - holding + 0.5) / (holding + 0.5))


def bm25(texts: Texts, query: Sequence[str], k1: float, b: float, idf: Callable[[str], float]) -> list[float]:
    mean = sum(map(len, texts)) / len(texts)
    return [
        sum(
            idf(word) * text.count(word) * (k1 + 1) / (text.count(word) + k1 * (1 - b + b * len(text) / mean))
            for word in query
            if word in text
        )
        for text in texts
    ]


def lucene(k1: float, b: float) -> Callable[[Texts, Sequence[str]], list[float]]:
    return lambda texts, query: bm25(
        texts, query, k1, b, lambda word: lucene_idf(len(texts), sum(word in text for text in texts))
    )


def okapi(texts: Texts, query: Sequence[str]) -> list[float]:
    """As rank-bm25 has it: a word in more than half of the passages gets a quarter of the mean."""
    words = {word for text in texts for word in text}
    idf = {word: robertson_idf(len(texts), sum(word in text for text in texts)) for word in words}
    floor = 0.25 * sum(idf.values()) / len(idf)
    return bm25(texts, query, 1.5, 0.75, lambda word: idf[word] if idf[word] >= 0 else floor)


def sqlite(texts: Texts, query: Sequence[str]) -> list[float]:
    def idf(word: str) -> float:
        return max(robertson_idf(len(texts), sum(word in text for text in texts)), 1e-6)

    return bm25(texts, query, 1.2, 0.75, idf)


def tfidf(texts: Texts, query: Sequence[str]) -> list[float]:
    def vector(text: Sequence[str]) -> dict[str, float]:
        weights = {
            word: text.count(word)
            * (math.log((1 + len(texts)) / (1 + sum(word in other for other in texts))) + 1)
            for word in text
            if any(word in other for other in texts)
        }
        length = math.hypot(*weights.values())
        return {word: weight / length for word, weight in weights.items()}

    asked = vector(query)
    return [sum(weight * asked.get(word, 0) for word, weight in vector(text).items()) for text in texts]


REFERENCES = {
    OURS: lucene(Settings().bm25_k1, Settings().bm25_b),
    "ours, columns in memory": lucene(Settings().bm25_k1, Settings().bm25_b),
    "rank-bm25": okapi,
    "bm25s": lucene(1.5, 0.75),
    "bm25s with numba": lucene(1.5, 0.75),
    "tantivy": lucene(1.2, 0.75),
    "SQLite FTS5": sqlite,
    "scikit-learn": tfidf,
}
QUERIES = (
    ["road"],
    ["bus", "été"],
    ["%", "2019/20", "£"],
    ["don't", "1.5", "bus", "bus"],
    ["road", "unknown"],
)


def made_up(seed: int) -> Texts:
    chance = random.Random(seed)
    return [chance.choices(WORDS, WEIGHTS, k=chance.randint(1, 30)) for _ in range(60)]


def test_every_engine_has_a_reference() -> None:
    assert {one.name for one in ENGINES} == set(REFERENCES)


@pytest.mark.parametrize(
    "engine", [one for one in ENGINES if not one.absent], ids=lambda engine: str(engine.name)
)
def test_the_first_ten_are_those_of_the_formula_up_to_ties(engine: Entry, tmp_path: Path) -> None:
    for seed in (1, 2):
        texts = made_up(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        passages = tmp_path / f"{seed}.txt"
        passages.write_text("".join(f"{' '.join(text)}\n" for text in texts), encoding="utf-8")
        made = engine.made()
        made.build(passages, folder)
        made.open(passages, folder)
        for query in QUERIES:
            scores = REFERENCES[engine.name](texts, query)
            places = [place for place, _ in made.best(query, 10)]
            wanted = [score for score in sorted(scores, reverse=True) if score > 0][:10]

            assert len(set(places)) == len(places)
            assert [scores[place] for place in places] == pytest.approx(wanted, rel=1e-4)


@pytest.mark.parametrize(
    "engine", [one for one in ENGINES if not one.absent], ids=lambda engine: str(engine.name)
)
def test_a_query_without_a_known_word_finds_nothing(engine: Entry, tmp_path: Path) -> None:
    passages = tmp_path / "passages.txt"
    passages.write_text("road school\nbus\nroad\n", encoding="utf-8")
    made = engine.made()
    made.build(passages, tmp_path)
    made.open(passages, tmp_path)

    assert made.best(["library"], 10) == []
    assert made.best([], 10) == []


@pytest.mark.parametrize("engine", ENGINES[:2], ids=lambda engine: str(engine.name))
def test_ties_of_ours_are_in_reading_order(engine: Entry, tmp_path: Path) -> None:
    passages = tmp_path / "passages.txt"
    passages.write_text("bus\n" * 20 + "road\n" * 30, encoding="utf-8")
    ours = engine.made()
    ours.build(passages, tmp_path)
    ours.open(passages, tmp_path)

    assert [place for place, _ in ours.best(["road"], 3)] == [20, 21, 22]


def test_words_of_passages_are_held_once(tmp_path: Path) -> None:
    passages = tmp_path / "passages.txt"
    passages.write_text("housing need\n\nhousing\n", encoding="utf-8")
    first, second, third = read_stems(passages)

    assert (second, third) == ([], ["housing"])
    assert first[0] is third[0]
