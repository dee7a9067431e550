"""``dragoman knowledge``: check the data files, bring in dictionaries of other coders."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.console import complain

app = typer.Typer(
    help="Check the knowledge files, or import dictionaries of other coders.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def check(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[DIR]…", exists=True, file_okay=False, help="Folders beside the built-in one."),
    ] = None,
) -> None:
    """Validate the built-in knowledge files, and those in further folders."""
    from dragoman.coding.selfcheck import check_knowledge

    problems = check_knowledge(folders or ())
    for problem in problems:
        complain(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo("The knowledge files hold.")


@app.command("import")
def import_(
    actors: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="PETRARCH-format actors file.")],
    to: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", file_okay=False, help="Folder to write, for --knowledge.")
    ],
    agents: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="PETRARCH-format agents file.")] = None,
) -> None:
    """Turn PETRARCH-format dictionaries into a knowledge folder."""
    from dragoman.knowledge import Knowledge
    from dragoman.knowledge.petrarch import import_petrarch

    done = import_petrarch(actors, agents, to, frozenset(Knowledge.load().tables.countries))
    for problem in done.problems:
        complain(problem)
    typer.echo(f"{to}: " + ", ".join(f"{number} rows of {name}" for name, number in done.rows.items()))
    if done.problems:
        raise typer.Exit(1)
