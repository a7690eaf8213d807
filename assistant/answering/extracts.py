"""Makes extracts: the quote taken from its page by its spans and checked, the citation as a person writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.errors import QuoteMismatchError
from assistant.model import Citation, Extract, ExtractKind, joined
from assistant.quoting import passage_text, readable
from assistant.text.scans import PLACE_OF_SCAN

if TYPE_CHECKING:
    from assistant.answering.corpus_map import CorpusMap
    from assistant.model import Evidence, Passage, Section

_NUMBER_ONLY = re.compile(r"[\d.()]+[a-z]?")


class ExtractMaker:
    """Turns evidence into extracts of one corpus."""

    def __init__(self, layout: CorpusMap) -> None:
        """Take the corpus by its parts."""
        self._layout = layout

    def extract(self, evidence: Evidence) -> Extract:
        """Quote and cite a unit of evidence.

        Raises:
            QuoteMismatchError: when a passage's words are not what its spans hold.
        """
        return Extract(
            quote=self._quote(evidence),
            kind=evidence.kind,
            context=self._context(evidence),
            score=round(evidence.score, 4),
            citation=self._citation(evidence),
        )

    def _quote(self, evidence: Evidence) -> str:
        """The words of all passages: sentences of one block on a line, each block on its own."""
        lines: list[str] = []
        block = ""
        for passage in evidence.passages:
            words = self._checked(passage)
            if passage.block == block and passage.kind is not ExtractKind.TABLE_ROW:
                lines[-1] = f"{lines[-1]} {words}"
            else:
                lines.append(words)
            block = passage.block
        return "\n".join(lines)

    def _checked(self, passage: Passage) -> str:
        pages = self._layout.pages.get(passage.document, {})
        try:
            words = passage_text(pages, passage.spans, passage.kind)
        except KeyError as error:
            raise QuoteMismatchError(passage.document, passage.page, passage.text) from error
        if words != passage.text:
            raise QuoteMismatchError(passage.document, passage.page, passage.text)
        return words

    def _context(self, evidence: Evidence) -> str:
        """What a reader needs beside the quote: a row's heads, an item's lead-in, a sentence's paragraph."""
        first = evidence.passages[0]
        if evidence.kind in {ExtractKind.TABLE_ROW, ExtractKind.TABLE}:
            heads = " | ".join(column for column in first.columns if column)
            return "\n".join(part for part in (first.group, heads, *self._footnotes(evidence)) if part)
        if first.lead_in and evidence.kind is not ExtractKind.LIST:
            return "\n".join([first.lead_in, *self._footnotes(evidence)])
        whole = self._block_text(first.block)
        around = "" if whole in self._quote(evidence) else whole
        return "\n".join(part for part in (around, *self._footnotes(evidence)) if part)

    def _footnotes(self, evidence: Evidence) -> list[str]:
        """Footnotes whose marks stand in the blocks quoted."""
        blocks = [
            self._layout.blocks.get(block) for block in dict.fromkeys(p.block for p in evidence.passages)
        ]
        return [self._block_text(note) for block in blocks if block is not None for note in block.footnotes]

    def _block_text(self, identity: str) -> str:
        block = self._layout.blocks.get(identity)
        if block is None:
            return ""
        pages = self._layout.pages[block.document]
        if not readable(pages, block.spans):
            return ""
        return " ".join(joined(pages[s.page].text[s.start : s.end]) for s in block.spans if s.page in pages)

    def _citation(self, evidence: Evidence) -> Citation:
        first = evidence.passages[0]
        document = self._layout.documents[first.document]
        numbered = self._numbered(self._layout.sections.get(first.section))
        section = self._layout.sections.get(first.section)
        page = self._layout.pages[first.document][first.page]
        label = page.label
        spans = tuple(span for passage in evidence.passages for span in passage.spans)
        parts = [document.short_title]
        if numbered is not None:
            parts.append(_section_name(numbered))
        elif section is not None and section.title and section.title != document.title:
            parts.append(section.title)
        if first.paragraph:
            parts.append(f"paragraph {first.paragraph}")
        ocr = any(self._layout.pages[first.document][span.page].scan is not None for span in spans)
        parts.append(f"page {label or page.number}{PLACE_OF_SCAN if ocr else ''}")
        return Citation(
            document=document.id,
            title=document.title,
            section=numbered.number if numbered is not None else None,
            section_title=section.title if section is not None else "",
            paragraph=first.paragraph,
            page=page.number,
            page_label=label,
            text=", ".join(parts),
            spans=spans,
            also=evidence.also,
            ocr=ocr,
        )

    def _numbered(self, section: Section | None) -> Section | None:
        """Return the nearest section around that has a number, or None."""
        while section is not None and section.number is None:
            section = self._layout.sections.get(section.parent or "")
        return section


def _section_name(section: Section) -> str:
    """Return a section's number as it is said: "section 4.2", but "Appendix D" and "AIM 1" as printed."""
    number = section.number or ""
    return f"section {number}" if _NUMBER_ONLY.fullmatch(number) else number
