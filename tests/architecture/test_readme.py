"""The README and the code use the same words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import assistant

ROOT = Path(__file__).parents[2]


def test_the_vocabulary_of_the_readme_is_that_of_the_value_types() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Vocabulary")[1].split("\n## ")[0]
    explained = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))
    trees = [
        ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "assistant" / "model").glob("*.py")
    ]
    defined = {node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)}

    assert explained == defined


def test_the_package_exports_at_most_twelve_names() -> None:
    assert 1 <= len(assistant.__all__) <= 12
    assert all(hasattr(assistant, name) for name in assistant.__all__)


def test_files_the_readme_points_to_are_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", readme)

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
