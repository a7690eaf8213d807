from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import UnknownDocumentError
from assistant.output import explained_word_text, mentions_record, mentions_text
from assistant.words import defined_terms, look_up, short_forms
from tests.written import Written

if TYPE_CHECKING:
    from assistant.model import Corpus


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    plan = Written()
    plan.heading("Salt", "2")
    plan.paragraph("Salt is dear.", "Salting takes salt.")
    plan.new_page()
    plan.paragraph("The Westmere Flood Board (WFB) met the NHS.")
    plan.heading("Barns", "3")
    plan.paragraph("A salt barn is a building that keeps salt dry.")
    return plan.corpus()


def test_a_word_is_counted_by_form_and_by_section_with_its_pages(corpus: Corpus) -> None:
    found = look_up(corpus, "salt")

    assert (found.count, found.remark) == (6, "6 mentions in 2 sections")
    assert found.forms == (("salt", 5), ("salting", 1))
    assert [(section.headings, section.pages, section.count) for section in found.sections] == [
        (("2 Salt",), (1,), 4),
        (("3 Barns",), (2,), 2),
    ]


def test_a_passage_with_two_mentions_is_quoted_once(corpus: Corpus) -> None:
    first = look_up(corpus, "salt").sections[0]

    assert [extract.quote for extract in first.extracts] == ["2 Salt", "Salt is dear.", "Salting takes salt."]


def test_a_word_that_stands_nowhere_has_no_sections(corpus: Corpus) -> None:
    found = look_up(corpus, "drone")

    assert (found.count, found.remark, found.sections) == (0, "0 mentions", ())


def test_a_document_that_is_not_there_is_refused(corpus: Corpus) -> None:
    with pytest.raises(UnknownDocumentError):
        look_up(corpus, "salt", ["paper"])


def test_short_forms_are_listed_with_their_meaning_or_without_one(corpus: Corpus) -> None:
    assert [(form.word, form.meaning) for form in short_forms(corpus)] == [
        ("NHS", ""),
        ("WFB", "Westmere Flood Board"),
    ]


def test_defined_terms_are_listed_with_the_defining_words(corpus: Corpus) -> None:
    (term,) = defined_terms(corpus)

    assert (term.word, term.extract.quote) == ("salt barn", "A salt barn is a building that keeps salt dry.")


def test_the_command_line_shows_counts_quotes_and_references(corpus: Corpus) -> None:
    found = look_up(corpus, "salt")

    assert mentions_text(found).startswith("salt: 6 mentions in 2 sections\n\n4  2 Salt (plan)\n  2 Salt\n")
    assert mentions_record(found)["forms"] == {"salt": 5, "salting": 1}
    assert explained_word_text(short_forms(corpus)[1]).startswith(
        "WFB = Westmere Flood Board\n  The Westmere"
    )
