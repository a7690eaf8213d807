"""Check that every quote of the lay questions stands, word for word, on the page it names.

    python training/check_quotes.py --data DATA --reports training/data/lay-questions.jsonl

Reads the PDFs anywhere below DATA, joins the lines of a page as ``extract.py`` does, and compares without spaces
and hyphens, because a line's end may have added or taken one. Prints the quotes that are not on their page and
ends with 1 if there are any; and those no single unit holds, which ``groups.py`` cannot train on.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from extract import folded, pages_of, units_of

Quote = tuple[str, int, str]


def bare(text: str) -> str:
    """Text as quotes are compared, without spaces and hyphens."""
    return re.sub(r"[\s\-\u2010\u00ad]+", "", folded(text))


def quotes_of(questions: list[dict[str, Any]]) -> dict[str, list[Quote]]:
    """(id of the question, page from 1, quote) of every answer, by document."""
    found: dict[str, list[Quote]] = defaultdict(list)
    for question in questions:
        for group in question["gold"]:
            for answer in group:
                found[answer["doc"]].append((question["id"], answer["page"], answer["quote"]))
    return found


def check(pdf: Path, quotes: list[Quote]) -> tuple[list[Quote], list[Quote]]:
    """Of the quotes of one PDF, those not on their page and those in no unit."""
    pages = [bare(" ".join(lines)) for lines in pages_of(pdf)]
    units = [folded(unit.text) for unit in units_of(pdf)]
    missing = [q for q in quotes if not 1 <= q[1] <= len(pages) or bare(q[2]) not in pages[q[1] - 1]]
    scattered = [q for q in quotes if not any(folded(q[2]) in unit for unit in units)]
    return missing, scattered


def main() -> None:
    """Print what does not stand where it should."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reports", type=Path, nargs="+", required=True)
    given = parser.parse_args()
    lines = [line for path in given.reports for line in path.read_text(encoding="utf-8").splitlines()]
    quotes = quotes_of([json.loads(line) for line in lines if line.strip()])
    pdfs = {pdf.stem: pdf for pdf in sorted(given.data.rglob("*.pdf"))}
    absent = sorted(set(quotes) - set(pdfs))
    missing: list[Quote] = []
    scattered: list[Quote] = []
    for name in sorted(set(quotes) & set(pdfs)):
        of_page, of_unit = check(pdfs[name], quotes[name])
        missing += of_page
        scattered += of_unit
    for heading, found in (("not on its page", missing), ("in no single unit", scattered)):
        for identity, page, quote in found:
            print(f"{heading}: {identity}, page {page}: {quote}")
    for name in absent:
        print(f"no PDF: {name}")
    count = sum(map(len, quotes.values()))
    print(f"{count} quotes, {len(missing)} not on their page, {len(scattered)} in no single unit")
    raise SystemExit(1 if missing or absent else 0)


if __name__ == "__main__":
    main()
