"""The value types of the product, in the order in which data flows from a PDF to an answer."""

from __future__ import annotations

from assistant.model.answers import (
    Answer,
    AnswerStatus,
    Citation,
    Comparison,
    Contribution,
    Evidence,
    Extract,
    Likeness,
    RankedPassage,
    Searched,
    Side,
)
from assistant.model.briefing import Briefing, Pin, PinKind, best_kept
from assistant.model.checks import Check, CheckedStatement, Difference, Verdict
from assistant.model.corrections import Correction, CorrectionKind, ShownQuote
from assistant.model.figures import Cell, Figure, FigureKind, Plot, PlotKind, Series
from assistant.model.pages import Document, Line, Page, Scan, Span, joined
from assistant.model.passages import Block, BlockKind, Corpus, ExtractKind, Passage, Section
from assistant.model.questions import Expansion, ExpansionOrigin, Locator, LocatorKind, Question, Wanted

__all__ = [
    "Answer",
    "AnswerStatus",
    "Block",
    "BlockKind",
    "Briefing",
    "Cell",
    "Check",
    "CheckedStatement",
    "Citation",
    "Comparison",
    "Contribution",
    "Corpus",
    "Correction",
    "CorrectionKind",
    "Difference",
    "Document",
    "Evidence",
    "Expansion",
    "ExpansionOrigin",
    "Extract",
    "ExtractKind",
    "Figure",
    "FigureKind",
    "Likeness",
    "Line",
    "Locator",
    "LocatorKind",
    "Page",
    "Passage",
    "Pin",
    "PinKind",
    "Plot",
    "PlotKind",
    "Question",
    "RankedPassage",
    "Scan",
    "Searched",
    "Section",
    "Series",
    "ShownQuote",
    "Side",
    "Span",
    "Verdict",
    "Wanted",
    "best_kept",
    "joined",
]
