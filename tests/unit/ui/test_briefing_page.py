from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import EmptyQuestionError
from assistant.settings import Settings
from assistant.ui.pin_links import link_of, read_link
from tests.factories import FakeAssistant, a_corpus, an_answer
from tests.pins import (
    AGAIN,
    CHECK,
    CLAIM,
    FIGURE,
    MILES,
    QUESTION,
    QUOTE,
    a_checked_pin,
    a_figure_pin,
    an_asked_pin,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.model import Check, Figure, Pin


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path, a_corpus(tmp_path), answers={QUESTION: an_answer(QUESTION, MILES, AGAIN)})


def checking(claim: str, _documents: Sequence[str] = ()) -> Check:
    if claim != CLAIM:
        raise EmptyQuestionError
    return CHECK


def finding(identity: str) -> Figure | None:
    return FIGURE if identity == FIGURE.id else None


def page(assistant: FakeAssistant, *pins: Pin, pack: str = "") -> AppTest:
    # AppTest runs the source of this function alone, so only builtins may stand in its signature.
    def script(assistant: object, checking: object, finding: object) -> None:
        from assistant.ui.briefing_page import show_briefing_page

        show_briefing_page(assistant, checking, finding)  # type: ignore[arg-type]

    held = {"assistant": assistant, "checking": checking, "finding": finding}
    app = AppTest.from_function(script, kwargs=held, default_timeout=30)
    if pins:
        app.session_state["pins"] = list(pins)
    if pack:
        app.query_params["pack"] = pack
    return app.run()


def shown(app: AppTest) -> str:
    assert not app.exception
    parts = [*app.get("html"), *app.markdown, *app.warning, *app.error]
    return "\n".join(str(getattr(part, "body", None) or getattr(part, "value", "")) for part in parts)


def preview(app: AppTest) -> str:
    return shown(app).split('class="atr-preview"', 1)[1]


def press(app: AppTest, label: str, place: int = 0) -> AppTest:
    return [button for button in app.button if button.label == label][place].click().run()


def linked(app: AppTest) -> list[tuple[str, ...]]:
    """What the page's link asks."""
    return [pin.asked for pin in read_link("".join(app.query_params["pack"]))[1]]


def test_an_empty_page_says_how_to_pin(assistant: FakeAssistant) -> None:
    app = page(assistant)

    assert "Nothing is pinned yet" in shown(app)
    assert "Pin to briefing" in shown(app)
    assert "pack" not in app.query_params


def test_pins_are_previewed_as_they_are_exported(assistant: FakeAssistant) -> None:
    said = preview(page(assistant, an_asked_pin(), a_checked_pin(), a_figure_pin()))

    assert "1. How many miles are gritted?" in said
    assert f"“{QUOTE}”" in said
    assert "<strong>Contradicted.</strong>" in said
    assert "3. Costs · Salt: £120,000" in said
    assert "What it does not do" in said


def test_a_pin_moves_up_and_the_link_follows(assistant: FakeAssistant) -> None:
    app = page(assistant, an_asked_pin(), a_checked_pin())
    assert linked(app) == [(QUESTION,), (CLAIM,)]

    press(app, "Move up", 1)

    assert linked(app) == [(CLAIM,), (QUESTION,)]
    assert preview(app).index("1. The council grits 460 miles") < preview(app).index("2. How many miles")
    assert [button.disabled for button in app.button if button.label == "Move up"] == [True, False]


def test_a_note_is_the_readers_own_and_is_kept_when_the_pin_moves(assistant: FakeAssistant) -> None:
    app = page(assistant, an_asked_pin(), a_checked_pin())

    app.text_area[0].set_value("Ask <b>Jane</b>.").run()
    press(app, "Move down")

    assert app.text_area[1].value == "Ask <b>Jane</b>."
    assert "not from the documents:</strong> Ask &lt;b&gt;Jane&lt;/b&gt;." in preview(app)


def test_the_reader_chooses_which_passages_go_into_the_file(assistant: FakeAssistant) -> None:
    app = page(assistant, an_asked_pin())
    assert [box.value for box in app.checkbox] == [True, False]

    app.checkbox[1].check().run()

    assert "“The council grits 640 miles of road.”" in preview(app)
    assert app.expander[0].label == "Passages in the file: 2 of 2"


def test_a_pin_removed_can_be_put_back_where_it_was(assistant: FakeAssistant) -> None:
    app = page(assistant, an_asked_pin(note="Ask Jane."), a_checked_pin())

    press(app, "Remove")
    assert linked(app) == [(CLAIM,)]
    assert "Removed: How many miles are gritted?" in shown(app)
    press(app, "Put back")

    assert linked(app) == [(QUESTION,), (CLAIM,)]
    assert app.text_area[0].value == "Ask Jane."


def test_the_last_pin_removed_leaves_an_empty_page_and_no_link(assistant: FakeAssistant) -> None:
    app = press(page(assistant, an_asked_pin()), "Remove")

    assert "Nothing is pinned yet" in shown(app)
    assert "pack" not in app.query_params


def test_a_link_opens_pins_title_notes_and_order_again(assistant: FakeAssistant) -> None:
    pins = (a_figure_pin(), a_checked_pin(note="Mind this."), an_asked_pin(kept=(1,), documents=("plan",)))

    app = page(assistant, pack=link_of("Winter roads", pins))

    assert app.text_input[0].value == "Winter roads"
    assert [area.value for area in app.text_area] == ["", "Mind this.", ""]
    assert linked(app) == [(FIGURE.id,), (CLAIM,), (QUESTION,)]
    assert assistant.asked == [((QUESTION,), ("plan",))]
    assert "“The council grits 640 miles of road.”" in preview(app)
    assert not app.warning


def test_documents_that_say_something_else_now_are_pointed_out(assistant: FakeAssistant) -> None:
    link = link_of("Winter roads", [an_asked_pin()])
    assistant.answers[QUESTION] = an_answer(QUESTION, AGAIN)

    app = page(assistant, pack=link)

    assert "The documents are read differently now" in app.warning[0].value


def test_what_can_no_longer_be_opened_is_named_and_the_rest_is_there(assistant: FakeAssistant) -> None:
    gone = a_figure_pin()
    lost = replace(gone, asked=("plan/p9/f0",))
    unasked = replace(a_checked_pin(), asked=("other",))

    app = page(assistant, pack=link_of("Winter roads", [lost, unasked, an_asked_pin()]))

    assert [warning.value for warning in app.warning] == [
        "Not opened again: a figure that the documents no longer hold in this place.",
        "Not opened again: “other” (the question is empty).",
    ]
    assert linked(app) == [(QUESTION,)]


def test_a_link_cut_short_is_told(assistant: FakeAssistant) -> None:
    app = page(assistant, pack=link_of("Winter roads", [an_asked_pin()])[:-9])

    assert "may have been cut short" in app.warning[0].value
    assert "Nothing is pinned yet" in shown(app)


def test_a_briefing_too_long_for_a_link_is_told_and_the_link_is_no_half_of_it(
    assistant: FakeAssistant,
) -> None:
    assistant.settings = Settings(briefing_link_max_characters=50)

    app = page(assistant, an_asked_pin())

    assert "too long for the address of this page" in app.warning[0].value
    assert "pack" not in app.query_params


def test_pins_made_already_are_not_lost_to_a_link(assistant: FakeAssistant) -> None:
    app = page(assistant, an_asked_pin(), pack=link_of("Other", [a_checked_pin()]))

    assert linked(app) == [(QUESTION,)]
