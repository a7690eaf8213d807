"""Makes a corpus of plain texts, as reading PDFs would: a page a text, so that the product itself can rank them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.ask import Assistant
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
    joined,
)
from assistant.retrieval.index import PassageIndex
from assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.settings import Settings

_A4 = (595.0, 842.0)
_BULLETS = ("* ", "- ", "• ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paragraph by its sentences, or a bullet."""

    sentences: tuple[str, ...]
    bullet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text that becomes a document: its id, its title (which is its only heading) and its parts in order."""

    id: str
    title: str
    parts: tuple[Part, ...]


@dataclass(slots=True)
class _Made:
    """A document's blocks and passages while they are laid out on its page."""

    text: Text
    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    length: int = 0
    lead: tuple[str, str] | None = None

    def lay(self, part: Part) -> None:
        """Add a part: a line and a passage a sentence, and a block for all of them."""
        block = f"{self.text.id}/b{len(self.blocks)}"
        lead = self.lead if part.bullet else None
        spans, before = [], ""
        for sentence in part.sentences:
            span = Span(page=1, start=self.length, end=self.length + len(sentence))
            self.passages.append(
                self._passage(part, block, text=sentence, span=span, before=before, lead=lead)
            )
            self.lines.append(sentence)
            self.length = span.end + 1
            spans.append(span)
            before = sentence
        self.blocks.append(
            Block(
                id=block,
                document=self.text.id,
                section=f"{self.text.id}/s0",
                kind=BlockKind.BULLET if part.bullet else BlockKind.PARAGRAPH,
                spans=tuple(spans),
                lead_in=lead[0] if lead else None,
            )
        )
        if not part.bullet:
            self.lead = (block, before) if before.endswith(":") else None

    def _passage(
        self, part: Part, block: str, *, text: str, span: Span, before: str, lead: tuple[str, str] | None
    ) -> Passage:
        return Passage(
            id=f"{self.text.id}/p{len(self.passages)}",
            document=self.text.id,
            section=f"{self.text.id}/s0",
            block=block,
            kind=ExtractKind.BULLET if part.bullet else ExtractKind.SENTENCE,
            text=text,
            spans=(span,),
            headings=(self.text.title,) if self.text.title else (),
            lead_in=lead[1] if lead else "",
            before=before,
        )


def corpus_of(texts: Iterable[Text]) -> Corpus:
    """Lay texts out as documents of one page each, sorted by id; texts without words are left out."""
    made = []
    for text in sorted(texts, key=lambda one: one.id):
        laid = _Made(text=text)
        for part in text.parts:
            laid.lay(part)
        if laid.passages:
            made.append(laid)
    return Corpus(
        documents=tuple(_document(one.text) for one in made),
        pages=tuple(_page(one) for one in made),
        sections=tuple(_section(one.text) for one in made),
        blocks=tuple(block for one in made for block in one.blocks),
        passages=tuple(passage for one in made for passage in one.passages),
    )


def assistant_on(corpus: Corpus, settings: Settings) -> Assistant:
    """Build the product on a corpus that stands in no folder."""
    index = PassageIndex.build(corpus, settings)
    return Assistant(corpus_folder=Path(), corpus=corpus, index=index, settings=settings)


def paragraph(text: str) -> Part:
    """Cut running text into sentences as the product does."""
    running = joined(text)
    return Part(sentences=tuple(running[start:end] for start, end in sentence_spans(running)))


def parts_of(lines: Sequence[str]) -> tuple[Part, ...]:
    """Parts of a text of which each line is a paragraph or, with its mark, a bullet; blank lines are passed over."""
    parts = []
    for line in lines:
        bare = line.strip()
        if bare.startswith(_BULLETS):
            words = joined(bare[2:])
            parts.append(Part(sentences=(words,) if words else (), bullet=True))
        elif bare:
            parts.append(paragraph(bare))
    return tuple(part for part in parts if part.sentences)


def lettered(number: int | str) -> str:
    """Write a number in letters, so that an id holds no figure that a question could mean: 207 is "cah"."""
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def _document(text: Text) -> Document:
    return Document(
        id=text.id, title=text.title, short_title=text.title, file=f"{text.id}.pdf", digest="0" * 64
    )


def _page(made: _Made) -> Page:
    return Page(
        document=made.text.id,
        number=1,
        label=None,
        text="\n".join(made.lines),
        width=_A4[0],
        height=_A4[1],
    )


def _section(text: Text) -> Section:
    return Section(
        id=f"{text.id}/s0",
        document=text.id,
        number=None,
        title=text.title,
        level=1,
        path=(text.title,) if text.title else (),
        parent=None,
        page=1,
        page_label=None,
        spans=(),
    )
