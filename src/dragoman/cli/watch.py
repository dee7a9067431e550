"""``dragoman watch``: what is new in a store since the rules were last asked."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import asking
from dragoman.cli.console import complain, output
from dragoman.cli.rows import OutputOption, RowFormat, chosen, print_rows


class AlertFormat(enum.StrEnum):
    """How alerts are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    atom = "atom"


def watch(
    store: asking.StoreOption,
    rules: Annotated[Path, typer.Option("--rules", "-r", exists=True, dir_okay=False, help="TOML file of [[rule]] tables; docs/ledger.md describes them.")],
    webhook: Annotated[str | None, typer.Option(metavar="URL", help="Post the alerts there as JSON, in place of the address the rules name.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell, but do not remember that it was told; post nothing.")] = False,
    format: Annotated[AlertFormat | None, typer.Option("--format", "-f", help="Default: table on a terminal, else json.")] = None,
    to: OutputOption = None,
) -> None:
    """New events and figures, and claims that are new or have another status, by rules; what was told is not told again."""
    import msgspec

    from dragoman.linking.alerts import atom, post
    from dragoman.linking.watch import Watch, read_rules

    read = read_rules(rules)
    address = webhook or read.webhook
    if address is not None and not address.startswith(("http://", "https://")):
        raise typer.BadParameter("an address begins with http:// or https://", param_hint="--webhook")
    watching = Watch(asking.open_store(store), read.rules)
    alerts = watching.new()
    if format is AlertFormat.atom:
        with output(to) as stream:
            stream.write(atom(alerts, rules.stem))
    else:
        form = chosen(RowFormat(format.value) if format else None, to)
        print_rows(map(msgspec.structs.asdict, alerts), ("day", "rule", "kind", "title", "status", "before", "source"), form, to, detail="words", nothing="Nothing new.")
    if dry_run:
        return
    if address and alerts:
        # Before they count as told: what the address did not take is told again next time.
        post(alerts, address)
        complain(f"{len(alerts)} alerts posted to {address}")
    watching.told(alerts)
