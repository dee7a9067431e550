"""Names that no list has, put where the text or the other places of the report put them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.places.mention import PlaceMention
from dragoman.coding.places.words import load_words
from dragoman.language import Parse


def told(parse: Parse, k: int, mentions: Sequence[PlaceMention]) -> PlaceMention:
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


def beside(parse: Parse, k: int, mentions: Sequence[PlaceMention]) -> PlaceMention:
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
