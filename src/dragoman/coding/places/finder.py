"""The way from a parse to its places: names recognised, grown, grouped, resolved, and told on by their company."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from dragoman.coding.places.company import beside, told
from dragoman.coding.places.mention import PlaceMention
from dragoman.coding.places.naming import grouped
from dragoman.coding.places.recogniser import NameSpan, Recogniser
from dragoman.coding.places.resolution import Choice, Name, resolve
from dragoman.coding.places.surroundings import is_literal, moved, precision
from dragoman.coding.places.words import load_words
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.language import Parse

UNSURE = 0.15  # below this share of the candidates' weight a name is left off the map


def find_places(
    parse: Parse,
    gazetteer: Gazetteer,
    *,
    recogniser: Callable[[Parse, Gazetteer], list[NameSpan]] | None = None,
) -> list[PlaceMention]:
    """Place names of a text in order."""
    found = (recogniser or _recogniser())(parse, gazetteer)
    spans = [_grown(parse, s, gazetteer) for s in found if not _is_person(parse, s)]
    names, owner = grouped(parse, spans, gazetteer)
    choices = resolve(names)
    mentions = [_mention(parse, s, choices[k], names[k]) for s, k in zip(spans, owner, strict=True)]
    mentions = [moved(parse, m, mentions[k - 1] if k else None) for k, m in enumerate(mentions)]
    mentions = [told(parse, k, mentions) for k in range(len(mentions))]
    return [beside(parse, k, mentions) if m.entry is None else m for k, m in enumerate(mentions)]


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
