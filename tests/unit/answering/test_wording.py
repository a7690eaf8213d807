"""Words held against words."""

from __future__ import annotations

from assistant.answering.assertions import halves, quoted_parts, split_statements
from assistant.answering.proper_names import initials, read_names, written_out
from assistant.answering.wording import Change, changes, stands_in

STATED = "We have set up a new way of working together on winter roads."


def test_words_stand_in_a_text_whatever_the_marks_and_capitals() -> None:
    assert stands_in("“A new way of working together”", STATED)
    assert not stands_in("a new way of working apart", STATED)
    assert not stands_in("ay of work", STATED)


def test_a_near_quotation_shows_the_words_that_differ() -> None:
    assert changes("set up a fresh way of working together", STATED) == (Change(said="fresh", stated="new"),)
    assert changes("Salt is kept in the depot at night", STATED) is None


def test_quotation_marks_are_told_from_apostrophes() -> None:
    assert quoted_parts("The drivers' 'winter team' said \"we're ready\".") == ("winter team", "we're ready")


def test_a_paragraph_is_split_into_its_statements_and_a_statement_into_clauses() -> None:
    assert split_statements("The council grits 640 miles. It takes 3 hours.") == (
        "The council grits 640 miles.",
        "It takes 3 hours.",
    )
    assert halves("The council grits 640 miles, but footpaths near schools come first.") == (
        "The council grits 640 miles",
        "footpaths near schools come first",
    )


def test_a_name_is_read_with_the_words_beside_it() -> None:
    (name,) = read_names("The study was commissioned by Testshire Water last year.")

    assert (name.text, name.tie, name.then) == ("Testshire Water", "by", "last")


def test_a_common_word_at_the_start_is_no_name() -> None:
    assert read_names("Permanent closures of roads fell.") == ()


def test_a_short_form_stands_for_a_name_with_its_initials() -> None:
    forms = initials(read_names("It was paid by Northmoor District Council."))

    assert {"district", "council"} <= written_out("Northmoor DC", forms)
