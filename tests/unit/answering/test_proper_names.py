"""Names without end, as a paste of capitals gives them."""

from __future__ import annotations

from assistant.answering.proper_names import initials, read_names


def test_a_line_of_capitalised_words_gives_short_forms_of_at_most_eight_letters() -> None:
    (name,) = read_names("Board " * 400)

    assert max(len(short) for short in initials([name])) == 8


def test_a_body_is_met_by_its_initials() -> None:
    short = initials(read_names("It was paid by Thames Valley Police."))

    assert {"TVP", "TV", "VP"} <= set(short)
