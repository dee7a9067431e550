"""Who or where is meant by a name that is asked for: who bears it in the reports, who is known to bear it, else the nearest names there are.

The store knows the names in its reports alone; what else an actor is called it asks of ``Names``, which whoever opens a store may give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.store.filters import LONGEST, PUBLISHED_BY, Conditions, alternatives, is_code, plain, somewhere, who
from dragoman.store.reader import Reader

_NEAREST, _NEAR = 3, 0.8  # names told of, and how near they must be (Jaro-Winkler)
_SPELLINGS = 20  # names of another spelling that are taken for the one asked for


class Names(Protocol):
    """What actors are called besides."""

    def __call__(self, asked: str, /) -> tuple[Sequence[str], Sequence[str]]:
        """The names with which reports are coded for those who bear a name, and codes of those whom it describes."""

    def nearly(self, asked: str, /) -> Sequence[str]:
        """The same names of those who bear one that is nearly written so."""

    def countries(self, asked: str, /) -> Sequence[str]:
        """Codes of the countries of that name."""

    def members(self, organisation: str, day: str, /) -> Sequence[str]:
        """Names of the countries that belonged to an organisation on a day."""


class NoNames:
    """Nothing but what stands in the reports."""

    def __call__(self, _: str, /) -> tuple[Sequence[str], Sequence[str]]:
        """Nobody."""
        return (), ()

    def nearly(self, _: str, /) -> Sequence[str]:
        """Nobody."""
        return ()

    def countries(self, _: str, /) -> Sequence[str]:
        """None."""
        return ()

    def members(self, _: str, __: str, /) -> Sequence[str]:
        """None."""
        return ()


no_names = NoNames()


@dataclass(frozen=True, slots=True)
class Meaning:
    """``instead`` are names and codes that are looked for besides; ``nobody``: the reports have none of all these, ``nearest`` what comes near."""

    asked: str
    instead: tuple[str, ...] = ()
    nobody: bool = False
    nearest: tuple[str, ...] = ()

    @property
    def filter(self) -> str:
        """What a filter looks for."""
        value = self.asked
        for other in self.instead:
            longer = f"{value} | {other}"
            if len(longer) <= LONGEST and len(alternatives(longer)) > 1:
                value = longer
        return value

    @property
    def words(self) -> str:
        """It in one line; empty where the name means what it says."""
        if self.nobody:
            near = f"; the nearest: {', '.join(self.nearest)}" if self.nearest else ""
            return f"nobody in the reports has the name or code {self.asked!r}{near}"
        return f"{self.asked!r} is taken for {', '.join(self.instead)}" if self.instead else ""


def meaning(store: Reader, names: Names, asked: str) -> Meaning:
    """Whom a name, a part of one, a code, or several between bars mean in the reports of a store; ``names`` knows what else they are called."""
    instead: list[str] = []
    lost: list[str] = []
    for one in alternatives(asked):
        borne = _stands(store, one)
        others = list(_others(store, names, one, borne))
        instead += [o for o in others if o not in instead]
        if not borne and not others:
            lost.append(one)
    nobody = bool(lost) and len(lost) == len(alternatives(asked))
    return Meaning(asked, tuple(instead), nobody, tuple(_nearest(store, names, lost[0])) if nobody else ())


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is to be said of a place or publisher that is asked for; empty where the reports have it."""

    asked: str
    words: str = ""


def whereabouts(store: Reader, asked: str, meant: str) -> Whereabouts:
    """Whether the reports name a place that is asked for, or any of those that are ``meant``; where they do not, which ones come near."""
    here = Conditions()
    somewhere(here, "name", "coalesce(country, '')", meant)
    if next(store.rows(f"SELECT 1 FROM places WHERE {here.sql()} LIMIT 1", here.parameters), None) is not None:
        return Whereabouts(asked)
    near = _near(store, "places", alternatives(asked)[0])
    return Whereabouts(asked, f"no place in the reports has the name or country code {asked!r}" + (f"; the nearest: {', '.join(near)}" if near else ""))


def publishers(store: Reader, asked: str) -> Whereabouts:
    """Whether a report was published by whom is asked for; where none was, who comes near."""
    names = f"(SELECT {PUBLISHED_BY} AS name FROM documents)"
    term, parameters = who(asked, "name", "''", "asked")
    if next(store.rows(f"SELECT 1 FROM {names} WHERE {term} LIMIT 1", parameters), None) is not None:
        return Whereabouts(asked)
    near = _near(store, names, alternatives(asked)[0])
    return Whereabouts(asked, f"no report was published by {asked!r}" + (f"; the nearest: {', '.join(near)}" if near else ""))


def _others(store: Reader, known: Names, asked: str, borne: bool) -> Iterator[str]:
    """Names and codes besides: those who are known to bear the name, a country with all that act for it; where nobody else is found, other spellings and whom it describes."""
    if borne and is_code(asked):
        return
    names, codes = known(asked)
    found = False
    for name in (*known.countries(asked), *names):
        if _stands(store, name, besides=asked if borne else None):
            found = True
            yield name
    if borne or found:
        return
    for code in dict.fromkeys((*([asked.upper()] if is_code(asked.upper()) else []), *codes)):
        if _stands(store, code):
            yield code
            return
    yield from _spelled(store, asked)


# Everybody who is named: actors, whoever a statement is put to, and whose figures there are.
_NAMED = """(SELECT name, code FROM actors UNION ALL SELECT source.name, source_code FROM attributions UNION ALL SELECT of_name, of_code FROM figures)"""


def _stands(store: Reader, asked: str, besides: str | None = None) -> bool:
    """Whether somebody is so called; ``besides``: whom that name does not find already."""
    term, parameters = who(asked, "coalesce(name, '')", "coalesce(code, '')", "asked")
    if besides is not None:
        other, more = who(besides, "coalesce(name, '')", "coalesce(code, '')", "besides")
        term, parameters = f"({term}) AND NOT ({other})", parameters | more
    return next(store.rows(f"SELECT 1 FROM {_NAMED} WHERE {term} LIMIT 1", parameters), None) is not None


def _spelled(store: Reader, asked: str) -> list[str]:
    """Names that differ only by marks on their letters."""
    term, parameters = who(plain(asked), "strip_accents(name)", "''", "asked")
    return [r["name"] for r in store.rows(f"SELECT name FROM actors WHERE {term} GROUP BY name ORDER BY count(*) DESC, name LIMIT {_SPELLINGS}", parameters)]


def _nearest(store: Reader, known: Names, asked: str) -> list[str]:
    """Names that are nearly written so, as a whole or in one word, the nearest first; before them those of who is known by one that is."""
    borne = [n for n in known.nearly(asked) if _stands(store, n)]
    return list(dict.fromkeys((*borne, *_near(store, "actors", asked))))[:_NEAREST]


def _near(store: Reader, view: str, asked: str) -> list[str]:
    """Names in a view that are nearly written so, the nearest first."""
    query = f"""
        SELECT name, greatest(jaro_winkler_similarity(low, $asked), 0.98 * list_max(list_transform(string_split(low, ' '), lambda w: jaro_winkler_similarity(w, $asked)))) AS near
        FROM (SELECT name, lower(strip_accents(name)) AS low, count(*) AS n FROM {view} WHERE name <> '' GROUP BY name)
        WHERE near >= $least ORDER BY near DESC, n DESC, name LIMIT $most"""
    return [r["name"] for r in store.rows(query, {"asked": plain(asked).lower(), "least": _NEAR, "most": _NEAREST})]
