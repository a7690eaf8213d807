"""The command line, run as a person or another program runs it, on the corpus of the repository."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index")


def run(*arguments: str, index: Path, corpus: Path = CORPUS) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assistant", *arguments, "--corpus", str(corpus), "--index", str(index)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def records(finished: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in finished.stdout.splitlines()]


def test_build_does_nothing_the_second_time(index: Path) -> None:
    first = run("build", index=index)
    second = run("build", index=index)

    assert first.returncode == second.returncode == 0
    assert "built: 2 documents, 27 pages" in first.stderr
    assert "current: 2 documents, 27 pages" in second.stderr
    assert first.stdout == second.stdout == ""


def test_an_answer_is_one_json_object_with_a_checkable_citation(index: Path) -> None:
    finished = run("ask", "What were the contributions of Thames Valley Police?", "--json", index=index)

    (answer,) = records(finished)
    extract = answer["extracts"][0]  # type: ignore[index]
    assert finished.returncode == 0
    assert answer["status"] == "answered"
    assert extract["quote"] == "Thames Valley Police | -£21,000.00"
    assert extract["kind"] == "table_row"
    assert extract["citation"]["document"] == "annual-report-2019-20"
    assert extract["citation"]["section"] == "Appendix D"
    assert extract["citation"]["page"] == 21


def test_a_paragraph_is_answered_by_its_own_words(index: Path) -> None:
    finished = run("ask", "what does para 5 of the cabinet paper say?", "--json", index=index)

    (answer,) = records(finished)
    extract = answer["extracts"][0]  # type: ignore[index]
    assert extract["quote"] == "The report can be accessed in full on the OSCB website."
    assert extract["citation"]["paragraph"] == "5"


def test_a_place_that_no_document_has_is_not_found(index: Path) -> None:
    finished = run("ask", "what does it say on page 99?", "--json", index=index)

    (answer,) = records(finished)
    assert answer["status"] == "not_found"
    assert answer["extracts"] == []


def test_a_footnote_is_cited_in_the_section_of_its_mark(index: Path) -> None:
    finished = run("ask", "the footnote on page 12", "--json", index=index)

    (answer,) = records(finished)
    citation = answer["extracts"][0]["citation"]  # type: ignore[index]
    assert (citation["section"], citation["page"]) == ("5.1", 12)


def test_a_batch_answers_the_last_turn_in_the_order_of_the_file(index: Path, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    turns = [
        ["What does para 5 say?"],
        ["How many rapid reviews were held?", "and concerning how many children?"],
    ]
    lines = [json.dumps({"id": f"Q{place}", "turns": each}) for place, each in enumerate(turns)]
    batch.write_text("\n".join(lines), encoding="utf-8")

    finished = run("ask", "--batch", str(batch), "--json", index=index)

    answers = records(finished)
    assert [answer["id"] for answer in answers] == ["Q0", "Q1"]
    assert answers[1]["question"] == "and concerning how many children?"


def test_a_search_shows_what_each_scorer_gave(index: Path) -> None:
    finished = run("search", "early help assessments", "--json", index=index)

    first = records(finished)[0]
    assert first["rank"] == 1
    assert {"bm25", "tfidf_words", "tfidf_characters"} <= set(first["contributions"])  # type: ignore[call-overload]


def test_coverage_tells_of_every_page(index: Path) -> None:
    finished = run("coverage", "--json", index=index)

    assert len(records(finished)) == 27


def test_a_broken_pdf_gives_one_line_and_does_not_stop_the_others(index: Path, tmp_path: Path) -> None:
    shutil.copy(CORPUS / "cabinet-paper-2021-12-21.pdf", tmp_path)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing that follows is a PDF")

    finished = run(
        "ask", "Are there any legal implications?", "--json", index=index / "broken", corpus=tmp_path
    )

    assert finished.returncode == 0
    assert [line for line in finished.stderr.splitlines() if line.startswith("broken.pdf: ")]
    assert "Traceback" not in finished.stderr
    assert "no legal implications" in finished.stdout


def test_a_missing_corpus_is_one_clear_line_and_status_one(index: Path, tmp_path: Path) -> None:
    finished = run("ask", "anything?", index=index / "missing", corpus=tmp_path / "nowhere")

    assert finished.returncode == 1
    assert "nowhere" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_wrong_usage_is_status_two(index: Path) -> None:
    assert run("ask", index=index).returncode == 2


def test_a_batch_line_that_is_not_json_is_named(index: Path, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"id": "Q1", "turns": ["What does para 5 say?"]}\nnot json\n', encoding="utf-8")

    finished = run("ask", "--batch", str(batch), "--json", index=index)

    assert finished.returncode == 1
    assert "questions.jsonl, line 2: not JSON" in finished.stderr


def test_figures_are_listed_as_objects_and_as_a_table(index: Path) -> None:
    (figure,) = records(run("figures", "delegates", "completed", "--json", index=index))
    table = run("figures", "--csv", "--document", "annual-report-2019-20", "police", index=index).stdout

    assert (figure["number"], figure["value"], figure["unit"]) == ("4801", 4801, "delegates")
    assert '"\'-£21,000.00",-21000,,£,money' in table
    assert run("figures", "--csv", "--json", index=index).returncode == 2
