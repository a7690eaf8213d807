from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.names import documents_named, implied, implied_figures, names_of
from assistant.model import Document, Passage
from tests.papers import two_papers
from tests.retrieval_factories import a_passage

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


def test_a_report_and_the_body_that_another_paper_puts_one_to_are_both_meant() -> None:
    papers = two_papers().documents
    presenting = [replace(one, presents="a report") if one.id == "paper" else one for one in papers]
    question = "When does Cabinet get the annual report?"
    assert documents_named(question, names_of(presenting)).documents == ()
    assert documents_named(question, NAMES).documents == ("report",)


def _report(place: str) -> Document:
    title = f"{place} inspection report"
    return Document(id=place.lower(), title=title, short_title=title, file=f"{place}.pdf", digest="")


def test_twin_reports_are_told_apart_by_the_place_in_their_titles() -> None:
    names = names_of([_report("Leeds"), _report("Dudley"), _report("Croydon")])
    assert documents_named("Are any Leeds care leavers homeless?", names).documents == ("leeds",)
    assert documents_named("how many in dudley's homes", names).documents == ("dudley",)
    assert documents_named("Who inspects children's services?", names).documents == ()


def _says(document: str, *texts: str) -> list[Passage]:
    return [a_passage(place, text, document=document) for place, text in enumerate(texts)]


def test_a_word_of_a_title_that_the_documents_write_small_names_none_of_them() -> None:
    documents = [_report("Claims"), _report("Dudley"), _report("Croydon")]
    passages = _says("dudley", "Dudley pays each claim within a week.")
    names = names_of(documents, passages)
    assert documents_named("How do I make a claim?", names).documents == ()
    assert documents_named("How are claims paid in Dudley?", names).documents == ("dudley",)


def test_a_name_that_other_papers_speak_of_as_much_names_no_paper() -> None:
    documents = [_report("Leeds"), _report("Dudley"), _report("Croydon")]
    passages = [
        *_says("leeds", "Leeds was visited."),
        *_says("croydon", "Leeds is far.", "From Leeds by rail."),
    ]
    assert documents_named("What happens in Leeds?", names_of(documents, passages)).documents == ()


def test_a_name_in_an_address_is_not_written_small() -> None:
    documents = [_report("Leeds"), _report("Dudley"), _report("Croydon")]
    passages = _says("leeds", "Leeds: see www.leeds.gov.uk or write to help@leeds.gov.uk")
    assert documents_named("What happens in Leeds?", names_of(documents, passages)).documents == ("leeds",)


def test_a_title_that_several_documents_share_names_none_of_them() -> None:
    twins = [
        Document(
            id=name, title="Handbook of staff", short_title="Handbook of staff", file=f"{name}.pdf", digest=""
        )
        for name in ("one", "two")
    ]
    other = _report("Leeds")
    assert documents_named("What does the handbook of staff say?", names_of([*twins, other])).documents == ()


def test_a_place_that_only_the_name_of_the_file_gives_in_full_is_implied_where_its_document_is_meant() -> (
    None
):
    title = "Inspection of North Elm services"
    file = "north-elm-of-oakshires"
    ours = Document(id=file, title=title, short_title=title, file=f"{file}.pdf", digest="")
    names = names_of([ours, _report("Dudley"), _report("Croydon")])
    assert implied("North Elm of Oakshires", names, (file,))
    assert not implied("North Elm of Oakshires", names)
    assert not implied("Dudley", names, (file,))


def test_the_year_that_a_document_covers_is_implied_and_the_half_of_it_and_a_date_are_not() -> None:
    def dated(name: str, title: str, period: str | None) -> Document:
        return Document(id=name, title=title, short_title=title, period=period, file=f"{name}.pdf", digest="")

    names = names_of(
        [
            dated("plan", "Winter plan 2023/24", None),
            dated("paper", "Cabinet, 7 March 2024: Winter plan", None),
            dated("survey", "Survey of roads", "2022"),
        ]
    )
    assert implied_figures(names) == {"2023/24", "2022"}
    assert implied_figures(names, ("paper",)) == frozenset()
