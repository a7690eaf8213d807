from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.errors import InputFormatError
from assistant.text.inflections import base, bases
from assistant.text.thesaurus import MINED, WRITTEN, Entry, Thesaurus

if TYPE_CHECKING:
    from pathlib import Path

SMALL = Thesaurus.of(
    [
        Entry(ask=("waiting list", "queue"), report=("waiting times",), weight=0.9),
        Entry(ask=("list",), report=("schedule",), weight=0.5),
        Entry(ask=("foot the bill",), report=("fund", "funded by"), weight=0.8),
        Entry(ask=("response",), report=("reply",), weight=0.7),
        Entry(ask=("wash their own linen", "her mother"), report=("internal review",), weight=0.6),
        Entry(ask=("queue",), report=("waiting times", "backlog"), weight=0.4),
    ]
)


def added(question: str) -> list[tuple[str, str, float]]:
    return [(one.said, one.added, one.weight) for one in SMALL.expansions(question.split())]


def test_the_longest_phrase_is_taken_before_a_word_of_it() -> None:
    assert added("how long is the waiting list") == [("waiting list", "waiting times", 0.9)]


def test_any_inflection_of_a_phrase_is_found_and_other_words_of_its_stem_are_not() -> None:
    assert ("queues", "waiting times", 0.9) in added("are the queues shorter")
    assert added("who is responsible") == []


@pytest.mark.parametrize("said", ["wash our linen", "washing their own linen", "wash linen"])
def test_a_phrase_is_found_whosever_the_thing_is(said: str) -> None:
    assert added(f"who will {said} there") == [(said, "internal review", 0.6)]


def test_a_possessive_at_either_end_of_a_phrase_is_left_as_it_is() -> None:
    assert added("did mother know") == []
    assert added("her mother our list") == [("her mother", "internal review", 0.6), ("list", "schedule", 0.5)]


def test_a_phrase_may_hold_stop_words() -> None:
    assert ("foot the bill", "fund", 0.8) in added("who will foot the bill")


def test_the_heaviest_line_gives_the_weight() -> None:
    assert added("the queue") == [("queue", "waiting times", 0.9), ("queue", "backlog", 0.4)]


def test_words_already_asked_for_are_not_added() -> None:
    assert added("queue waiting times") == [("queue", "backlog", 0.4)]


def test_what_a_corpus_does_not_know_is_not_added() -> None:
    known = SMALL.expansions(["queue"], lambda terms: 1.0 if terms == ("backlog",) else 0.0)
    assert [one.added for one in known] == ["backlog"]


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        '{"ask": ["a"], "report": ["b"]}',
        '{"ask": [], "report": ["b"], "w": 1}',
        '{"ask": ["a"], "report": ["b"], "w": 2}',
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "thesaurus.jsonl"
    file.write_text(
        json.dumps({"ask": ["bins"], "report": ["waste"], "w": 1}) + "\n" + line + "\n", encoding="utf-8"
    )
    with pytest.raises(InputFormatError) as caught:
        Thesaurus.load(file)
    assert caught.value.line == 2


def test_the_shipped_thesaurus_loads_and_knows_how_people_speak() -> None:
    shipped = Thesaurus.load()
    assert "judiciary" in {one.added for one in shipped.expansions(["the", "bench"])}
    assert "exclusion" in {one.added for one in shipped.expansions(["expelled"])}
    assert all(
        len(phrase.split()) <= 9 for entry in shipped.entries for phrase in (*entry.ask, *entry.report)
    )


def test_a_base_form_joins_inflections_only() -> None:
    assert base("reviewed") == base("reviewing") == base("reviews") == "review"
    assert base("evaluated") == base("evaluate")
    assert base("stopped") == base("stop")
    assert base("yearly") != base("year")
    assert base("notes") != base("not")
    assert bases("part-time pupils") == bases("part time pupil")


def test_both_files_of_the_package_are_loaded_and_none_repeats_the_other() -> None:
    written, mined, both = Thesaurus.load(WRITTEN), Thesaurus.load(MINED), Thesaurus.load()
    assert len(both.entries) == len(written.entries) + len(mined.entries)
    assert (
        {one.added for one in both.expansions(["squalid"])}
        >= {one.added for one in mined.expansions(["squalid"])}
        > set()
    )
    pairs = [
        {(ask, report) for entry in one.entries for ask in entry.ask for report in entry.report}
        for one in (written, mined)
    ]
    assert not pairs[0] & pairs[1]
