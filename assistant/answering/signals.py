"""What speaks for and against an answer: the signals from which support and confidence are judged.

A near miss holds the words of a question without its answer. What gives it away is what is lacking: a name or year
that no candidate holds, a figure asked for and no figure near, words that none of the first candidates meets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.ranker import values
from assistant.model import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Evidence, Question, RankedPassage

    Row = dict[str, float]

_OTHER_YEAR = re.compile(
    r"\b(?:years?|months?) (?:before|after|earlier|later)\b|\b(?:previous|prior|preceding|following) years?\b",
    re.IGNORECASE,
)
_FIGURES = frozenset({Wanted.COUNT, Wanted.AMOUNT, Wanted.PERCENTAGE})
_PRECISE = _FIGURES | {Wanted.WHO, Wanted.WHEN}
_FIRST = 3
SIGNALS: dict[str, str] = {
    "share": "chance of the first unit among all",
    "second_share": "chance of the second unit",
    "score": "score of the first passage",
    "gap": "how far the second passage's score lies below",
    "first_coverage": "share of the question's IDF in the first passage's own words",
    "first_coverage_context": "the same with its context",
    "first_soft": "the same in its own words, softly",
    "first_soft_context": "the same with its context, softly",
    "held": "highest share of the question's IDF that an explained candidate holds with its context",
    "soft_held": "the same, softly",
    "soft_top": "the same among the first three",
    "elsewhere": "how much more another candidate holds than the first, softly",
    "rarest": "whether the first passage meets the rarest known term",
    "rarest_top": "whether one of the first three does",
    "pairs_top": "adjacent terms that stand together in one of the first three",
    "precision": "share of the first passage's IDF that the question holds",
    "characters": "character n-grams that the first passage shares with the question",
    "bm25": "BM25 of the first passage, logarithm",
    "numbers_missing": "figures of the question that none of the first three holds",
    "names_missing": "names of the question that none of the first three holds",
    "form_missing": "the first passage lacks the form wanted",
    "form_missing_top": "so do the first three",
    "form_missing_closest": "so does the passage that meets the question's words best",
    "precise": "a number, sum, share, person or date is asked for",
    "figure": "a number, sum or share is asked for",
    "figure_missing": "one is asked for and the first passage holds no new one",
    "figure_missing_top": "nor do the first three",
    "figure_covered": "one is asked for, by the share of the question that the first passage meets",
    "other_year": "the year before or after is asked for",
    "yes_no": "yes or no is asked for",
    "who": "a person or body is asked for",
    "when": "a date is asked for",
    "list": "a list is asked for",
    "terms": "terms of the question, the name of documents counting as one",
    "expansions": "expansions of the question",
    "length": "words of the first passage, logarithm",
}
READER_SIGNALS: dict[str, str] = {
    "reader": "the reader's score of the first passage",
    "reader_best": "its best score",
    "reader_second": "its second best score",
    "nothing_near": "how far its best score lies below 0, by the share of the question's IDF that nothing holds, softly",
}


def support_signals(question: Question, ranked: Sequence[RankedPassage], evidence: Sequence[Evidence]) -> Row:
    """Return `SIGNALS` by name, and `READER_SIGNALS` when the reader scored the candidates.

    Args:
        ranked: best first, at least one; the first ones carry their features' values.
        evidence: best first, at least one.
    """
    rows = [values(candidate) for candidate in ranked if candidate.contributions]
    shares = {
        "share": evidence[0].score,
        "second_share": evidence[1].score if len(evidence) > 1 else 0.0,
        "score": ranked[0].score,
        "gap": ranked[0].score - ranked[min(1, len(ranked) - 1)].score,
    }
    return shares | _words(question, rows) | _forms(question, rows) | _reader(rows)


def _highest(rows: Sequence[Row], name: str) -> float:
    return max(row[name] for row in rows)


def _words(question: Question, rows: Sequence[Row]) -> Row:
    first, top = rows[0], rows[:_FIRST]
    held = _highest(rows, "soft_coverage_context")
    return {
        "first_coverage": first["coverage"],
        "first_coverage_context": first["coverage_context"],
        "first_soft": first["soft_coverage"],
        "first_soft_context": first["soft_coverage_context"],
        "held": _highest(rows, "coverage_context"),
        "soft_held": held,
        "soft_top": _highest(top, "soft_coverage_context"),
        "elsewhere": held - first["soft_coverage_context"],
        "rarest": first["rarest"],
        "rarest_top": _highest(top, "rarest"),
        "pairs_top": _highest(top, "pairs"),
        "precision": first["precision"],
        "characters": first["tfidf_characters"],
        "bm25": first["bm25"],
        "numbers_missing": 1.0 - _highest(top, "numbers") if question.numbers else 0.0,
        "names_missing": 1.0 - _highest(top, "names") if question.names else 0.0,
        "terms": float(len(question.terms) + bool(question.documents)),
        "expansions": float(len(question.expansions)),
        "length": first["length"],
    }


def _forms(question: Question, rows: Sequence[Row]) -> Row:
    first, top = rows[0], rows[:_FIRST]
    closest = max(rows, key=lambda row: row["soft_coverage_context"])
    figure = float(question.wanted in _FIGURES)
    return {
        "form_missing": float(first["form_met"] < 0),
        "form_missing_top": float(_highest(top, "form_met") < 0),
        "form_missing_closest": float(closest["form_met"] < 0),
        "precise": float(question.wanted in _PRECISE),
        "figure": figure,
        "figure_missing": figure * (1.0 - first["number_wanted"]),
        "figure_missing_top": figure * (1.0 - _highest(top, "number_wanted")),
        "figure_covered": figure * first["soft_coverage_context"],
        "other_year": float(bool(_OTHER_YEAR.search(f"{question.text} {question.interpreted}"))),
        "yes_no": float(question.wanted is Wanted.YES_NO),
        "who": float(question.wanted is Wanted.WHO),
        "when": float(question.wanted is Wanted.WHEN),
        "list": float(question.wanted is Wanted.LIST),
    }


def _reader(rows: Sequence[Row]) -> Row:
    if "reader" not in rows[0]:
        return {}
    scores = sorted((row["reader"] for row in rows), reverse=True)
    lacking = 1.0 - _highest(rows, "soft_coverage_context")
    return {
        "reader": rows[0]["reader"],
        "reader_best": scores[0],
        "reader_second": scores[min(1, len(scores) - 1)],
        "nothing_near": lacking * max(0.0, -scores[0]),
    }
