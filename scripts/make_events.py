#!/usr/bin/env python3
"""A store of made-up events, to measure questions, pages and linking at a size that no sample has.

    make_events.py DIR [--events N] [--per-report K] [--seed S]

The reports are invented sentences about real countries, so that codes, places and days look like those of a real store; nothing is
read or coded. The records are whole: spans hold, every id resolves, and `dragoman store check` passes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import random
import sys
import time
from collections.abc import Iterator

from dragoman.records import (
    Actor,
    ActorRef,
    Attribution,
    Claim,
    Document,
    Event,
    EventTime,
    Figure,
    Holder,
    Part,
    Place,
    Proposition,
    Record,
    Source,
    Stance,
)
from dragoman.store import Intake, Store

COUNTRIES = {
    "Russia": "RUS", "Ukraine": "UKR", "Georgia": "GEO", "Turkey": "TUR", "Iran": "IRN", "Iraq": "IRQ", "Israel": "ISR", "Syria": "SYR",
    "Sudan": "SDN", "Ethiopia": "ETH", "Eritrea": "ERI", "Mali": "MLI", "India": "IND", "Pakistan": "PAK", "China": "CHN", "Japan": "JPN",
}  # fmt: skip
PLACES = {
    "Donetsk": (48.0, 37.8, "UKR"), "Tbilisi": (41.7, 44.8, "GEO"), "Aleppo": (36.2, 37.2, "SYR"), "Mosul": (36.3, 43.1, "IRQ"), "Gao": (16.3, -0.04, "MLI"),
    "Khartoum": (15.6, 32.5, "SDN"), "Mekelle": (13.5, 39.5, "ETH"), "Srinagar": (34.1, 74.8, "IND"), "Quetta": (30.2, 67.0, "PAK"), "Haifa": (32.8, 35.0, "ISR"),
}  # fmt: skip
# verb, type, mode, CAMEO, score, quad
DEEDS = [
    ("shelled", "ASSAULT", "artillery", "194", -10.0, 4), ("accused", "ACCUSE", None, "112", -2.0, 3), ("met", "CONSULT", "meet", "043", 2.8, 1),
    ("blockaded", "COERCE", "restrict", "191", -9.5, 4), ("praised", "SUPPORT", None, "051", 3.4, 1), ("threatened", "THREATEN", None, "130", -4.4, 3),
]  # fmt: skip
PUBLISHERS = ["Northern Wire", "Daily Ledger", "Coast Radio", "The Observer of Klow", "State Agency", "Free Press"]
FIRST_DAY = dt.date(2014, 1, 1)
DAYS = 3650
BATCH = 2000


def reports(events: int, per_report: int, seed: int) -> Iterator[Record]:
    """Records with ``per_report`` events each, together ``events``."""
    chance = random.Random(seed)
    for number in range((events + per_report - 1) // per_report):
        yield report(number, min(per_report, events - number * per_report), chance)


def report(number: int, events: int, chance: random.Random) -> Record:
    """One report: a sentence an event, every third with a source that says so or denies it."""
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
    text, actors, found = "", {}, []
    made = Record(document=Document(id=f"made-{number}", text="", published=day.isoformat(), published_basis="given", language="en"))
    for k in range(1, events + 1):
        one, other = chance.sample(sorted(COUNTRIES), 2)
        town = chance.choice(sorted(PLACES))
        verb, kind, mode, cameo, score, quad = chance.choice(DEEDS)
        dead = chance.randrange(1, 90)
        speaker = chance.choice((None, one, other))
        tail = f", {speaker} said" if speaker else ""
        start = len(text)
        sentence = f"{one} {verb} {other} near {town}, where {dead} people died{tail}."
        text += sentence + "\n"
        at = lambda words, base=start, line=sentence: (base + line.index(words), base + line.index(words) + len(words))  # noqa: E731
        refs = [ActorRef(actor=_actor(actors, c, at(c)), span=at(c), name=c, code=COUNTRIES[c], country=COUNTRIES[c]) for c in (one, other)]
        lat, lon, country = PLACES[town]
        made.places.append(Place(id=f"p{k}", name=town, span=at(town), lat=lat, lon=lon, country=country, feature="city", precision="near"))
        source = None
        if speaker:
            source = f"s{k}"
            said = (start + sentence.rindex(speaker), start + sentence.rindex(speaker) + len(speaker))
            made.attributions.append(Attribution(id=source, source=Source(actor=_actor(actors, speaker, said), span=said, name=speaker, kind="named"), cue=at("said"), content=[(start, said[0] - 2)]))
        when = EventTime(start=day.isoformat(), end=day.isoformat(), precision="day")
        made.figures.append(Figure(id=f"f{k}", kind="killed", low=dead, high=dead, unit="people", attribution=source, span=at(f"{dead} people"), time=when))
        found.append(Event(
            id=f"e{k}", type=kind, mode=mode, cameo=cameo, score=score, quad=quad, trigger=at(verb), sentence=(start, start + len(sentence)),
            actors=[refs[0]], recipients=[refs[1]], place=f"p{k}", time=when, factuality="CT+", attribution=source, figures=[f"f{k}"], confidence=round(chance.uniform(0.4, 1), 2), rule="made",
        ))  # fmt: skip
        if speaker:
            made.claims.append(_claim(len(made.claims) + 1, found[-1], Holder(actor=actors[speaker].id, name=speaker, kind="named"), chance))
    document = Document(
        id=f"made-{number}", text=text, title=text.split(".")[0], published=day.isoformat(), published_basis="given", language="en",
        publisher=chance.choice(PUBLISHERS), url=f"https://example.org/{number}", parts=[Part(kind="body", span=(0, len(text)))],
    )  # fmt: skip
    return Record(document=document, actors=list(actors.values()), events=found, attributions=made.attributions, figures=made.figures, places=made.places, claims=made.claims, version="made")


def _actor(actors: dict[str, Actor], name: str, span: tuple[int, int]) -> str:
    if name not in actors:
        actors[name] = Actor(id=f"a{len(actors) + 1}", name=name, kind="state", country=COUNTRIES[name], code=COUNTRIES[name])
    actors[name].mentions.append(span)
    return actors[name].id


def _claim(number: int, event: Event, holder: Holder, chance: random.Random) -> Claim:
    stance = chance.choice(("asserts", "asserts", "denies"))
    return Claim(
        id=f"c{number}", status="reported" if stance == "asserts" else "denied", events=[event.id],
        proposition=Proposition(type=event.type, actors=[event.actors[0].code], recipients=[event.recipients[0].code], time=event.time, text="made"),
        stances=[Stance(holder=holder, stance=stance, span=event.trigger, attribution=event.attribution, event=event.id)],  # type: ignore[arg-type]
    )  # fmt: skip


def main() -> None:
    """Make the store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--per-report", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    store, started, done = Store.create(given.store), time.perf_counter(), 0
    stream = reports(given.events, given.per_report, given.seed)
    while batch := list(itertools.islice(stream, BATCH)):
        store.append([Intake(r) for r in batch])
        done += sum(len(r.events) for r in batch)
        print(f"\r{done:,} events, {done / (time.perf_counter() - started):,.0f} a second", end="", file=sys.stderr)
    print(file=sys.stderr)
    store.compact()


if __name__ == "__main__":
    main()
