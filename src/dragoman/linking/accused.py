"""The deed that an accusation names: the accusing event of a record in; the word for the deed, where it was done and whom it struck out, as far as the sentence says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.linking.words import stem
from dragoman.records import ActorRef, Event, Place, Record, Span, first_word_end

_WORD = re.compile(r"[^\W\d_]+")
# What may stand between the word for a deed and the name of whom it struck.
_BETWEEN = re.compile(r"\s+(?:(?:the|its|his|her|their|a|an)\s+)?(?:(?:town|city|village|port)\s+of\s+)?")
# A name that stands by itself: "Adre." and "Adre on Monday", not "Chadian rebels".
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’-]+)*(?=\s*[.,;:)\"”]|\s+(?:after|and|at|before|by|during|for|from|in|last|near|on|since|with)\b|\s*$)")


class Told(NamedTuple):
    """What a sentence tells of a deed that somebody is accused of."""

    span: Span
    place: Place | None
    struck: list[ActorRef]


def told(record: Record, accusation: Event, lemma: str) -> Told | None:
    """"Shelling Adre" of "Sudan accused Chad of shelling Adre"; None where the sentence has no such word behind the accusing one."""
    text, end = record.document.text, accusation.sentence[1]
    word = next((m for m in _WORD.finditer(text, first_word_end(text, accusation), end) if stem(m[0]) == stem(lemma)), None)
    if word is None:
        return None
    behind = _BETWEEN.match(text, word.end(), end)
    start = behind.end() if behind else word.end()
    place = next((p for p in record.places if word.end() <= p.span[0] and p.span[1] <= end and p.feature != "country"), None)
    return Told(word.span(), place, list(_struck(record, accusation, (word.end(), start), place)))


def _struck(record: Record, accusation: Event, starts: Span, place: Place | None) -> Iterator[ActorRef]:
    """Who, or whose town, is named straight behind the word."""
    accused = {r.actor for r in accusation.recipients}
    for actor in record.actors:
        mention = next((m for m in actor.mentions if m[0] == starts[1] or starts[0] < m[0] < starts[1]), None)
        if mention and actor.id not in accused:
            yield ActorRef(actor=actor.id, span=mention, name=actor.name, code=actor.code, country=actor.country, sectors=actor.sectors)
            return
    if place is not None and place.country and place.span[0] == starts[1]:
        yield ActorRef(actor="", span=place.span, name=place.name, code=place.country, country=place.country)
    elif (name := _NAME.match(record.document.text, starts[1], accusation.sentence[1])) and not any(t.span[0] == starts[1] for t in record.times):
        yield ActorRef(actor="", span=name.span(), name=name[0])  # no map has it, but so it is called
