"""Answers questions about words: the mentions, the definition, what a short form stands for; all quoted.

The only words of its own are the remark: counts, and a short form set beside its long form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.corpus_map import CorpusMap
from assistant.answering.evidence import choose_evidence
from assistant.answering.extracts import ExtractMaker
from assistant.answering.mentions import by_section, held_together, mentions_of
from assistant.answering.trimming import trimmed
from assistant.answering.word_questions import WordAsk
from assistant.model import Answer, AnswerStatus, Evidence, ExtractKind, Searched
from assistant.text.tokens import is_stop_word, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.answering.definitions import Definition
    from assistant.answering.mentions import Mention
    from assistant.answering.word_book import WordBook
    from assistant.answering.word_questions import WordQuestion
    from assistant.model import Extract, Passage, Question, RankedPassage
    from assistant.settings import Settings

_OPENING_CHARACTERS = 25  # a sentence with the word this near its beginning is about it
_TELLING_WORDS = 4  # fewer say nothing about the word
_JOINING = frozenset({"and", "or", "&"})


def answer_word(
    asked: WordQuestion,
    question: Question,
    book: WordBook,
    rank: Callable[[], Sequence[RankedPassage]],
    settings: Settings,
) -> Answer | None:
    """Answer a question about a word; None when the ordinary way answers it better.

    Args:
        rank: ranks the corpus for the question, best first; called when the order of quotes needs it.

    Raises:
        QuoteMismatchError: when a quote is not on its page word for word.
    """
    answering = _Answering(asked=asked, question=question, book=book, rank=rank, settings=settings)
    if asked.asks is WordAsk.MENTIONS:
        return answering.mentions()
    if asked.asks is WordAsk.EXPANSION:
        return answering.expansion()
    return answering.definition()


def counted(mentions: Sequence[Mention]) -> str:
    """The remark: "11 mentions in 6 sections"."""
    if not mentions:
        return "0 mentions"
    sections, documents = len(by_section(mentions)), len({m.passage.document for m in mentions})
    among = f" of {documents} documents" if documents > 1 else ""
    return f"{_several(len(mentions), 'mention')} in {_several(sections, 'section')}{among}"


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answering:
    asked: WordQuestion
    question: Question
    book: WordBook
    rank: Callable[[], Sequence[RankedPassage]]
    settings: Settings

    def mentions(self) -> Answer | None:
        """The mentions of a word; those of its short or long form where it has none itself."""
        word, documents = self.asked.word, self.question.documents
        found = mentions_of(word, self.book.passages(documents))
        others = {} if found else self.book.counterparts(word, documents)
        if not found and not others:
            return None if self._may_stand_otherwise() else self._nothing()
        found = found or tuple(mention for mentions in others.values() for mention in mentions)
        return self._answer(
            AnswerStatus.ANSWERED,
            self.settings.word_confidence,
            extracts=self._extracts(self._singles(self._best_first(found))[: self.settings.extracts]),
            added=tuple(f"{word} = {other}" for other in others),
            remark=counted(found),
        )

    def expansion(self) -> Answer | None:
        """What a short form stands for, and how it is defined."""
        word, documents = self.asked.word, self.question.documents
        forms = self.book.meanings(word, documents)
        if not forms:
            return self._not_spelled_out() if word.isupper() else None
        defined = self._defined(self.book.definitions_of(word, documents)) if forms[0].explained else []
        units = [*self._singles([form.passage for form in forms]), *defined]
        longs = dict.fromkeys(form.long for form in forms)
        sure = self.settings.word_confidence if forms[0].explained else self.settings.initials_confidence
        remark = f"{forms[0].short} = {' or '.join(longs)}"
        return self._answer(
            AnswerStatus.ANSWERED,
            sure if forms[0].explained else sure / len(longs),
            extracts=self._extracts(units[: self.settings.extracts]),
            remark=remark if forms[0].explained else f"{remark}, by initials",
        )

    def definition(self) -> Answer | None:
        """How the documents define a term; None when they do not."""
        units = self._defined(self.book.definitions_of(self.asked.word, self.question.documents))
        if not units:
            return None
        shown = self._extracts(units[: self.settings.extracts])
        return self._answer(AnswerStatus.ANSWERED, self.settings.word_confidence, extracts=shown)

    def _nothing(self) -> Answer:
        evidence = choose_evidence(self.question, self.rank(), self.book.corpus, self.settings)
        return self._answer(
            AnswerStatus.NOT_FOUND,
            self.settings.word_confidence,
            nearest=self._extracts(evidence[: self.settings.nearest]),
            remark=counted(()),
        )

    def _not_spelled_out(self) -> Answer:
        """A short form that no document spells out: where it is used."""
        found = mentions_of(self.asked.word, self.book.passages(self.question.documents))
        return self._answer(
            AnswerStatus.NOT_FOUND,
            self.settings.word_confidence,
            nearest=self._extracts(self._singles(self._best_first(found))[: self.settings.nearest]),
            remark=counted(found),
        )

    def _may_stand_otherwise(self) -> bool:
        """Whether a phrase that stands nowhere may be there in other words: joined, or its words apart."""
        words = self.asked.word.lower().split()
        inner = any(is_stop_word(word) or word in _JOINING for word in words)
        scope = self.book.passages(self.question.documents)
        return len(words) > 1 and (inner or held_together(self.asked.word, scope))

    def _best_first(self, mentions: Sequence[Mention]) -> list[Passage]:
        """Passages that open with the word, then as ranked, bare ones last; the best of each section first."""
        if not mentions:
            return []
        opening = {m.passage.id for m in mentions if m.start <= _OPENING_CHARACTERS}
        passages = list({mention.passage.text: mention.passage for mention in reversed(mentions)}.values())
        ranks = {candidate.passage.id: candidate.rank for candidate in self.rank()}
        last = len(ranks) + 1
        passages.sort(key=lambda p: (p.id not in opening, ranks.get(p.id, last)))
        firsts = {passage.section: passage.id for passage in reversed(passages) if not _is_bare(passage)}
        return sorted(passages, key=lambda p: (_is_bare(p), firsts.get(p.section) != p.id))

    def _singles(self, passages: Iterable[Passage]) -> list[Evidence]:
        pages = CorpusMap.of(self.book.corpus).pages
        limit = self.settings.quote_max_words
        units = {p.id: _unit((p,), self.settings) for p in passages}
        for identity, unit in units.items():
            (passage,) = unit.passages
            if len(passage.text.split()) > limit:
                shorter = trimmed(passage, self.question, pages[passage.document], limit)
                units[identity] = _unit((shorter,), self.settings)
        return list(units.values())

    def _defined(self, definitions: Iterable[Definition]) -> list[Evidence]:
        """The defining words; with their items when they introduce a list, alone when too long together."""
        units: list[Evidence] = []
        for definition in definitions:
            passages = definition.passages
            if sum(len(p.text.split()) for p in passages) > self.settings.quote_max_words:
                units.extend(self._singles(passages[-1:]))
            else:
                units.append(self._with_items(passages))
        return units

    def _with_items(self, passages: tuple[Passage, ...]) -> Evidence:
        layout = CorpusMap.of(self.book.corpus)
        items = layout.items_of(passages[-1].block) if passages[-1].text.endswith(":") else ()
        room = self.settings.list_max_words - sum(len(p.text.split()) for p in passages)
        held = [passage for item in items for passage in layout.passages_of(item.id)]
        if not held or sum(len(p.text.split()) for p in held) > room:
            return _unit(passages, self.settings)
        return Evidence(
            passages=(*passages, *held), kind=ExtractKind.LIST, score=self.settings.word_confidence
        )

    def _extracts(self, units: Iterable[Evidence]) -> tuple[Extract, ...]:
        maker = ExtractMaker(CorpusMap.of(self.book.corpus))
        return tuple(maker.extract(unit) for unit in units)

    def _answer(
        self,
        status: AnswerStatus,
        confidence: float,
        *,
        extracts: tuple[Extract, ...] = (),
        nearest: tuple[Extract, ...] = (),
        added: tuple[str, ...] = (),
        remark: str = "",
    ) -> Answer:
        return Answer(
            question=self.question.text,
            interpreted_as=self.question.interpreted,
            status=status,
            confidence=round(confidence, 4),
            extracts=extracts,
            nearest=nearest,
            searched=Searched(terms=stems(self.asked.word), added=added),
            remark=remark,
        )


def _is_bare(passage: Passage) -> bool:
    """Whether a passage is a heading or hardly more than the word itself."""
    return passage.kind is ExtractKind.HEADING or len(passage.text.split()) < _TELLING_WORDS


def _unit(passages: tuple[Passage, ...], settings: Settings) -> Evidence:
    return Evidence(passages=passages, kind=passages[0].kind, score=settings.word_confidence)
