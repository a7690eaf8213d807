"""Corpora written down line by line: pages, sections, blocks and passages as reading a PDF would give them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.model import (
    Block,
    BlockKind,
    Corpus,
    Document,
    ExtractKind,
    Page,
    Passage,
    Question,
    RankedPassage,
    Section,
    Span,
    Wanted,
)
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Written:
    """One document in the making; every method writes on the current page."""

    id: str = "plan"
    title: str = "Winter Service Plan 2023/24"
    short_title: str = "Winter Plan"
    texts: dict[int, str] = field(default_factory=lambda: {1: ""})
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def new_page(self) -> None:
        self.texts[len(self.texts) + 1] = ""

    def heading(self, title: str, number: str | None = None) -> None:
        printed = f"{number} {title}" if number else title
        span = self._print(printed)
        section = Section(
            id=f"{self.id}/s{len(self.sections)}",
            document=self.id,
            number=number,
            title=title,
            level=1,
            path=(printed,),
            parent=None,
            page=span.page,
            page_label=None,
            spans=(span,),
        )
        self.sections.append(section)
        self._block(BlockKind.HEADING, (span,), [(ExtractKind.HEADING, printed, (span,))])

    def paragraph(
        self, *sentences: str, number: str | None = None, kind: BlockKind = BlockKind.PARAGRAPH
    ) -> Block:
        extract = ExtractKind.FOOTNOTE if kind is BlockKind.FOOTNOTE else ExtractKind.SENTENCE
        spans = [self._print(sentence) for sentence in sentences]
        whole = Span(page=spans[0].page, start=spans[0].start, end=spans[-1].end)
        units = [(extract, words, (span,)) for words, span in zip(sentences, spans, strict=True)]
        return self._block(kind, (whole,), units, paragraph=number)

    def items(self, lead: Block, *items: str) -> None:
        words = self.passages[-1].text
        for item in items:
            span = self._print(item)
            self._block(
                BlockKind.BULLET,
                (span,),
                [(ExtractKind.BULLET, item, (span,))],
                lead_in=lead.id,
                lead_words=words,
            )

    def row(
        self, *cells: str, group: str = "", columns: tuple[str, ...] = (), notes: tuple[str, ...] = ()
    ) -> None:
        spans = tuple(self._print(cell) for cell in cells)
        units = [(ExtractKind.TABLE_ROW, " | ".join(cells), spans)]
        block = self._block(BlockKind.TABLE_ROW, spans, units, table=0, columns=columns, group=group or None)
        self.blocks[-1] = replace(block, footnotes=notes)

    def contents(self, title: str, page: str) -> None:
        spans = (self._print(title), self._print(page))
        self._block(BlockKind.CONTENTS_ENTRY, spans, [(ExtractKind.TABLE_ROW, f"{title} | {page}", spans)])

    def corpus(self, *others: Written) -> Corpus:
        parts = [self, *others]
        return Corpus(
            documents=tuple(part._document() for part in parts),
            pages=tuple(page for part in parts for page in part._pages()),
            sections=tuple(section for part in parts for section in part.sections),
            blocks=tuple(block for part in parts for block in part.blocks),
            passages=tuple(passage for part in parts for passage in part.passages),
        )

    def _document(self) -> Document:
        return Document(
            id=self.id, title=self.title, short_title=self.short_title, file=f"{self.id}.pdf", digest="0" * 64
        )

    def _pages(self) -> list[Page]:
        return [
            Page(document=self.id, number=number, label=str(number + 4), text=text, width=595.0, height=842.0)
            for number, text in self.texts.items()
        ]

    def _print(self, words: str) -> Span:
        page = len(self.texts)
        start = len(self.texts[page])
        self.texts[page] += f"{words}\n"
        return Span(page=page, start=start, end=start + len(words))

    def _block(
        self,
        kind: BlockKind,
        spans: tuple[Span, ...],
        units: Sequence[tuple[ExtractKind, str, tuple[Span, ...]]],
        *,
        paragraph: str | None = None,
        lead_in: str | None = None,
        lead_words: str = "",
        table: int | None = None,
        columns: tuple[str, ...] = (),
        group: str | None = None,
    ) -> Block:
        section = self.sections[-1] if self.sections else None
        block = Block(
            id=f"{self.id}/b{len(self.blocks)}",
            document=self.id,
            section=section.id if section else "",
            kind=kind,
            spans=spans,
            paragraph=paragraph,
            lead_in=lead_in,
            table=table,
            columns=columns,
            group=group,
        )
        self.blocks.append(block)
        before = ""
        for extract, words, places in units:
            self.passages.append(
                Passage(
                    id=f"{self.id}/p{len(self.passages)}",
                    document=self.id,
                    section=block.section,
                    block=block.id,
                    kind=extract,
                    text=words,
                    spans=places,
                    paragraph=paragraph,
                    headings=section.path if section else (),
                    lead_in=lead_words,
                    before=before,
                    columns=columns,
                    group=group or "",
                    contents=kind is BlockKind.CONTENTS_ENTRY,
                )
            )
            before = words
        return block


def asked(text: str, wanted: Wanted = Wanted.FACT, **changes: object) -> Question:
    """A question read without a thesaurus."""
    question = Question(text=text, interpreted=text, terms=tuple(dict.fromkeys(stems(text))), wanted=wanted)
    return replace(question, **changes)  # type: ignore[arg-type]


def ranking(corpus: Corpus, *texts: str) -> tuple[RankedPassage, ...]:
    """The passages with these words, best first, each a good deal likelier than the next."""
    by_text = {passage.text: passage for passage in corpus.passages}
    return tuple(
        RankedPassage(passage=by_text[text], rank=rank, score=float(-rank))
        for rank, text in enumerate(texts, 1)
    )
