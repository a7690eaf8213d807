from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from assistant.settings import Settings
from tests.factories import FakeAssistant, a_corpus, an_answer
from tests.pins import AGAIN, CHECK, CLAIM, FIGURE, MILES, QUESTION, an_asked_pin

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.model import Pin


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path, a_corpus(tmp_path), answers={QUESTION: an_answer(QUESTION, MILES, AGAIN)})


def page(assistant: FakeAssistant) -> AppTest:
    # AppTest runs the source of this function alone, so only builtins may stand in its signature.
    def script(assistant: object, check: object, figure: object) -> None:
        import streamlit as st

        from assistant.ui import conversation, pins

        st.title(pins.briefing_title())
        asked = "How many miles are gritted?"
        for turn in conversation.turns() or [conversation.ask(assistant, asked, ())]:  # type: ignore[arg-type]
            pins.pin_answer(assistant, turn, 0)  # type: ignore[arg-type]
        pins.pin_check(assistant, check, ("plan",), "1")  # type: ignore[arg-type]
        pins.pin_figure(assistant, figure, "1")  # type: ignore[arg-type]

    held = {"assistant": assistant, "check": CHECK, "figure": FIGURE}
    return AppTest.from_function(script, kwargs=held, default_timeout=30).run()


def kept(app: AppTest) -> list[Pin]:
    assert not app.exception
    held: list[Pin] = app.session_state["pins"]
    return held


def test_answers_checks_and_figures_are_pinned_by_a_press(assistant: FakeAssistant) -> None:
    app = page(assistant)
    assert [button.label for button in app.button] == ["Pin to briefing"] * 3
    assert app.title[0].value == "Briefing"

    for place in (2, 0, 1):
        app.button[place].click().run()

    assert [pin.asked for pin in kept(app)] == [(FIGURE.id,), (QUESTION,), (CLAIM,)]
    assert [pin.documents for pin in kept(app)] == [(), (), ("plan",)]
    assert [pin.kept for pin in kept(app)] == [(0,), (0,), (0,)]
    assert app.title[0].value == "Briefing (3)"


def test_a_second_press_takes_the_pin_out(assistant: FakeAssistant) -> None:
    app = page(assistant)

    app.button[0].click().run()
    assert app.button[0].label == "Remove from briefing"
    app.button[0].click().run()

    assert kept(app) == []
    assert app.button[0].label == "Pin to briefing"


def test_a_full_briefing_takes_no_more_and_says_why(assistant: FakeAssistant) -> None:
    assistant.settings = Settings(pins=1)
    app = page(assistant)

    app.button[0].click().run()

    assert [button.disabled for button in app.button] == [False, True, True]
    assert app.button[1].help == "A briefing holds at most 1 pins."


def test_a_pin_says_when_with_its_time_zone(assistant: FakeAssistant) -> None:
    app = page(assistant)

    app.button[0].click().run()

    assert kept(app)[0].pinned.tzinfo is not None
    assert kept(app)[0].found == an_asked_pin().found
