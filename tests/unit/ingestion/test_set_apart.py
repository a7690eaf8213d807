"""Shapes that real papers have, on pages of our own making."""

from __future__ import annotations

from assistant.ingestion.furniture import furniture_of
from assistant.ingestion.layout import Layout
from assistant.model import BlockKind
from tests.pages import Set, full, read, set_page, texts


def _prose(above: float = 2.0) -> tuple[Set, ...]:
    return (
        full("The council keeps the main roads of the borough open in winter and treats the", above=above),
        full("bridges and the steep hills before all others, as the plan of last year set out"),
        Set("for the first time."),
    )


def _layout(first: str) -> Layout:
    page = set_page(Set(first, size=20.0, bold=True), *_prose(above=8.0), top=40.0)
    return Layout(
        text=page.text,
        lines=page.lines,
        tables=(),
        superscripts=(),
        artifacts=frozenset(),
        in_tables=frozenset(),
    )


def test_a_title_with_which_far_apart_chapters_begin_is_no_running_head() -> None:
    firsts = {0: "Introduction", 20: "Introduction", 40: "Introduction"}
    layouts = [
        _layout(firsts.get(page, f"Roads {'abcdefghij'[page % 10]}{'klmno'[page // 10]}"))
        for page in range(50)
    ]
    found = furniture_of(layouts, [842.0] * 50, 0.12)
    assert [found[page] for page in firsts] == [(), (), ()]


def test_a_running_head_of_every_page_is_furniture() -> None:
    found = furniture_of([_layout("Winter service plan")] * 8, [842.0] * 8, 0.12)
    assert all(spans == ((0, len("Winter service plan")),) for spans in found)


def test_a_term_larger_than_the_small_print_under_it_is_a_heading() -> None:
    def small(words: str) -> Set:
        return Set(words, size=9.0, x1=300.0)

    page = set_page(
        *_prose(),
        *_prose(),
        Set("Key terms", size=18.0, above=2.0),
        Set("Priority route"),
        small("A road that is treated before any other road when"),
        small("frost is forecast for the night."),
        Set("Salt barn"),
        small("A covered place where the salt for a whole winter is"),
        small("kept dry until it is needed."),
    )
    assert texts(read(page), BlockKind.HEADING) == ["Key terms", "Priority route", "Salt barn"]


def test_a_title_at_the_head_of_a_page_over_a_numbered_paragraph_is_a_heading() -> None:
    first = set_page(
        *_prose(),
        full("2.1 The plan was adopted by the council in the spring, and it holds for", above=2.0),
        Set("five years"),
    )
    second = set_page(
        Set("Watching over the plan", above=1.0),
        full("2.2 The council looks at the plan every year, and it says in public what has been", above=2.0),
        Set("done."),
        *_prose(),
        number=2,
    )
    assert "Watching over the plan" in texts(read(first, second), BlockKind.HEADING)
