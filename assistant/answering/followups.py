"""Rewrites the last turn of a conversation so that it can be looked up alone, with the user's own words only.

The rewriting is shown ("Looked up as: ...") and can be edited, so what is carried from earlier turns stands in
brackets after the question: "How many of them were on core courses? (about: practitioners went on courses)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.asking_words import asking_words
from assistant.text.tokens import is_stop_word, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABOUT = re.compile(r"\s*\(about: (?P<carried>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")
_ASSENT = re.compile(
    r"\W*(?:yes|yeah|yep|yup|ok(?:ay)?|sure|please|please do|go on|go ahead|do that|more|tell me more|and\??|carry on|"
    r"continue|thanks?|thank you|right)(?:[\s,]+(?:please|then|do|thanks))*\W*",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:they|them|their|theirs|themselves|it|its|he|him|his|she|her|hers|those|these|this|that|ones?|there|"
    r"both|either|neither|the same|the other|the others|the former|the latter|the two|each)\b",
    re.IGNORECASE,
)
_NO_PRONOUN = re.compile(
    r"\b(?:is|are|was|were|will|if) there\b|\bthere(?:'s| is| are| was| were| has| have| will| any)\b|"
    r"\b(?:say|says|said|know|think|sure|mean|mentions?|state[sd]?|suggests?|so|claims?|ensure|show[sn]?) that\b|"
    r"\b(?:it (?:says?|take|takes|matter|true|possible|likely|clear|right|ok|okay|legal))\b|"
    r"\b(?:is|was|does|will|would|can) it (?:true|possible|likely|matter|take|right|clear|mean that|ok|legal)\b|"
    r"\b(?:in|of|at|on|by) (?:this|that|these) (?:year|report|paper|document|area|county|council|one)\b|"
    r"\bone (?:of|in)\b|\b(?:no|any|some|every) ones?\b|\bone[- ](?:page|off|day|year)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^\W*(?:and|but|so|or|also|what about|how about|what else|who else|anything else|why(?: not| so| is that)?\s*\??$|"
    r"how so|since when|in what way|such as|for example|meaning|which ones?)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:the year before|the previous year|last year'?s?|the year after|the next year|the following year|before that|"
    r"after that|since then|by then|until then|at the time|instead|as well|else|too)\b\W*$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:years?|months?|week|quarter|before|after|since|time|period|\d{4}|\d\d[/-]\d\d)\b", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][\w'-]*(?:\s+(?:(?:of|and|the|for)\s+)?[A-Z][\w'-]*)*")
# Without it "put in" or "turned down" would say something else.
_PARTICLE = re.compile(r"\s+(?:in|out|up|down|off|back|over|away)\b(?=\W*$)", re.IGNORECASE)
# Small words before a question proper: "ok, and".
_OPENING = r"^\W*(?:(?:and|but|so|then|now|also|well|right|great|thanks|thank you|ok(?:ay)?|yes|no|anyway)\b[\s,.!-]*)*"
_NEW_TOPIC = re.compile(
    _OPENING + r"(?:(?:on |i have |i've (?:got )?)?(?:an? )?(?:different|another|new|separate|unrelated) "
    r"(?:thing|question|topic|subject|matter|point)|moving on|changing (?:the )?(?:topic|subject)|turning to|"
    r"separately)\b(?:,? please)?[\s,.:;-]+(?:to |about |on )?",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    _OPENING
    + r"how many (?:more |fewer |others? )?(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:the|any) (?:other|rest)\b", re.IGNORECASE)
# An object means nothing of its own clause: "if people don't turn up to them".
_OBJECT = re.compile(
    r"\b(?:them|him|ones(?! (?:who|that|which|with)\b))\b|\b(?:it|that|those|these)\b(?=\W*$)", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[,;:.?]|\b(?:and|but|if|when|while|because|that|which|who|where|before|after|until|so)\b", re.IGNORECASE
)
_ASKED_OF = re.compile(
    r"\b(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|should)\s+(?=(?:they|we|you|he|she|it|i)\b)",
    re.IGNORECASE,
)
_MOST_WORDS = 14
_FEW_TERMS = 2
_SHORT_TURN = 9
_MOST_BEFORE_OBJECT = 3
_FRAGMENT_TERMS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StandAlone:
    """The last turn, and what it leans on: phrases of earlier turns, the topic first."""

    asked: str
    carried: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As it is shown."""
        return f"{self.asked} (about: {'; '.join(self.carried)})" if self.carried else self.asked


def resolve(turns: Sequence[str]) -> str:
    """The last turn as a question that stands alone; "" when there is no turn."""
    return str(stand_alone(turns))


def stand_alone(turns: Sequence[str]) -> StandAlone:
    """The last turn and what it carries from earlier ones; a rewriting that was edited is read back."""
    said = [" ".join(turn.split()) for turn in turns]
    if not said:
        return StandAlone(asked="")
    last, earlier = said[-1], [turn for turn in said[:-1] if turn]
    if edited := _ABOUT.search(last):
        carried = tuple(part.strip() for part in edited["carried"].split(";") if part.strip())
        return StandAlone(asked=last[: edited.start()], carried=carried)
    if not earlier:
        return StandAlone(asked=last)
    if _ASSENT.fullmatch(last):
        return stand_alone(earlier)
    if (announced := _NEW_TOPIC.match(last)) and _content(last[announced.end() :]):
        last = last[announced.end() :]
    if not leans_on_earlier(last):
        return StandAlone(asked=last)
    return StandAlone(asked=last, carried=_carried(last, earlier))


def leaned_on(turns: Sequence[str]) -> tuple[str, ...]:
    """The conversation before the last turn, when that turn leans on it; () when it stands alone.

    A rewriting that was edited leans on it only as long as it carries what the conversation says.
    """
    *earlier, last = (" ".join(turn.split()) for turn in turns) if turns else [""]
    earlier = [turn for turn in earlier if any(character.isalnum() for character in turn)]
    if _ASSENT.fullmatch(last):
        return leaned_on(earlier)
    whole = stand_alone([*earlier, last])
    if not earlier or not whole.carried:
        return ()
    return tuple(earlier) if whole.carried == _carried(whole.asked, earlier) else ()


def is_fragment(turn: str) -> bool:
    """Whether a turn only swaps a part of the question before it: "and the police?"."""
    return _LEADING.search(turn) is not None and len(_content(turn)) <= _FRAGMENT_TERMS


def leans_on_earlier(turn: str) -> bool:
    """Whether a turn needs the conversation to be understood: a pronoun without its noun, or an incomplete question."""
    content = _content(turn)
    if _LEADING.search(turn) or _RELATIVE.search(turn):
        return len(content) <= _FRAGMENT_TERMS or _open_pronoun(turn)
    if not content or _open_pronoun(turn) or _HOW_MANY.match(turn):
        return True
    return len(content) < _FEW_TERMS and not _NAME.search(turn[1:]) and len(turn.split()) < _SHORT_TURN


def _open_pronoun(turn: str) -> bool:
    """Whether a pronoun stands before any noun of its own turn that it could mean."""
    pronoun = _pronoun(turn)
    if pronoun is None:
        return False
    return len(_content(turn[: pronoun.start()])) < _FEW_TERMS or _open_object(turn)


def _open_object(turn: str) -> bool:
    """Whether a pronoun that is an object stands before any noun of another clause that it could mean."""
    for pronoun in _OBJECT.finditer(_NO_PRONOUN.sub(lambda match: "#" * len(match[0]), turn)):
        ends = [boundary.start() for boundary in _CLAUSE.finditer(turn, 0, pronoun.start())]
        few = len(_content(turn[: pronoun.start()])) <= _MOST_BEFORE_OBJECT
        if few and len(_content(turn[: ends[-1]] if ends else "")) < _FEW_TERMS:
            return True
    return False


def _pronoun(turn: str) -> re.Match[str] | None:
    return _PRONOUN.search(_NO_PRONOUN.sub(lambda match: "#" * len(match[0]), turn))


def _content(text: str) -> list[str]:
    return [
        token.text
        for token in tokens(text)
        if not is_stop_word(token.text) and token.text not in asking_words().frame
    ]


def _carried(last: str, earlier: list[str]) -> tuple[str, ...]:
    """Words of the turn that set the topic, and of the turn just before when that is another one."""
    start = len(earlier) - 1
    while start > 0 and (leans_on_earlier(earlier[start]) or _pronoun(earlier[start])):
        start -= 1
    chosen = [earlier[start], *([earlier[-1]] if start < len(earlier) - 1 else [])]
    replaced = _replaces_name(last)
    phrases = (_phrase(_without_names(turn) if replaced else turn) for turn in chosen)
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def _replaces_name(last: str) -> bool:
    """Whether a turn puts another name in the place of the one asked about before: "and the police?"."""
    named = _OTHER.sub("", last)
    return (
        is_fragment(last)
        and not _TIME.search(last)
        and not _open_pronoun(named)
        and "?" in last.rstrip()[-2:]
    )


def _without_names(turn: str) -> str:
    begin = re.match(r"\W*\w+", turn)
    head = begin.end() if begin else 0
    cut = turn[:head] + _NAME.sub("", turn[head:])
    return cut if _content(cut) else turn


def _phrase(turn: str) -> str:
    """A turn without its question frame: from its first telling word to its last."""
    turn = _ASKED_OF.sub("", _ABOUT.sub("", turn))
    telling = [
        token
        for token in tokens(turn)
        if not is_stop_word(token.text) and token.text not in asking_words().frame
    ]
    if not telling:
        return ""
    end = telling[-1].end
    if particle := _PARTICLE.match(turn, end):
        end = particle.end()
    words = turn[telling[0].start : end].replace("(", "").replace(")", "").replace(";", ",").split()
    return " ".join(words[:_MOST_WORDS]).strip(" ,.;:?!")
