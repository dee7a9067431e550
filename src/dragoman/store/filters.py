"""What a question may ask for, and the conditions it makes on each view."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, get_args

from dragoman.records.model import EventType, FigureKind
from dragoman.store.errors import QueryError
from dragoman.store.moment import first_day, last_day

# "RUS", "RUS GOV", "NATO": a code or a part of one. Anything else is a name, or part of one.
_CODE = re.compile(r"[A-Z]{2,5}(?: [A-Z]{2,5})*")
_MOST_ALTERNATIVES = 8
PUBLISHED_BY = "coalesce(publisher, source, '')"  # of a report
LONGEST = 200  # characters of a name, a code, several between bars


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look for; what is not given does not narrow.

    ``actor``, ``recipient`` and ``source`` are codes ("RUS", "RUS GOV", "NATO") or names or parts of names ("Lavrov"), several between bars
    ("RUS | Lavrov"); a store asks for other names of who is meant besides (``meaning.py``). ``place`` is a
    name, part of one, or a country's code. ``since`` and ``until`` are days (YYYY-MM-DD), both inclusive: an event counts whose time meets them; a month
    (YYYY-MM) or year (YYYY) means its first day in ``since``, its last in ``until``.
    ``newest_first`` gives events, attributions, figures and documents from the last day to the first.
    Raises QueryError on a bad day, days that end before they begin, a negative limit, an overlong word.
    """

    actor: str | None = None
    recipient: str | None = None
    type: tuple[str, ...] = ()
    place: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    contested: bool = False
    min_confidence: float = 0.0
    document: str | None = None
    limit: int | None = None
    offset: int = 0
    newest_first: bool = False

    def __post_init__(self) -> None:
        for name, kind in _KINDS.items():
            if not isinstance(getattr(self, name), kind):
                raise QueryError(f"{name} is {getattr(self, name)!r}, which does not fit it")
        for name, end in (("since", first_day), ("until", last_day)):
            if (day := getattr(self, name)) is not None:
                object.__setattr__(self, name, end(day))
        if self.since is not None and self.until is not None and self.since > self.until:
            raise QueryError(f"since {self.since} is after until {self.until}: no day is between them")
        if (self.limit or 0) < 0 or self.offset < 0:
            raise QueryError("a limit or an offset cannot be negative")
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str) and len(value) > LONGEST:
                raise QueryError(f"{field.name} is longer than {LONGEST} characters")

    @classmethod
    def of(cls, **given: Any) -> Filter:
        """The filter of keyword arguments; a single type may be a plain string. Raises QueryError for a name that is no filter."""
        names = {f.name for f in fields(cls)}
        if unknown := sorted(set(given) - names):
            raise QueryError(f"no filter is called {unknown[0]!r}; there are {', '.join(sorted(names))}")
        kind = given.get("type") or ()
        kinds = (kind,) if isinstance(kind, str) else tuple(kind) if isinstance(kind, Iterable) else (None,)
        if not all(isinstance(k, str) for k in kinds):
            raise QueryError(f"type is {kind!r}, which is no name of one, nor several")
        return cls(**{**given, "type": kinds})


_WORDS = ("actor", "recipient", "place", "since", "until", "source", "document")
_KINDS: dict[str, Any] = dict.fromkeys(_WORDS, str | None) | {
    "contested": bool, "newest_first": bool, "min_confidence": int | float, "limit": int | None, "offset": int,
}  # fmt: skip


class Conditions:
    """Conditions of one view, and the parameters they use."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.parameters: dict[str, Any] = {}

    def add(self, term: str, **parameters: Any) -> None:
        """A condition with its parameters."""
        self.terms.append(f"({term})")
        self.parameters |= parameters

    def sql(self) -> str:
        """All of them."""
        return " AND ".join(self.terms) or "true"


def conditions(view: str, wanted: Filter) -> Conditions:
    """The conditions ``wanted`` makes on ``view``. Raises QueryError for a filter that the view has nothing to hold against."""
    out = Conditions()
    able, (of_events, rows) = _VIEWS[view], _BY_EVENTS.get(view, ((), ""))
    told: list[str] = []
    for name in asked_for(wanted):
        if name in able:
            able[name](out, wanted)
        elif name in of_events:
            told.append(name)
        else:
            raise QueryError(f"{view} cannot be filtered by {name}; there are {', '.join(filters_of(view))}")
    if told:  # all of one and the same event
        inner = conditions("events", Filter(**{n: getattr(wanted, n) for n in told}))
        out.add(rows.format(where=inner.sql()), **inner.parameters)
    return out


def filters_of(view: str) -> tuple[str, ...]:
    """The filters a view takes."""
    return tuple(sorted({*_VIEWS[view], *_BY_EVENTS.get(view, ((), ""))[0]}))


def asked_for(wanted: Filter) -> Iterator[str]:
    """The names of the filters that are given."""
    for field in fields(wanted):
        if field.name not in ("limit", "offset", "newest_first") and getattr(wanted, field.name) not in (None, (), False, 0.0):
            yield field.name


_Condition = Callable[[Conditions, Filter], None]


def is_code(value: str) -> bool:
    """Whether it is written as a code is."""
    return _CODE.fullmatch(value) is not None


def alternatives(value: str) -> list[str]:
    """What is asked for, between bars; a bar alone, and what has more bars than anybody asks with, asks for itself."""
    parts = [part for piece in value.split("|") if (part := piece.strip())]
    return parts if 0 < len(parts) <= _MOST_ALTERNATIVES else [value]


def plain(text: str) -> str:
    """Without marks on its letters."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def who(value: str, name: str, code: str, key: str) -> tuple[str, dict[str, Any]]:
    """Whether an actor of that name and code is meant."""
    terms: list[str] = []
    parameters: dict[str, Any] = {}
    for number, one in enumerate(alternatives(value)):
        term, given = _one(one, name, code, f"{key}{number or ''}")
        terms.append(term)
        parameters |= given
    return " OR ".join(terms), parameters


def _one(value: str, name: str, code: str, key: str) -> tuple[str, dict[str, Any]]:
    if _CODE.fullmatch(value):
        part = f"contains(' ' || {code} || ' ', ' ' || ${key} || ' ')" if " " not in value else f"starts_with({code} || ' ', ${key} || ' ')"
        return f"{part} OR lower({name}) = lower(${key})", {key: value}
    return f"regexp_matches({name}, ${key})", {key: rf"(?i)(^|\W){re.escape(value)}($|\W)"}


def among(out: Conditions, column: str, key: str, value: str) -> None:
    """Somebody meant is in a list of actors."""
    term, parameters = who(value, "p.name", "p.code", key)
    out.add(f"len(list_filter({column}, lambda p: {term})) > 0", **parameters)


def _party(column: str, key: str) -> _Condition:
    """Somebody in a list of actors."""

    def condition(out: Conditions, wanted: Filter) -> None:
        among(out, column, key, getattr(wanted, key))

    return condition


def _single(name: str, code: str, key: str) -> _Condition:
    """Somebody in two columns."""

    def condition(out: Conditions, wanted: Filter) -> None:
        term, parameters = who(getattr(wanted, key), f"coalesce({name}, '')", f"coalesce({code}, '')", key)
        out.add(term, **parameters)

    return condition


def somewhere(out: Conditions, name: str, country: str, asked: str) -> None:
    """Where a place is asked for, or one of several between bars: by a piece of its name or by its country's code."""
    places = {f"place{k or ''}": one for k, one in enumerate(alternatives(asked))}
    out.add(" OR ".join(f"{country} = ${key} OR contains(lower({name}), lower(${key}))" for key in places), **places)


def _place(name: str, country: str) -> _Condition:
    def condition(out: Conditions, wanted: Filter) -> None:
        somewhere(out, name, country, wanted.place or "")

    return condition


def _kind(column: str, kinds: tuple[str, ...] = ()) -> _Condition:
    """One of a list of values; one that is none of ``kinds`` is an error."""
    known = {k.lower() for k in kinds}

    def condition(out: Conditions, wanted: Filter) -> None:
        if known and (unknown := [t for t in wanted.type if t.lower() not in known]):
            raise QueryError(f"{unknown[0]!r} is no {column}; there are {', '.join(kinds)}")
        out.add(f"lower({column}) IN (SELECT lower(unnest($types)))", types=list(wanted.type))

    return condition


def _since(last: str) -> _Condition:
    return lambda out, wanted: out.add(f"{last} >= $since", since=wanted.since)


def _until(first: str) -> _Condition:
    return lambda out, wanted: out.add(f"{first} <= $until", until=wanted.until)


def _document(out: Conditions, wanted: Filter) -> None:
    out.add("revision IN (SELECT d.revision FROM documents d WHERE $document IN (d.id, d.url, d.document, d.revision))", document=wanted.document)


_CONTESTED = "FROM claims WHERE status = 'contested'"
_HAPPENED = {"since": _since("coalesce(time.end, time.start, day)"), "until": _until("coalesce(time.start, time.end, day)")}
_PUBLISHED = {"since": _since("published"), "until": _until("published")}

_VIEWS: dict[str, dict[str, _Condition]] = {
    "events": {
        "actor": _party("actors", "actor"),
        "recipient": _party("recipients", "recipient"),
        "type": _kind("type", get_args(EventType)),
        "place": _place("place_name", "place_country"),
        "source": _single("source_name", "source_code", "source"),
        "contested": lambda out, _: out.add(f"id IN (SELECT unnest(events) {_CONTESTED})"),
        "min_confidence": lambda out, wanted: out.add("confidence >= $confidence", confidence=wanted.min_confidence),
        "document": _document,
        **_HAPPENED,
    },
    "attributions": {
        "actor": _single("source.name", "source_code", "actor"),
        "source": _single("source.name", "source_code", "source"),
        "contested": lambda out, _: out.add(f"id IN (SELECT unnest(list_transform(stances, lambda s: s.attribution)) {_CONTESTED})"),
        "document": _document,
        **_PUBLISHED,
    },
    "figures": {
        "actor": _single("of_name", "of_code", "actor"),
        "type": _kind("kind", get_args(FigureKind)),
        "place": _place("place_name", "place_country"),
        "source": _single("source_name", "source_code", "source"),
        "document": _document,
        **_HAPPENED,
    },
    "places": {
        "type": _kind("feature"),
        "place": _place("name", "coalesce(country, '')"),
        "document": _document,
        **_PUBLISHED,
    },
    "actors": {
        "actor": _single("name", "code", "actor"),
        "type": _kind("kind"),
        "document": _document,
        **_PUBLISHED,
    },
    "documents": {
        "source": _single(PUBLISHED_BY, "''", "source"),
        "document": _document,
        **_PUBLISHED,
    },
}

# What is asked of a view by the events that belong to its rows: the reports that tell of one, the places of one, those who act in one, the
# statements that carry one, the figures of one.
_BY_EVENTS: dict[str, tuple[tuple[str, ...], str]] = {
    "documents": (("actor", "recipient", "type", "place", "contested", "min_confidence"), "revision IN (SELECT revision FROM events WHERE {where})"),
    "places": (("actor", "recipient", "source", "contested", "min_confidence"), "id IN (SELECT place FROM events WHERE {where})"),
    "actors": (
        ("recipient", "place", "source", "contested", "min_confidence"),
        "id IN (SELECT unnest(list_transform(actors, lambda p: p.actor)) FROM events WHERE {where})",
    ),
    "attributions": (("recipient", "type", "place", "min_confidence"), "id IN (SELECT attribution FROM events WHERE {where})"),
    "figures": (("recipient", "min_confidence"), "id IN (SELECT unnest(figures) FROM events WHERE {where})"),
}  # fmt: skip
