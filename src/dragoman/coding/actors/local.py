"""Names that mean somebody only in one report: hits in, hits out.

An acronym that stands in brackets behind the name it is short for, "Brussels" where it acts for the European Union, "Labour" in a
report that is set in Britain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.knowledge import Knowledge, Name, NameHit
from dragoman.language import Parse

_BRACKETED = re.compile(r"\s\(([A-Z]{2,7}(?:-[A-Z]{1,4})?)\)")
_ABBREVIATED = frozenset({"group", "party", "igo", "alliance", "ngo", "body", "agency", "forces", "company", "ministry", "media"})
# Where a town that acts is no town: it proposes, and others deal with it.
_ACTING, _DEALING = frozenset({"nsubj"}), frozenset({"by", "with", "against"})
# What befalls a town, and what it is.
_TOWNS_OWN = frozenset({"be", "see", "witness", "suffer", "wake", "remain", "host", "become", "have", "lie", "look", "feel"})
_UNION = "European Union"
_COMMON = frozenset({"party", "the", "of", "movement"})
_WHO = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "conj", "poss"})


def with_acronyms(parse: Parse, hits: list[NameHit]) -> list[NameHit]:
    """"The Arakan Army (AA) attacked … The AA has since seized two towns": what stands in brackets behind a name is the name from there on."""
    short: dict[str, NameHit] = {}
    for hit in hits:
        told = _BRACKETED.match(parse.text, hit.end)
        if told is not None and hit.senses[0].kind in _ABBREVIATED and " " in parse.text[hit.start : hit.end] and told[1] not in short and _initial(parse.text[hit.start : hit.end], told[1]):
            short[told[1]] = NameHit(told.start(1), told.end(1), hit.senses)
    if not short:
        return hits
    found = [
        NameHit(m.start(), m.end(), senses.senses)
        for word, senses in short.items()
        for m in re.finditer(rf"(?<![\w-]){word}(?![\w-])", parse.text)
        if m.start() >= senses.start
    ]
    taken = {(h.start, h.end) for h in found}
    covered = [h for h in found if not any(o.start <= h.start and h.end <= o.end and (o.start, o.end) not in taken for o in hits)]
    return sorted([*(h for h in hits if (h.start, h.end) not in taken), *covered], key=lambda h: h.start)


def acronym_behind(parse: Parse, end: int) -> str | None:
    """The acronym in brackets right behind a phrase that ends at a token: "AA" of "the Arakan Army (AA)"."""
    told = _BRACKETED.match(parse.text, parse.ends[end - 1])
    return told[1] if told is not None else None


def _initial(name: str, acronym: str) -> bool:
    """Whether an acronym begins as one of the words of a name does."""
    return any(w[:1] == acronym[0] for w in name.split())


def as_union(parse: Parse, hits: list[NameHit], tokens: Mapping[int, NameHit], knowledge: Knowledge) -> list[NameHit]:
    """"Brussels is weighing sanctions": the European Union, unless the report speaks of Belgium by its own name."""
    towns = [t for t, hit in tokens.items() if parse.words[t] == "Brussels" and hit.senses[0].form == "capital"]
    if not towns or any(h.senses[0].country == "BEL" and parse.text[h.start : h.end].lower() != "brussels" for h in hits):
        return hits
    union = knowledge.names.find(_UNION)
    acting = {tokens[t].start for t in towns if _acts(parse, t)}
    return [NameHit(h.start, h.end, union[0].senses) if h.start in acting and union else h for h in hits]


def _acts(parse: Parse, t: int) -> bool:
    """"Brussels proposed it", "a deal with Brussels"; not "Brussels was hit by bombs", "Brussels saw protests"."""
    head = parse.heads[t]
    if parse.deps[t] in _ACTING:
        return parse.pos[head] == "VERB" and parse.lemmas[head] not in _TOWNS_OWN
    return parse.deps[t] == "pobj" and parse.lower[head] in _DEALING


def newly_led(parse: Parse, hit: NameHit, knowledge: Knowledge) -> NameHit:
    """"Driven out by a U.S.-led coalition": one that is told of for the first time is its leader's, and none of those known by that name."""
    leader, led, what = parse.text[hit.start : hit.end].partition("-led ")
    sense = hit.senses[0]
    if not led or sense.kind != "alliance" or sense.country is not None or parse.text[max(hit.start - 3, 0) : hit.start].lower().strip() != "a":
        return hit
    country = next((h.senses[0].country for h in knowledge.names.find(leader)), None)
    if country is None or sense.code.startswith(country):
        return hit
    return NameHit(hit.start, hit.end, (replace(sense, key=f"led:{country}:{what}", label=f"{leader}{led}{what}", country=country, code=f"{country} MIL", sectors=("MIL",), wikidata=None),))


def home_parties(parse: Parse, covered: Iterable[int], home: str, day: str | None, knowledge: Knowledge) -> list[NameHit]:
    """"Labour accused ministers …" in a report set in Britain: a party by the word that tells it from others, or by that word's plural."""
    capitals = [t for t in set(range(len(parse))) - set(covered) if parse.words[t][:1].isupper() and parse.deps[t] in _WHO and not _is_common(parse, t, knowledge)]
    if not capitals:
        return []
    by_word = _by_word(home, day, knowledge)
    found = [(t, by_word[w]) for t in capitals if (w := parse.lower[t]) in by_word or (w := w.removesuffix("s")) in by_word]
    return [NameHit(parse.starts[t], parse.ends[t], (replace(name, form="alias"),)) for t, name in found]


def _is_common(parse: Parse, t: int, knowledge: Knowledge) -> bool:
    """"Labour is dear": at the head of a sentence a capital tells nothing, only what somebody alone can do."""
    first = parse.sentences[parse.sentence_of[t]].start == t
    return first and parse.lemmas[parse.heads[t]] not in knowledge.references.reporting


def _by_word(home: str, day: str | None, knowledge: Knowledge) -> dict[str, Name]:
    """The parties of a country by the only word of their name that is not the country's nor common to parties."""
    out: dict[str, Name] = {}
    for row in knowledge.tables.entities.values():
        if row.kind != "party" or row.country != home:
            continue
        found = knowledge.names.find(row.name, day)
        own = {w.lower() for h in knowledge.names.find(f"{row.name.split()[0]} town") if h.senses[0].country == home for w in row.name.split()[:1]}
        words = [w for w in row.name.lower().split() if w not in _COMMON | own]
        if len(words) == 1 and len(row.name.split()) > 1 and found and found[0].senses[0].holds(day):
            out.setdefault(words[0], found[0].senses[0])
    return out
