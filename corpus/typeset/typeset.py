"""Typeset the corpus: each HTML source beside this script becomes a tagged PDF one folder up.

The published PDFs of the two papers are not redistributed here, so their text is set again,
with page numbers, tags and contents as a council's own report has them.
Run it with the packages of requirements.txt; the same sources give the same bytes.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent
# WeasyPrint stamps files with this time instead of now (2022-01-01T00:00:00Z).
os.environ["SOURCE_DATE_EPOCH"] = "1640995200"

import pydyf  # noqa: E402
from weasyprint import HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

if TYPE_CHECKING:
    from weasyprint.document import Document


def label_pages(_document: Document, pdf: pydyf.PDF) -> None:
    """Label the pages 1, 2, 3 and on, as their footers print them."""
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})


def digest(source: Path) -> bytes:
    """Give 16 bytes that stand for the text, its look and the pictures: the file's identifier."""
    parts = [source, source.with_suffix(".css"), *sorted(HERE.glob("*.svg"))]
    return sha256(b"".join(part.read_bytes() for part in parts)).digest()[:16]


def typeset(source: Path, target: Path) -> None:
    """Write `source` (HTML) to `target` as a tagged PDF with subset fonts, outline and page labels."""
    HTML(source).write_pdf(
        target,
        finisher=label_pages,
        font_config=FontConfiguration(),
        pdf_variant="pdf/ua-1",
        pdf_identifier=digest(source),
    )


def main() -> int:
    """Typeset every HTML source, into the folder named on the command line or else the corpus."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    for source in sorted(HERE.glob("*.html")):
        target = folder / f"{source.stem}.pdf"
        typeset(source, target)
        print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
