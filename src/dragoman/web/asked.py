"""What an address asks for: filters and a page of a listing, read leniently (an empty field asks for nothing), and addresses made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request

from dragoman.store import Filter, QueryError, Store, filters_of
from dragoman.web.settings import DEEPEST, ROWS_A_PAGE

# What can be asked of lists that are no views of the store.
_FIELDS = {"claims": ("actor", "recipient", "type", "place", "source", "since", "until", "contested", "document"), "series": ("type", "actor", "source", "place", "since", "until", "contested", "document"), "stories": ("actor", "recipient", "type", "place", "source", "since", "until", "contested", "document")}


_BY_PUBLISHER = ("documents", "stories", "search")  # lists whose source is who published
# What any address may carry: fields of a page that its links hand on to others, and a token that the guard has looked at.
_ANYWHERE = frozenset({"page", "token", "whole", "each"})


def only(query: QueryParams, names: Iterable[str]) -> None:
    """Nothing but these names. Raises QueryError for another one: what is not understood is not passed over in silence."""
    known = list(dict.fromkeys(names))
    for name in query:
        if name not in known and name not in _ANYWHERE:
            there_are = f"there are {', '.join(sorted(known))}" if known else "this address takes none"
            raise QueryError(f"nothing here is called {name[:40]!r}; {there_are}")


def nothing_asked(request: Request) -> None:
    """For addresses without fields."""
    only(request.query_params, ())


def fields_of(view: str) -> tuple[str, ...]:
    """The filters a list takes."""
    return _FIELDS.get(view) or filters_of(view)


def meanings(store: Store, path: str, values: Mapping[str, Any]) -> list[str]:
    """In a line each, whom the names that an address asks for mean, where they mean another one, or nobody; and what became of a report that is asked for by another's id."""
    by_publisher = path.rpartition("/")[2] in _BY_PUBLISHER
    given = {n: v if isinstance(v, str) else v[0].strip() for n in ("actor", "recipient", "source", "document") if (v := values.get(n))}
    found = (
        store.named(v).words if n == "document" else store.publisher(v).words if n == "source" and by_publisher else store.meaning(v).words
        for n, v in given.items()
    )
    return list(dict.fromkeys(words for words in found if words))


@dataclass(frozen=True, slots=True)
class Asked:
    """``values`` are the filled fields of the form by name, in the order they were given."""

    path: str
    values: Mapping[str, tuple[str, ...]]
    page: int = 1

    @classmethod
    def of(cls, path: str, query: QueryParams, names: Iterable[str]) -> Asked:
        """The fields called ``names`` of a query. Raises QueryError for a page that is none, or a field that there is not."""
        names = tuple(names)
        only(query, names)
        values = {n: tuple(v for v in dict.fromkeys(query.getlist(n)) if v.strip()) for n in names}
        number = query.get("page") or "1"
        if not number.isdecimal() or not 1 <= int(number[:9]) <= DEEPEST // ROWS_A_PAGE:
            raise QueryError(f"there is no page {number[:20]!r}")
        return cls(path, {n: v for n, v in values.items() if v}, int(number))

    def one(self, name: str) -> str:
        """The (first) value of a field."""
        return self.values.get(name, ("",))[0].strip()

    def ticked(self, name: str) -> bool:
        """Whether a field that is either set or not is set."""
        return self.one(name).lower() in ("1", "true", "on", "yes")

    def filter(self, view: str, *, size: int | None = ROWS_A_PAGE, **fixed: Any) -> Filter:
        """The filter of a view, for this page of ``size`` rows. Raises QueryError for a value that does not hold."""
        given: dict[str, Any] = {}
        for name in fields_of(view):
            if name not in self.values:
                continue
            if name == "type":
                given[name] = self.values[name]
            elif name == "contested":
                given[name] = self.ticked(name)
            elif name == "min_confidence":
                given[name] = _share(self.one(name))
            else:
                given[name] = self.one(name)
        page = {"limit": size, "offset": (self.page - 1) * size} if size else {}
        return Filter.of(**{**given, **page, **fixed})

    def query(self, *, page: int | None = None, **changed: str | None) -> str:
        """The query string, with some fields changed (None: left out)."""
        pairs = [(n, v) for n, values in self.values.items() if n not in changed for v in values]
        pairs += [(n, v) for n, v in changed.items() if v]
        if page and page > 1:
            pairs.append(("page", str(page)))
        return urlencode(pairs)

    def url(self, path: str | None = None, *, page: int | None = None, **changed: str | None) -> str:
        """An address with these fields, of this page or of another one."""
        query = self.query(page=page, **changed)
        return f"{path or self.path}?{query}" if query else path or self.path


def _share(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise QueryError(f"{value[:20]!r} is not a confidence from 0 to 1")
    return number
