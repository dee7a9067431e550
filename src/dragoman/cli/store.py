"""``dragoman store``: what is in a store, whether it holds, and its upkeep."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import asking
from dragoman.cli.console import complain, output
from dragoman.cli.rows import FormatOption, OutputOption, RowFormat, chosen, print_rows

app = typer.Typer(help="What is in a store, whether it holds, and its upkeep.", no_args_is_help=True)


@app.command()
def info(store: asking.StoreOption, format: FormatOption = None, to: OutputOption = None) -> None:
    """Tables with their rows, files and bytes."""
    from dragoman.store import care

    print_rows(care.info(asking.open_store(store)), ("table", "rows", "files", "bytes", "commits", "holds"), chosen(format, to), to)


@app.command()
def views(
    _store: Annotated[str | None, typer.Option("--store", "-s", metavar="DIR", envvar="DRAGOMAN_STORE", help="Need not be given: every store has the same.")] = None,
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """The views and columns that `dragoman sql` can ask for."""
    from dragoman.store import documented_columns

    print_rows(documented_columns(), ("view", "column", "type", "meaning"), chosen(format, to), to)


@app.command()
def history(
    store: asking.StoreOption,
    limit: Annotated[int, typer.Option(min=1, help="At most so many runs.")] = 50,
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """Runs of ingest, the latest first."""
    from dragoman.store import care

    columns = ("started", "engine", "workers", "read", "new", "changed", "known", "rejected", "interrupted")
    print_rows(care.history(asking.open_store(store), limit), columns, chosen(format, to), to)


@app.command()
def rejects(store: asking.StoreOption, format: FormatOption = None, to: OutputOption = None) -> None:
    """Reports that could not be taken in, with the reason."""
    rows = asking.open_store(store).rows("SELECT * FROM rejects ORDER BY met_at DESC, name")
    print_rows(rows, ("name", "reason", "met_at"), chosen(format, to), to, nothing="No report was rejected.")


@app.command()
def versions(
    document: Annotated[str, typer.Argument(metavar="ID", help="Id, address or key of a report.")],
    store: asking.StoreOption,
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """The versions of a report, and what changed from each to the next."""
    from dragoman.store import changes, versions_of

    opened = asking.open_store(store)
    form = chosen(format, to)
    if form is RowFormat.table:
        with output(to) as stream:
            stream.writelines(piece.encode("utf-8", "replace") for piece in changes(opened, document))
    else:
        print_rows(versions_of(opened, document), (), form, to)


@app.command()
def check(store: asking.StoreOption, format: FormatOption = None, to: OutputOption = None) -> None:
    """Read every file and hold every report against its findings; exit status 1 if something does not hold."""
    from dragoman.store import care

    faults = care.check(asking.open_store(store))
    if format is None and to is None:
        for fault in faults:
            complain(f"{store}: {fault}")
        if not faults:
            typer.echo("all tables hold")
    else:
        print_rows(({"table": f.table, "fault": f.what} for f in faults), ("table", "fault"), chosen(format, to), to, nothing="All tables hold.", blank=lambda: {"table": "", "fault": ""})
    if faults:
        raise typer.Exit(1)


@app.command()
def repair(store: asking.StoreOption) -> None:
    """Make damaged or incomplete tables again from the records."""
    from dragoman.store import care

    for line in care.repair(asking.open_store(store)) or ["nothing to mend"]:
        typer.echo(line)


@app.command()
def migrate(store: asking.StoreOption) -> None:
    """Bring a store made by an older version up to date."""
    from dragoman.store import Store

    typer.echo(Store.migrate(store))


@app.command()
def compact(store: asking.StoreOption) -> None:
    """Merge small files, and drop what was linked from reports as they no longer are."""
    from dragoman.linking import tidy

    opened = asking.open_store(store)
    dropped = tidy(opened)
    merged = opened.compact()
    typer.echo(f"{sum(merged.values()):,} files merged" + (f", {dropped:,} rows of the ledger dropped" if dropped else ""))


@app.command()
def vacuum(
    store: asking.StoreOption,
    hours: Annotated[int, typer.Option(min=0, help="Keep what was in use so many hours ago.")] = 168,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only name the files.")] = False,
) -> None:
    """Remove files that no longer count, and what runs left that never came to their end."""
    from dragoman.store import care

    found = care.vacuum(asking.open_store(store), hours, dry_run=dry_run)
    for name in found if dry_run else ():
        typer.echo(name)
    typer.echo(f"{len(found):,} files {'would be' if dry_run else 'were'} removed")
