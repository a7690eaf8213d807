"""The shape of the code: imports point one way, files and functions stay of one subject and one screen."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "assistant"
MODULES = sorted(PACKAGE.rglob("*.py"))

LEVELS = {
    "errors": 0,
    "model": 1,
    "settings": 1,
    "records": 1,
    "quoting": 2,
    "locking": 2,
    "temporary": 2,
    "text": 2,
    "ingestion": 3,
    "retrieval": 3,
    "answering": 3,
    "build": 4,
    "archived": 4,
    "shelving": 4,
    "archiving": 4,
    "ask": 5,
    "batch": 5,
    "corrections": 5,
    "check": 6,
    "words": 6,
    "figures": 6,
    "uploads": 6,
    "evaluation": 7,
    "output": 7,
    "output_figures": 7,
    "export": 7,
    "ui": 8,
    "arguments": 8,
    "cli": 9,
    "__main__": 10,
    "__init__": 10,
}
BORDERS = {
    "nltk": {"text/toolkit.py"},
    "rank_bm25": {"retrieval/lexical.py"},
    "sklearn": {"retrieval/vectors.py", "evaluation/fitting.py"},
    "pypdf": {"ingestion/pdf_file.py"},
    "docx": {"export/word_file.py"},
    "sqlite3": {"corrections/book.py"},
    "onnxruntime": {"text/network.py"},
    "tokenizers": {"text/network.py"},
    "pypdfium2": {"ingestion/pictures.py", "evaluation/fidelity.py"},
}


def stage_of(module: Path) -> str:
    relative = module.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def imported_modules(module: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_from_later_stages_to_earlier_ones(module: Path) -> None:
    stage = stage_of(module)
    imported = {name.split(".")[1] for name in imported_modules(module) if name.startswith("assistant.")} - {
        stage
    }

    assert [other for other in imported if LEVELS[other] > LEVELS[stage]] == []
    assert [other for other in imported if LEVELS[other] == LEVELS[stage] == LEVELS["ingestion"]] == []


@pytest.mark.parametrize(("library", "homes"), BORDERS.items())
def test_each_library_enters_through_its_own_module(library: str, homes: set[str]) -> None:
    importers = {
        str(module.relative_to(PACKAGE))
        for module in MODULES
        if any(name.split(".")[0] == library for name in imported_modules(module))
    }

    assert importers
    assert importers <= homes


def test_only_the_screen_imports_streamlit() -> None:
    importers = {stage_of(module) for module in MODULES if "streamlit" in imported_modules(module)}

    assert importers == {"ui"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_fit_on_one_screen(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_every_module_says_why_it_exists() -> None:
    silent = [
        module.name
        for module in MODULES
        if not ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_the_app_file_only_sets_up_the_pages() -> None:
    lines = (ROOT / "streamlit_app.py").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 40
