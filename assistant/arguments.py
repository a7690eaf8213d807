"""The words of the command line: which commands there are and what each takes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    # argparse has no public name for what `add_subparsers` gives.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

STANDARD_OUTPUT = Path("-")
DESCRIBED = "Answers about reports in the reports' own words."


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command's words; wrong usage ends the process with status 2."""
    parser = argparse.ArgumentParser(prog="assistant", description=DESCRIBED)
    commands = parser.add_subparsers(dest="command", required=True)
    folders, as_json, narrowing = _folders(), _as_json(), _narrowing()
    commands.add_parser("build", parents=[folders], help="read every PDF and write the index")
    _add_questions(commands, [folders, as_json, narrowing])
    commands.add_parser("coverage", parents=[folders, as_json], help="what was read, page by page")
    _add_brief(commands, folders)
    _add_corrections(commands, [folders, as_json])
    _add_evaluate(commands, [folders, as_json])

    parsed = parser.parse_args(arguments)
    for command, said in (("ask", "question"), ("check", "statement")):
        if parsed.command == command and (getattr(parsed, said) is None) == (parsed.batch is None):
            parser.error(f"{command} takes a {said} or --batch FILE")
    if parsed.command == "evaluate" and (parsed.gold is None) == (parsed.compare is None):
        parser.error("evaluate takes a FILE or --compare RUN RUN")
    if parsed.command == "brief" and parsed.word is None and parsed.markdown is None:
        parser.error("brief takes --word OUT or --markdown [OUT]")
    if parsed.command == "figures" and parsed.csv and parsed.json:
        parser.error("figures takes --json or --csv")
    return parsed


def _folders() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), metavar="DIR", help="folder of PDFs")
    parser.add_argument("--index", type=Path, default=Path("index"), metavar="DIR", help="the index's folder")
    return parser


def _as_json() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


def _narrowing() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--document", action="append", default=[], metavar="ID", help="only this document")
    return parser


def _add_questions(commands: Commands, shared: list[argparse.ArgumentParser]) -> None:
    """Add what is asked of the documents' words."""
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
    figures = commands.add_parser("figures", parents=shared, help="every figure, or those with some words")
    figures.add_argument("words", nargs="*", metavar="WORDS", help="words the figure stands with")
    figures.add_argument("--csv", action="store_true", help="a table for a spreadsheet")


def _add_brief(commands: Commands, folders: argparse.ArgumentParser) -> None:
    """Add the writing of a briefing."""
    brief = commands.add_parser("brief", parents=[folders], help="questions and statements as a file to mail")
    brief.add_argument(
        "file", type=Path, metavar="FILE", help='JSON lines {"turns"} or {"claim"}; "note", "documents"'
    )
    brief.add_argument("--title", default="Briefing", help="the title of the briefing")
    brief.add_argument("--word", type=Path, metavar="OUT", help="write a Word file")
    brief.add_argument(
        "--markdown",
        type=Path,
        nargs="?",
        const=STANDARD_OUTPUT,
        metavar="OUT",
        help="write a Markdown file, or to standard output",
    )


def _add_corrections(commands: Commands, shared: list[argparse.ArgumentParser]) -> None:
    """Add the listing, export and deletion of what readers noted."""
    parser = commands.add_parser("corrections", parents=shared, help="what readers noted on answers")
    other = parser.add_mutually_exclusive_group()
    other.add_argument("--csv", action="store_true", help="a table for a spreadsheet")
    other.add_argument("--delete", type=int, metavar="N", help="delete number N")
    other.add_argument("--delete-all", action="store_true", help="delete every one")


def _add_evaluate(commands: Commands, shared: list[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("evaluate", parents=shared, help="score a file of questions")
    parser.add_argument("gold", nargs="?", type=Path, metavar="FILE", help="gold questions, JSON lines")
    parser.add_argument("--misses", action="store_true", help="list the questions that were missed")
    parser.add_argument("--save", type=Path, metavar="RUN", help="write how each question came out")
    parser.add_argument("--compare", type=Path, nargs=2, metavar="RUN", help="hold two saved runs together")
