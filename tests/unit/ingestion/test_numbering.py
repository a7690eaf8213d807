from __future__ import annotations

from assistant.model import BlockKind
from tests.pages import Set, full, read, set_page, words


def cited(*lines: Set) -> list[tuple[str | None, str]]:
    content = read(set_page(*lines))
    return [
        (block.paragraph, words(content, block))
        for block in content.blocks
        if block.kind is not BlockKind.HEADING
    ]


def test_paragraphs_and_items_are_cited_as_a_person_would() -> None:
    assert cited(
        Set("Background", bold=True),
        full("6. The report sets out where collective action by all of the partners can", 86, 2),
        Set("make a difference:", 99),
        Set("1) Act on neglect", 107, above=1.4),
        Set("2) Act on exploitation", 107, above=1.4),
        Set("7. There are two messages:", 86, above=1.6),
        Set("a) Change practice", 107, above=1.4),
        Set("b) Work together", 107, above=1.4),
        Set("Legal", bold=True, above=2),
        Set("8. There are none.", 86, above=1.6),
    ) == [
        ("6", "The report sets out where collective action by all of the partners can make a difference:"),
        ("6(1)", "Act on neglect"),
        ("6(2)", "Act on exploitation"),
        ("7", "There are two messages:"),
        ("7(a)", "Change practice"),
        ("7(b)", "Work together"),
        ("8", "There are none."),
    ]


def test_a_numbered_list_under_a_lead_in_is_no_numbered_paragraph() -> None:
    assert cited(
        Set("The group has two tasks:"),
        Set("1. to look at data", 80, above=1.4),
        Set("2. to review audits", 80, above=1.4),
    ) == [(None, "The group has two tasks:"), (None, "to look at data"), (None, "to review audits")]


def test_dotted_numbers_are_cited_as_printed() -> None:
    assert cited(
        full("3.2.1 Sites will be brought forward where they are needed by the borough in", 70),
        Set("its towns.", 99),
        Set("3.2.2 Others will wait.", 70, above=1.6),
    ) == [
        ("3.2.1", "Sites will be brought forward where they are needed by the borough in its towns."),
        ("3.2.2", "Others will wait."),
    ]


def test_a_roman_list_inside_an_item_is_cited_through_it() -> None:
    assert [
        paragraph
        for paragraph, _ in cited(
            Set("4. The board agreed:", 70),
            Set("a) to ask", 90, above=1.4),
            Set("(i) the police", 110, above=1.4),
            Set("(ii) the schools", 110, above=1.4),
            Set("b) to wait", 90, above=1.4),
        )
    ] == ["4", "4(a)", "4(a)(i)", "4(a)(ii)", "4(b)"]


def test_bullets_know_their_depth_and_their_lead_in() -> None:
    content = read(
        set_page(
            Set("We see progress:"),
            Set("• Links to those who help e.g.", 76, above=1.4),
            Set("\u2013 workers from the police", 90, above=1.4),
            Set("\u2013 a young person", 90, above=1.4),
            Set("• Shared training", 76, above=1.4),
        )
    )
    lead, first, *inner, last = content.blocks
    assert [block.level for block in content.blocks] == [0, 0, 1, 1, 0]
    assert (first.lead_in, last.lead_in) == (lead.id, lead.id)
    assert {block.lead_in for block in inner} == {first.id}
    assert content.passages[1].lead_in == "We see progress:"
    assert (first.marker, content.passages[1].text) == ("•", "Links to those who help e.g.")


def test_a_bullet_in_a_numbered_paragraph_is_cited_by_it() -> None:
    assert cited(Set("12. Modifications are:", 70), Set("• a new period", 90, above=1.4))[1] == (
        "12",
        "a new period",
    )


def test_numbering_in_brackets_inside_a_sentence_stays_text() -> None:
    (found,) = cited(
        full("The themes are (1) support for families who do not meet the threshold for"),
        full("care (2) sharing of information between all of those who have to do with it and"),
        Set("(3) more demand."),
    )
    assert found[0] is None
    assert found[1].endswith("(3) more demand.")


def test_a_short_first_item_numbered_i_with_a_stop_is_an_item_as_the_second_is() -> None:
    assert [
        paragraph
        for paragraph, _ in cited(
            full("3.1 The map shows the roads of the borough, and all that the council will decide", 70),
            Set("upon, such as:", 90),
            Set("i. boundaries of towns; and", 110, above=1.6),
            Set("ii. places for homes.", 110, above=1.6),
        )
    ] == ["3.1", "3.1(i)", "3.1(ii)"]


def test_items_whose_bullets_are_drawn_and_not_written_are_items_of_their_lead_in() -> None:
    content = read(
        set_page(
            full("The council keeps the main roads open in winter and treats the bridges before all"),
            full("others, and the programme will"),
            Set("also:"),
            full(
                "agree how salt is bought in summer, when it is cheap, and where it is to be kept dry",
                84,
                1.6,
            ),
            Set("until it is needed", 84),
            Set("consider which hills come first", 84, above=1.6),
            full(
                "Once agreed, the plan is set before the committee, which will say in public what is",
                above=1.6,
            ),
            Set("done."),
        )
    )
    lead, first, second, after = content.blocks
    assert [words(content, block)[:9] for block in (first, second)] == ["agree how", "consider "]
    assert {(block.kind, block.marker, block.lead_in) for block in (first, second)} == {
        (BlockKind.BULLET, None, lead.id)
    }
    assert after.kind is BlockKind.PARAGRAPH


def test_small_letters_under_a_colon_at_the_same_edge_are_no_item() -> None:
    content = read(
        set_page(
            full("The council keeps the main roads open in winter and treats the bridges before all"),
            Set("others:"),
            Set("gritted by night", above=1.8),
        )
    )
    assert [block.kind for block in content.blocks] == [BlockKind.PARAGRAPH] * 2
