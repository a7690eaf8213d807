from __future__ import annotations

import base64
import zlib

import pytest

from assistant.model import PinKind
from assistant.ui.pin_links import link_of, linked, moment_of, read_link, words_of
from tests.pins import FIGURE, QUESTION, WHEN, a_checked_pin, a_figure_pin, an_asked_pin


def test_a_link_holds_what_was_asked_with_order_note_and_passages() -> None:
    pins = (
        a_checked_pin(),
        an_asked_pin(note="Ask Jane: “soon”", documents=("plan",), kept=(1,)),
        a_figure_pin(),
    )

    title, held = read_link(link_of("Winter roads", pins))

    assert title == "Winter roads"
    assert held == tuple(map(linked, pins))
    assert [pin.kind for pin in held] == [PinKind.STATEMENT, PinKind.QUESTION, PinKind.FIGURE]
    assert held[1].asked == (QUESTION,)
    assert held[1].note == "Ask Jane: “soon”"
    assert held[1].kept == (1,)
    assert moment_of(held[1]) == WHEN
    assert held[2].asked == (FIGURE.id,)


def test_a_link_holds_nothing_that_the_documents_say() -> None:
    link = link_of("Winter roads", [an_asked_pin()])
    unfolded = zlib.decompress(base64.urlsafe_b64decode(link + "=" * (-len(link) % 4))).decode()

    assert "cold night" not in unfolded


def test_ten_questions_with_notes_fit_into_a_link_that_can_be_mailed() -> None:
    pins = [
        an_asked_pin(note=f"For item {place} of the agenda, ask the treasurer first.") for place in range(10)
    ]

    assert len(link_of("Winter roads", pins)) < 1_000


@pytest.mark.parametrize(
    "spoil", [lambda link: link[:-9], lambda link: link[9:], lambda _: "no link", lambda _: "é"]
)
def test_a_spoilt_link_is_refused(spoil: object) -> None:
    link = link_of("Winter roads", [an_asked_pin()])

    with pytest.raises(ValueError, match=r".+"):
        read_link(spoil(link))  # type: ignore[operator]


def test_a_short_link_that_would_fill_the_memory_is_refused() -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * 50_000_000, 9)).decode()

    with pytest.raises(ValueError, match="cut short"):
        read_link(bomb)


def test_other_words_have_another_checksum() -> None:
    assert words_of(an_asked_pin(kept=(0,))) != words_of(an_asked_pin(kept=(1,)))
    assert words_of(an_asked_pin(kept=(0,))) == words_of(an_asked_pin(note="other"))
