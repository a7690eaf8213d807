from __future__ import annotations

import pytest

from assistant.answering.names import documents_named, names_of
from assistant.model import Document
from tests.papers import two_papers

NAMES = names_of(two_papers().documents)


@pytest.mark.parametrize(
    "question",
    [
        "What does the Cabinet paper say?",
        "in the March 2024 paper, what is asked?",
        "What did Cabinet decide on 7 March?",
        "the paper of 7 March 2024",
        "What happens at the March meeting?",
    ],
)
def test_a_committee_paper_is_named_by_its_kind_or_date(question: str) -> None:
    assert documents_named(question, NAMES).documents == ("paper",)


@pytest.mark.parametrize("question", ["in the 2022/23 report", "the annual report", "the report for 2022-23"])
def test_an_annual_report_is_named_by_its_kind_or_period(question: str) -> None:
    assert documents_named(question, NAMES).documents == ("report",)


@pytest.mark.parametrize(
    "question",
    [
        "What does the report say about pumps?",
        "What was spent in 2022/23?",
        "The Cabinet paper and the 2022/23 report differ: why?",
        "Who sits in Cabinet?",
    ],
)
def test_a_question_that_does_not_clearly_mean_one_document_names_none(question: str) -> None:
    assert documents_named(question, NAMES).documents == ()


def _report(place: str) -> Document:
    title = f"{place} inspection report"
    return Document(id=place.lower(), title=title, short_title=title, file=f"{place}.pdf", digest="")


def test_twin_reports_are_told_apart_by_the_place_in_their_titles() -> None:
    names = names_of([_report("Leeds"), _report("Dudley"), _report("Croydon")])
    assert documents_named("Are any Leeds care leavers homeless?", names).documents == ("leeds",)
    assert documents_named("how many in dudley's homes", names).documents == ("dudley",)
    assert documents_named("Who inspects children's services?", names).documents == ()
