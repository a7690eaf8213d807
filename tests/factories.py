"""Small real values for the tests of every stage: PDFs, pages, answers, and an assistant that knows them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.model import (
    Answer,
    AnswerStatus,
    Citation,
    Corpus,
    Document,
    Extract,
    ExtractKind,
    Line,
    Page,
    Searched,
    Section,
    Span,
)
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

A4 = (595.0, 842.0)
PRINTED_SIZE = 11.0


@dataclass(frozen=True)
class Printed:
    """Words on a page: their left edge and their base line, points from the left and upper sides."""

    words: str
    x: float
    y: float


def a_pdf(path: Path, *pages: Sequence[Printed], rotate: int = 0) -> Path:
    """Write a PDF of plain Helvetica lines."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, printed in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 {PRINTED_SIZE} Tf {line.x} {A4[1] - line.y} Td ({_escaped(line.words)}) Tj ET"
            for line in printed
        )
        box = f"/MediaBox [0 0 {A4[0]} {A4[1]}] /Rotate {rotate}"
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R {box} {fonts} /Contents {5 + 2 * place} 0 R >>",
            f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream",
        ]
    path.write_bytes(_file_of(objects))
    return path


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file_of(objects: Sequence[str]) -> bytes:
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return content + f"{tail}startxref\n{len(content)}\n%%EOF\n".encode()


def a_page(*printed: Printed, number: int = 1, document: str = "plan", label: str | None = None) -> Page:
    """The page that reading `a_pdf`'s lines gives, their widths guessed."""
    lines, start = [], 0
    for line in printed:
        end = start + len(line.words)
        lines.append(
            Line(
                start=start,
                end=end,
                x0=line.x,
                x1=line.x + 0.5 * PRINTED_SIZE * len(line.words),
                top=line.y - 0.8 * PRINTED_SIZE,
                bottom=line.y + 0.2 * PRINTED_SIZE,
                size=PRINTED_SIZE,
                bold=False,
            )
        )
        start = end + 1
    text = "\n".join(line.words for line in printed)
    return Page(
        document=document,
        number=number,
        label=label,
        text=text,
        width=A4[0],
        height=A4[1],
        lines=tuple(lines),
    )


def span_of(page: Page, words: str) -> Span:
    """Where the words first stand on the page."""
    start = page.text.index(words)
    return Span(page=page.number, start=start, end=start + len(words))


def an_extract(
    page: Page, words: str, *, kind: ExtractKind = ExtractKind.SENTENCE, context: str = "", **citation: object
) -> Extract:
    """A quote of the page and its citation; keywords change fields of the citation."""
    cited = Citation(
        document=page.document,
        title="Winter Service Plan 2023/24",
        section="2",
        section_title="Gritting",
        paragraph=None,
        page=page.number,
        page_label=page.label,
        text=f"Winter Service Plan 2023/24, section 2, page {page.label or page.number}",
        spans=(span_of(page, words),),
    )
    return Extract(
        quote=words,
        kind=kind,
        context=context,
        score=0.9,
        citation=replace(cited, **citation),  # type: ignore[arg-type]
    )


def an_answer(question: str, *extracts: Extract, **changes: object) -> Answer:
    """An answer to the question; `not_found` when it is given no extract and no other status."""
    answer = Answer(
        question=question,
        interpreted_as=question,
        status=AnswerStatus.ANSWERED if extracts else AnswerStatus.NOT_FOUND,
        confidence=0.9 if extracts else 0.1,
        extracts=extracts,
        searched=Searched(terms=tuple(question.lower().rstrip("?").split())),
    )
    return replace(answer, **changes)  # type: ignore[arg-type]


@dataclass
class FakeAssistant:
    """An assistant that knows its answers by heart.

    Attributes:
        answers: what it answers, by the last turn; "not found" to anything else.
        asked: every call, as (turns, documents).
    """

    corpus_folder: Path
    corpus: Corpus
    settings: Settings = field(default_factory=Settings)
    answers: dict[str, Answer | Exception] = field(default_factory=dict)
    asked: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    index_version: str = "generation-1"

    @property
    def index_folder(self) -> Path:
        return self.corpus_folder / "index"

    def reports(self, documents: Sequence[str] = ()) -> Corpus:  # noqa: ARG002 - all are at hand
        return self.corpus

    def ask(self, turns: Sequence[str], documents: Sequence[str] = ()) -> Answer:
        self.asked.append((tuple(turns), tuple(documents)))
        answer = self.answers.get(turns[-1]) or an_answer(turns[-1])
        if isinstance(answer, Exception):
            raise answer
        return answer


GRITTING = (
    Printed("2 Gritting", 72, 90),
    Printed("The council grits 640 miles of road on a cold night.", 72, 120),
    Printed("A gritting run takes 3 hours.", 72, 140),
    Printed("Footpaths near schools come first.", 72, 160),
)
SALT = (Printed("3 Salt", 72, 90), Printed("The council grits 640 miles of road.", 72, 120))


def a_corpus(folder: Path) -> Corpus:
    """Two written PDFs, a plan of two pages and a cabinet paper of one, as reading them gives."""
    a_pdf(folder / "plan.pdf", GRITTING, SALT)
    a_pdf(folder / "paper.pdf", (Printed("1. Cabinet is asked to note the plan.", 72, 90),))
    plan = Document(
        id="plan",
        title="Winter Service Plan 2023/24",
        short_title="Winter Plan",
        publisher="Testshire County Council",
        date="2023-10",
        period="2023/24",
        kind="plan",
        file="plan.pdf",
        digest="0" * 64,
    )
    paper = Document(
        id="paper",
        title="Winter Service: Cabinet paper",
        short_title="Cabinet paper",
        date="2024-11-19",
        kind="cabinet paper",
        presents="the Winter Service Plan 2024/25, not the one of 2023/24",
        file="paper.pdf",
        digest="1" * 64,
    )
    pages = (
        a_page(Printed("1. Cabinet is asked to note the plan.", 72, 90), document="paper"),
        a_page(*GRITTING, label="5"),
        a_page(*SALT, number=2, label="6"),
    )
    sections = tuple(
        Section(
            id=f"plan/s{place}",
            document="plan",
            number=number,
            title=title,
            level=1,
            path=(f"{number} {title}",),
            parent=None,
            page=page,
            page_label=None,
            spans=(),
        )
        for place, (number, title, page) in enumerate((("2", "Gritting", 1), ("3", "Salt", 2)))
    )
    return Corpus(documents=(paper, plan), pages=pages, sections=sections, blocks=(), passages=())
