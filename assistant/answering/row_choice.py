"""Picks out rows of a table by their place among its others: the largest, the smallest, the total, those compared.

"Who paid the most?" shares no word with the row that answers it; the figures printed in the table's own column do.
Rows are chosen, nothing is reckoned, and nothing is chosen unless all that the question names is there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.comparing import (
    Wish,
    asked_terms,
    class_words,
    conjuncts,
    is_met,
    subject_terms,
    wish_of,
)
from assistant.answering.figure_tables import FigureRow, figure_rows
from assistant.model import Evidence, ExtractKind, Wanted
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.corpus_map import CorpusMap
    from assistant.model import Passage, Question, RankedPassage
    from assistant.settings import Settings

_MOST_COUNTED = 12


def picked_rows(
    question: Question,
    ranked: Sequence[RankedPassage],
    chances: Sequence[float],
    layout: CorpusMap,
    settings: Settings,
) -> tuple[Evidence, ...]:
    """Rows that the question picks out of the table it points to, best first; none when it picks none.

    Args:
        ranked: best first.
        chances: one a passage, that it answers.
    """
    picker = _Picker.of(question, ranked, chances, layout, settings)
    if picker is None:
        return ()
    rows = picker.rows()[: settings.extracts]
    return tuple(
        Evidence(passages=(row.passage,), kind=ExtractKind.TABLE_ROW, score=picker.chance, picked=True)
        for row in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picker:
    """One question and the table it points to.

    Attributes:
        met: what each stem of the question and of what was added to it is worth, 0 to 1.
        chance: 0 to 1, that a row of this table answers.
        chance_of: the same by passage.
    """

    question: Question
    table: tuple[FigureRow, ...]
    met: Mapping[str, float]
    chance: float
    chance_of: Mapping[str, float]
    titles: frozenset[str]
    asked: frozenset[str]

    @classmethod
    def of(
        cls,
        question: Question,
        ranked: Sequence[RankedPassage],
        chances: Sequence[float],
        layout: CorpusMap,
        settings: Settings,
    ) -> _Picker | None:
        """The picker of the table whose rows bear the most of the chance, when it is enough."""
        borne: dict[tuple[str, int], float] = defaultdict(float)
        chance_of = {one.passage.id: chance for one, chance in zip(ranked, chances, strict=True)}
        for one in ranked:
            if table := layout.table_of(one.passage):
                borne[table] += chance_of[one.passage.id]
        if not borne:
            return None
        table = max(borne, key=lambda key: (borne[key], key))
        if borne[table] < settings.table_share:
            return None
        money = question.wanted is Wanted.AMOUNT
        rows = figure_rows(layout.rows_of(table), [*question.terms, *question.numbers], money=money)
        document = layout.documents[table[0]]
        about = " ".join(
            (document.title, document.publisher or "", document.period or "", document.date or "")
        )
        return cls(
            question=question,
            table=rows,
            met=_worth(question),
            chance=min(1.0, borne[table]),
            chance_of=chance_of,
            titles=frozenset(stems(about)),
            asked=asked_terms(question),
        )

    def rows(self) -> Sequence[FigureRow]:
        """Rows picked, in the order in which they are shown."""
        if len(self.table) < 2:
            return ()
        match wish_of(self.question):
            case Wish.LARGEST:
                return self._extreme(largest=True)
            case Wish.SMALLEST:
                return self._extreme(largest=False)
            case Wish.TOTAL:
                return self._total()
            case Wish.SEVERAL:
                return self._compared() or self._of_class()
            case _:
                return ()

    def _extreme(self, *, largest: bool) -> Sequence[FigureRow]:
        """Every row that prints the largest or smallest figure of its part; a nought is nobody's share."""
        parts: dict[int, list[FigureRow]] = defaultdict(list)
        for row in self.table:
            if not row.total and row.value:
                parts[row.part].append(row)
        fitting = [rows for rows in parts.values() if len(rows) > 1 and self._holds(rows[0])]
        if not fitting:
            return ()
        rows = max(fitting, key=self._points_to)
        best = max(row.value for row in rows) if largest else min(row.value for row in rows)
        return [row for row in rows if row.value == best]

    def _total(self) -> Sequence[FigureRow]:
        """The total row that the question's words point to; of several none of which is meant, none."""
        totals = [row for row in self.table if row.total and self._holds(row)]
        meant = [row for row in totals if self._named(row) > 0]
        return [max(meant, key=self._named)] if meant else totals if len(totals) == 1 else ()

    def _compared(self) -> Sequence[FigureRow]:
        """One row for each of the things joined by "and" or "or", when all are there."""
        found: list[FigureRow] = []
        for conjunct in conjuncts(self.question):
            rows = [
                row
                for row in self.table
                if any(all(self._in_name(word, row) for word in words) for words in conjunct)
            ]
            if not rows:
                return ()
            best = max(rows, key=lambda row: self.chance_of.get(row.passage.id, 0.0))
            if best not in found:
                found.append(best)
        return found if len(found) > 1 else ()

    def _of_class(self) -> Sequence[FigureRow]:
        """All rows of the kind that a plural names: "the two cities", "the district councils"."""
        count, words, initials = class_words(self.question)
        if not words:
            return ()
        rows = [
            row
            for row in self.table
            if all(word in row.name for word in words) or (initials and initials in _words(row.passage))
        ]
        return rows if len(rows) > 1 and count in {None, len(rows)} else ()

    def _in_name(self, word: str, row: FigureRow) -> bool:
        """Whether a row's name holds a word of the question, or all that was added for it."""
        if word in row.name:
            return True
        added = (e.terms for e in self.question.expansions if stems(e.said) == (word,) and e.weight >= 0.9)
        return any(terms and all(term in row.name for term in terms) for terms in added)

    def _holds(self, row: FigureRow) -> bool:
        """Whether what surrounds a row, its name if it is a total, holds all that the question speaks of."""
        passage = row.passage
        around = {*stems(" ".join((*passage.headings, *passage.columns, passage.group))), *self.titles}
        if row.total:
            around |= row.name
        figures = {n for n in self.question.numbers if not n.isdigit() or int(n) > _MOST_COUNTED}
        return figures <= around and all(
            is_met(term, self.question, frozenset(around)) or (row.total and self._came_from(term))
            for term in subject_terms(self.question)
        )

    def _came_from(self, term: str) -> bool:
        """Whether a word of an earlier turn names a row of this table, so that "it all" is what the table adds up."""
        return term not in self.asked and any(self._in_name(term, row) for row in self.table)

    def _points_to(self, rows: Sequence[FigureRow]) -> tuple[float, float]:
        """How far the question's words mean a part of the table: by its group's heading, then by its rows."""
        heading = max((self.met.get(stem, 0.0) for stem in stems(rows[0].passage.group)), default=0.0)
        return heading, sum(self.chance_of.get(row.passage.id, 0.0) for row in rows)

    def _named(self, row: FigureRow) -> float:
        words = {*row.name, *stems(row.passage.group)} - {"total", "all"}
        return max((self.met.get(word, 0.0) for word in words), default=0.0)


def _worth(question: Question) -> dict[str, float]:
    worth: dict[str, float] = {}
    for expansion in question.expansions:
        for term in expansion.terms:
            worth[term] = max(worth.get(term, 0.0), expansion.weight / len(expansion.terms))
    weights = question.weights or (1.0,) * len(question.terms)
    return worth | dict(zip(question.terms, weights, strict=True))


def _words(passage: Passage) -> frozenset[str]:
    return frozenset(passage.text.split())
