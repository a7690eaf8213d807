"""A few readers at once, as the load test has many; how fast they are answered is for that one to tell."""

from __future__ import annotations

import asyncio

from tests.benchmarks.load import Plan, put_under_load, served

QUESTIONS = ("What are the Board's priorities?", "Who chairs the Board?", "How is the work funded?")


def test_readers_at_once_are_all_answered_without_an_error() -> None:
    plan = Plan(sessions=4, every=0.5, asked=2, patience_seconds=120)
    with served(wait_seconds=120) as (address, server):
        load = asyncio.run(put_under_load(address, server, QUESTIONS, plan))

    assert load.errors == []
    assert (len(load.opened), len(load.answered)) == (4, 8)
