from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import QuestionTooLongError
from assistant.model import AnswerStatus, Searched
from assistant.ui.correction_form import OFFER
from tests.factories import GRITTING, SALT, FakeAssistant, a_corpus, a_page, an_answer, an_extract

if TYPE_CHECKING:
    from pathlib import Path

GRITTED = "How many miles are gritted?"
QUOTE = "The council grits 640 miles of road on a cold night."
BEST = an_extract(a_page(*GRITTING, label="5"), QUOTE)
OTHER = an_extract(a_page(*SALT, number=2, label="6"), "The council grits 640 miles of road.")


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(
        tmp_path,
        a_corpus(tmp_path),
        answers={GRITTED: an_answer(GRITTED, BEST, OTHER), "long": QuestionTooLongError(9)},
    )


def page(assistant: FakeAssistant, **query: str | list[str]) -> AppTest:
    # AppTest runs the source of this function alone, so only builtins may stand in its signature.
    def script(assistant: object, examples: tuple[str, ...]) -> None:
        from assistant.ui.ask_page import show_ask_page

        show_ask_page(assistant, examples)  # type: ignore[arg-type]

    app = AppTest.from_function(
        script, kwargs={"assistant": assistant, "examples": (GRITTED,)}, default_timeout=20
    )
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def ask(app: AppTest, question: str) -> AppTest:
    return app.chat_input[0].set_value(question).run()


def folded(app: AppTest) -> list[str]:
    """The labels of what can be unfolded, corrections aside."""
    return [block.label for block in app.expander if block.label != OFFER]


def shown(app: AppTest) -> str:
    """Everything the page says in HTML, Markdown, labels and notices."""
    assert not app.exception
    parts = [*app.get("html"), *app.markdown, *app.warning, *app.error]
    return "\n".join(str(getattr(part, "body", None) or getattr(part, "value", "")) for part in parts)


def test_the_start_says_what_it_does_and_offers_questions(assistant: FakeAssistant) -> None:
    app = page(assistant)

    assert "Answers in the words of your documents" in shown(app)
    assert [button.label for button in app.button] == ["How many miles are gritted?"]


def test_an_example_is_asked_when_it_is_pressed(assistant: FakeAssistant) -> None:
    app = page(assistant)

    app.button[0].click().run()

    assert assistant.asked == [((GRITTED,), ())]
    assert QUOTE in shown(app)


def test_an_answer_is_its_quote_its_reference_and_its_page(assistant: FakeAssistant) -> None:
    app = ask(page(assistant), GRITTED)

    said = shown(app)
    assert said.index(QUOTE) < said.index(
        'class="atr-reference">Winter Service Plan 2023/24, section 2, page 5<'
    )
    (picture,) = app.image
    assert QUOTE in picture.proto.imgs[0].alt
    assert picture.proto.imgs[0].caption == "Page 5 (page 1 of the file): the quoted words are marked"


def test_further_extracts_are_folded_and_drawn_when_opened(assistant: FakeAssistant) -> None:
    app = ask(page(assistant), GRITTED)

    assert folded(app) == ["“The council grits 640 miles of road.” page 6 (page 2 of the file)"]
    assert len(app.image) == 1

    app.session_state["further-0-1"] = True
    app.run()

    assert OTHER.quote in shown(app)
    assert len(app.image) == 2


def test_only_the_latest_answer_has_its_picture_open(assistant: FakeAssistant) -> None:
    app = ask(ask(page(assistant), GRITTED), GRITTED)

    assert shown(app).count(f">{QUOTE}<") == 2
    assert len(app.image) == 1


def test_a_follow_up_is_asked_with_the_turns_before_it(assistant: FakeAssistant) -> None:
    app = ask(page(assistant), GRITTED)
    ask(app, "and in snow?")

    assert assistant.asked[-1] == ((GRITTED, "and in snow?"), ())


def test_a_new_conversation_forgets_the_turns(assistant: FakeAssistant) -> None:
    app = ask(page(assistant), GRITTED)

    app.button(key="anew").click().run()
    ask(app, "and in snow?")

    assert QUOTE not in shown(app)
    assert assistant.asked[-1] == (("and in snow?",), ())


def test_the_documents_ticked_narrow_the_question(assistant: FakeAssistant) -> None:
    app = page(assistant)

    app.checkbox(key="ticked-paper").uncheck().run()
    ask(app, GRITTED)

    assert assistant.asked == [((GRITTED,), ("plan",))]
    assert "Searched in Winter Plan only." in shown(app)


def test_with_no_document_ticked_nothing_is_asked(assistant: FakeAssistant) -> None:
    app = page(assistant)
    app.checkbox(key="ticked-paper").uncheck().run()
    app.checkbox(key="ticked-plan").uncheck().run()

    ask(app, GRITTED)

    assert assistant.asked == []
    assert "Tick at least one" in shown(app)


def test_not_found_is_an_answer_that_says_where_was_looked(assistant: FakeAssistant) -> None:
    assistant.answers["Who pays?"] = an_answer(
        "Who pays?", nearest=(OTHER,), searched=Searched(terms=("pay",), added=("pay = fund",))
    )

    app = ask(page(assistant), "Who pays?")

    said = shown(app)
    assert "Not in these documents" in said
    assert "Cabinet paper (19 November 2024); Winter Plan (covers 2023/24)" in said
    assert "Words looked for: pay" in said
    assert "Also searched: pay = fund" in said
    assert "related, but no answer" in said
    assert len(folded(app)) == 1
    assert not app.image


def test_many_added_words_are_folded(assistant: FakeAssistant) -> None:
    added = Searched(terms=("pay",), added=("pay = fund", "pay = finance", "pay = spend"))
    assistant.answers["pay"] = an_answer("pay", BEST, searched=added)

    said = shown(ask(page(assistant), "pay"))

    assert "<summary>Also searched 3 words of the same meaning</summary>" in said
    assert "pay = fund; pay = finance; pay = spend" in said


def test_half_an_answer_and_an_unsure_one_are_said_plainly(assistant: FakeAssistant) -> None:
    assistant.answers["half"] = an_answer("half", BEST, status=AnswerStatus.PARTLY_ANSWERED, confidence=0.2)

    said = shown(ask(page(assistant), "half"))

    assert "part of what you asked" in said
    assert "before you rely on it" in said


def test_a_question_that_cannot_be_looked_up_gives_one_line(assistant: FakeAssistant) -> None:
    app = ask(page(assistant), "long")

    assert [error.value for error in app.error] == ["The question is longer than 9 characters."]


def test_a_link_opens_its_conversation_and_documents_again(assistant: FakeAssistant) -> None:
    app = page(assistant, q=[GRITTED, "and in snow?"], document="plan")

    assert assistant.asked == [((GRITTED,), ("plan",)), ((GRITTED, "and in snow?"), ("plan",))]
    assert not app.checkbox(key="ticked-paper").value
    assert QUOTE in shown(app)


def test_a_question_is_kept_in_the_link(assistant: FakeAssistant) -> None:
    app = ask(page(assistant), GRITTED)

    assert app.query_params["q"] == GRITTED


def test_a_link_opens_each_question_with_the_documents_it_was_asked_of(assistant: FakeAssistant) -> None:
    app = ask(page(assistant), GRITTED)
    app.checkbox(key="ticked-paper").uncheck().run()
    ask(app, "and in snow?")
    linked = dict(app.query_params)
    asked = assistant.asked.copy()
    assistant.asked.clear()

    again = page(assistant, **linked)

    assert assistant.asked == asked == [((GRITTED,), ()), ((GRITTED, "and in snow?"), ("plan",))]
    assert not again.checkbox(key="ticked-paper").value


def test_the_side_bar_tells_the_documents_apart(assistant: FakeAssistant) -> None:
    app = page(assistant)

    assert [box.label for box in app.checkbox] == [
        "Winter Service: Cabinet paper",
        "Winter Service Plan 2023/24",
    ]
    assert "Plan · covers 2023/24 · dated October 2023 · 2 pages" in shown(app)
    assert "This paper presents the Winter Service Plan 2024/25, not the one of 2023/24." in shown(app)


def test_what_could_not_be_read_is_named(assistant: FakeAssistant) -> None:
    corpus = assistant.corpus
    unread = replace(corpus.pages[1], problem="holds no text")
    assistant.corpus = replace(
        corpus,
        problems=("scan.pdf: locked with a password",),
        pages=(corpus.pages[0], unread, corpus.pages[2]),
    )

    said = shown(page(assistant))

    assert "scan.pdf: locked with a password" in said
    assert "Winter Plan, page 1: holds no text" in said


def test_a_file_taken_away_since_gives_the_quote_and_says_why_there_is_no_picture(
    assistant: FakeAssistant,
) -> None:
    (assistant.corpus_folder / "plan.pdf").unlink()

    app = ask(page(assistant), GRITTED)

    assert QUOTE in shown(app)
    assert "No picture of this page: plan.pdf: the file is no longer there" in shown(app)


def test_words_of_a_document_are_never_html_or_markdown(assistant: FakeAssistant) -> None:
    rude = replace(
        BEST, quote="<script>a()</script> **b**", citation=replace(BEST.citation, text="<b>x</b>, page 5")
    )
    assistant.answers["rude"] = an_answer("rude", rude, rude, interpreted_as="<i>rude</i>")

    said = shown(ask(page(assistant), "rude"))

    assert not any(tag in said for tag in ("<script", "<b>x", "<i>rude"))
