"""The page "Papers": add papers for this session, see page by page what was read of each, remove them again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError, UploadError
from assistant.ingestion.coverage import cover
from assistant.settings import Settings
from assistant.ui import papers
from assistant.ui.announcing import announce
from assistant.ui.coverage import coverage_html, coverage_line
from assistant.ui.escaping import html_safe, markdown_safe
from assistant.ui.opening import progress_in, shared_or_fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from assistant.ask import Assistant
    from assistant.model import Corpus, Document
    from assistant.uploads import Uploads

_ROUND, _SAID = "papers-round", "papers-said"
_MEGABYTE = 1_000_000
_LEDE = "Add PDF papers of your own: they are searched together with the documents that everyone has."
_YOURS = (
    "Only you see them, and only until this session ends: once you close or reload this page, they are deleted within minutes. "
    + papers.ONLY_HERE
    + " A correction that you note on an answer is kept, with the words it quotes."
)
_TOO_MANY = (
    "{:,} documents are searched here, too many for papers of your own to be set beside them. "
    "`python -m assistant coverage` lists what was read of each, page by page."
)
_SAVE_HELP = "Puts the file into the folder of documents, where everyone who uses this app can read it."


def papers_page(folder: Path) -> st.Page:
    """Make the page, over the documents of `folder`; it can be used when there are none."""

    def draw() -> None:
        shared, fault = shared_or_fault(folder / "corpus", folder / "index")
        show_papers_page(shared.assistant if shared else None, folder / "corpus", fault)

    return st.Page(draw, title="Papers", url_path="papers")


def show_papers_page(shared: Assistant | None, corpus_folder: Path, fault: str = "") -> None:
    """Draw the page: the place to drop files, what came of them, each paper with its coverage.

    Args:
        fault: why there are no documents of everyone, when `shared` is None.
    """
    settings = shared.settings if shared else Settings()
    st.title("Papers", anchor=False)
    st.html(f'<p class="atr-lede">{html_safe(_LEDE)}</p><p class="atr-line">{html_safe(_YOURS)}</p>')
    if shared is not None and shared.archive is not None:
        st.info(_TOO_MANY.format(len(shared.corpus.documents)))
        _show_problems(shared.corpus.problems)
        return
    try:
        _show_added(papers.uploads(settings), shared, corpus_folder)
    except UploadError as error:
        st.error(markdown_safe(str(error)))
    st.header("Documents of everyone", anchor=False)
    if shared is None:
        st.info(markdown_safe(fault))
        return
    for document in shared.corpus.documents:
        _show_coverage(shared.corpus, document)
    _show_problems(shared.corpus.problems)


def _show_added(held: Uploads, shared: Assistant | None, corpus_folder: Path) -> None:
    _show_field(held, shared)
    _show_said()
    if held.documents:
        st.header("Added by you", anchor=False)
    for document in held.documents:
        _show_paper(held.corpus, document, corpus_folder if _can_save(corpus_folder, held.settings) else None)


def _show_field(held: Uploads, shared: Assistant | None) -> None:
    settings = held.settings
    most = settings.uploads_max_bytes // _MEGABYTE
    files = st.file_uploader(
        f"PDF files, at most {settings.uploads} and {most} MB together",
        type="pdf",
        accept_multiple_files=True,
        # A new key empties the field when what was in it has been read.
        key=f"papers-field-{st.session_state.setdefault(_ROUND, 0)}",
        max_upload_size=max(1, most),
    )
    if files:
        st.session_state[_SAID] = _add(held, shared, files)
        st.session_state[_ROUND] += 1
        st.rerun()


def _add(held: Uploads, shared: Assistant | None, files: Sequence[UploadedFile]) -> tuple[str, ...]:
    """Read what was dropped; what is to be said of it, a line each."""
    said = []
    known = shared.corpus if shared else None
    with st.status("Reading your papers…", expanded=True) as status:
        bar = status.progress(0.0)
        for place, file in enumerate(files):
            progress_in(bar)(file.name, place, len(files))
            try:
                document = held.add(file.name, file.getvalue(), known)
            except AssistantError as error:
                said.append(f"Not added: {error}.")
            else:
                said.append(f"Added: {document.title}.")
        progress_in(bar)("", len(files), len(files))
        if held.documents:
            held.over(shared)
    return tuple(said)


def _show_said() -> None:
    """What came of what the reader did last."""
    said: tuple[str, ...] = st.session_state.pop(_SAID, ())
    announce(" ".join(said), f"papers {st.session_state[_ROUND]} {len(said)}")
    for line in said:
        (st.error if line.startswith("Not ") else st.success)(markdown_safe(line))


def _show_paper(corpus: Corpus, document: Document, save_to: Path | None) -> None:
    _show_coverage(corpus, document)
    with st.container(horizontal=True):
        st.button(
            "Remove",
            icon=":material/delete:",
            key=f"remove-{document.id}",
            help=markdown_safe(f"Deletes “{document.title}” and every answer of this session that quotes it"),
            on_click=_remove,
            args=(document,),
        )
        if save_to is not None:
            st.button(
                "Save for everyone",
                icon=":material/save:",
                key=f"save-{document.id}",
                help=_SAVE_HELP,
                on_click=_save,
                args=(document, save_to),
            )


def _show_coverage(corpus: Corpus, document: Document) -> None:
    pages = [page for page in cover(corpus) if page.document == document.id]
    st.html(
        f'<h3 class="atr-small-heading">{html_safe(document.title)}</h3>'
        f'<p class="atr-line">{html_safe(coverage_line(pages))}</p>'
    )
    with st.expander("Page by page", key=f"coverage-{document.id}"):
        st.html(coverage_html(pages))


def _show_problems(problems: Sequence[str]) -> None:
    if problems:
        listed = "".join(f"<li>{html_safe(problem)}</li>" for problem in problems)
        st.html(f'<h3 class="atr-small-heading">Not read</h3><ul class="atr-line">{listed}</ul>')


def _remove(document: Document) -> None:
    papers.remove(document.id)
    st.session_state[_SAID] = (f"Removed: {document.title}.",)


def _save(document: Document, corpus_folder: Path) -> None:
    held = papers.added()
    if held is None:
        return
    try:
        held.save(document.id, corpus_folder)
    except AssistantError as error:
        st.session_state[_SAID] = (f"Not saved: {error}.",)
    else:
        papers.forget(document.id)
        st.session_state[_SAID] = (f"Saved for everyone: {document.title}.",)


def _can_save(corpus_folder: Path, settings: Settings) -> bool:
    return settings.uploads_can_be_saved and corpus_folder.is_dir() and os.access(corpus_folder, os.W_OK)
