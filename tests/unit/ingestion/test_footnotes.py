from __future__ import annotations

from assistant.model import BlockKind
from tests.pages import Set, full, read, set_page, span_in, texts

PROSE = full("The council met in March to hear what had been done about the roads and")


def test_a_footnote_is_tied_to_the_paragraph_that_holds_its_mark() -> None:
    page = set_page(
        PROSE, Set("five¹ reviews were held."), Set("¹This counts the year to March.", size=9, above=20)
    )
    content = read(page)
    paragraph, note = content.blocks
    assert (note.kind, note.marker) == (BlockKind.FOOTNOTE, "1")
    assert paragraph.footnotes == (note.id,)
    assert texts(content, BlockKind.FOOTNOTE) == ["This counts the year to March."]


def test_a_raised_plain_figure_is_a_mark() -> None:
    page = set_page(PROSE, Set("the plan2 was held."), Set("2 Adopted in May.", size=9, above=20))
    content = read(page, raised=(span_in(page, "2 was", 1), span_in(page, "2 Adopted", 1)))
    assert content.blocks[0].footnotes == (content.blocks[1].id,)


def test_a_note_under_a_starred_name_is_a_footnote_and_other_stars_are_bullets() -> None:
    starred = read(
        set_page(PROSE, Set("paid to Moor CCG* in May."), Set("* Moor CCG also pays for roads.", above=2))
    )
    assert texts(starred, BlockKind.FOOTNOTE) == ["Moor CCG also pays for roads."]
    plain = read(
        set_page(Set("We will:"), Set("* grit roads", 80, above=1.4), Set("* clear snow", 80, above=1.4))
    )
    assert texts(plain, BlockKind.BULLET) == ["grit roads", "clear snow"]


def test_a_paragraph_goes_on_over_the_footnote_between() -> None:
    first = set_page(
        PROSE,
        full("five¹ reviews were held by the board and its partners over the"),
        Set("¹Year to March.", size=9, above=20),
    )
    second = set_page(Set("winter months."), number=2)
    content = read(first, second)
    assert texts(content, BlockKind.PARAGRAPH)[0].endswith("winter months.")
