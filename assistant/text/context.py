"""A unit with the words around it, in the form that the network was trained on.

These numbers belong to the trained network, not to the settings: other values would show it a form it never saw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.model import Passage

HEADING_WORDS = 10
BEFORE_WORDS = 20


def in_context(*, heading: str, before: str, unit: str) -> str:
    """The unit, then what stands around it: `unit [SEP] heading: before`.

    `heading` is the last heading of the unit's path and `before` its lead-in or the sentence before it;
    either may be empty. The unit comes first, whole, so that cutting a long text cuts context alone.
    """
    title = " ".join(heading.split()[:HEADING_WORDS])
    lead = " ".join(before.split()[-BEFORE_WORDS:])
    context = ": ".join(part for part in (title, lead) if part)
    text = " ".join(unit.split())
    return f"{text} [SEP] {context}" if context else text


def passage_in_context(passage: Passage) -> str:
    """A passage with its last heading, and its lead-in and group or else the sentence before it."""
    before = " ".join(part for part in (passage.lead_in, passage.group) if part) or passage.before
    heading = passage.headings[-1] if passage.headings else ""
    return in_context(heading=heading, before=before, unit=passage.text)
