"""``dragoman export``: a store in the layouts that other tools read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import asking
from dragoman.cli.console import complain, output

if TYPE_CHECKING:
    from dragoman.store import Store


@asking.filtered(*asking.ALL)
def export(
    store: asking.StoreOption,
    asked: dict[str, Any],
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="NAME",
            help="plover-jsonl, polecat, icews, gdelt, gdelt-mentions, phoenix, ucdp, claim, stix, webannotation, geojson, csv or parquet.",
        ),
    ],
    to: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write there, and what is lost into FILE.losses.json."),
    ] = None,
    losses: Annotated[
        Path | None, typer.Option("--losses", metavar="FILE", dir_okay=False, help="Write what the layout cannot carry there.")
    ] = None,
    all_events: Annotated[
        bool,
        typer.Option("--all-events", help="Also what is denied, planned or merely possible, where the layout has no place to say so."),
    ] = False,
    verdicts: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, help="People's verdicts on claims, for `claim`: JSON Lines of claim, reviewer, verdict, day."),
    ] = None,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="Apply what people decided with `dragoman review`.")] = False,
    limit: asking.LimitOption = None,
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
) -> None:
    """Write a store in a layout that other tools read."""
    from dragoman import exports

    try:
        exports.layout_called(format)
    except exports.ExportError as exc:
        raise typer.BadParameter(str(exc)) from exc
    wanted = asking.filter_of(**asked, limit=limit)
    given = exports.read_verdicts(verdicts) if verdicts else None
    opened = asking.open_store(store, as_of, clock)
    with output(to) as stream:
        report = exports.export(opened, format, stream, wanted, all_events=all_events, verdicts=given, decisions=_decisions(opened) if reviewed else None)
    if beside := losses or (to and to.with_name(to.name + ".losses.json")):
        _write(report, beside)
    for left in report["left_out"]:
        complain(f"left out: {left['records']:,} ({left['reason']})")


def _decisions(store: Store) -> dict[str, dict[str, str] | None]:
    """The last decision on each record, as exports take it; those that no longer apply are said to."""
    from dragoman.cli.review import say_gone
    from dragoman.linking.review import Reviews

    reviews = Reviews(store)
    say_gone(reviews)
    return {ident: None if d.verdict == "reject" else d.correction for ident, d in reviews.standing().items()}


def _write(report: dict[str, Any], to: Path) -> None:
    import msgspec

    with output(to) as stream:
        stream.write(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
