"""What a corpus tells about its own words: terms it defines, short forms it spells out, and every passage to count in."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assistant.answering.corpus_map import ByIdentity
from assistant.answering.definitions import definitions_in
from assistant.answering.lexicon import Lexicon
from assistant.answering.mentions import mentions_of
from assistant.answering.short_forms import ShortForm, by_initials, explained_in, short_forms_in
from assistant.text.spelling import is_english
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.answering.definitions import Definition
    from assistant.answering.mentions import Mention
    from assistant.model import Corpus, Passage

_FEWEST_INITIALS = 3  # letters: two fit too many names by chance


class WordBook:
    """The words of one corpus; each part is made when it is first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the corpus."""
        self.corpus = corpus

    @staticmethod
    def of(corpus: Corpus) -> WordBook:
        """Return the book of `corpus`, kept for the next question."""
        return _book(ByIdentity(corpus))

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Every definition, in reading order."""
        return definitions_in(self.corpus.passages)

    @cached_property
    def explained(self) -> tuple[ShortForm, ...]:
        """Short forms that the documents spell out themselves, in reading order."""
        return explained_in(self.corpus.passages)

    @cached_property
    def short_forms(self) -> tuple[ShortForm, ...]:
        """Every short form used, by letter: spelled out, or by its initials, or with no long form at all."""
        told = {form.short.lower() for form in self.explained}
        forms = list(self.explained)
        for short, passage in short_forms_in(self.corpus.passages).items():
            if short.lower() not in told:
                none = ShortForm(short=short, long="", passage=passage, explained=False)
                forms.extend(self._by_initials(short, self.corpus.passages) or (none,))
        return tuple(sorted(forms, key=lambda form: form.short.lower()))

    def passages(self, documents: Collection[str] = ()) -> tuple[Passage, ...]:
        """Passages of some documents, of all when none is named."""
        return tuple(p for p in self.corpus.passages if not documents or p.document in documents)

    def meanings(self, word: str, documents: Collection[str] = ()) -> tuple[ShortForm, ...]:
        """What a short form stands for: what the documents say, else the names its initials fit."""
        sought = {word.lower(), word.lower().removesuffix("s")}
        forms = [form for form in self.explained if form.short.lower() in sought]
        within = [form for form in forms if not documents or form.passage.document in documents]
        return tuple(within or forms) or self._by_initials(word, self.passages(documents))

    def definitions_of(self, word: str, documents: Collection[str] = ()) -> tuple[Definition, ...]:
        """Definitions of a term, or of what it is short for."""
        names = {stems(word)}
        names |= {stems(form.long) for form in self.explained if form.short.lower() == word.lower()}
        names |= {stems(form.short) for form in self.explained if stems(form.long) == stems(word)}
        return tuple(
            definition
            for definition in self.definitions
            if stems(definition.term) in names
            and (not documents or definition.passages[0].document in documents)
        )

    def counterparts(self, word: str, documents: Collection[str] = ()) -> dict[str, tuple[Mention, ...]]:
        """Mentions of what a word is short for, or of its short form, by that form; those found alone."""
        known = self._lexicon.acronyms.get(word.lower(), ()) if _may_be_short(word) else ()
        others = [meaning.long for meaning in known]
        if short := self._lexicon.long_forms.get(stems(word)):
            others.append(short)
        found = {other: mentions_of(other, self.passages(documents)) for other in others}
        return {other: mentions for other, mentions in found.items() if mentions}

    def _by_initials(self, short: str, passages: tuple[Passage, ...]) -> tuple[ShortForm, ...]:
        if len(short) < _FEWEST_INITIALS:
            return ()
        known = self._lexicon.acronyms.get(short.lower(), ())
        return by_initials(short, [meaning.long for meaning in known], passages)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon.of(self.corpus)


def _may_be_short(word: str) -> bool:
    return len(word) >= _FEWEST_INITIALS and (word.isupper() or not is_english(word.lower()))


@lru_cache(maxsize=4)
def _book(key: ByIdentity) -> WordBook:
    return WordBook(key.corpus)
