"""One deed told twice, by a headline and the sentences it sums up, or once more by who claims it: days and places in, the same with what one of the two leaves out filled in out.

"Police shoot two protesters in Kisumu", "Police shot two protesters dead on Thursday": one deed, on Thursday, in Kisumu.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from dragoman.coding.actors import Mention
from dragoman.coding.events import EventDraft
from dragoman.language import Parse
from dragoman.records import EventTime

_HEADS = frozenset({"title", "standfirst"})
# Sentences of the body that a headline may sum up.
_FIRST = 2


def shared_days(pairs: Mapping[int, int], times: Sequence[EventTime], claims: Collection[int] = ()) -> list[EventTime]:
    """Days of the drafts: a headline's deed without a day was on the day that the first sentences give it, and what is claimed was not on the day of the claim."""
    out = list(times)
    for title, lead in pairs.items():
        undated = times[title].basis == "document" and times[title].precision == "day"
        if (undated or title in claims) and times[lead].basis in ("expression", "inherited"):
            out[title] = msgspec.structs.replace(times[lead], basis="inherited")
    return out


def shared_places(pairs: Mapping[int, int], places: Mapping[int, int]) -> dict[int, int]:
    """Places of the drafts by index: what only the headline or only the first sentences say holds for both."""
    out = dict(places)
    for title, lead in pairs.items():
        if title in places:
            out.setdefault(lead, places[title])
        elif lead in places:
            out.setdefault(title, places[lead])
    return out


def summed_up(parse: Parse, drafts: Sequence[EventDraft]) -> dict[int, int]:
    """Index of each draft in a headline to that of the first one below that tells the same."""
    body = [k for k, s in enumerate(parse.sentences) if s.part == "body"][:_FIRST]
    below = [j for j, d in enumerate(drafts) if d.main and parse.sentence_of[d.token] in body]
    out: dict[int, int] = {}
    for k, d in enumerate(drafts):
        if d.main and parse.sentences[parse.sentence_of[d.token]].part in _HEADS:
            same = next((j for j in below if _is_same(d, drafts[j])), None)
            if same is not None:
                out[k] = same
    return out


def claimed(drafts: Sequence[EventDraft]) -> dict[int, int]:
    """Index of each claim of responsibility to that of the attack told last before it: "The group claimed responsibility for the attack"."""
    out: dict[int, int] = {}
    for k, d in enumerate(drafts):
        if d.is_claim:
            attack = next((j for j in range(k - 1, -1, -1) if drafts[j].reading.type == "ASSAULT" and not drafts[j].is_claim and not drafts[j].reading.negated), None)
            if attack is not None:
                out[k] = attack
    return out


def _is_same(title: EventDraft, lead: EventDraft) -> bool:
    """Whether two drafts tell one deed: of one kind, done by and to those who may be the same, and some of them are."""
    if title.reading.type != lead.reading.type or title.reading.negated != lead.reading.negated:
        return False
    if title.reading.mode and lead.reading.mode and title.reading.mode != lead.reading.mode:
        return False
    sides = [(title.roles.actors, lead.roles.actors), (title.roles.recipients, lead.roles.recipients)]
    agree = [_agree(a, b) for a, b in sides if a and b]
    return bool(agree) and all(agree)


def _agree(some: Iterable[Mention], others: Iterable[Mention]) -> bool:
    """Whether one of some may be one of the others: of one country and sector, where both are told."""
    return any(
        a.key == b.key or ((a.country is None or b.country is None or a.country == b.country) and (not a.sectors or not b.sectors or bool(set(a.sectors) & set(b.sectors))))
        for a in some for b in others
    )  # fmt: skip
