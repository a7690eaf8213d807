from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from assistant.answering.side_by_side import which_two
from assistant.model import Answer, AnswerStatus, Comparison, Extract, Likeness, Side
from tests.factories import GRITTING, FakeAssistant, Printed, a_corpus, a_page, an_answer, an_extract

if TYPE_CHECKING:
    from pathlib import Path

ASKED = "Compare gritting in both papers"
LEFT = an_extract(a_page(*GRITTING, label="5"), "The council grits 640 miles of road on a cold night.")
RIGHT = an_extract(
    a_page(Printed("1. Cabinet is asked to note the plan.", 72, 90), document="paper"),
    "Cabinet is asked to note the plan.",
    text="Cabinet paper, paragraph 1, page 1",
)


def side(document: str, label: str, *extracts: Extract, remark: str = "", figures: tuple[tuple[int, int], ...] = ()) -> Side:  # fmt: skip
    status = AnswerStatus.ANSWERED if extracts else AnswerStatus.NOT_FOUND
    return Side(
        document=document,
        label=label,
        status=status,
        confidence=0.9,
        extracts=extracts,
        remark=remark,
        figures=figures,
    )


def answer(*sides: Side, likeness: Likeness, remark: str = "") -> Answer:
    comparison = Comparison(topic="What is said about gritting?", sides=sides, likeness=likeness)
    extracts = tuple(extract for one in sides for extract in one.extracts)
    return an_answer(ASKED, *extracts, comparison=comparison, remark=remark)


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path, a_corpus(tmp_path))


def asked(assistant: FakeAssistant) -> AppTest:
    def script(assistant: object) -> None:
        from assistant.ui.ask_page import show_ask_page

        show_ask_page(assistant, ())  # type: ignore[arg-type]

    app = AppTest.from_function(script, kwargs={"assistant": assistant}, default_timeout=20).run()
    app.chat_input[0].set_value(ASKED).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(str(getattr(part, "body", "")) for part in app.get("html"))


def test_each_document_has_a_column_with_its_label_quote_and_reference(assistant: FakeAssistant) -> None:
    assistant.answers[ASKED] = answer(
        side("plan", "Winter Plan (covers 2023/24)", LEFT, figures=((18, 21),)),
        side("paper", "Cabinet paper (19 November 2024)", RIGHT),
        likeness=Likeness.BOTH,
        remark="The two figures differ.",
    )

    app = asked(assistant)

    left, right = (
        "\n".join(str(getattr(part, "body", "")) for part in column.get("html")) for column in app.columns[:2]
    )
    assert "Winter Plan (covers 2023/24)" in left
    assert "grits <mark>640</mark> miles" in left
    assert "section 2, page 5" in left
    assert "Cabinet paper (19 November 2024)" in right
    assert "note the plan" in right
    assert "Cabinet paper, paragraph 1, page 1" in right
    assert "The two figures differ." in html(app)


def test_a_side_opens_its_own_page(assistant: FakeAssistant) -> None:
    assistant.answers[ASKED] = answer(
        side("plan", "Plan", LEFT), side("paper", "Paper", RIGHT), likeness=Likeness.BOTH
    )
    app = asked(assistant)
    assert not app.image

    app.session_state["page-0-side-1"] = True
    app.run()

    (picture,) = app.image
    assert "Cabinet is asked to note the plan" in picture.proto.imgs[0].alt


def test_a_side_that_does_not_say_says_so(assistant: FakeAssistant) -> None:
    assistant.answers[ASKED] = answer(
        side("plan", "Plan", LEFT, remark="Only in this paper. The other does not say."),
        side("paper", "Paper", remark="This paper does not say."),
        likeness=Likeness.ONLY_IN_ONE,
    )

    said = html(asked(assistant))

    assert "Only in this paper. The other does not say." in said
    assert "This paper does not say." in said


def test_a_reader_is_asked_to_tick_two_documents(assistant: FakeAssistant) -> None:
    assistant.answers[ASKED] = which_two(ASKED)

    app = asked(assistant)

    assert "Which two documents?" in html(app)
    assert "Tick two of them" in html(app)
    assert not app.error
