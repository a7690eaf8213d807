"""One assistant for all readers of a process, opened anew when the folder of PDFs has changed."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.ui.escaping import markdown_safe
from assistant.ui.examples import Examples
from assistant.ui.papers import added, show_added_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from assistant.ask import Assistant
    from assistant.model import Check, Figure

_State = tuple[tuple[str, int, int], ...]
_LOG = logging.getLogger(__name__)  # what the person who runs the server should see
_PATIENCE = "Opening the documents…"
_DOCUMENT, _LINKED = "document", "linked-documents"
_TOO_MANY = (
    "{} goes through a document from its first page to its last, and there are {:,} documents here. "
    "Ask a question first, and open “Read it in context” at an answer: its document is then shown here."
)


@dataclass(frozen=True)
class Opened:
    """An open assistant, and questions to start from."""

    assistant: Assistant
    examples: Iterable[str]

    def check(self, statement: str, documents: Sequence[str] = ()) -> Check:
        """Hold a statement against the documents, as `assistant.check.check` does."""
        # Imported here for the reason given below: what it needs is loaded once an assistant is open.
        from assistant.check import check  # noqa: PLC0415

        return check(self.assistant, statement, documents)

    def figure(self, identity: str) -> Figure | None:
        """The figure of that id, or None."""
        from assistant.figures import FigureBook  # noqa: PLC0415 - as above

        return FigureBook.of(self.assistant.corpus).figure(identity)


@dataclass
class _Shelf:
    """The assistant last opened, and what the folder held then."""

    lock: Lock = field(default_factory=Lock)
    state: _State | None = None
    opened: Opened | None = None


def opened(corpus: Path, index: Path) -> Opened:
    """The assistant over `corpus`; while it is opened or its index is built, progress is shown.

    Raises:
        CorpusError: when no file of the folder can be read.
        IndexStoreError: when the index can be neither read nor written.
    """
    shelf = _shelf(str(corpus.resolve()), str(index.resolve()))
    with shelf.lock:
        state = _state_of(corpus)
        if shelf.opened is None or shelf.state != state:
            shelf.opened, shelf.state = _open(corpus, index), state
        return shelf.opened


def ready(corpus: Path, index: Path) -> Opened | None:
    """What `opened` gives, with the papers that this session added; None, and a notice, when there is no document."""
    shared, fault = shared_or_fault(corpus, index)
    own = added()
    if own is not None:
        examples_of_all = shared.examples if shared else ()
        return Opened(assistant=own.over(shared.assistant if shared else None), examples=examples_of_all)
    if shared is None:
        st.title("Ask the Report", anchor=False)
        st.error(markdown_safe(fault))
        st.info(
            "Put PDF files into the folder “corpus” beside the app and load this page again, "
            "or add papers of your own on the page Papers."
        )
    return shared


def shared_or_fault(corpus: Path, index: Path) -> tuple[Opened | None, str]:
    """What `opened` gives, or None and one line that says why there is nothing."""
    try:
        return opened(corpus, index), ""
    except AssistantError as error:
        return None, f"The documents cannot be opened. {error}"


def page(
    folder: Path,
    title: str,
    show: Callable[[Opened], None],
    *,
    address: str = "",
    default: bool = False,
    whole: bool = False,
) -> st.Page:
    """Make a page of the app that `show` draws once the documents of `folder` are open.

    Args:
        address: the last part of its address; its title unless given.
        whole: whether it goes through all that was read: of an archive it is shown the documents that its link names.
    """

    def draw() -> None:
        held = ready(folder / "corpus", folder / "index")
        if held and whole:
            held = _of_link(held, title)
        if held:
            show(held)
            show_added_note()

    return st.Page(draw, title=title, url_path=address or title.lower(), default=default)


def _of_link(held: Opened, title: str) -> Opened | None:
    """The same over the documents that the link names, where there are too many to go through; None for none named."""
    if held.assistant.archive is None:
        return held
    known = {document.id for document in held.assistant.corpus.documents}
    named = [document for document in st.query_params.get_all(_DOCUMENT) if document in known]
    if named:
        st.session_state[_LINKED] = tuple(named[: held.assistant.settings.archive_reports])
    linked: tuple[str, ...] = st.session_state.get(_LINKED, ())
    if linked and known.issuperset(linked):
        return Opened(assistant=held.assistant.over_reports(linked), examples=())
    st.title(title, anchor=False)
    st.info(_TOO_MANY.format(title, len(known)))
    return None


@st.cache_resource(show_spinner=False)
def _shelf(_corpus: str, _index: str) -> _Shelf:
    return _Shelf()


def _state_of(corpus: Path) -> _State:
    """What lies in the folder: names, sizes in bytes, times of change in nanoseconds."""
    if not corpus.is_dir():
        return ()
    files = [path for path in corpus.iterdir() if path.suffix.lower() in {".pdf", ".toml"} and path.is_file()]
    return tuple(sorted((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files))


def _open(corpus: Path, index: Path) -> Opened:
    place = st.empty()
    with place.container():
        st.title("Ask the Report", anchor=False)
        status = st.status(_PATIENCE, expanded=True)
        # Imported here so that the page shows something while the libraries behind it are loaded.
        from assistant.ask import Assistant  # noqa: PLC0415

        bar = progress_in(status.progress(0.0))
        assistant = Assistant.open(corpus=corpus, index=index, progress=bar, notice=_LOG.warning)
        found = Opened(assistant=assistant, examples=Examples(assistant))
    place.empty()
    return found


def progress_in(bar: st.delta_generator.DeltaGenerator) -> Callable[[str, int, int], None]:
    """What shows in a progress bar how far the reading of files has come."""

    def show(file: str, done: int, total: int) -> None:
        said = f"Reading {file} ({done + 1} of {total})" if file else "Building the index"
        bar.progress(min(1.0, done / total) if total else 0.0, markdown_safe(said))

    return show
