"""The figures of the reading of real papers, as a record and as a page of Markdown.

Run as ``python -m assistant.evaluation.structure_report DATA``: DATA/reports holds the papers that the truth
names, and may hold others, which take part in the measure of page fidelity.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError, CorpusError
from assistant.evaluation.fidelity import Fidelity, fidelity
from assistant.evaluation.page_reading import PageReading
from assistant.evaluation.structure import measured
from assistant.evaluation.tallies import Tally, added
from assistant.evaluation.truth import read_truth
from assistant.ingestion.reading import read_documents
from assistant.ingestion.sources import read_sources
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation.truth import TruePage
    from assistant.model import Corpus

BARS = {
    "headings": 0.93,
    "paragraph numbers": 0.97,
    "reading order": 0.97,
    "ruled table cells": 0.97,
    "passages without furniture": 0.995,
}
_TRUTH = Path("tests/truth/pages.jsonl")
_MOST_LISTED = 12
_MOST_LETTERS = 110


def tallies_of(truth: Sequence[TruePage], parts: Sequence[Corpus]) -> tuple[Tally, ...]:
    """The measures of all pages of the truth together.

    Raises:
        CorpusError: when a paper that the truth names was not read.
    """
    by_file = {document.file: part for part in parts for document in part.documents}
    for page in truth:
        if page.file not in by_file:
            raise CorpusError(Path(page.file), "the truth names it and it was not read")
    return added(
        tally for page in truth for tally in measured(page, PageReading.of(by_file[page.file], page))
    )


def structure_record(tallies: Sequence[Tally], faith: Fidelity) -> dict[str, Any]:
    """The figures as JSON holds them; shares from 0 to 1."""
    return {
        "measures": {
            tally.name: {
                "right": tally.right,
                "wanted": tally.wanted,
                "found": tally.found,
                "recall": tally.recall,
                "precision": tally.precision,
                "bar": BARS.get(tally.name),
            }
            for tally in tallies
        },
        "fidelity": {
            "passages": faith.passages,
            "share": faith.share,
            "in_lines": faith.in_lines,
            "pictured": faith.pictured,
            "missing": faith.missing,
        },
    }


def structure_text(
    tallies: Sequence[Tally],
    faith: Fidelity,
    truth: Sequence[TruePage],
    *,
    parts: Sequence[Corpus],
    date: str,
) -> str:
    """The figures as a page of Markdown."""
    files = len({page.file for page in truth})
    read = [part for part in parts if part.documents]
    scope = f"{len(read)} public reports ({sum(len(part.pages) for part in read):,} pages)"
    lines = [
        "# Reading real papers",
        "",
        f"Measured on {date} by `make reports` over {scope}.",
        f"Structure is held against {len(truth)} pages of {files} reports,",
        "written by hand from the page pictures (`tests/truth/pages.jsonl`).",
        "",
        "| measure | right | wanted | found | recall | precision | bar | |",
        "|---|---:|---:|---:|---:|---:|---:|---|",
        *(_row(tally) for tally in tallies),
        "",
        *_fidelity_lines(faith),
        "## What is read otherwise than it is printed",
        "",
    ]
    for tally in tallies:
        lines += _listed(f"{tally.name}: missed", tally.missed) + _listed(
            f"{tally.name}: too many", tally.extra
        )
    problems = [problem for part in parts for problem in part.problems]
    return "\n".join(lines + _listed("Not read", problems)).rstrip() + "\n"


def _row(tally: Tally) -> str:
    bar = BARS.get(tally.name)
    precision = tally.precision
    lowest = tally.recall if precision is None else min(tally.recall, precision)
    shown = ["" if value is None else f"{value:.3f}" for value in (tally.recall, precision, bar)]
    verdict = "" if bar is None else "met" if lowest >= bar else "not met"
    found = "" if tally.found is None else str(tally.found)
    return f"| {tally.name} | {tally.right} | {tally.wanted} | {found} | {' | '.join(shown)} | {verdict} |"


def _fidelity_lines(faith: Fidelity) -> list[str]:
    """What a second library finds."""
    found = f"{faith.passages - len(faith.missing):,} of {faith.passages:,} ({100 * faith.share:.3f} %)"
    return [
        "## Page fidelity",
        "",
        f"PDFium finds the letters of {found} passages on the page they are cited from; the bar is 100 %.",
        f"Of these, {faith.in_lines:,} it finds line by line only, as it takes the cells of a row in another order.",
        f"White space and hyphens are left out. {faith.pictured:,} passages read by OCR are not counted.",
        "",
        *_by_file(faith),
        *_listed("Not found", faith.missing),
    ]


def _by_file(faith: Fidelity) -> list[str]:
    """How many passages of each file are not found, most first."""
    files = Counter(line.split(" page ")[0] for line in faith.missing)
    return [*(f"- {count} of `{file}`" for file, count in files.most_common()), ""] if files else []


def _listed(title: str, texts: Sequence[str]) -> list[str]:
    """A short list under its title; nothing where there is nothing to list."""
    if not texts:
        return []
    shown = [f"- `{_short(text)}`" for text in texts[:_MOST_LISTED]]
    more = [f"- and {len(texts) - _MOST_LISTED} more"] if len(texts) > _MOST_LISTED else []
    return [f"### {title[0].upper()}{title[1:]} ({len(texts)})", "", *shown, *more, ""]


def _short(text: str) -> str:
    plain = " ".join(text.replace("`", "'").split())
    return plain if len(plain) <= _MOST_LETTERS else f"{plain[:_MOST_LETTERS]}…"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the reports, measure, and print or write the figures; the exit status is 2 for a fault."""
    parser = argparse.ArgumentParser(
        prog="python -m assistant.evaluation.structure_report", description=__doc__
    )
    parser.add_argument("data", type=Path, help="folder that holds reports/")
    parser.add_argument("--truth", type=Path, default=_TRUTH, help="pages as printed, JSON Lines")
    parser.add_argument("--json", action="store_true", help="print a record")
    parser.add_argument("--write", type=Path, help="file for the page of Markdown")
    given = parser.parse_args(arguments)
    try:
        out = _measure(given.data / "reports", given.truth, record=given.json)
        if given.write:
            given.write.write_text(out, encoding="utf-8")
    except (AssistantError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if not given.write:
        sys.stdout.write(out)
    return 0


def _measure(folder: Path, truth_file: Path, *, record: bool) -> str:
    settings = Settings()
    truth = read_truth(truth_file)
    parts = read_documents(folder, read_sources(folder, settings).documents, settings)
    each = [fidelity(folder, part) for part in parts]
    faith = Fidelity(
        passages=sum(one.passages for one in each),
        missing=tuple(line for one in each for line in one.missing),
        in_lines=sum(one.in_lines for one in each),
        pictured=sum(one.pictured for one in each),
    )
    tallies = tallies_of(truth, parts)
    if record:
        return json.dumps(structure_record(tallies, faith), ensure_ascii=False, indent=2) + "\n"
    date = datetime.now(UTC).date().isoformat()
    return structure_text(tallies, faith, truth, parts=parts, date=date)


if __name__ == "__main__":
    sys.exit(main())
