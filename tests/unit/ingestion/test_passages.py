from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.ingestion.coverage import cover
from assistant.ingestion.running_text import running_text
from assistant.model import Corpus, ExtractKind, Page, Span, joined
from assistant.quoting import passage_text
from assistant.settings import Settings
from tests.pages import Set, full, read, set_page


def test_each_sentence_is_a_passage_that_knows_the_one_before() -> None:
    content = read(
        set_page(full("The council met in March. It heard that the multi-"), Set("agency team had grown."))
    )
    first, second = content.passages
    assert (first.text, first.before) == ("The council met in March.", "")
    assert second.text == "It heard that the multiagency team had grown."
    assert second.before == "The council met in March."


def test_a_short_item_is_one_passage_and_a_long_one_a_passage_a_sentence() -> None:
    page = set_page(Set("We will:"), Set("• Grit. Plough.", 80, above=1.4))
    assert [passage.text for passage in read(page).passages] == ["We will:", "Grit. Plough."]
    cut = read(page, settings=Settings(passage_max_words=1)).passages
    assert [passage.text for passage in cut] == ["We will:", "Grit.", "Plough."]
    assert cut[1].kind is ExtractKind.BULLET


def test_a_passage_knows_the_headings_it_stands_under() -> None:
    content = read(
        set_page(
            Set("2 Roads", size=20, bold=True), Set("2.1 Salt", size=16, bold=True), full("There is enough.")
        )
    )
    assert content.passages[-1].headings == ("2 Roads", "2.1 Salt")


def test_cells_are_joined_by_bars_and_lines_by_spaces() -> None:
    page = set_page(Set("Police"), Set("£21"))
    spans = (Span(page=1, start=0, end=6), Span(page=1, start=7, end=10))
    assert passage_text({1: page}, spans, ExtractKind.TABLE_ROW) == "Police | £21"
    assert passage_text({1: page}, spans, ExtractKind.SENTENCE) == "Police £21"


@given(st.text(alphabet="aB- \n\u00ad\u20101.", min_size=1, max_size=60))
def test_running_text_is_the_joined_text_and_every_character_stands_where_it_says(raw: str) -> None:
    page = Page(document="d", number=1, label=None, text=raw, width=1, height=1)
    found = running_text((Span(page=1, start=0, end=len(raw)),), {1: page})
    assert found.text == joined(raw)
    for (_, at), letter in zip(found.origins, found.text, strict=True):
        assert raw[at] == letter or (letter == " " and raw[at].isspace())


def test_coverage_counts_a_page_and_says_why_one_gives_nothing() -> None:
    page = set_page(Set("2 Roads", size=20, bold=True), full("There is enough salt. There is grit."))
    empty = Page(document="d", number=2, label=None, text="", width=595, height=842)
    content = read(page, empty)
    corpus = Corpus(
        documents=(content.document,),
        pages=content.pages,
        sections=content.sections,
        blocks=content.blocks,
        passages=content.passages,
    )
    first, second = cover(corpus)
    assert (first.headings, first.tables, first.passages, first.problem) == (1, 0, 3, None)
    assert (second.characters, second.problem) == (0, "holds no text")


def test_a_heading_as_long_as_a_paragraph_is_quoted_sentence_by_sentence() -> None:
    page = set_page(
        full("The council met in March and in June to hear how the roads had been gritted, and by whom"),
        full("and at what cost, as it does every year when the winter is over and the bills have come"),
        Set("in."),
        full(
            "Recommendation 3: That the council bring the gritting of roads into one service.",
            bold=True,
            above=2.0,
        ),
        full("That it report to the committee each year before the winter comes again (11.4)", bold=True),
        Set("The council agrees with this.", above=2.0),
    )
    content = read(page)
    said = [(passage.kind, passage.text) for passage in content.passages]
    assert said[1] == (
        ExtractKind.SENTENCE,
        "Recommendation 3: That the council bring the gritting of roads into one service.",
    )
    assert content.passages[-1].headings[-1].startswith("Recommendation 3")
