"""Which way a text says that things went, and whether it says or denies: the two ways a true sentence is turned.

Only closed classes of general English are listed here: words of direction, of denial, and pairs of opposites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.number_words import WORDS
from assistant.settings import DATA
from assistant.text.tokens import stem, stems

_UP = (
    r"increas\w*|ris(?:e|es|en|ing)|rose|grow(?:s|n|ing|th)?|grew|higher|more|climb\w*|soar\w*|surg(?:e|es|ed|ing)"
    r"|jump(?:s|ed|ing)?|doubl(?:e|es|ed|ing)|trebl\w+|expand\w*|exceed\w*|beat(?:s|en|ing)?|above|surpass\w*"
    r"|better(?! for\b| off\b)|outperform\w*|outstrip\w*|outnumber\w*|greater|larger|bigger|ahead|upwards?|(?:go|goes|going|gone|went|is|are|was|were) up"
)
_DOWN = (
    r"not as (?:good|high|strong|well|many|much|large)|worse|decreas\w*|fall(?:s|en|ing)?|fell|declin\w*|drop(?:s|ped|ping)?|reduc\w*|lower(?:ed|ing)?|fewer|less"
    r"|shr(?:ink\w*|ank|unk)|halv(?:e|es|ed|ing)|below|diminish\w*|dwindl\w*|downwards?|smaller|short of|behind"
    r"|miss(?:ed|es|ing)? (?:its|their|the|his|her) targets?"
    r"|(?:go|goes|going|gone|went|is|are|was|were|came|come|coming|comes) down"
)
_STEADY = r"stabilis\w*|stabiliz\w*|unchanged|steady|stable|static|constant|flat|level(?:led)? off|(?:the )?same number|similar number"
_DIRECTION = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<steady>{_STEADY}))\b(?![\s-]+(?:to|likely to)\s+be\b)",
    re.IGNORECASE,
)
_BEFORE_FIGURE = re.compile(
    rf"\s+(?:than\s+)?(?:a\s+|an\s+|the\s+)?(?:[£$€]?\d|half\b|{WORDS})(?!\S*\s+\w+\s+(?:ago|earlier|before)\b)",
    re.IGNORECASE,
)
_COMPARES = frozenset({"more", "less", "fewer", "higher", "lower", "greater", "above", "below", "short of"})

_DENIAL = re.compile(
    r"\b(?:not(?! only\b| just\b| merely\b| simply\b)|cannot|never|none|nothing|nobody|nowhere|neither|nor|without"
    r"|no(?! (?:fewer|less|more|later|earlier|doubt|matter)\b)(?! one\b)|no one|lack(?:s|ed|ing)?|absence|absent"
    r"|shortage|shortfall|unable|fail(?:s|ed|ing)? to|refus(?:e|es|ed|ing)|too few|too little|hardly|rarely|seldom"
    r"|un(?:foresee|predict|avoid|prevent|like|aware|clear)\w*|impossible|insufficient|inadequate|far from|yet to|stopped|ceased|ruled out|rather than)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_OR_NOT = re.compile(r"\bor not\b", re.IGNORECASE)
_CLAUSES = re.compile(
    r"[;:]\s|\s[\u2013\u2014-]\s|,?\s+(?:but|while|whilst|whereas|although|though|however|when|if|because|unless|until|so that)\s+|,\s+(?:and|or|which|who|with)\s+",
    re.IGNORECASE,
)
_REACH = 25  # characters before a word of direction in which a denial turns it: "has not yet risen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """A word of direction in a text.

    Attributes:
        sign: 1 up, -1 down, 0 steady.
        denied: whether the text says that it did not.
        start: first character in the text; `end` one past the last.
    """

    sign: int
    denied: bool
    text: str
    start: int
    end: int

    def against(self, other: Direction) -> bool | None:
        """Whether the two cannot both be true; None when neither follows from the other."""
        if self.denied == other.denied:
            return (
                (self.sign != other.sign) if not self.denied else (None if self.sign != other.sign else False)
            )
        return True if self.sign == other.sign else (False if self.denied else None)


def read_directions(text: str) -> tuple[Direction, ...]:
    """Words of direction in order; "more than 350", which says how much and not which way, is none."""
    return tuple(
        Direction(
            sign=1 if match["up"] else -1 if match["down"] else 0,
            denied=_denied(text, match.start()),
            text=match.group(),
            start=match.start(),
            end=match.end(),
        )
        for match in _DIRECTION.finditer(text)
        if not (match.group().lower() in _COMPARES and _BEFORE_FIGURE.match(text, match.end()))
    )


def _denied(text: str, place: int) -> bool:
    near = text[max(0, place - _REACH) : place]
    return _DENIAL.search(re.split(r"[,;:.]|\band\b", near)[-1]) is not None


def denials(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open characters of words that deny; those that turn a direction belong to it and are left out."""
    turned = [direction.start for direction in read_directions(text) if direction.denied]
    return tuple(
        match.span()
        for match in _DENIAL.finditer(_OR_NOT.sub(lambda m: " " * len(m.group()), text))
        if not any(0 <= place - match.end() <= _REACH for place in turned)
    )


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open characters of the clauses of a sentence, in order."""
    starts = [0, *(match.end() for match in _CLAUSES.finditer(text))]
    ends = [*(match.start() for match in _CLAUSES.finditer(text)), len(text)]
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start < end)


@lru_cache(maxsize=1)
def _pairs() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in (DATA / "opposites.txt").read_text(encoding="utf-8").splitlines():
        if "|" not in line or line.startswith("#"):
            continue
        one, other = ({stem(word) for word in side.split()} for side in line.split("|"))
        for side, against in ((one, other), (other, one)):
            for word in side:
                found.setdefault(word, set()).update(against)
    return {word: frozenset(against) for word, against in found.items()}


@lru_cache(maxsize=20_000)
def opposites(word: str) -> frozenset[str]:
    """Stems that say the opposite of a stem: by the list, or by a prefix that denies ("consistent", "inconsistent")."""
    denied = {stem(prefix + word) for prefix in ("un", "in", "im", "ir", "dis", "non") if len(word) > 3}
    bare = {
        word.removeprefix(prefix)
        for prefix in ("un", "in", "im", "ir", "dis", "non")
        if word.startswith(prefix)
    }
    return _pairs().get(word, frozenset()) | denied | {rest for rest in bare if len(rest) > 3}


def words_of_direction(text: str) -> frozenset[str]:
    """Stems of the words that say which way or whether, which are compared by themselves and are no topic."""
    spans = [(d.start, d.end) for d in read_directions(text)] + [
        match.span() for match in _DENIAL.finditer(text)
    ]
    return frozenset(word for start, end in spans for word in stems(text[start:end], stop=False))
