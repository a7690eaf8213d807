"""Switches by which a library would run input or show it as markup; the linter forbids the rest."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = [*sorted((ROOT / "assistant").rglob("*.py")), ROOT / "streamlit_app.py"]
SWITCHES = {"unsafe_allow_html", "allow_pickle", "shell"}


def _switched_on(source: str) -> list[str]:
    """Those of the switches that are given anything but False."""
    return [
        node.arg
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.keyword) and node.arg in SWITCHES and ast.unparse(node.value) != "False"
    ]


def test_no_library_is_told_to_run_input_or_to_show_it_as_markup() -> None:
    found = {module.name: _switched_on(module.read_text("utf-8")) for module in MODULES}

    assert {name: switches for name, switches in found.items() if switches} == {}


def test_a_switch_counts_as_on_unless_it_is_plainly_off() -> None:
    assert _switched_on("run(words, shell=trusted)") == ["shell"]
    assert _switched_on("run(words, shell=False)") == []
