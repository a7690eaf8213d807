"""Whatever a page draws, and wherever: a layout, blocks and passages, each of which is found in its page's text."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ingestion.content import Drawn, Walker
from assistant.ingestion.fonts import FontFace
from assistant.ingestion.layout import lay_out
from assistant.ingestion.matrices import IDENTITY
from assistant.ingestion.paths import Rule
from assistant.ingestion.textstate import Glyph
from assistant.model import joined
from tests.pages import Set, read, set_page

if TYPE_CHECKING:
    from collections.abc import Iterator

BRISK = settings(deadline=None, max_examples=60)
SHORTEST = settings(deadline=None, max_examples=25)
# Within what is taken over from a page, and beyond the paper.
PLACES = st.one_of(st.floats(-50, 900), st.sampled_from([0.0, 595.0, 842.0, 1e6, -9e6, 1e-9]))
SIZES = st.sampled_from([0.0, 0.5, 2.0, 8.0, 11.0, 11.04, 14.0, 72.0, 5_000.0, 9e6])
LETTERS = st.one_of(
    st.sampled_from(
        ["a", "B", " ", "1", ".", "\u2022", "ffi", "\u05d0", "\u8b70", "(", "\U0001f468", "e\u0301"]
    ),
    st.characters(exclude_categories=["Cs", "Cc"]),
)
RULES = st.builds(
    lambda x, y, wide, tall: Rule(x, y, x + wide, y + tall),
    PLACES,
    PLACES,
    st.sampled_from([0.0, 0.5, 40.0, 500.0, 1e6]),
    st.sampled_from([0.0, 0.5, 12.0, 400.0, 1e6]),
)
WORDS = st.sampled_from(
    [
        *(
            "Budget",
            "1.",
            "1.1",
            "(a)",
            "(iv)",
            "\u2022",
            "-",
            "o",
            "\uf0b7",
            "12",
            "a)",
            "Appendix A",
            "Page 3 of 20",
        ),
        *(
            "The council grits 640 miles of road.",
            "PARTNERSHIPS",
            "3 ....... 7",
            "Foreword .... 4",
            "|",
            "\u00ad",
        ),
        *(
            "<script>alert(1)</script>",
            "e\u0301\u0301",
            "\u202eabc",
            "\u2028",
            "1 2 3",
            "\u00bd",
            "\u2460",
            "*",
        ),
    ]
)
LINES = st.builds(
    Set,
    st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=3).map(" ".join)),
    x0=st.sampled_from([40.0, 70.0, 90.0, 300.0, 560.0]),
    size=st.sampled_from([1.0, 7.0, 11.0, 18.0, 60.0]),
    bold=st.booleans(),
    above=st.sampled_from([0.0, 0.5, 1.0, 2.0, 9.0]),
)
NUMBERS = st.one_of(
    st.integers(-(10**20), 10**20), st.floats(-1e20, 1e20), st.sampled_from([0, 1, 11, 1e-20])
)
OPERANDS = st.one_of(
    NUMBERS,
    st.binary(max_size=6),
    st.sampled_from(["/F1", "/X", "/Artifact", None, True]),
    st.lists(st.one_of(NUMBERS, st.binary(max_size=4)), max_size=4),
)
OPERATORS = st.sampled_from(
    b"q Q cm Do BMC BDC EMC g rg k sc scn BT ET Tf Td TD Tm T* Tc Tw Tz TL Ts Tr Tj TJ ' \" m l h re n c v y S f B zz".split()
)


@dataclass
class AnyFont:
    """A font of one width that says of each code what Latin 1 says."""

    name: str = "Any"
    sub_type: str = "Type1"
    encoding: str | dict[int, str] = field(default_factory=dict)
    character_map: dict[str, str] = field(default_factory=dict)
    character_widths: dict[str, float] = field(default_factory=lambda: {"default": 500.0})


class AnyResources:
    """The same font and a drawing of itself under every name."""

    matrix = (2.0, 0.0, 0.0, 2.0, 1e9, 1e9)

    def font(self, name: str) -> FontFace | None:
        return FontFace(AnyFont(), bold=False) if name != "/X" else None

    def form(self, name: str) -> AnyResources | None:
        return self if name == "/X" else None

    def operations(self) -> list[tuple[list[object], bytes]]:
        return [([b"form"], b"Tj"), (["/X"], b"Do")]

    def resources(self) -> AnyResources:
        return self


@st.composite
def glyphs(draw: st.DrawFn) -> Glyph:
    x, size = draw(PLACES), draw(SIZES)
    return Glyph(
        text=draw(LETTERS),
        x0=x,
        x1=x + draw(st.sampled_from([0.0, 0.5, -3.0])) * size,
        y=draw(PLACES),
        size=size,
        turn=draw(st.integers(0, 3)),
        bold=draw(st.booleans()),
        artifact=draw(st.booleans()),
        order=draw(st.integers(0, 40)),
    )


@BRISK
@given(st.lists(glyphs(), max_size=40), st.lists(RULES, max_size=12))
def test_any_glyphs_and_rules_have_a_layout_whose_lines_lie_in_its_text(
    drawn: list[Glyph], rules: list[Rule]
) -> None:
    layout = lay_out(Drawn(tuple(drawn), tuple(rules), 0), 1, 595.0, 842.0)
    ends = [(line.start, line.end) for line in layout.lines]
    assert "\n".join(layout.text[start:end] for start, end in ends) == layout.text
    assert all(before[1] < after[0] for before, after in pairwise(ends))
    cells = [cell for table in layout.tables for row in table.rows for cell in row if cell is not None]
    assert all(0 <= span.start < span.end <= len(layout.text) for span in (*cells, *layout.superscripts))


@BRISK
@given(st.lists(st.tuples(st.lists(OPERANDS, max_size=7), OPERATORS), max_size=30))
def test_any_operators_are_followed_to_their_end(operations: list[tuple[list[object], bytes]]) -> None:
    drawn = Walker(AnyResources(), IDENTITY, time.monotonic() + 60).draw(operations)
    assert all(isinstance(glyph.text, str) and glyph.text for glyph in drawn.glyphs)


@SHORTEST
@given(st.lists(st.lists(LINES, max_size=9), min_size=1, max_size=3))
def test_every_passage_of_any_pages_is_made_of_its_pages_own_characters(pages: list[list[Set]]) -> None:
    content = read(*(set_page(*lines, number=number) for number, lines in enumerate(pages, 1)))
    texts = {page.number: page.text for page in content.pages}
    for passage in content.passages:
        printed = "".join(texts[span.page][span.start : span.end] for span in passage.spans)
        assert _letters(passage.text).issubset(_letters(printed))
    parts = [*(block.spans for block in content.blocks), *(section.spans for section in content.sections)]
    assert all(0 <= span.start <= span.end <= len(texts[span.page]) for spans in parts for span in spans)
    assert all(joined(section.title) == section.title for section in content.sections)


def _letters(text: str) -> set[str]:
    """Its characters without white space, hyphens, and the bars that part the cells of a row."""
    return {letter for letter in text if not letter.isspace() and letter not in "-|\u00ad\u2010"}


def test_a_clock_that_has_run_out_ends_a_drawing_without_end() -> None:
    from assistant.ingestion.content import TooSlowError

    endless: Iterator[tuple[list[object], bytes]] = (([], b"q") for _ in iter(int, 1))
    with pytest.raises(TooSlowError):
        Walker(AnyResources(), IDENTITY, time.monotonic()).draw(endless)
