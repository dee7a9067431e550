"""Where a report is at home: parse, names and places in, the country of each of its sections or None out.

A dateline says where it was written; that country is the setting where the report also names it as often as any other. "Police" and
"the protesters" of such a report need no adjective; nor do those of one that says nowhere where it was written and names one country far more often than any other, or places of one country only. A sentence that begins "In Dushanbe, …" is set there. A report from Bangkok that is all about Myanmar is set there; one from Brussels on
Belarus and Poland has no setting. In a round-up of several briefs each has a dateline, and a setting, of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge import NameHit
from dragoman.language import Parse

# A report from elsewhere is about one country that it names so often, with such a share of all that it names, and any other at most so much as it.
_OFTEN, _MOST, _RARELY = 5, 0.5, 0.25
# Where it names no other, this is enough.
_TWICE = 2
# So many places of one country, and names of no other, make a local report of it.
_LOCAL = 3

# What a name of may be in a headline without the report being about its country.
_NOWHERE = frozenset({"media", "company", "person"})

# Capitals from which as much is told of those who meet there as of the state.
_SEATS_OF_MANY = frozenset({"Brussels", "Vienna", "Bern"})


@dataclass(frozen=True, slots=True)
class _Section:
    """What one dateline stands above. ``strangers``: countries that it names less than half as often as its own; ``written``: where it was written, if that is named."""

    written: str | None
    home: str | None
    strangers: frozenset[str]


class Settings:
    """The countries (ISO3) that the sections of a report are set in. ``starts``: the token that each section begins at."""

    def __init__(self, parse: Parse, hits: Sequence[NameHit], places: Mapping[int, str], above: Iterable[NameHit] = ()) -> None:
        """``places`` gives the country of tokens that the map knows; ``above`` are the names of a headline that is no part of the text."""
        self.starts = _starts(parse)
        self._sentence_of = parse.sentence_of
        self._fronted = _fronted(parse, hits)
        headed = {h.senses[0].country for h in above if h.senses[0].kind not in _NOWHERE} - {None}
        headline = headed.pop() if len(headed) == 1 else None
        self._sections = [_section(parse, hits, places, start, end, headline) for start, end in zip(self.starts, [*self.starts[1:], len(parse)], strict=True)]
        self.homes = frozenset(s.home for s in self._sections if s.home is not None)

    def home(self, token: int) -> str | None:
        """The country that the sentence of a token or its section is set in, if any."""
        return self._fronted.get(self._sentence_of[token]) or self._at(token).home

    def seat(self, token: int) -> str | None:
        """The country whose "Foreign Ministry" needs no adjective: the setting, else where a section that names it among others was written."""
        at = self._at(token)
        return self._fronted.get(self._sentence_of[token]) or at.home or at.written

    def is_stranger(self, country: str | None, token: int) -> bool:
        """Whether the section of a token, which has a setting, names a country less than half as often as its own."""
        return country in self._at(token).strangers

    def _at(self, token: int) -> _Section:
        return self._sections[max(bisect_right(self.starts, token) - 1, 0)]


def _fronted(parse: Parse, hits: Iterable[NameHit]) -> dict[int, str]:
    """Sentences that begin with the capital where what they tell was said or done, and its country."""
    out: dict[int, str] = {}
    for hit in hits:
        sense, tokens = hit.senses[0], parse.tokens_in((hit.start, hit.end))
        if sense.form != "capital" or not sense.country or not tokens or parse.words[tokens[0]] in _SEATS_OF_MANY:
            continue
        k = parse.sentence_of[tokens[0]]
        s = parse.sentences[k]
        if tokens[0] == s.start + 1 and parse.words[s.start] == "In" and parse.words[tokens[-1] + 1 : tokens[-1] + 2] == [","]:
            out[k] = sense.country
    return out


def _starts(parse: Parse) -> list[int]:
    """The first token of each section: the head of the report, then each dateline in its body with the heading above it."""
    starts, dated, told = [0], False, False
    for k, s in enumerate(parse.sentences):
        if s.part == "dateline":
            if dated and told:
                starts.append(parse.sentences[k - 1 if _is_heading(parse, k - 1) else k].start)
            dated = True
        told = told or s.part == "body"
    return starts


def _is_heading(parse: Parse, k: int) -> bool:
    """Whether a sentence is a paragraph by itself and closes with no full stop, as a heading does."""
    s = parse.sentences[k]
    alone = k == 0 or parse.sentences[k - 1].paragraph != s.paragraph
    return alone and parse.words[s.end - 1] not in (".", "!", '"', "”")


def _section(parse: Parse, hits: Iterable[NameHit], places: Mapping[int, str], start: int, end: int, headline: str | None) -> _Section:
    """What the tokens from ``start`` to ``end`` are set in: by their dateline, else by the only country that a headline outside the text names."""
    written, named = _weighed(parse, hits, places, range(start, end), headline)
    home = _home(written, named) or (_only_ground(parse, places, range(start, end), named) if written is None else None)
    return _Section(written if named[written or ""] else None, home, frozenset(c for c, n in named.items() if home is not None and 2 * n < named[home]))


def _home(written: str | None, named: Counter[str]) -> str | None:
    """The country of the dateline where none is named more often, or none at all; else the only one that a report written elsewhere, or nobody knows where, is about."""
    if not named:
        return written
    (most, times), *others = named.most_common(2)
    if written is not None and named[written] == times:
        return written
    if not others and times >= _TWICE and written is not None:
        return most
    return most if times >= _OFTEN and times >= _MOST * named.total() and all(n <= _RARELY * times for _, n in others) else None


def _only_ground(parse: Parse, places: Mapping[int, str], within: range, named: Mapping[str, int]) -> str | None:
    """The country of all places, where there are several and none of the names is another country's: "Lamar County", "Paris", "Texas"."""
    found = {parse.lower[t]: country for t, country in places.items() if t in within}
    countries = set(found.values())
    return next(iter(countries)) if len(found) >= _LOCAL and len(countries) == 1 and named.keys() <= countries else None


def _weighed(parse: Parse, hits: Iterable[NameHit], places: Mapping[int, str], within: range, headline: str | None) -> tuple[str | None, Counter[str]]:
    """(the country of the dateline, how often each country is named below it), both of some tokens."""
    named: Counter[str] = Counter()
    dateline = {t for s in parse.sentences if s.part == "dateline" and s.start in within for t in range(s.start, s.end)}
    written = {places[t] for t in dateline if t in places} if dateline else {headline} if headline else set()
    for hit in hits:
        country, tokens = hit.senses[0].country, parse.tokens_in((hit.start, hit.end))
        if country is None or hit.senses[0].kind == "media" or not tokens or tokens[0] not in within:
            continue
        if hit.senses[0].form == "capital":  # "London Police", of London in Kentucky
            country = places.get(tokens[0], country)
        if dateline.isdisjoint(tokens):
            named[country] += 1
        elif hit.senses[0].kind in ("state", "government"):  # "PORT SUDAN", where the map knows no such place
            written.add(country)
    return (written.pop() if len(written) == 1 else None), named
