"""How fast papers are read, stage by stage, and where the time goes.

Run as ``python -m assistant.evaluation.reading_profile DATA``: DATA/reports holds the papers. They are read one
after the other in this process; the product reads several at once, each in a process of its own.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, CorpusError, NoTextLayerError
from assistant.evaluation.machine import Machine
from assistant.evaluation.marked import write_part
from assistant.evaluation.sampling import OTHER, Place, Samples, sampled
from assistant.ingestion.reading import read_document
from assistant.ingestion.sources import read_sources
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PART = "reading by stage"
_MOST_PLACES = 12
_MOST_FILES = 5
_NO_LIMIT_SECONDS = 1e6
STAGES = {
    Place(module=f"ingestion/{module}", function=function): stage
    for stage, functions in {
        "opening the file (pypdf)": ("pdf_file: open_pdf",),
        "finding a page and its fonts (pypdf)": ("pdf_file: PdfFile.drawn", "pdf_file: PdfFile.font"),
        "parsing what a page draws (pypdf)": ("pdf_file: PdfFile.operations",),
        "following what a page draws": ("content: Walker.draw",),
        "ruled tables": ("tables: frames_of",),
        "columns and lines": ("layout: lay_out",),
        "running heads and page labels": (
            "furniture: furniture_of",
            "furniture: printed_labels",
            "pdf_file: PdfFile.labels",
        ),
        "holding letters against PDFium": ("witness: witnessed",),
        "bookmarks and title (pypdf)": ("pdf_file: PdfFile.outline", "pdf_file: PdfFile.title"),
        "paragraphs": ("lines: body_lines", "lines: typography", "paragraphs: Grouper.gather"),
        "sections": ("sections: outline",),
        "blocks and footnotes": ("blocks: BlockMaker.make", "blocks: tie_footnotes"),
        "passages": ("passages: PassageMaker.make",),
    }.items()
    for module, function in (one.split(": ") for one in functions)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """One file: its pages, and seconds of the processor."""

    file: str
    pages: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What reading took; files without text, which only OCR reads, are left out and named."""

    files: tuple[FileRead, ...]
    samples: Samples
    pictures: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """Pages read in all."""
        return sum(one.pages for one in self.files)

    @property
    def seconds(self) -> float:
        """Seconds of the processor in all."""
        return sum(one.seconds for one in self.files)


def profile(folder: Path, settings: Settings) -> Profile:
    """Read every PDF of a folder that can be read, without OCR and without a limit of time.

    Raises:
        CorpusError: when the folder is not there or no file of it can be read.
    """
    settings = replace(settings, ocr_enabled=False, pdf_max_seconds=_NO_LIMIT_SECONDS)
    files, pictures, samples = [], [], Samples(stages=STAGES)
    if not folder.is_dir():
        raise CorpusError(folder, "there is no such folder")
    for document in read_sources(folder, settings).documents:
        began = time.process_time()
        try:
            with sampled(samples):
                pages = len(read_document(folder / document.file, document, settings).pages)
        except NoTextLayerError:
            pictures.append(document.file)
        except CorpusError as error:
            sys.stderr.write(f"{error}\n")
        else:
            files.append(FileRead(file=document.file, pages=pages, seconds=time.process_time() - began))
    if not files:
        raise CorpusError(folder, "no PDF that can be read")
    return Profile(files=tuple(files), samples=samples, pictures=tuple(pictures))


def page(found: Profile, machine: str) -> str:
    """The figures as a part of a page of Markdown."""
    left_out = (
        f" Left to OCR, and not counted: {', '.join(map(_code, found.pictures))}." if found.pictures else ""
    )
    return "\n".join(
        [
            (
                "Measured by `python -m assistant.evaluation.reading_profile DATA` over "
                f"{found.pages:,} pages of {len(found.files)} public reports, read one after the other on: {machine}."
            ),
            (
                "Time is the processor's, so that other work on the machine does not count; "
                f"it was looked at {found.samples.count:,} times.{left_out}"
            ),
            "",
            f"**{found.pages / found.seconds:.1f} pages a second**, {_milliseconds(found.seconds, found.pages)} ms a page.",
            "",
            *_stages(found),
            "",
            "The functions that most of the time is spent in, what they call left out:",
            "",
            *_places(found),
            "",
            "The slowest reports:",
            "",
            *_files(found.files),
        ]
    )


def _stages(found: Profile) -> Iterator[str]:
    """A row a stage in the order of reading; its pages a second were there nothing else to do."""
    yield "| stage | share of the time | ms a page | pages a second |"
    yield "|---|---:|---:|---:|"
    for stage in (*dict.fromkeys(STAGES.values()), OTHER):
        share = found.samples.by_stage[stage] / max(found.samples.count, 1)
        rate = f"{found.pages / (share * found.seconds):,.0f}" if share else "-"
        yield f"| {stage} | {share:.1%} | {_milliseconds(share * found.seconds, found.pages)} | {rate} |"


def _places(found: Profile) -> Iterator[str]:
    yield "| function | share of the time |"
    yield "|---|---:|"
    for place, count in sorted(found.samples.by_place.items(), key=lambda one: (-one[1], str(one[0])))[
        :_MOST_PLACES
    ]:
        yield f"| {_code(str(place))} | {count / found.samples.count:.1%} |"


def _files(files: Sequence[FileRead]) -> Iterator[str]:
    yield "| report | pages | ms a page |"
    yield "|---|---:|---:|"
    slowest = sorted(files, key=lambda one: (-one.seconds / max(one.pages, 1), one.file))
    for one in slowest[:_MOST_FILES]:
        yield f"| {_code(one.file)} | {one.pages} | {_milliseconds(one.seconds, one.pages)} |"


def _milliseconds(seconds: float, pages: int) -> str:
    return f"{1000 * seconds / max(pages, 1):.1f}"


def _code(text: str) -> str:
    return f"`{text}`"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the profile and write it where it is asked for; 1 when nothing can be read."""
    parser = argparse.ArgumentParser(prog="assistant.evaluation.reading_profile", description=__doc__)
    parser.add_argument("data", type=Path, help="folder whose reports/ holds the papers")
    parser.add_argument("--write", type=Path, metavar="FILE", help="page whose part is replaced")
    options = parser.parse_args(arguments)
    try:
        found = page(profile(options.data / "reports", Settings()), str(Machine.this()))
        if options.write is not None:
            write_part(options.write, PART, found)
    except AssistantError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
