"""Answers as JSON objects and as text: the shapes other programs and people read from the command line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.model import AnswerStatus, Verdict
from assistant.text.scans import scan_caution

if TYPE_CHECKING:
    from assistant.ingestion.coverage import PageCoverage
    from assistant.model import (
        Answer,
        Check,
        CheckedStatement,
        Citation,
        Comparison,
        Extract,
        RankedPassage,
        Side,
    )
    from assistant.words import ExplainedWord, WordMentions

Record = dict[str, Any]
_OF_SCANS = {"ocr", "unsure"}


def json_line(record: Record) -> str:
    """One JSON object without line breaks, in UTF-8 characters."""
    return json.dumps(record, ensure_ascii=False)


def citation_record(citation: Citation) -> Record:
    """Every field of a citation; spans as objects of page, start and end."""
    return asdict(citation)


def extract_record(extract: Extract) -> Record:
    """A quote with its kind, context, score and citation, and what to beware of, or ""."""
    return {
        "quote": extract.quote,
        "kind": extract.kind.value,
        "context": extract.context,
        "score": round(extract.score, 4),
        "citation": citation_record(extract.citation),
        "caution": scan_caution(extract),
    }


def answer_record(answer: Answer) -> Record:
    """An answer in the stable form of the command line."""
    return {
        "question": answer.question,
        "interpreted_as": answer.interpreted_as,
        "status": answer.status.value,
        "confidence": round(answer.confidence, 4),
        "extracts": [extract_record(extract) for extract in answer.extracts],
        "nearest": [extract_record(extract) for extract in answer.nearest],
        "searched": {"terms": list(answer.searched.terms), "added": list(answer.searched.added)},
        "remark": answer.remark,
        "comparison": comparison_record(answer.comparison) if answer.comparison else None,
        "took_ms": answer.took_ms,
    }


def comparison_record(comparison: Comparison) -> Record:
    """Two documents side by side: the topic, how they compare, and each side with the figures that decided."""
    return {
        "topic": comparison.topic,
        "likeness": comparison.likeness.value,
        "sides": [_side_record(side) for side in comparison.sides],
    }


def _side_record(side: Side) -> Record:
    return {
        "document": side.document,
        "label": side.label,
        "status": side.status.value,
        "confidence": round(side.confidence, 4),
        "remark": side.remark,
        "figures": [side.extracts[0].quote[start:end] for start, end in side.figures],
        "extracts": [extract_record(extract) for extract in side.extracts],
        "nearest": [extract_record(extract) for extract in side.nearest],
    }


def check_record(check: Check) -> Record:
    """A check in the stable form of the command line: the whole, then each statement."""
    return {
        "claim": check.claim,
        **_verdict_record(check),
        "statements": [
            {"statement": statement.statement, **_verdict_record(statement)} for statement in check.statements
        ],
        "took_ms": check.took_ms,
    }


def _verdict_record(checked: Check | CheckedStatement) -> Record:
    return {
        "verdict": checked.verdict.value,
        "differences": [asdict(difference) for difference in checked.differences],
        "verbatim": checked.verbatim,
        "extracts": [extract_record(extract) for extract in checked.extracts],
    }


def ranking_record(ranked: RankedPassage) -> Record:
    """A ranked passage with each scorer's value and its share of the score."""
    passage = ranked.passage
    return {
        "rank": ranked.rank,
        "score": round(ranked.score, 6),
        "passage": passage.id,
        "document": passage.document,
        "page": passage.page,
        "kind": passage.kind.value,
        "text": passage.text,
        "contributions": {
            c.scorer: {"value": round(c.value, 6), "share": round(c.share, 6)} for c in ranked.contributions
        },
    }


def coverage_record(page: PageCoverage) -> Record:
    """What was read of one page."""
    return asdict(page)


def answer_text(answer: Answer) -> str:
    """An answer as a person reads it in a terminal."""
    if answer.comparison is not None:
        return _comparison_text(answer, answer.comparison)
    lines = []
    if answer.interpreted_as != answer.question:
        lines.append(f"Looked up as: {answer.interpreted_as}\n")
    if answer.status is AnswerStatus.NOT_FOUND:
        lines.append("The documents do not say.")
        if answer.searched.terms:
            lines.append(f"Searched for: {', '.join((*answer.searched.terms, *answer.searched.added))}")
        if answer.nearest:
            lines.append("\nRelated, not an answer:")
    elif answer.status is AnswerStatus.PARTLY_ANSWERED:
        lines.append("The documents answer a part of this.\n")
    if answer.remark:
        lines.append(f"{answer.remark}\n")
    lines.extend(_extract_text(extract) for extract in answer.extracts or answer.nearest)
    return "\n".join(lines)


def _comparison_text(answer: Answer, comparison: Comparison) -> str:
    """Two documents side by side, one after the other in a terminal."""
    topic = f"Looked up in each as: {comparison.topic}" if comparison.topic else ""
    head = "\n".join(filter(None, (topic, answer.remark)))
    return "\n\n".join([head, *map(_side_text, comparison.sides)])


def _side_text(side: Side) -> str:
    head = "\n".join(filter(None, (side.label, side.remark)))
    return "\n".join([f"{head}\n", *map(_extract_text, side.extracts)])


def _extract_text(extract: Extract) -> str:
    indented = extract.quote.replace("\n", "\n  ")
    beside = filter(None, (extract.citation.text, scan_caution(extract)))
    return "\n    ".join([f"  {indented}", *beside]) + "\n"


def ranking_text(ranked: RankedPassage) -> str:
    """A ranked passage in two lines: place and words, then what made its score."""
    passage = ranked.passage
    shares = "  ".join(f"{c.scorer} {c.share:+.3f}" for c in ranked.contributions)
    return f"{ranked.rank:3d}. {ranked.score:.3f}  {passage.document} p{passage.page}  {passage.text}\n     {shares}"


def coverage_text(page: PageCoverage) -> str:
    """What was read of one page, in a line."""
    told = {name: value for name, value in asdict(page).items() if page.ocr or name not in _OF_SCANS}
    return "  ".join(f"{name} {value}" for name, value in told.items() if value not in (None, ""))


_VERDICTS = {
    Verdict.SUPPORTED: "The documents say so",
    Verdict.CONTRADICTED: "The documents say otherwise",
    Verdict.NOT_STATED: "The documents do not say; the nearest they come",
}


def check_text(check: Check) -> str:
    """A check as a person reads it in a terminal: each statement, its verdict, what differs, the evidence."""
    lines = []
    for statement in check.statements:
        verbatim = ", word for word" if statement.verbatim else ""
        lines.append(f"{statement.statement}\n{_VERDICTS[statement.verdict]}{verbatim}:")
        lines.extend(f"  said {d.said!r}, document says {d.document_says!r}" for d in statement.differences)
        lines.extend(_extract_text(extract) for extract in statement.extracts)
    return "\n".join(lines)


def explained_word_record(word: ExplainedWord) -> Record:
    """A short form or defined term with the words that explain it."""
    return {
        "word": word.word,
        "meaning": word.meaning,
        "by_initials": word.by_initials,
        "extract": extract_record(word.extract),
    }


def explained_word_text(word: ExplainedWord) -> str:
    """A short form or defined term as a person reads it in a terminal."""
    initials = " (by initials)" if word.by_initials else ""
    meaning = f" = {word.meaning}{initials}" if word.meaning else ""
    return f"{word.word}{meaning}\n{_extract_text(word.extract)}"


def mentions_record(found: WordMentions) -> Record:
    """Where a word stands: counts by form and by section, and every mention as an extract."""
    return {
        "word": found.word,
        "count": found.count,
        "forms": dict(found.forms),
        "sections": [
            {
                "document": section.document,
                "headings": list(section.headings),
                "pages": list(section.pages),
                "count": section.count,
                "extracts": [extract_record(extract) for extract in section.extracts],
            }
            for section in found.sections
        ],
    }


def mentions_text(found: WordMentions) -> str:
    """Where a word stands, as a person reads it in a terminal."""
    lines = [f"{found.word}: {found.remark}\n"]
    for section in found.sections:
        lines.append(f"{section.count}  {' > '.join(section.headings)} ({section.document})")
        lines.extend(_extract_text(extract) for extract in section.extracts)
    return "\n".join(lines)
