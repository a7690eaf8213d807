"""Counts of what was wanted, found and right, as recall and precision need them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many of what was wanted were found, and how many were found in all.

    Attributes:
        found: None where only what was wanted is counted.
        missed: what was wanted and not found, with its file and page, for a person to look up.
        extra: what was found and not wanted.
    """

    name: str
    right: int
    wanted: int
    found: int | None = None
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float | None:
        """Share of what was found that was wanted; None where that is not counted."""
        if self.found is None:
            return None
        return self.right / self.found if self.found else 1.0


def added(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """Tallies of one name made one, in the order in which the names first come."""
    groups: dict[str, list[Tally]] = {}
    for tally in tallies:
        groups.setdefault(tally.name, []).append(tally)
    return tuple(
        Tally(
            name=name,
            right=sum(each.right for each in group),
            wanted=sum(each.wanted for each in group),
            found=None if group[0].found is None else sum(each.found or 0 for each in group),
            missed=tuple(line for each in group for line in each.missed),
            extra=tuple(line for each in group for line in each.extra),
        )
        for name, group in groups.items()
    )
