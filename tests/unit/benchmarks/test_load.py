from __future__ import annotations

import os

import pytest

from tests.benchmarks.load import Load, Plan, held_bytes, report, share


@pytest.mark.parametrize(("part", "value"), [(0.5, 2.0), (0.75, 3.0), (0.95, 4.0), (1.0, 4.0), (0.0, 1.0)])
def test_a_share_is_the_least_value_that_so_many_do_not_exceed(part: float, value: float) -> None:
    assert share([4.0, 1.0, 3.0, 2.0], part) == value


@pytest.mark.parametrize(
    "load",
    [
        Load(),
        Load(answered=[1.0] * 9 + [3.1]),
        Load(answered=[1.0], errors=["reader 3: AppError: no answer"]),
        Load(answered=[1.0], memory=1_300_000_000),
    ],
)
def test_a_missed_bar_is_said(load: Load) -> None:
    assert not load.holds
    assert "Not all hold" in report(load, Plan())


def test_the_report_tells_how_long_answers_took() -> None:
    told = report(
        Load(answered=[0.5, 0.7, 2.9], opened=[1.25], memory=600_000_000), Plan(sessions=3, asked=1)
    )

    assert "3 readers, each asking every 20 seconds, 1 time" in told
    assert "All hold" in told
    for row in ("half of them within | 0.70 s", "95 % within | 2.90 s", "the most | 600 MB"):
        assert row in told


def test_the_memory_of_a_process_is_that_which_the_kernel_tells() -> None:
    assert 10_000_000 < held_bytes(os.getpid()) < 20_000_000_000
