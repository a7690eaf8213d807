"""Whatever a document says and whatever is typed: on the screen it is words, in elements of the product's own alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.export.markdown import escaped
from assistant.export.parts import Heading, Items, Line, Quotation, ReaderNote
from assistant.ingestion.coverage import PageCoverage
from assistant.model import (
    Block,
    BlockKind,
    CheckedStatement,
    Corpus,
    Difference,
    Document,
    ExtractKind,
    Page,
    Span,
    Verdict,
)
from assistant.ui.briefing_preview import preview_html
from assistant.ui.check_page import differences_html, verdict_html
from assistant.ui.coverage import coverage_html
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.page_text import page_text
from assistant.ui.quotation import quotation, reference
from tests.factories import Printed, a_page, an_extract
from tests.markup import is_the_products_own, letters, markup_of

BRISK = settings(deadline=None, max_examples=80)
PIECES = st.sampled_from(
    [
        *(
            "<script>alert(1)</script>",
            "<img src=x onerror=y>",
            "</p>",
            "</figure><b>",
            "<!--",
            "-->",
            "<![CDATA[",
        ),
        *(
            "&lt;",
            "&#60;",
            "&amp",
            '"',
            "'",
            "` `",
            "<a href='javascript:x'>",
            "<?xml",
            "]]>",
            "<mark>",
            "</mark>",
        ),
        *(
            "\ufdd0",
            "\ufdd1",
            "\x00",
            "\x1b[31m",
            "\u2028",
            "\u202e",
            "\ud800",
            " | ",
            "\n",
            "£9,000",
            "Board",
            "\u0301",
        ),
    ]
)
SAID = st.one_of(
    st.lists(PIECES, min_size=1, max_size=8).map("".join),
    st.text(st.characters(codec=None), min_size=1, max_size=40),
)
WORDS = SAID.map(lambda said: f"Grit {said} salt")
KINDS = st.sampled_from(list(ExtractKind))
BLOCKS = st.sampled_from(list(BlockKind))
_SURROGATES = set(map(chr, range(0xD800, 0xE000)))
PAGE = a_page(Printed("Grit and salt", 72, 90))


@BRISK
@given(WORDS, SAID, SAID, KINDS, st.booleans())
def test_a_quotation_shows_its_words_and_nothing_else(
    quote: str, context: str, title: str, kind: ExtractKind, around: bool
) -> None:
    plain = an_extract(PAGE, "Grit", text=title, also=(2, 3))
    extract = replace(
        plain, quote=quote, kind=kind, context=f"{context} {quote} {context}" if around else context
    )
    shown = quotation(extract) + reference(extract, title)
    assert is_the_products_own(shown)
    said = letters(html_words(quotation(replace(extract, context=""))))
    assert said == letters(known(quote)).replace("|", "") or said == letters(known(quote))


@BRISK
@given(WORDS, KINDS)
def test_a_quotation_with_marks_holds_no_others(quote: str, kind: ExtractKind) -> None:
    extract = replace(an_extract(PAGE, "Grit"), quote=quote, kind=kind)
    shown = quotation(extract, marked=[(0, 4)])
    assert is_the_products_own(shown)
    assert shown.count("<mark>") == shown.count("</mark>") == 1
    assert "<mark>Grit</mark>" in shown


@BRISK
@given(st.lists(st.tuples(BLOCKS, SAID, st.one_of(st.none(), SAID)), min_size=1, max_size=5), SAID)
def test_a_page_as_text_is_made_of_the_products_own_elements(
    printed: list[tuple[BlockKind, str, str | None]], name: str
) -> None:
    text, blocks = "", []
    for place, (kind, said, marker) in enumerate(printed):
        span = Span(page=1, start=len(text), end=len(text) + len(said))
        text += f"{said}\n"
        blocks.append(
            Block(
                id=f"d/b{place}", document="d", section="", kind=kind, spans=(span,), marker=marker, table=0
            )
        )
    page = Page(document="d", number=1, label=None, text=text, width=595.0, height=842.0)
    document = Document(id="d", title=name, short_title=name, file="d.pdf", digest="0" * 64)
    corpus = Corpus(documents=(document,), pages=(page,), sections=(), blocks=tuple(blocks), passages=())
    assert is_the_products_own(page_text(corpus, page, [blocks[0].spans[0]], name))


@BRISK
@given(SAID, SAID, st.sampled_from(list(Verdict)), st.booleans())
def test_a_checked_statement_is_made_of_the_products_own_elements(
    said: str, other: str, verdict: Verdict, verbatim: bool
) -> None:
    shown = verdict_html(CheckedStatement(statement=said, verdict=verdict, verbatim=verbatim))
    shown += differences_html([Difference(said=said, document_says=other)])
    assert is_the_products_own(shown)


@BRISK
@given(SAID, SAID)
def test_a_briefing_and_a_coverage_table_are_made_of_the_products_own_elements(said: str, other: str) -> None:
    quoted = Quotation(
        lead_in=(said,), lines=(other, said), items=(said,), footnotes=(other,), reference=said, caution=other
    )
    parts = (
        Heading(level=1, text=said),
        Line(label=said, text=other),
        Items(items=(Line(text=said),)),
        ReaderNote(paragraphs=(said, other)),
        quoted,
    )
    assert is_the_products_own(preview_html(parts))
    page = PageCoverage(
        document="d", page=1, label=said, characters=1, headings=0, tables=0, passages=0, problem=other
    )
    assert is_the_products_own(coverage_html([page]))


@BRISK
@given(SAID)
def test_whatever_is_shown_can_be_sent_to_a_browser(said: str) -> None:
    for shown in (html_safe(said), markdown_safe(said)):
        assert not set(shown) & _SURROGATES
    assert not set(escaped(said)) & _SURROGATES


def html_words(html: str) -> str:
    """The words that a browser shows."""
    return "".join(markup_of(html).words)


def known(text: str) -> str:
    """The text as a browser takes it: half a surrogate pair becomes a sign for what is not known."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
