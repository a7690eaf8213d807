"""The closed word lists that sentence splitting and term choice need, read once from the package's data.

NLTK's wheel carries no word lists and no run may download any, so the product ships its own.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from assistant.settings import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """Lower-case words; abbreviations are written without their last full stop."""

    stop_words: frozenset[str]
    abbreviations: frozenset[str]
    before_figures: frozenset[str]
    before_small_letters: frozenset[str]
    sentence_starters: frozenset[str]


@lru_cache(maxsize=1)
def word_lists() -> WordLists:
    """The lists of ``data/english.toml``."""
    content = tomllib.loads((DATA / "english.toml").read_text(encoding="utf-8"))
    return WordLists(**{name: frozenset(words.split()) for name, words in content.items()})
