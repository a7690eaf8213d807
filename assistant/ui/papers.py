"""The papers that this session added: where they enter the assistant of every page, and how they leave it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import UploadError
from assistant.temporary import process_folder
from assistant.ui.escaping import html_safe
from assistant.ui.session_end import end_with_session

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.uploads import Uploads

_UPLOADS = "uploads"
ONLY_HERE = (
    "Links to answers from them open again only in this session: nobody else, and no later session, has them."
)


def uploads(settings: Settings) -> Uploads:
    """The papers of this session, whose folder goes with it.

    Raises:
        UploadError: when no folder can be made for them.
    """
    # Imported here so that the page shows something while the libraries behind it are loaded.
    from assistant.uploads import Uploads  # noqa: PLC0415

    held: Uploads | None = st.session_state.get(_UPLOADS)
    if held is None or not held.close.alive:  # it has ended while its reader was away
        try:
            folder = process_folder(settings.uploads_folder).path
            st.session_state[_UPLOADS] = held = Uploads(settings, folder)
            end_with_session(held)
        except OSError as error:
            reason = f"cannot be added: no folder can be made for them ({error.strerror or error})"
            raise UploadError("papers", reason) from error
    return held


def added() -> Uploads | None:
    """The papers of this session, if there are any."""
    held: Uploads | None = st.session_state.get(_UPLOADS)
    return held if held is not None and held.documents else None


def remove(document: str) -> None:
    """Take a paper out of this session, with every answer, check and pin that quotes it."""
    held = added()
    if held is not None:
        held.remove(document)
        forget(document)


def forget(document: str) -> None:
    """Drop what the session keeps that names a document of that id."""
    for key, value in list(st.session_state.items()):
        if isinstance(value, list | tuple) and any(map(is_dataclass, value)):
            kept = [item for item in value if not _names(item, document)]
            if len(kept) == len(value):
                continue
            if isinstance(value, list):
                value[:] = kept  # others hold this very list
            elif all(map(is_dataclass, value)):
                st.session_state[key] = tuple(kept)
            else:
                del st.session_state[key]
        elif is_dataclass(value) and _names(value, document):
            del st.session_state[key]


def show_added_note() -> None:
    """Say in the side bar which of the documents are this session's alone."""
    held = added()
    if held is None:
        return
    titles = "; ".join(document.title for document in held.documents)
    said = f"Added by you, for this session: {titles}. {ONLY_HERE}"
    with st.sidebar:
        st.html(f'<p class="atr-line">{html_safe(said)}</p>')


def _names(value: object, document: str) -> bool:
    if isinstance(value, str):
        return value == document
    if isinstance(value, list | tuple):
        return any(_names(item, document) for item in value)
    if is_dataclass(value):
        return any(_names(getattr(value, field.name), document) for field in fields(value))
    return False
