"""Searching within one document: every passage that holds the words typed, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.text.tokens import stems

if TYPE_CHECKING:
    from assistant.model import Corpus, Passage


def passages_with(corpus: Corpus, document: str, find: str) -> tuple[Passage, ...]:
    """The passages of a document that hold what is typed letter for letter, or all its words in any form.

    Entries of a contents table are left out; capitals do not matter.
    """
    typed = " ".join(find.casefold().split())
    wanted = set(stems(find))
    if not typed:
        return ()
    return tuple(
        passage
        for passage in corpus.passages
        if passage.document == document and not passage.contents and _holds(passage, typed, wanted)
    )


def _holds(passage: Passage, typed: str, wanted: set[str]) -> bool:
    return typed in passage.text.casefold() or (bool(wanted) and wanted <= set(stems(passage.text)))
