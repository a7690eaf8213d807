"""The app without a browser: its file as it is served, over the corpus as it is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories import GRITTING, SALT, Printed, a_pdf

APP = Path(__file__).parents[2] / "streamlit_app.py"
QUESTION = "How much did Thames Valley Police contribute to the budget?"
SECONDS = 120


@pytest.fixture(scope="module")
def app() -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=SECONDS).run()


def shown(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(part.value) for part in (*app.get("html"), *app.warning, *app.error, *app.info))


def test_the_app_opens_with_its_documents_and_questions_to_start_from(app: AppTest) -> None:
    assert len(app.checkbox) == 2
    assert "This paper presents" in shown(app)
    assert 4 <= len(app.button) <= 5


def test_a_figure_is_answered_from_its_table_with_its_page(app: AppTest) -> None:
    app.chat_input[0].set_value(QUESTION).run()

    assert "-£21,000.00" in shown(app)
    assert "Appendix D" in shown(app)
    assert app.image[0].captions == ["Page 21: the quoted words are marked"]


def test_every_example_gets_an_answer() -> None:
    app = AppTest.from_file(str(APP), default_timeout=SECONDS).run()
    for example in [button.key or "" for button in app.button]:
        app.button(key=example).click().run()
        assert "atr-quote" in shown(app)
        assert len(app.image) >= 1
        app.button(key="anew").click().run()


def opening(corpus: str, index: str) -> None:
    from pathlib import Path

    import streamlit as st

    from assistant.ui.opening import opened

    documents = opened(Path(corpus), Path(index)).assistant.corpus.documents
    st.text(" ".join(document.id for document in documents))


def test_a_file_put_into_the_folder_is_there_when_the_page_is_loaded_again(tmp_path: Path) -> None:
    corpus = tmp_path / "papers"
    corpus.mkdir()
    a_pdf(corpus / "plan.pdf", GRITTING)
    app = AppTest.from_function(opening, args=(str(corpus), str(tmp_path / "index")), default_timeout=SECONDS)

    before = app.run().text[0].value
    a_pdf(corpus / "salt.pdf", SALT, [Printed("Salt is kept dry.", 72, 90)])
    after = app.run().text[0].value

    assert (before, after) == ("plan", "plan salt")
