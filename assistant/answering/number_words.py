"""Numbers written as words: "twenty-five", "a hundred and six", "two dozen", read as the figures they stand for."""

from __future__ import annotations

import re

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
VALUES = {word: value for value, word in enumerate(_SMALL.split())} | {
    word: 10 * place for place, word in enumerate(_TENS.split(), 2)
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
}
_WORD = "|".join(
    sorted((*VALUES, "dozen", "hundred", "thousand", "million", "billion"), key=len, reverse=True)
)
_JOIN = r"(?:-|\s+|(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+)"
_LARGE = "dozen|hundred|thousand|million|billion"
# A footnote's mark may stand right behind the word: "Five1".
WORDS = rf"(?:\b(?:half\s+)?a\s+(?=(?:{_LARGE})\b))?\b(?:{_WORD})(?![a-z])(?:{_JOIN}(?:{_WORD})(?![a-z]))*"

# Parts of a whole, as words: the number that stands under the fraction's line.
DENOMINATORS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
TIMES = {"once": 1, "twice": 2, "thrice": 3}


def number_of(words: str) -> float:
    """The number that `words` (matched by `WORDS`, any case) stands for."""
    total, part = 0.0, 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in VALUES:
            part += VALUES[word]
        elif word == "half":
            part += 0.5
        elif word in SCALES:
            part = (part or 1.0) * SCALES[word]
            if SCALES[word] >= SCALES["thousand"]:
                total, part = total + part, 0.0
    return total + part
