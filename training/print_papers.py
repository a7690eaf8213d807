"""Print the invented papers as PDFs, so that the product reads them as it reads any other.

    python training/print_papers.py OUT

writes OUT/NAME.pdf for every ``data/made-papers/NAME.md``: headings by size, bulleted lists,
ruled tables with bold heads, and a running head and page number on every page.
"""

from __future__ import annotations

import argparse
import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from made_papers import BULLET, EMPHASIS, HEADING, PAPERS, RULE, cells
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

STYLES = getSampleStyleSheet()
BODY = ParagraphStyle("body", parent=STYLES["BodyText"], fontSize=10.5, leading=14, spaceAfter=6)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=18, bulletIndent=6, spaceAfter=3)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=8.5, leading=10.5, spaceAfter=0, splitLongWords=0)
HEAD = ParagraphStyle("head", parent=CELL, fontName="Helvetica-Bold")
RULED = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
        ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


def escaped(text: str) -> str:
    """Text for a paragraph: Markdown's emphasis gone, markup escaped."""
    return EMPHASIS.sub("", text).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def table_of(lines: list[str], width: float) -> Table:
    """A pipe table with ruled lines, its head repeated on every page; columns as wide as their longest cells ask."""
    rows = [cells(line) for line in lines if not RULE.fullmatch(line)]
    columns = max(map(len, rows))
    rows = [row + [""] * (columns - len(row)) for row in rows]
    longest = [min(50, max(9, *(len(row[i]) for row in rows))) for i in range(columns)]
    widths = [width * length / sum(longest) for length in longest]
    drawn = [
        [Paragraph(escaped(cell), CELL if place else HEAD) for cell in row] for place, row in enumerate(rows)
    ]
    return Table(drawn, colWidths=widths, style=RULED, repeatRows=1, spaceAfter=10, spaceBefore=4)


def flowables(lines: list[str], width: float) -> list[Flowable]:
    """What a paper's lines draw, in order."""
    drawn: list[Flowable] = []
    for tabled, run in groupby(filter(str.strip, lines), lambda line: line.lstrip().startswith("|")):
        if tabled:
            drawn.append(table_of(list(run), width))
            continue
        for line in run:
            if mark := HEADING.match(line):
                drawn.append(
                    Paragraph(escaped(line[mark.end() :]), STYLES[f"Heading{line.count('#', 0, mark.end())}"])
                )
            elif mark := BULLET.match(line):
                drawn.append(Paragraph(escaped(line[mark.end() :]), ITEM, bulletText="•"))
            else:
                drawn.append(Paragraph(escaped(line), BODY))
    return drawn


def print_paper(paper: Path, out: Path) -> None:
    """One paper as a PDF of A4 pages."""
    lines = paper.read_text(encoding="utf-8").splitlines()
    title = re.sub(r"^#+\s*", "", lines[0])

    def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(20 * mm, 287 * mm, title[:90])
        canvas.drawCentredString(105 * mm, 10 * mm, f"Page {document.page}")

    document = SimpleDocTemplate(
        str(out), pagesize=A4, title=title, leftMargin=20 * mm, rightMargin=20 * mm, topMargin=20 * mm,
        bottomMargin=20 * mm, invariant=1,
    )  # fmt: skip
    document.build(flowables(lines, document.width), onFirstPage=furniture, onLaterPages=furniture)


def main() -> None:
    """Print every paper."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for paper in sorted(PAPERS.glob("*.md")):
        print_paper(paper, given.out / f"{paper.stem}.pdf")


if __name__ == "__main__":
    main()
