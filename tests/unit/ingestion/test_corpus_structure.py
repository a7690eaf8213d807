"""The two documents of the corpus, read: what a person sees on their pages is what the blocks say."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.ingestion.pdf import read_pdf
from assistant.ingestion.reading import structured
from assistant.ingestion.sources import read_sources
from assistant.model import Block, BlockKind, Corpus, joined
from assistant.quoting import passage_text
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.model import Section

REPORT = "annual-report-2019-20"
PAPER = "cabinet-paper-2021-12-21"
CORPUS = Path(__file__).parents[3] / "corpus"
SNAPSHOT = Path(__file__).parents[2] / "snapshots" / "corpus.json"


def sections_of(corpus: Corpus, document: str) -> list[Section]:
    return [section for section in corpus.sections if section.document == document and section.spans]


def blocks_of(corpus: Corpus, document: str) -> list[Block]:
    return [block for block in corpus.blocks if block.document == document]


def words(corpus: Corpus, block: Block) -> str:
    pages = {page.number: page for page in corpus.pages if page.document == block.document}
    return " | ".join(joined(pages[span.page].text[span.start : span.end]) for span in block.spans)


def block_with(corpus: Corpus, document: str, beginning: str) -> Block:
    found = [block for block in blocks_of(corpus, document) if words(corpus, block).startswith(beginning)]
    assert len(found) == 1, beginning
    return found[0]


def test_every_heading_of_the_report_is_a_section_with_its_number_level_and_page(corpus: Corpus) -> None:
    found = [(s.page, s.level, s.number, s.title) for s in sections_of(corpus, REPORT)]
    assert found == [tuple(row) for row in json.loads(SNAPSHOT.read_text())["sections"][REPORT]]


def test_every_heading_of_the_paper_is_a_section_with_its_level_and_page(corpus: Corpus) -> None:
    found = [(s.page, s.level, s.number, s.title) for s in sections_of(corpus, PAPER)]
    assert found == [tuple(row) for row in json.loads(SNAPSHOT.read_text())["sections"][PAPER]]


def test_sections_agree_with_the_bookmarks_the_typesetter_made_and_do_not_need_them() -> None:
    settings = Settings()
    for document in read_sources(CORPUS, settings).documents:
        pdf = read_pdf(CORPUS / document.file, document.id, settings)
        found = structured(replace(pdf, outline=()), document, settings).sections
        levels = {(section.path[-1], section.page): section.level for section in found}
        for entry in pdf.outline:
            assert entry.page is not None
            if entry.title != "Contents":  # read as standing under the cover's title
                assert levels[entry.title, entry.page] == entry.level


def test_each_contents_entry_names_the_page_on_which_its_section_begins(corpus: Corpus) -> None:
    pages = {
        section.number: section.page_label for section in sections_of(corpus, REPORT) if section.level == 1
    }
    entries = [block for block in blocks_of(corpus, REPORT) if block.kind is BlockKind.CONTENTS_ENTRY]
    assert len(entries) == 12
    for entry in entries:
        title, page = words(corpus, entry).split(" | ")
        number = title.split(".")[0].split(":")[0]
        assert pages[number] == page, title


def test_the_paper_has_ten_paragraphs_and_their_items(corpus: Corpus) -> None:
    cited = [block.paragraph for block in blocks_of(corpus, PAPER) if block.paragraph]
    assert cited == [
        *("1", "2", "3", "4", "5", "6", "6(1)", "6(2)", "6(3)"),
        *("7", "7(a)", "7(b)", "7(c)", "7(d)", "8", "9", "10"),
    ]


def test_a_paragraph_over_a_page_break_is_one_block_of_two_spans(corpus: Corpus) -> None:
    block = block_with(corpus, PAPER, "The report outlines the Safeguarding Children Board priorities")
    assert [span.page for span in block.spans] == [2, 3]
    assert words(corpus, block).endswith("Corporate Plan (see Corporate Plan).")


def test_the_contacts_of_the_paper_stand_apart(corpus: Corpus) -> None:
    last = [words(corpus, block) for block in blocks_of(corpus, PAPER)[-4:]]
    assert last == [
        "Sukdave Ghuman Head of Legal Services)",
        "Kevin Gordon Director of Children's Services",
        "Contact Officer: Tan Lea. Strategic Safeguarding Partnerships Officer",
        "30 11 21",
    ]


def test_budget_rows_know_their_group_and_column(corpus: Corpus) -> None:
    rows = [b for b in blocks_of(corpus, REPORT) if b.kind is BlockKind.TABLE_ROW and b.spans[0].page == 21]
    groups = Counter(row.group for row in rows)
    assert groups == {"Funding streams": 1, "Income": 3, "Contributions": 14, "Expenditure": 10}
    assert {row.columns for row in rows} == {("", "Expenditure 2019/20")}
    row = block_with(corpus, REPORT, "Independent Chair | ")
    assert (words(corpus, row), row.group) == ("Independent Chair | £32,714.00", "Expenditure")


def test_the_note_under_the_budget_is_tied_to_its_starred_row(corpus: Corpus) -> None:
    row = block_with(corpus, REPORT, "NHS Oxfordshire CCG* | -£60,000.00")
    note = block_with(corpus, REPORT, "NHS Oxfordshire CCG also funds the Child Death Overview Process")
    assert (note.kind, note.marker) == (BlockKind.FOOTNOTE, "*")
    assert row.footnotes == (note.id,)


def test_matrix_rows_know_their_group_over_both_pages(corpus: Corpus) -> None:
    rows = [
        b for b in blocks_of(corpus, REPORT) if b.kind is BlockKind.TABLE_ROW and b.spans[0].page in {22, 23}
    ]
    assert Counter(row.group for row in rows) == {
        "that are about our systems and how we work together as a whole": 6,
        "that are about our practice": 10,
        "that are repeat themes": 7,
    }
    assert len({row.table for row in rows}) == 1


def test_the_footnote_is_tied_to_the_paragraph_of_section_5_1(corpus: Corpus) -> None:
    note = block_with(corpus, REPORT, "This figure denotes serious incidents")
    (marked,) = [block for block in blocks_of(corpus, REPORT) if note.id in block.footnotes]
    assert "Five¹ Rapid Reviews" in words(corpus, marked)
    assert next(s.number for s in corpus.sections if s.id == marked.section) == "5.1"


def test_bullets_of_two_depths_know_what_introduces_them(corpus: Corpus) -> None:
    inner = block_with(corpus, REPORT, "workers from the police and social care, who have created")
    outer = block_with(corpus, REPORT, "Links to those who support children.")
    assert (inner.level, inner.lead_in, outer.level) == (1, outer.id, 0)
    assert outer.lead_in == block_with(corpus, REPORT, "We have set up a new way of working").id


def test_the_tasks_of_the_group_are_a_list_and_no_paragraph_numbers(corpus: Corpus) -> None:
    task = block_with(corpus, REPORT, "to look at performance data")
    assert (task.kind, task.marker, task.paragraph) == (BlockKind.BULLET, "1.", None)
    assert not [block for block in blocks_of(corpus, REPORT) if block.paragraph]


def test_every_member_body_is_a_passage_of_its_own(corpus: Corpus) -> None:
    members = {
        p.text
        for p in corpus.passages
        if p.document == REPORT and p.headings[-1] == "Appendix A. OSCB membership"
    }
    assert {"Representation from local judiciary", "Lay Members", "Thames Valley Police"} <= members
    assert len(members) == 19  # the heading and eighteen bodies


def test_every_passage_is_what_its_spans_say(corpus: Corpus) -> None:
    for document in corpus.documents:
        pages = {page.number: page for page in corpus.pages if page.document == document.id}
        for passage in corpus.passages:
            if passage.document == document.id:
                assert passage.text == passage_text(pages, passage.spans, passage.kind)
                assert passage.text


def test_every_word_outside_the_running_heads_stands_in_a_block(corpus: Corpus) -> None:
    for page in corpus.pages:
        kept = list(page.text)
        taken = [
            span for b in blocks_of(corpus, page.document) for span in b.spans if span.page == page.number
        ]
        for start, end in [*((span.start, span.end) for span in taken), *page.furniture]:
            kept[start:end] = " " * (end - start)
        left = "".join(kept).split()
        assert all(len(word) <= 3 and not word.isalpha() for word in left), (page.document, page.number, left)


def test_the_counts_of_blocks_and_passages_are_those_of_the_snapshot(corpus: Corpus) -> None:
    counts = {
        document.id: {
            **Counter(block.kind.value for block in blocks_of(corpus, document.id)),
            "passages": sum(passage.document == document.id for passage in corpus.passages),
        }
        for document in corpus.documents
    }
    assert counts == json.loads(SNAPSHOT.read_text())["counts"]
