"""The pages over an archive: what needs few reports shows them, and what needs all says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from assistant.archiving import current
from assistant.model import Corpus
from assistant.settings import Settings
from tests.factories import GRITTING, SALT, a_corpus, a_pdf

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the app with two papers in an archive."""
    folder = tmp_path_factory.mktemp("app")
    (folder / "corpus").mkdir()
    a_pdf(folder / "corpus" / "plan.pdf", GRITTING)
    a_pdf(folder / "corpus" / "salt.pdf", SALT)
    current(folder / "corpus", folder / "index", Settings(archive_from_passages=0))
    return folder


def shown_by(folder: Path, name: str, **query: str) -> AppTest:
    # AppTest runs the source of this function alone, so only builtins may stand in its signature.
    def script(folder: str, name: str) -> None:
        import pathlib

        import streamlit as st

        from assistant.ui.ask_page import show_ask_page
        from assistant.ui.opening import page
        from assistant.ui.papers_page import papers_page
        from assistant.ui.read_page import show_read_page
        from assistant.ui.words_page import show_words_page

        here = pathlib.Path(folder)
        pages = {
            "Ask": page(
                here, "Ask", lambda held: show_ask_page(held.assistant, held.examples), default=name == "Ask"
            ),
            "Read": page(
                here, "Read", lambda held: show_read_page(held.assistant), whole=True, default=name == "Read"
            ),
            "Words": page(
                here,
                "Words",
                lambda held: show_words_page(held.assistant),
                whole=True,
                default=name == "Words",
            ),
        }
        st.navigation([*pages.values(), papers_page(here)]).run()

    app = AppTest.from_function(script, kwargs={"folder": str(folder), "name": name}, default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def said(app: AppTest) -> str:
    assert not app.exception
    parts = [*app.get("html"), *app.markdown, *app.title, *app.info, *app.error]
    return "\n".join(str(getattr(part, "body", None) or getattr(part, "value", "")) for part in parts)


def test_an_answer_from_an_archive_is_shown_with_its_page(folder: Path) -> None:
    app = shown_by(folder, "Ask")
    app = app.chat_input[0].set_value("How many hours does a gritting run take?").run()
    assert "A gritting run takes 3 hours." in said(app)
    (picture,) = app.image
    assert "A gritting run takes 3 hours." in picture.proto.imgs[0].alt


@pytest.mark.parametrize("name", ["Read", "Words"])
def test_a_page_that_goes_through_documents_asks_for_one(folder: Path, name: str) -> None:
    assert f"{name} goes through a document from its first page to its last, and there are 2" in said(
        shown_by(folder, name)
    )


def test_the_document_that_a_link_names_can_be_read(folder: Path) -> None:
    app = shown_by(folder, "Read", document="plan")
    assert "The council grits 640 miles of road on a cold night." in said(app)


def test_many_documents_of_an_archive_have_no_boxes(tmp_path: Path) -> None:
    def script(corpus: object) -> None:
        import streamlit as st

        from assistant.ui.documents import show_documents, tick

        tick(corpus, ["plan"])  # type: ignore[arg-type]
        st.write(repr(show_documents(corpus)))  # type: ignore[arg-type]

    (plan,) = (document for document in a_corpus(tmp_path).documents if document.id == "plan")
    names = Corpus(
        documents=(plan,) * 201, pages=(), sections=(), blocks=(), passages=(), problems=("broken.pdf: no",)
    )
    app = AppTest.from_function(script, kwargs={"corpus": names}).run()
    assert app.checkbox.len == 0
    assert "201 documents are searched" in said(app)
    assert "broken.pdf: no" in said(app)
    assert "()" in app.markdown[-1].value
