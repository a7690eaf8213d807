from __future__ import annotations

from dataclasses import replace

from assistant.model import Block, BlockKind, Section, Span
from assistant.ui.read_found import excerpt, told
from assistant.ui.read_words import Words, own_blocks, section_html
from tests.factories import Printed, a_page, span_of

LINES = (
    "The depot has three tasks:",
    "grit",
    "roads",
    "paths",
    "clear <snow>",
    "Salt comes from the mine.",
    "Spending 2023/24",
    "Winter",
    "Salt bought",
    "-£2,000.00",
    "Lorries",
    "£300.00",
    "* Without tax.",
)
PAGE = a_page(*(Printed(words, 72, 90 + 20 * place) for place, words in enumerate(LINES)))


def block(kind: BlockKind, *cells: str, **more: object) -> Block:
    made = Block(
        id=f"plan/{cells[0]}",
        document="plan",
        section="plan/s0",
        kind=kind,
        spans=tuple(span_of(PAGE, cell) for cell in cells),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def html(*blocks: Block, notes: tuple[Block, ...] = (), marked: tuple[Span, ...] = ()) -> str:
    return section_html(blocks, notes, Words(pages={1: PAGE}, marked=marked))


def test_bullets_are_a_list_with_deeper_ones_inside() -> None:
    shown = html(
        block(BlockKind.PARAGRAPH, "The depot has three tasks:"),
        block(BlockKind.BULLET, "grit", marker="•"),
        block(BlockKind.BULLET, "roads", marker="o", level=1),
        block(BlockKind.BULLET, "paths", marker="o", level=1),
        block(BlockKind.BULLET, "clear <snow>", marker="•"),
    )

    assert "<p>The depot has three tasks:</p><ul><li>grit<ul><li>roads</li><li>paths</li></ul></li>" in shown
    assert "<li>clear &lt;snow&gt;</li></ul>" in shown


def test_a_numbered_paragraph_and_item_keep_their_printed_numbers() -> None:
    shown = html(
        block(BlockKind.PARAGRAPH, "The depot has three tasks:", marker="7.", paragraph="7"),
        block(BlockKind.BULLET, "grit", marker="a)", paragraph="7(a)"),
    )

    assert '<p class="atr-numbered"><span class="atr-marker">7.</span> The depot' in shown
    assert '<li class="atr-numbered"><span class="atr-marker">a)</span> grit</li>' in shown


def test_the_words_chosen_are_marked_and_no_others() -> None:
    shown = html(block(BlockKind.PARAGRAPH, "Salt comes from the mine."), marked=(span_of(PAGE, "from the"),))

    assert "<p>Salt comes <mark>from the</mark> mine.</p>" in shown


def test_a_table_has_its_head_its_groups_and_its_figures_in_their_columns() -> None:
    columns = ("", "Spending 2023/24")
    shown = html(
        block(BlockKind.TABLE_HEAD, "Spending 2023/24", table=0),
        block(BlockKind.TABLE_HEAD, "Winter", table=0),
        block(BlockKind.TABLE_ROW, "Salt bought", "-£2,000.00", table=0, columns=columns),
        block(BlockKind.TABLE_ROW, "Lorries", "£300.00", table=0, columns=columns),
    )

    assert (
        '<thead><tr><td></td><th scope="col" class="atr-figures">Spending 2023/24</th></tr></thead>' in shown
    )
    assert '<tr class="atr-group"><th scope="rowgroup" colspan="2">Winter</th></tr>' in shown
    assert '<tr><th scope="row">Lorries</th><td class="atr-figures">£300.00</td></tr>' in shown
    assert shown.count("Spending 2023/24") == 1


def test_a_row_with_cells_left_empty_has_each_cell_under_its_own_head() -> None:
    shown = html(
        block(BlockKind.TABLE_HEAD, "grit", "roads", "paths", table=0),
        block(BlockKind.TABLE_ROW, "Winter", table=0),
        block(BlockKind.TABLE_ROW, "Lorries", "Salt bought", table=0, columns=("", "paths")),
    )

    assert '<th scope="row">Winter</th><td></td><td></td><td></td>' in shown
    assert '<th scope="row">Lorries</th><td></td><td></td><td>Salt bought</td>' in shown


def test_a_table_whose_cells_fit_no_head_keeps_every_cell() -> None:
    shown = html(
        block(BlockKind.TABLE_HEAD, "grit", "roads", table=0),
        block(BlockKind.TABLE_ROW, "Lorries", "Salt bought", table=0, columns=("roads", "grit")),
    )

    assert "Lorries" in shown
    assert "Salt bought" in shown


def test_entries_of_a_contents_table_keep_their_pages() -> None:
    shown = html(block(BlockKind.CONTENTS_ENTRY, "Salt bought", "£300.00"))

    assert '<tr><td>Salt bought</td><td class="atr-figures">£300.00</td></tr>' in shown


def test_a_footnote_stands_under_the_section_that_marks_it() -> None:
    note = block(BlockKind.FOOTNOTE, "* Without tax.", section="plan/s1", marker="*")
    cited = block(BlockKind.PARAGRAPH, "Salt comes from the mine.", footnotes=(note.id,))
    heading = block(BlockKind.HEADING, "Winter")
    section = Section(
        id="plan/s0",
        document="plan",
        number=None,
        title="Winter",
        level=1,
        path=("Winter",),
        parent=None,
        page=1,
        page_label=None,
        spans=heading.spans,
    )

    blocks, notes = own_blocks([heading, cited, note], section)

    assert (blocks, notes) == ([cited], [note])
    assert "<h3>Footnotes</h3>" in html(*blocks, notes=tuple(notes))


def test_an_excerpt_begins_shortly_before_the_word_found() -> None:
    text = " ".join([*("word" for _ in range(40)), "(Neglect", *("more" for _ in range(40))])

    assert excerpt(text, "neglect").startswith("… word word word word word word (Neglect more")
    assert excerpt("A short one.", "one") == "A short one."


def test_how_many_were_found_is_said_plainly() -> None:
    assert told(0, 0, "salt") == "No passage of this document has “salt”."
    assert told(1, 1, "salt") == "1 passage with “salt”."
    assert told(40, 30, "salt") == "40 passages with “salt”; the first 30 are listed."
