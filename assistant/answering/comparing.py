"""Reads what a question compares: the largest of some, the total of them, two that it joins by "and" or "or"."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.answering.asking_words import asking_words
from assistant.answering.number_words import VALUES
from assistant.answering.wanted import MONEY
from assistant.model import Wanted
from assistant.text.tokens import is_stop_word, stem, stems, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Question


class Wish(StrEnum):
    """By what a question picks rows out of a table."""

    LARGEST = "largest"
    SMALLEST = "smallest"
    TOTAL = "total"
    SEVERAL = "several"
    NONE = "none"


_GIVING = rf"(?:{MONEY}|give[sn]?|gave|giving|gets?|got|receiv\w+|has|have|had|takes?|took|comes?|came|goes|went|use[sd]?|puts?)"
_AMONG = rf"\b{_GIVING}(?: in| out| back| from)?(?: the)? "
_LARGEST = re.compile(
    rf"\b(?:biggest|largest|highest|greatest|costliest|dearest|most expensive|most money|most cash)\b|{_AMONG}most\b",
    re.IGNORECASE,
)
_SMALLEST = re.compile(
    rf"\b(?:smallest|lowest|cheapest|fewest|least expensive|least money|least cash)\b|{_AMONG}(?:least|fewest)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total(?:s|led)?|in all|altogether|all told|overall)\b|"
    r"\b(?:it|that|this|they|those|these|everything)(?: all)? (?:come|came|add(?:ed)? up|amount(?:ed)?) to\b",
    re.IGNORECASE,
)
_COMPARING = re.compile(
    r"\b(?:more|less|fewer|bigger|larger|higher|lower|smaller|greater|cheaper|dearer|most|least|both|each|compar\w+|"
    r"difference|versus|vs)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s*[,;:(]\s*|\s+(?:and|or|versus|vs\.?|against|than|compared (?:with|to)|with)\s+", re.IGNORECASE
)
_SIZE_ASKED = re.compile(r"\bhow (?:long|far|often|old|soon|big|large|high)\b", re.IGNORECASE)
_FIGURES = frozenset({Wanted.COUNT, Wanted.AMOUNT, Wanted.PERCENTAGE, Wanted.COMPARISON})
_OPEN = _FIGURES | {Wanted.WHO, Wanted.FACT, Wanted.WHERE, Wanted.LIST}
_FIGURE_WORD = re.compile(rf"\b(?:{MONEY}|figures?|numbers?)\b", re.IGNORECASE)
# What may be asked for by its size without saying anything of its subject.
_GENERIC = frozenset(
    stem(word)
    for word in [
        "item", "line", "thing", "amount", "figure", "sum", "number", "category", "part", "row", "table", "entry",
        "organisation", "organization", "body", "partner", "agency", "member", "single", "overall", "total", "totals",
        "come", "came", "add", "amounted", "big", "small", "compare", "compared", "comparison", "difference", "pays",
        "give", "gave", "gives", "given", "get", "gets", "got", "receive", "received", "put", "puts", "two", "between",
        "biggest", "largest", "highest", "greatest", "smallest", "lowest", "least", "fewest", "cheapest", "costliest",
        "dearest", "expensive", "bigger", "larger", "higher", "lower", "smaller", "greater", "cheaper", "dearer",
        "altogether", "told", "everything", "use", "used", "go", "goes", "went", "take", "took", "funder",
        "contributor", "spender", "together", "above", "nil", "zero", "nought", "mean", "payer", "year", "respectively", "apiece", "less", "versus", "vs", "money",
    ]
)  # fmt: skip
_MONEY_WORD = re.compile(rf"(?:{MONEY})", re.IGNORECASE)


def wish_of(question: Question) -> Wish:
    """By what the question picks rows, so far as its words tell; whether a table has them is not known here."""
    said = question.interpreted
    if question.wanted not in _OPEN:
        return Wish.NONE
    if _LARGEST.search(said):
        return Wish.LARGEST
    if _SMALLEST.search(said):
        return Wish.SMALLEST
    if question.wanted is not Wanted.WHO and _TOTAL.search(said):
        return Wish.TOTAL
    compared = question.wanted is not Wanted.LIST and _COMPARING.search(said)
    if question.wanted in _FIGURES or compared or _FIGURE_WORD.search(said):
        return Wish.SEVERAL
    return Wish.NONE


def subject_terms(question: Question) -> tuple[str, ...]:
    """Stems of what a question is about, without the words of size and of money by which it picks rows."""
    return tuple(term for _, term, _ in _subject(_SIZE_ASKED.sub("how", question.interpreted)))


def asked_terms(question: Question) -> frozenset[str]:
    """The same of what is asked alone, without what earlier turns were about."""
    return frozenset(term for _, term, _ in _subject(question.focus or question.interpreted))


def all_met(question: Question, text: str) -> bool:
    """Whether a text holds all that a question is about, each word by itself or by what was added for it.

    Words that only name a document are no part of that.
    """
    held = frozenset(stems(text))
    terms = [term for term in subject_terms(question) if term in question.terms]
    return bool(terms) and all(is_met(term, question, held) for term in terms)


def is_met(term: str, question: Question, held: frozenset[str]) -> bool:
    """Whether the stems `held` have a term of the question by itself or by what was added for it."""
    return term in held or any(
        term in stems(one.said) and frozenset(one.terms) <= held for one in question.expansions if one.terms
    )


def conjuncts(question: Question) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The things that a question joins, each by the stems that may name it, the fullest first.

    Capitals name a thing whole. Of a thing in small letters at the beginning, words before it may belong to what is
    asked of both ("how much did we spend on training and on reviews").
    """
    found: list[tuple[tuple[str, ...], ...]] = []
    for place, part in enumerate(_JOINED.split(question.interpreted)):
        words = _subject(part, opens=place == 0)
        named = tuple(term for _, term, capital in words if capital)
        every = tuple(term for _, term, _ in words)
        if named:
            found.append((every, named) if every != named else (named,))
        elif every:
            found.append(tuple(every[start:] for start in range(len(every))) if not found else (every,))
    return tuple(found)


def class_words(question: Question) -> tuple[int | None, tuple[str, ...], str]:
    """How many of which kind a plural asks for: their number if it is said, their stems, their initials."""
    words = _subject(question.focus or question.interpreted)
    if not words or not words[-1][0].endswith("s") or any(capital for _, _, capital in words):
        return None, (), ""
    counted = [VALUES[token.text] for token in tokens(question.text) if token.text in VALUES]
    initials = "".join(word[0] for word, _, _ in words).upper() if len(words) > 1 else ""
    return (counted[0] if counted else None), tuple(term for _, term, _ in words), initials


def _subject(text: str, *, opens: bool = True) -> Sequence[tuple[str, str, bool]]:
    """Words that say what is asked about: each as typed, its stem, and whether it is written like a name."""
    asking = asking_words()
    found = []
    for token in tokens(text):
        word, typed = stem(token.text), text[token.start : token.end]
        plain = is_stop_word(token.text) or token.text in asking.asking or token.text in asking.frame
        if plain or word in _GENERIC or not typed[0].isalpha() or token.text in VALUES:
            continue
        if _MONEY_WORD.fullmatch(token.text):
            continue
        found.append((token.text, word, typed[0].isupper() and not (opens and token.start == 0)))
    return found
