"""The page "Words": what the documents spell out and define, and where and how often a word stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.text.printed import page_name
from assistant.text.tokens import stems
from assistant.ui.announcing import announce
from assistant.ui.documents import show_documents, tick
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.library import chosen, document_of, page_of
from assistant.ui.page_view import show_pages
from assistant.ui.pages import show_read_link
from assistant.ui.quotation import quotation, reference
from assistant.ui.wording import NARROW_AGAIN, NOT_FOUND, covered, presenting
from assistant.words import defined_terms, look_up, short_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.ui.library import Answering
    from assistant.words import ExplainedWord, SectionMentions, WordMentions

_FIELD = "words-field"
_KEPT = "words-kept"
_WORD, _DOCUMENT = "word", "document"
_LEDE = "Look up a word or phrase: how often the documents use it, and where. Or see what they explain themselves."
_COUNTING = "Every form of a word counts as the word. Tables of contents are not counted."
_INITIALS = (
    "“By initials” means: the documents do not set this name beside the short form, but its initials fit."
)
_UNTOLD = "not spelled out"


def show_words_page(assistant: Answering) -> None:
    """Draw the page: the field, the mentions of the word in it, short forms, defined terms."""
    _reopen(assistant)
    documents = show_documents(assistant.corpus)
    st.title("Words", anchor=False)
    st.html(f'<p class="atr-lede">{html_safe(_LEDE)}</p>')
    st.text_input(
        "Word or phrase",
        key=_FIELD,
        icon=":material/search:",
        max_chars=assistant.settings.question_max_characters,
        on_change=_take,
    )
    if documents is None:
        return
    word: str = st.session_state[_KEPT]
    _keep_in_link(word, documents)
    if word:
        _show_word(assistant, word, documents)
    _show_explained(assistant, documents)


def _reopen(assistant: Answering) -> None:
    """Take the word, and once the documents, from the link: `?word=neglect&document=id`."""
    linked = st.query_params.get_all(_DOCUMENT)
    if _KEPT not in st.session_state and linked:
        tick(assistant.corpus, linked)
    word = st.query_params.get(_WORD) or st.session_state.get(_KEPT, "")
    st.session_state[_KEPT] = st.session_state[_FIELD] = word


def _take() -> None:
    """Look up what was typed, from the beginning of the page."""
    st.session_state[_KEPT] = " ".join(st.session_state[_FIELD].split())
    st.query_params.clear()


def _keep_in_link(word: str, documents: Sequence[str]) -> None:
    asked = {_WORD: [word] if word else [], _DOCUMENT: list(documents)}
    wanted = {name: values for name, values in asked.items() if values}
    # Written only when it differs: every writing adds a step to the browser's history.
    if {name: st.query_params.get_all(name) for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)


def _show_word(assistant: Answering, word: str, documents: Sequence[str]) -> None:
    found = look_up(assistant.corpus, word, documents)
    if not found.count:
        _show_nothing(assistant, word, documents)
        return
    forms = ", ".join(f"“{form}” {count}" for form, count in found.forms)
    said = f"“{word}”: {found.remark}"
    announce(said, f"word {said}")
    st.html(
        f'<p class="atr-reference">{html_safe(said)}</p>'
        f'<p class="atr-line">{html_safe(f"Found as: {forms}. {_COUNTING}")}</p>'
    )
    _show_explanations(assistant, word, documents)
    _show_counts(assistant, found)
    st.header("Read the mentions", anchor=False)
    listed = found.sections[: assistant.settings.found_shown]
    for number, section in enumerate(listed):
        _show_section(assistant, section, f"{word}-{number}")
    if len(listed) < len(found.sections):
        st.html(
            f'<p class="atr-line">The first {len(listed)} of {len(found.sections)} sections are listed.</p>'
        )


def _show_nothing(assistant: Answering, word: str, documents: Sequence[str]) -> None:
    searched = covered(chosen(assistant.corpus, documents))
    lines = (f"No form of “{word}” stands in {searched}.", NARROW_AGAIN)
    said = "".join(f"<p>{html_safe(line)}</p>" for line in lines)
    st.html(f'<div class="atr-calm"><h2>{html_safe(NOT_FOUND)}</h2>{said}</div>')
    announce(f"{NOT_FOUND}. {lines[0]}", f"word {lines[0]}")


def _show_explanations(assistant: Answering, word: str, documents: Sequence[str]) -> None:
    """How the documents explain the word itself, quoted."""
    own = stems(word)
    told = (*(f for f in short_forms(assistant.corpus) if f.meaning), *defined_terms(assistant.corpus))
    for explained in told:
        if own and stems(explained.word) == own and _is_in(explained, documents):
            meaning = f"{explained.word} = {_meaning(explained)}" if explained.meaning else ""
            st.html(f'<p class="atr-line">{html_safe(meaning)}</p>{quotation(explained.extract, small=True)}')
            st.html(reference(explained.extract))
            if explained.extract.citation.ocr:
                show_pages(assistant, explained.extract)


def _show_counts(assistant: Answering, found: WordMentions) -> None:
    rows = [
        (
            html_safe(_heading(section)),
            html_safe(document_of(assistant.corpus, section.document).short_title),
            html_safe(_pages(assistant, section)),
            str(section.count),
        )
        for section in found.sections
    ]
    st.html(_table("Mentions by section", ("Section", "Document", "Page", "Mentions"), rows))


@st.fragment
def _show_section(assistant: Answering, section: SectionMentions, key: str) -> None:
    """The mentions of one section, folded; drawn only when it is opened."""
    mentions = f"{section.count} mention{'' if section.count == 1 else 's'}"
    document = document_of(assistant.corpus, section.document)
    label = f"{_heading(section)} ({document.short_title}): {mentions}"
    folded = st.expander(markdown_safe(label), key=f"mentions-{key}", on_change="rerun")
    if folded.open:
        with folded:
            for extract in section.extracts:
                st.html(quotation(extract, small=True) + reference(extract, presenting(document)))
                show_read_link(assistant.corpus, extract.citation)
                if extract.citation.ocr:
                    show_pages(assistant, extract)


def _show_explained(assistant: Answering, documents: Sequence[str]) -> None:
    forms = [form for form in short_forms(assistant.corpus) if _is_in(form, documents)]
    terms = [term for term in defined_terms(assistant.corpus) if _is_in(term, documents)]
    st.header("Short forms", anchor=False)
    _show_table(
        "Short forms",
        ("Short form", "Stands for", "Where"),
        [(html_safe(f.word), html_safe(_meaning(f)), html_safe(f.extract.citation.text)) for f in forms],
    )
    if any(form.by_initials for form in forms):
        st.html(f'<p class="atr-line">{html_safe(_INITIALS)}</p>')
    st.header("Terms the documents define", anchor=False)
    _show_table(
        "Defined terms",
        ("Term", "In the document’s words", "Where"),  # noqa: RUF001 - a printed apostrophe
        [(html_safe(t.word), _quoted(t), html_safe(t.extract.citation.text)) for t in terms],
    )


def _show_table(name: str, heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
    if rows:
        st.html(_table(name, heads, rows))
    else:
        st.html('<p class="atr-line">The documents searched have none.</p>')


def _meaning(form: ExplainedWord) -> str:
    if not form.meaning:
        return _UNTOLD
    return f"{form.meaning} (by initials)" if form.by_initials else form.meaning


def _quoted(term: ExplainedWord) -> str:
    lines = "<br>".join(html_safe(line) for line in term.extract.quote.splitlines())
    return f"“{lines}”"


def _is_in(explained: ExplainedWord, documents: Sequence[str]) -> bool:
    return not documents or explained.extract.citation.document in documents


def _heading(section: SectionMentions) -> str:
    return section.headings[-1].rstrip(" .:") if section.headings else "Before the first heading"


def _pages(assistant: Answering, section: SectionMentions) -> str:
    pages = [page_of(assistant.corpus, section.document, number) for number in section.pages]
    return ", ".join(page_name(page.number, page.label).removeprefix("page ") for page in pages)


def _table(name: str, heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of cells that are escaped already, in a frame that scrolls when it is too wide."""
    head = "".join(f'<th scope="col">{html_safe(title)}</th>' for title in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for first, *cells in rows
    )
    return (
        f'<div class="atr-wide" role="group" aria-label="{html_safe(name)}" tabindex="0">'
        f'<table class="atr-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )
