from __future__ import annotations

from assistant.answering.lexicon import Lexicon
from tests.papers import two_papers

LEXICON = Lexicon.of(two_papers())


def test_the_vocabulary_counts_the_texts_that_hold_a_word() -> None:
    assert LEXICON.words["culverts"] == 1
    assert LEXICON.stems["drain"] == 3


def test_it_knows_stems_and_which_stand_side_by_side() -> None:
    assert LEXICON.knows(("survey", "drain"))
    assert not LEXICON.knows(("survey", "bridg"))
    assert LEXICON.together(("flood", "board"))
    assert not LEXICON.together(("board", "flood"))


def test_it_holds_short_forms_sections_documents_and_places() -> None:
    assert [acronym.long for acronym in LEXICON.acronyms["wfb"]] == ["Westmere Flood Board"]
    assert {"1", "2.1", "AIM 1", "Appendix A"} <= LEXICON.section_numbers
    assert "legal implications" in LEXICON.section_titles
    assert [name.document for name in LEXICON.documents] == ["paper", "report"]
    assert "westmere" in LEXICON.places
