"""Where a report is at home: parse, names and places in, one country or None out.

A dateline says where it was written; that country is the setting where the report also names it as often as any other. "Police" and
"the protesters" of such a report need no adjective. A report from Bangkok that is all about Myanmar is set there; one from Brussels on
Belarus and Poland has no setting, nor has one with two datelines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from dragoman.knowledge import NameHit
from dragoman.language import Parse

# A report from elsewhere is about one country that it names so often, with such a share of all that it names, and any other at most so much as it.
_OFTEN, _MOST, _RARELY = 5, 0.5, 0.25


def setting(parse: Parse, hits: Iterable[NameHit], places: Mapping[int, str]) -> str | None:
    """The country (ISO3) that a report is set in, if any; ``places`` gives the country of tokens that the map knows."""
    return _home(*_weighed(parse, hits, places))


def strangers(parse: Parse, hits: Iterable[NameHit], places: Mapping[int, str]) -> frozenset[str]:
    """Countries that a report with a setting names less than half as often as its own."""
    written, named = _weighed(parse, hits, places)
    home = _home(written, named)
    return frozenset(c for c, n in named.items() if home is not None and 2 * n < named[home])


def _home(written: str | None, named: Counter[str]) -> str | None:
    """The country of the dateline where none is named more often, else the only one that a report written elsewhere is about."""
    if written is None or not named:
        return None
    (most, times), *others = named.most_common(2)
    if named[written] and named[written] == times:
        return written
    return most if times >= _OFTEN and times >= _MOST * named.total() and all(n <= _RARELY * times for _, n in others) else None


def _weighed(parse: Parse, hits: Iterable[NameHit], places: Mapping[int, str]) -> tuple[str | None, Counter[str]]:
    """(the country of the dateline, how often each country is named below it)."""
    named: Counter[str] = Counter()
    dateline = {t for s in parse.sentences if s.part == "dateline" for t in range(s.start, s.end)}
    if not dateline:
        return None, named
    written = {places[t] for t in dateline if t in places}
    for hit in hits:
        country = hit.senses[0].country
        if country is None or hit.senses[0].kind == "media":
            continue
        if dateline.isdisjoint(parse.tokens_in((hit.start, hit.end))):
            named[country] += 1
        elif hit.senses[0].kind in ("state", "government"):  # "PORT SUDAN", where the map knows no such place
            written.add(country)
    return (written.pop() if len(written) == 1 else None), named
