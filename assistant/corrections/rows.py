"""A correction as a row of the file and back: texts, and JSON where a field holds several."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from assistant.model import AnswerStatus, Correction, CorrectionKind, ShownQuote, Verdict


def row_of(correction: Correction) -> tuple[str, ...]:
    """The values of a row, without the number, which the file gives."""
    values = (
        correction.noted_at,
        correction.kind.value,
        correction.note,
        _json(correction.turns),
        _json(correction.documents),
        correction.status.value,
        _json([asdict(quote) for quote in correction.quotes]),
        correction.index,
    )
    # A text may hold half a pair of surrogates, which no file can.
    return tuple(value.encode(errors="replace").decode() for value in values)


def correction_of(row: tuple[Any, ...]) -> Correction:
    """The correction of a row, its number last.

    Raises:
        ValueError, KeyError, TypeError: when the row does not hold one.
    """
    noted_at, kind, note, turns, documents, status, quotes, index, number = row
    asked = tuple(map(str, json.loads(turns)))
    if not asked:
        raise ValueError("a correction without a question")
    return Correction(
        id=int(number),
        noted_at=str(noted_at),
        kind=CorrectionKind(kind),
        note=str(note),
        turns=asked,
        documents=tuple(map(str, json.loads(documents))),
        status=Verdict(status) if status in set(Verdict) else AnswerStatus(status),
        quotes=tuple(ShownQuote(**quote) for quote in json.loads(quotes)),
        index=str(index),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
