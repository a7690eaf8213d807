from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.comparisons import AskedComparison, read_comparison
from assistant.answering.names import names_of
from assistant.model import Document

REPORT = Document(
    id="report",
    title="Winter Safety Board Annual Report 2019/20",
    short_title="WSB Annual Report 2019/20",
    date="2020",
    period="2019/20",
    kind="annual report",
    file="report.pdf",
    digest="0",
)
PAPER = Document(
    id="paper",
    title="Cabinet, 21 December 2021: Winter Safety Board (WSB) Annual Report",
    short_title="Cabinet paper, 21 December 2021",
    date="2021-12-21",
    kind="cabinet paper",
    presents="the Board's next annual report",
    file="paper.pdf",
    digest="1",
)
PLAN = Document(
    id="plan", title="Gritting Plan", short_title="Gritting Plan", date="2018", file="plan.pdf", digest="2"
)


def read(
    *turns: str, documents: tuple[Document, ...] = (PAPER, REPORT), ticked: tuple[str, ...] = ()
) -> AskedComparison | None:
    return read_comparison(turns, names_of(documents), documents, ticked)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Compare gritting in both papers", "What is said about gritting?"),
        ("compare what they say about road salt in both papers", "What is said about road salt?"),
        ("Does the Cabinet paper say the same about drifts?", "What is said about drifts?"),
        (
            "How does the annual report compare with the cabinet paper on black ice?",
            "What is said about black ice?",
        ),
        ("What do both papers say about footpaths?", "What is said about footpaths?"),
        (
            "What's the difference between the annual report and the Cabinet paper on staffing?",
            "What is said about staffing?",
        ),
        ("Is the number of lorries the same in both papers?", "What is the number of lorries?"),
        ("Is the number of lorries the same in both?", "What is the number of lorries?"),
        ("How many lorries are there in each paper?", "How many lorries are there?"),
        ("Has the budget changed since the 2019/20 report?", "What is said about the budget?"),
        ("Do the papers agree on who drives the lorries?", "Who drives the lorries?"),
        ("Who is the chair in the annual report and in the Cabinet paper?", "Who is the chair?"),
        ("cabinet paper vs annual report: snow gates", "What is said about snow gates?"),
        ("What is different in the Cabinet paper about priorities?", "What is said about priorities?"),
        ("How does the Cabinet paper differ from the report on priorities?", "What is said about priorities?"),
        ("Is the police contribution the same in the Cabinet paper?", "What is said about the police contribution?"),
        ("Put the two papers side by side on training", "What is said about training?"),
        ("Which of the two papers mentions snow gates?", "What is said about snow gates?"),
        ("What does one paper say about ice that the other doesn't?", "What is said about ice?"),
        ("How does the 2020 report compare with the 2021 paper on training?", "What is said about training?"),
        ("What changed about training?", "What is said about training?"),
        ("What does paragraph 7 say in both papers?", "What does paragraph 7 say?"),
    ],
)  # fmt: skip
def test_a_question_about_two_papers_leaves_its_topic_and_names_the_older_first(
    question: str, topic: str
) -> None:
    assert read(question) == AskedComparison(turns=(topic,), documents=("report", "paper"))


@pytest.mark.parametrize(
    "question", ["What changed?", "what's different from the report?", "Compare the two"]
)
def test_without_a_subject_the_main_points_are_asked_for(question: str) -> None:
    asked = read(question)

    assert asked is not None
    assert asked.overview
    assert asked.documents == ("report", "paper")


@pytest.mark.parametrize(
    "question",
    [
        "Compared with last year, are there more lorries?",
        "How does that compare with the rest of the country?",
        "How do the police compare with the council on spending?",
        "What is the difference between Leeds and York in snowfall?",
        "How does Oxford compare with Cherwell?",
        "What does the report say has changed since last year?",
        "What changed in training since 2018/19?",
        "Does the Cabinet paper flag any legal implications?",
        "Does the report described to Cabinet cover road deaths?",
        "The December 2021 paper gives the cost, but I only have the 2019/20 report. Where is the cost in that one?",
        "What do the documents say about ice?",
        "How does the annual report compare this year's accidents with last year's?",
        "Does the Cabinet paper present the 2019/20 report?",
        "Does the Cabinet paper ask members to agree the annual report?",
        "Did both reviews find the same thing?",
        "Do both boards agree on priorities?",
        "How has gritting changed over the year in the annual report?",
        "Are there differences between districts in the report?",
        "Does the annual report agree with the government's figures?",
        "Has anything changed for drivers since the last report?",
        "What does the Cabinet paper say about changes to the partnership?",
        "Is the police contribution the same as last year?",
        "Lorries v last year - up, down or flat?",
        "What is the difference between the reports of the police and of the council?",
    ],
)  # fmt: skip
def test_a_comparison_within_what_the_papers_say_is_a_plain_question(question: str) -> None:
    assert read(question) is None


def test_a_follow_up_goes_on_comparing() -> None:
    asked = read("Compare gritting in both papers", "and the police?")

    assert asked == AskedComparison(
        turns=("What is said about gritting?", "and the police?"), documents=("report", "paper")
    )


def test_a_follow_up_that_names_one_paper_ends_the_comparison() -> None:
    assert read("Compare gritting in both papers", "and what does the annual report say about ice?") is None


def test_a_new_question_ends_the_comparison() -> None:
    assert read("Compare gritting in both papers", "How many lorries were bought by the county?") is None


def test_the_question_before_is_the_topic_of_does_it_say_the_same() -> None:
    asked = read("What did the police contribute?", "does the Cabinet paper say the same?")

    assert asked == AskedComparison(turns=("What did the police contribute?",), documents=("report", "paper"))


def test_of_more_documents_those_named_are_compared() -> None:
    asked = read("Compare ice in the annual report and the cabinet paper", documents=(PAPER, PLAN, REPORT))

    assert asked is not None
    assert asked.documents == ("report", "paper")


def test_of_more_documents_the_two_ticked_are_compared() -> None:
    asked = read("What changed?", documents=(PAPER, PLAN, REPORT), ticked=("plan", "paper"))

    assert asked is not None
    assert asked.documents == ("plan", "paper")


def test_which_two_of_more_documents_cannot_be_told() -> None:
    asked = read("Compare ice in both papers", documents=(PAPER, PLAN, REPORT))

    assert asked is not None
    assert asked.documents == ()


def test_a_named_paper_that_is_not_ticked_is_not_compared_in_secret() -> None:
    asked = read("Compare ice in the annual report and the cabinet paper", ticked=("paper",))

    assert asked is not None
    assert asked.documents == ()


def test_two_reports_are_told_apart_by_the_names_in_their_titles() -> None:
    leeds = replace(PLAN, id="leeds", title="Inspection of Leeds", short_title="Inspection of Leeds")
    york = replace(PLAN, id="york", title="Inspection of York", short_title="Inspection of York", date="2019")
    other = replace(PLAN, id="hull", title="Inspection of Hull", short_title="Inspection of Hull")
    documents = (leeds, york, other)

    asked = read("How does the Leeds report compare with the York one on ice?", documents=documents)

    assert asked == AskedComparison(turns=("What is said about ice?",), documents=("leeds", "york"))
    assert read("How does Leeds compare with York on ice?", documents=documents) is None


def test_one_document_alone_is_never_compared() -> None:
    assert read("What changed?", documents=(PAPER,)) is None
