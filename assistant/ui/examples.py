"""Questions to start from, made of the documents' own headings, so that they fit any council's papers."""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.model import AnswerStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.model import Corpus, Section
    from assistant.ui.library import Answering

# A heading with one of these words promises an answer to the question beside it.
_BY_HEADING = (
    (re.compile(r"\b(priorit|objective|aim)", re.IGNORECASE), "What are the priorities?"),
    (re.compile(r"\b(budget|funding|financ)", re.IGNORECASE), "How is the work funded?"),
    (re.compile(r"\b(recommendation|recommended)", re.IGNORECASE), "What is recommended?"),
    (re.compile(r"\b(training|learning)\b", re.IGNORECASE), "How many people were trained?"),
    (re.compile(r"\bchallenge", re.IGNORECASE), "What are the main challenges?"),
)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z \u2019'-]{3,39}")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_EXAMPLES = 5


class Examples:
    """Up to five questions that the documents answer, found one by one while they are gone through, once for all.

    Whether they are answered is seen by asking them, which takes a while: the page must not wait for all.
    """

    def __init__(self, assistant: Answering) -> None:
        """Find them in what `assistant` holds."""
        self._candidates = _candidates(assistant.corpus)
        self._assistant = assistant
        self._found: list[str] = []
        self._finding = Lock()

    def __iter__(self) -> Iterator[str]:
        """Yield those found before, then look for more."""
        for place in range(_EXAMPLES):
            with self._finding:
                if place == len(self._found) and not self._find():
                    return
            yield self._found[place]

    def _find(self) -> bool:
        for question in self._candidates:
            if _is_answered(self._assistant, question):
                self._found.append(question)
                return True
        return False


def _is_answered(assistant: Answering, question: str) -> bool:
    try:
        answer = assistant.ask([question])
    except AssistantError:
        return False
    return answer.status is AnswerStatus.ANSWERED and answer.confidence >= assistant.settings.unsure_below


def _candidates(corpus: Corpus) -> Iterator[str]:
    """Two questions by what headings promise, two by headings' own words, one by a section's number, then more."""
    promised = [
        asked for heading, asked in _BY_HEADING if any(heading.search(s.title) for s in corpus.sections)
    ]
    named = [_about(section.title) for section in _telling(corpus)]
    placed = [
        f"What does section {s.number} say?" for s in corpus.sections if _NUMBER.fullmatch(s.number or "")
    ]
    spread = named[:: max(1, len(named) // 4)]
    places = [*placed[-1:], *placed[: len(placed) // 2 : max(1, len(placed) // 4)]]
    ordered = [*promised[:2], *spread[:2], *places[:1], *promised[2:], *spread[2:4], *places[1:3]]
    yield from dict.fromkeys(ordered)


def _telling(corpus: Corpus) -> list[Section]:
    """Sections whose heading names a subject by itself: two to five plain words, below the outermost level."""
    listing = {passage.section for passage in corpus.passages if passage.contents}
    told = [section for section in corpus.sections if section.id not in listing]
    inner = [section for section in told if section.level > 1] or told
    return [
        section
        for section in inner
        if _PLAIN.fullmatch(section.title) and 1 <= len(section.title.split()) <= 4
    ]


def _about(title: str) -> str:
    """Ask about a heading: in small letters when it is written so, else by its name."""
    first, *others = title.split()
    if first.isupper() or any(word[0].isupper() for word in others):
        return f"What does “{title}” say?"
    return f"What is said about {' '.join([first.lower(), *others])}?"
