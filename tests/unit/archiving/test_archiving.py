"""Reports too many for memory: the same answers, from an archive that grows and shrinks by what has changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.archiving import current
from assistant.ask import Assistant
from assistant.build import LOCK
from assistant.check import check
from assistant.cli import main
from assistant.errors import (
    EmptyQuestionError,
    IndexDamagedError,
    TooManyReportsError,
    UnknownDocumentError,
)
from assistant.evaluation.stages import Stages
from assistant.model import AnswerStatus, Verdict
from assistant.settings import Settings
from tests.factories import GRITTING, SALT, Printed, a_pdf

if TYPE_CHECKING:
    from assistant.model import Answer

ROOT = Path(__file__).parents[3]
IN_MEMORY = Settings(reader_enabled=False)
ARCHIVED = replace(IN_MEMORY, archive_from_passages=0, archive_reports=2)
HOURS = "How many hours does a gritting run take?"
BARNS = "Where is the salt kept dry?"


def lines(*words: str) -> list[Printed]:
    return [Printed(line, 72, 90 + 30 * place) for place, line in enumerate(words)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with papers, and their archive beside it, which tests copy."""
    folder = tmp_path_factory.mktemp("built") / "papers"
    folder.mkdir()
    a_pdf(folder / "Winter plan.pdf", GRITTING)
    a_pdf(folder / "Salt review.pdf", SALT, lines("Salt is kept dry in barns."))
    a_pdf(folder / "Library review.pdf", lines("1 Visits", "Visits to the library rose by 60 in May."))
    opened(folder)
    return folder.parent


@pytest.fixture
def papers(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path / "papers"


def opened(papers: Path, settings: Settings = ARCHIVED) -> Assistant:
    return Assistant.open(papers, papers.parent / "index", settings)


def quoted(answer: Answer) -> list[tuple[str, str]]:
    return [(extract.citation.document, extract.quote) for extract in answer.extracts]


def read_for(papers: Path, settings: Settings = ARCHIVED, *, thorough: bool = False) -> list[str]:
    """The files that have to be read for the archive to be current; "built" last when it had to be changed."""
    told: list[str] = []
    *_, built = current(
        papers,
        papers.parent / "index",
        settings,
        progress=lambda name, _done, _total: told.append(name),
        thorough=thorough,
    )
    return [*filter(None, told), *(["built"] if built else [])]


@pytest.mark.parametrize(
    ("asked", "document", "quote"),
    [
        (HOURS, "Winter plan", "A gritting run takes 3 hours."),
        (BARNS, "Salt review", "Salt is kept dry in barns."),
        (
            "How many visits did the library have?",
            "Library review",
            "Visits to the library rose by 60 in May.",
        ),
    ],
)
def test_an_archive_answers_in_the_words_of_the_right_report(
    papers: Path, asked: str, document: str, quote: str
) -> None:
    answer = opened(papers).ask(asked)
    assert quoted(answer)[0] == (document, quote)
    assert answer.status is AnswerStatus.ANSWERED


def test_few_passages_are_answered_from_memory_and_leave_no_archive(papers: Path) -> None:
    shutil.rmtree(papers.parent / "index" / "archive")
    assistant = opened(papers, IN_MEMORY)
    assert assistant.archive is None
    assert assistant.narrowed(HOURS) == (assistant, ())
    assert not (papers.parent / "index" / "archive").exists()
    assert quoted(assistant.ask(HOURS))[0] == ("Winter plan", "A gritting run takes 3 hours.")


def test_an_archive_is_opened_without_any_of_its_reports_being_read(papers: Path) -> None:
    for reading in (papers.parent / "index" / "readings").iterdir():
        reading.unlink()
    assistant = opened(papers)
    assert [document.id for document in assistant.corpus.documents] == [
        "Library review",
        "Salt review",
        "Winter plan",
    ]
    assert assistant.corpus.passages == ()
    with pytest.raises(IndexDamagedError, match=r"what was read of .* is not there; build it again"):
        assistant.ask(HOURS)


def test_a_folder_that_has_not_changed_rebuilds_nothing(papers: Path) -> None:
    before = (papers.parent / "index" / "archive" / "CURRENT").read_text()
    assert read_for(papers) == []
    assert read_for(papers, thorough=True) == []
    assert (papers.parent / "index" / "archive" / "CURRENT").read_text() == before


def test_settings_of_answering_rebuild_nothing_and_those_of_ranking_do(papers: Path) -> None:
    assert read_for(papers, replace(ARCHIVED, reader_enabled=True, fusion_bm25=2.0)) == []
    assert read_for(papers, replace(ARCHIVED, bm25_k1=1.5)) == ["built"]


def test_the_commands_answer_from_an_archive_or_say_what_they_need(
    papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = papers.parent / "questions.jsonl"
    questions.write_text(json.dumps({"id": "one", "turns": [HOURS]}))
    folders = ["--corpus", str(papers), "--index", str(papers.parent / "index")]
    assert main(["ask", "--batch", str(questions), "--json", *folders]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["id"] == "one"
    assert answer["extracts"][0]["quote"] == "A gritting run takes 3 hours."
    assert main(["coverage", "--json", *folders]) == 0
    covered = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [page["document"] for page in covered] == [
        "Library review",
        "Salt review",
        "Salt review",
        "Winter plan",
    ]
    assert main(["words", "--document", "Winter plan", *folders]) == 0
    assert main(["words", *folders]) == 1
    assert "3 documents are too many to go through at once: name up to 12" in capsys.readouterr().err
    assert main(["words", "--document", "Summer plan", *folders]) == 1
    assert "no document 'Summer plan'" in capsys.readouterr().err


def test_a_build_says_what_an_archive_holds_and_returns_to_memory_below_the_threshold(
    papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = opened(papers).archive
    assert archive is not None
    assert (sum(shelved.pages for shelved in archive.shelved), len(archive.archive)) == (4, 9)
    assert main(["build", "--corpus", str(papers), "--index", str(papers.parent / "index")]) == 0
    assert capsys.readouterr().err == "built: 3 documents, 4 pages, 9 passages\n"
    assert not (papers.parent / "index" / "archive").exists()


def test_a_file_that_was_only_touched_is_not_read_again(papers: Path) -> None:
    os.utime(papers / "Winter plan.pdf", (1, 1))
    assert read_for(papers) == []
    assert read_for(papers) == []


def test_growth_by_one_report_reads_only_that_one(papers: Path) -> None:
    a_pdf(papers / "Bridge survey.pdf", lines("1 Bridges", "Nine bridges were surveyed in June."))
    assert read_for(papers) == ["Bridge survey.pdf", "built"]
    answer = opened(papers).ask("How many bridges were surveyed?")
    assert quoted(answer)[0] == ("Bridge survey", "Nine bridges were surveyed in June.")
    assert quoted(opened(papers).ask(HOURS))[0][0] == "Winter plan"


def test_a_changed_report_is_quoted_as_it_is_now(papers: Path) -> None:
    a_pdf(papers / "Winter plan.pdf", lines("2 Gritting", "A gritting run takes 5 hours."))
    assert read_for(papers) == ["Winter plan.pdf", "built"]
    assert quoted(opened(papers).ask(HOURS))[0] == ("Winter plan", "A gritting run takes 5 hours.")


def test_a_removed_report_is_never_quoted(papers: Path) -> None:
    (papers / "Winter plan.pdf").unlink()
    assert read_for(papers) == ["built"]
    answer = opened(papers).ask(HOURS)
    assert "Winter plan" not in {document for document, _ in quoted(answer)}
    assert "3 hours" not in str(answer)
    with pytest.raises(UnknownDocumentError):
        opened(papers).ask(HOURS, ["Winter plan"])


def test_a_reader_keeps_the_archive_it_opened_while_a_report_goes(papers: Path) -> None:
    reader = opened(papers)
    (papers / "Winter plan.pdf").unlink()
    read_for(papers)
    assert quoted(reader.ask(HOURS))[0] == ("Winter plan", "A gritting run takes 3 hours.")


def test_a_report_that_is_named_comes_first_whatever_others_say(papers: Path) -> None:
    for number in range(3):
        a_pdf(papers / f"Copy {number}.pdf", lines("1 Salt", "Salt is kept dry. Salt, salt and salt."))
    asked = "What does the Winter plan say about salt that is kept dry?"
    chosen = opened(papers, replace(ARCHIVED, archive_reports=1)).narrowed(asked)[0].corpus.documents
    assert [document.id for document in chosen] == ["Winter plan"]


def test_a_question_is_put_to_the_documents_that_are_ticked_and_no_others(papers: Path) -> None:
    assistant = opened(papers)
    assert quoted(assistant.ask(HOURS, ["Salt review"])) == []
    assert quoted(assistant.ask(BARNS, ["Salt review"]))[0][0] == "Salt review"
    with pytest.raises(UnknownDocumentError, match="there are: Library review, Salt review, Winter plan"):
        assistant.ask(BARNS, ["Summer plan"])
    with pytest.raises(EmptyQuestionError):
        assistant.ask("?")


def test_a_question_that_no_passage_meets_finds_nothing(papers: Path) -> None:
    answer = opened(papers).ask("Who conducted the orchestra?")
    assert answer.status is AnswerStatus.NOT_FOUND
    assert answer.extracts == ()


def test_a_mistyped_word_finds_its_report(papers: Path) -> None:
    assert quoted(opened(papers).ask("How many visits did the libary have?"))[0][0] == "Library review"


def test_a_later_turn_is_put_to_the_reports_of_the_conversation(papers: Path) -> None:
    answer = opened(papers).ask(["What is said about gritting?", "How many hours does it take?"])
    assert quoted(answer)[0] == ("Winter plan", "A gritting run takes 3 hours.")


def test_a_statement_is_checked_against_the_reports_that_bear_on_it(papers: Path) -> None:
    assistant = opened(papers)
    assert check(assistant, "A gritting run takes 3 hours.").verdict is Verdict.SUPPORTED
    assert check(assistant, "A gritting run takes 9 hours.").verdict is Verdict.CONTRADICTED


def test_a_question_to_an_archive_is_looked_up_stage_by_stage(papers: Path) -> None:
    looked = Stages(opened(papers)).look([HOURS])
    assert looked.candidates[0].text == looked.ranked[0].passage.text == "A gritting run takes 3 hours."


def test_what_a_reader_looks_through_is_bounded(papers: Path) -> None:
    assistant = opened(papers)
    assert {page.document for page in assistant.reports(["Winter plan"]).pages} == {"Winter plan"}
    with pytest.raises(TooManyReportsError, match="3 documents are too many"):
        assistant.reports()
    assert [part.documents[0].id for part in assistant.each_report()] == [
        "Library review",
        "Salt review",
        "Winter plan",
    ]


def test_reports_with_many_passages_are_fewer(papers: Path) -> None:
    asked = "What is said about salt or gritting or roads?"
    assert len(opened(papers).narrowed(asked)[0].corpus.documents) == 2
    few = replace(ARCHIVED, archive_reports_passages=0)
    assert len(opened(papers, few).narrowed(asked)[0].corpus.documents) == 1


def test_a_file_that_cannot_be_read_is_named_and_not_read_again_and_again(papers: Path) -> None:
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert "broken.pdf" in read_for(papers)
    assert read_for(papers) == []
    (problem,) = opened(papers).corpus.problems
    assert problem.startswith("broken.pdf: ")


def test_a_damaged_archive_is_noticed_and_built_again(papers: Path) -> None:
    (texts,) = (papers.parent / "index" / "archive").glob("generation-*/*.texts")
    texts.write_bytes(texts.read_bytes()[:-1] + b"~")
    said: list[str] = []
    assistant = Assistant.open(papers, papers.parent / "index", ARCHIVED, notice=said.append)
    assert "is damaged; building it again" in said[0]
    assert quoted(assistant.ask(HOURS))[0][0] == "Winter plan"


def test_a_reading_that_is_lost_is_made_again_by_a_thorough_build(papers: Path) -> None:
    next(iter((papers.parent / "index" / "readings").iterdir())).unlink()
    said = read_for(papers, thorough=True)
    assert len(said) == 2
    assert said[1] == "built"
    assert quoted(opened(papers).ask(HOURS))[0][0] == "Winter plan"


def test_a_folder_that_grows_too_large_becomes_an_archive_and_back(papers: Path) -> None:
    index = papers.parent / "index"
    shutil.rmtree(index / "archive")
    assert opened(papers, IN_MEMORY).archive is None
    assert (index / "CURRENT").is_file()
    large = replace(IN_MEMORY, archive_from_passages=8)
    a_pdf(papers / "Bridge survey.pdf", lines("1 Bridges", "Nine bridges were surveyed in June."))
    assert opened(papers, large).archive is not None
    assert {path.name for path in index.iterdir()} == {"archive", "readings", LOCK}
    (papers / "Winter plan.pdf").unlink()
    small = opened(papers, large)
    assert small.archive is None
    assert quoted(small.ask(BARNS))[0] == ("Salt review", "Salt is kept dry in barns.")
    assert not (index / "archive").exists()


def test_what_is_held_of_an_archive_is_passed_over_by_the_garbage_collector_once(papers: Path) -> None:
    code = (
        "import gc, sys; from pathlib import Path; from tests.unit.archiving.test_archiving import opened;"
        "counts = [opened(Path(sys.argv[1])) and gc.get_freeze_count() for _ in range(2)];"
        "print(counts[0] > 10_000, counts[0] == counts[1])"
    )
    command = [sys.executable, "-c", code, str(papers)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    assert ran.stdout == "True True\n"
