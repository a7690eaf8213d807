from __future__ import annotations

from assistant.ingestion.tables import Table
from assistant.model import BlockKind, ExtractKind, Page, Span
from tests.pages import Set, read, set_page, span_in


def table_of(page: Page, *rows: tuple[str | None, ...], head_rows: int = 0) -> Table:
    cells: list[tuple[Span | None, ...]] = []
    at = 0
    for row in rows:
        spans: list[Span | None] = []
        for words in row:
            if words is None:
                spans.append(None)
                continue
            start = page.text.index(words, at)
            at = start + len(words)
            spans.append(
                span_in(page, page.text[start:at], at - start) if page.text.index(words) == start else None
            )
        cells.append(tuple(spans))
    return Table(page=page.number, rows=tuple(cells), head_rows=head_rows)


def a_table_page(*words: str, number: int = 1, bold: tuple[str, ...] = ()) -> Page:
    return set_page(*(Set(word, bold=word in bold) for word in words), number=number)


def test_a_row_knows_its_group_and_the_heads_of_its_cells() -> None:
    page = a_table_page("Spent 2019", "Income", "Courses", "-£1,700", "Police", "-£21,000")
    table = table_of(
        page, (None, "Spent 2019"), ("Income", None), ("Courses", "-£1,700"), ("Police", "-£21,000")
    )
    content = read(page, tables=(table,))
    row = content.blocks[-1]
    assert (row.kind, row.columns, row.group) == (BlockKind.TABLE_ROW, ("", "Spent 2019"), "Income")
    assert content.passages[-1].text == "Police | -£21,000"
    assert content.passages[-1].kind is ExtractKind.TABLE_ROW
    assert [block.kind for block in content.blocks[:2]] == [BlockKind.TABLE_HEAD] * 2


def test_in_a_table_of_empty_cells_only_bold_rows_head_groups() -> None:
    page = a_table_page(
        "Audits", "Data", "Our systems", "Shared vision", "Waiting times", bold=("Our systems",)
    )
    table = table_of(
        page,
        (None, "Audits", "Data"),
        ("Our systems", None, None),
        ("Shared vision", None, None),
        ("Waiting times", None, None),
        head_rows=1,
    )
    content = read(page, tables=(table,))
    rows = [block for block in content.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [row.group for row in rows] == ["Our systems", "Our systems"]


def test_a_table_goes_on_over_a_page_with_its_heads_and_group() -> None:
    first = a_table_page("Body", "Paid", "Councils", "Moor DC", "£5", "Dale DC", "£6")
    second = a_table_page("Fell DC", "£7", number=2)
    tables = (
        table_of(
            first, ("Body", "Paid"), ("Councils", None), ("Moor DC", "£5"), ("Dale DC", "£6"), head_rows=1
        ),
        table_of(second, ("Fell DC", "£7")),
    )
    last = read(first, second, tables=tables).blocks[-1]
    assert (last.table, last.columns, last.group) == (0, ("Body", "Paid"), "Councils")


def test_a_row_too_long_to_quote_is_cut_into_the_sentences_of_its_cells() -> None:
    long = "The council will grit the roads. " * 12
    page = a_table_page("Gritting", long.strip(), "Salt", "Much")
    content = read(page, tables=(table_of(page, ("Gritting", long.strip()), ("Salt", "Much")),))
    cut = [passage for passage in content.passages if passage.text == "The council will grit the roads."]
    assert len(cut) == 12
    assert {passage.group for passage in cut} == {"Gritting"}
