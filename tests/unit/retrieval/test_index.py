import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.model import Corpus, Expansion, ExpansionOrigin, Span
from assistant.retrieval.index import PassageIndex
from assistant.settings import Settings
from tests.retrieval_factories import a_corpus_of, a_passage, a_question

ROOT = Path(__file__).parents[3]
BY_WORDS = Settings(reader_enabled=False)


@pytest.fixture
def index(corpus: Corpus) -> PassageIndex:
    return PassageIndex.build(corpus, BY_WORDS)


def test_the_passage_that_holds_the_words_comes_first(index: PassageIndex) -> None:
    best = index.search(a_question("How many miles of road are gritted?"), limit=5)[0]
    assert (best.rank, best.passage.text) == (1, "The council grits 640 miles of road.")


def test_a_passage_is_found_by_the_sentence_before_it(index: PassageIndex) -> None:
    found = [ranked.passage.id for ranked in index.search(a_question("gritting"), limit=5)]
    assert found[:2] == ["winter/p0", "winter/p1"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("visitors", "libraries/p1"),
        ("income", "winter/p2"),
        ("32714 pounds", "winter/p2"),
        ("2019-20", "libraries/p1"),
        ("what percentage", "libraries/p1"),
        ("libarry openning", "libraries/p0"),
    ],
)
def test_headings_groups_figures_and_mistyped_words_find_their_passage(
    index: PassageIndex, asked: str, found: str
) -> None:
    assert index.search(a_question(asked), limit=1)[0].passage.id == found


def test_a_question_narrowed_to_a_document_finds_nothing_elsewhere(index: PassageIndex) -> None:
    question = a_question("library road council", documents=("winter",))
    assert {ranked.passage.document for ranked in index.search(question, limit=9)} == {"winter"}


def test_every_scorer_says_what_it_gave(index: PassageIndex) -> None:
    best = index.search(a_question("library hours"), limit=1)[0]
    assert [c.scorer for c in best.contributions] == [
        "bm25",
        "bm25_context",
        "tfidf_words",
        "tfidf_characters",
        "bm25_page",
    ]
    assert sum(c.share for c in best.contributions) == pytest.approx(best.score)


def test_an_expansion_finds_what_the_question_does_not_say(index: PassageIndex) -> None:
    expansion = Expansion(
        said="revenue", added="income", terms=("incom",), weight=0.5, origin=ExpansionOrigin.THESAURUS
    )
    asked = a_question("revenue", expansions=(expansion,))
    assert index.search(asked, limit=1)[0].passage.group == "Income"


def test_a_term_asked_twice_counts_once(index: PassageIndex) -> None:
    once, twice = a_question("library"), a_question("library library")
    assert index.search(once, limit=1)[0].contributions[0] == index.search(twice, limit=1)[0].contributions[0]


def test_a_term_of_the_background_counts_less(index: PassageIndex) -> None:
    question = replace(a_question("library road"), weights=(0.2, 1.0))
    assert index.search(question, limit=1)[0].passage.id == "winter/p0"


def test_passages_alike_stand_in_reading_order() -> None:
    corpus = a_corpus_of([a_passage(place, "The road is closed.") for place in range(12)])
    found = PassageIndex.build(corpus, BY_WORDS).search(a_question("road"), limit=5)
    assert [ranked.passage.id for ranked in found] == [f"winter/p{place}" for place in range(5)]


def test_a_question_without_known_words_finds_nothing(index: PassageIndex) -> None:
    assert index.search(a_question("zzz qqq"), limit=5) == ()


def test_an_empty_corpus_can_be_searched() -> None:
    assert PassageIndex.build(a_corpus_of([]), BY_WORDS).search(a_question("road"), limit=5) == ()


def test_a_word_that_no_passage_holds_is_the_most_telling(index: PassageIndex) -> None:
    assert index.idf("zebra") > index.idf("librari") > index.idf("council") * 0.99
    assert index.document_frequency("librari") == 1


def test_a_large_corpus_leaves_character_n_grams_out(corpus: Corpus) -> None:
    index = PassageIndex.build(corpus, replace(BY_WORDS, tfidf_characters_max_passages=4))
    scorers = [c.scorer for c in index.search(a_question("road"), limit=1)[0].contributions]
    assert scorers == ["bm25", "bm25_context", "tfidf_words", "bm25_page"]


def test_a_passage_is_told_how_well_its_whole_page_meets_the_question() -> None:
    texts = (("The road is closed.", 1), ("Grit is spread at night.", 1), ("The road is open.", 2))
    passages = [
        replace(a_passage(place, text), spans=(Span(page=page, start=0, end=len(text)),))
        for place, (text, page) in enumerate(texts)
    ]
    index = PassageIndex.build(a_corpus_of(passages), BY_WORDS)
    found = index.search(a_question("road grit"), limit=5)
    of_page = {r.passage.id: r.contributions[-1].value for r in found}
    assert of_page["winter/p0"] == of_page["winter/p1"] > of_page["winter/p2"] > 0


def test_an_index_without_n_grams_is_built_and_asked_without_loading_scikit_learn() -> None:
    code = (
        "import sys; from assistant.retrieval.index import PassageIndex; from assistant.settings import Settings;"
        "from tests.retrieval_factories import a_corpus_of, a_passage, a_question;"
        "corpus = a_corpus_of([a_passage(0, 'The road is closed.')]);"
        "index = PassageIndex.build(corpus, Settings(reader_enabled=False, tfidf_characters_max_passages=0));"
        "assert index.search(a_question('road'), limit=1); print(sorted({'sklearn', 'scipy'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    assert ran.stdout == "[]\n"
