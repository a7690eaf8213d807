"""How often statements about the corpus of the repository are judged rightly; the floor only ever rises."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.ask import Assistant
from assistant.check import check

if TYPE_CHECKING:
    from assistant.model import Check

ROOT = Path(__file__).parents[2]
CLAIMS = [
    json.loads(line) for line in Path(__file__).with_name("claims.jsonl").read_text("utf-8").splitlines()
]
DOCUMENTS = {"annual": "annual-report-2019-20", "cabinet": "cabinet-paper-2021-12-21"}
VERDICT_FLOOR = 0.88
EVIDENCE_FLOOR = 0.94
MARKS = str.maketrans(
    dict.fromkeys("\u2018\u2019", "'") | dict.fromkeys("\u201c\u201d", '"') | {"\u2013": "-", "|": " "}
)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Check]:
    assistant = Assistant.open(ROOT / "corpus", tmp_path_factory.mktemp("index"))
    return {claim["id"]: check(assistant, claim["claim"]) for claim in CLAIMS}


def plain(text: str) -> str:
    straight = unicodedata.normalize("NFKC", text).translate(MARKS).lower()
    return re.sub(r"\s+", " ", straight).strip()


def holds(checked: Check, group: list[dict[str, str]]) -> bool:
    return any(
        extract.citation.document == DOCUMENTS[gold["doc"]] and plain(gold["quote"]) in plain(extract.quote)
        for gold in group
        for extract in checked.extracts[:3]
    )


def test_a_third_of_the_claims_have_each_verdict() -> None:
    verdicts = [claim["verdict"] for claim in CLAIMS]

    assert {verdict: verdicts.count(verdict) for verdict in sorted(set(verdicts))} == {
        "contradicted": 26,
        "not_stated": 26,
        "supported": 26,
    }


def test_verdicts_are_right_as_often_as_they_were(checked: dict[str, Check]) -> None:
    wrong = [claim["id"] for claim in CLAIMS if checked[claim["id"]].verdict.value != claim["verdict"]]

    assert len(wrong) / len(CLAIMS) <= 1 - VERDICT_FLOOR, wrong


def test_the_evidence_is_among_the_first_three_quotes(checked: dict[str, Check]) -> None:
    told = [claim for claim in CLAIMS if claim["gold"]]
    missing = [
        claim["id"] for claim in told if not all(holds(checked[claim["id"]], g) for g in claim["gold"])
    ]

    assert len(missing) / len(told) <= 1 - EVIDENCE_FLOOR, missing


def test_a_quotation_is_held_to_the_letter(checked: dict[str, Check]) -> None:
    by_quotation = {claim["id"]: checked[claim["id"]].verbatim for claim in CLAIMS if '"' in claim["claim"]}

    assert by_quotation == {"C16": True, "C31": False}
