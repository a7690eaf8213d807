"""Write assistant/data/stems.txt: NLTK's stem of every common English word, one a line; a word alone is its own stem.

Among them are the words of the product's own language data, which any question can bring in, short words, which the
list of common words leaves out, and "organization" beside "organisation".
Run after a change of those files or of the stemmer:  PYTHONPATH=. python training/stem_table.py
"""

from __future__ import annotations

from assistant.settings import DATA
from assistant.text.tokens import nltk_stem, tokens
from assistant.text.words import word_lists

OWN = ("asking.toml", "opposites.txt", "thesaurus.jsonl", "thesaurus-mined.jsonl")
SHORT = """
act add age ago aid aim air arm art ask baby bad bag bar bed bid big bin bit bus buy cap car cat city cut dad day due
dog eat end era eye fee few fit fix fly fun gap gas get got had hit hot hub idea ill inn job joy key kid kit lab law lay
led leg let lie lot low map men met mix mum net new nil oil old one own pad pay per pet pop pub put raw red ref rid rise
road row run sad say sea see set sex shy sit six sum tax tea ten tie tip top toy try two use van via vs wage war way web
wet win won yes yet
"""


def main() -> None:
    common = set((DATA / "english-words.txt").read_text(encoding="utf-8").split())
    common |= {word.replace("isation", "ization") for word in common}
    own = {token.text for name in OWN for token in tokens((DATA / name).read_text(encoding="utf-8"))}
    closed = word_lists().stop_words | word_lists().sentence_starters
    pairs = (
        (word, nltk_stem(word)) for word in sorted({*common, *own, *closed, *SHORT.split()}) if word.isalpha()
    )
    lines = (word if word == short else f"{word} {short}" for word, short in pairs)
    (DATA / "stems.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
