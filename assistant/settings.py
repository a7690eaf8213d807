"""Every tunable number of the product, in one place, each with its unit.

The settings are written into the index's manifest: an index knows what made it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import SettingsError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Numbers of the pipeline; a group a stage.

    Reading
        pdf_max_bytes: largest file that is opened, bytes.
        pdf_max_pages: most pages that are read of one file.
        pdf_max_seconds: longest time one file may take, seconds.
        passage_max_words: a bullet or item longer than this is ranked sentence by sentence, words.
    Ranking
        bm25_k1: term frequency saturation.
        bm25_b: length normalisation, 0 to 1.
        candidates: passages handed on from the index to the choice of evidence.
    Answering
        question_max_characters: longest question looked up, characters.
        extracts: most extracts of an answer.
        nearest: most related passages offered when nothing is found.
        quote_max_words: longest quote of a sentence, bullet or row, words.
        list_max_words: longest quote of a list or table, words.
    Showing
        picture_dpi: sharpness of a page's picture, dots per inch.
        pictures_kept: page pictures, and pages' letters, kept in memory for all readers together.
        unsure_below: confidence below which a reader is told to check the page first, 0 to 1.
        turns_reopened: most questions that one link may ask again.
    """

    pdf_max_bytes: int = 200_000_000
    pdf_max_pages: int = 2_000
    pdf_max_seconds: float = 120.0
    passage_max_words: int = 45

    bm25_k1: float = 1.5
    bm25_b: float = 0.75
    candidates: int = 150

    question_max_characters: int = 2_000
    extracts: int = 5
    nearest: int = 3
    quote_max_words: int = 60
    list_max_words: int = 180

    picture_dpi: int = 144
    pictures_kept: int = 64
    unsure_below: float = 0.5
    turns_reopened: int = 12

    def __post_init__(self) -> None:
        """Refuse values out of range.

        Raises:
            SettingsError: naming the setting.
        """
        for name, value in asdict(self).items():
            if isinstance(value, (int, float)) and not isinstance(value, bool) and value < 0:
                raise SettingsError(f"{name} is {value}: it cannot be below 0")
        if not 0 <= self.bm25_b <= 1:
            raise SettingsError(f"bm25_b is {self.bm25_b}: it lies between 0 and 1")
