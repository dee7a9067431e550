"""Which places of the gazetteer a name may mean: as it stands, without its outer part words, or by a place inside it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.places.words import load_words, usable
from dragoman.knowledge.gazetteer import Gazetteer, PlaceEntry
from dragoman.knowledge.placenames import fold

_LARGE = 100_000  # people of a city after which others are called
GREAT_CITY = 500_000  # people of a city that small ones' second names do not stand against


def candidates(raw: str, gazetteer: Gazetteer) -> tuple[list[PlaceEntry], str, str]:
    """Places the name may mean, the name, and the part of it that found them: as it stands and without its outer part words the part is
    empty; a body or building that no list has goes by the place in its name."""
    found = _own_first(_distinct(usable(gazetteer.lookup(raw), raw)), raw)
    if found:
        return found, raw, ""
    words = raw.replace("-", " ").split()
    if not words:
        return [], raw, ""  # dashes alone, in text that is none
    lists = load_words()
    while len(words) > 1 and (lists.has("part", words[0]) or words[0].lower() in _OUTER):
        words = words[1:]
        found = _distinct(usable(gazetteer.lookup(" ".join(words)), " ".join(words)))
        if found:
            return found, raw, ""
    people = _people(words, gazetteer)
    if people:
        return people, raw, ""
    found, part = _by_part(words, gazetteer)
    return found, raw, part


# Endings of words for a place's people, with what the place's name ends in instead.
_PEOPLE = (("ers", ("",)), ("er", ("",)), ("ites", ("", "e")), ("ite", ("", "e")), ("ians", ("ia", "", "y")), ("ian", ("ia", "", "y")), ("ans", ("a", "as", "", "o")), ("an", ("a", "as", "", "o")))


def _people(words: list[str], gazetteer: Gazetteer) -> list[PlaceEntry]:
    """The place of "Londoners", "Texans" or "Ohioans": a state or a city of some size."""
    for ending, stems in _PEOPLE:
        if words[-1].endswith(ending) and len(words[-1]) - len(ending) >= 3:
            for stem in stems:
                name = " ".join([*words[:-1], words[-1][: -len(ending)] + stem])
                found = [e for e in _distinct(usable(gazetteer.lookup(name), name)) if e.form == "name" and (e.feature == "admin1" or e.population >= _LARGE)]
                if found:
                    return [replace(e, form="people") for e in found]
    return []


_OUTER = frozenset({"the", "mid", "republic", "state", "city", "province", "county", "town", "village", "of"})


def _by_part(words: list[str], gazetteer: Gazetteer) -> tuple[list[PlaceEntry], str]:
    """The longest place name inside a longer name: "Belfast Magistrates' Court"; a street is no town."""
    lists = load_words()
    if any(lists.has("road", w) for w in words[1:]):
        return [], ""
    if _is_named_after(words, gazetteer):
        return [], ""
    best: tuple[tuple[bool, int, int], list[PlaceEntry], str] | None = None
    for n in range(len(words) - 1, 0, -1):
        for i in range(len(words) - n + 1):
            part = " ".join(words[i : i + n]).removesuffix("'s").removesuffix("’s")
            if not part[:1].isupper() or (n == 1 and any(lists.has(k, part) for k in ("organisation", "title", "facility", "natural", "part"))):
                continue
            found = [e for e in _distinct(usable(gazetteer.lookup(part), part)) if _weighty(e, part)]
            rank = (any(e.feature == "country" for e in found), n, -i)
            if found and (best is None or rank > best[0]):
                best = (rank, found, part)
    if best is None:
        return [], ""
    town = _leading_town(words, best[1], best[2], gazetteer)
    return town or (best[1], best[2])


def _leading_town(words: list[str], found: list[PlaceEntry], part: str, gazetteer: Gazetteer) -> tuple[list[PlaceEntry], str] | None:
    """"Dubai World Trade Centre" is in Dubai, whatever building of that name stands elsewhere."""
    first = words[0]
    if part.startswith(first) or all(e.feature != "facility" for e in found):
        return None
    towns = [e for e in _distinct(usable(gazetteer.lookup(first), first)) if e.feature in ("city", "capital") and _weighty(e, first)]
    return (towns, first) if towns else None


def _is_named_after(words: list[str], gazetteer: Gazetteer) -> bool:
    """"Marjory Stoneman Douglas High School", "Percy French Hotel": whom a building is named after tells nothing of where it stands."""
    lists = load_words()
    if len(words) < 3 or words[0] not in lists.first_names or any(lists.has(kind, words[1]) for kind in ("facility", "organisation", "region", "natural")):
        return False
    if words[1] in _DIVISIONS or any(e.feature == "country" or e.population >= _LARGE for e in gazetteer.lookup(words[0])):
        return False
    return any(lists.has(kind, w) for w in words[2:] for kind in ("facility", "organisation"))


_DIVISIONS = frozenset({"County", "Parish", "City", "Township", "District", "Island"})


def _weighty(e: PlaceEntry, part: str) -> bool:
    """Whether a part of a name may stand for this place: large enough, and no abbreviation."""
    if len(part) <= 3:
        return e.exact_case
    return e.feature not in ("city", "admin2") or (e.population >= 20_000 and (e.form == "name" or e.population >= 300_000))


def _distinct(entries: list[PlaceEntry]) -> list[PlaceEntry]:
    """Entries without repeats of one country or one point."""
    seen: set[tuple[str, str, float, float]] = set()
    out = []
    for e in entries:
        key = (e.feature, e.country, round(e.lat, 1), round(e.lon, 1))
        if key not in seen:
            seen.add(key)
            out.append(e)
    return out


def _own_first(entries: list[PlaceEntry], raw: str) -> list[PlaceEntry]:
    """Without places that bear the name only as another spelling and are small beside one that is called so: Watervliet is no
    Washington. A shorter form is no other spelling: Kingston upon Thames stays a Kingston."""
    key = fold(raw)
    top = max((e.population for e in entries if e.form == "name" and e.feature in ("city", "capital")), default=0)
    if top < GREAT_CITY:
        if top < _LARGE:
            return entries
        return [e for e in entries if e.form != "alternate" or e.feature not in ("city", "capital", "admin2") or fold(e.name)[:1] == key[:1]]
    return [e for e in entries if e.form != "alternate" or e.feature not in ("city", "admin2") or e.population * 10 > top or fold(e.name).startswith(key)]
