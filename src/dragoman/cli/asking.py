"""What commands that ask a store share: where it is, how far one looks back, and the filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from dragoman.store import Filter, Store

StoreOption = Annotated[
    str,
    typer.Option("--store", "-s", metavar="DIR", envvar="DRAGOMAN_STORE", help="Folder of the store, or its address on object storage."),
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Only what was known by the end of that day.")
]
ClockOption = Annotated[
    str,
    typer.Option("--clock", metavar="published|read", help="The day that --as-of looks at: of publication, or of reading into the store."),
]
ActorOption = Annotated[str | None, typer.Option(help="Code (RUS, 'RUS GOV', NATO) or name of who acts.")]
RecipientOption = Annotated[str | None, typer.Option(help="Code or name of who is acted on.")]
TypeOption = Annotated[list[str] | None, typer.Option("--type", help="Event type, or kind of figure; may be repeated.")]
PlaceOption = Annotated[str | None, typer.Option(help="Name of a place, or code of its country.")]
SinceOption = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From that day on.")]
UntilOption = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Up to that day.")]
SourceOption = Annotated[str | None, typer.Option(help="Code or name of who says so.")]
ContestedOption = Annotated[
    bool, typer.Option("--contested", help="Only what somebody asserts and somebody denies or doubts, within one report; across reports: `claims --contested`.")
]
ContestedAcrossOption = Annotated[
    bool, typer.Option("--contested", help="Only what somebody asserts and somebody denies or doubts, in one report or in different ones; of figures, where sources differ.")
]
ConfidenceOption = Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out events less sure to be coded right.")]
DocumentOption = Annotated[str | None, typer.Option(help="Id of one report.")]
LimitOption = Annotated[int | None, typer.Option(min=0, help="At most so many rows.")]
OffsetOption = Annotated[int, typer.Option(min=0, help="Pass over so many rows first.")]


def open_store(root: str, as_of: str | None = None, clock: str = "published") -> Store:
    """The store at ``root``; a bad day or clock is wrong usage."""
    from dragoman.store import AsOf, Clock, QueryError, Store

    try:
        by = Clock(clock)
        moment = None if as_of is None else AsOf(as_of, by)
    except (QueryError, ValueError) as exc:
        raise typer.BadParameter(str(exc)) from exc
    return Store.open(root, as_of=moment)


def unlimited(wanted: Filter) -> Filter:
    """The same filter without limit and offset, to count all there are."""
    return replace(wanted, limit=None, offset=0)


def filter_of(**given: Any) -> Filter:
    """The filter of the options; what does not hold is wrong usage."""
    from dragoman.store import Filter, QueryError

    try:
        return Filter.of(**given)
    except QueryError as exc:
        raise typer.BadParameter(str(exc)) from exc
