from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.export.markdown import as_markdown, escaped
from assistant.model import AnswerStatus, Citation, Comparison, ExtractKind, Likeness, Searched, Side
from assistant.settings import Settings
from tests.factories import Printed, a_page, an_answer, an_extract
from tests.pins import AGAIN, MILES, QUESTION, a_briefing, a_checked_pin, a_figure_pin, a_pin, an_asked_pin

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.model import Pin

REFERENCE = "Winter Service Plan 2023/24 (Testshire County Council, October 2023)"


def body(folder: Path, *pins: Pin) -> str:
    """What the file says between the documents searched and the closing statement."""
    written = as_markdown(a_briefing(folder, *pins), Settings())
    return written.split("## 1. ", 1)[1].split("\n\n## About this briefing", 1)[0]


def test_a_briefing_has_its_title_its_date_and_the_documents_with_publisher_date_and_period(
    tmp_path: Path,
) -> None:
    written = as_markdown(a_briefing(tmp_path, an_asked_pin()), Settings())

    assert written.startswith(
        "# Winter roads\n\n22 November 2026\n\n"
        "Every quotation stands word for word in the document named below it. "
        "Notes are the words of whoever made this briefing, and are marked as such.\n\n"
        "## Documents searched\n\n"
        "- **Winter Service: Cabinet paper:** publisher not known; 19 November 2024; "
        "presents the Winter Service Plan 2024/25, not the one of 2023/24; file paper.pdf.\n"
        "- **Winter Service Plan 2023/24:** Testshire County Council; October 2023; covers 2023/24; file plan.pdf.\n\n"
        "## 1. How many miles are gritted?\n"
    )
    assert written.endswith("- It does not speak for the bodies that published the documents.\n")


def test_an_answer_is_its_question_when_it_was_asked_its_quote_and_its_full_reference(tmp_path: Path) -> None:
    assert body(tmp_path, an_asked_pin()) == (
        "How many miles are gritted?\n\n"
        "**Question asked:** 22 November 2026 at 14:05\n\n"
        "> “The council grits 640 miles of road on a cold night.”\n"
        ">\n"
        f"> — {REFERENCE}, section 2, page 5 (page 1 of the file), under “Gritting”."
    )


def test_a_note_is_marked_as_the_readers_words_and_shown_letter_for_letter(tmp_path: Path) -> None:
    said = body(tmp_path, an_asked_pin(note="Ask *Jane*.\n\n1. See [minutes] <b>"))

    assert (
        "**Note by the reader, not from the documents:** Ask \\*Jane\\*.\\\n1\\. See \\[minutes\\] \\<b\\>\n"
    ) in said


def test_where_the_documents_do_not_say_it_says_so_and_what_was_searched(tmp_path: Path) -> None:
    nothing = an_answer(
        "Who pays?", nearest=(MILES,), searched=Searched(terms=("pay",), added=("pay = fund",))
    )

    assert body(tmp_path, a_pin(nothing, "Who pays?", documents=("plan",))) == (
        "Who pays?\n\n"
        "**Question asked:** 22 November 2026 at 14:05\n\n"
        "**Searched:** Winter Plan only.\n\n"
        "**The documents do not say.** Nothing was found in Winter Plan that answers this question. "
        "Words looked for: pay. Also searched: pay = fund."
    )
    kept = body(tmp_path, a_pin(nothing, "Who pays?", kept=(0,)))
    assert "Related, but not an answer:\n\n> “The council grits 640 miles" in kept


def test_only_documents_that_some_pin_searched_are_listed(tmp_path: Path) -> None:
    written = as_markdown(a_briefing(tmp_path, an_asked_pin(documents=("plan",))), Settings())

    assert "file plan.pdf" in written
    assert "file paper.pdf" not in written


def test_a_check_gives_each_statement_its_verdict_what_differs_and_the_deciding_words(tmp_path: Path) -> None:
    assert body(tmp_path, a_checked_pin()) == (
        "The council grits 460 miles. Pigs fly.\n\n"
        "**Statement checked:** 22 November 2026 at 14:05\n\n"
        "### The council grits 460 miles.\n\n"
        "**Contradicted.** The documents say otherwise.\n\n"
        "- Said “460”; the document says “640”.\n\n"
        "> “The council grits 640 miles of road on a cold night.”\n"
        ">\n"
        f"> — {REFERENCE}, section 2, page 5 (page 1 of the file), under “Gritting”.\n\n"
        "### Pigs fly.\n\n"
        "**Not stated in the documents searched.** Nothing was found that says so, or says otherwise. "
        "That does not make it false."
    )


def test_a_figure_stands_with_its_heads_and_its_row_can_be_read_aloud(tmp_path: Path) -> None:
    assert body(tmp_path, a_figure_pin()) == (
        "Costs · Salt: £120,000\n\n"
        "**Figure noted:** 22 November 2026 at 14:05\n\n"
        "**Of:** 2023/24\n\n"
        "> Costs\n>\n> Item; 2023/24\n>\n> “Salt: £120,000”\n>\n"
        f"> — {REFERENCE}, section 2, page 7 (page 3 of the file), under “Gritting”."
    )


def test_a_follow_up_names_the_questions_before_it_and_what_was_looked_up(tmp_path: Path) -> None:
    answer = an_answer("and in snow?", MILES, interpreted_as="How many miles in snow?")

    said = body(tmp_path, a_pin(answer, QUESTION, "and in snow?"))

    assert "**Asked after:** “How many miles are gritted?”\n\n" in said
    assert "**Looked up as:** How many miles in snow?\n\n" in said


def test_an_answer_in_part_and_one_that_is_unsure_say_so(tmp_path: Path) -> None:
    answer = an_answer(QUESTION, MILES, status=AnswerStatus.PARTLY_ANSWERED, confidence=0.2)

    said = body(tmp_path, a_pin(answer, QUESTION))

    assert "The documents say part of what was asked.\n\nThis may not be the answer:" in said


def test_a_list_keeps_its_items_and_a_footnote_follows_its_quote(tmp_path: Path) -> None:
    page = a_page(Printed("Aims:", 72, 90), Printed("grit", 72, 100), Printed("- plough", 72, 110))
    listed = an_extract(page, "Aims:\ngrit\n- plough", kind=ExtractKind.LIST)
    noted = an_extract(page, "grit", context="We grit roads.\n1 By night.")

    said = body(tmp_path, a_pin(an_answer("Aims?", listed, noted), "Aims?", kept=(0, 1)))

    assert "> “Aims:\n>\n> - grit\n> - \\- plough”\n>\n> — " in said
    assert "> “grit”\n>\n> Footnote: 1 By night.\n>\n> — " in said


def test_a_long_statement_is_short_in_its_heading_and_stands_in_full_below(tmp_path: Path) -> None:
    question = "Which roads are gritted " + "and ploughed " * 12 + "first?"

    said = body(tmp_path, a_pin(an_answer(question, MILES), question))

    assert said.startswith("Which roads are gritted and ploughed")
    assert said.splitlines()[0].endswith("…")
    assert f"**In full:** {question}\n" in said


def test_documents_side_by_side_stand_under_their_own_names(tmp_path: Path) -> None:
    sides = (
        Side(
            document="plan",
            label="Winter Plan",
            status=AnswerStatus.ANSWERED,
            confidence=0.9,
            extracts=(MILES, AGAIN),
            remark="Only in this paper.",
        ),
        Side(
            document="paper",
            label="Cabinet paper, 19 November 2024",
            status=AnswerStatus.NOT_FOUND,
            confidence=0.1,
            nearest=(AGAIN,),
        ),
    )
    compared = Comparison(topic=QUESTION, sides=sides, likeness=Likeness.ONLY_IN_ONE)

    pin = a_pin(an_answer(QUESTION, MILES, AGAIN, comparison=compared), QUESTION)
    said = body(tmp_path, pin)

    assert pin.offered == (MILES, AGAIN, AGAIN)
    assert pin.kept == (0,)
    assert (
        "### Winter Plan\n\nOnly in this paper.\n\n> “The council grits 640 miles of road on a cold night.”\n"
    ) in said
    assert said.endswith("### Cabinet paper, 19 November 2024\n\n**This document does not say.**")


def test_the_pins_stand_in_the_readers_order(tmp_path: Path) -> None:
    said = body(tmp_path, a_checked_pin(), an_asked_pin())

    assert said.index("Pigs fly") < said.index("## 2. How many miles are gritted?")


def test_other_places_of_the_same_words_are_in_the_reference(tmp_path: Path) -> None:
    again = an_extract(
        a_page(Printed("Salt is stored.", 72, 90)), "Salt is stored.", also=(4, 9), page_label=None
    )

    said = body(tmp_path, a_pin(an_answer("Salt?", again), "Salt?"))

    assert said.endswith("; the same words also stand on pages 4 and 9 of the file.")
    assert isinstance(again.citation, Citation)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("5 * 3_000 [a](b) `c`", "5 \\* 3\\_000 \\[a\\](b) \\`c\\`"),
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("R&D &amp; more", "R&D \\&amp; more"),
        ("a\x00b\x0bc\ud800", "abc"),
        ("heading ##", "heading \\##"),
        ("-£64,000.00 | ~1", "-£64,000.00 \\| \\~1"),
    ],
)
def test_mark_up_in_a_document_stays_letters(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("12. no number", "12\\. no number"),
        ("2.5 million", "2.5 million"),
        ("===", "\\==="),
    ],
)
def test_what_would_begin_a_block_does_not(tmp_path: Path, text: str, written: str) -> None:
    said = body(tmp_path, a_pin(an_answer("What?", AGAIN, remark=text), "What?"))

    assert f"\n\n{written}\n\n" in said


def test_a_quote_from_a_scan_carries_its_warning_below_its_reference(tmp_path: Path) -> None:
    page = a_page(Printed("There are 318 bins.", 72, 90))
    scanned = an_extract(page, "There are 318 bins.", ocr=True)

    said = body(tmp_path, a_pin(an_answer("How many bins?", scanned), "How many bins?"))

    assert (
        "**Read from a scan by OCR: check it against the picture. Figures read from a scan may be wrong.**"
        in said
    )
