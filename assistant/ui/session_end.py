"""Noticing that a reader's session has ended, which Streamlit tells nobody."""

from __future__ import annotations

import time
from threading import Thread
from typing import TYPE_CHECKING
from weakref import ref

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.uploads import Uploads

_LOOKS = 6  # while a session lingers


def end_with_session(held: Uploads) -> None:
    """Have the papers end when the session of this page has been without a reader for as long as they linger."""
    context = get_script_run_ctx()
    if context is not None and runtime.exists():
        session, server = context.session_id, runtime.get_instance()
        watching = (
            ref(held),
            lambda: server.is_active_session(session),
            held.settings.uploads_linger_seconds,
        )
        Thread(target=end_when_left, args=watching, name="session-end", daemon=True).start()


def end_when_left(held: ref[Uploads], is_read: Callable[[], bool], linger_seconds: float) -> None:
    """Look now and then whether somebody still reads; end the papers when nobody has for `linger_seconds`."""
    left: float | None = None
    while True:
        time.sleep(linger_seconds / _LOOKS)
        uploads = held()
        if uploads is None:
            return
        if is_read():
            left = None
        elif left is None:
            left = time.monotonic()
        elif time.monotonic() - left >= linger_seconds:
            uploads.end()
            return
        del uploads  # while this sleeps, it must not be what keeps them
