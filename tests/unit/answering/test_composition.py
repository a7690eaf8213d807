"""Quotes taken from their pages, and references as a person writes them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.composition import compose, compose_place
from assistant.answering.support import Support
from assistant.errors import QuoteMismatchError
from assistant.model import AnswerStatus, BlockKind, Corpus, Evidence, ExtractKind, Passage, Span
from assistant.settings import Settings
from tests.written import Written, asked

FOUND = Support(status=AnswerStatus.ANSWERED, chance=0.9, confidence=0.8)
NOT_FOUND = Support(status=AnswerStatus.NOT_FOUND, chance=0.1, confidence=0.9)
QUESTION = asked("Who pays for salt?")


@pytest.fixture
def corpus() -> Corpus:
    plan = Written()
    plan.heading("Money", "Appendix D")
    note = plan.paragraph("* Paid by the county.", kind=BlockKind.FOOTNOTE)
    plan.row("Salt*", "£12,000", group="Costs", columns=("", "2023/24"), notes=(note.id,))
    plan.row("Lorries", "£9,000", group="Costs", columns=("", "2023/24"))
    plan.heading("Depots", "4.2")
    lead = plan.paragraph("Salt is kept at:", number="7")
    plan.items(lead, "Northfield yard", "Quarry Lane")
    plan.heading("Thanks")
    plan.paragraph("The board thanks all drivers.", "They work at night.")
    return plan.corpus()


def unit(corpus: Corpus, kind: ExtractKind, *texts: str, **changes: object) -> Evidence:
    chosen = tuple(passage for text in texts for passage in corpus.passages if passage.text == text)
    return replace(Evidence(passages=chosen, kind=kind, score=0.7), **changes)  # type: ignore[arg-type]


def test_a_row_is_quoted_with_its_heads_and_note_in_the_context_and_its_appendix_in_the_reference(
    corpus: Corpus,
) -> None:
    row = unit(corpus, ExtractKind.TABLE_ROW, "Salt* | £12,000")
    (extract,) = compose(QUESTION, [row], FOUND, corpus, Settings()).extracts
    assert extract.quote == "Salt* | £12,000"
    assert extract.context == "Costs\n2023/24\n* Paid by the county."
    assert extract.citation.text == "Winter Plan, Appendix D, page 5"
    assert (extract.citation.section, extract.citation.page, extract.citation.page_label) == (
        "Appendix D",
        1,
        "5",
    )


def test_a_list_is_quoted_a_line_an_item_under_its_lead_in_and_its_paragraph_is_named(corpus: Corpus) -> None:
    whole = unit(corpus, ExtractKind.LIST, "Salt is kept at:", "Northfield yard", "Quarry Lane")
    (extract,) = compose(QUESTION, [whole], FOUND, corpus, Settings()).extracts
    assert extract.quote == "Salt is kept at:\nNorthfield yard\nQuarry Lane"
    assert extract.citation.text == "Winter Plan, section 4.2, paragraph 7, page 5"


def test_two_sentences_of_a_paragraph_are_quoted_on_one_line(corpus: Corpus) -> None:
    both = unit(corpus, ExtractKind.SENTENCE, "The board thanks all drivers.", "They work at night.")
    (extract,) = compose(QUESTION, [both], FOUND, corpus, Settings()).extracts
    assert extract.quote == "The board thanks all drivers. They work at night."


def test_a_sentence_has_its_paragraph_for_context_and_an_item_its_lead_in(corpus: Corpus) -> None:
    sentence = unit(corpus, ExtractKind.SENTENCE, "They work at night.")
    item = unit(corpus, ExtractKind.BULLET, "Quarry Lane")
    first, second = compose(QUESTION, [sentence, item], FOUND, corpus, Settings()).extracts
    assert first.context == "The board thanks all drivers. They work at night."
    assert second.context == "Salt is kept at:"


def test_a_section_without_a_number_is_named_by_its_title(corpus: Corpus) -> None:
    sentence = unit(corpus, ExtractKind.SENTENCE, "They work at night.")
    (extract,) = compose(QUESTION, [sentence], FOUND, corpus, Settings()).extracts
    assert extract.citation.text == "Winter Plan, Thanks, page 5"
    assert extract.citation.section is None


def test_pages_on_which_the_same_is_said_again_stand_in_the_citation(corpus: Corpus) -> None:
    sentence = unit(corpus, ExtractKind.SENTENCE, "They work at night.", also=(3,))
    (extract,) = compose(QUESTION, [sentence], FOUND, corpus, Settings()).extracts
    assert extract.citation.also == (3,)


def test_what_is_not_found_has_no_extracts_and_the_nearest_passages_instead(corpus: Corpus) -> None:
    near = [unit(corpus, ExtractKind.BULLET, text) for text in ("Northfield yard", "Quarry Lane")]
    answer = compose(QUESTION, near, NOT_FOUND, corpus, Settings(nearest=1))
    assert answer.status is AnswerStatus.NOT_FOUND
    assert answer.extracts == ()
    assert [extract.quote for extract in answer.nearest] == ["Northfield yard"]


def test_what_was_searched_for_is_told_in_words_and_not_in_stems(corpus: Corpus) -> None:
    answer = compose(QUESTION, [], NOT_FOUND, corpus, Settings())
    assert answer.searched.terms == ("pays", "salt")


@pytest.mark.parametrize("span", [Span(page=1, start=0, end=5), Span(page=9, start=0, end=5)])
def test_a_quote_that_its_page_does_not_hold_is_an_error(corpus: Corpus, span: Span) -> None:
    passage: Passage = replace(corpus.passages[-1], spans=(span,))
    broken = Evidence(passages=(passage,), kind=ExtractKind.SENTENCE, score=0.5)
    with pytest.raises(QuoteMismatchError, match="They work at night"):
        compose(QUESTION, [broken], FOUND, corpus, Settings())


def test_a_paragraph_asked_for_by_its_number_is_shown_with_its_items(corpus: Corpus) -> None:
    blocks = [block for block in corpus.blocks if block.section == "plan/s1"]
    answer = compose_place(asked("paragraph 7"), blocks, corpus, Settings())
    assert answer.status is AnswerStatus.ANSWERED
    assert [extract.quote for extract in answer.extracts] == [
        "Salt is kept at:\nNorthfield yard\nQuarry Lane"
    ]


def test_the_rows_of_a_table_asked_for_by_its_place_are_shown_together(corpus: Corpus) -> None:
    blocks = [block for block in corpus.blocks if block.section == "plan/s0" and block.table is not None]
    (extract,) = compose_place(asked("appendix D"), blocks, corpus, Settings()).extracts
    assert extract.quote == "Salt* | £12,000\nLorries | £9,000"
    assert extract.kind is ExtractKind.TABLE


def test_a_place_that_holds_a_heading_alone_is_answered_by_it(corpus: Corpus) -> None:
    blocks = [block for block in corpus.blocks if block.kind is BlockKind.HEADING][:1]
    (extract,) = compose_place(asked("appendix D"), blocks, corpus, Settings()).extracts
    assert extract.quote == "Appendix D Money"
