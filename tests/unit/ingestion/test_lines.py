"""What is usual in a document: the right edges of its columns."""

from __future__ import annotations

from assistant.ingestion.lines import body_lines, typography
from tests.pages import Set, set_page


def test_a_row_across_two_columns_does_not_make_the_left_one_wider() -> None:
    left = [Set("The council treats the roads of", x0=45.0, x1=205.0 + place) for place in range(8)]
    right = [Set("the north before all others", x0=222.0, x1=380.0) for _ in range(8)]
    row = Set("Salt ............ 40 tonnes ............ 318 bins", x0=45.0, x1=555.0)
    lines = body_lines((set_page(row, *left, *right),))
    setting = typography(lines)
    assert (setting.right(lines[1], reach=0), setting.right(lines[-1], reach=0)) == (212.0, 380.0)


def test_a_lone_full_line_is_the_right_edge_where_nothing_stands_beside_it() -> None:
    items = [Set("roads of the north", x0=70.0, x1=160.0) for _ in range(8)]
    lines = body_lines((set_page(Set("The council treats these first of all:", x1=500.0), *items),))
    assert typography(lines).right(lines[1], reach=0) == 500.0
