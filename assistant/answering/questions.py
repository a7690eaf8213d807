"""Reads a question: what is asked, in which words, of which document and place, and what those words may stand for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.asking_words import asking_words
from assistant.answering.expansions import Words, expand, mend
from assistant.answering.followups import StandAlone, is_fragment, leans_on_earlier, stand_alone
from assistant.answering.locators import FoundPlace, find_places
from assistant.answering.names import Named, documents_named, implied, implied_figures
from assistant.answering.wanted import asks, kind_wanted
from assistant.errors import EmptyQuestionError, QuestionTooLongError
from assistant.model import Locator, Question, Wanted
from assistant.text.plain import plain
from assistant.text.sentences import sentence_spans
from assistant.text.tokens import is_stop_word, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.lexicon import Lexicon
    from assistant.settings import Settings
    from assistant.text.thesaurus import Thesaurus

_NAME = re.compile(r"\b[A-Z][\w'-]*(?:\s+(?:(?:of|and|the|for)\s+)?[A-Z][\w'-]*)*")
_AND = re.compile(r"\s+and\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A stretch of what was said, with the weight of its words and the characters that only name a place."""

    text: str
    weight: float
    silent: tuple[tuple[int, int], ...] = ()

    @property
    def spoken(self) -> str:
        """The text with its silent characters blanked out."""
        characters = list(self.text)
        for start, end in self.silent:
            characters[start:end] = " " * (end - start)
        return "".join(characters)


def read_question(
    turns: Sequence[str],
    lexicon: Lexicon,
    thesaurus: Thesaurus,
    settings: Settings,
    documents: Sequence[str] = (),
) -> Question:
    """Read the last turn of a conversation.

    Args:
        turns: oldest first; the last is the question.
        documents: ids the reader has ticked; none for all.

    Raises:
        EmptyQuestionError: when the last turn holds no letter or figure.
        QuestionTooLongError: when a turn is longer than the settings allow.
    """
    said = _readable(turns, settings)
    whole = stand_alone(said)
    mended = mend(whole.asked, lexicon, thesaurus)
    focus, background = _focus(mended.text)
    named = documents_named(focus, lexicon.documents)
    places = _places(focus, lexicon)
    parts = _parts(focus, background, whole, lexicon, settings)
    terms = {} if _only_place(focus, places, named) else _terms(parts)
    added = expand(Words.of((part.spoken, part.weight) for part in parts), lexicon, thesaurus, settings)
    narrowed = _ticked(documents, named.documents or _named_behind(whole, lexicon))
    return Question(
        text=turns[-1],
        interpreted=_interpreted(whole, mended.shown),
        terms=tuple(terms),
        weights=tuple(terms.values()),
        focus=focus,
        expansions=(*mended.expansions, *added),
        wanted=_wanted(focus, whole, said),
        documents=narrowed,
        locators=_locators(places) or _places_behind(focus, background, whole, lexicon),
        numbers=_telling_numbers(parts[0], narrowed, lexicon),
        names=_telling_names(mended.shown, narrowed, lexicon),
    )


def _readable(turns: Sequence[str], settings: Settings) -> list[str]:
    said = [_clean(turn, settings) for turn in turns]
    if not said or not any(character.isalnum() for character in said[-1]):
        raise EmptyQuestionError
    return said


def _clean(turn: str, settings: Settings) -> str:
    """One line of characters that can be read; control characters become spaces."""
    if len(turn) > settings.question_max_characters:
        raise QuestionTooLongError(settings.question_max_characters)
    kept = (
        " " if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} else character
        for character in plain(turn)
    )
    return " ".join("".join(kept).split())


def _focus(text: str) -> tuple[str, tuple[str, ...]]:
    """The sentences that ask, as one text, and those that only set the scene."""
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    asking = [sentence for sentence in sentences if sentence.rstrip("\"') ").endswith("?")]
    asking = asking or [sentence for sentence in sentences if asks(sentence)]
    if not asking:
        return text, ()
    return " ".join(asking), tuple(sentence for sentence in sentences if sentence not in asking)


def _places(text: str, lexicon: Lexicon) -> tuple[FoundPlace, ...]:
    return find_places(text, lexicon.section_numbers, lexicon.section_titles)


def _locators(places: Iterable[FoundPlace]) -> tuple[Locator, ...]:
    return tuple(place.locator for place in places)


def _named_behind(whole: StandAlone, lexicon: Lexicon) -> tuple[str, ...]:
    """Documents that earlier turns name."""
    carried = "".join(f"the {text}; " for text in whole.carried)
    return documents_named(carried, lexicon.documents).documents


def _places_behind(
    focus: str, background: Sequence[str], whole: StandAlone, lexicon: Lexicon
) -> tuple[Locator, ...]:
    """Places that a question points back to: of earlier turns, or a sentence before it that begins with one."""
    if whole.carried or not leans_on_earlier(focus):
        return tuple(place.locator for text in whole.carried for place in _places(text, lexicon))
    return tuple(place.locator for text in background for place in _places(text, lexicon) if place.start == 0)


def _ticked(ticked: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    """What is ticked, cut down to what is named where that leaves something."""
    if not ticked:
        return tuple(named)
    return tuple(document for document in ticked if document in named) or tuple(ticked)


def _parts(
    focus: str, background: Sequence[str], whole: StandAlone, lexicon: Lexicon, settings: Settings
) -> tuple[_Part, ...]:
    """What was said, weightiest first: what is asked, its background, what earlier turns carry.

    A question that points back to its background ("does it say anything about that?") asks about all of it.
    """
    behind = 1.0 if leans_on_earlier(focus) and not whole.carried else settings.background_weight
    weighed = (
        (focus, 1.0),
        *((text, behind) for text in background),
        *((text, settings.carried_weight) for text in whole.carried),
    )
    return tuple(_Part(text=text, weight=weight, silent=_silent(text, lexicon)) for text, weight in weighed)


def _silent(text: str, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    return (*_spans(_places(text, lexicon)), *documents_named(text, lexicon.documents).spans)


def _spans(places: Iterable[FoundPlace]) -> tuple[tuple[int, int], ...]:
    return tuple((place.start, place.end) for place in places)


def _only_place(focus: str, places: Sequence[FoundPlace], named: Named) -> bool:
    """Whether nothing is left of a question but the words that ask for a place."""
    silent = (*_spans(places), *named.spans)
    asking = asking_words().asking | asking_words().place
    return bool(places) and not any(
        token.text not in asking and not is_stop_word(token.text)
        for token in tokens(focus)
        if not _covered(token.start, silent)
    )


def _covered(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _terms(parts: Sequence[_Part]) -> dict[str, float]:
    """Stems with their weights, in order; a question that holds nothing but asking words keeps those."""
    terms: dict[str, float] = {}
    asking = asking_words().asking
    for part in parts:
        for token in tokens(part.text):
            if not (is_stop_word(token.text) or token.text in asking or _covered(token.start, part.silent)):
                terms.setdefault(stem(token.text), part.weight)
    if terms or any(part.silent for part in parts):
        return terms
    return {stem(token.text): 1.0 for token in tokens(parts[0].text) if not is_stop_word(token.text)}


def _wanted(focus: str, whole: StandAlone, said: Sequence[str]) -> Wanted:
    """The kind asked for; "and the police?" asks for what the turn before asked for."""
    wanted = kind_wanted(focus)
    if wanted is Wanted.FACT and whole.carried and len(said) > 1 and is_fragment(said[-1]):
        return kind_wanted(_focus(said[-2])[0])
    return wanted


def _interpreted(whole: StandAlone, shown: str) -> str:
    return str(StandAlone(asked=shown, carried=whole.carried))


def _telling_numbers(part: _Part, documents: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Figures in their normal form ("2019/20", "4801", "75"), without those of places and of what documents cover."""
    figures = [token for token in tokens(part.text) if token.text[0].isdigit()]
    covered = implied_figures(lexicon.documents, documents)
    known = {token.start for token in figures if token.text in covered}
    found = (
        token.text for token in figures if token.start not in known and not _covered(token.start, part.silent)
    )
    return tuple(dict.fromkeys(found))


def _telling_names(text: str, documents: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Names that an answer may lack: those that every document looked in is about are left out."""
    names = dict.fromkeys(_names(text))
    return tuple(name for name in names if not implied(name, lexicon.documents, documents))


def _names(text: str) -> Iterable[str]:
    """Capitalised names without the small words around them; a capital that only begins a sentence is no name.

    "Elm Street and Oak Lane" are two: what holds a name that has an "and" of its own holds both its halves.
    """
    for start, end in sentence_spans(text):
        for match in _NAME.finditer(text[start:end]):
            for place, part in enumerate(_AND.split(match[0])):
                words = part.split()
                begins = match.start() == place == 0 and not words[0].isupper()
                while words and is_stop_word(words[0].lower()):
                    words, begins = words[1:], False
                if words and not (begins and len(words) == 1) and not _opens_turn(words):
                    yield re.sub(r"'s?$", "", " ".join(words))


def _opens_turn(words: Sequence[str]) -> bool:
    """Whether these words only open a turn of a conversation: "OK"."""
    return all(word.lower() in asking_words().frame for word in words)
