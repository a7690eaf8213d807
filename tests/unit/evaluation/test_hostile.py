from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.errors import CorpusError
from assistant.evaluation.hostile import __main__ as command
from assistant.evaluation.hostile.cases import BYTES_CHANGED, CHANGED, CUT_SHORT, CUTS, SEEDS, Case, cases_of
from assistant.evaluation.hostile.report import outcome_line, outcomes_text
from assistant.evaluation.hostile.trial import Bench, Outcome
from assistant.settings import Settings
from tests.factories import Printed, a_pdf
from tests.hostile import RawPdf, locked

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = (
    "The council grits 640 miles of road on each cold night.",
    "A gritting lorry carries nine tonnes of salt from the depot.",
    "Volunteers clear the footpaths near twelve schools in the town.",
)
SETTINGS = Settings(ocr_enabled=False, reader_enabled=False)
REFUSED = Outcome(
    kind="not_a_pdf",
    name="not_a_pdf/minutes.pdf",
    line="minutes.pdf: cannot be opened as a PDF (Stream has ended unexpectedly)",
    passages=0,
    seconds=0.4,
    beside_seconds=0.9,
    answers=True,
    faults=(),
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = [Printed(words, 72, 90 + 40 * place) for place, words in enumerate(SENTENCES)]
    return a_pdf(tmp_path_factory.mktemp("corpus") / "plan.pdf", lines)


def a_case(good: Path, folder: Path, name: str, content: bytes) -> Case:
    (folder / name).write_bytes(content)
    return Case(kind="made_here", name=f"made_here/{name}", file=folder / name, beside=good)


def test_every_hostile_file_and_every_damage_to_each_report_is_a_case(good: Path, tmp_path: Path) -> None:
    for kind in ("not_a_pdf", "zero_pages"):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "1.pdf").write_bytes(b"no PDF")
    cases = cases_of(tmp_path, good.parent)
    assert [case.name for case in cases[:2]] == ["not_a_pdf/1.pdf", "zero_pages/1.pdf"]
    assert [sum(case.kind == kind for case in cases) for kind in (CUT_SHORT, BYTES_CHANGED)] == [CUTS, SEEDS]
    assert len({case.name for case in cases}) == len(cases) == 2 + CUTS + SEEDS


def test_a_folder_without_a_pdf_is_a_fault_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no PDF"):
        cases_of(tmp_path, tmp_path)


def test_damage_is_the_same_for_the_same_seed(good: Path) -> None:
    case = Case(kind=BYTES_CHANGED, name="x", file=good, beside=good, seed=3)
    whole, damaged = good.read_bytes(), case.content()
    changed = sum(one != other for one, other in zip(whole, damaged, strict=True))
    assert 0.8 * CHANGED < changed <= CHANGED
    assert case.content() == damaged != replace(case, seed=4).content()
    assert replace(case, seed=None, share=0.5).content() == whole[: len(whole) // 2]


def test_a_file_that_is_read_and_one_that_is_refused_leave_the_good_report_answering(
    good: Path, tmp_path: Path
) -> None:
    bench = Bench(tmp_path / "bench", good, SETTINGS)
    read = bench.attempt(a_case(good, tmp_path, "read.pdf", RawPdf().written()))
    refused = bench.attempt(a_case(good, tmp_path, "locked.pdf", locked("secret", "RC4-128")))
    assert (read.line, read.passages, read.answers, read.faults) == ("", 1, True, ())
    assert (refused.line, refused.passages) == ("locked.pdf: locked with a password", 0)
    assert (refused.answers, refused.faults) == (True, ())


def test_a_report_that_no_longer_answers_is_a_fault(good: Path, tmp_path: Path) -> None:
    bench = Bench(tmp_path / "bench", good, SETTINGS)
    bench.good = replace(bench.good, pages=())
    outcome = bench.attempt(a_case(good, tmp_path, "read.pdf", RawPdf().written()))
    assert not outcome.answers
    assert outcome.faults == ("the good report does not answer as before",)


def test_the_page_of_outcomes_counts_by_kind_and_names_faults() -> None:
    broken = replace(REFUSED, name="not_a_pdf/<b>.pdf", faults=("alone: took 900 seconds",), answers=False)
    page = outcomes_text([REFUSED, broken], date="2026-01-02")
    assert "| not a pdf | 2 | 0 | 2 | 0.4 | 1 | 1 |" in page
    assert "| all | 2 | 0 | 2 | 0.4 | 1 | 1 |" in page
    assert "- `not_a_pdf/\ufffdb\ufffd.pdf`: alone: took 900 seconds" in page
    assert "| cannot be opened as a PDF (Stream has ended unexpectedly) | 0.4 | 0.9 |" in page


def test_a_line_tells_the_outcome_the_times_and_the_good_report() -> None:
    assert outcome_line(REFUSED) == (
        "ok    not_a_pdf/minutes.pdf | minutes.pdf: cannot be opened as a PDF (Stream has ended unexpectedly)"
        " | 0.4 s alone, 0.9 s beside | good report answers"
    )


def test_the_command_tries_each_file_once_and_writes_the_page(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hostile" / "not_a_pdf").mkdir(parents=True)
    (tmp_path / "hostile" / "not_a_pdf" / "minutes.pdf").write_bytes(b"Minutes")
    given = [str(tmp_path), "--corpus", str(good.parent), "--results", str(tmp_path / "kept.jsonl")]
    assert command.main([*given, "--kind", "not_a_pdf", "--write", str(tmp_path / "page.md")]) == 0
    first = capsys.readouterr()
    assert first.out.startswith("ok    not_a_pdf/minutes.pdf | minutes.pdf: cannot be opened as a PDF")
    assert "| all | 1 | 0 | 1 |" in (tmp_path / "page.md").read_text()
    assert command.main([*given, "--kind", "not_a_pdf"]) == 0
    assert capsys.readouterr().out == ""
