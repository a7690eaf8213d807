from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from assistant.ingestion.pictures import boxes_of, page_picture, plain_picture
from assistant.ingestion.reading import read_corpus
from assistant.model import Span
from assistant.settings import Settings
from tests.hostile import WORDS, RawPdf

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [b"99999999 99999999", b"999999999 1", b"20000 900", b"0.001 0.001"]


@pytest.mark.parametrize("size", SIZES)
def test_a_page_that_claims_an_absurd_size_has_a_picture_of_a_bounded_size(
    tmp_path: Path, size: bytes
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(RawPdf(box=b"[0 0 %s]" % size).written())
    most = Settings().picture_max_pixels
    for picture in (page_picture(path, 1), plain_picture(path, 1, 300)):
        width, height = Image.open(BytesIO(picture)).size
        assert 0 < width * height <= 1.1 * most


def test_a_page_of_a_usual_size_is_drawn_as_sharp_as_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(RawPdf().written())
    assert Image.open(BytesIO(page_picture(path, 1, dpi=144))).size == (1190, 1684)


def test_words_on_a_huge_page_are_read_and_marked(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(RawPdf(box=b"[0 0 20000 900]").written())
    (page,) = read_corpus(tmp_path, Settings(ocr_enabled=False)).pages
    assert page.text == WORDS
    boxes = boxes_of(tmp_path / "plan.pdf", page, [Span(page=1, start=0, end=len(WORDS))])
    assert [(round(box.left), round(box.bottom - box.top) < 20) for box in boxes] == [(72, True)]
    assert page_picture(tmp_path / "plan.pdf", 1, boxes).startswith(b"\x89PNG")
