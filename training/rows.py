"""Rows of JSON Lines files, and the form of a unit in a training group."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, Any]


def lines_of(path: Path) -> list[Row]:
    """Rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def unit(text: str, heading: str = "", before: str = "") -> Row:
    """A unit in its context."""
    return {"heading": heading, "before": before, "unit": text}
