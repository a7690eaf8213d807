import pytest

from assistant.text.tokens import stems, tokens, words


def forms(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4,801", "4801"),
        ("£32,714.00", "£32714"),
        ("£1.5m", "£1,500,000"),
        ("1.5 million", "1500000"),
        ("25k", "25,000"),
        ("2019/20", "2019-20"),
        ("2019/2020", "2019\u201320"),
        ("19/20", "2019/20"),
        ("60%", "60 per cent"),
        ("60 percent", "60%"),
        ("U.K.", "UK"),
        ("children\u2019s", "children"),
        ("CAFÉ", "cafe\u0301"),
        ("co\u00adoperate", "cooperate"),
    ],
)
def test_two_ways_of_writing_one_thing_give_the_same_tokens(one: str, other: str) -> None:
    assert forms(one) == forms(other)


def test_a_percentage_keeps_its_sign_apart_from_its_figure() -> None:
    assert forms("60% of 60") == ["60", "%", "of", "60"]


def test_a_date_is_no_span_of_years() -> None:
    assert forms("21/12/2021 and 2018-2020") == ["21", "12", "2021", "and", "2018", "2020"]


def test_a_span_of_years_can_be_found_by_its_first_year() -> None:
    assert forms("2019/20") == ["2019/20", "2019"]


def test_a_hyphenated_word_gives_its_parts_and_itself_closed_up() -> None:
    assert forms("multi-agency") == ["multi", "agency", "multiagency"]


def test_offsets_point_into_the_text_as_it_was_given() -> None:
    text = "The \ufb01re cost £21,000.00"
    assert [text[t.start : t.end] for t in tokens(text)] == ["The", "\ufb01re", "cost", "£", "21,000.00"]


def test_stems_leave_question_words_out_and_keep_telling_ones() -> None:
    assert stems("How many serious fires did the system bill?") == ("serious", "fire", "system", "bill")


def test_stems_keep_every_word_when_asked_to() -> None:
    assert stems("Who is it?", stop=False) == ("who", "is", "it")


def test_words_of_one_family_share_a_stem() -> None:
    assert stems("safeguarding agencies trained") == stems("safeguard agency training")


def test_figures_are_not_stemmed() -> None:
    assert stems("2019/20 s42 %") == ("2019/20", "2019", "s42", "%")


@pytest.mark.parametrize(
    "text",
    [
        "The Council's multi-agency plan of 2019-20 cost £1.5m, 12.50 per cent less; e.g. U.K. pounds_and per_cent",
        "Caf\u00e9 cafe\u0301 \u201cquoted\u201d\u200b \ufb01nance \u00bd \u0130stanbul \u1100\u1161 3rd perhaps pounded p",
    ],
)
def test_words_are_the_texts_of_the_tokens(text: str) -> None:
    assert words(text) == tuple(token.text for token in tokens(text))
