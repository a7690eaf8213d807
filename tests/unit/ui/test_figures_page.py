from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from assistant.figures import figures
from assistant.ui.figures_table import ordered
from assistant.ui.figures_view import View, link_of
from tests.factories import FakeAssistant
from tests.written import Written

if TYPE_CHECKING:
    from pathlib import Path

MONEY = ("", "Spent 2023/24")


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    plan = Written()
    plan.heading("Gritting", "2")
    plan.paragraph(
        "The council grits 640 miles of <b>road</b> in 2023/24.", "Only 40% of 12 depots met a target."
    )
    plan.paragraph("Last year 85% of roads were clear by dawn, against a target of 90%.")
    plan.row("Salt", "£250", columns=MONEY, group="Spending")
    plan.row("Lorries", "£1,090", columns=MONEY, group="Spending")
    plan.row("Drivers", "£900", columns=MONEY, group="Spending")
    paper = Written(id="paper", title="Cabinet paper", short_title="Cabinet paper")
    paper.heading("Costs")
    paper.paragraph("The council grits 460 miles of <b>road</b> in 2023/24.")
    return FakeAssistant(tmp_path, plan.corpus(paper))


def page(assistant: FakeAssistant, **query: str | list[str]) -> AppTest:
    # AppTest runs the source of this function alone, so only builtins may stand in its signature.
    def script(assistant: object) -> None:
        from assistant.ui.figures_page import show_figures_page

        show_figures_page(assistant)  # type: ignore[arg-type]

    app = AppTest.from_function(script, kwargs={"assistant": assistant}, default_timeout=90)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def shown(app: AppTest) -> str:
    """Everything the page says in HTML, headings and notices."""
    assert not app.exception
    parts = [*app.get("html"), *app.markdown, *app.warning]
    return "\n".join(str(getattr(part, "body", None) or getattr(part, "value", "")) for part in parts)


def identity(assistant: FakeAssistant, number: str) -> str:
    return next(figure.id for figure in figures(assistant.corpus) if figure.number == number)


def view_of(app: AppTest) -> View:
    view = app.session_state["figures-kept"]
    assert isinstance(view, View)
    return view


def test_the_page_counts_the_figures_and_what_words_leave_of_them(assistant: FakeAssistant) -> None:
    app = page(assistant)
    assert "9 figures" in shown(app)

    app.text_input[0].set_value("miles").run()

    assert "2 of 9 figures" in shown(app)
    assert app.query_params == {"words": "miles"}


def test_a_unit_narrows_the_figures_and_stands_in_the_link(assistant: FakeAssistant) -> None:
    app = page(assistant)
    app.selectbox(key="figures-kind").set_value("share").run()

    assert "3 of 9 figures" in shown(app)
    assert app.query_params == {"kind": "share"}


def test_measures_with_different_values_can_be_shown_alone(assistant: FakeAssistant) -> None:
    app = page(assistant)
    app.checkbox(key="figures-differing").check().run()

    assert "2 of 9 figures" in shown(app)


def test_the_box_for_different_values_is_there_only_when_there_are_any(assistant: FakeAssistant) -> None:
    kept = tuple(passage for passage in assistant.corpus.passages if passage.document == "plan")
    app = page(replace(assistant, corpus=replace(assistant.corpus, passages=kept)))

    assert not app.exception
    assert "figures-differing" not in [box.key for box in app.checkbox]


def test_a_chosen_figure_shows_its_quote_reference_and_the_figure_that_differs(
    assistant: FakeAssistant,
) -> None:
    app = page(assistant, figure=identity(assistant, "640"))
    said = shown(app)

    assert "The council grits 640 miles of &lt;b&gt;road&lt;/b&gt; in 2023/24." in said
    assert "Winter Plan, section 2, page 5" in said
    assert "Another value elsewhere" in said

    app.button(key=f"other-{identity(assistant, '460')}").click().run()
    assert view_of(app).figure == identity(assistant, "460")

    app.button(key="close-figure").click().run()
    assert view_of(app).figure == ""
    assert "data-figure" not in shown(app)


def test_a_chosen_figure_can_be_pinned(assistant: FakeAssistant) -> None:
    app = page(assistant, figure=identity(assistant, "640"))
    app.button(key="pin-figure-chosen").click().run()

    (pin,) = app.session_state["pins"]
    assert pin.found.number == "640"


def test_a_link_reopens_filter_order_rows_figure_and_documents(assistant: FakeAssistant) -> None:
    view = View(words="miles", kind="count", sort="figure", down=True, figure=identity(assistant, "640"))
    app = page(assistant, **link_of(view, ["plan"]))

    assert view_of(app) == view
    assert app.text_input[0].value == "miles"
    assert "1 of 9 figures" in shown(app)
    assert [box.value for box in app.checkbox if str(box.key).startswith("ticked-")] == [True, False]


def test_a_link_that_makes_no_sense_shows_everything(assistant: FakeAssistant) -> None:
    app = page(assistant, kind="weight", sort="colour", down="1", first="-3", figure="nowhere", plot="none")

    assert "9 figures" in shown(app)
    assert "data-figure" not in shown(app)


def test_more_figures_than_a_screen_holds_are_shown_row_by_row(assistant: FakeAssistant) -> None:
    app = page(replace(assistant, settings=replace(assistant.settings, figures_shown=4)))
    assert "Rows 1 to 4 of 9" in shown(app)

    app.button(key="figures-arrow_forward").click().run()
    app.button(key="figures-arrow_forward").click().run()

    assert "Rows 9 to 9 of 9" in shown(app)
    assert app.query_params == {"first": "8"}
    assert app.button(key="figures-arrow_forward").disabled


def test_nothing_found_is_said_calmly(assistant: FakeAssistant) -> None:
    assert "The documents hold no such figure" in shown(page(assistant, words="elephants"))


def test_figures_are_ordered_by_kind_and_value_and_back(assistant: FakeAssistant) -> None:
    found = figures(assistant.corpus)
    up = [figure.number for figure in ordered(found, View(sort="figure"))]
    down = [figure.number for figure in ordered(found, View(sort="figure", down=True))]

    assert up == ["£250", "£900", "£1,090", "40%", "85%", "90%", "12", "460", "640"]
    assert down == up[::-1]


def test_figures_without_an_order_of_their_own_keep_that_of_the_documents(assistant: FakeAssistant) -> None:
    found = figures(assistant.corpus)

    assert ordered(found, View()) == found
    assert [f.document for f in ordered(found, View(sort="document"))] == ["paper", *["plan"] * 8]


def test_the_columns_and_targets_are_offered_as_plots_with_their_figures_in_words(
    assistant: FakeAssistant,
) -> None:
    app = page(assistant)
    assert [option.split(":")[0].strip("\\") for option in app.selectbox(key="figures-plot").options] == [
        "Target and what was reached",
        "Amounts",
    ]
    assert '<th scope="row">Reached</th><td class="atr-figures">85%</td>' in shown(app)

    app.selectbox(key="figures-plot").select_index(1).run()

    assert '<th scope="row">Lorries</th><td class="atr-figures">£1,090</td>' in shown(app)
    assert app.query_params["plot"] == "plan/t0c1"
