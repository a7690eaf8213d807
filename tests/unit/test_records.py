from pathlib import Path

import pytest

from assistant.errors import InputFormatError
from assistant.model import Document, Line, Page, Passage
from assistant.records import from_lines, numbered_lines, to_lines
from tests.retrieval_factories import a_document, a_passage


def test_values_come_back_equal() -> None:
    passages = (
        a_passage(0, "A “quote”,\nwith a line break\u2028 and £"),
        a_passage(1, "B", columns=("x", "y")),
    )
    assert from_lines(Passage, to_lines(passages)) == passages


def test_tuples_of_values_and_missing_values_come_back_as_they_were() -> None:
    line = Line(start=0, end=4, x0=1.5, x1=2.0, top=3.0, bottom=4.0, size=11.0, bold=True)
    page = Page(
        document="a",
        number=1,
        label=None,
        text="Text",
        width=595.0,
        height=842.0,
        lines=(line,),
        furniture=((0, 2),),
    )
    assert from_lines(Page, to_lines([page])) == (page,)


@pytest.mark.parametrize("broken", ['{"id": "a"}', "[]", "{", "null", '"text"'])
def test_a_line_that_holds_no_such_value_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_lines(Document, f"{broken}\n")


def test_a_value_of_another_type_is_refused() -> None:
    lines = to_lines([a_document("a")]).replace('"title": "a report"', '"title": 7')
    with pytest.raises(ValueError, match="Document"):
        from_lines(Document, lines)


def test_the_lines_of_a_file_keep_their_numbers_and_only_a_line_feed_ends_one(tmp_path: Path) -> None:
    written = tmp_path / "lines.jsonl"
    written.write_bytes('{"note": "one\u2028line"}\r\n\n  \n{"note": "two"}'.encode())

    assert list(numbered_lines(written)) == [(1, '{"note": "one\u2028line"}'), (4, '{"note": "two"}')]


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_of_lines_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    written = tmp_path / "lines.jsonl"
    if content is not None:
        written.write_bytes(content)

    with pytest.raises(InputFormatError, match=r"lines\.jsonl"):
        numbered_lines(written)
