from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import IndexDamagedError, IndexNotFoundError, IndexStoreError, UnknownDocumentError
from assistant.retrieval.archive import Archive
from assistant.retrieval.segment_files import Entry
from tests.retrieval_factories import a_passage, an_archive, with_reports, without_report

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.retrieval.growing import Report


def a_report(document: str, *texts: str) -> Report:
    return [
        Entry(passage=a_passage(place, text, document), terms=text.split())
        for place, text in enumerate(texts)
    ]


REPORTS = [a_report("salt", "salt is dry", "salt and grit"), a_report("winter", "the road is closed")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    an_archive(tmp_path / "archive", REPORTS)
    return tmp_path / "archive"


def files(archive: Archive) -> dict[str, int]:
    """The archive's files by name, each with what tells it from a copy."""
    return {path.name: path.stat().st_ino for path in archive.generation.folder.iterdir()}


def found(archive: Archive, *terms: str) -> list[str]:
    return [hit.passage for hit in archive.rank(dict.fromkeys(terms, 1.0), limit=9)]


def test_a_reader_keeps_the_generation_it_opened_whatever_is_changed_meanwhile(folder: Path) -> None:
    reader = Archive.open(folder)
    for number in range(3):
        with_reports(folder, [a_report(f"new-{number}", "more salt")])
    without_report(folder, "salt")
    assert not reader.generation.folder.exists()
    assert found(reader, "salt") == ["salt/p0", "salt/p1"]
    assert reader.passages(["winter/p0"])[0].text == "the road is closed"
    assert found(Archive.open(folder), "salt") == ["new-0/p0", "new-1/p0", "new-2/p0"]


def test_the_files_of_a_large_segment_are_not_written_again_when_a_report_is_added(folder: Path) -> None:
    many = [a_report(f"many-{number:02}", *["one road"] * 9) for number in range(9)]
    before = files(an_archive(folder, many))
    after = files(with_reports(folder, [a_report("new", "one more")]))
    kept = before.keys() - {"manifest.json"}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert len(after) == 2 * len(kept) + 1


def test_there_are_never_more_segments_than_doublings_of_the_passages(tmp_path: Path) -> None:
    archive = an_archive(tmp_path, [])
    for number in range(14):
        archive = with_reports(tmp_path, [a_report(f"paper-{number}", "one road", "two roads")])
        assert 2 ** (len(archive.stored) - 1) <= len(archive)
    assert len(archive) == 28


def test_what_is_removed_leaves_the_disk_when_it_is_half_of_its_segment(folder: Path) -> None:
    archive = without_report(folder, "salt")
    assert archive.documents == ("winter",)
    assert sum(stored.segment.postings.passages for stored in archive.stored) == 1
    assert without_report(folder, "winter").stored == ()


def test_a_removed_report_can_be_added_again(folder: Path) -> None:
    without_report(folder, "winter")
    archive = with_reports(folder, [a_report("winter", "the road is open")])
    assert [passage.text for passage in archive.passages(found(archive, "road"))] == ["the road is open"]


def test_what_a_change_that_was_broken_off_left_behind_is_cleared_by_the_next(folder: Path) -> None:
    (folder / "new-abc").mkdir()
    (folder / "new-abc" / "s2.texts").write_text("half")
    (folder / "CURRENT.new-1").write_text("generation-0")
    with_reports(folder, [a_report("new", "more salt")])
    assert not list(folder.glob("*new*"))


def test_a_report_that_is_not_there_cannot_be_removed(folder: Path) -> None:
    with pytest.raises(UnknownDocumentError, match="there are: salt, winter"):
        without_report(folder, "summer")


@pytest.mark.parametrize(
    "report", [a_report("salt", "salt again"), a_report("new", "one", "two")[::-1]], ids=["twice", "order"]
)
def test_a_report_that_is_there_or_out_of_order_is_refused_and_changes_nothing(
    folder: Path, report: Report
) -> None:
    with pytest.raises(IndexStoreError, match="is there already or out of order"):
        with_reports(folder, [report])
    assert Archive.open(folder).documents == ("salt", "winter")
    assert len(list(folder.iterdir())) == 2


def test_a_folder_without_an_archive_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFoundError):
        Archive.open(tmp_path)


def test_every_file_that_is_changed_or_missing_is_noticed(folder: Path) -> None:
    for path in sorted(Archive.open(folder).generation.folder.iterdir()):
        whole = path.read_bytes()
        for damaged in (whole[:-1], whole[:-1] + bytes([whole[-1] ^ 1])) if whole else (b"~",):
            path.write_bytes(damaged)
            with pytest.raises(IndexDamagedError):
                Archive.open(folder)
        path.unlink()
        with pytest.raises(IndexDamagedError):
            Archive.open(folder)
        path.write_bytes(whole)
    assert len(Archive.open(folder)) == 3


def test_damage_to_the_texts_of_a_large_archive_is_noticed_when_they_are_read(folder: Path) -> None:
    (texts,) = Archive.open(folder).generation.folder.glob("*.texts")
    whole = texts.read_bytes()
    texts.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    archive = Archive.open(folder, verified_bytes=0)
    assert found(archive, "grit") == ["salt/p1"]
    with pytest.raises(IndexDamagedError, match="its passages cannot be read"):
        archive.passages(["salt/p1"])


def test_passages_with_any_characters_come_back_as_they_were(tmp_path: Path) -> None:
    texts = ["line\u2028separator", "tab\tand\nbreak", "\u00e9t\u00e9 \U0001f600", '"quoted"'] * 20
    archive = an_archive(tmp_path, [a_report("odd", *texts)])
    read = archive.passages([f"odd/p{place}" for place in range(80)])
    assert [passage.text for passage in read] == texts
