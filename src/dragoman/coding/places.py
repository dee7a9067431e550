"""Where: the places a text names, on the map where they can be resolved.

``find_places`` takes a parse and the gazetteer and gives one mention a name; ``place_records`` turns mentions into the record's list.
Where nothing fits, the mention stays without a point and its note says why.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.coding.place_names import NameSpan, Recogniser, load_words, usable
from dragoman.coding.place_resolution import Choice, Name, resolve, within
from dragoman.knowledge.gazetteer import Gazetteer, PlaceEntry
from dragoman.knowledge.placenames import fold
from dragoman.language import Parse
from dragoman.records import Place, Span

_LARGE = 100_000  # people of a city after which others are called
_GREAT = 500_000  # people of a city that small ones' second names do not stand against
UNSURE = 0.15  # below this share of the candidates' weight a name is left off the map

_DIRECTIONS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0}
_OFFSET = re.compile(
    r"(?P<n>\d+(?:[.,]\d+)?)\s*-?\s*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b(?:\s*\([^)]{1,30}\))?"
    r"(?:\s+(?:to the\s+)?(?P<dir>(?:north|south)[ -]?(?:east|west)|north|south|east|west))?\s*(?P<rel>of|from|outside|away from)?\s+(?:the\s+)?"
    r"(?:(?:\w+\s+){0,3}(?:city|town|village|capital|port)\s+(?:of\s+)?)?(?:of\s+)?$",
    re.IGNORECASE,
)

_LIES_IN = re.compile(r"\s*,\s*(?:(?:an?|the) (?:[\w-]+ ){0,3}?(?:town|city|village|settlement|port|suburb|hamlet)\s+in\s+(?:[\w-]+(?:ern|al)\s+|the\s+)?|in\s+(?:the\s+)?[\w-]*(?:ern|central|north|south|east|west)\s+)", re.IGNORECASE)
_TELLS = re.compile(r"\s*(?:,|\(|is|lies|,? which (?:is|lies))\s*(?:an? [\w -]{0,40})?(?:about|some|around|roughly|nearly|located|situated|just|\s)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text. ``lat``/``lon`` differ from the entry's for "15 km south of X"; ``literal`` is false where the name
    stands for a government, a team or a people; ``head`` is the token the name hangs by."""

    span: Span
    name: str
    entry: PlaceEntry | None
    precision: str
    note: str | None
    literal: bool
    head: int
    lat: float | None = None
    lon: float | None = None


def find_places(
    parse: Parse,
    gazetteer: Gazetteer,
    *,
    not_places: Sequence[Span] = (),
    context_countries: Mapping[str, float] | None = None,
    recogniser: Callable[[Parse, Gazetteer], list[NameSpan]] | None = None,
) -> list[PlaceMention]:
    """Place names of a text in order.

    ``not_places``: spans known to be something else (a person's name); ``context_countries``: ISO3 → weight 0 … 1, what else tells
    which countries the text is about.
    """
    found = (recogniser or _recogniser())(parse, gazetteer)
    spans = [_grown(parse, s, gazetteer) for s in found if not (_inside(parse.span(s.start, s.end), not_places) or _is_person(parse, s))]
    names, owner = _names(parse, spans, gazetteer)
    choices = resolve(names, context_countries or {})
    mentions = [_mention(parse, s, choices[k], names[k]) for s, k in zip(spans, owner, strict=True)]
    mentions = [_moved(parse, m, mentions[k - 1] if k else None) for k, m in enumerate(mentions)]
    mentions = [_told(parse, k, mentions) for k in range(len(mentions))]
    return [_beside(parse, k, mentions) if m.entry is None else m for k, m in enumerate(mentions)]


def place_records(mentions: Sequence[PlaceMention]) -> list[Place]:
    """The record's places, ids p1, p2, … in the order of the text."""
    return [_record(f"p{k}", m) for k, m in enumerate(mentions, 1)]


def _record(ident: str, m: PlaceMention) -> Place:
    e = m.entry
    if e is None:
        return Place(id=ident, name=m.name, span=m.span, precision="unknown", note=m.note)
    same = fold(m.name) == fold(e.name) and not m.name.isupper()
    return Place(
        id=ident, name=m.name if same or m.note else e.name, span=m.span, lat=m.lat, lon=m.lon, geonameid=e.geonameid, country=e.country or None,
        admin1=e.admin1 or None, feature=e.feature, precision=m.precision, note=m.note,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _recogniser() -> Recogniser:
    return Recogniser()


def _is_person(parse: Parse, s: NameSpan) -> bool:
    """"Mrs London" is no city."""
    return any(load_words().has("honorific", w) for w in parse.words[max(0, s.start - 1) : s.start + 1])


def _grown(parse: Parse, s: NameSpan, gazetteer: Gazetteer) -> NameSpan:
    """The name with the small words that belong to it where the gazetteer has the longer one: "Zaporizhzhia nuclear power plant"."""
    end = s.end
    for n in range(1, 5):
        if s.end + n > len(parse) or not parse.words[s.end + n - 1].isalpha():
            break
        last = parse.words[s.end + n - 1]
        if last[0].islower() and load_words().of.get(last, "") and _is_facility(gazetteer, parse.text[parse.starts[s.start] : parse.ends[s.end + n - 1]]):
            end = s.end + n
    return NameSpan(s.start, end, s.probability)


def _is_facility(gazetteer: Gazetteer, raw: str) -> bool:
    return any(e.feature == "facility" for e in gazetteer.lookup(raw))


def _told(parse: Parse, k: int, mentions: Sequence[PlaceMention]) -> PlaceMention:
    """A place without a point, or with no more than its country's, where the text tells on: "Oulton Park, Cheshire", "the embassy in London"."""
    m, after = mentions[k], mentions[k + 1] if k + 1 < len(mentions) else None
    if after is None or after.entry is None or after.note or (m.entry is not None and not (m.note and m.entry.feature in _BROAD)):
        return m
    gap = parse.text[m.span[1] : after.span[1]][: after.span[0] - m.span[1]]
    region, town = after.entry.feature in ("admin1", "admin2"), after.entry.feature in _TOWNS
    plain = gap.strip() == "," and (region if m.entry is None else town) and not _goes_on(parse, k + 1, mentions)
    if not (plain or (_AT.fullmatch(gap) and (town or region))):
        return m
    size = "near" if town else "district" if after.entry.feature == "admin2" else "region"
    return replace(m, entry=after.entry, lat=after.lat, lon=after.lon, precision=size, note=f"{m.name} is not in the gazetteer: put at {after.name}, where the text puts it")


def _goes_on(parse: Parse, k: int, mentions: Sequence[PlaceMention]) -> bool:
    """Whether a list of places goes on behind mention k, so that the comma before it divides equals."""
    if k + 1 >= len(mentions):
        return False
    gap = parse.text[mentions[k].span[1] : mentions[k + 1].span[0]].strip()
    return gap in (",", "and", ", and", "or", ", or")


def _beside(parse: Parse, k: int, mentions: Sequence[PlaceMention]) -> PlaceMention:
    """A street or building without a point of its own: at the town named nearest to it in the sentence, or where the report plays."""
    lists, m = load_words(), mentions[k]
    words = m.name.split()
    if len(words) < 2 or not any(lists.has(kind, w) for w in words for kind in ("road", "facility", "organisation")):
        return m
    sentence = parse.sentence_span(m.head)
    towns = [o for o in mentions if o.entry is not None and not o.note and o.entry.feature in _TOWNS and not _is_dateline(parse, o)]
    near = [o for o in towns if o.literal and sentence[0] <= o.span[0] < sentence[1]]
    if near:
        o, why = min(near, key=lambda o: abs(o.span[0] - m.span[0])), "named beside it"
    else:
        scene = _scene(towns)
        if scene is None:
            return m
        o, why = scene, "where the report's other places lie"
    return replace(m, entry=o.entry, lat=o.lat, lon=o.lon, precision="near", note=f"{m.name} is not in the gazetteer: put at {o.name}, {why}")


_BROAD = frozenset({"country", "admin1"})
_AT = re.compile(r"(?: [a-z]+)?,? (?:in|at) (?:the )?(?:centre of |center of |city of |town of |village of )?")
_TOWNS = frozenset({"city", "capital", "admin2", "neighbourhood"})


def _is_dateline(parse: Parse, m: PlaceMention) -> bool:
    """"BEIRUT (AP) - …": where the report was filed."""
    after = parse.text[m.span[1] : m.span[1] + 3].lstrip()
    return m.name.isupper() and after[:1] in ("(", "-", "–", "—", ",")


def _scene(towns: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town named most, if nearly all towns of the report lie around it: a local story."""
    if len(towns) < 2:
        return None
    most = Counter(o.entry for o in towns).most_common(1)[0][0]
    centre = next(o for o in towns if o.entry == most)
    close = sum(_apart(o, centre) < 100 for o in towns)
    return centre if close >= 0.7 * len(towns) else None


def _apart(a: PlaceMention, b: PlaceMention) -> float:
    """Kilometres between two mentions, near enough for short distances."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians(a.lat))) * 111.2


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in others)


# --- names and their candidates -------------------------------------------------------------------------------------


def _names(parse: Parse, spans: Sequence[NameSpan], gazetteer: Gazetteer) -> tuple[list[Name], list[int]]:
    """Mentions grouped by name, and by what a comma gives them; the group of each mention."""
    keys = [fold(parse.text[parse.starts[s.start] : parse.ends[s.end - 1]]) for s in spans]
    follows = [_given_after(parse, spans, k) for k in range(len(spans))]
    given: dict[str, set[str]] = {}
    for k, f in enumerate(follows):
        if f is not None:
            given.setdefault(keys[k], set()).add(keys[f])
    groups: dict[tuple[str, str], int] = {}
    names: list[Name] = []
    owner: list[int] = []
    for k, s in enumerate(spans):
        after = follows[k]
        inside = min(given.get(keys[k], {""})) if after is None else keys[after]
        group = (keys[k], inside)
        if group not in groups:
            groups[group] = len(names)
            raw = parse.text[parse.starts[s.start] : parse.ends[s.end - 1]]
            names.append(Name(*candidates(raw, gazetteer), []))
        name = names[groups[group]]
        name.positions.append(s.start)
        name.hint = name.hint or hint(parse, s)
        owner.append(groups[group])
    for k, f in enumerate(follows):
        if f is not None and owner[f] not in names[owner[k]].containers and not _is_list(f, _is_joined(parse, spans, f), follows, owner, names):
            names[owner[k]].containers.append(owner[f])
            names[owner[k]].strict |= _LIES_IN.fullmatch(parse.text[parse.ends[spans[k].end - 1] : parse.starts[spans[f].start]]) is not None
    return names, owner


def _is_joined(parse: Parse, spans: Sequence[NameSpan], k: int) -> bool:
    """Whether "and" or "or" joins mention k to the next."""
    if k + 1 >= len(spans):
        return False
    return parse.text[parse.ends[spans[k].end - 1] : parse.starts[spans[k + 1].start]].strip() in ("and", "or", ", and", ", or")


def _is_list(f: int, joined: bool, follows: Sequence[int | None], owner: Sequence[int], names: Sequence[Name]) -> bool:
    """"Washington, New York, Boston": what stands after the comma is followed by another that does not hold it, or joined to another
    where it may be a great city itself."""
    then = follows[f]
    if then is None:
        return joined and any(e.feature in ("city", "capital") and e.population >= _GREAT for e in names[owner[f]].candidates)
    return not any(within(x, y) for x in names[owner[f]].candidates for y in names[owner[then]].candidates)


def _given_after(parse: Parse, spans: Sequence[NameSpan], k: int) -> int | None:
    """The mention right after mention k and a comma, or in brackets."""
    if k + 1 >= len(spans):
        return None
    gap = parse.text[parse.ends[spans[k].end - 1] : parse.starts[spans[k + 1].start]]
    return k + 1 if gap.strip() in (",", "(", ", in") or _LIES_IN.fullmatch(gap) else None


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
    top = max((e.population for e in entries if e.form == "name" and e.feature in ("city", "capital")), default=0)
    if top < _GREAT:
        return entries
    key = fold(raw)
    return [e for e in entries if e.form != "alternate" or e.feature not in ("city", "admin2") or e.population * 10 > top or fold(e.name).startswith(key)]


def hint(parse: Parse, s: NameSpan) -> str:
    """What a word in or beside the name says it is: "county", "region", "city" or nothing."""
    lists = load_words()
    last = parse.words[s.end - 1]
    following = parse.words[s.end] if s.end < len(parse) else ""
    before = parse.words[max(0, s.start - 2) : s.start]
    for word in (last, following, before[0] if len(before) == 2 and before[1] == "of" else ""):
        if word in ("County", "county", "Parish", "counties", "Counties", "District", "district"):
            return "county"
        if lists.has("region", word):
            return "region"
        if lists.has("settlement", word) and word != last:
            return "city"
    if before and lists.has("settlement", before[-1]):
        return "city"
    return ""


# --- mentions -------------------------------------------------------------------------------------------------------


def _mention(parse: Parse, s: NameSpan, choice: Choice | None, name: Name) -> PlaceMention:
    span = parse.span(s.start, s.end)
    raw = parse.text[span[0] : span[1]]
    head = _head(parse, s)
    literal = is_literal(parse, head, choice.entry if choice else None)
    if choice is None:
        return PlaceMention(span, raw, None, "unknown", f"{raw}: the gazetteer has no such name" + (" where the text puts it" if name.candidates else ""), literal, head)
    if choice.probability < UNSURE:
        options = sorted({e.country for e in name.candidates if e.country})
        note = f"{raw}: {len(name.candidates)} places of that name ({', '.join(options[:5])}) and nothing to tell them apart"
        return PlaceMention(span, raw, None, "unknown", note, literal, head)
    e = choice.entry
    if name.part:
        size = "near" if e.feature in ("city", "capital") else precision(parse, s, e)
        return PlaceMention(span, raw, e, size, f"{raw} is not in the gazetteer: put at {name.part}, part of its name", literal, head, e.lat, e.lon)
    return PlaceMention(span, raw, e, precision(parse, s, e), None, literal, head, e.lat, e.lon)


def _head(parse: Parse, s: NameSpan) -> int:
    for i in range(s.start, s.end):
        if not s.start <= parse.heads[i] < s.end:
            return i
    return s.end - 1


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
    return lists.has("ground", parse.lower[i]) or any(
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


def _moved(parse: Parse, m: PlaceMention, before: PlaceMention | None) -> PlaceMention:
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
