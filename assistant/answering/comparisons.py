"""Reads whether a question sets two documents side by side, which two, and what topic is left to ask of each.

Only papers are set side by side: "compared with last year", "how do the two councils compare" and a paper named in
passing ask of what the documents say, and are plain questions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering import comparison_words as words
from assistant.answering.followups import leans_on_earlier
from assistant.answering.paper_mentions import Mention, mark_papers
from assistant.text.plain import plain
from assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.names import DocumentNames
    from assistant.model import Document

_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedComparison:
    """A question to be put to two documents, each alone.

    Attributes:
        turns: the conversation to ask in each document, oldest first; the last is the question.
        documents: two ids, the older document first; none when it cannot be told which two are meant.
        overview: whether no subject is named, so that the main points of each are asked for.
    """

    turns: tuple[str, ...]
    documents: tuple[str, ...]
    overview: bool = False


def read_comparison(
    turns: Sequence[str],
    names: Sequence[DocumentNames],
    documents: Sequence[Document],
    ticked: Sequence[str] = (),
) -> AskedComparison | None:
    """Read the last turn of a conversation as a comparison of two documents; None when it is a plain question.

    Args:
        turns: oldest first; the last is the question.
        names: how people name each document.
        documents: all that are indexed.
        ticked: ids the reader has ticked; none for all.
    """
    said = tuple(line for turn in turns if (line := " ".join(plain(turn).split())))
    scope = tuple(document.id for document in documents if not ticked or document.id in ticked)
    if not said or len(documents) < _PAIR:
        return None
    return _Reader(names=tuple(names), documents=tuple(documents), scope=scope).read(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Reads the turns of a conversation about `documents`, of which those in `scope` are searched."""

    names: tuple[DocumentNames, ...]
    documents: tuple[Document, ...]
    scope: tuple[str, ...]

    def read(self, said: tuple[str, ...]) -> AskedComparison | None:
        *earlier, last = said
        asking, background = _asking(last)
        marked, mentions = mark_papers(asking, self.names, self.documents)
        if self._compares(marked, first=not earlier):
            return self._asked(marked, mentions, earlier, background)
        if earlier and leans_on_earlier(last) and not mentions:
            before = self.read(tuple(earlier))
            if before is not None:
                kept = () if before.overview else before.turns
                return replace(before, turns=(*kept, last), overview=False)
        return None

    def _compares(self, marked: str, *, first: bool) -> bool:
        """Whether papers are held against each other, where nothing else can be meant."""
        named = marked.count(words.ONE)
        other = any(mark in marked for mark in (words.SOME, words.OTHER))
        if named >= _PAIR or words.BOTH in marked:
            cues = (words.CUES, words.CHANGES, words.PAIRED, words.TOGETHER)
            return any(cue.search(marked) for cue in cues)
        if len(self.scope) < _PAIR:
            return False
        related = (named and other) or words.PLURAL in marked
        if related and any(cue.search(marked) for cue in (words.CUES, words.PAIRED)):
            return True
        bare = words.BARE.fullmatch(marked) if first else None
        return bool(words.ALONE.search(marked)) or bool(bare and not words.PERIOD.search(bare["topic"] or ""))

    def _asked(
        self, marked: str, mentions: Sequence[Mention], earlier: Sequence[str], background: str
    ) -> AskedComparison:
        bare = words.BARE.fullmatch(marked)
        topic = topic_of(bare["topic"] or "" if bare else marked)
        pair = self._pair(mentions, earlier)
        if topic:
            asked = f"{background} {topic}".strip()
            return AskedComparison(turns=(*self._topics(earlier), asked), documents=pair)
        if earlier or background:
            return AskedComparison(
                turns=self._topics((*earlier, *filter(None, (background,)))), documents=pair
            )
        return AskedComparison(turns=(words.OVERVIEW,), documents=pair, overview=True)

    def _topics(self, turns: Sequence[str]) -> tuple[str, ...]:
        """Earlier turns as what they ask of each document, comparisons by their topics."""
        topics = []
        for turn in turns:
            before = self.read((turn,))
            topics.append(turn if before is None else before.turns[-1])
        return tuple(topics)

    def _pair(self, mentions: Sequence[Mention], earlier: Sequence[str]) -> tuple[str, ...]:
        """The two documents meant, the older first; none when that cannot be told."""
        sure = {mention.sure for mention in mentions} - {""}
        for turn in reversed(earlier):
            if len(sure) >= _PAIR or not sure:
                break
            sure |= {mention.sure for mention in mark_papers(turn, self.names, self.documents)[1]} - {""}
        if len(sure) < _PAIR and len(self.scope) == _PAIR and sure <= set(self.scope):
            sure = set(self.scope)
        if len(sure) != _PAIR or not sure <= set(self.scope):
            return ()
        return tuple(document.id for document in sorted(self.documents, key=_age) if document.id in sure)


def topic_of(marked: str) -> str:
    """What is left of a question, its papers marked, without the words that compare; "" when nothing is.

    A question that is left stays one; a noun is asked about.
    """
    text = marked.rstrip(" ?!.")
    for pattern in words.COMPARING:
        text = pattern.sub(" ", text)
    text = " ".join(words.PAPERS.sub(" ", text).split()).strip(" ,;:-")
    if words.QUESTION.match(text) and len(_without_edges(text).split()) > 0:
        return f"{text[0].upper()}{text[1:]}?"
    left = _without_edges(text)
    if words.FIGURE.match(left):
        return f"What is {left}?"
    return f"What is said about {left}?" if left else ""


def _without_edges(text: str) -> str:
    """The text without the small words at its beginning and end."""
    left = text.split()
    while left and left[0].lower().strip(",;:'\"") in words.EDGES and not left[0].isupper():
        left = left[1:]
    while (
        left
        and left[-1].lower().strip(",;:'\"") in words.EDGES | words.DETERMINERS
        and not left[-1].isupper()
    ):
        left = left[:-1]
    return " ".join(left).strip(" ,;:-")


def _asking(turn: str) -> tuple[str, str]:
    """The sentences that ask, and those that set the scene; all of it asks when nothing ends in a question mark."""
    sentences = [turn[start:end] for start, end in sentence_spans(turn)]
    asking = [sentence for sentence in sentences if sentence.rstrip("\"') ").endswith("?")]
    if not asking:
        return turn, ""
    return " ".join(asking), " ".join(sentence for sentence in sentences if sentence not in asking)


def _age(document: Document) -> tuple[str, str, str]:
    """Sorts documents by the year they cover, or else their date; those that tell neither come last."""
    told = re.search(r"(?:19|20)\d\d", document.period or document.date or "")
    return (told[0] if told else "9999", document.date or "9999", document.id)
