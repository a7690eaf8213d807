"""Scans made here: printed lines drawn into a picture, which becomes a page of a PDF without a letter of text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DPI = 200
SIZE, HEADING_SIZE = 34, 52
"""Pixels of type; at 200 dots per inch about 12 and 19 points."""
_LEFT, _TOP, _STEP = 180, 220, 72


def a_scan(path: Path, *pages: Sequence[str], turn: int = 0) -> Path:
    """Write a PDF of A4 pictures; a line that begins with "# " is printed large, "~ " faint and broken.

    Args:
        turn: degrees against the clock by which each picture lies on its page.
    """
    pictures = [_picture(lines).rotate(turn, expand=True) for lines in pages]
    pictures[0].save(path, "PDF", resolution=DPI, save_all=True, append_images=pictures[1:])
    return path


def an_outlined_page(path: Path, lines: Sequence[str]) -> Path:
    """Write a PDF of one A4 page whose letters are drawn as shapes, as some printers' drivers do."""
    picture = _picture(lines)
    point = 72 / DPI
    shapes = []
    for row in range(picture.height):
        x = 0
        for ink, run in groupby(
            picture.crop((0, row, picture.width, row + 1)).tobytes(), lambda dot: dot < 128
        ):
            wide = len(list(run))
            if ink:
                y = (picture.height - row - 1) * point
                shapes.append(f"{x * point:.2f} {y:.2f} {wide * point:.2f} {point:.2f} re f")
            x += wide
    stream = DecodedStreamObject()
    stream.set_data("\n".join(shapes).encode())
    writer = PdfWriter()
    page = writer.add_blank_page(picture.width * point, picture.height * point)
    page[NameObject("/Contents")] = writer._add_object(stream)
    with path.open("wb") as file:
        writer.write(file)
    return path


def _picture(lines: Sequence[str]) -> Image.Image:
    picture = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(picture)
    for place, line in enumerate(lines):
        mark, words = (line[0], line[2:]) if line[:2] in {"# ", "~ "} else ("", line)
        font = ImageFont.load_default(size=HEADING_SIZE if mark == "#" else SIZE)
        at = (_LEFT, _TOP + place * _STEP)
        pen.text(at, words, font=font, fill=0)
        if mark == "~":
            _smudge(pen, at[1])
    return picture


def _smudge(pen: ImageDraw.ImageDraw, top: int) -> None:
    """Scratch a line so that its letters run into each other."""
    for x in range(_LEFT, 1500, 11):
        pen.line([(x, top - 2), (x + 9, top + SIZE + 6)], fill=0, width=3)
