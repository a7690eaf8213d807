"""Checking statements from the command line, on the corpus of the repository."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("index"))


def test_a_paragraph_is_checked_statement_by_statement(
    index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "Thames Valley Police gave £21,000. The OSCB runs four core courses."

    status = main(["check", said, "--json", "--index", index])

    checked = json.loads(capsys.readouterr().out)
    assert status == 0
    assert checked["verdict"] == "contradicted"
    assert checked["differences"] == [{"said": "four", "document_says": "3"}]
    assert [one["verdict"] for one in checked["statements"]] == ["supported", "contradicted"]
    assert checked["statements"][0]["extracts"][0]["quote"] == "Thames Valley Police | -£21,000.00"


def test_a_near_quotation_shows_the_words_that_differ(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = 'The report says "All board members subscribe to the OSCB".'

    main(["check", said, "--json", "--index", index])

    checked = json.loads(capsys.readouterr().out)
    assert (checked["verdict"], checked["verbatim"]) == ("contradicted", False)
    assert checked["differences"] == [{"said": "subscribe", "document_says": "contribute"}]


def test_words_of_the_document_are_verbatim(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "All board members contribute to the OSCB.", "--json", "--index", index])

    checked = json.loads(capsys.readouterr().out)
    assert (checked["verdict"], checked["verbatim"]) == ("supported", True)


def test_a_file_of_claims_is_checked_in_order(
    index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(
        '{"id": "b", "claim": "Each subgroup has a specific role."}\n\n{"id": "a", "claim": "Pigs fly."}\n',
        "utf-8",
    )

    main(["check", "--batch", str(claims), "--json", "--index", index])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["id"], line["verdict"]) for line in lines] == [("b", "supported"), ("a", "not_stated")]


def test_a_claim_that_is_no_text_is_named_by_its_line(
    index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text('{"id": "a", "claim": 7}\n', "utf-8")

    status = main(["check", "--batch", str(claims), "--json", "--index", index])

    assert status == 1
    assert 'claims.jsonl, line 1: "claim" has to be a text' in capsys.readouterr().err


def test_an_empty_statement_is_refused_in_one_line(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "  ", "--index", index]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "the question is empty"
