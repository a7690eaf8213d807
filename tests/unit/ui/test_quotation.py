from __future__ import annotations

from dataclasses import replace

from assistant.model import Extract, ExtractKind
from assistant.ui.quotation import as_copied, beginning, quotation, reference
from tests.factories import GRITTING, a_page, an_extract

PAGE = a_page(*GRITTING, label="5")
SENTENCE = an_extract(PAGE, "A gritting run takes 3 hours.")


def test_a_sentence_is_quoted_in_its_own_words() -> None:
    assert '<p class="atr-words atr-open atr-close">A gritting run takes 3 hours.</p>' in quotation(SENTENCE)


def test_a_paragraph_around_the_quote_is_folded_with_the_quote_marked() -> None:
    around = replace(SENTENCE, context="It is cold. A gritting run takes 3 hours. Then it rests.")

    html = quotation(around)

    assert "<details" in html
    assert "It is cold. <mark>A gritting run takes 3 hours.</mark> Then it rests." in html


def test_a_lead_in_stands_before_the_quote() -> None:
    html = quotation(replace(SENTENCE, context="The depot reports:"))

    assert html.index("The depot reports:") < html.index("A gritting run")
    assert "<details" not in html


def test_a_context_that_only_repeats_the_quote_is_not_shown() -> None:
    assert quotation(replace(SENTENCE, context=SENTENCE.quote)).count("A gritting run") == 1


def test_a_table_row_keeps_its_cells_apart_and_its_figures_whole() -> None:
    html = quotation(replace(SENTENCE, quote="Salt | -£21,000.00", kind=ExtractKind.TABLE_ROW))

    assert '<th scope="row">Salt</th><td class="atr-figures">-£21,000.00</td>' in html


def test_a_list_is_its_lead_in_and_its_items() -> None:
    html = quotation(replace(SENTENCE, quote="Three tasks:\ngrit\nsalt", kind=ExtractKind.LIST))

    assert (
        '<p class="atr-words atr-open">Three tasks:</p><ul class="atr-items"><li>grit</li><li>salt</li></ul>'
        in html
    )


def test_a_lead_in_that_the_list_begins_with_is_not_said_twice() -> None:
    items = replace(
        SENTENCE,
        quote="Three tasks:\ngrit\nsalt",
        kind=ExtractKind.LIST,
        context="It is cold. Three tasks:",
    )

    assert '<p class="atr-lead-in">It is cold.</p>' in quotation(items)


def test_nothing_of_a_document_is_read_as_html() -> None:
    rude = replace(SENTENCE, quote="<script>a()</script>", context="before <script>a()</script> <b>after</b>")
    row = replace(rude, quote="<i>Salt</i> | <i>1</i>", kind=ExtractKind.TABLE_ROW, context="<u>heads</u>")
    items = replace(rude, quote="<i>lead</i>\n<i>item</i>", kind=ExtractKind.LIST)
    cited = replace(rude, citation=replace(rude.citation, text="<b>Plan</b>, page 5"))

    html = "".join(map(quotation, (rude, row, items))) + reference(cited, "<b>note</b>")

    assert not any(tag in html for tag in ("<script", "<b>", "<i>", "<u>"))


def test_a_reference_says_where_else_the_words_stand() -> None:
    assert "stand on page 7 of the file" in reference(repeated_on(7))
    assert "stand on pages 2, 3 and 7 of the file" in reference(repeated_on(2, 3, 7))
    assert "also stand" not in reference(SENTENCE)


def repeated_on(*pages: int) -> Extract:
    return replace(SENTENCE, citation=replace(SENTENCE.citation, also=pages))


def test_what_is_copied_is_the_quote_and_its_reference() -> None:
    assert as_copied(SENTENCE) == (
        "“A gritting run takes 3 hours.”\n(Winter Service Plan 2023/24, section 2, page 5)"
    )


def test_a_label_is_the_first_words_of_a_quote() -> None:
    assert beginning(SENTENCE, words=3) == "A gritting run…"
    assert beginning(SENTENCE) == "A gritting run takes 3 hours."


def test_a_quote_from_a_scan_says_so_beside_its_reference_and_warns_of_its_figures() -> None:
    scanned = an_extract(PAGE, "A gritting run takes 3 hours.", ocr=True)
    words = replace(scanned, quote="A gritting run is long.")

    assert "atr-flag" not in reference(SENTENCE)
    assert (
        '<p class="atr-flag">Read from a scan by OCR: check it against the picture. '
        "Figures read from a scan may be wrong.</p>"
    ) in reference(scanned)
    assert '<p class="atr-note">Read from a scan by OCR: check it against the picture.</p>' in reference(
        words
    )
