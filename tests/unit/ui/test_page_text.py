from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.model import Block, BlockKind, Span
from assistant.ui.page_text import page_text
from tests.factories import a_corpus

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_without_words_says_so(tmp_path: Path) -> None:
    corpus = replace(a_corpus(tmp_path), blocks=())

    said = page_text(corpus, corpus.pages[0], (), "page <5>")

    assert "<summary>Read page &lt;5&gt; as text</summary>" in said
    assert "No words could be read on this page." in said


def test_only_what_stands_on_the_page_is_given_with_its_words_marked(tmp_path: Path) -> None:
    corpus = a_corpus(tmp_path)
    page, other = corpus.pages[:2]
    spans = (Span(page=page.number, start=0, end=12), Span(page=other.number, start=0, end=5))
    block = Block(
        id=f"{page.document}/b0",
        document=page.document,
        section=corpus.sections[0].id,
        kind=BlockKind.PARAGRAPH,
        spans=spans,
    )
    marked = Span(page=page.number, start=0, end=4)

    said = page_text(replace(corpus, blocks=(block,)), page, [marked], "page 5")

    assert f"<p><mark>{page.text[:4].strip()}</mark>" in said
    assert other.text[:5].strip() not in said.replace(page.text[:12], "")
