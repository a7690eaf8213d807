"""Sets what two documents say about one topic side by side, in their own words, and says plainly how they compare.

Only what the words themselves show is said: that they are the same, that a figure for the same thing is the same or
another one, or that one document does not say. Each of these is a fixed sentence.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from assistant.answering.figures import read_quantities
from assistant.answering.wording import stands_in, words_of
from assistant.model import Answer, AnswerStatus, Comparison, Likeness, Side
from assistant.text.printed import written_date
from assistant.text.tokens import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.comparisons import AskedComparison
    from assistant.answering.quantities import Quantity
    from assistant.model import Corpus, Document, Extract, Question
    from assistant.settings import Settings

WHICH_TWO = (
    "It cannot be told which two documents to compare. Tick two of them, or name both in the question."
)
OVERVIEW = "No subject is named, so the main points of each are shown. Name a subject to compare it."
ONLY_HERE = "Only in this paper. The other does not say."
NOT_HERE = "This paper does not say."
SAID = {
    Likeness.SAME_WORDS: "The same words in both.",
    Likeness.SAME_FIGURE: "The same figure in both.",
    Likeness.FIGURES_DIFFER: "The two figures differ. They may be of different years: see the dates of the papers.",
    Likeness.BOTH: "",
    Likeness.ONLY_IN_ONE: "Only one of the two papers says this.",
    Likeness.NEITHER: "Neither paper says this.",
}
_LEAST_WORDS = 5  # fewer words in common are no shared wording
_HALF = 0.5  # share of what is asked about that words must hold to speak of it
_NEAREST = 2  # passages offered beside "does not say"
_CELLS = " | "


def which_two(question: str) -> Answer:
    """The answer to a comparison of which the documents cannot be told."""
    return Answer(
        question=question,
        interpreted_as=question,
        status=AnswerStatus.NOT_FOUND,
        confidence=1.0,
        remark=WHICH_TWO,
        comparison=Comparison(topic="", sides=(), likeness=Likeness.NEITHER),
    )


def set_side_by_side(
    said: str,
    asked: AskedComparison,
    *,
    questions: Sequence[Question],
    answers: Sequence[Answer],
    corpus: Corpus,
    settings: Settings,
) -> Answer:
    """One answer of two columns.

    Args:
        said: the question as typed.
        questions: `asked.turns` as read for each document, in the order of `asked.documents`.
        answers: to each of `questions`.
    """
    documents = {document.id: document for document in corpus.documents}
    first, second = (
        _side(documents[document], answer, None if asked.overview else question)
        for document, question, answer in zip(asked.documents, questions, answers, strict=True)
    )
    likeness, first, second = _compared(first, second, questions[0])
    remarks = (SAID[likeness], OVERVIEW if asked.overview else "")
    found = [side for side in (first, second) if side.extracts]
    status = AnswerStatus.ANSWERED if len(found) == len(answers) else AnswerStatus.PARTLY_ANSWERED
    return replace(
        answers[0],
        question=said,
        status=status if found else AnswerStatus.NOT_FOUND,
        confidence=min(side.confidence for side in found or (first, second)),
        extracts=_in_turn([first.extracts, second.extracts], settings.extracts),
        nearest=() if found else _in_turn([first.nearest, second.nearest], settings.nearest),
        remark=" ".join(filter(None, remarks)),
        comparison=Comparison(topic=questions[0].interpreted, sides=(first, second), likeness=likeness),
    )


def label_of(document: Document) -> str:
    """The short title of a document with the period or the date that it is of, unless the title holds it."""
    dated = written_date(document.date) if document.date else ""
    time = document.period or dated
    told = f"covers {time}" if document.period else time
    return (
        document.short_title
        if not time or time in document.short_title
        else f"{document.short_title} ({told})"
    )


def _side(document: Document, answer: Answer, question: Question | None) -> Side:
    """What a document says; words that hold nothing of what is asked are only offered as near."""
    telling = tuple(e for e in answer.extracts if question is None or _speaks_of(e, question))
    return Side(
        document=document.id,
        label=label_of(document),
        status=answer.status if telling else AnswerStatus.NOT_FOUND,
        confidence=answer.confidence if telling or not answer.extracts else 1.0 - answer.confidence,
        extracts=telling,
        nearest=() if telling else answer.nearest or answer.extracts[:_NEAREST],
        remark=answer.remark,
    )


def _speaks_of(extract: Extract, question: Question) -> bool:
    """Whether a quote, with what stands around it, holds half of what is asked about, in these or like words.

    An answer of its own is judged by more than its words; of two columns, an empty one is the more useful.
    """
    if question.locators:
        return True
    asked = dict(zip(question.terms, question.weights or (1.0,) * len(question.terms), strict=True))
    around = (extract.quote, extract.context, extract.citation.section_title)
    held = {term for text in around for term in stems(text)}
    like = {
        term
        for expansion in question.expansions
        if held.issuperset(expansion.terms)
        for term in stems(expansion.said)
    }
    met = sum(weight for term, weight in asked.items() if term in held or term in like)
    return met >= _HALF * sum(asked.values())


def _in_turn(sides: Sequence[tuple[Extract, ...]], limit: int) -> tuple[Extract, ...]:
    """Extracts of each side in turn, the side with the better first one first."""
    ordered = sorted(sides, key=lambda extracts: -(extracts[0].score if extracts else 0.0))
    return tuple(extract for extract in chain(*zip_longest(*ordered)) if extract is not None)[:limit]


def _compared(first: Side, second: Side, question: Question) -> tuple[Likeness, Side, Side]:
    """How the sides compare, with what is said of each and the figures that decided."""
    if not first.extracts or not second.extracts:
        likeness = Likeness.ONLY_IN_ONE if first.extracts or second.extracts else Likeness.NEITHER
        return likeness, _said(first, alone=bool(first.extracts)), _said(second, alone=bool(second.extracts))
    if shared := _same_words(first.extracts, second.extracts):
        return Likeness.SAME_WORDS, _led_by(first, shared[0]), _led_by(second, shared[1])
    pair = _same_measure(first.extracts[0], second.extracts[0], set(question.terms))
    if pair is None:
        return Likeness.BOTH, first, second
    one, other = pair
    same = one.value == other.value
    likeness = Likeness.SAME_FIGURE if same else Likeness.FIGURES_DIFFER
    return likeness, _marked(first, one), _marked(second, other)


def _said(side: Side, *, alone: bool) -> Side:
    return replace(side, remark=" ".join(filter(None, (ONLY_HERE if alone else NOT_HERE, side.remark))))


def _marked(side: Side, quantity: Quantity) -> Side:
    return replace(side, figures=((quantity.start, quantity.end),))


def _led_by(side: Side, place: int) -> Side:
    """The side with one of its extracts put first."""
    extracts = side.extracts
    return replace(side, extracts=(extracts[place], *extracts[:place], *extracts[place + 1 :]))


def _same_words(first: Sequence[Extract], second: Sequence[Extract]) -> tuple[int, int] | None:
    """Places of the first quotes of which one stands in the other word for word; the best quote of one is among them."""
    places = [(one, other) for one in range(len(first)) for other in range(len(second)) if one * other == 0]
    for one, other in sorted(places, key=sum):
        said, stated = sorted((first[one].quote, second[other].quote), key=len)
        if len(words_of(said)) >= _LEAST_WORDS and stands_in(said, stated):
            return one, other
    return None


def _same_measure(one: Extract, other: Extract, terms: set[str]) -> tuple[Quantity, Quantity] | None:
    """A figure of each quote for the same thing: alike in unit, in what it counts and in the words of the question.

    None when more than one figure of a quote could be meant.
    """
    own, others = read_quantities(one.quote), read_quantities(other.quote)
    pairs = [(a, b) for a in own for b in others if _alike(_Told(one, a), _Told(other, b), terms)]
    return pairs[0] if len(pairs) == 1 else None


class _Told:
    """A figure and the words of its quote that tell what it measures."""

    def __init__(self, extract: Extract, quantity: Quantity) -> None:
        self.quantity = quantity
        row, _, cells = extract.quote.partition(_CELLS)
        self.words = {*stems(row if cells else ""), *quantity.after, *quantity.before}


def _alike(one: _Told, other: _Told, terms: set[str]) -> bool:
    first, second = one.quantity, other.quantity
    if (first.measure, first.unit) != (second.measure, second.unit):
        return False
    shared = one.words & other.words
    counted = not first.after or not second.after or bool(set(first.after[:2]) & set(second.after[:2]))
    return counted and len(shared) >= 2 and bool(shared & terms)
