"""What a piece of HTML is made of, as a browser takes it: its elements, and its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

ELEMENTS = {
    *(
        "blockquote",
        "br",
        "details",
        "div",
        "figcaption",
        "figure",
        "li",
        "mark",
        "p",
        "section",
        "span",
        "strong",
    ),
    *("caption", "h2", "h3", "h4", "h5", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {"aria-hidden", "aria-label", "class", "colspan", "role", "scope", "tabindex"}
_EMPTY = {"br"}


@dataclass
class Markup(HTMLParser):
    """Reads HTML to its end.

    Attributes:
        words: the text outside of elements' names and attributes.
        foreign: whatever is no element or attribute of the product's own, and what is not closed in order.
    """

    words: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.foreign.append(f"<{tag}>")
        self.foreign += [name for name, _ in attrs if name not in ATTRIBUTES]
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.foreign.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.foreign.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.foreign.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.foreign.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.foreign.append(f"<?{data}>")

    @property
    def unclosed(self) -> tuple[str, ...]:
        """Elements that are not closed."""
        return tuple(self._open)


def markup_of(html: str) -> Markup:
    """The HTML, read."""
    read = Markup()
    read.feed(html)
    read.close()
    return read


def is_the_products_own(html: str) -> bool:
    """Whether every element, attribute and end of the HTML is one that the product makes."""
    read = markup_of(html)
    return not read.foreign and not read.unclosed


def letters(text: str) -> str:
    """Text without white space, and without what no page can hold."""
    return "".join(text.split())
