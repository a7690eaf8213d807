import pytest

from assistant.text.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Contact Tan Lea. Strategic Manager.", ["Contact Tan Lea.", "Strategic Manager."]),
        (
            "It cost £1.5m. See www.council.gov.uk. It rose.",
            ["It cost £1.5m.", "See www.council.gov.uk.", "It rose."],
        ),
        ("It is for 2019/20. Members agreed.", ["It is for 2019/20.", "Members agreed."]),
        ("In 2019. 45 people came.", ["In 2019.", "45 people came."]),
        ("What? Why! Next.", ["What?", "Why!", "Next."]),
        ("Then… More.", ["Then…", "More."]),
    ],
)
def test_a_full_stop_before_a_new_sentence_ends_the_old_one(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cllr. Smith met Dr. J. Brown.",
        "Aids, e.g. Canes, i.e. Sticks.",
        "See para. 4, fig. 2 and no. 7(c).",
        "The U.K. Government wrote.",
        "Rent, heating etc. and food.",
        "It began at 10 a.m. on Monday.",
        "Wait... what?",
        "“Really?” she asked.",
        "1. Introduction to the plan.",
    ],
)
def test_a_full_stop_of_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The answer is no. Members left.", "The answer is no."),
        ("They bought beds, chairs etc. Members left.", "They bought beds, chairs etc."),
        ("They met in the U.K. The board was new.", "They met in the U.K."),
        ("It ended at 5 p.m. Members left.", "It ended at 5 p.m."),
        ("It is in appendix B. This year is new.", "It is in appendix B."),
    ],
)
def test_an_abbreviation_can_end_a_sentence(text: str, first: str) -> None:
    assert sentences(text)[0] == first


def test_quotes_and_brackets_after_a_full_stop_stay_with_their_sentence() -> None:
    text = "He said “No change.” (It was noted.) 'Done.' Then all left."
    assert sentences(text) == ["He said “No change.”", "(It was noted.)", "'Done.'", "Then all left."]


def test_white_space_around_sentences_is_left_outside() -> None:
    text = "  Safe.\n\n New line\nwraps. End "
    assert sentences(text) == ["Safe.", "New line\nwraps.", "End"]


def test_a_text_without_words_has_no_sentence() -> None:
    assert sentence_spans(" \n ") == ()
