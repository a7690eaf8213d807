from __future__ import annotations

from assistant.answering.mentions import by_section, forms_of, held_together, mentions_of
from tests.written import Written


def plan(*sentences: str) -> Written:
    written = Written()
    written.heading("Gritting", "2")
    written.paragraph(*sentences)
    return written


def found(phrase: str, *sentences: str) -> list[str]:
    return [mention.words for mention in mentions_of(phrase, plan(*sentences).passages)]


def test_a_word_is_found_in_all_its_inflections() -> None:
    assert found("review", "The review is done.", "They reviewed it and are reviewing it again.") == [
        "review",
        "reviewed",
        "reviewing",
    ]


def test_a_phrase_is_found_only_as_one_run_of_words() -> None:
    assert found("road salt", "Road salt is kept dry.", "Salt the road.", "A road needs salt.") == [
        "Road salt"
    ]


def test_a_hyphen_makes_no_difference() -> None:
    texts = ("Multi-agency work.", "Multi agency work.", "Multiagency work.")
    assert found("multi-agency", *texts) == ["Multi-agency", "Multi agency", "Multiagency"]
    assert found("multiagency", *texts) == ["Multi-agency", "Multiagency"]


def test_small_words_inside_a_phrase_count() -> None:
    assert found("duty of care", "A duty of care.", "Care is a duty.") == ["duty of care"]


def test_small_words_alone_are_not_looked_up() -> None:
    assert found("of the", "One of the gritters.") == []


def test_a_year_is_found_within_a_span_of_years_but_not_the_other_way_round() -> None:
    assert found("2019", "In 2019/20 it snowed.", "In 2019 it did not.") == ["2019/20", "2019"]
    assert found("2019/20", "In 2019/20 it snowed.", "In 2019 it did not.") == ["2019/20"]


def test_words_of_two_cells_are_no_phrase() -> None:
    written = plan("Salt.")
    written.row("Road", "Salt")
    assert [m.words for m in mentions_of("road salt", written.passages)] == []


def test_contents_tables_are_not_counted() -> None:
    written = plan("Salt is dear.")
    written.contents("Salt", "4")
    assert len(mentions_of("salt", written.passages)) == 1


def test_mentions_are_gathered_by_section_in_reading_order() -> None:
    written = plan("Salt is dear.", "Salt is kept dry.")
    written.heading("Salt", "3")
    gathered = by_section(mentions_of("salt", written.passages))

    assert [(section, len(held)) for section, held in gathered.items()] == [("plan/s0", 2), ("plan/s1", 1)]


def test_the_forms_found_are_told_with_the_heading_counted() -> None:
    mentions = mentions_of("grit", plan("Gritting is hard.", "Grit roads.", "They grit at night.").passages)

    assert forms_of(mentions) == (("grit", 2), ("gritting", 2))


def test_words_held_together_in_any_order_are_noticed() -> None:
    passages = plan("The salt for each road is kept dry.", "It is dear.", "Snow fell.").passages
    assert held_together("road salt", passages)
    assert not held_together("snow salt", passages)
