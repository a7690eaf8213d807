from assistant.settings import DATA
from assistant.text.tokens import nltk_stem, stem


def test_the_shipped_stems_are_those_of_nltk() -> None:
    words = (DATA / "english-words.txt").read_text(encoding="utf-8").split()[::50]
    assert len(words) > 500
    assert {word: stem(word) for word in words} == {word: nltk_stem(word) for word in words}


def test_common_words_have_their_stems_at_hand() -> None:
    common = {w for w in (DATA / "english-words.txt").read_text(encoding="utf-8").split() if w.isalpha()}
    at_hand = {line.split()[0] for line in (DATA / "stems.txt").read_text(encoding="utf-8").splitlines()}
    assert len(common & at_hand) > 0.95 * len(common)
    assert {"the", "who", "is"} <= at_hand
