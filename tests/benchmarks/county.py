"""A county's archive, made up: how long it takes to build, open, ask and change, all as `build` and `ask` do it.

    python -m tests.benchmarks.county FOLDER --reports 4000          makes it and measures
    python -m tests.benchmarks.county FOLDER --reports 4000 --ask    measures opening and asking alone

Papers are drawn as kept readings, so that no PDF has to be read; their files are there and hold nothing.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.archiving import current
from assistant.ask import Assistant
from assistant.evaluation.machine import Machine
from assistant.ingestion.kept import FOLDER, KeptReadings
from assistant.ingestion.sources import described
from assistant.model import Block, BlockKind, Corpus, ExtractKind, Line, Page, Passage, Section, Span
from assistant.settings import DATA, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

PAGES, A_PAGE, WORDS = 8, 5, 20  # pages a report, passages a page, words a passage
ASKED, ASKED_WORDS = 20, 5
SETTINGS = Settings(archive_from_passages=0)


class County:
    """Draws papers, the same ones for the same number of reports."""

    def __init__(self, reports: int, pages: int) -> None:
        """Words by Zipf's law, from a fixed seed."""
        self.reports, self.pages = reports, pages
        listed = (DATA / "stems.txt").read_text(encoding="utf-8").splitlines()
        self._words = np.random.default_rng(7).permutation([line.partition(" ")[0] for line in listed])
        chances = 1 / np.arange(1, len(self._words) + 1)
        chances[:100] = 0  # about as many as there are stop words
        self._law = np.cumsum(chances / chances.sum())

    def write(self, folder: Path, numbers: Sequence[int]) -> None:
        """Put papers into a folder, and what was read of them beside its index."""
        kept = KeptReadings(folder / "index" / FOLDER, SETTINGS)
        (folder / "papers").mkdir(parents=True, exist_ok=True)
        for number in numbers:
            file = folder / "papers" / f"{number:06}.pdf"
            file.write_bytes(b"%06d" % number)
            document = described(file)
            kept.keep(document, self._report(document.id, number, replace(document)), file)

    def texts(self, number: int) -> Iterator[list[str]]:
        """The words of each passage of a report."""
        random = np.random.default_rng([7, number])
        ranks = np.searchsorted(self._law, random.random((self.pages * A_PAGE, WORDS)), side="right")
        yield from self._words[ranks].tolist()

    def asked(self) -> list[tuple[str, str]]:
        """Questions, each of some words of one passage, and the report that it is in."""
        random = np.random.default_rng(11)
        found = []
        for number in random.integers(self.reports, size=ASKED).tolist():
            words = sorted(set(next(self.texts(number))))
            said = " ".join(random.choice(words, size=ASKED_WORDS, replace=False).tolist())
            found.append((f"What is said about {said}?", f"{number:06}"))
        return found

    def _report(self, identity: str, number: int, document: object) -> Corpus:
        texts = [f"{' '.join(words).capitalize()}." for words in self.texts(number)]
        pages, blocks, passages = [], [], []
        section = Section(
            id=f"{identity}/s0", document=identity, number="1", title=texts[0][:30], level=1,
            path=(f"1 {texts[0][:30]}",), parent=None, page=1, page_label=None, spans=(),
        )  # fmt: skip
        for page in range(self.pages):
            held = texts[page * A_PAGE : (page + 1) * A_PAGE]
            starts = [0, *accumulate(len(text) + 1 for text in held)]
            pages.append(_page(identity, page + 1, held, starts))
            for place, text in enumerate(held, page * A_PAGE):
                start = starts[place - page * A_PAGE]
                spans = (Span(page=page + 1, start=start, end=start + len(text)),)
                block = Block(
                    id=f"{identity}/b{place}", document=identity, section=section.id,
                    kind=BlockKind.PARAGRAPH, spans=spans,
                )  # fmt: skip
                blocks.append(block)
                passages.append(
                    Passage(
                        id=f"{identity}/p{place}",
                        document=identity,
                        section=section.id,
                        block=block.id,
                        kind=ExtractKind.SENTENCE,
                        text=text,
                        spans=spans,
                        headings=section.path,
                    )
                )
        return Corpus(
            documents=(document,),  # type: ignore[arg-type]
            pages=tuple(pages), sections=(section,), blocks=tuple(blocks), passages=tuple(passages),
        )  # fmt: skip


def _page(identity: str, number: int, texts: Sequence[str], starts: Sequence[int]) -> Page:
    lines = tuple(
        Line(start=start, end=start + len(text), x0=72.0, x1=500.0, top=90.0 + 20 * place,
             bottom=101.0 + 20 * place, size=11.0, bold=False)
        for place, (start, text) in enumerate(zip(starts, texts, strict=False))
    )  # fmt: skip
    return Page(
        document=identity, number=number, label=None, text="\n".join(texts), width=595.0, height=842.0,
        lines=lines,
    )  # fmt: skip


def changed(county: County, folder: Path) -> None:
    """Build the archive, then open it unchanged, grow it by a report and remove that."""
    _timed("papers drawn", lambda: county.write(folder, range(county.reports)))
    papers, index = folder / "papers", folder / "index"
    _timed("archive built", lambda: current(papers, index, SETTINGS))
    county.write(folder, [county.reports])
    _timed("one report added", lambda: current(papers, index, SETTINGS))
    (papers / f"{county.reports:06}.pdf").unlink()
    _timed("one report removed", lambda: current(papers, index, SETTINGS))


def served(county: County, folder: Path) -> None:
    """Open the archive and ask it, with the neural reader and without."""
    before = _private()
    for reader in (False, True):
        settings = replace(SETTINGS, reader_enabled=reader)
        began, spent = time.perf_counter(), time.process_time()
        assistant = Assistant.open(folder / "papers", folder / "index", settings)
        opening = f"{time.perf_counter() - began:.2f} s, of the processor {time.process_time() - spent:.2f} s"
        _say(f"opened in {opening}; private memory {_private()} MB, {_private() - before} more than before")
        began, spent = time.perf_counter(), time.process_time()
        assistant.ask("What is said about nothing?")
        first = f"{time.perf_counter() - began:.2f} s, of the processor {time.process_time() - spent:.2f} s"
        _say(f"first question, with the loading of libraries: {first}")
        asked = county.asked()
        for again in (False, True):
            took: list[tuple[float, float]] = []
            right = 0
            for question, report in asked[:1] * 5 if again else asked:
                began, spent = time.perf_counter(), time.process_time()
                answer = assistant.ask(question)
                took.append((time.perf_counter() - began, time.process_time() - spent))
                right += any(extract.citation.document == report for extract in answer.extracts[:1])
            clock, processor = np.array(took).T * 1000
            _say(
                f"reader {reader}, {'asked again' if again else 'asked first'}: "
                f"{_percentiles(clock)}; of the processor {_percentiles(processor)}; "
                f"right report first {right} of {len(took)}; private memory {_private()} MB"
            )


def _percentiles(values: NDArray[np.float64]) -> str:
    return f"p50 {np.percentile(values, 50):.0f} ms, p95 {np.percentile(values, 95):.0f} ms"


def _timed(what: str, do: object) -> None:
    began, spent = time.perf_counter(), time.process_time()
    do()  # type: ignore[operator]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    took, processor = time.perf_counter() - began, time.process_time() - spent
    _say(f"{what}: {took:.1f} s, of the processor {processor:.1f} s, memory at most {most} MB")


def _private() -> int:
    """Megabytes that no other process can share."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) // 1024


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=4000)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--ask", action="store_true")
    options = parser.parse_args()
    county = County(options.reports, options.pages)
    _say(
        f"{options.reports:,} reports, {options.reports * options.pages * A_PAGE:,} passages; {Machine.this()}"
    )
    if not options.ask:
        changed(county, options.folder)
    served(county, options.folder)


if __name__ == "__main__":
    main()
