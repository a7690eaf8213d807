from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories import FakeAssistant
from tests.written import Written

if TYPE_CHECKING:
    from pathlib import Path

SALT = "Salt <b>is</b> kept dry."


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    plan = Written()
    plan.heading("Salt", "2")
    plan.paragraph(SALT, "Salting takes salt.")
    plan.paragraph("The Westmere Flood Board (WFB) met the NHS.")
    plan.heading("Barns", "3")
    plan.paragraph("A salt barn is a building that keeps the grit dry.")
    paper = Written(id="paper", title="Cabinet paper", short_title="Cabinet paper")
    paper.heading("Costs")
    paper.paragraph("The price of salt rose.")
    return FakeAssistant(tmp_path, plan.corpus(paper))


def page(assistant: FakeAssistant, **query: str | list[str]) -> AppTest:
    # AppTest runs the source of this function alone, so only builtins may stand in its signature.
    def script(assistant: object) -> None:
        from assistant.ui.words_page import show_words_page

        show_words_page(assistant)  # type: ignore[arg-type]

    app = AppTest.from_function(script, kwargs={"assistant": assistant}, default_timeout=20)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def look_up(app: AppTest, word: str) -> AppTest:
    return app.text_input[0].set_value(word).run()


def shown(app: AppTest) -> str:
    """Everything the page says in HTML, headings and notices."""
    assert not app.exception
    parts = [*app.get("html"), *app.markdown, *app.warning]
    return "\n".join(str(getattr(part, "body", None) or getattr(part, "value", "")) for part in parts)


def test_the_page_lists_short_forms_with_what_they_stand_for_and_where(assistant: FakeAssistant) -> None:
    said = shown(page(assistant))

    assert (
        '<th scope="row">WFB</th><td>Westmere Flood Board</td><td>Winter Plan, section 2, page 5</td>' in said
    )
    assert '<th scope="row">NHS</th><td>not spelled out</td>' in said


def test_the_page_lists_defined_terms_in_the_words_of_the_document(assistant: FakeAssistant) -> None:
    assert "<td>“A salt barn is a building that keeps the grit dry.”</td>" in shown(page(assistant))


def test_a_word_looked_up_is_counted_by_section_and_form(assistant: FakeAssistant) -> None:
    said = shown(look_up(page(assistant), "salt"))

    assert "“salt”: 6 mentions in 3 sections of 2 documents" in said
    assert "Found as: “salt” 5, “salting” 1." in said
    assert (
        '<tr><th scope="row">2 Salt</th><td>Winter Plan</td><td>5 (page 1 of the file)</td><td>4</td>' in said
    )


def test_the_mentions_of_a_section_are_quoted_when_it_is_opened(assistant: FakeAssistant) -> None:
    app = look_up(page(assistant), "salt")
    assert [folded.label for folded in app.expander] == [
        "2 Salt (Winter Plan): 4 mentions",
        "3 Barns (Winter Plan): 1 mention",
        "Costs (Cabinet paper): 1 mention",
    ]

    app.session_state["mentions-salt-2"] = True
    app.run()

    assert "The price of salt rose." in shown(app)


def test_a_word_that_is_explained_is_explained_first(assistant: FakeAssistant) -> None:
    said = shown(look_up(page(assistant), "WFB"))

    assert said.index("WFB = Westmere Flood Board") < said.index("Mentions by section")


def test_a_word_that_stands_nowhere_is_said_to(assistant: FakeAssistant) -> None:
    said = shown(look_up(page(assistant), "drone"))

    assert "Not in these documents" in said
    assert "No form of “drone” stands in" in said


def test_a_link_opens_the_word_and_documents_again(assistant: FakeAssistant) -> None:
    app = page(assistant, word="salt", document="paper")

    assert app.text_input[0].value == "salt"
    assert "“salt”: 1 mention in 1 section" in shown(app)
    assert not app.checkbox(key="ticked-plan").value


def test_a_word_looked_up_is_kept_in_the_link_and_an_empty_field_clears_it(assistant: FakeAssistant) -> None:
    app = look_up(page(assistant), "salt")
    assert app.query_params["word"] == "salt"

    look_up(app, "")

    assert "word" not in app.query_params
    assert "mentions in" not in shown(app)


def test_words_of_a_document_or_a_reader_are_never_html(assistant: FakeAssistant) -> None:
    app = look_up(page(assistant, word="salt"), "<i>salt</i>")
    app.session_state["mentions-<i>salt</i>-0"] = True

    assert "<i>" not in shown(app.run())
    assert "<b>" not in shown(app)
