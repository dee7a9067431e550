"""What commands that ask a store share: where it is, how far one looks back, and the filters.

A command says which filters it takes (``filtered``), and gets what was asked as one argument.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from dragoman.cli.console import complain

if TYPE_CHECKING:
    from dragoman.store import AsOf, Filter, Store

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
ActorOption = Annotated[str | None, typer.Option(help="Code (RUS, 'RUS GOV', NATO) or name of who acts; a country's name means its code: its government, forces, leaders and armed groups.")]
RecipientOption = Annotated[str | None, typer.Option(help="Code or name of who is acted on, as with --actor.")]
TypeOption = Annotated[list[str] | None, typer.Option("--type", help="Event type, or kind of figure; may be repeated.")]
PlaceOption = Annotated[str | None, typer.Option(help="Name of a place, or code of its country.")]
SinceOption = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From that day on; a month (YYYY-MM) or year (YYYY) from its first day.")]
UntilOption = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Up to that day; a month or year to its last day.")]
SourceOption = Annotated[str | None, typer.Option(help="Code or name of who says so, as with --actor.")]
ContestedOption = Annotated[
    bool, typer.Option("--contested", help="Only what somebody asserts and somebody denies or doubts, within one report; across reports: `claims --contested`.")
]
ContestedAcrossOption = Annotated[
    bool, typer.Option("--contested", help="Only what somebody asserts and somebody denies or doubts, in one report or in different ones; of figures, where sources differ.")
]
ConfidenceOption = Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out events less sure to be coded right.")]
DocumentOption = Annotated[str | None, typer.Option(help="Id of one report.")]
_FILTERS: dict[str, tuple[Any, Any]] = {
    "actor": (ActorOption, None), "recipient": (RecipientOption, None), "type": (TypeOption, None), "place": (PlaceOption, None), "since": (SinceOption, None),
    "until": (UntilOption, None), "source": (SourceOption, None), "contested": (ContestedOption, False), "min_confidence": (ConfidenceOption, 0.0),
    "document": (DocumentOption, None),
}  # fmt: skip
ALL = tuple(_FILTERS)
# The filters of lists that have nothing to hold some against: neither a claim nor a series of figures has a confidence.
OF_CLAIMS = tuple(n for n in ALL if n != "min_confidence")
LimitOption = Annotated[int | None, typer.Option(min=0, help="At most so many rows.")]
OffsetOption = Annotated[int, typer.Option(min=0, help="Pass over so many rows first.")]


def open_store(root: str, as_of: str | None = None, clock: str = "published") -> Store:
    """The store at ``root``; a bad day or clock is wrong usage. Whom a name means that means another one, or nobody, is said on standard error."""
    from dragoman.knowledge import Called
    from dragoman.store import Store

    return Store.open(root, as_of=moment_of(as_of, clock), names=Called(), tell=complain)


def moment_of(as_of: str | None, clock: str) -> AsOf | None:
    """How far one looks back; a bad day or clock is wrong usage."""
    from dragoman.store import AsOf, Clock, QueryError

    if clock not in list(Clock):
        raise typer.BadParameter(f"{clock!r} is none; there are {', '.join(Clock)}", param_hint="--clock")
    try:
        return None if as_of is None else AsOf(as_of, Clock(clock))
    except QueryError as exc:
        raise typer.BadParameter(str(exc)) from exc


def filtered(*names: str, across: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command with an option for each of these filters in the place of its argument ``asked``, which gets them by name.

    ``across``: its list is of what many reports say together.
    """
    meant = _FILTERS | ({"contested": (ContestedAcrossOption, False)} if across else {})

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def asking(**given: Any) -> None:
            command(asked={n: given.pop(n) for n in names}, **given)

        hints = get_type_hints(command, include_extras=True)
        options = [inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, default=meant[n][1], annotation=meant[n][0]) for n in names]
        parameters: list[inspect.Parameter] = []
        for parameter in inspect.signature(command).parameters.values():
            own = parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[parameter.name])
            parameters += options if parameter.name == "asked" else [own]
        asking.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        asking.__annotations__ = {p.name: p.annotation for p in parameters}
        del asking.__wrapped__
        return asking

    return decorate


def filter_of(**given: Any) -> Filter:
    """The filter of the options; what does not hold is wrong usage."""
    from dragoman.store import Filter, QueryError

    try:
        return Filter.of(**{**given, "type": given.get("type") or ()})
    except QueryError as exc:
        raise typer.BadParameter(str(exc)) from exc
