"""Write assistant/data/stems.txt: NLTK's stem of every common English word, one a line; a word alone is its own stem.

Run after a change of assistant/data/english-words.txt or of the stemmer:  PYTHONPATH=. python training/stem_table.py
"""

from __future__ import annotations

from assistant.settings import DATA
from assistant.text.tokens import nltk_stem
from assistant.text.words import word_lists


def main() -> None:
    common = set((DATA / "english-words.txt").read_text(encoding="utf-8").split())
    words = sorted(common | word_lists().stop_words | word_lists().sentence_starters)
    pairs = ((word, nltk_stem(word)) for word in words if word.isalpha())
    lines = (word if word == short else f"{word} {short}" for word, short in pairs)
    (DATA / "stems.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
