"""Shortens a sentence that is too long to be an answer to the run of its clauses that meets the question best."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.model import Span
from assistant.quoting import passage_text
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.model import Page, Passage, Question

_CLAUSE = re.compile(r"(?<=[;:,.\u2013\u2014])\s+|\n\s*(?=[\u2022\u2013(])")


def trimmed(passage: Passage, question: Question, pages: Mapping[int, Page], limit: int) -> Passage:
    """Return `passage` cut to at most `limit` words, begun at a clause, with its spans cut alike.

    Args:
        pages: the pages of its document, by number.
    """
    telling = set(question.terms) | {term for expansion in question.expansions for term in expansion.terms}
    best: tuple[float, Span] | None = None
    for span in passage.spans:
        text = pages[span.page].text
        for start in _starts(text, span):
            window = _window(text, start, span, limit)
            met = len(telling & set(stems(text[window.start : window.end])))
            if best is None or met > best[0]:
                best = (met, window)
    assert best is not None
    return replace(passage, spans=(best[1],), text=passage_text(pages, (best[1],), passage.kind))


def _starts(text: str, span: Span) -> list[int]:
    return [
        span.start,
        *(m.end() for m in _CLAUSE.finditer(text, span.start, span.end) if m.end() < span.end),
    ]


def _window(text: str, start: int, span: Span, limit: int) -> Span:
    """The words from `start`, at most `limit`, ended after a clause when one ends in their second half."""
    words = list(re.finditer(r"\S+", text[start : span.end]))
    if len(words) <= limit:
        return Span(page=span.page, start=start, end=span.end)
    end = start + words[limit - 1].end()
    half = start + words[limit // 2].end()
    clauses = [m.start() for m in _CLAUSE.finditer(text, half, end)]
    return Span(page=span.page, start=start, end=clauses[-1] if clauses else end)
