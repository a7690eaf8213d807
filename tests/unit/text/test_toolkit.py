import importlib.util
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from assistant.text import toolkit
from assistant.text.toolkit import english_stemmer, sentence_splitter

ROOT = Path(__file__).parents[3]


def loaded_after(code: str) -> set[str]:
    """The modules that a fresh Python has loaded when it has run `code`."""
    command = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"]
    return set(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split())


def test_the_stemmer_is_that_of_nltk_and_loads_neither_scikit_learn_nor_scipy() -> None:
    loaded = loaded_after(
        "from assistant.text.toolkit import english_stemmer; english_stemmer().stem('reviewing')"
    )

    assert "nltk.stem.snowball" in loaded
    assert not {"sklearn", "scipy", "pandas"} & loaded
    assert english_stemmer().stem("reviewing") == "review"


def test_scikit_learn_can_be_imported_after_nltk() -> None:
    code = "from assistant.text.tokens import nltk_stem; nltk_stem('reviewing'); import sklearn.feature_extraction"

    assert "sklearn.feature_extraction" in loaded_after(code)


def test_opening_the_product_loads_neither_nltk_nor_a_reader_of_pdfs() -> None:
    assert not {"nltk", "sklearn", "scipy", "pypdf"} & loaded_after("import assistant.ask")


def test_punkt_ends_sentences_at_the_given_marks_and_not_after_abbreviations() -> None:
    split = sentence_splitter(abbreviations=["cllr"], starters=["the"], ends=(".", "…"))

    text = "Cllr. Green came… The board met. It closed."
    assert [text[start:end] for start, end in split(text)] == [
        "Cllr. Green came…",
        "The board met.",
        "It closed.",
    ]


def test_only_the_thread_that_loads_nltk_misses_what_is_held_back() -> None:
    found: list[str] = []
    with toolkit.without(frozenset({"wave"})):
        with pytest.raises(ModuleNotFoundError, match="wave"):
            importlib.util.find_spec("wave")
        other = Thread(target=lambda: found.append(str(importlib.util.find_spec("wave"))))
        other.start()
        other.join()

    assert "wave.py" in found[0]
    assert sys.modules.get("wave") is None
