"""Words without their inflection: "reviews", "reviewed" and "reviewing" are one, "responsible" and "response" are two.

A stemmer joins too much for a thesaurus: "yearly" is not "year", nor "response" "responsible".
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.text.plain import plain

_SHORT = 4
_KEEPS_E = 5  # letters: "note" is not "not", nor "theme" "them"
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")


@lru_cache(maxsize=100_000)
def base(word: str) -> str:
    """The form that the inflections of a lower-case word share; not a word to show anyone."""
    word = plain(word).removesuffix("'s").removesuffix("'")
    if len(word) < _SHORT:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("ied"):
        return word[:-3] + "y"
    stripped = word
    if word.endswith(("ing", "ed")) and len(word) > 5 and not word.endswith("eed"):
        stripped = _DOUBLED.sub(r"\1", re.sub(r"(?:ing|ed)$", "", word))
    elif word.endswith(("sses", "shes", "ches", "xes")):
        stripped = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        stripped = word[:-1]
    return stripped.removesuffix("e") if len(stripped) > _KEEPS_E else stripped


def bases(phrase: str) -> tuple[str, ...]:
    """The base form of each word of a phrase, hyphens taken as spaces."""
    return tuple(base(word) for word in re.findall(r"[\w&%']+", plain(phrase).lower().replace("-", " ")))
