"""What the corpus itself teaches about words: its vocabulary, short forms, documents' and sections' names, places."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from assistant.answering.acronyms import Acronym, acronyms_in, by_short_form
from assistant.answering.names import DocumentNames, names_of, places_named
from assistant.text.plain import plain
from assistant.text.tokens import stem, stems
from assistant.text.tokens import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.model import Corpus

_ENDING = re.compile(r"[\s.:]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words of one corpus.

    Attributes:
        words: words in their normal form, with how many passages hold each.
        stems: stems of those words, with how many passages hold each.
        pairs: stems that stand side by side somewhere, stop words left out.
        acronyms: meanings by short form, lower case.
        long_forms: short forms the corpus uses, by the stems of what they stand for.
        documents: how people name each document.
        section_numbers: "5.4", "4.2"; without a closing full stop.
        section_titles: lower case, without number.
        places: names of places, lower case.
    """

    words: Mapping[str, int]
    stems: Mapping[str, int]
    pairs: frozenset[tuple[str, str]]
    acronyms: Mapping[str, tuple[Acronym, ...]]
    long_forms: Mapping[tuple[str, ...], str]
    documents: tuple[DocumentNames, ...]
    section_numbers: frozenset[str]
    section_titles: frozenset[str]
    places: frozenset[str]

    @classmethod
    def of(cls, corpus: Corpus) -> Lexicon:
        """Read the lexicon of a corpus."""
        texts = tuple(_texts(corpus))
        cut = [dict.fromkeys(words_of(text)) for text in texts]
        held = Counter(chain.from_iterable(cut))
        stemmed = Counter(chain.from_iterable(set(map(stem, found)) for found in cut))
        pairs = frozenset(chain.from_iterable(pairwise(stems(text)) for text in texts))
        acronyms = by_short_form(acronyms_in(texts))
        return cls(
            words=held,
            stems=stemmed,
            pairs=pairs,
            acronyms=acronyms,
            long_forms=_long_forms(acronyms, held),
            documents=names_of(corpus.documents, corpus.passages),
            section_numbers=frozenset(
                _ENDING.sub("", section.number) for section in corpus.sections if section.number
            ),
            section_titles=frozenset(
                " ".join(plain(section.title).lower().split()) for section in corpus.sections
            ),
            places=places_named(texts),
        )

    def knows(self, terms: tuple[str, ...]) -> bool:
        """Whether every one of these stems is a word of the corpus."""
        return all(term in self.stems for term in terms)

    def together(self, terms: tuple[str, ...]) -> bool:
        """Whether each of these stems stands beside the next somewhere in the corpus."""
        return all(pair in self.pairs for pair in pairwise(terms))


def _texts(corpus: Corpus) -> Iterator[str]:
    """Each text of the corpus once: passages, the headings and lead-ins around them, table heads."""
    seen: set[str] = set()
    for passage in corpus.passages:
        for text in (passage.text, *passage.headings, passage.lead_in, *passage.columns, passage.group):
            if text and text not in seen:
                seen.add(text)
                yield plain(text)


def _long_forms(
    acronyms: Mapping[str, tuple[Acronym, ...]], words: Mapping[str, int]
) -> dict[tuple[str, ...], str]:
    return {
        stems(acronym.long): acronym.short
        for short, meanings in acronyms.items()
        for acronym in meanings
        if len(short) > 2 and (short in words or f"{short}s" in words)
    }
