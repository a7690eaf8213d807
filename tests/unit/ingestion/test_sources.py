from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from assistant.errors import SourcesFormatError
from assistant.ingestion.sources import date_in, period_in, read_sources, sensible_title, titled
from assistant.settings import Settings
from tests.factories import a_pdf

if TYPE_CHECKING:
    from pathlib import Path


def test_an_entry_of_the_sources_file_describes_its_pdf(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "plan.pdf", [])
    (tmp_path / "sources.toml").write_text(
        '[[document]]\nfile = "plan.pdf"\nid = "local-plan"\ntitle = "Local Plan"\nkind = "plan"\n'
        'presents = "another paper"\n'
    )
    [document] = read_sources(tmp_path, Settings()).documents
    assert (document.id, document.title, document.kind) == ("local-plan", "Local Plan", "plan")
    assert document.presents == "another paper"
    assert document.digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_pdf_not_listed_takes_its_stem_as_id_and_its_metadata_title(tmp_path: Path) -> None:
    a_pdf(tmp_path / "OSCB_Report (1).pdf", [])
    [document] = read_sources(tmp_path, Settings()).documents
    found = titled(document, "Annual Report 2019/20", "Foreword")
    assert (found.id, found.title, found.period) == ("OSCB_Report (1)", "Annual Report 2019/20", "2019/20")


def test_a_programs_or_files_name_in_the_metadata_is_no_title() -> None:
    assert not sensible_title("Microsoft Word - cabinet paper v3.docx", "paper.pdf")
    assert not sensible_title("final-report", "Final_Report.pdf")
    assert not sensible_title("", "paper.pdf")
    assert sensible_title("Housing Strategy 2020 to 2025", "paper.pdf")


def test_the_first_heading_becomes_the_title_only_where_nothing_else_gave_one(tmp_path: Path) -> None:
    a_pdf(tmp_path / "scan_004.pdf", [])
    [document] = read_sources(tmp_path, Settings()).documents
    assert titled(document, None, "Cabinet, 21 December 2021").title == "Cabinet, 21 December 2021"
    assert titled(document, None, "Cabinet, 21 December 2021").date == "2021-12-21"
    assert titled(document, "Scan_004.pdf", None).title == "scan 004"
    assert titled(document, "Housing Strategy", "Foreword").title == "Housing Strategy"


def test_what_the_sources_file_says_stands_beside_a_title_of_the_file(tmp_path: Path) -> None:
    a_pdf(tmp_path / "scan.pdf", [])
    (tmp_path / "sources.toml").write_text(
        '[[document]]\nfile = "scan.pdf"\ndate = "2021"\nshort_title = "The scan"\n'
    )
    [document] = read_sources(tmp_path, Settings()).documents
    found = titled(document, "Cabinet, 21 December 2021", None)
    assert (found.title, found.short_title, found.date) == ("Cabinet, 21 December 2021", "The scan", "2021")


def test_a_broken_pdf_is_listed_and_left_to_the_reading(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no PDF")
    a_pdf(tmp_path / "Fine.PDF", [])
    assert [document.id for document in read_sources(tmp_path, Settings()).documents] == ["Fine", "broken"]


def test_a_sources_file_that_is_not_toml_says_so(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("[[document]\nfile =")
    with pytest.raises(SourcesFormatError, match=r"^sources\.toml: is not TOML"):
        read_sources(tmp_path, Settings())


def test_an_entry_without_file_or_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('[[document]]\ntitle = "Plan"\n')
    with pytest.raises(SourcesFormatError, match="lacks its file"):
        read_sources(tmp_path, Settings())
    (tmp_path / "sources.toml").write_text('[[document]]\nfile = "plan.pdf"\ntitel = "Plan"\n')
    with pytest.raises(SourcesFormatError, match="no field 'titel'"):
        read_sources(tmp_path, Settings())


def test_of_two_files_with_one_id_the_second_is_left_out_in_one_line_that_names_both(tmp_path: Path) -> None:
    for name in ("a.PDF", "a.pdf", "b.pdf", "c.pdf"):
        a_pdf(tmp_path / name, [])
    (tmp_path / "sources.toml").write_text('[[document]]\nfile = "c.pdf"\nid = "b"\n')
    listing = read_sources(tmp_path, Settings())
    assert [document.file for document in listing.documents] == ["a.PDF", "b.pdf"]
    assert listing.problems == (
        "a.pdf: left out, as a.PDF has the same id, \u201ca\u201d; rename one of the two",
        "c.pdf: left out, as b.pdf has the same id, \u201cb\u201d; rename one of the two",
    )


def test_a_file_too_large_is_refused_by_its_size_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.truncate(1 << 40)  # takes no room on the disk, and an hour to read
    a_pdf(tmp_path / "plan.pdf", [])
    listing = read_sources(tmp_path, Settings())
    assert [document.file for document in listing.documents] == ["plan.pdf"]
    assert listing.problems == ("huge.pdf: larger than 200 megabytes",)


def test_the_digest_of_a_listing_changes_with_a_file_a_description_and_a_problem(tmp_path: Path) -> None:
    digests = []

    def note() -> None:
        digests.append(read_sources(tmp_path, Settings()).digest)

    a_pdf(tmp_path / "plan.pdf", [])
    note()
    (tmp_path / "notes.txt").write_text("not a paper")
    assert read_sources(tmp_path, Settings()).digest == digests[0]
    (tmp_path / "sources.toml").write_text('[[document]]\nfile = "plan.pdf"\ntitle = "Local Plan"\n')
    note()
    a_pdf(tmp_path / "plan.pdf", [], [])
    note()
    a_pdf(tmp_path / "plan.PDF", [])
    note()
    assert len(set(digests)) == 4


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Cabinet, 21 December 2021", "2021-12-21"),
        ("Update - October 2023", "2023-10"),
        ("Rate Summary 2024", "2024"),
        ("minutes 2015-03-27", "2015-03-27"),
        ("Annual Report 2019/20", None),
        ("Report 47", None),
    ],
)
def test_a_date_is_told_from_a_title(text: str, date: str | None) -> None:
    assert date_in(text) == date


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Annual Report 2019/20", "2019/20"),
        ("Strategy 2020-2025", "2020-2025"),
        ("Plan 2020 to 2024", "2020 to 2024"),
        ("Minutes 2015-03-27", None),
        ("Report 2021", None),
    ],
)
def test_a_period_is_told_from_a_title(text: str, period: str | None) -> None:
    assert period_in(text) == period
