"""The vocabulary gap: people ask in their own words, reports answer in official ones.

The data files are made by hand and hold general UK public-sector English, no wording of a particular report.
Each line says: who asks with one of these words may mean one of those. The lines of the second file were found in lay
questions and the words that answer them, so that those questions cannot tell what the lines are worth.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.errors import InputFormatError
from assistant.model import Expansion, ExpansionOrigin
from assistant.records import numbered_lines
from assistant.settings import DATA
from assistant.text.inflections import bases
from assistant.text.tokens import is_stop_word, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

WRITTEN = DATA / "thesaurus.jsonl"
MINED = DATA / "thesaurus-mined.jsonl"
_KEY = 2  # characters that all inflections of a word share
# "mark our homework" is "mark their own homework".
_POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their", "own"})
_MOST_POSSESSIVES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the file: lay phrases, the report's phrases they may stand for, and a weight, 0 to 1."""

    ask: tuple[str, ...]
    report: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a question that the thesaurus knows: half-open places `start` to `end` in its words."""

    start: int
    end: int
    entries: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Thesaurus:
    """Entries, found by their lay phrases in any inflection; phrases are prepared when one could first match."""

    entries: tuple[Entry, ...]
    _raw: dict[str, list[tuple[str, int]]] = field(repr=False)
    _buckets: dict[str, dict[tuple[str, ...], tuple[int, ...]]] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, *paths: Path) -> Thesaurus:
        """Read and check data files; unless any is named, those of the package.

        Raises:
            InputFormatError: naming the line that cannot be read.
        """
        return cls.of(
            _entry(path, number, line)
            for path in paths or (WRITTEN, MINED)
            for number, line in numbered_lines(path)
        )

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Thesaurus:
        """A thesaurus of these entries."""
        held = tuple(entries)
        raw: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for place, entry in enumerate(held):
            for phrase in entry.ask:
                raw[phrase[:_KEY].lower()].append((phrase, place))
        return cls(entries=held, _raw=dict(raw))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word of the file, lower case: words that need no spelling repair."""
        phrases = (phrase for entry in self.entries for phrase in (*entry.ask, *entry.report))
        return frozenset(word for phrase in phrases for word in phrase.lower().replace("-", " ").split())

    def matches(self, words: Sequence[str]) -> tuple[Match, ...]:
        """Phrases of the thesaurus in a question's words, the longest first where they overlap, in order."""
        forms = [bases(word) for word in words]
        found: list[Match] = []
        place = 0
        while place < len(words):
            match = self._longest(words, forms, place)
            if match:
                found.append(match)
            place = match.end if match else place + 1
        return tuple(found)

    def expansions(
        self, words: Sequence[str], known: Callable[[tuple[str, ...]], float] = lambda _terms: 1.0
    ) -> tuple[Expansion, ...]:
        """What the thesaurus adds to a question, in the order of its words, heavier first for each.

        Args:
            words: the question's words in order, as typed, hyphenated ones in their parts.
            known: how well a corpus knows these stems, 0 (a word of them is not in it) to 1; 0 drops the phrase.
        """
        asked = {stem for word in words for stem in stems(word)}
        best: dict[tuple[str, ...], Expansion] = {}
        for match in self.matches(words):
            said = " ".join(words[match.start : match.end])
            for entry in (self.entries[place] for place in match.entries):
                for phrase in entry.report:
                    terms = stems(phrase.replace("-", " "))
                    weight = entry.weight * known(terms) if terms and not asked.issuperset(terms) else 0.0
                    if weight > 0 and (terms not in best or best[terms].weight < weight):
                        best[terms] = Expansion(
                            said=said,
                            added=phrase,
                            terms=terms,
                            weight=round(weight, 3),
                            origin=ExpansionOrigin.THESAURUS,
                        )
        return tuple(best.values())

    def _longest(self, words: Sequence[str], forms: list[tuple[str, ...]], start: int) -> Match | None:
        bucket = self._bucket(words[start][:_KEY].lower())
        longest = min(len(words) - start, max(map(len, bucket), default=0) + _MOST_POSSESSIVES)
        for length in range(longest, 0, -1):
            told = _told(words[start : start + length])
            run = tuple(base for place in told for base in forms[start + place])
            alone = length == 1 and is_stop_word(words[start].lower())
            if told[-1] == length - 1 and (entries := bucket.get(run)) and not alone:
                return Match(start, start + length, entries)
        return None

    def _bucket(self, key: str) -> dict[tuple[str, ...], tuple[int, ...]]:
        if key not in self._buckets:
            bucket: dict[tuple[str, ...], list[int]] = defaultdict(list)
            for phrase, place in self._raw.get(key, ()):
                words = phrase.split()
                bucket[bases(" ".join(words[told] for told in _told(words)))].append(place)
            self._buckets[key] = {run: tuple(dict.fromkeys(places)) for run, places in bucket.items() if run}
        return self._buckets[key]


def _told(words: Sequence[str]) -> list[int]:
    """Places of the words of a phrase that tell it from others: not whose a thing is, unless it begins so."""
    return [place for place, word in enumerate(words) if place == 0 or word.lower() not in _POSSESSIVES]


def _entry(path: Path, number: int, line: str) -> Entry:
    try:
        fields = json.loads(line)
        ask, report, weight = fields["ask"], fields["report"], fields["w"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputFormatError(path, number, "needs ask, report and w") from error
    for phrases in (ask, report):
        if (
            not isinstance(phrases, list)
            or not phrases
            or not all(isinstance(p, str) and p.strip() for p in phrases)
        ):
            raise InputFormatError(path, number, "ask and report are lists of phrases")
    if not isinstance(weight, (int, float)) or not 0 < weight <= 1:
        raise InputFormatError(path, number, "w lies above 0 and not above 1")
    return Entry(ask=tuple(ask), report=tuple(report), weight=float(weight))
