from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import EmptyQuestionError
from assistant.model import Check, CheckedStatement, Difference, Verdict
from assistant.ui.correction_form import OFFER
from tests.factories import GRITTING, SALT, FakeAssistant, a_corpus, a_page, an_extract

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

QUOTE = "The council grits 640 miles of road on a cold night."
BEST = an_extract(a_page(*GRITTING, label="5"), QUOTE)
OTHER = an_extract(a_page(*SALT, number=2, label="6"), "The council grits 640 miles of road.")
SAID = CheckedStatement(statement=QUOTE, verdict=Verdict.SUPPORTED, verbatim=True, extracts=(BEST,))
DENIED = CheckedStatement(
    statement="The council grits 460 miles.",
    verdict=Verdict.CONTRADICTED,
    verbatim=False,
    differences=(Difference(said="460", document_says="640"), Difference(said="", document_says="of road")),
    extracts=(BEST, OTHER),
)
OPEN = CheckedStatement(
    statement="Grit is blue.", verdict=Verdict.NOT_STATED, verbatim=False, extracts=(OTHER,)
)


@dataclass
class FakeChecks:
    """Knows its verdicts by heart.

    Attributes:
        asked: every call, as (text, documents).
    """

    known: dict[str, tuple[CheckedStatement, ...]]
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def __call__(self, claim: str, documents: Sequence[str] = ()) -> Check:
        self.asked.append((claim, tuple(documents)))
        if claim not in self.known:
            raise EmptyQuestionError
        statements = self.known[claim]
        return Check(claim=claim, verdict=statements[0].verdict, verbatim=False, statements=statements)


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path, a_corpus(tmp_path))


@pytest.fixture
def checks() -> FakeChecks:
    return FakeChecks({"said": (SAID,), "denied": (DENIED,), "open": (OPEN,), "all": (SAID, DENIED, OPEN)})


def page(assistant: FakeAssistant, checks: FakeChecks, **query: str | list[str]) -> AppTest:
    # AppTest runs the source of this function alone, so only builtins may stand in its signature.
    def script(assistant: object, checks: object) -> None:
        from assistant.ui.check_page import show_check_page

        show_check_page(assistant, checks)  # type: ignore[arg-type]

    app = AppTest.from_function(script, kwargs={"assistant": assistant, "checks": checks}, default_timeout=20)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def check(app: AppTest, claim: str) -> AppTest:
    app.text_area[0].set_value(claim)
    return app.button[0].click().run()


def folded(app: AppTest) -> list[str]:
    """The labels of what can be unfolded, corrections aside."""
    return [block.label for block in app.expander if block.label != OFFER]


def shown(app: AppTest) -> str:
    """Everything the page says in HTML, Markdown and notices."""
    assert not app.exception
    parts = [*app.get("html"), *app.markdown, *app.warning, *app.error]
    return "\n".join(str(getattr(part, "body", None) or getattr(part, "value", "")) for part in parts)


def test_the_page_starts_with_a_labelled_field_and_no_verdict(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    app = page(assistant, checks)

    (text,) = app.text_area
    assert text.label == "Sentence or paragraph to check"
    assert text.proto.max_chars == assistant.settings.question_max_characters
    assert [button.label for button in app.button] == ["Check"]
    assert 'class="atr-verdict' not in shown(app)
    assert checks.asked == []


def test_a_contradicted_statement_shows_its_verdict_in_words_and_with_a_sign(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    said = shown(check(page(assistant, checks), "denied"))

    assert '<span class="atr-sign" aria-hidden="true">≠</span> Contradicted</h2>' in said
    assert '<p class="atr-said">The council grits 460 miles.</p>' in said


def test_what_differs_is_a_table_of_what_was_said_and_what_the_document_says(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    said = shown(check(page(assistant, checks), "denied"))

    assert '<th scope="col">Said</th><th scope="col">The document says</th>' in said
    assert "<tr><td>460</td><td>640</td></tr>" in said
    assert "<tr><td>nothing</td><td>of road</td></tr>" in said


def test_the_evidence_is_quoted_with_its_reference_and_its_marked_page(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    app = check(page(assistant, checks), "denied")

    said = shown(app)
    assert (
        said.index("<td>640</td>")
        < said.index('class="atr-quote')
        < said.index('class="atr-reference">Winter')
    )
    (picture,) = app.image
    assert QUOTE in picture.proto.imgs[0].alt
    assert folded(app) == ["“The council grits 640 miles of road.” page 6 (page 2 of the file)"]


def test_words_that_stand_in_a_document_as_they_were_said_are_named_so(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    said = shown(check(page(assistant, checks), "said"))

    assert "Supported</h2>" in said
    assert "These words stand in the document word for word." in said
    assert "<table" not in said


def test_a_statement_that_no_document_makes_is_not_called_false(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    app = check(page(assistant, checks), "open")

    said = shown(app)
    assert "Not stated in these documents</h2>" in said
    assert "That does not make it false." in said
    assert "they do not decide it" in said
    assert len(folded(app)) == 1
    assert not app.image


def test_each_statement_of_a_paragraph_has_a_verdict_and_its_page_is_drawn_when_asked_for(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    app = check(page(assistant, checks), "all")

    said = shown(app)
    assert "3 statements checked: 1 supported, 1 contradicted, 1 not stated in these documents." in said
    assert said.index("Supported</h2>") < said.index("Contradicted</h2>") < said.index("Not stated in")
    assert not app.image

    app.session_state["page-check-1-0"] = True
    assert len(app.run().image) == 1


def test_the_documents_ticked_narrow_the_check(assistant: FakeAssistant, checks: FakeChecks) -> None:
    app = page(assistant, checks)
    app.checkbox(key="ticked-paper").uncheck().run()

    check(app, "said")

    assert checks.asked == [("said", ("plan",))]
    assert "Searched in Winter Plan only." in shown(app)


def test_with_no_document_ticked_nothing_is_checked(assistant: FakeAssistant, checks: FakeChecks) -> None:
    app = page(assistant, checks)
    app.checkbox(key="ticked-paper").uncheck().run()
    app.checkbox(key="ticked-plan").uncheck().run()

    check(app, "said")

    assert checks.asked == []
    assert [error.value for error in app.error] == [
        "No document is ticked. Tick at least one to check against it."
    ]


def test_a_check_is_kept_in_the_link_and_not_made_again_when_the_page_is_redrawn(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    app = check(page(assistant, checks), "said")
    assert app.query_params["claim"] == "said"

    app.run()

    assert checks.asked == [("said", ())]
    assert "Supported</h2>" in shown(app)


def test_a_link_opens_its_text_documents_and_verdict_again(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    app = page(assistant, checks, claim="denied", document="plan")

    assert app.text_area[0].value == "denied"
    assert not app.checkbox(key="ticked-paper").value
    assert checks.asked == [("denied", ("plan",))]
    assert "Contradicted</h2>" in shown(app)


def test_a_link_to_no_known_document_is_checked_in_all(assistant: FakeAssistant, checks: FakeChecks) -> None:
    app = page(assistant, checks, claim="said", document="gone")

    assert checks.asked == [("said", ())]
    assert "document" not in app.query_params


def test_a_text_without_a_statement_gives_one_line_and_takes_the_last_verdict_away(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    app = check(check(page(assistant, checks), "said"), "")

    assert len(app.error) == 1
    assert app.error[0].value.startswith("There is nothing to check yet.")
    assert 'class="atr-verdict' not in shown(app)
    assert "claim" not in app.query_params


def test_a_link_with_more_than_can_be_checked_gives_one_line(
    assistant: FakeAssistant, checks: FakeChecks
) -> None:
    app = page(assistant, checks, claim="word " * 401)

    assert checks.asked == []
    assert [error.value for error in app.error] == [
        "The text is longer than 2,000 characters. Check it in parts."
    ]


def test_words_of_a_reader_or_a_document_are_never_html(assistant: FakeAssistant, checks: FakeChecks) -> None:
    rude = CheckedStatement(
        statement="<i>rude</i>",
        verdict=Verdict.CONTRADICTED,
        verbatim=False,
        differences=(Difference(said="<b>a</b>", document_says="<script>b()</script>"),),
        extracts=(BEST,),
    )
    checks.known["<i>rude</i>"] = (rude,)

    said = shown(check(page(assistant, checks), "<i>rude</i>"))

    assert not any(tag in said for tag in ("<i>", "<b>", "<script"))
    assert "<td>&lt;b&gt;a&lt;/b&gt;</td>" in said
