from __future__ import annotations

from assistant.model import BlockKind
from tests.pages import Set, full, read, set_page, texts, words

PROSE = (
    full("The council met in March to hear what had been done about the roads and it"),
    Set("was told that the work would end in May."),
)


def test_a_paragraph_split_by_a_page_break_stays_one_paragraph() -> None:
    first = set_page(full("The council heard that the road over the moor would be closed for"))
    second = set_page(Set("eight weeks from May."), number=2)
    content = read(first, second)
    assert texts(content, BlockKind.PARAGRAPH) == [
        "The council heard that the road over the moor would be closed for|eight weeks from May."
    ]
    (passage,) = content.passages
    assert (
        passage.text
        == "The council heard that the road over the moor would be closed for eight weeks from May."
    )
    assert [span.page for span in passage.spans] == [1, 2]


def test_a_short_last_line_on_a_page_ends_its_item() -> None:
    first = set_page(
        *PROSE,
        full("• Waiting times for the children who need the most help from", above=1.3),
        Set("services", 82),
    )
    second = set_page(
        full("Challenges remain the same and need a collective focus from all of"), Set("us."), number=2
    )
    content = read(first, second)
    assert texts(content, BlockKind.BULLET)[0].endswith("services")
    assert texts(content, BlockKind.PARAGRAPH)[-1].startswith("Challenges remain")


def test_room_above_a_line_begins_a_paragraph() -> None:
    content = read(set_page(*PROSE, *(full(PROSE[0].words, above=1.6), PROSE[1])))
    assert len(texts(content, BlockKind.PARAGRAPH)) == 2


def test_names_on_lines_of_their_own_with_a_little_room_stay_apart() -> None:
    names = ("Thames Board", "Moor Trust", "Lay Members")
    content = read(set_page(*PROSE, *(Set(name, above=1.25) for name in names)))
    assert texts(content, BlockKind.PARAGRAPH)[1:] == list(names)


def test_a_name_and_the_role_under_it_stay_together() -> None:
    content = read(set_page(*PROSE, Set("Ann Moor", above=2), Set("Head of Roads")))
    assert texts(content, BlockKind.PARAGRAPH)[-1] == "Ann Moor Head of Roads"


def test_a_bold_line_alone_is_a_heading_and_a_bold_beginning_is_not() -> None:
    content = read(
        set_page(
            Set("Key issues", bold=True, above=2),
            *PROSE,
            full(
                "The number of roads closed by the council over the winter fell, which is",
                bold=True,
                above=1.6,
            ),
            Set("welcome."),
        )
    )
    assert texts(content, BlockKind.HEADING) == ["Key issues"]


def test_a_heading_over_two_lines_is_one_heading() -> None:
    content = read(
        set_page(
            Set("6. Better practice through", size=20, bold=True), Set("learning", size=20, bold=True), *PROSE
        )
    )
    assert [(s.number, s.title) for s in content.sections] == [("6", "Better practice through learning")]


def test_a_reference_to_a_paragraph_is_no_heading() -> None:
    content = read(
        set_page(
            *PROSE,
            Set("see paragraph 14.", above=1.6),
            full("The board said more on this in its report of last year and it will", above=1.6),
            Set("again."),
        )
    )
    assert texts(content, BlockKind.HEADING) == []


def test_a_signature_before_the_next_chapter_is_no_heading() -> None:
    content = read(
        set_page(*PROSE, Set("Ann Moor, Chair", bold=True, above=3)),
        set_page(Set("2 Roads", size=20, bold=True), *PROSE, number=2),
    )
    assert texts(content, BlockKind.HEADING) == ["2 Roads"]


def test_running_heads_make_no_blocks() -> None:
    from dataclasses import replace

    page = set_page(Set("Winter plan"), *PROSE)
    content = read(replace(page, furniture=((0, 11),)))
    assert len(content.blocks) == 1


def test_a_caption_is_told_from_a_sentence_about_a_table() -> None:
    content = read(
        set_page(
            *PROSE,
            Set("Table 3: Roads closed", above=2),
            full("Table 3 shows that fewer roads were closed this year than in any of", above=2),
            Set("the last."),
        )
    )
    assert texts(content, BlockKind.CAPTION) == ["Table 3: Roads closed"]


def test_a_box_set_after_its_lead_in_knows_it() -> None:
    content = read(
        set_page(*PROSE, Set("Comments checked by:", above=1.6), Set("Tom Moor, Finance Partner", above=1.6))
    )
    last = content.blocks[-1]
    assert words(content, last) == "Tom Moor, Finance Partner"
    assert last.lead_in == content.blocks[-2].id
