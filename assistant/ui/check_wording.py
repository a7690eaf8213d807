"""What the page "Check" says of a verdict in words of its own: fixed sentences; whoever shows them escapes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import CheckedStatement

ABOUT = (
    "Paste a sentence or a paragraph. Each statement in it is held against the documents, "
    "and what they say is shown in their own words, with the page."
)
HELD_TO_LETTER = "Words in quotation marks are held to the letter."
FIELD = "Sentence or paragraph to check"
EMPTY = "There is nothing to check yet. Write or paste a sentence that can be true or false."
NO_DOCUMENT = "No document is ticked. Tick at least one to check against it."
EVIDENCE = "Other passages near to it"
NEAREST = "Nearest passages: related, but they do not decide it"
DIFFERENCES = "Where the words differ"
NO_WORDS = "nothing"
_QUOTATION_MARKS = '“”„"«»'


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """How a verdict is shown: its name, its sign, its style class, and what it means."""

    name: str
    sign: str
    style: str
    meaning: str


SIGNS = {
    Verdict.SUPPORTED: Sign(
        name="Supported", sign="✓", style="atr-supported", meaning="The documents say so, in other words."
    ),
    Verdict.CONTRADICTED: Sign(
        name="Contradicted", sign="≠", style="atr-contradicted", meaning="The documents say otherwise."
    ),
    Verdict.NOT_STATED: Sign(
        name="Not stated in these documents",
        sign="?",
        style="atr-not-stated",
        meaning="Nothing was found that says so, or says otherwise. That does not make it false.",
    ),
}


def meaning(checked: CheckedStatement) -> str:
    """What a verdict means, and whether the words are the document's own."""
    sign = SIGNS[checked.verdict]
    if not checked.verbatim:
        return sign.meaning
    if any(mark in checked.statement for mark in _QUOTATION_MARKS):
        verbatim = "The words in quotation marks stand in the document word for word."
    else:
        verbatim = "These words stand in the document word for word."
    return verbatim if checked.verdict is Verdict.SUPPORTED else f"{sign.meaning} {verbatim}"


def too_long(limit: int) -> str:
    """Say that a statement is longer than can be looked up; `limit` in characters."""
    return f"The text is longer than {limit:,} characters. Check it in parts."


def counted(statements: Sequence[CheckedStatement]) -> str:
    """One line: how many statements were checked, and how many have each verdict."""
    if len(statements) == 1:
        return f"1 statement checked: {SIGNS[statements[0].verdict].name.lower()}."
    counts = [
        f"{count} {sign.name.lower()}"
        for verdict, sign in SIGNS.items()
        if (count := sum(checked.verdict is verdict for checked in statements))
    ]
    return f"{len(statements)} statements checked: {', '.join(counts)}."
