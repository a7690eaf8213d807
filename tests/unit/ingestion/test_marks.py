from __future__ import annotations

from assistant.ingestion.marks import Box, Letters, merged, nearest, places, squeezed
from assistant.model import Line

LINE = Line(start=10, end=20, x0=100.0, x1=200.0, top=95.0, bottom=107.0, size=11.0, bold=False)


def _letters(*runs: tuple[str, float, float]) -> Letters:
    """Letters of runs that begin at a left edge and a height, each letter five points wide."""
    boxes = tuple(
        Box(left=x + 5 * place, top=y, right=x + 5 * place + 5, bottom=y + 10)
        for text, x, y in runs
        for place, _ in enumerate(text)
    )
    return Letters("".join(text for text, _, _ in runs), boxes)


def test_white_space_ligatures_and_hyphens_are_written_in_one_way() -> None:
    assert squeezed("e\ufb03cient  co\u2011operation\u00ad") == "efficientco-operation"


def test_a_hyphen_that_ends_a_line_may_be_there_or_not() -> None:
    assert list(places("multi\x02agency", "multi-agency")) == [(0, 12)]
    assert list(places("multi\x02agency", "multiagency")) == [(0, 12)]


def test_of_two_like_words_the_one_on_the_printed_line_is_taken() -> None:
    letters = _letters(("grit", 100.0, 300.0), ("salt", 100.0, 96.0), ("grit", 150.0, 96.0))
    assert nearest(letters, "grit", 15, LINE) == (8, 12)


def test_like_words_without_a_known_line_get_no_mark() -> None:
    letters = _letters(("grit", 100.0, 300.0), ("grit", 150.0, 96.0))
    assert nearest(letters, "grit", 0, None) is None


def test_letters_of_one_line_are_marked_as_one() -> None:
    letters = _letters(("grit", 100.0, 96.0), ("salt", 100.0, 110.0))
    assert [(box.left, box.right, box.top) for box in merged(letters.boxes)] == [
        (100, 120, 96),
        (100, 120, 110),
    ]
