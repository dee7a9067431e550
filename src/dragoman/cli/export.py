"""``dragoman export``: a store in the layouts that other tools read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import asking
from dragoman.cli.console import complain, output, say_if_misnamed

if TYPE_CHECKING:
    from dragoman.exports import Verdict
    from dragoman.store import Store

    Verdicts = Mapping[str, Sequence[Verdict]]


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
        typer.Option(metavar="FILE", exists=True, dir_okay=False, help="People's verdicts on claims, for `claim`: JSON Lines of claim (its id in a report, or across reports as `claims` gives it), reviewer, verdict, day."),
    ] = None,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="Apply what people decided with `dragoman review`.")] = False,
    limit: asking.LimitOption = None,
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
) -> None:
    """Write a store in a layout that other tools read."""
    from dragoman import exports

    try:
        say_if_misnamed(to, format, *exports.endings(format))
    except exports.ExportError as exc:
        raise typer.BadParameter(str(exc)) from exc
    if verdicts and format != "claim":
        raise typer.BadParameter(f"{format} has no place for them, only claim has", param_hint="--verdicts")
    wanted = asking.filter_of(**asked, limit=limit)
    opened = asking.open_store(store, as_of, clock)
    given, unknown = _verdicts(opened, exports.read_verdicts(verdicts)) if verdicts else (None, ())
    with output(to) as stream:
        report = exports.export(opened, format, stream, wanted, all_events=all_events, verdicts=given, decisions=_decisions(opened) if reviewed else None)
    if beside := losses or (to and to.is_file() and to.with_name(to.name + ".losses.json")):
        _write(report, beside)
    for left in report["left_out"]:
        complain(f"left out: {left['records']:,} ({left['reason']})")
    for claim in unknown:
        complain(f"{verdicts}: no report in {store} has the claim {claim}; its verdict is left out")
    if unknown:
        raise typer.Exit(1)


def _verdicts(store: Store, given: Verdicts) -> tuple[Verdicts, list[str]]:
    """Verdicts by claims of single reports (one on a claim across reports is one on each of those it is made of), and the claims that are none."""
    from dragoman.exports import unknown_claims
    from dragoman.linking import Ledger
    from dragoman.store import NoSuchRecord

    unknown, out = [], dict(given)
    for ident in unknown_claims(store, given):
        verdicts = out.pop(ident)
        try:
            found = Ledger.open(store).appearances(ident)
        except NoSuchRecord:
            found = []
        claims = [c for c in found if c not in unknown_claims(store, found)]
        unknown += [] if claims else [ident]
        out |= {c: [*out.get(c, ()), *verdicts] for c in claims}
    return out, unknown


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
