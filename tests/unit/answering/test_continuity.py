from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.continuity import blocks_of, favoured, with_beside
from assistant.model import Question, RankedPassage
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.model import Corpus, Passage


def _holding(corpus: Corpus, words: str) -> Passage:
    return next(passage for passage in corpus.passages if words in passage.text)


def _ranked(*scored: tuple[Passage, float]) -> list[RankedPassage]:
    return [
        RankedPassage(passage=passage, rank=rank, score=score)
        for rank, (passage, score) in enumerate(scored, 1)
    ]


def test_the_lines_beside_an_answer_are_candidates_though_they_share_no_word_with_the_question(
    corpus: Corpus,
) -> None:
    said = _holding(corpus, "Five")
    blocks = blocks_of({said.id}, corpus)
    every = with_beside(_ranked((said, 1.0)), blocks, corpus)
    texts = [one.passage.text for one in every]
    assert texts.count(said.text) == 1
    assert any("met the criteria" in text for text in texts[1:])


def test_what_stands_beside_the_answer_before_goes_before_it_and_before_what_stands_elsewhere(
    corpus: Corpus,
) -> None:
    said, beside = _holding(corpus, "Five"), _holding(corpus, "met the criteria")
    elsewhere = _holding(corpus, "Cherwell DC")
    question = Question(text="how many?", interpreted="how many?", terms=(), follows=(said.id,))
    settings = Settings(continuity_gain=2.0, continuity_repeated=1.0, continuity_lag=9.0)
    ranked = _ranked((elsewhere, 3.0), (said, 2.5), (beside, 2.0))
    found = favoured(ranked, question, blocks_of({said.id}, corpus), settings)
    assert [one.passage for one in found] == [beside, said, elsewhere]
    assert [one.rank for one in found] == [1, 2, 3]
    assert [(one.score, sum(c.share for c in one.contributions)) for one in found] == [
        (4.0, 2.0),
        (3.5, 1.0),
        (3.0, 0),
    ]


def test_the_answer_before_never_lags_far_behind(corpus: Corpus) -> None:
    said, elsewhere = _holding(corpus, "Five"), _holding(corpus, "Cherwell DC")
    question = Question(text="how come?", interpreted="how come?", terms=(), follows=(said.id,))
    settings = Settings(continuity_repeated=0.5, continuity_lag=1.0)
    found = favoured(
        _ranked((elsewhere, 3.0), (said, -4.0)), question, blocks_of({said.id}, corpus), settings
    )
    assert [(one.passage, one.score) for one in found] == [(elsewhere, 3.0), (said, 2.0)]
