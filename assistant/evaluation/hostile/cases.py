"""Files that may do harm: those of a folder, one kind a subfolder, and good reports damaged by a rule."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CUT_SHORT, BYTES_CHANGED = DAMAGED = ("cut short", "bytes changed")
CUTS = 50
SEEDS = 10
CHANGED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file to try, and the good report that stands beside it.

    Attributes:
        kind: the folder it comes from, or how it was damaged.
        name: what tells it from every other case.
        share: how much of the file is kept from its beginning, 0 to 1.
        seed: of the bytes changed; None for none.
    """

    kind: str
    name: str
    file: Path
    beside: Path
    share: float = 1.0
    seed: int | None = None

    def content(self) -> bytes:
        """The bytes to be read."""
        whole = bytearray(self.file.read_bytes())
        del whole[int(len(whole) * self.share) :]
        if self.seed is not None:
            chance = random.Random(self.seed)  # noqa: S311 - no secret: the same seed gives the same bytes
            for _ in range(CHANGED):
                whole[chance.randrange(len(whole))] ^= chance.randrange(1, 256)
        return bytes(whole)


def cases_of(hostile: Path, corpus: Path) -> tuple[Case, ...]:
    """Every case: the PDFs of the subfolders of `hostile`, then each report of `corpus` damaged.

    A hostile file stands beside the smallest report, a damaged one beside another than its own where there is one.

    Raises:
        CorpusError: when a folder holds no PDF.
    """
    reports = sorted(corpus.glob("*.pdf"), key=lambda path: (path.stat().st_size, path.name))
    files = sorted(hostile.glob("*/*.pdf"))
    for folder, found in ((corpus, reports), (hostile, files)):
        if not found:
            raise CorpusError(folder, "holds no PDF")
    foreign = [
        Case(kind=file.parent.name, name=f"{file.parent.name}/{file.name}", file=file, beside=reports[0])
        for file in files
    ]
    return (*foreign, *(case for report in reports for case in _damaged(report, reports)))


def _damaged(report: Path, reports: Sequence[Path]) -> Iterator[Case]:
    other = next((each for each in reports if each != report), report)
    for place in range(CUTS):
        yield Case(
            kind=CUT_SHORT,
            name=f"{report.stem}, {place} of {CUTS} parts",
            file=report,
            beside=other,
            share=place / CUTS,
        )
    for seed in range(1, SEEDS + 1):
        yield Case(
            kind=BYTES_CHANGED, name=f"{report.stem}, seed {seed}", file=report, beside=other, seed=seed
        )
