"""The corpus's own reports cut short and with bytes changed: each is read, or is one line; never anything else."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.ingestion.isolation import Job
from assistant.ingestion.reading import read_corpus
from assistant.ingestion.worker import read
from assistant.model import Document
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.model import Corpus

PAPER = Path(__file__).parents[2] / "corpus" / "cabinet-paper-2021-12-21.pdf"


def read_bytes(folder: Path, content: bytes) -> Corpus:
    (folder / "paper.pdf").write_bytes(content)
    document = Document(id="paper", title="paper", short_title="paper", file="paper.pdf", digest="0")
    return read(Job(folder=str(folder), document=document), Settings())


def is_read_or_one_line(found: Corpus) -> bool:
    """Whether there is a document or else one problem, for a reason foreseen."""
    if found.documents:
        return not found.problems
    (problem,) = found.problems
    return problem.startswith("paper.pdf: ") and problem.isprintable() and "followed" not in problem


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.5, 0.8, 0.99, 0.999])
def test_a_report_cut_short_is_read_or_is_one_line(share: float, tmp_path: Path) -> None:
    content = PAPER.read_bytes()
    assert is_read_or_one_line(read_bytes(tmp_path, content[: int(len(content) * share)]))


def changed(flipped: int, seed: int) -> bytes:
    """The paper with this many of its bytes replaced by chance."""
    chance = random.Random(seed)
    content = bytearray(PAPER.read_bytes())
    for _ in range(flipped):
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    return bytes(content)


@pytest.mark.parametrize(("flipped", "seed"), [(1, 1), (1, 2), (1, 3), (1, 4), (20, 5), (200, 6)])
def test_a_report_with_bytes_changed_is_read_or_is_one_line(flipped: int, seed: int, tmp_path: Path) -> None:
    assert is_read_or_one_line(read_bytes(tmp_path, changed(flipped, seed)))


def test_damaged_copies_in_the_folder_leave_the_report_as_it_is(corpus: Corpus, tmp_path: Path) -> None:
    whole = PAPER.read_bytes()
    copies = [whole[: len(whole) // 3], whole[:-40], *(changed(200, seed) for seed in (7, 8, 9))]
    for name, content in zip(("good", *"abcde"), (whole, *copies), strict=True):
        (tmp_path / f"{name}.pdf").write_bytes(content)
    read = read_corpus(tmp_path, Settings())
    told = [problem.partition(": ")[0] for problem in read.problems]
    assert sorted([*told, *(document.file for document in read.documents)]) == [
        *("a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf"),
        "good.pdf",
    ]
    alone = [page.text for page in corpus.pages if page.document == PAPER.stem]
    assert [page.text for page in read.pages if page.document == "good"] == alone
