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
        pdf_max_memory_bytes: most memory the process that reads a file may take, bytes of address space.
        pdf_max_result_bytes: most text and structure taken from one file, bytes.
        pdf_readers: most processes that read files at once.
        pdf_reader_start_seconds: longest time such a process may take to start, seconds.
        furniture_zone: share of a page's height, at its upper and lower edge, that holds heads and footers, 0 to 1.
        ocr_enabled: whether pages that are pictures are read by OCR where Tesseract is installed.
        ocr_language: Tesseract's name of the language of these pages; "eng+cym" for two.
        ocr_dpi: sharpness of the picture that OCR reads, dots per inch.
        ocr_max_pixels: most pixels of this picture; a larger page is drawn less sharply.
        ocr_seconds_per_page: longest time OCR may take for one page, seconds.
        ocr_seconds_per_file: longest time OCR may take for all pages of one file, seconds.
        ocr_least_confidence: a line with a word that OCR is less sure of is never quoted, 0 to 100.
        passage_max_words: a bullet or item longer than this is ranked sentence by sentence, words.
    Building
        build_wait_seconds: longest wait for another process that is building the same index, seconds.
        index_verified_bytes: largest index whose every file is held against its digest whenever it is opened, bytes;
            of a larger one only `build` does so.
    Archive
        archive_from_passages: largest corpus that is held in memory whole, passages; a larger one becomes an archive.
        archive_passages: best passages of an archive by whose words the reports for a question are chosen.
        archive_reports: most reports of an archive that one question is put to.
        archive_reports_passages: most passages of these reports together, the first report aside.
        archive_reports_kept: reports of an archive that stay in memory for the next question.
        archive_choices_kept: choices of reports whose index stays in memory for the next question.
    Adding papers
        uploads: most papers that one reader adds for one session.
        uploads_max_bytes: most bytes of these papers together.
        uploads_folder: where they lie meanwhile; "" for the system's folder for temporary files.
        uploads_linger_seconds: how long they stay after the reader's page was closed, for one whose connection
            comes back, seconds.
        uploads_can_be_saved: whether a reader may put them into the folder of documents, for everyone.
    Ranking
        bm25_k1: term frequency saturation.
        bm25_b: length normalisation, 0 to 1.
        tfidf_characters_max_passages: largest corpus whose passages are compared by character n-grams, passages.
        fusion_bm25: weight of BM25 over a passage's own words when scorers are added up.
        fusion_bm25_context: weight of BM25 with headings, lead-in and the sentence before.
        fusion_tfidf_words: weight of the cosine of stems, with context.
        fusion_tfidf_characters: weight of the cosine of character n-grams.
        meaning_max_passages: largest corpus whose passages get a vector by the neural network, passages.
        meaning_candidates: passages nearest in meaning that are handed on beside those that share words.
        candidates: passages handed on from the index to the choice of evidence.
    Answering
        explained: best passages that carry what each feature gave to their score.
        question_max_characters: longest question looked up, characters.
        extracts: most extracts of an answer.
        nearest: most related passages offered when nothing is found.
        quote_max_words: longest quote of a sentence, bullet or row, words.
        list_max_words: longest quote of a list or table, words.
        table_share: least chance that the rows of a table bear together for the question to be about it, 0 to 1.
        adjoining_share: least chance of a sentence for it to be shown with the one beside it in its paragraph, as a
            share of that one's chance.
        word_confidence: confidence of an answer by count, definition or explained short form, 0 to 1.
        initials_confidence: the same of a short form whose initials fit one name in the documents, 0 to 1.
    Neural reader
        reader_enabled: whether the network finds passages by meaning and scores the best candidates; off, the lexical ranking stands.
        reader_folder: folder of the model, within the package's data or absolute.
        reader_candidates: best candidates that it scores.
        reader_max_tokens: longest pair of question and unit, word pieces; what is beyond is cut from the context.
        reader_batch: pairs scored at once; more is faster and takes more memory.
        reader_threads: processor threads it uses.
    Reading a question
        background_weight: what a word of a sentence that only sets the scene counts, a word that asks counting 1.
        carried_weight: what a word carried from an earlier turn counts.
        continuity_gain: log-odds that a line around the answer before gains, for a turn that leans on that.
        continuity_repeated: log-odds that the answer before itself gains.
        continuity_lag: most log-odds by which the answer before may lie behind the best.
        apart_weight: what an added phrase counts when the documents hold its words but not side by side.
        expansions: most words and phrases added to one question.
        meaning_reworded_weight: least weight of an added phrase that is put in for the words it was added for.
    Checking
        check_candidates: best-ranked passages that a statement is held against.
        supported_coverage: share of a statement's topic that a passage has to cover to support it, 0 to 1.
        contradicted_coverage: the same to contradict it.
        facet_credit: how much less has to be covered for each figure, date, direction or name confirmed, 0 to 1.
    Showing
        picture_dpi: sharpness of a page's picture, dots per inch.
        picture_max_pixels: most pixels of this picture; a larger page is drawn less sharply.
        pictures_kept: page pictures, and pages' letters, kept in memory for all readers together.
        unsure_below: confidence below which a reader is told to check the page first, 0 to 1.
        turns_reopened: most questions that one link may ask again.
        pages_beside: most page pictures drawn beside a section's text, pages.
        found_shown: most passages listed when a document is searched.
        figures_shown: most figures listed at once, rows of the table.
    Corrections
        corrections_file: the file they are kept in, within the index's folder or absolute.
        corrections_kept: most corrections kept, so that the file cannot fill a disk.
        corrections_wait_seconds: longest wait for another session that is writing, seconds.
        correction_max_characters: longest note of a correction, characters.
    Briefing
        pins: most pins a reader keeps at once.
        note_arrives_seconds: how long a file waits for a note that was being written, seconds.
        note_max_characters: longest note on a pin, characters.
        briefing_title_max_characters: longest title of a briefing, characters.
        briefing_link_max_characters: longest link that holds a briefing, characters of its query.
    """

    pdf_max_bytes: int = 200_000_000
    pdf_max_pages: int = 2_000
    pdf_max_seconds: float = 120.0
    pdf_max_memory_bytes: int = 2_000_000_000
    pdf_max_result_bytes: int = 200_000_000
    pdf_readers: int = 2
    pdf_reader_start_seconds: float = 60.0
    furniture_zone: float = 0.12
    ocr_enabled: bool = True
    ocr_language: str = "eng"
    ocr_dpi: int = 300
    ocr_max_pixels: int = 20_000_000
    ocr_seconds_per_page: float = 30.0
    ocr_seconds_per_file: float = 300.0
    ocr_least_confidence: float = 60.0
    passage_max_words: int = 45

    build_wait_seconds: float = 600.0
    index_verified_bytes: int = 50_000_000

    archive_from_passages: int = 50_000
    archive_passages: int = 150
    archive_reports: int = 12
    archive_reports_passages: int = 2_000
    archive_reports_kept: int = 200
    archive_choices_kept: int = 4

    uploads: int = 10
    uploads_max_bytes: int = 100_000_000
    uploads_folder: str = ""
    uploads_linger_seconds: float = 180.0
    uploads_can_be_saved: bool = False

    bm25_k1: float = 1.0
    bm25_b: float = 0.6
    tfidf_characters_max_passages: int = 50_000
    fusion_bm25: float = 1.0
    fusion_bm25_context: float = 1.0
    fusion_tfidf_words: float = 0.5
    fusion_tfidf_characters: float = 0.5
    meaning_max_passages: int = 100_000
    meaning_candidates: int = 60
    candidates: int = 150

    explained: int = 20
    question_max_characters: int = 2_000
    extracts: int = 5
    nearest: int = 3
    quote_max_words: int = 60
    list_max_words: int = 180
    table_share: float = 0.15
    adjoining_share: float = 0.15
    word_confidence: float = 0.95
    initials_confidence: float = 0.7

    reader_enabled: bool = True
    reader_folder: str = "reader"
    reader_candidates: int = 32
    reader_max_tokens: int = 128
    reader_batch: int = 6
    reader_threads: int = 2

    background_weight: float = 0.4
    carried_weight: float = 0.6
    continuity_gain: float = 1.0
    continuity_repeated: float = 0.5
    continuity_lag: float = 1.0
    apart_weight: float = 0.5
    expansions: int = 40
    meaning_reworded_weight: float = 0.35

    check_candidates: int = 60
    supported_coverage: float = 0.66
    contradicted_coverage: float = 0.55
    facet_credit: float = 0.1

    picture_dpi: int = 144
    picture_max_pixels: int = 20_000_000
    pictures_kept: int = 64
    unsure_below: float = 0.6
    turns_reopened: int = 12
    pages_beside: int = 4
    found_shown: int = 30
    figures_shown: int = 25

    corrections_file: str = "corrections.sqlite3"
    corrections_kept: int = 10_000
    corrections_wait_seconds: float = 5.0
    correction_max_characters: int = 1_000

    pins: int = 50
    note_arrives_seconds: float = 0.4
    note_max_characters: int = 2_000
    briefing_title_max_characters: int = 150
    briefing_link_max_characters: int = 4_000

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
