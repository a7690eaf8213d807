"""A unit with the words around it, as the network sees it."""

from __future__ import annotations

from assistant.text.context import passage_in_context
from tests.written import Written


def test_a_passage_is_seen_with_its_heading_and_the_sentence_before() -> None:
    plan = Written()
    plan.heading("Gritting", "2")
    plan.paragraph("The council grits 640 miles of road.", "Footpaths near schools come first.")
    assert passage_in_context(plan.passages[-1]) == (
        "Footpaths near schools come first. [SEP] 2 Gritting: The council grits 640 miles of road."
    )
