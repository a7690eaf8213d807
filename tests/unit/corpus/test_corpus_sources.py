"""What sources.toml says of the PDFs beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pypdf import PdfReader

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
ANNUAL, CABINET = "annual-report-2019-20", "cabinet-paper-2021-12-21"


def sources() -> list[dict[str, str]]:
    entries = tomllib.loads((CORPUS / "sources.toml").read_text(encoding="utf-8"))["document"]
    return [{key: str(value) for key, value in entry.items()} for entry in entries]


def test_sources_describe_every_pdf_of_the_folder_by_its_stem() -> None:
    assert {entry["file"] for entry in sources()} == {path.name for path in CORPUS.glob("*.pdf")}
    assert all(entry["file"] == f"{entry['id']}.pdf" for entry in sources())


def test_sources_say_that_the_cabinet_paper_presents_another_report() -> None:
    presents = {entry["id"]: entry.get("presents") for entry in sources()}
    assert presents == {
        ANNUAL: None,
        CABINET: "the Board's next annual report, not the Annual Report 2019/20",
    }


def test_titles_and_publishers_are_those_in_the_files() -> None:
    for entry in sources():
        metadata = PdfReader(CORPUS / entry["file"]).metadata
        assert metadata is not None
        assert (metadata.title, metadata.author) == (entry["title"], entry["publisher"])
