"""A small made-up council's papers, built block by block: a report with sections and a committee paper with paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.model import (
    Block,
    BlockKind,
    Corpus,
    Document,
    ExtractKind,
    Page,
    Passage,
    Section,
    Span,
)

_EXTRACTS = {
    BlockKind.BULLET: ExtractKind.BULLET,
    BlockKind.HEADING: ExtractKind.HEADING,
    BlockKind.FOOTNOTE: ExtractKind.FOOTNOTE,
    BlockKind.TABLE_ROW: ExtractKind.TABLE_ROW,
}


@dataclass
class Paper:
    """Gathers one document, page by page."""

    document: Document
    texts: list[str] = field(default_factory=list)
    labels: list[str | None] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    def page(self, label: str | None = None) -> None:
        self.texts.append("")
        self.labels.append(label)

    def heading(
        self, title: str, number: str | None = None, level: int = 1, parent: str | None = None
    ) -> str:
        printed = f"{number} {title}" if number else title
        section = Section(
            id=f"{self.document.id}/s{len(self.sections)}",
            document=self.document.id,
            number=number,
            title=title,
            level=level,
            path=(printed,),
            parent=parent,
            page=len(self.texts),
            page_label=self.labels[-1],
            spans=(self._span(printed),),
        )
        self.sections.append(section)
        self._block(printed, BlockKind.HEADING)
        return section.id

    def say(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH, **facts: str) -> str:
        return self._block(text, kind, **facts)

    def _span(self, text: str) -> Span:
        start = len(self.texts[-1])
        return Span(page=len(self.texts), start=start, end=start + len(text))

    def _block(self, text: str, kind: BlockKind, **facts: str) -> str:
        block = Block(
            id=f"{self.document.id}/b{len(self.blocks)}",
            document=self.document.id,
            section=self.sections[-1].id,
            kind=kind,
            spans=(self._span(text),),
            marker=facts.get("marker"),
            paragraph=facts.get("paragraph"),
            lead_in=facts.get("lead_in"),
        )
        self.texts[-1] += text + "\n"
        self.blocks.append(block)
        self.words[block.id] = text
        return block.id

    def pages(self) -> tuple[Page, ...]:
        return tuple(
            Page(
                document=self.document.id, number=place + 1, label=label, text=text, width=595.0, height=842.0
            )
            for place, (text, label) in enumerate(zip(self.texts, self.labels, strict=True))
        )

    def passages(self) -> tuple[Passage, ...]:
        return tuple(
            Passage(
                id=block.id.replace("/b", "/p"),
                document=block.document,
                section=block.section,
                block=block.id,
                kind=_EXTRACTS.get(block.kind, ExtractKind.SENTENCE),
                text=self.words[block.id],
                spans=block.spans,
            )
            for block in self.blocks
        )


def _report() -> Paper:
    paper = Paper(
        Document(
            id="report",
            title="Westmere Flood Board Annual Report 2022/23",
            short_title="Flood Board Annual Report 2022/23",
            date="2023",
            period="2022/23",
            kind="annual report",
            file="report.pdf",
            digest="0",
        )
    )
    paper.page()
    paper.heading("Westmere Flood Board")
    paper.page("1")
    paper.heading("Foreword", "1")
    paper.say("The Westmere Flood Board (WFB) met six times.")
    paper.page("2")
    outer = paper.heading("Our work", "2")
    inner = paper.heading("Pumps and drains", "2.1", 2, outer)
    paper.say("The Board works with Lower Avon Rivers Trust in Westmere.")
    paper.say("Four pumps were replaced.")
    lead = paper.say("We will:")
    paper.say("clear the culverts", BlockKind.BULLET, marker="•", lead_in=lead)
    paper.say("survey every drain", BlockKind.BULLET, marker="•", lead_in=lead)
    paper.say("Counted on 31 March.", BlockKind.FOOTNOTE, marker="1")
    paper.heading("KEEPING HOMES DRY", "AIM 1", 3, inner)
    paper.say("Homes at risk fell by 40.")
    paper.heading("AIM 1 IN SUMMARY", None, 4, paper.sections[-1].id)
    paper.say("We kept homes dry.")
    paper.page("3")
    paper.heading("Budget", "Appendix A")
    paper.say("Contributions | £9,000", BlockKind.TABLE_ROW)
    return paper


def _committee_paper() -> Paper:
    paper = Paper(
        Document(
            id="paper",
            title="Cabinet, 7 March 2024: Flood Board Annual Report",
            short_title="Cabinet paper, 7 March 2024",
            date="2024-03-07",
            kind="cabinet paper",
            file="paper.pdf",
            digest="1",
        )
    )
    paper.page()
    paper.heading("Recommendation")
    paper.say("Cabinet is asked to note the report.", paragraph="1")
    paper.heading("Legal Implications")
    lead = paper.say("There are two key messages:", paragraph="2")
    paper.say("Pumps need power.", BlockKind.BULLET, marker="a)", paragraph="2(a)", lead_in=lead)
    paper.say("Drains need clearing.", BlockKind.BULLET, marker="b)", paragraph="2(b)", lead_in=lead)
    return paper


def two_papers() -> Corpus:
    """An annual report with numbered sections and printed pages, and a cabinet paper with numbered paragraphs."""
    papers = (_committee_paper(), _report())
    return Corpus(
        documents=tuple(paper.document for paper in papers),
        pages=tuple(page for paper in papers for page in paper.pages()),
        sections=tuple(section for paper in papers for section in paper.sections),
        blocks=tuple(block for paper in papers for block in paper.blocks),
        passages=tuple(passage for paper in papers for passage in paper.passages()),
    )
