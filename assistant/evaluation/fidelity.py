"""Whether every quote stands on the page it is cited from, by a second library's reading of the file.

PDFium gives a page's text in one piece here, which for thousands of passages is much faster than the
letters with their places that `ingestion.pictures` asks it for. Nothing else may run PDFium meanwhile.
"""

from __future__ import annotations

import unicodedata
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2

from assistant.errors import UnreadablePdfError
from assistant.model import joined

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.model import Corpus, Page, Passage

_NO_HYPHENS = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\x02\ufffe"))
"""PDFium marks a hyphen at the end of a line by U+0002 or U+FFFE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fidelity:
    """How many passages a second library finds on the pages they are cited from, and which it does not.

    Attributes:
        passages: those of pages that have text; a page that is a picture has no second reading.
        in_lines: passages of which every printed line is found but not one after the other, as where two
            libraries take the cells of a row in another order.
        missing: passages of which a line is not found.
        pictured: passages read by OCR, which are not counted.
    """

    passages: int
    missing: tuple[str, ...]
    in_lines: int = 0
    pictured: int = 0

    @property
    def share(self) -> float:
        """Share of passages found; 1 where there are none."""
        return 1 - len(self.missing) / self.passages if self.passages else 1.0


def fidelity(folder: Path, corpus: Corpus) -> Fidelity:
    """Rebuild every passage from its spans and look for each part on its page.

    Raises:
        UnreadablePdfError: when PDFium cannot open a file that was read.
    """
    pages = {(page.document, page.number): page for page in corpus.pages}
    found: list[tuple[bool, bool]] = []
    missing = []
    for document in corpus.documents:
        printed = page_texts(folder / document.file)
        for passage in (each for each in corpus.passages if each.document == document.id):
            if any(pages[document.id, span.page].scan for span in passage.spans):
                continue
            found.append(_found(passage, pages, printed))
            if not found[-1][1]:
                missing.append(f"{document.file} page {passage.page}: {passage.text}")
    return Fidelity(
        passages=len(found),
        missing=tuple(missing),
        in_lines=sum(lines and not whole for whole, lines in found),
        pictured=len(corpus.passages) - len(found),
    )


def page_texts(pdf: Path) -> tuple[str, ...]:
    """The text of every page as PDFium reads it, through `bare`.

    Raises:
        UnreadablePdfError: when PDFium cannot open the file or a page of it.
    """
    texts = []
    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            for number in range(len(document)):
                with closing(document[number]) as page, closing(page.get_textpage()) as words:
                    texts.append(bare(words.get_text_range()))
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdfError(pdf, str(error)) from error
    return tuple(texts)


def bare(text: str) -> str:
    """Drop white space and hyphens, and take ligatures apart: two libraries differ in these and agree in the rest."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_NO_HYPHENS).split())


def _found(
    passage: Passage, pages: dict[tuple[str, int], Page], printed: tuple[str, ...]
) -> tuple[bool, bool]:
    """Whether each of its spans stands on its page, and whether each printed line of them does."""
    slices = [
        (span.page, pages[passage.document, span.page].text[span.start : span.end]) for span in passage.spans
    ]
    whole = all(bare(joined(text)) in printed[page - 1] for page, text in slices)
    return whole, whole or all(
        bare(line) in printed[page - 1] for page, text in slices for line in text.split("\n")
    )
