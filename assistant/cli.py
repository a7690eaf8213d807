"""The command line: every stage of the product, alone, as text or as JSON lines.

Results go to standard output and nothing else does; messages and progress go to standard error.
Exit status: 0 done ("not found" is done), 1 the corpus, index or input could not be used, 2 wrong usage.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.arguments import STANDARD_OUTPUT, parse_arguments
from assistant.errors import AssistantError, printable
from assistant.output import (
    answer_record,
    answer_text,
    check_record,
    check_text,
    coverage_record,
    coverage_text,
    explained_word_record,
    explained_word_text,
    json_line,
    mentions_record,
    mentions_text,
    ranking_record,
    ranking_text,
)
from assistant.settings import Settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from assistant.ask import Assistant


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = parse_arguments(arguments)
    try:
        COMMANDS[options.command](options)
    except AssistantError as error:
        say(str(error))
        return 1
    return 0


def say(line: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(f"{line}\n")


def show(text: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(f"{text}\n")


def report_progress(name: str, done: int, total: int) -> None:
    """Write what is being read to standard error; the last call, with everything done, names nothing."""
    if done < total:
        say(f"reading {printable(name)} ({done + 1} of {total})")


def open_assistant(options: argparse.Namespace) -> Assistant:
    """Open the assistant on the folders named; what could not be read is said on standard error."""
    # Imported here so that a wrong usage is told at once, before the libraries have loaded.
    from assistant.ask import Assistant

    assistant = Assistant.open(
        options.corpus, options.index, Settings(), progress=report_progress, notice=say
    )
    for problem in assistant.corpus.problems:
        say(problem)
    return assistant


def build(options: argparse.Namespace) -> None:
    """Build the index unless it is current."""
    from assistant.archiving import current

    corpus, _, archive, built = current(
        options.corpus, options.index, Settings(), progress=report_progress, notice=say, thorough=True
    )
    for problem in corpus.problems:
        say(problem)
    pages = sum(s.pages for s in archive.shelved) if archive else len(corpus.pages)
    passages = len(archive.archive) if archive else len(corpus.passages)
    what = f"{len(corpus.documents)} documents, {pages} pages, {passages} passages"
    say(f"{'built' if built else 'current'}: {what}")


def ask(options: argparse.Namespace) -> None:
    """Answer one question, or each line of a file."""
    assistant = open_assistant(options)
    if options.batch is None:
        answer = assistant.ask(options.question, options.document)
        show(json_line(answer_record(answer)) if options.json else answer_text(answer))
        return
    from assistant.batch import read_conversations

    for identifier, turns in read_conversations(options.batch):
        answer = assistant.ask(turns, options.document)
        show(json_line({"id": identifier} | answer_record(answer)) if options.json else answer_text(answer))


def check(options: argparse.Namespace) -> None:
    """Hold one statement, or each line of a file, against the documents."""
    from assistant.batch import read_claims
    from assistant.check import check as check_statement

    assistant = open_assistant(options)
    if options.batch is None:
        checked = check_statement(assistant, options.statement, options.document)
        show(json_line(check_record(checked)) if options.json else check_text(checked))
        return
    for identifier, claim in read_claims(options.batch):
        checked = check_statement(assistant, claim, options.document)
        show(json_line({"id": identifier} | check_record(checked)) if options.json else check_text(checked))


def search(options: argparse.Namespace) -> None:
    """Show ranked passages with what made their scores."""
    assistant = open_assistant(options)
    for ranked in assistant.search(options.question, options.document)[: options.limit]:
        show(json_line(ranking_record(ranked)) if options.json else ranking_text(ranked))


def words(options: argparse.Namespace) -> None:
    """Show short forms and defined terms, or where one word stands."""
    from assistant.words import defined_terms, look_up, short_forms

    corpus = open_assistant(options).reports(options.document)
    if options.word is not None:
        found = look_up(corpus, options.word, options.document)
        show(json_line(mentions_record(found)) if options.json else mentions_text(found))
        return
    for word in (*short_forms(corpus), *defined_terms(corpus)):
        if not options.document or word.extract.citation.document in options.document:
            show(json_line(explained_word_record(word)) if options.json else explained_word_text(word))


def figures(options: argparse.Namespace) -> None:
    """Show every figure with what it measures, or those that stand with some words."""
    from assistant.figures import figures as figures_with
    from assistant.output_figures import figure_record, figure_text, figures_csv

    found = figures_with(
        open_assistant(options).reports(options.document), " ".join(options.words), options.document
    )
    if options.csv:
        sys.stdout.write(figures_csv(found))
        return
    for figure in found:
        show(json_line(figure_record(figure)) if options.json else figure_text(figure))


def coverage(options: argparse.Namespace) -> None:
    """Show what was read, page by page."""
    from assistant.ingestion.coverage import cover

    assistant = open_assistant(options)
    for page in (page for part in assistant.each_report() for page in cover(part)):
        show(json_line(coverage_record(page)) if options.json else coverage_text(page))


def brief(options: argparse.Namespace) -> None:
    """Ask a file of questions and statements, and write what the documents say as a file to mail."""
    from assistant.batch import read_wanted_pins
    from assistant.export.command import brief as briefing_of
    from assistant.export.command import save_markdown, save_word
    from assistant.export.markdown import as_markdown

    wanted = tuple(read_wanted_pins(options.file))
    assistant = open_assistant(options)
    briefing = briefing_of(assistant, wanted, options.title)
    if options.word is not None:
        save_word(briefing, options.word, assistant.settings)
    if options.markdown == STANDARD_OUTPUT:
        sys.stdout.write(as_markdown(briefing, assistant.settings))
    elif options.markdown is not None:
        save_markdown(briefing, options.markdown, assistant.settings)


def corrections(options: argparse.Namespace) -> None:
    """List what readers noted on answers, or delete one or all of it."""
    from assistant.corrections.book import CorrectionBook
    from assistant.corrections.listing import correction_record, correction_text, corrections_csv

    book = CorrectionBook.beside(options.index, Settings())
    if options.delete_all or options.delete is not None:
        deleted = book.delete_all() if options.delete_all else book.delete(options.delete)
        say(f"deleted: {deleted} correction{'' if deleted == 1 else 's'}")
        return
    kept = book.all()
    if options.csv:
        sys.stdout.write(corrections_csv(kept))
        return
    for correction in kept:
        show(json_line(correction_record(correction)) if options.json else correction_text(correction))


def evaluate(options: argparse.Namespace) -> None:
    """Run a file of gold questions and show the measures, or compare two saved runs."""
    from assistant.evaluation.command import compared, evaluated

    if options.compare is not None:
        record, text = compared(*options.compare)
    else:
        assistant = open_assistant(options)
        record, text = evaluated(assistant, options.gold, misses=options.misses, save=options.save)
    show(json_line(record) if options.json else text)


COMMANDS = {
    "build": build,
    "ask": ask,
    "check": check,
    "search": search,
    "words": words,
    "figures": figures,
    "coverage": coverage,
    "brief": brief,
    "corrections": corrections,
    "evaluate": evaluate,
}
