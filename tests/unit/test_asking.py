from pathlib import Path

from assistant.ask import Assistant
from assistant.model import Corpus
from assistant.retrieval.index import PassageIndex
from assistant.settings import Settings


def test_a_follow_up_to_a_question_about_a_place_is_answered_by_words_alone(corpus: Corpus) -> None:
    settings = Settings(reader_enabled=False, candidates=10)
    index = PassageIndex.build(corpus, settings)
    assistant = Assistant(corpus_folder=Path(), corpus=corpus, index=index, settings=settings)
    turns = ["Which practice areas does aim 2 deal with?", "Why are they taking so long to fix?"]
    assert assistant.ask(turns).question == turns[-1]
