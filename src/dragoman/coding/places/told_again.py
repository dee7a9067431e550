"""Places that are told of again without their names: a parse and its places in, further mentions of the same places out.

"Fired tear gas in the Sri Lankan capital", "stormed the town", "three men were arrested there".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.coding.places.mention import PlaceMention
from dragoman.language import Parse

_TOWNS = frozenset({"city", "capital", "admin2"})
_KINDS = {
    "capital": frozenset({"capital"}),
    "city": _TOWNS, "town": _TOWNS, "village": _TOWNS, "port": _TOWNS,
    "region": frozenset({"admin1", "region", "admin2"}), "province": frozenset({"admin1", "admin2"}),
    "island": frozenset({"island", "city"}), "enclave": frozenset({"admin1", "region", "city"}),
}  # fmt: skip
_BACK = 2  # sentences
_OWNING = ("amod", "compound", "poss", "nmod")
_DEFINITE = frozenset({"the", "this", "that"})


def told_again(parse: Parse, mentions: Sequence[PlaceMention]) -> Iterator[tuple[int, PlaceMention]]:
    """(index of the place, it as a mention at the word that takes it up), in the order of the text."""
    if not mentions:
        return
    for t, lemma in enumerate(parse.lemmas):
        if lemma in _KINDS:
            found = _described(parse, t, lemma, mentions)
        elif lemma == "there" and parse.deps[t] == "advmod":
            found = _last(parse, t, mentions, None)
        else:
            continue
        if found is not None:
            yield found, replace(mentions[found], head=t, literal=True)


def _described(parse: Parse, t: int, lemma: str, mentions: Sequence[PlaceMention]) -> int | None:
    """The place that a noun with an article takes up: the capital of the country named before it, the town named last."""
    if parse.tags[t] != "NN" or not any(parse.lower[c] in _DEFINITE or parse.deps[c] == "poss" for c in parse.kids(t, "det", "poss")):
        return None
    if parse.kids(t, "appos") or (parse.words[t + 1 : t + 2] == [","] and parse.pos[min(t + 2, len(parse) - 1)] == "PROPN"):
        return None  # named right there
    owners = set(parse.kids(t, *_OWNING)) | {p for c in parse.kids(t, "prep") if parse.lower[c] in ("of", "in") for p in parse.kids(c, "pobj")}
    owners |= {d for c in owners for d in parse.kids(c, *_OWNING)}
    lands = [k for k, m in enumerate(mentions) if m.head in owners]
    owned = [mentions[k].entry for k in lands]
    if any(e is None or e.feature != "country" for e in owned) or (not owned and any(parse.words[c][:1].isupper() for c in owners)):
        return None
    countries = {e.country for e in owned if e is not None}
    if lemma != "capital":
        return _last(parse, t, mentions, _KINDS[lemma], countries)
    capitals = [k for k, m in enumerate(mentions) if m.entry is not None and m.entry.feature == "capital" and (not countries or m.entry.country in countries)]
    before = [k for k in capitals if mentions[k].head < t]
    if not countries and len({m.entry for k in capitals if (m := mentions[k]).entry is not None}) > 1:
        return None  # of which of several
    return next(iter([*before[-1:], *capitals, *lands]), None)  # where nobody gives its name, somewhere in the country


def _last(parse: Parse, t: int, mentions: Sequence[PlaceMention], features: frozenset[str] | None, countries: set[str] | None = None) -> int | None:
    """The last place named before a word, not far from it, of some kinds and in some countries."""
    here = parse.sentence_of[t]
    for k in range(len(mentions) - 1, -1, -1):
        m = mentions[k]
        if m.head >= t or m.entry is None or not m.literal:
            continue
        if here - parse.sentence_of[m.head] > _BACK or parse.sentences[parse.sentence_of[m.head]].part == "dateline":
            return None
        if features is None or (m.entry.feature in features and (not countries or m.entry.country in countries)):
            return k
    return None
