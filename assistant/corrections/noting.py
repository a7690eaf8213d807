"""A correction made of what was shown, and kept with the version of the index that answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.model import Correction, CorrectionKind, ShownQuote

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.corrections.book import CorrectionBook
    from assistant.model import AnswerStatus, Extract, Verdict


def shown(
    turns: Sequence[str],
    documents: Sequence[str],
    status: AnswerStatus | Verdict,
    extracts: Sequence[Extract],
) -> Correction:
    """A correction of what was shown, with nothing said against it yet.

    Args:
        turns: the questions of the conversation, the one answered last; for a check, the statement.
        documents: ids it was narrowed to; none for all.
    """
    return Correction(
        turns=tuple(turns),
        documents=tuple(documents),
        status=status,
        quotes=tuple(_shown(extract) for extract in extracts),
        index="",
        kind=CorrectionKind.OTHER,
    )


def said(correction: Correction, kind: CorrectionKind, note: str) -> Correction:
    """The correction with what its reader says; characters that cannot be seen are left out of the note."""
    seen = "".join(letter for letter in note if letter.isprintable() or letter == "\n")
    return replace(correction, kind=kind, note=seen.strip())


def noting(book: CorrectionBook, index: str) -> Callable[[Correction], Correction]:
    """What keeps a correction of an answer that the index of that version gave."""
    return lambda correction: book.add(replace(correction, index=index))


def _shown(extract: Extract) -> ShownQuote:
    citation = extract.citation
    return ShownQuote(
        quote=extract.quote,
        document=citation.document,
        section=citation.section,
        paragraph=citation.paragraph,
        page=citation.page,
        reference=citation.text,
    )
