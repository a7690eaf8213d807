from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import InputFormatError
from assistant.evaluation.fidelity import Fidelity, bare, fidelity, page_texts
from assistant.evaluation.page_reading import PageReading
from assistant.evaluation.structure import measured
from assistant.evaluation.structure_report import structure_record, structure_text, tallies_of
from assistant.evaluation.tallies import Tally, added
from assistant.evaluation.truth import TrueBlock, TrueKind, TruePage, letters, read_truth
from assistant.ingestion.reading import as_corpus
from tests.factories import Printed, a_pdf
from tests.pages import Set, full, read, set_page

TRUTH = Path(__file__).parents[2] / "truth" / "pages.jsonl"


def _page() -> TruePage:
    """A page of a made paper: a heading, two numbered paragraphs and a list, under a running head."""
    paragraph, bullet = TrueKind.PARAGRAPH, TrueKind.BULLET
    return TruePage(
        file="d.pdf",
        page=1,
        furniture=("Winter service plan",),
        blocks=(
            TrueBlock(kind=TrueKind.HEADING, text="Winter service", number="1", level=1),
            TrueBlock(kind=paragraph, text="The council grits the main", number="1.1"),
            TrueBlock(kind=paragraph, text="It does so when frost", number="1.2"),
            TrueBlock(kind=bullet, text="on bridges;"),
            TrueBlock(kind=bullet, text="on hills."),
        ),
    )


def _lines() -> tuple[Set, ...]:
    return (
        Set("1 Winter service", size=16.0, bold=True),
        full("1.1 The council grits the main roads of the borough before the morning", above=2.0),
        Set("and again in the evening when it snows."),
        full("1.2 It does so when frost is forecast, and it begins with those places that", above=2.0),
        Set("freeze first:"),
        Set("• on bridges;", x0=90.0, above=2.0),
        Set("• on hills.", x0=90.0),
    )


def _measures(truth: TruePage, *lines: Set) -> dict[str, Tally]:
    corpus = as_corpus(read(set_page(*lines)))
    document = replace(corpus.documents[0], file=truth.file)
    reading = PageReading.of(replace(corpus, documents=(document,)), truth)
    return {tally.name: tally for tally in measured(truth, reading)}


def test_a_page_read_as_it_is_printed_scores_everything() -> None:
    measures = _measures(_page(), *_lines())
    assert all(tally.recall == 1 for tally in measures.values())
    assert all(tally.precision in {None, 1} for tally in measures.values())
    assert measures["headings"].wanted == 1
    assert measures["paragraph numbers"].wanted == 2
    assert measures["reading order"].wanted == 3


def test_blocks_read_in_another_order_lose_their_pairs() -> None:
    heading, first, second, third, fourth, *bullets = _lines()
    measures = _measures(_page(), heading, third, fourth, *bullets, first, second)
    assert measures["body blocks"].recall == 1
    assert measures["reading order"].right == 2


def test_a_heading_that_is_none_and_a_running_head_among_the_text_are_counted() -> None:
    head = Set("Winter service plan", size=16.0, bold=True)
    measures = _measures(_page(), head, *(replace(line, above=4.0) for line in _lines()[:1]), *_lines()[1:])
    assert measures["headings"].extra == ("d.pdf page 1: Winter service plan",)
    assert measures["passages without furniture"].missed == ("d.pdf page 1: Winter service plan",)


def test_what_may_be_called_a_heading_or_not_counts_neither_way() -> None:
    truth = _page()
    blocks = (TrueBlock(kind=TrueKind.OPEN, text="1 Winter service"), *truth.blocks[1:])
    assert _measures(replace(truth, blocks=blocks), *_lines())["headings"].found == 0


def test_tallies_of_one_name_are_added() -> None:
    one = Tally(name="headings", right=1, wanted=2, found=4, missed=("a",))
    (both,) = added((one, replace(one, right=2, missed=("b",))))
    assert (both.recall, both.precision, both.missed) == (0.75, 0.375, ("a", "b"))
    assert Tally(name="headings", right=0, wanted=0, found=0).precision == 1


def test_ligatures_case_and_marks_are_no_difference_but_a_dash_stays_a_cell() -> None:
    assert letters("Of\ufb01ce, 3.2") == letters("OFFICE 32")
    assert letters(" - ") == "-"
    assert bare("multi-\nagency of\ufb01ce") == "multiagencyoffice"


def test_the_truth_names_pages_of_many_reports_and_each_line_can_be_read() -> None:
    pages = read_truth(TRUTH)
    assert len(pages) >= 60
    assert len({page.file for page in pages}) >= 20
    assert len({(page.file, page.page) for page in pages}) == len(pages)
    assert all(block.level for page in pages for block in page.of(TrueKind.HEADING))


def test_a_line_of_the_truth_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "pages.jsonl"
    broken.write_text('{"file": "a.pdf"}\n', encoding="utf-8")
    with pytest.raises(InputFormatError, match="not a page"):
        read_truth(broken)


def test_a_quote_that_is_not_on_its_page_is_told(tmp_path: Path) -> None:
    a_pdf(tmp_path / "d.pdf", (Printed("The council grits 640 miles of road.", 72, 90),))
    corpus = as_corpus(read(set_page(Set("The council grits 640 miles of road."))))
    document = replace(corpus.documents[0], file="d.pdf")
    assert page_texts(tmp_path / "d.pdf") == ("Thecouncilgrits640milesofroad.",)
    assert fidelity(tmp_path, replace(corpus, documents=(document,))).share == 1
    other = as_corpus(read(set_page(Set("The council grits 650 miles of road."))))
    assert fidelity(tmp_path, replace(other, documents=(document,))).share == 0


def test_the_report_says_which_bars_are_met() -> None:
    corpus = as_corpus(read(set_page(*_lines()[:3])))
    corpus = replace(corpus, documents=(replace(corpus.documents[0], file="d.pdf"),))
    truth, faith = (_page(),), Fidelity(passages=2, missing=("d.pdf page 1: `x`",))
    tallies = tallies_of(truth, (corpus,))
    text = structure_text(tallies, faith, truth, parts=(corpus,), date="2026-01-02")
    assert "| headings | 1 | 1 | 1 | 1.000 | 1.000 | 0.930 | met |" in text
    assert "| paragraph numbers | 1 | 2 | 1 | 0.500 | 1.000 | 0.970 | not met |" in text
    assert "1 of 2 (50.000 %)" in text
    assert structure_record(tallies, faith)["measures"]["reading order"]["recall"] == 0
