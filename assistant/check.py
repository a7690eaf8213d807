"""The checking pipeline: a statement is held against the documents, each of its sentences by itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from assistant.answering.assertions import halves, read_assertion, split_statements
from assistant.answering.bearing import BearingReader
from assistant.answering.citing import cite
from assistant.answering.claims import Finding, combine, judge, with_quotation
from assistant.answering.quotations import hold_to_letter
from assistant.answering.speakers import signed
from assistant.answering.standings import judge_table
from assistant.errors import EmptyQuestionError
from assistant.model import Check, CheckedStatement, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.ask import Assistant


def check(assistant: Assistant, statement: str, documents: Sequence[str] = ()) -> Check:
    """Hold a sentence or paragraph against the documents.

    Args:
        documents: ids to hold it against; none for all.

    Raises:
        QuestionError: when it holds no word, or is longer than can be looked up.
        UnknownDocumentError: when a document is not indexed.
    """
    started = time.perf_counter()
    statements = split_statements(statement)
    if not statements:
        raise EmptyQuestionError
    checked = tuple(_checked(assistant, one, documents) for one in statements)
    verdicts = {one.verdict for one in checked}
    order = (Verdict.CONTRADICTED, Verdict.NOT_STATED, Verdict.SUPPORTED)
    verdict = next(verdict for verdict in order if verdict in verdicts)
    telling = sorted(checked, key=lambda one: one.verdict is not verdict)
    extracts = {extract.citation.spans: extract for one in telling for extract in one.extracts}
    return Check(
        claim=statement,
        verdict=verdict,
        verbatim=all(one.verbatim for one in checked),
        differences=tuple(difference for one in checked for difference in one.differences),
        extracts=tuple(extracts.values())[: assistant.settings.extracts],
        statements=checked,
        took_ms=round((time.perf_counter() - started) * 1000, 1),
    )


def _checked(assistant: Assistant, statement: str, documents: Sequence[str]) -> CheckedStatement:
    assistant, documents = assistant.narrowed(statement, documents)
    finding = _found(assistant, statement, documents)
    if finding.verdict is Verdict.NOT_STATED:
        finding = combine(finding, [_found(assistant, part, documents) for part in halves(statement)])
    question = assistant.read(statement, documents)
    return CheckedStatement(
        statement=statement,
        verdict=finding.verdict,
        verbatim=finding.verbatim,
        differences=finding.differences,
        extracts=cite(finding.passages, finding.strength, question, assistant.corpus, assistant.settings),
    )


def _found(assistant: Assistant, statement: str, documents: Sequence[str]) -> Finding:
    settings, corpus = assistant.settings, assistant.corpus
    question = assistant.read(statement, documents)
    assertion = read_assertion(statement, question)
    # How well a passage answers a question says little of whether it bears on a statement: the index's own ranking
    # finds as many, and several times faster.
    ranked = assistant.index.search(question, limit=settings.check_candidates)
    passages = [candidate.passage for candidate in ranked if not candidate.passage.contents]
    asked = question.documents or [document.id for document in corpus.documents]
    table = judge_table(assertion, (p for p in corpus.passages if p.document in asked))
    documents_by_id = {document.id: document for document in corpus.documents}
    reader = BearingReader(assertion, assistant.index, documents_by_id, signed(passages, corpus.passages))
    finding = table or judge(reader.read(passages), settings)
    return with_quotation(finding, hold_to_letter(assertion, passages))
