"""Chooses the answering words: from ranked passages to the few units that are shown.

A unit is what a person would read out: a sentence, with the one before it when it begins with a pronoun; a list
with the line that introduces it; a table row; a footnote. What is said twice is one unit with both its pages.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.adjoining import with_adjoining
from assistant.answering.corpus_map import CorpusMap
from assistant.answering.dates import read_dates
from assistant.answering.labelled import picked_lines
from assistant.answering.particular import with_particular
from assistant.answering.repetition import without_repetition
from assistant.answering.row_choice import picked_rows
from assistant.answering.trimming import trimmed
from assistant.model import Block, Corpus, Evidence, ExtractKind, Passage, Question, RankedPassage, Wanted
from assistant.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.settings import Settings

_PRONOUN = re.compile(r"(?:They|These|This|It|Those|That|Such|Their|Its|He|She|Of these|Of those)\b")
_NOTE = re.compile(r"\bfoot ?note|\basterisk|\bsuperscript|\bsmall print\b|\bstar(?:red)?\b", re.IGNORECASE)
_HEADINGS = frozenset({ExtractKind.HEADING})
# What no words of the question itself can answer.
_NEW = frozenset(
    {
        *(Wanted.WHO, Wanted.WHEN, Wanted.WHERE, Wanted.WHY, Wanted.HOW, Wanted.DEFINITION),
        *(Wanted.COUNT, Wanted.AMOUNT, Wanted.PERCENTAGE, Wanted.LIST),
    }
)


def choose_evidence(
    question: Question, ranked: Sequence[RankedPassage], corpus: Corpus, settings: Settings
) -> tuple[Evidence, ...]:
    """Units that answer, best first, at most `settings.extracts`, none said twice.

    Args:
        ranked: best first, with scores of which `exp` is proportional to the chance of each.
    """
    fitting = with_particular(question, [one for one in ranked if _fits(question, one.passage)])
    chances = _chances(fitting)
    chooser = _Chooser(question=question, layout=CorpusMap.of(corpus), settings=settings)
    chance_of = {one.passage.id: chance for one, chance in zip(fitting, chances, strict=True)}
    units = _ordered(question, chooser.units(fitting, chances))
    units = with_adjoining(units, chance_of, chooser.layout, settings)
    kept = _ordered(question, without_repetition(units, settings.extracts))
    picked = [
        *picked_rows(question, fitting, chances, chooser.layout, settings),
        *picked_lines(question, fitting, chances, chooser.layout, settings),
    ]
    shown = {passage.id for unit in picked for passage in unit.passages}
    return (*picked, *(unit for unit in kept if unit.passages[0].id not in shown))[: settings.extracts]


def _ordered(question: Question, units: Iterable[Evidence]) -> list[Evidence]:
    """Units by their chance, entries of a contents table first where a page is asked for."""
    paged = question.wanted is Wanted.PAGE
    return sorted(units, key=lambda unit: (paged and not unit.passages[0].contents, -unit.score))


def _fits(question: Question, passage: Passage) -> bool:
    """Whether a passage of this kind can be an answer at all."""
    if passage.contents:
        return question.wanted is Wanted.PAGE
    if passage.kind in _HEADINGS:
        dated = question.wanted is Wanted.WHEN and any(date.day for date in read_dates(passage.text))
        return dated or question.wanted in {Wanted.SECTION, Wanted.PAGE}
    return bool(re.search(r"\w", passage.text)) and not _says_nothing_new(question, passage)


def _says_nothing_new(question: Question, passage: Passage) -> bool:
    """Whether a fact is asked for and a passage only repeats words of the question, and introduces nothing."""
    if question.wanted not in _NEW or passage.text.endswith(":"):
        return False
    return _every_stem(passage.text) <= _every_stem(question.interpreted)


def _every_stem(text: str) -> set[str]:
    """Those of stop words too: "All" can be the whole answer."""
    return {stem(word) for word in words(text)}


def _chances(ranked: Sequence[RankedPassage]) -> list[float]:
    if not ranked:
        return []
    highest = max(candidate.score for candidate in ranked)
    raised = [math.exp(candidate.score - highest) for candidate in ranked]
    total = sum(raised)
    return [value / total for value in raised]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chooser:
    question: Question
    layout: CorpusMap
    settings: Settings

    def units(self, ranked: Sequence[RankedPassage], chances: Sequence[float]) -> list[Evidence]:
        """Every candidate's unit, each once; a list counts for all of its parts."""
        lists = self._lists(ranked, chances)
        units: list[Evidence] = []
        taken: set[str] = set()
        for candidate, chance in zip(ranked, chances, strict=True):
            lead = self._list_of(candidate.passage)
            if lead in lists:
                if lead not in taken:
                    taken.add(lead)
                    units.append(lists[lead])
            elif not self._introduces(candidate.passage):
                units.extend(self._notes(candidate.passage, chance))
                units.append(self._single(candidate.passage, chance))
        return units

    def _lists(self, ranked: Sequence[RankedPassage], chances: Sequence[float]) -> dict[str, Evidence]:
        """Lists to be shown whole, by the block that introduces them.

        Any list when a list is asked for, and the one whose opening line ranks before everything else;
        else a short one whose opening line ranks before its items.
        """
        chance_of: dict[str, float] = defaultdict(float)
        first: dict[str, Passage] = {}
        for candidate, chance in zip(ranked, chances, strict=True):
            lead = self._list_of(candidate.passage)
            if lead:
                chance_of[lead] += chance
                first.setdefault(lead, candidate.passage)
        several = self.question.wanted is Wanted.LIST
        opening = next(
            (self._list_of(one.passage) for one in ranked[:1] if self._introduces(one.passage)), None
        )
        lists: dict[str, Evidence] = {}
        for lead, passage in first.items():
            asked = several or lead == opening
            limit = self.settings.list_max_words if asked else self.settings.quote_max_words
            if asked or self._introduces(passage):
                unit = self._whole_list(lead, min(1.0, chance_of[lead]), limit)
                if unit is not None and (asked or self._is_whole(unit)):
                    lists[lead] = unit
        return lists

    def _is_whole(self, unit: Evidence) -> bool:
        """Whether a list holds every item, and each item in full."""
        lead = unit.passages[0].block
        return (
            sum(len(self.layout.passages_of(block.id)) for block in self._items(lead))
            == len(unit.passages) - 1
        )

    def _list_of(self, passage: Passage) -> str:
        """Block that introduces the list of which a passage is the lead-in or an item; "" outside lists."""
        block = self.layout.blocks.get(passage.block)
        if block is None:
            return ""
        if self._introduces(passage):
            return block.id
        return block.lead_in or ""

    def _introduces(self, passage: Passage) -> bool:
        """Whether a passage is a line that introduces a list, and no answer without it."""
        own = self.layout.passages_of(passage.block)
        return bool(own) and own[-1].id == passage.id and bool(self.layout.items_of(passage.block))

    def _whole_list(self, lead: str, chance: float, limit: int) -> Evidence | None:
        """Lead-in and items; items by their first sentences when the whole is too long; as many as fit."""
        opening = self.layout.passages_of(lead)[-1:]
        items = [self.layout.passages_of(block.id) for block in self._items(lead)]
        room = limit - _words(opening)
        if not items or room <= 0:
            return None
        if sum(_words(item) for item in items) > room:
            items = [item[:1] for item in items]
        chosen: list[Passage] = list(opening)
        for item in items:
            room -= _words(item)
            if room < 0:
                break
            chosen.extend(item)
        if len(chosen) < 2:
            return None
        return Evidence(passages=tuple(chosen), kind=ExtractKind.LIST, score=chance)

    def _items(self, lead: str) -> Iterable[Block]:
        for block in self.layout.items_of(lead):
            yield block
            yield from self._items(block.id)

    def _single(self, passage: Passage, chance: float) -> Evidence:
        limit = self.settings.quote_max_words
        if _words([passage]) > limit:
            passage = trimmed(passage, self.question, self.layout.pages[passage.document], limit)
        elif _PRONOUN.match(passage.text):
            before = self.layout.neighbour_before(passage)
            if before is not None and _words([before, passage]) <= limit:
                return Evidence(passages=(before, passage), kind=passage.kind, score=chance)
        return Evidence(passages=(passage,), kind=passage.kind, score=chance)

    def _notes(self, passage: Passage, chance: float) -> list[Evidence]:
        """Footnotes that a passage marks, when the question asks for a note; they come before their passage."""
        block = self.layout.blocks.get(passage.block)
        if block is None or not block.footnotes or not _NOTE.search(self.question.interpreted):
            return []
        notes = [self.layout.passages_of(footnote) for footnote in block.footnotes]
        return [
            Evidence(passages=note[:2], kind=ExtractKind.FOOTNOTE, score=chance) for note in notes if note
        ]


def _words(passages: Iterable[Passage]) -> int:
    return sum(len(passage.text.split()) for passage in passages)
