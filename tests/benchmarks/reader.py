"""A reader of the app without a browser: it speaks to the server as Streamlit's own page does, over a WebSocket."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

if TYPE_CHECKING:
    from types import TracebackType

    from streamlit.proto.Element_pb2 import Element
    from websockets.asyncio.client import ClientConnection

FIELD = "Ask about the documents"  # what stands in the field for questions
QUESTION = "atr-question"
PICTURE_SECONDS = 30


class AppError(Exception):
    """The app showed a fault, or did not draw what it should have."""


@dataclass
class Drawn:
    """What one run of the page brought: its HTML, the addresses of its pictures, and how long it took, in seconds."""

    html: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Reader:
    """One session: a page that stays open, and questions asked on it one after the other."""

    def __init__(self, address: str, patience_seconds: float) -> None:
        """Read at `address` ("localhost:8501"); what takes longer than `patience_seconds` is an error."""
        self._address = address
        self._patience = patience_seconds
        self._socket: ClientConnection
        self._kept: dict[str, bytes] = {}
        self._field = ""

    async def __aenter__(self) -> Self:
        """Connect; nothing is drawn yet."""
        self._socket = await connect(
            f"ws://{self._address}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            open_timeout=self._patience,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the page."""
        await self._socket.close()

    async def open(self) -> Drawn:
        """Load the first page.

        Raises:
            AppError: when it shows a fault, or has no field for questions.
        """
        drawn = await self._run(BackMsg())
        if not self._field:
            raise AppError("the first page has no field for questions")
        return drawn

    async def ask(self, question: str) -> Drawn:
        """Ask a question and wait until its answer stands there whole, pictures fetched.

        Raises:
            AppError: when the page shows a fault, or no answer.
        """
        message = BackMsg()
        asked = message.rerun_script.widget_states.widgets.add()
        asked.id = self._field
        asked.chat_input_value.data = question
        drawn = await self._run(message)
        last = max((place for place, html in enumerate(drawn.html) if QUESTION in html), default=-1)
        if last < 0 or last == len(drawn.html) - 1:
            raise AppError(f"no answer to {question!r}")
        return drawn

    async def _run(self, message: BackMsg) -> Drawn:
        """Have the page drawn and read what comes until it is complete."""
        message.rerun_script.cached_message_hashes.extend(self._kept)
        message.rerun_script.context_info.url = f"http://{self._address}/"
        started = time.perf_counter()
        drawn = Drawn()
        async with asyncio.timeout(self._patience):
            await self._socket.send(message.SerializeToString())
            while not self._take(await self._next(), drawn):
                pass
            await asyncio.gather(*(asyncio.to_thread(self._fetch, url) for url in drawn.pictures))
        drawn.seconds = time.perf_counter() - started
        return drawn

    async def _next(self) -> ForwardMsg:
        raw = await self._socket.recv()
        message: ForwardMsg = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
        if message.WhichOneof("type") == "ref_hash":
            kept: ForwardMsg = ForwardMsg.FromString(self._kept[message.ref_hash])
            kept.metadata.CopyFrom(message.metadata)
            return kept
        if message.metadata.cacheable:
            self._kept[message.hash] = message.SerializeToString()
        return message

    def _take(self, message: ForwardMsg, drawn: Drawn) -> bool:
        """Note what a message brings; whether it says that the page is complete."""
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._see(message.delta.new_element, drawn)
        elif kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
            raise AppError(message.session_event.script_compilation_exception.message)
        elif kind == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                raise AppError("the app cannot be run")
            return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        return False

    def _see(self, element: Element, drawn: Drawn) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise AppError(f"{element.exception.type}: {element.exception.message}")
        if kind == "chat_input" and element.chat_input.placeholder == FIELD:
            self._field = element.chat_input.id
        elif kind == "html":
            drawn.html.append(element.html.body)
        elif kind == "imgs":
            drawn.pictures += [picture.url for picture in element.imgs.imgs]

    def _fetch(self, url: str) -> None:
        with urlopen(f"http://{self._address}{url}", timeout=PICTURE_SECONDS) as picture:
            if not picture.read():
                raise AppError(f"an empty picture: {url}")
