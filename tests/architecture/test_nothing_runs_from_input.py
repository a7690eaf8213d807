"""No byte of a file and no word that is typed is ever run or shown as markup."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = [*sorted((ROOT / "assistant").rglob("*.py")), ROOT / "streamlit_app.py"]
UNPICKLING = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"}
RUNNING = {"eval", "exec", "compile", "__import__"}
SWITCHED_ON = {"unsafe_allow_html", "allow_pickle", "shell"}


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {name.name.partition(".")[0] for name in node.names}
    return {(node.module or "").partition(".")[0]} if isinstance(node, ast.ImportFrom) else set()


def _dangers(source: str) -> list[str]:
    """Modules that unpickle, builtins that run text, by name or of `builtins`, and switches that let input act."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        found += _imported(node) & UNPICKLING
        if isinstance(node, ast.Name) and node.id in RUNNING:
            found.append(node.id)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "builtins" and node.attr in RUNNING:
            found.append(node.attr)
        if isinstance(node, ast.keyword) and node.arg in SWITCHED_ON and ast.unparse(node.value) != "False":
            found.append(node.arg)
    return found


def test_no_module_unpickles_runs_text_or_shows_it_as_markup() -> None:
    found = {module.name: _dangers(module.read_text("utf-8")) for module in MODULES}

    assert {name: dangers for name, dangers in found.items() if dangers} == {}


def test_each_way_of_running_input_is_recognised() -> None:
    ways = (
        *("from pickle import load", "import joblib.numpy_pickle", "exec(words)", "builtins.eval(words)"),
        *("run = eval", "st.markdown(words, unsafe_allow_html=True)", "np.load(file, allow_pickle=trusted)"),
        *("__import__(name)", "run(words, shell=True)"),
    )

    assert [way for way in ways if not _dangers(way)] == []
    assert _dangers("re.compile(words); np.load(file, allow_pickle=False)") == []
