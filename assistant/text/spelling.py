"""Repairs mistyped words against the words of the corpus; a real English word is never "repaired".

The list of English words only says what to leave alone: nothing is corrected towards it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.settings import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_SHORTEST = 4  # letters
_ONLY_SWAPS_BELOW = 6  # letters: shorter words are too near to too many others
_TWO_EDITS_FROM = 9  # letters
_ENDINGS = ("'s", "ing", "ed", "es", "er", "ers", "ly", "s", "d")


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Common British English words of four letters and more, lower case."""
    return frozenset((DATA / "english-words.txt").read_text(encoding="utf-8").split())


def is_english(word: str) -> bool:
    """Whether a lower-case word, or what is left without a common ending, is a common English word."""
    words = english_words()
    if word in words:
        return True
    return any(
        word.endswith(ending) and ({word.removesuffix(ending), word.removesuffix(ending) + "e"} & words)
        for ending in _ENDINGS
    )


def distance(one: str, other: str, limit: int) -> int:
    """Edits (insert, delete, replace, swap neighbours) from one word to the other, or `limit` + 1 if more.

    The restricted Damerau-Levenshtein distance (optimal string alignment).
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def repair(word: str, counts: Mapping[str, int], known: Callable[[str], bool]) -> str | None:
    """The corpus word that a mistyped word most likely is, or None when it is none or needs no repair.

    Args:
        word: one word as typed.
        counts: the corpus' words in lower case, with how often each occurs.
        known: whether a lower-case word is to be left alone.
    """
    typed = word.lower()
    if len(typed) < _SHORTEST or not typed.isalpha() or typed in counts or known(typed) or is_english(typed):
        return None
    limit = 2 if len(typed) >= _TWO_EDITS_FROM else 1
    near = (
        (distance(typed, candidate, limit), -count, candidate)
        for candidate, count in _alike(typed, counts.items(), limit)
    )
    best = min((found for found in near if found[0] <= limit), default=None)
    return best[2] if best else None


def _alike(typed: str, words: Iterable[tuple[str, int]], limit: int) -> Iterable[tuple[str, int]]:
    """Words that could be meant: people seldom mistype the first letter, but they swap it with the second."""
    first = set(typed[:1])
    swapped = typed[1:2] + typed[:1]
    for candidate, count in words:
        close = abs(len(candidate) - len(typed)) <= limit and len(candidate) >= _SHORTEST
        if len(typed) < _ONLY_SWAPS_BELOW and sorted(typed) != sorted(candidate):
            continue
        if close and (candidate[0] in first or candidate.startswith(swapped)):
            yield candidate, count
