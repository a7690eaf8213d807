from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from assistant.corrections.book import CorrectionBook
from assistant.model import AnswerStatus, CheckedStatement, CorrectionKind, Verdict
from assistant.settings import Settings
from assistant.ui.conversation import Turn
from tests.factories import GRITTING, FakeAssistant, a_corpus, a_page, an_answer, an_extract

if TYPE_CHECKING:
    from pathlib import Path

QUOTE = "The council grits 640 miles of road on a cold night."
BEST = an_extract(a_page(*GRITTING, label="5"), QUOTE)
FOUND = Turn(question="How many?", documents=("plan",), answer=an_answer("How many?", BEST))
OPEN = Turn(question="Is grit blue?", answer=an_answer("Is grit blue?", nearest=(BEST,)))


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path, a_corpus(tmp_path))


def form(assistant: FakeAssistant, turn: Turn, *, opened: bool = True) -> AppTest:
    # AppTest runs the source of this function alone, so only builtins may stand in its signature.
    def script(assistant: object, turn: object) -> None:
        from assistant.ui.correction_form import correct_answer

        correct_answer(assistant, turn, 0)  # type: ignore[arg-type]

    app = AppTest.from_function(script, kwargs={"assistant": assistant, "turn": turn}, default_timeout=20)
    app.session_state["correct-answer-0"] = opened
    return app.run()


def book(assistant: FakeAssistant) -> CorrectionBook:
    return CorrectionBook.beside(assistant.index_folder, Settings())


def shown(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(
        str(getattr(part, "body", None) or part.value) for part in [*app.get("html"), *app.error]
    )


def test_the_form_is_folded_until_it_is_wanted(assistant: FakeAssistant) -> None:
    app = form(assistant, FOUND, opened=False)

    assert [block.label for block in app.expander] == ["Not right? Note a correction"]
    assert len(app.text_area) == len(app.radio) == 0
    assert not book(assistant).path.exists()


def test_it_says_where_a_note_is_kept_before_one_is_written(assistant: FakeAssistant) -> None:
    said = shown(form(assistant, FOUND))

    assert "in the file index/corrections.sqlite3 on the computer that runs this app" in said
    assert "It is not sent anywhere." in said


def test_a_note_is_kept_with_what_was_asked_and_shown(assistant: FakeAssistant) -> None:
    app = form(assistant, FOUND)
    app.radio[0].set_value(CorrectionKind.WRONG_PAGE)
    app.text_area[0].set_value("It is on page 6.")

    app.button[0].click().run()

    (kept,) = book(assistant).all()
    assert (kept.turns, kept.documents) == (("How many?",), ("plan",))
    assert (kept.status, kept.kind) == (AnswerStatus.ANSWERED, CorrectionKind.WRONG_PAGE)
    assert (kept.note, kept.index) == ("It is on page 6.", "generation-1")
    assert [quote.quote for quote in kept.quotes] == [QUOTE]
    assert "Noted as number 1 in index/corrections.sqlite3; not sent anywhere." in shown(app)
    assert app.text_area[0].value == ""


def test_the_words_of_a_note_may_be_left_out(assistant: FakeAssistant) -> None:
    form(assistant, FOUND).button[0].click().run()

    (kept,) = book(assistant).all()
    assert (kept.kind, kept.note) == (CorrectionKind.NOT_IT, "")


def test_an_answer_that_found_nothing_is_corrected_by_saying_that_it_is_there(
    assistant: FakeAssistant,
) -> None:
    app = form(assistant, OPEN)

    assert app.radio[0].options == ["The documents do say this", "Something else"]
    app.button[0].click().run()
    (kept,) = book(assistant).all()
    assert kept.kind is CorrectionKind.IS_STATED
    assert [quote.quote for quote in kept.quotes] == [QUOTE]


def test_a_question_that_could_not_be_looked_up_has_nothing_to_correct(assistant: FakeAssistant) -> None:
    assert len(form(assistant, Turn(question="", fault="the question is empty")).expander) == 0


def test_a_note_that_cannot_be_kept_is_told_and_not_lost(assistant: FakeAssistant) -> None:
    assistant.index_folder.mkdir()
    book(assistant).path.write_bytes(b"no database at all, only words" * 9)
    app = form(assistant, FOUND)
    app.text_area[0].set_value("It is on page 6.")

    app.button[0].click().run()

    assert "The note could not be kept" in shown(app)
    assert "damaged" in shown(app)
    assert app.text_area[0].value == "It is on page 6."


def test_a_verdict_is_corrected_in_its_own_words(assistant: FakeAssistant) -> None:
    def script(assistant: object, checked: object) -> None:
        from assistant.ui.correction_form import correct_statement

        correct_statement(assistant, checked, ("plan",), "one")  # type: ignore[arg-type]

    checked = CheckedStatement(
        statement="460 miles are gritted.", verdict=Verdict.CONTRADICTED, verbatim=False, extracts=(BEST,)
    )
    app = AppTest.from_function(
        script, kwargs={"assistant": assistant, "checked": checked}, default_timeout=20
    )
    app.session_state["correct-one"] = True
    app.run()

    app.button[0].click().run()

    (kept,) = book(assistant).all()
    assert (kept.turns, kept.documents) == (("460 miles are gritted.",), ("plan",))
    assert (kept.status, kept.kind) == (Verdict.CONTRADICTED, CorrectionKind.WRONG_VERDICT)
