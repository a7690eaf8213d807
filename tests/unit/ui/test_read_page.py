from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from assistant.model import Block, BlockKind, Corpus, ExtractKind, Page, Passage, Section
from assistant.ui.read_page import question_about
from assistant.ui.read_place import Place, link_of, place_cited
from assistant.ui.read_search import passages_with
from tests.factories import FakeAssistant, a_corpus, an_answer, an_extract, span_of

if TYPE_CHECKING:
    from pathlib import Path

MILES = "The council grits 640 miles of road on a cold night."
HOURS = "A gritting run takes 3 hours."
AGAIN = "The council grits 640 miles of road."
PLACED = {"plan": ((("s0", 1, (MILES, HOURS)), ("s1", 2, (AGAIN,))))}


def a_read_corpus(folder: Path) -> Corpus:
    """The small corpus with the blocks and passages of the plan's two sections."""
    corpus = a_corpus(folder)
    pages = {page.number: page for page in corpus.pages if page.document == "plan"}
    blocks = [
        _block(pages[page], f"plan/{section}", words)
        for section, page, said in PLACED["plan"]
        for words in said
    ]
    sections = [
        replace(section, spans=(span_of(pages[section.page], section.path[0]),))
        for section in corpus.sections
    ]
    passages = [
        Passage(
            id=f"plan/p{place}",
            document="plan",
            section=block.section,
            block=block.id,
            kind=ExtractKind.SENTENCE,
            text=block.id.removeprefix("plan/"),
            spans=block.spans,
        )
        for place, block in enumerate(blocks)
    ]
    return replace(corpus, sections=tuple(sections), blocks=tuple(blocks), passages=tuple(passages))


def _block(page: Page, section: str, words: str) -> Block:
    return Block(
        id=f"plan/{words}",
        document="plan",
        section=section,
        kind=BlockKind.PARAGRAPH,
        spans=(span_of(page, words),),
    )


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path, a_read_corpus(tmp_path))


def page(assistant: FakeAssistant, **query: str | list[str]) -> AppTest:
    # AppTest runs the source of this function alone, so only builtins may stand in its signature.
    def script(assistant: object) -> None:
        from assistant.ui.read_page import show_read_page

        show_read_page(assistant)  # type: ignore[arg-type]

    app = AppTest.from_function(script, kwargs={"assistant": assistant}, default_timeout=20)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def shown(app: AppTest) -> str:
    assert not app.exception
    parts = [*app.title, *app.get("html"), *app.markdown, *app.warning, *app.info]
    return "\n".join(str(getattr(part, "body", None) or getattr(part, "value", "")) for part in parts)


def test_a_link_opens_its_section_beside_its_page(assistant: FakeAssistant) -> None:
    app = page(assistant, document="plan", section="s1")

    said = shown(app)
    assert '<h2 class="atr-section-heading">3 Salt</h2>' in said
    assert f"<p>{AGAIN}</p>" in said
    assert MILES not in said
    (picture,) = app.image
    assert picture.proto.imgs[0].caption == "Page 6 (page 2 of the file): the section is marked"
    assert "3 Salt" in picture.proto.imgs[0].alt


def test_a_link_to_a_passage_marks_its_words_in_the_text_and_on_the_page(assistant: FakeAssistant) -> None:
    app = page(assistant, document="plan", section="s0", passage="p1")

    said = shown(app)
    assert f"<mark>{HOURS}</mark>" in said
    assert f"<mark>{MILES}" not in said
    assert app.image[0].proto.imgs[0].caption.endswith("the passage is marked")


def test_next_and_previous_walk_the_sections_and_change_the_link(assistant: FakeAssistant) -> None:
    app = page(assistant, document="plan", section="s0")
    assert app.button(key="step-arrow_back").disabled

    app.button(key="step-arrow_forward").click().run()

    assert app.query_params == {"document": "plan", "section": "s1"}
    assert "3 Salt</h2>" in shown(app)
    assert app.button(key="step-arrow_forward").disabled

    app.button(key="step-arrow_back").click().run()

    assert "2 Gritting</h2>" in shown(app)


def test_a_search_lists_what_it_finds_and_goes_from_one_to_the_next(assistant: FakeAssistant) -> None:
    app = page(assistant, document="plan", section="s0")

    app.text_input[0].set_value(" miles ").run()

    assert "2 passages with “miles”." in shown(app)
    assert app.query_params["find"] == "miles"

    app = page(assistant, document="plan", section="s0", passage="p0", find="miles")
    assert "Passage 1 of 2 found" in shown(app)

    app.button(key="way-keyboard_arrow_down").click().run()

    assert app.query_params == {"document": "plan", "section": "s1", "passage": "p2", "find": "miles"}
    assert f"<mark>{AGAIN}</mark>" in shown(app)

    app.button(key="way-list").click().run()

    assert "2 passages with “miles”." in shown(app)


def test_a_search_that_finds_nothing_says_so(assistant: FakeAssistant) -> None:
    assert "No passage of this document has “tractor”." in shown(
        page(assistant, document="plan", find="tractor")
    )


def test_a_search_takes_words_in_any_form_and_any_capitals(assistant: FakeAssistant) -> None:
    found = passages_with(assistant.corpus, "plan", "GRIT mile")

    assert [passage.text for passage in found] == [MILES, AGAIN]
    assert passages_with(assistant.corpus, "plan", " ") == ()


def test_another_document_is_opened_at_its_beginning(assistant: FakeAssistant) -> None:
    app = page(assistant, document="paper")

    app.radio[0].set_value("plan").run()

    assert app.query_params == {"document": "plan", "section": "s0"}
    assert "2 Gritting</h2>" in shown(app)


def test_the_facts_of_a_document_are_told(assistant: FakeAssistant) -> None:
    said = shown(page(assistant, document="plan"))

    assert "<dt>Publisher</dt><dd>Testshire County Council</dd>" in said
    assert "<dt>Date</dt><dd>October 2023</dd>" in said
    assert "<dt>Period covered</dt><dd>2023/24</dd>" in said
    assert "<dt>Pages</dt><dd>2</dd>" in said


def test_a_document_without_sections_says_so_and_what_it_presents(assistant: FakeAssistant) -> None:
    said = shown(page(assistant, document="paper"))

    assert "No text could be read in this document." in said
    assert "This paper presents the Winter Service Plan 2024/25" in said


def test_a_heading_with_no_words_under_it_points_to_the_picture(assistant: FakeAssistant) -> None:
    assistant.corpus = replace(assistant.corpus, blocks=())

    assert "No words could be read under this heading" in shown(
        page(assistant, document="plan", section="s1")
    )


@pytest.mark.parametrize("query", [{"document": "gone"}, {"document": "plan", "section": "s99"}, {}])
def test_a_link_to_what_is_no_longer_there_opens_a_beginning(
    assistant: FakeAssistant, query: dict[str, str]
) -> None:
    assert shown(page(assistant, **query))


def test_a_file_taken_away_since_leaves_the_words(assistant: FakeAssistant) -> None:
    (assistant.corpus_folder / "plan.pdf").unlink()

    said = shown(page(assistant, document="plan", section="s1"))

    assert AGAIN in said
    assert "No picture of this page: plan.pdf: the file is no longer there" in said


def test_a_citation_leads_to_its_passage_in_its_section(assistant: FakeAssistant) -> None:
    read = next(page for page in assistant.corpus.pages if page.document == "plan" and page.number == 1)

    place = place_cited(assistant.corpus, an_extract(read, HOURS).citation)

    assert place == Place(document="plan", section="plan/s0", passages=("plan/p1",))
    assert link_of(place) == {"document": ["plan"], "section": ["s0"], "passage": ["p1"]}


def test_an_answer_links_to_its_place_in_the_document(assistant: FakeAssistant) -> None:
    def script(assistant: object) -> None:
        from assistant.ui.ask_page import show_ask_page

        show_ask_page(assistant, ())  # type: ignore[arg-type]

    read = next(page for page in assistant.corpus.pages if page.document == "plan" and page.number == 1)
    assistant.answers["How long?"] = an_answer("How long?", an_extract(read, HOURS))
    app = AppTest.from_function(script, kwargs={"assistant": assistant}, default_timeout=20).run()

    app.chat_input[0].set_value("How long?").run()

    (link,) = app.page_link
    assert link.label == "Read it in context"
    assert (link.proto.page, link.proto.query_string) == ("read", "document=plan&section=s0&passage=p1")


def test_words_of_a_document_are_never_html(assistant: FakeAssistant) -> None:
    rude = tuple(
        replace(s, path=("<b>x</b>", "<i>y</i>"), title="<i>y</i>") for s in assistant.corpus.sections
    )
    pages = tuple(
        replace(page, text=page.text.replace("A gritting", "<script>")) for page in assistant.corpus.pages
    )
    assistant.corpus = replace(assistant.corpus, sections=rude, pages=pages)

    said = shown(page(assistant, document="plan", section="s0", passage="p1"))

    assert "&lt;script&gt;" in said
    assert not any(tag in said for tag in ("<script", "<b>", "<i>"))


@pytest.mark.parametrize(
    ("number", "title", "question"),
    [
        ("4.2", "Progress", "What does section 4.2 say?"),
        ("Appendix D", "Budget", "What does Appendix D say?"),
        ("(1)", "Facts", "What does “Facts” say?"),
        (None, "Background", "What does “Background” say?"),
    ],
)
def test_a_question_about_a_section_names_it(
    assistant: FakeAssistant, number: str | None, title: str, question: str
) -> None:
    section: Section = replace(assistant.corpus.sections[0], number=number, title=title)

    assert question_about(section) == question


def test_asking_about_a_section_puts_the_question_into_the_field(assistant: FakeAssistant) -> None:
    def script(assistant: object) -> None:
        import streamlit as st

        from assistant.ui.ask_page import show_ask_page
        from assistant.ui.read_page import show_read_page

        def ask() -> None:
            show_ask_page(assistant, ())  # type: ignore[arg-type]

        def read() -> None:
            show_read_page(assistant)  # type: ignore[arg-type]

        st.navigation([st.Page(read, url_path="read"), st.Page(ask, url_path="ask")]).run()

    app = AppTest.from_function(script, kwargs={"assistant": assistant}, default_timeout=20)
    app.query_params["document"] = "plan"
    app.run()

    app.button(key="ask-about").click().run()

    assert not app.exception
    assert app.session_state["ticked-paper"] is False
    assert app.chat_input[0].proto.value == "What does section 2 say?"
