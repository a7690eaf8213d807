"""A briefing as a Word file: the one place that knows how Word files are made.

Headings, lists and quotations are Word's own styles, so that a screen reader and the navigation pane find them.
"""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from assistant.export.briefing import parts_of
from assistant.export.parts import Heading, Items, Line, Quotation, ReaderNote
from assistant.export.printable import printable
from assistant.export.wording import NOTE

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.styles.styles import Styles
    from docx.text.paragraph import Paragraph

    from assistant.export.parts import Part
    from assistant.model import Briefing
    from assistant.settings import Settings

_FONT, _QUOTE_FONT = "Arial", "Georgia"
_INK, _ACCENT = RGBColor(0x11, 0x1A, 0x1C), RGBColor(0x0B, 0x5A, 0x60)
_QUOTE, _LEAD_IN, _REFERENCE, _NOTE = "Quote", "Quote lead-in", "Quote reference", "Reader note"
_ITEM, _QUOTED_ITEM, _LABEL = "List Bullet", "List Bullet 2", "Strong"
# Points: text, and the headings from the title down.
_SIZE, _HEADINGS = 11, {"Title": 24, "Heading 1": 15, "Heading 2": 12.5}


def as_word(briefing: Briefing, settings: Settings) -> bytes:
    """Write a briefing as the bytes of a .docx file: the same briefing gives the same bytes."""
    file = docx.Document()
    _drop_thumbnail(file)
    _set_page(file, briefing)
    _set_styles(file)
    parts = parts_of(briefing, settings)
    for part, following in zip(parts, (*parts[1:], None), strict=True):
        _write(file, part)
        if isinstance(part, Line) and isinstance(following, (Line, ReaderNote, Quotation)):
            file.paragraphs[-1].paragraph_format.keep_with_next = True
    return _packed(file, briefing.made)


def _write(file: Document, part: Part) -> None:
    match part:
        case Heading():
            # The file's title has a style of its own, so that the headings below it begin with the first.
            file.add_heading(printable(part.text), level=part.level - 1)
        case Line():
            _write_line(file.add_paragraph(), part)
        case Items():
            for line in part.items:
                _write_line(file.add_paragraph(style=_ITEM), line)
        case ReaderNote():
            _write_line(file.add_paragraph(style=_NOTE), Line(label=NOTE, text="\n".join(part.paragraphs)))
        case Quotation():
            _write_quotation(file, part)


def _write_line(paragraph: Paragraph, line: Line) -> None:
    if line.label:
        paragraph.add_run(printable(line.label), style=_LABEL)
        paragraph.add_run(" ")
    paragraph.add_run(printable(line.text))


def _write_quotation(file: Document, part: Quotation) -> None:
    for line in part.lead_in:
        file.add_paragraph(printable(line), style=_LEAD_IN)
    texts = [(_QUOTE, line) for line in part.lines] + [(_QUOTED_ITEM, item) for item in part.items]
    for place, (style, text) in enumerate(texts):
        opening = "“" if place == 0 else ""
        closing = "”" if place == len(texts) - 1 else ""
        paragraph = file.add_paragraph(f"{opening}{printable(text)}{closing}", style=style)
        # A quote and its reference stay on one page.
        paragraph.paragraph_format.keep_with_next = True
    for note in part.footnotes:
        file.add_paragraph(f"Footnote: {printable(note)}", style=_LEAD_IN)
    reference = file.add_paragraph(printable(part.reference), style=_REFERENCE)
    if part.caution:
        reference.paragraph_format.keep_with_next = True
        file.add_paragraph(style=_REFERENCE).add_run(printable(part.caution)).bold = True


def _drop_thumbnail(file: Document) -> None:
    """Leave out the library's own small picture of an empty page."""
    relations = file.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _set_page(file: Document, briefing: Briefing) -> None:
    """Set what the file is called and its A4 pages, numbered at their foot."""
    facts = file.core_properties
    facts.title, facts.language = printable(briefing.title), "en-GB"
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.created = facts.modified = briefing.made.astimezone(UTC).replace(tzinfo=None)
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(25)
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{printable(briefing.title)}, page ")
    _add_field(foot, "PAGE")
    foot.add_run(" of ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - the library has no fields of its own


def _set_styles(file: Document) -> None:
    styles = file.styles
    _set_language(styles)
    _set_font(styles["Normal"], _FONT, _SIZE)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Normal"].paragraph_format.line_spacing = 1.15
    for name, size in _HEADINGS.items():
        _set_font(styles[name], _FONT, size, bold=True)
        styles[name].paragraph_format.keep_with_next = True
    styles["Heading 1"].paragraph_format.space_before = Pt(18)
    styles["Heading 2"].paragraph_format.space_before = Pt(12)
    _clear_border(styles["Title"])
    _set_font(styles["Footer"], _FONT, 9)
    for name in (_LEAD_IN, _REFERENCE, _NOTE):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = styles["Normal"], True
    for name in (_QUOTE, _LEAD_IN, _REFERENCE):
        styles[name].paragraph_format.left_indent = Mm(8)
    # Without a line of its own, a reference sets its quote apart from the next.
    _set_border(styles[_QUOTE], "0B5A60")
    _set_border(styles[_LEAD_IN], "0B5A60")
    _set_font(styles[_QUOTE], _QUOTE_FONT, 12.5)
    _set_font(styles[_QUOTED_ITEM], _QUOTE_FONT, 12.5)
    _set_font(styles[_LEAD_IN], _FONT, 10)
    _set_font(styles[_REFERENCE], _FONT, 10, bold=True)
    styles[_LEAD_IN].paragraph_format.keep_with_next = True
    styles[_REFERENCE].paragraph_format.space_after = Pt(14)
    styles[_NOTE].paragraph_format.left_indent = Mm(8)
    _set_border(styles[_NOTE], "B36B00", "dashed")


def _set_language(styles: Styles) -> None:
    """Have a screen reader and the spelling check read the whole file as British English."""
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for language in defaults.findall(qn("w:lang")):
        defaults.remove(language)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    defaults.append(language)


def _set_font(style: ParagraphStyle, name: str, size: float, *, bold: bool = False) -> None:
    """Set a font that the style's theme cannot override; sizes in points."""
    font = style.font
    font.name, font.size, font.bold, font.italic = name, Pt(size), bold, False
    font.color.rgb = _ACCENT if style.name == "Title" else _INK
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)


def _set_border(style: ParagraphStyle, colour: str, line: str = "single") -> None:
    """Draw a line at the left of a style's paragraphs."""
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for key, value in (("val", line), ("sz", "18"), ("space", "10"), ("color", colour)):
        left.set(qn(f"w:{key}"), value)
    borders.append(left)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl"
    )


def _clear_border(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for borders in properties.findall(qn("w:pBdr")):
        properties.remove(borders)


def _packed(file: Document, made: datetime) -> bytes:
    """The file's bytes, with the briefing's time on each of its parts instead of the clock's."""
    written, packed = BytesIO(), BytesIO()
    file.save(written)
    with ZipFile(written) as source, ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, date_time=made.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
