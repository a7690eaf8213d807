"""The committed PDFs against the text they are set from, read with two libraries."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
ANNUAL, CABINET = "annual-report-2019-20", "cabinet-paper-2021-12-21"
BOTH = pytest.mark.parametrize("name", [ANNUAL, CABINET])
CONTENTS = {
    "1. Foreword": 3,
    "2. Introduction": 4,
    "3. Structure and governance": 5,
    "4. Priorities and progress": 7,
    "5. Child Safeguarding Practice Reviews": 12,
    "6. Improving practice through training and learning": 14,
    "7. Strengths and challenges": 16,
    "Appendix A. OSCB membership": 20,
    "Appendix B: The OSCB's structure": 20,
    "Appendix C: The OSCB's linkages": 20,
    "Appendix D: The Oxfordshire Safeguarding Children Board budget": 21,
    "Appendix E: Matrix of safeguarding concerns": 22,
}
FOOTNOTE = "¹This figure denotes serious incidents which occurred between 010419 and 310320"
FURNITURE = {
    "Oxfordshire",
    "Safeguarding",
    "Children",
    "Board",
    "OSCB",
    "Annual",
    "Report",
    "2019/20",
    "page",
}
REPEATED_HEADS = {"Audits", "Data", "Assessments", "Escalated", "issues", "Case", "reviews"}
MARK = re.compile(r"[•\u2013✓]|\d{1,2}[.)]?|[a-d]\)")


class Source(HTMLParser):
    """Collects the words of the body; a footnote leaves its mark, and its own words are kept apart."""

    def __init__(self) -> None:
        super().__init__()
        self.body = self.footnote = self.title = ""
        self.spans: list[bool] = []
        self.inside = self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "body"
        self.in_title = tag == "title"
        if tag == "span":
            self.spans.append(("class", "footnote") in attrs)
            self.body += "¹" if self.spans[-1] else ""
        elif tag not in {"strong", "a"}:
            self.body += " "

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self.spans.pop()

    def handle_data(self, data: str) -> None:
        if self.inside and any(self.spans):
            self.footnote += data
        elif self.inside:
            self.body += data
        elif self.in_title:
            self.title += data.strip()


def source(name: str) -> Source:
    parser = Source()
    parser.feed((CORPUS / "typeset" / f"{name}.html").read_text(encoding="utf-8"))
    return parser


@cache
def reader(name: str) -> PdfReader:
    return PdfReader(CORPUS / f"{name}.pdf")


@cache
def pypdf_pages(name: str) -> tuple[str, ...]:
    return tuple(page.extract_text() for page in reader(name).pages)


@cache
def pdfium_pages(name: str) -> tuple[str, ...]:
    with pypdfium2.PdfDocument(CORPUS / f"{name}.pdf") as pdf:
        return tuple(page.get_textpage().get_text_range() for page in pdf)


def without(words: list[str], wanted: list[str]) -> list[str]:
    """Take `wanted`, in its order, out of `words`; fail on the first that does not come."""
    left, place = [], 0
    for word in words:
        if place < len(wanted) and word == wanted[place]:
            place += 1
        else:
            left.append(word)
    assert place == len(wanted), f"{wanted[place - 5 : place]} is not followed by {wanted[place : place + 5]}"
    return left


@BOTH
@pytest.mark.parametrize("read", [pypdf_pages, pdfium_pages])
def test_every_word_of_the_text_is_in_the_pdf_in_order_and_no_other(
    name: str, read: Callable[[str], tuple[str, ...]]
) -> None:
    text = "\n".join(read(name)).replace(FOOTNOTE, "")
    extra = without(text.split(), source(name).body.split())
    allowed = FURNITURE | REPEATED_HEADS if name == ANNUAL else set()
    assert [word for word in extra if word not in allowed and not MARK.fullmatch(word)] == []


@BOTH
def test_the_pdf_was_set_from_the_sources_beside_it(name: str) -> None:
    folder = CORPUS / "typeset"
    parts = [folder / f"{name}.html", folder / f"{name}.css", *sorted(folder.glob("*.svg"))]
    identifier = reader(name).trailer["/ID"][0].original_bytes  # type: ignore[index]
    assert identifier == sha256(b"".join(part.read_bytes() for part in parts)).digest()[:16]


def test_the_footnote_stands_at_the_foot_of_the_page_that_has_its_mark() -> None:
    (page,) = [number for number, text in enumerate(pypdf_pages(ANNUAL), 1) if "Five¹ Rapid Reviews" in text]
    lines = pypdf_pages(ANNUAL)[page - 1].splitlines()
    assert page == 12
    assert lines[-3] == FOOTNOTE == "¹" + source(ANNUAL).footnote


def test_each_contents_entry_names_the_page_its_heading_stands_on() -> None:
    printed = dict(re.findall(r"^(\d\. .+|Appendix .+) (\d+)$", pypdf_pages(ANNUAL)[1], re.MULTILINE))
    assert {entry: int(page) for entry, page in printed.items()} == CONTENTS
    outline = {
        str(item.title).casefold(): (reader(ANNUAL).get_destination_page_number(item) or 0) + 1
        for item in reader(ANNUAL).outline
        if not isinstance(item, list)
    }
    for entry, page in CONTENTS.items():
        heading = next(title for title in outline if title.startswith(entry.casefold()))
        assert outline[heading] == page
        assert heading in " ".join(pypdf_pages(ANNUAL)[page - 1].split()).casefold()


@BOTH
def test_the_pdf_is_tagged_and_names_its_language_and_title(name: str) -> None:
    root = reader(name).root_object
    metadata = reader(name).metadata
    marks = root["/MarkInfo"]
    assert isinstance(marks, DictionaryObject)
    assert marks["/Marked"]
    assert str(root["/Lang"]) == "en-GB"
    assert "/StructTreeRoot" in root
    preferences = root["/ViewerPreferences"]
    assert isinstance(preferences, DictionaryObject)
    assert preferences["/DisplayDocTitle"]
    assert metadata is not None
    assert metadata.title == source(name).title


@BOTH
def test_page_labels_are_the_numbers_printed_in_the_footers(name: str) -> None:
    labels = reader(name).page_labels
    assert "/PageLabels" in reader(name).root_object
    assert labels == [str(number) for number in range(1, len(labels) + 1)]
    for label, text in zip(labels, pypdf_pages(name), strict=True):
        footer = text.rstrip().splitlines()[-1]
        if name == CABINET:
            assert footer == label
        elif label not in {"1", "24"}:  # the cover and the back carry no footer
            assert footer == f"OSCB Annual Report 2019/20 page {label}"


@BOTH
def test_the_text_layer_has_no_ligatures_and_no_words_cut_at_a_line_end(name: str) -> None:
    for text in (*pypdf_pages(name), *pdfium_pages(name)):
        assert not re.search("[\ufb00-\ufb06\u00ad\ufffd\ufffe\u0002]", text)
        assert not re.search(r"\w-\s*\n", text)


def test_headings_are_set_larger_the_higher_they_stand() -> None:
    sizes: dict[str, float] = {}

    def note(text: str, _cm: list[float], tm: list[float], _font: object, size: float) -> None:
        sizes.setdefault(text.strip(), size * abs(tm[0]))

    for page in reader(ANNUAL).pages[6:10]:
        page.extract_text(visitor_text=note)
    ladder = [
        "4. Priorities and Progress",
        "4.1 Priorities for 2019/20",
        "AIM 1: PROVIDING LEADERSHIP FOR EFFECTIVE SAFEGUARDING PRACTICE.",
        "AIM 1 IN SUMMARY:",
        "Quality assurance audits on working together",
    ]
    steps = [round(sizes[heading], 1) for heading in ladder]
    assert steps == sorted(set(steps), reverse=True)


def test_the_cabinet_paper_numbers_its_paragraphs_and_their_items_in_one_run() -> None:
    text = "\n".join(pypdf_pages(CABINET))
    marks = re.findall(r"^(\d{1,2}\.|\d\)|[a-z]\)) ", text, re.MULTILINE)
    paragraphs = [f"{number}." for number in range(1, 11)]
    assert marks == [*paragraphs[:6], "1)", "2)", "3)", "7.", "a)", "b)", "c)", "d)", *paragraphs[7:]]
