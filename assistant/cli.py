"""The command line: every stage of the product, alone, as text or as JSON lines.

Results go to standard output and nothing else does; messages and progress go to standard error.
Exit status: 0 done ("not found" is done), 1 the corpus, index or input could not be used, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

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
    from collections.abc import Sequence

    from assistant.ask import Assistant


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command's words; wrong usage ends the process with status 2."""
    folders = argparse.ArgumentParser(add_help=False)
    folders.add_argument("--corpus", type=Path, default=Path("corpus"), metavar="DIR", help="folder of PDFs")
    folders.add_argument(
        "--index", type=Path, default=Path("index"), metavar="DIR", help="the index's folder"
    )
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="one JSON object a line")
    narrowing = argparse.ArgumentParser(add_help=False)
    narrowing.add_argument("--document", action="append", default=[], metavar="ID", help="only this document")

    described = "Answers about reports in the reports' own words."
    parser = argparse.ArgumentParser(prog="assistant", description=described)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", parents=[folders], help="read every PDF and write the index")
    shared = [folders, as_json, narrowing]
    ask = commands.add_parser("ask", parents=shared, help="answer one question, or a file of them")
    ask.add_argument("question", nargs="?", help="the question")
    ask.add_argument("--batch", type=Path, metavar="FILE", help='JSON lines {"id", "turns"}')
    check = commands.add_parser("check", parents=shared, help="hold a statement against the documents")
    check.add_argument("statement", nargs="?", help="a sentence or paragraph")
    check.add_argument("--batch", type=Path, metavar="FILE", help='JSON lines {"id", "claim"}')
    search = commands.add_parser("search", parents=shared, help="rank passages, compose nothing")
    search.add_argument("question")
    search.add_argument("--limit", type=int, default=10, metavar="N", help="passages shown")
    words = commands.add_parser("words", parents=shared, help="what is explained, or where a word stands")
    words.add_argument("word", nargs="?", help="a word or phrase")
    commands.add_parser("coverage", parents=[folders, as_json], help="what was read, page by page")
    evaluate = commands.add_parser("evaluate", parents=[folders, as_json], help="score a file of questions")
    evaluate.add_argument("gold", type=Path, metavar="FILE")
    evaluate.add_argument("--misses", action="store_true", help="list the questions that were missed")

    parsed = parser.parse_args(arguments)
    for command, said in (("ask", "question"), ("check", "statement")):
        if parsed.command == command and (getattr(parsed, said) is None) == (parsed.batch is None):
            parser.error(f"{command} takes a {said} or --batch FILE")
    return parsed


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
    from assistant.build import current_index

    corpus, _, built = current_index(
        options.corpus, options.index, Settings(), progress=report_progress, notice=say
    )
    for problem in corpus.problems:
        say(problem)
    what = f"{len(corpus.documents)} documents, {len(corpus.pages)} pages, {len(corpus.passages)} passages"
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

    corpus = open_assistant(options).corpus
    if options.word is not None:
        found = look_up(corpus, options.word, options.document)
        show(json_line(mentions_record(found)) if options.json else mentions_text(found))
        return
    for word in (*short_forms(corpus), *defined_terms(corpus)):
        if not options.document or word.extract.citation.document in options.document:
            show(json_line(explained_word_record(word)) if options.json else explained_word_text(word))


def coverage(options: argparse.Namespace) -> None:
    """Show what was read, page by page."""
    from assistant.ingestion.coverage import cover

    assistant = open_assistant(options)
    for page in cover(assistant.corpus):
        show(json_line(coverage_record(page)) if options.json else coverage_text(page))


def evaluate(options: argparse.Namespace) -> None:
    """Run a file of gold questions and show the measures."""
    from assistant.evaluation.gold import read_gold
    from assistant.evaluation.report import evaluation_record, evaluation_text
    from assistant.evaluation.run import run_questions

    gold = read_gold(options.gold)
    run = run_questions(open_assistant(options), gold)
    show(json_line(evaluation_record(run)) if options.json else evaluation_text(run, misses=options.misses))


COMMANDS = {
    "build": build,
    "ask": ask,
    "check": check,
    "search": search,
    "words": words,
    "coverage": coverage,
    "evaluate": evaluate,
}
