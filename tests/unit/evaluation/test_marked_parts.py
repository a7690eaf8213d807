"""A page that a command and a person write together keeps what each wrote."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import pytest

from assistant.errors import FileNotWrittenError, InputFormatError
from assistant.evaluation.machine import Machine
from assistant.evaluation.marked import with_part, write_part

if TYPE_CHECKING:
    from pathlib import Path


def test_only_the_part_between_the_marks_is_replaced() -> None:
    page = with_part("# Speed\n\nBy hand.\n", "reading", "old \\1")
    page = with_part(f"{page}\nMore by hand.\n", "reading", "new \\1")

    assert page == (
        "# Speed\n\nBy hand.\n\n<!-- reading: written by a command -->\n\nnew \\1\n\n<!-- reading: end -->\n\nMore by hand.\n"
    )


def test_parts_of_two_commands_stand_side_by_side() -> None:
    page = with_part(with_part("", "reading", "one"), "ranking", "two")
    page = with_part(page, "reading", "three")

    assert "one" not in page
    assert page.index("three") < page.index("two")


def test_a_page_whose_end_mark_is_lost_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "speed.md"
    path.write_text("<!-- reading: written by a command -->\nBy hand.\n")

    with pytest.raises(InputFormatError, match="the marks of reading"):
        write_part(path, "reading", "new")
    assert path.read_text() == "<!-- reading: written by a command -->\nBy hand.\n"


def test_a_part_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="was not written"):
        write_part(tmp_path / "missing" / "speed.md", "reading", "new")


def test_a_machine_is_named_by_what_makes_it_fast_and_not_by_its_name() -> None:
    machine = Machine.this()

    assert machine.cores >= 1
    assert machine.processor
    assert platform.node() not in str(machine) or not platform.node()
    assert str(Machine(processor="Some CPU", cores=2, memory=8 * 2**30)) == (
        "Some CPU, 2 cores, 8 GiB of memory"
    )
    assert str(Machine(processor="Some CPU", cores=1, memory=0)) == "Some CPU, 1 core"
