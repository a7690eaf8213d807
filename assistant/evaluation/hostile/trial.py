"""One file tried as a user would meet it: put into a folder alone, then beside a good report, indexed and asked."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.ask import Assistant
from assistant.errors import AssistantError, CorpusError, printable
from assistant.model import AnswerStatus, ExtractKind

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.evaluation.hostile.cases import Case
    from assistant.model import Answer
    from assistant.settings import Settings

_GOOD = "good-report.pdf"
_PROBES = 2
_TRIED_PROBES = 4
_PROBE_WORDS = range(8, 26)
_UNFORESEEN = ("content cannot be followed", "the process to read it", "no process to read it")
_SPARE_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a case.

    Attributes:
        line: the one line that names the file and the reason; "" when it was indexed.
        passages: how many were indexed.
        seconds: to read and index it alone.
        beside_seconds: the same beside the good report.
        answers: whether the good report stayed indexed and answers as before.
        faults: how the promise was broken; empty when it was kept.
    """

    kind: str
    name: str
    line: str
    passages: int
    seconds: float
    beside_seconds: float
    answers: bool
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tried:
    """A folder indexed: what is open over it, or the one line why there is nothing."""

    assistant: Assistant | None
    line: str
    seconds: float


class Bench:
    """A good report in a folder with an index beside it: it is read once, whatever is put there with it."""

    def __init__(self, folder: Path, good: Path, settings: Settings) -> None:
        """Index the good report and choose what it will be asked.

        Raises:
            CorpusError: when the good report cannot be read.
        """
        self._alone, self._beside, self._settings = folder / "alone", folder / "beside", settings
        for place in (self._alone, self._beside):
            (place / "corpus").mkdir(parents=True)
        shutil.copyfile(good, self._beside / "corpus" / _GOOD)
        opened = self._open(self._beside)
        self.good = opened.corpus
        self._probes = _probes(opened)

    def attempt(self, case: Case) -> Outcome:
        """Put the file into both folders, one after the other, and take it out again."""
        content = case.content()
        alone = self._tried(self._alone, case.file.name, content)
        together = self._tried(self._beside, case.file.name, content)
        answers = together.assistant is not None and self._answers(together.assistant)
        return Outcome(
            kind=case.kind,
            name=case.name,
            line=alone.line,
            passages=0 if alone.assistant is None else len(alone.assistant.corpus.passages),
            seconds=round(alone.seconds, 1),
            beside_seconds=round(together.seconds, 1),
            answers=answers,
            faults=tuple(self._faults(case.file.name, alone, together, answers=answers)),
        )

    def _open(self, place: Path) -> Assistant:
        return Assistant.open(place / "corpus", place / "index", self._settings)

    def _tried(self, place: Path, name: str, content: bytes) -> _Tried:
        path = place / "corpus" / name
        path.write_bytes(content)
        began = time.monotonic()
        try:
            opened = self._open(place)
            opened.ask("What does it say?")
            line = "; ".join(opened.corpus.problems)
            return _Tried(opened, line, time.monotonic() - began)
        except CorpusError as error:
            return _Tried(None, _inner(str(error)), time.monotonic() - began)
        except Exception as error:  # noqa: BLE001 - that nothing else is ever raised is what is measured
            return _Tried(None, f"{type(error).__name__}: {error}", time.monotonic() - began)
        finally:
            path.unlink()

    def _answers(self, assistant: Assistant) -> bool:
        """Whether the good report is there whole and gives the sentences it is asked for."""
        kept = [page for page in assistant.corpus.pages if page.document == self.good.documents[0].id]
        if kept != list(self.good.pages):
            return False
        try:
            return all(_found(assistant.ask(probe), probe) for probe in self._probes)
        except AssistantError:
            return False

    def _faults(self, name: str, alone: _Tried, together: _Tried, *, answers: bool) -> list[str]:
        shown = printable(name)
        faults = []
        for tried, where in ((alone, "alone"), (together, "beside")):
            if tried.line and not (tried.line.startswith(f"{shown}: ") and tried.line.isprintable()):
                faults.append(f"{where}: not one line that names the file: {tried.line[:200]!r}")
            if any(words in tried.line for words in _UNFORESEEN):
                faults.append(f"{where}: a reason not foreseen")
            most = self._settings.pdf_max_seconds + self._settings.ocr_seconds_per_file + _SPARE_SECONDS
            if tried.seconds > most:
                faults.append(f"{where}: took {tried.seconds:.0f} seconds")
        if alone.line != together.line:
            faults.append(f"another outcome beside the report: {together.line[:200]!r}")
        if not answers:
            faults.append("the good report does not answer as before")
        return faults


def _inner(line: str) -> str:
    """The line about the file, out of the line that says that the folder holds nothing else."""
    return line.partition("no PDF that can be read (")[2].removesuffix(")") or line


def _probes(assistant: Assistant) -> tuple[str, ...]:
    """Sentences of the report that are its answer when they are asked for, from different parts of it.

    Raises:
        CorpusError: when there is none.
    """
    sentences = [
        passage.text
        for passage in assistant.corpus.passages
        if passage.kind is ExtractKind.SENTENCE and len(passage.text.split()) in _PROBE_WORDS
    ]
    probes: list[str] = []
    size = -(-len(sentences) // _PROBES) or 1
    for start in range(0, len(sentences), size):
        part = sentences[start : start + size]
        probes += [text for text in part[:_TRIED_PROBES] if _found(assistant.ask(text), text)][:1]
    if not probes:
        raise CorpusError(assistant.corpus_folder, "the good report answers nothing")
    return tuple(probes)


def _found(answer: Answer, words: str) -> bool:
    return answer.status is not AnswerStatus.NOT_FOUND and any(
        words in extract.quote for extract in answer.extracts
    )
