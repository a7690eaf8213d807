from __future__ import annotations

from assistant.model import Expansion, ExpansionOrigin
from assistant.text.rewording import reworded


def added(said: str, phrase: str, weight: float = 0.8) -> Expansion:
    return Expansion(
        said=said, added=phrase, terms=(phrase,), weight=weight, origin=ExpansionOrigin.THESAURUS
    )


def test_what_was_said_is_replaced_by_the_surest_of_the_reports_own_words() -> None:
    expansions = [
        added("chip in", "contribute", 0.9),
        added("chip in", "donate", 0.7),
        added("pumps", "machinery"),
    ]
    assert (
        reworded("Did they chip-in for pumps, or did we CHIP IN?", expansions, 0.5)
        == "Did they contribute for machinery, or did we CHIP IN?"
    )


def test_what_the_thesaurus_is_unsure_of_replaces_nothing() -> None:
    assert reworded("Are we skint?", [added("skint", "overspent", 0.3)], 0.35) == "Are we skint?"


def test_a_word_inside_another_is_left_alone_and_marks_are_taken_as_they_are() -> None:
    assert (
        reworded("Spent (50%) unspent", [added("spent", r"\1 used"), added("unsp", "x")], 0.1)
        == r"\1 used (50%) unspent"
    )
