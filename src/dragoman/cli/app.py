"""The program: its commands tied together, and what every one of them does about errors, Ctrl-C and closed pipes."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, cast

import typer

from dragoman import __version__
from dragoman.cli import (
    ask,
    code,
    evaluate,
    explain,
    export,
    ingest,
    judge,
    knowledge,
    ledger,
    review,
    schema,
    serve,
    show,
    store,
    watch,
)
from dragoman.cli.console import complain
from dragoman.cli.settings import SettingsError, load_settings, settings_path

# The base of all errors of usage; Typer may bring its own copy of Click, so it is taken from there.
_Usage = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])

app = typer.Typer(
    name="dragoman",
    help="Reads news reports and keeps an account of who did or said what to whom, according to whom, and how surely.",
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("code")(code.code)
app.command("ingest")(ingest.ingest)
for _view in ask.HELP:
    app.command(_view)(ask.asks(_view))
app.command("figures")(ledger.figures)
app.command("actors")(ledger.actors)
app.command("stories")(ledger.stories)
app.command("claims")(ledger.claims)
app.command("timeline")(ledger.timeline)
app.command("report")(ledger.report)
app.command("watch")(watch.watch)
app.add_typer(review.app, name="review")
app.command("search", cls=ask.Search)(ask.search)
app.command("sql")(ask.sql)
app.command("export")(export.export)
app.command("show")(show.show)
app.command("serve")(serve.serve)
app.add_typer(store.app, name="store")
app.command("explain")(explain.explain)
app.command("judge")(judge.judge)
app.command("eval")(evaluate.evaluate)
app.command("schema")(schema.schema)
app.add_typer(knowledge.app, name="knowledge")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="Settings; without it dragoman.toml of this folder, if there is one."),
    ] = None,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Reads news reports and keeps an account of who did or said what to whom, according to whom, and how surely."""
    context.default_map = load_settings(settings_path(config), context)


def main() -> None:
    """Run the program and leave with its status: 0 all read, 1 some input failed, 2 wrong usage, 130 interrupted."""
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:
    """The same, giving the status back."""
    try:
        status = app(args=arguments, prog_name="dragoman", standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        complain("interrupted")
        return 130
    except _Usage as exc:
        exc.message = _in_words(exc.message)
        exc.show()
        return int(exc.exit_code)
    except Exception as exc:
        if not _expected(exc):
            raise
        complain(str(exc))
        return 2 if isinstance(exc, SettingsError) or type(exc).__name__ == "QueryError" else 1
    if status == 130:  # so Typer tells of Ctrl-C
        complain("interrupted")
    return int(status or 0)


# What the library that checks options says, and how it is said here.
_SAID = (
    (re.compile(r"^Value error, "), ""),
    (re.compile(r"^Input should be greater than or equal to (\S+)$"), r"must be at least \1"),
    (re.compile(r"^Input should be less than or equal to (\S+)$"), r"must be at most \1"),
    (re.compile(r"^Input should be a valid integer\b.*$"), "must be a whole number"),
    (re.compile(r"^Input should be a valid number\b.*$"), "must be a number"),
    (re.compile(r"^dir (?=')"), "folder "),
)


def _in_words(message: str) -> str:
    """A message of wrong usage in plain words."""
    for pattern, words in _SAID:
        message = pattern.sub(words, message)
    return message


def _expected(exc: Exception) -> bool:
    """Errors of ours that say in one line what is wrong: bad knowledge, no parser model, bad data."""
    return type(exc).__module__.split(".")[0] == "dragoman" or isinstance(exc, OSError)
