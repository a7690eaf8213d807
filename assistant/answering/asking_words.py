"""The closed lists of words by which questions ask, read once from the package's data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from assistant.settings import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingWords:
    """Lower-case words; the file says what each list is for."""

    asking: frozenset[str]
    place: frozenset[str]
    frame: frozenset[str]
    titles: frozenset[str]


@lru_cache(maxsize=1)
def asking_words() -> AskingWords:
    """The lists of ``data/asking.toml``."""
    content = tomllib.loads((DATA / "asking.toml").read_text(encoding="utf-8"))
    return AskingWords(**{name: frozenset(words.split()) for name, words in content.items()})
