"""Awkward PDFs made here, one writer a kind: bytes, never a file from elsewhere."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = "The council grits 640 miles of road."
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def show(words: str = WORDS, font: str = "/F1", place: str = "72 700 Td") -> bytes:
    """The operators that print a line."""
    return f"BT {font} 11 Tf {place} ({words}) Tj ET\n".encode("latin-1")


def stream(content: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    """A stream object's body."""
    size = len(content) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (size, entries, content)


def packed(content: bytes, entries: bytes = b"") -> bytes:
    """The same, packed by Flate."""
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode " + entries)


def packed_again(content: bytes, packings: int, entries: bytes = b"") -> bytes:
    """The same, packed by Flate again and again."""
    for _ in range(packings):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [%s] %s" % (b"/FlateDecode " * packings, entries))


def noted(words: str) -> bytes:
    """A string outside a page's content: of a title, a bookmark, a label."""
    return b"<%s>" % b"".join(
        b"%02X" % byte for byte in b"\xfe\xff" + words.encode("utf-16-be", "surrogatepass")
    )


@dataclass
class RawPdf:
    """A PDF of one page, object by object, each of which can be replaced by a worse one.

    Objects 1 to 5 are the catalogue, the tree of pages, the font, the page and its content.
    """

    content: bytes = field(default_factory=lambda: stream(show()))
    catalogue: bytes = b""
    page: bytes = b""
    resources: bytes = b"/Font << /F1 3 0 R >>"
    box: bytes = b"[0 0 595 842]"
    pages: bytes = b"/Kids [4 0 R] /Count 1"
    contents: bytes = b"5 0 R"
    others: dict[int, bytes] = field(default_factory=dict)
    trailer: bytes = b""

    def objects(self) -> dict[int, bytes]:
        """Every object's body by its number."""
        return {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % self.catalogue,
            2: b"<< /Type /Pages %s >>" % self.pages,
            3: _FONT,
            4: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Resources << %s >> /Contents %s %s >>"
            % (self.box, self.resources, self.contents, self.page),
            5: self.content,
            **self.others,
        }

    def written(self) -> bytes:
        """The whole file."""
        out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", {}
        for number, body in self.objects().items():
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        size = max(places) + 1
        table = b"".join(
            b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
            for number in range(size)
        )
        tail = b"xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, table, size, self.trailer)
        return out + tail + b"startxref\n%d\n%%%%EOF\n" % len(out)


def with_a_font(body: bytes, content: bytes, *others: bytes) -> bytes:
    """A page printed in a font of its own, /F2, which may use objects from 7 on."""
    return RawPdf(
        content=stream(content),
        resources=b"/Font << /F1 3 0 R /F2 6 0 R >>",
        others={6: body, **dict(enumerate(others, 7))},
    ).written()


def to_unicode(characters: Sequence[str], code_bytes: int = 1) -> bytes:
    """A map from the codes 1, 2, ... to characters, lone surrogates among them."""
    digits = 2 * code_bytes
    rows = "\n".join(
        f"<{code:0{digits}X}> <{character.encode('utf-16-be', 'surrogatepass').hex()}>"
        for code, character in enumerate(characters, 1)
    )
    head = f"begincmap\n1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n"
    return stream(f"{head}{len(characters)} beginbfchar\n{rows}\nendbfchar\nendcmap".encode())


def mapped(characters: str) -> bytes:
    """A page whose font says that its codes 1, 2, ... are these characters."""
    body = b"<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FirstChar 0 /LastChar 255 /Widths [%s] /ToUnicode 7 0 R >>"
    codes = "".join(f"{code:02X}" for code in range(1, len(characters) + 1))
    content = f"BT /F2 11 Tf 72 700 Td <{codes}> Tj ET".encode()
    return with_a_font(body % (b"600 " * 256), content, to_unicode(characters))


def vertical(characters: str) -> bytes:
    """A page set from top to bottom in a composite font."""
    codes = "".join(f"{code:04X}" for code in range(1, len(characters) + 1))
    return with_a_font(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Kanji /Encoding /Identity-V /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>",
        f"BT /F2 11 Tf 300 700 Td <{codes}> Tj ET".encode(),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Kanji /DW 1000 /DW2 [880 -1000]"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        to_unicode(characters, 2),
    )


def drawn_letters(*, mapped: bool) -> bytes:
    """A page in a Type 3 font, whose letters are drawings, with a map to characters or without."""
    return with_a_font(
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0]"
        b" /FirstChar 1 /LastChar 2 /Widths [700 700] /CharProcs << /a 7 0 R /b 7 0 R >>"
        b" /Encoding << /Type /Encoding /Differences [1 /a /b] >> %s >>"
        % (b"/ToUnicode 8 0 R" if mapped else b""),
        b"BT /F2 11 Tf 72 700 Td <010201> Tj ET",
        stream(b"700 0 0 0 750 750 d1 0 0 750 750 re f"),
        to_unicode("no"),
    )


def a_scan_without_text() -> bytes:
    """A page that is a picture of one pixel."""
    pixel = stream(
        b"\x80",
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
    )
    return RawPdf(
        content=stream(b"595 0 0 842 0 0 cm /Im1 Do"),
        resources=b"/XObject << /Im1 6 0 R >>",
        others={6: pixel},
    ).written()


def with_script_and_attachment() -> bytes:
    """A page with a form, a script that runs on opening, a program to launch and an attached file."""
    return RawPdf(
        catalogue=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AcroForm << /Fields [7 0 R] >>"
        b" /Names << /EmbeddedFiles << /Names [(evil.txt) 8 0 R] >> >>",
        page=b"/Annots [6 0 R 7 0 R]",
        others={
            6: b"<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /Launch /F (calc.exe) >> >>",
            7: b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Typed in) /Rect [0 0 99 20] >>",
            8: b"<< /Type /Filespec /F (evil.txt) /EF << /F 9 0 R >> >>",
            9: stream(b"Attached words", b"/Type /EmbeddedFile"),
        },
    ).written()


def locked(password: str, algorithm: str) -> bytes:
    """A page under a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(RawPdf().written())))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def form(content: bytes, resources: bytes = b"") -> bytes:
    """A reusable drawing."""
    return stream(
        content, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>" % resources
    )


def a_form_that_draws_itself(times: int) -> bytes:
    """A drawing that holds itself."""
    return RawPdf(
        content=stream(show() + b"/X Do"),
        resources=b"/Font << /F1 3 0 R >> /XObject << /X 6 0 R >>",
        others={6: form(b"/X Do " * times, b"/XObject << /X 6 0 R >>")},
    ).written()


def forms_that_multiply(levels: int, times: int) -> bytes:
    """Each form draws the next one many times: times ** levels drawings in all."""
    forms = {
        6 + level: form(b"/X Do " * times, b"/XObject << /X %d 0 R >>" % (7 + level))
        for level in range(levels)
    }
    last = {6 + levels: form(show(), b"/Font << /F1 3 0 R >>")}
    return RawPdf(
        content=stream(show() + b"/X Do"),
        resources=b"/Font << /F1 3 0 R >> /XObject << /X 6 0 R >>",
        others=forms | last,
    ).written()


def a_tree_that_multiplies(levels: int, times: int) -> bytes:
    """Each level of the tree of pages names the next one many times, or once."""
    nodes = {
        10 + level: b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % ((b"%d 0 R " % (11 + level if level + 1 < levels else 4)) * times, times ** (levels - level))
        for level in range(levels)
    }
    return RawPdf(pages=b"/Kids [10 0 R] /Count %d" % times**levels, others=nodes).written()


def object_stream(inner: bytes, count: int, first: int, *, packings: int = 1) -> bytes:
    """A file whose page lies in a stream of objects, packed once or again and again."""
    body = packed_again(inner, packings, b"/Type /ObjStm /N %d /First %d" % (count, first))
    objects = {number: text for number, text in RawPdf().objects().items() if number != 4}
    out, places = b"%PDF-1.7\n", {}
    for number, text in {**objects, 6: body}.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    places[7] = len(out)
    rows = b"".join(
        (b"\x02" + (6).to_bytes(4, "big") + b"\x00")
        if number == 4
        else (b"\x01" + places[number].to_bytes(4, "big") + b"\x00")
        if number
        else b"\x00" * 6
        for number in range(8)
    )
    table = stream(rows, b"/Type /XRef /W [1 4 1] /Size 8 /Root 1 0 R")
    return out + b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, places[7])
