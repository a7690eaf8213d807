"""External question sets run through the product, on small sets of our own making in the same forms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.errors import InputFormatError
from assistant.evaluation.gauges import conditionalqa, northwind, ofsted, orsharc, reports, squad
from assistant.evaluation.gauges.__main__ import main
from assistant.evaluation.gauges.measuring import (
    Figure,
    Gauged,
    Request,
    Telling,
    figures_of,
    figures_table,
    gathered,
    sampled,
)
from assistant.evaluation.gauges.texts import (
    Part,
    Text,
    assistant_on,
    corpus_of,
    lettered,
    paragraph,
    parts_of,
)
from assistant.evaluation.saved import Scored, read_run
from assistant.settings import Settings
from tests.factories import Printed, a_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.evaluation.gauges.measuring import Gauge


def ask(gauge: Gauge, data: Path, sample: int | None = None, questions: Path | None = None) -> Gauged:
    settings = Settings(reader_enabled=False)
    cache = data.parent / "cache"
    return gauge.run(Request(data=data, cache=cache, settings=settings, sample=sample, reports=questions))


def values(gauged: Gauged, gauge: Gauge) -> dict[str, float]:
    return {one.measure: one.value for one in figures_of(gauge.NAME, gauged, gauge.BARS)}


def written(path: Path, *records: object, lines: bool = True) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(json.dumps(record) for record in records) if lines else json.dumps(records[0])
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sample_is_taken_at_a_fixed_stride() -> None:
    assert sampled(range(10), 4) == range(0, 10, 3)
    assert sampled([1, 2], None) == sampled([1, 2], 5) == [1, 2]


def test_a_text_becomes_a_page_of_which_every_passage_is_a_slice() -> None:
    text = Text(
        id="rule", title="Grants", parts=parts_of(["You may apply. Send:", "", "* a form", "* a fee"])
    )
    corpus = corpus_of([text])
    page = corpus.pages[0].text
    assert [page[one.spans[0].start : one.spans[0].end] for one in corpus.passages] == [
        "You may apply.",
        "Send:",
        "a form",
        "a fee",
    ]
    assert [one.lead_in for one in corpus.passages] == ["", "", "Send:", "Send:"]
    assert corpus.passages[1].before == "You may apply."
    assert corpus.blocks[1].lead_in == corpus.blocks[0].id


def test_texts_stand_in_the_order_of_their_ids_and_empty_ones_nowhere() -> None:
    corpus = corpus_of(
        [
            Text(id="b", title="", parts=(Part(sentences=("Salt.",)),)),
            Text(id="a", title="", parts=(paragraph("Grit."),)),
            Text(id="c", title="Empty", parts=()),
        ]
    )
    assert [one.id for one in corpus.documents] == ["a", "b"]


def test_a_number_in_letters_holds_no_figure() -> None:
    assert lettered(207) == "cah"


POOL = (
    {"url": "https://www.gov.uk/winter-fuel", "html": "<p>You get between £100 and £300.</p>"},
    {"url": "https://www.gov.uk/winter-fuel", "html": "<li>be born before 1956</li>"},
    {"url": "https://www.gov.uk/skip-hire", "html": "<p>A skip costs £40 a week.</p>"},
)


def test_a_lay_question_finds_its_sentence_in_the_pool(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "qa" / "conditionalqa"
    written(folder / "evidence_pool.jsonl", *POOL)
    right = {
        "id": "dev-0",
        "url": "https://www.gov.uk/skip-hire",
        "scenario": "We are building an extension.",
        "question": "What does a skip cost?",
        "not_answerable": False,
        "evidences": ["<p>A skip costs £40 a week.</p>"],
    }
    wrong = right | {"id": "dev-1", "evidences": ["<li>be born before 1956</li>"]}
    none = right | {"id": "dev-2", "not_answerable": True}
    written(folder / "dev.json", [right, wrong, none], lines=False)
    gauged = ask(conditionalqa, tmp_path / "data")
    assert [one.id for one in gauged.rows] == ["dev-0", "dev-1"]
    assert [one.measures["hit@1"] for one in gauged.rows] == [1.0, 0.0]
    assert gauged.rows[0].measures["recall@24"] == 1.0


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFormatError, match="evidence_pool"):
        ask(conditionalqa, tmp_path)


CONTEXT = "The engine runs on  steam.\nIt was built in 1776. It weighs nine tons."


def test_the_sentence_is_the_one_in_which_an_answer_begins() -> None:
    assert list(squad.sentences_with(CONTEXT, [CONTEXT.index("1776")])) == ["It was built in 1776."]
    assert list(squad.sentences_with(CONTEXT, [0])) == ["The engine runs on steam."]


def test_sentences_are_chosen_within_their_paragraph_and_near_misses_told(tmp_path: Path) -> None:
    asked = {
        "id": "q1",
        "question": "When was the engine built?",
        "is_impossible": False,
        "answers": [{"text": "1776", "answer_start": CONTEXT.index("1776")}],
    }
    near = {"id": "q2", "question": "Who painted the bridge?", "is_impossible": True, "answers": []}
    articles = [
        {"title": "Steam_engine", "paragraphs": [{"context": CONTEXT, "qas": [asked, near]}]},
        {"title": "Trained_on", "paragraphs": [{"context": CONTEXT, "qas": [asked]}]},
    ]
    written(tmp_path / "data" / "qa" / "squad2_half" / "dev-v2.0-half.json", {"data": articles}, lines=False)
    gauged = ask(squad, tmp_path / "data")
    assert [one.measures["sentence hit@1"] for one in gauged.rows] == [1.0]
    assert values(gauged, squad)["declining AUC"] == 1.0


def test_a_conversation_leads_to_the_rule_that_its_last_turn_does_not_name(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "qa" / "orsharc"
    rules = {
        "0": "## Apprentices\n\nApprentices get the lower rate if they're:\n\n* under 19\n* in their first year",
        "1": "# Pensions\n\nA widow's pension is paid monthly.",
        "2": "* nothing but a bullet",
    }
    question = {
        "utterance_id": "u1",
        "question": "Do I get the lower rate as an apprentice?",
        "scenario": "",
        "history": [{"follow_up_question": "Are you under 19?", "follow_up_answer": "Yes"}],
        "gold_snippet_id": "0",
    }
    written(folder / "id2snippet.json", rules, lines=False)
    written(
        folder / "open_retrieval_sharc_dev.json", question, question | {"utterance_id": "u2", "history": []}
    )
    gauged = ask(orsharc, tmp_path / "data")
    assert gauged.rows[0].measures["question hit@1"] == gauged.rows[0].measures["conversation hit@5"] == 1.0
    assert "conversation hit@1" not in gauged.rows[1].measures


def test_a_conversation_is_told_turn_by_turn() -> None:
    ways = orsharc.ways_of_asking(
        {
            "question": "Can I?",
            "scenario": "I rent.",
            "history": [{"follow_up_question": "Are you 18?", "follow_up_answer": "No"}],
        }
    )
    assert ways["conversation"] == ["I rent. Can I?", "Are you 18? No."]


HANDBOOKS = (
    Text(id="bicycles", title="Bicycles", parts=parts_of(["A bicycle loan is repaid in twelve months."])),
    Text(id="leave", title="Leave", parts=parts_of(["Staff have 25 days of annual leave."])),
)


def test_the_cited_page_of_a_handbook_is_among_the_extracts() -> None:
    handbooks = assistant_on(corpus_of(HANDBOOKS), Settings(reader_enabled=False))
    real = {"question": "How is a bicycle loan repaid?", "truth": "In twelve months.[bicycles.pdf#page=1]"}
    near = {"question": "Who paints the lighthouse?", "truth": "made"}
    found = values(northwind.asked(handbooks, [real, near]), northwind)
    assert (found["page@3"], found["file@1"], found["refused"], found["declined"]) == (1.0, 1.0, 0.0, 1.0)
    assert found["declining AUC"] == 1.0
    assert (found["narrowed past the gold"], found["recall@24"]) == (0.0, 1.0)


def test_places_are_read_from_the_citations_of_an_answer() -> None:
    assert northwind.cited_in("Yes.[A_b.pdf#page=12][c.pdf#page=3]") == {("A_b", 12), ("c", 3)}


FACTS = """label_matches_value,file,local_authority,fact,value,pages_with_value
yes,northford.pdf,northford,lead inspector,ann lee,1
no,southford.pdf,southford,lead inspector,bob ray,1
yes,southford.pdf,southford,lead inspector,,
yes,southford.pdf,isle of southford,inspection end date,3 March 2023,1 2
"""


def test_facts_without_a_page_or_not_borne_out_make_no_question(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(FACTS, encoding="utf-8")
    assert [(one.question, sorted(one.pages)) for one in ofsted.facts_of(path)] == [
        ("Who was the lead inspector in Northford?", [1]),
        ("When was Isle of Southford inspected?", [1, 2]),
    ]


def test_a_question_that_names_a_council_is_answered_from_its_report() -> None:
    texts = [
        Text(
            id=place.lower(),
            title=f"Inspection of {place}",
            parts=parts_of([f"Lead inspector: {name}", "Children are safe."]),
        )
        for place, name in (("Northford", "Ann Lee"), ("Southford", "Bob Ray"), ("Westford", "Cy Day"))
    ]
    fact = ofsted.Fact(
        id="northford: lead inspector",
        question="Who was the lead inspector in Northford?",
        kind="lead inspector",
        document="northford",
        pages=frozenset({1}),
    )
    reports_read = assistant_on(corpus_of(texts), Settings(reader_enabled=False))
    measures = ofsted.asked(reports_read, [fact]).rows[0].measures
    assert measures["document ranked first"] == measures["recall@24"] == measures["narrowed"] == 1.0
    assert measures["narrowed past the gold"] == 0.0


def test_reports_are_read_as_one_corpus_wherever_they_lie(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for name, words in (
        ("a/leave", "Staff have 25 days of leave."),
        ("b/bicycles", "A bicycle loan is repaid from wages."),
    ):
        (data / name).parent.mkdir(parents=True)
        a_pdf(data / f"{name}.pdf", (Printed(words, 72, 120),))
    gold = [[{"doc": "bicycles", "quote": "repaid from wages"}]]
    answerable = {
        "id": "R1",
        "document": "bicycles",
        "turns": ["How is a bicycle loan repaid?"],
        "answerable": True,
    }
    questions = written(
        tmp_path / "questions.jsonl",
        answerable | {"gold": gold},
        {"id": "R2", "document": "leave", "turns": ["Who paints it?"], "answerable": False, "gold": []},
    )
    found = values(ask(reports, data, questions=questions), reports)
    assert (found["answer@1"], found["report@1"], found["recall@24"], found["declined"]) == (
        1.0,
        1.0,
        1.0,
        1.0,
    )


def test_a_report_that_is_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFormatError, match="no report 'budget'"):
        reports.reports_named(["budget"], tmp_path)


def test_what_another_run_gathered_is_not_read_again(tmp_path: Path) -> None:
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    old.write_bytes(b"old")
    new.write_bytes(b"new")
    gathered([old], tmp_path / "corpus")
    assert [one.name for one in gathered([new], tmp_path / "corpus").iterdir()] == ["new.pdf"]


def test_the_table_says_which_bar_is_met() -> None:
    gauged = Gauged(
        rows=(Scored(id="1", measures={"hit@1": 1.0, "refused": 0.0}),),
        tellings={"AUC": (Telling(answerable=True, score=0.2), Telling(answerable=False, score=0.4))},
    )
    table = figures_table(figures_of("made", gauged, {"hit@1": 0.5, "refused": 0.1, "AUC": 0.9}))
    assert "| made | hit@1 | 1.000 | >= 0.50: met | 1 |" in table
    assert "| made | refused | 0.000 | <= 0.10: met | 1 |" in table
    assert "| made | AUC | 0.000 | >= 0.90: short | 2 |" in table


def test_a_figure_without_a_bar_is_neither_met_nor_short() -> None:
    assert Figure(gauge="made", measure="hit@5", value=0.7, count=3).met is None


def test_a_gauge_runs_from_the_command_line_and_keeps_its_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "qa" / "orsharc"
    written(folder / "id2snippet.json", {"0": "A pension is paid monthly."}, lines=False)
    written(folder / "open_retrieval_sharc_dev.json")
    runs = tmp_path / "runs"
    assert main([str(tmp_path), "--only", "orsharc", "--save", str(runs), "--json"]) == 0
    assert read_run(runs / "orsharc.jsonl") == ()
    assert main([str(tmp_path / "nowhere"), "--only", "orsharc"]) == 1
    assert "id2snippet.json" in capsys.readouterr().err
