from __future__ import annotations

from assistant.answering.acronyms import acronyms_in, by_short_form


def meanings(short: str, *texts: str) -> list[str]:
    return [acronym.long for acronym in by_short_form(acronyms_in(texts)).get(short, ())]


def test_a_short_form_in_brackets_is_explained_by_the_words_before_it() -> None:
    assert meanings("wfb", "It is run by the Westmere Flood Board (WFB).") == ["Westmere Flood Board"]
    assert meanings("cspr", "two Child Safeguarding Practice Reviews (CSPRs)") == [
        "Child Safeguarding Practice Reviews"
    ]


def test_a_long_form_in_brackets_explains_the_short_form_before_it() -> None:
    assert meanings("eia", "an EIA (Environmental Impact Assessment) was made") == [
        "Environmental Impact Assessment"
    ]


def test_initials_of_capitalised_phrases_are_short_forms_small_words_left_out() -> None:
    text = "referrals to Child and Adolescent Mental Health Services rose"
    assert "Child and Adolescent Mental Health Services" in meanings("camhs", text)
    assert meanings("ccg", "the NHS Avon Clinical Commissioning Group") == ["Clinical Commissioning Group"]


def test_an_explained_meaning_stands_before_chance_initials() -> None:
    texts = ("the West Farm Barn", "the Westmere Flood Board (WFB)")
    assert meanings("wfb", *texts) == ["Westmere Flood Board"]


def test_brackets_that_do_not_fit_explain_nothing() -> None:
    assert meanings("abc", "the river rose quickly (ABC)") == []
