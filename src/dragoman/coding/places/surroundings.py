"""What stands around a name: whether the place itself is meant, how much of the map, and how far from it."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from dragoman.coding.places.mention import PlaceMention
from dragoman.coding.places.recogniser import NameSpan
from dragoman.coding.places.words import load_words
from dragoman.knowledge.gazetteer import PlaceEntry
from dragoman.language import Parse

_DIRECTIONS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0}
_OFFSET = re.compile(
    r"(?P<n>\d+(?:[.,]\d+)?)\s*-?\s*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b(?:\s*\([^)]{1,30}\))?"
    r"(?:\s+(?:to the\s+)?(?P<dir>(?:north|south)[ -]?(?:east|west)|north|south|east|west))?\s*(?P<rel>of|from|outside|away from)?\s+(?:the\s+)?"
    r"(?:(?:\w+\s+){0,3}(?:city|town|village|capital|port)\s+(?:of\s+)?)?(?:of\s+)?$",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\s*(?:,|\(|is|lies|,? which (?:is|lies))\s*(?:an? [\w -]{0,40})?(?:about|some|around|roughly|nearly|located|situated|just|\s)*", re.IGNORECASE)


def is_literal(parse: Parse, head: int, entry: PlaceEntry | None) -> bool:
    """Whether the name stands for the place itself, not for those who act in its name: "in Moscow", not "Moscow warned"."""
    lists = load_words()
    while parse.deps[head] == "conj" and parse.heads[head] < head:  # as the first of the list: "from Homs and Hama"
        head = parse.heads[head]
    dep, governor = parse.deps[head], parse.heads[head]
    if entry is not None:
        if entry.form in ("adjective", "people"):
            return dep in ("amod", "compound") and _is_ground(parse, governor)
        if entry.feature in ("water", "mountain", "island"):
            return True
    if dep == "pobj":
        outer = parse.heads[governor]
        return lists.has("preposition", parse.lower[governor]) or (parse.lower[governor] == "of" and _is_ground(parse, outer))
    if dep in ("compound", "nmod", "amod", "poss"):
        return _is_ground(parse, governor)
    if dep == "dobj":
        return lists.has("motion", parse.lemmas[governor])
    return dep in ("appos", "npadvmod", "ROOT", "dep", "pcomp")


def _is_ground(parse: Parse, i: int) -> bool:
    """Whether a noun is itself something on the map: "coast", "airport", "outskirts"."""
    lists = load_words()
    word, lemma = parse.words[i], parse.lemmas[i]
    return lists.has("ground", parse.lower[i]) or any(lists.has(kind, lemma) for kind in ("kind", "site")) or any(
        lists.has(kind, w) for kind in ("natural", "region", "settlement", "road", "facility") for w in (word, lemma.capitalize())
    )


def precision(parse: Parse, s: NameSpan, e: PlaceEntry) -> str:
    """How much of the map the words cover, in the UCDP's steps."""
    lists = load_words()
    before = parse.words[s.start - 1] if s.start else ""
    if before.lower() == "the" and s.start > 1:
        before = parse.words[s.start - 2]
    if e.feature in ("city", "capital", "facility", "neighbourhood"):
        return "near" if before.lower() in lists.classes["near"] else "exact"
    if e.feature == "admin2":
        return "district"
    if e.feature == "country":
        return "part" if lists.has("part", before) else "country"
    if e.feature in ("continent", "area", "water"):
        return "area"
    return "region"


def moved(parse: Parse, m: PlaceMention, before: PlaceMention | None) -> PlaceMention:
    """"15 km south of X" moves the point; without a direction it only widens it; "Kismayo, 500 km south of X" tells of Kismayo."""
    start = m.span[0]
    found = _OFFSET.search(parse.text[max(0, start - 90) : start])
    if found is None or m.lat is None or m.lon is None or not (found["rel"] or found["dir"]):
        return m
    if before is not None and _TELLS.fullmatch(parse.text[before.span[1] : max(0, start - 90) + found.start()]):
        return m
    km = float(found["n"].replace(",", ".")) * (1.609 if found["unit"].lower().startswith("mi") else 1.0)
    if found["dir"] is None or km > 1000:
        return replace(m, precision="near") if m.precision == "exact" else m
    bearing = math.radians(_DIRECTIONS[re.sub(r"[ -]", "", found["dir"].lower())])
    lat = m.lat + km / 111.2 * math.cos(bearing)
    lon = m.lon + km / (111.2 * max(0.05, math.cos(math.radians(m.lat)))) * math.sin(bearing)
    return replace(m, literal=True, lat=round(max(-90.0, min(90.0, lat)), 4), lon=round((lon + 180) % 360 - 180, 4), precision="near")
