"""The command that writes a briefing, run as a person runs it, on the corpus of the repository."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).parents[2]
ASKED = [
    {"turns": ["What were the contributions of Thames Valley Police?"], "note": "For the treasurer."},
    {"claim": "Some 4,081 delegates completed online training.", "documents": ["annual-report-2019-20"]},
]


def run(file: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "assistant",
        "brief",
        str(file),
        *arguments,
        "--index",
        str(file.parent / "index"),
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    file = tmp_path / "asked.jsonl"
    file.write_text("\n\n".join(map(json.dumps, ASKED)), encoding="utf-8")
    return file


def test_questions_and_statements_become_a_word_file_and_markdown(asked: Path, tmp_path: Path) -> None:
    word = tmp_path / "briefing.docx"

    finished = run(asked, "--word", str(word), "--markdown", "--title", "For scrutiny")

    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.startswith("# For scrutiny\n")
    said = [paragraph.text for paragraph in docx.Document(str(word)).paragraphs]
    for text in (said, finished.stdout.replace("\n> ", "\n").splitlines()):
        assert "“Thames Valley Police: -£21,000.00”" in text
        assert "“4801 delegates completed online training.”" in text
    assert "Note by the reader, not from the documents: For the treasurer." in said
    assert "Searched: OSCB Annual Report 2019/20 only." in said
    assert "Contradicted. The documents say otherwise." in said


def test_a_briefing_without_a_form_is_wrong_usage(asked: Path) -> None:
    finished = run(asked)

    assert finished.returncode == 2
    assert "brief takes --word OUT or --markdown [OUT]" in finished.stderr
