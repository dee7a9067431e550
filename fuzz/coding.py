"""Coding: short reports by a grammar of news, damaged in every way; every record can be written, and its spans and references hold.

A text is made of names, verbs and nouns of the knowledge, so that most finders have something to find in it; then pieces of it are
lost, doubled, exchanged, joined or replaced by characters that no report should hold. Many are coded together, as in an ingest.
"""

from __future__ import annotations

import datetime as dt
import functools
import random
from collections.abc import Iterator

from dragoman.coding import Coder
from dragoman.knowledge.cues import load_cues
from dragoman.reading import Metadata, ReadingError, document_from_text
from dragoman.records import Document, Record, decode_record, encode_record

MANY = 256
DAYS = (None, dt.date(1600, 1, 1), dt.date(2014, 4, 1), dt.date(2200, 12, 31))
NOISE = "\0\u200b\u202e\u2066\ufeff\U0001f600\u0301\xad\x85\u2028\ud7ff\uffff9AaİßŉΣ\u00a0\u3000٣½Ⅷ’`´«»„‹\x1b\x7f\t|"
SEEDS = [
    b"Russia warned Ukraine on Tuesday that 5,000 troops would not withdraw, a spokesman said. NATO denied it.",
    "Talks fail\n\nMOSCOW, May 2 (AP) - “We will not go,” President Vladimir Putin told reporters. He said some 35,000 to 40,000 soldiers were there.".encode(),
    b"If at least twelve people were killed in Kharkiv last week, according to police, the minister did not say so.",
]  # fmt: skip

# What stands in braces is replaced by one of its rules.
RULES: dict[str, list[str]] = {
    "text": [*["{s}"] * 14, *["{clause}"] * 40, *["{clause}."] * 40, *["{who} {verb}s"] * 20, *["{figure} {when}"] * 20, "{s} {s}", "{head}\n\n{s}", "{head}\n\n{dateline} - {s}", "{s}\n\n{s}", "{s} {s} {s}"],
    "head": ["{name} {verb}s {name}", "{name}: {clause}", "{number} {done} in {place} {noun}"],
    "dateline": ["{upper}, {month} {day} (AP)", "{upper}", "{place}, {day} {month}"],
    "s": [
        "{clause}.", "{clause}, {who} said.", "{who} {saycue} that {clause}.", "“{clause},” {who} said.", "“{clause}”, said {who}, “{clause}.”", "According to {who}, {clause}.",
        "{clause}, but {who} denied it.", "{who} {certainty} {clause}.", "If {clause}, {clause}.", "{figure} in {place} {when}, {who} said.", "{who} put the toll at {number}.",
        "{clause} because {clause}.", "{who} {verb}ed {who} to {verb} {who}.", "{who}, who {verb}ed {who}, {verb}ed {noun}.", "{clause} {when}.", "{when}, {clause}.",
        "Asked whether {clause}, {who} said {pronoun} {modal} not {verb}.", "{who} is quoted as saying “{clause}”", "'{clause}', {pronoun} told {who}.", "{clause}; {clause}.", "{who} - {clause} - said {clause}.",
    ],
    "clause": [
        "{who} {verb}ed {who}", "{who} {modal} {verb} {who}", "{who} {verb}ed {noun} in {place}", "{who} {operator} to {verb} {who}", "{noun} of {who} by {who}", "{figure}", "{pronoun} had not {verb}ed {who} {when}",
        "{who} and {who} {verb}ed", "{who} was {verb}ed by {who}", "there was no {noun} of {noun}", "neither {who} nor {who} {verb}ed {noun}", "{who} {saycue} {clause}",
    ],
    "who": ["{name}", "{name}", "{pronoun}", "{pronoun}", "the {agent}", "{agent}s", "{number} {agent}s", "{name}'s {agent}", "{pronoun}", "a {agent} of {name}", "{adjective} {agent}s", "{name} and {name}", "an official who asked not to be named", "{role} {name}", "the {agent} in {place}"],
    "figure": ["{number} {agent}s were {done}", "{bound} {number} people {done}", "{number} of {number} {agent}s", "{number}-{number} {agent}s", "{number} {done} and {number} {done}", "${number} of aid", "{number} per cent"],
    "when": ["on {weekday}", "{day} {month} {year}", "{month} {day}, {year}", "in {year}", "in {month}", "last {unit}", "{number} {unit}s ago", "yesterday", "since {month}", "between {month} and {month}", "shortly after noon", "at {day}:{day}", "this {unit}", "{year}-{year}", "late {weekday} night"],
    "number": ["5,000", "12", "two dozen", "dozens", "a hundred", "3.5 million", "one", "thousands", "0", "-1", "1,2,3", "99999999999999999999", "1e9", "hundreds of thousands", "twenty-one", "half", "1/3", "some 40", "10 to 20", "no"],
    "bound": ["at least", "more than", "up to", "about", "fewer than", "as many as", "between", "not"],
    "done": ["killed", "wounded", "dead", "arrested", "missing", "displaced", "injured"],
    "certainty": ["may have said that", "could not confirm that", "doubted that", "was told that", "ruled out that", "believes that", "had no evidence that", "asked if", "forgot to say that"],
    "saycue": ["said", "claims", "denied", "warned", "told {name}", "announced", "did not say", "suggested"],
    "modal": ["may", "would", "will", "could", "should not", "must", "is going to", "might have", "cannot"],
    "operator": ["refused", "agreed", "threatened", "failed", "plans", "promised", "declined", "was forced", "managed", "stopped short of"],
    "pronoun": ["he", "she", "it", "they", "who", "which", "this", "both", "we", "I", "themselves"],
    "role": ["President", "Foreign Minister", "Gen.", "Mr.", "spokeswoman", "former prime minister", "acting head"],
    "month": ["January", "Feb.", "March", "may", "Sept", "December"],
    "weekday": ["Monday", "Tues.", "Sunday", "today"],
    "day": ["1", "31", "02", "29", "00", "45"],
    "year": ["2014", "1999", "0000", "9999", "'68", "20145"],
    "unit": ["week", "month", "year", "century", "hour", "weekend", "minute", "quarter"],
}  # fmt: skip
ENDS = [".", "?", "!", "…", ",", ";", ":", "-", "--", "—", "(", ")", "[", "“", "”", '"', "'", "n't", "'s", "\n", "\n\n", "* ", "> ", "# ", "not", "no", "said", "that", "of", "and", "or", "million", "Mr.", "$", "%", "by", "U.S."]


@functools.cache
def coder() -> Coder:
    """One for all inputs."""
    return Coder.load()


@functools.cache
def lexicon() -> dict[str, list[str]]:
    """Words of the knowledge, in an order that does not change."""
    knowledge = coder().knowledge
    patterns = [t.text for table in (knowledge.frames.verbs, knowledge.frames.nouns) for triggers in table.values() for t in triggers]
    plain = sorted({" ".join(w for w in p.split() if not w.startswith("{")) for p in patterns} - {""})
    cues = sorted(lemma for _, lemma in load_cues(list(knowledge.folders)).rows)
    return {
        "name": [n.name for n in knowledge.tables.country_names] + [e.name for e in knowledge.tables.entities.values()],
        "adjective": ["Russian", "Georgian", "unknown", "pro-Russian", "Kurdish"],
        "place": ["Moscow", "Kharkiv", "Tskhinvali", "Paris, Texas", "the Gaza Strip", "northern Mali", "St. Petersburg", "near Kyiv"],
        "upper": ["MOSCOW", "PARIS", "NEW YORK"],
        "agent": list(knowledge.agents.rows),
        "verb": [*plain, *cues],
        "noun": sorted(knowledge.frames.nouns),
    }


def grown(chance: random.Random, rules: dict[str, list[str]], symbol: str = "text", depth: int = 0) -> str:
    """A text of the grammar, not deeper than four rules, and mostly short: what breaks a coder is seldom length."""
    choices = rules[symbol]
    rule = choices[0] if depth > 3 and symbol in ("who", "clause", "s", "figure") else chance.choice(choices)
    pieces = rule.replace("}", "{").split("{")
    return "".join(grown(chance, rules, piece, depth + 1) if n % 2 else piece for n, piece in enumerate(pieces))


def damaged(text: str, chance: random.Random) -> str:
    """The text with some harm done to it."""
    words = text.split(" ")
    for _ in range(1 << chance.randrange(4)):
        at = chance.randrange(len(words))
        match chance.randrange(10):
            case 0:
                words[at] = ""
            case 1:
                words.insert(at, words[chance.randrange(len(words))])
            case 2:
                words[at:at] = [chance.choice(ENDS)] * chance.choice((1, 1, 1, 1, 1, 1, 2, 2, 2, 20))
            case 3:
                cut = chance.randrange(len(words[at]) + 1)
                words[at] = words[at][:cut] + chance.choice(NOISE) * chance.choice((1, 1, 1, 2, 2, 20)) + words[at][cut:]
            case 4:
                words[at] = words[at].upper() if chance.random() < 0.5 else words[at].capitalize()
            case 5:
                other = chance.randrange(len(words))
                words[at], words[other] = words[other], words[at]
            case 6:
                words[at : at + 2] = ["".join(words[at : at + 2])]
            case 7:
                words[at] += chance.choice(ENDS)
            case 8:
                del words[at : at + chance.randrange(1, 4)]
                words = words or ["a"]
            case _:
                words[at] = words[at] * chance.choice((2, 3, 40)) if chance.random() < 0.1 else words[at][::-1]
    return " ".join(words)


def inputs(seed: int) -> Iterator[bytes]:
    """Texts without an end, four in five of them damaged; some thousand texts share a few words of the lexicon, then come others."""
    yield from SEEDS
    chance = random.Random(seed)
    while True:
        rules = RULES | {symbol: chance.sample(words, min(len(words), 40)) for symbol, words in lexicon().items()}
        for _ in range(4096):
            text = grown(chance, rules)
            yield (damaged(text, chance) if chance.random() < 0.8 else text).encode("utf-8", "surrogatepass")


def _document(data: bytes) -> Document | None:
    text = data.decode("utf-8", "replace")[:3000]
    try:
        return document_from_text(text, "a", None, Metadata(date=DAYS[len(data) % 4], language="en"))
    except ReadingError:
        return None


def check(data: bytes) -> None:
    """Raises where coding fails or a record does not hold."""
    check_all([data])


def check_all(some: list[bytes]) -> None:
    """The same for many, coded together."""
    documents = [d for d in map(_document, some) if d is not None]
    records = list(coder().batch(documents))
    assert len(records) == len(documents)
    for document, record in zip(documents, records, strict=True):
        assert record.document is document
        assert decode_record(encode_record(record)) == record  # which refuses spans out of bounds
        check_references(record)


def check_references(record: Record) -> None:
    """Raises where an id names nothing, or stands twice."""
    lists = (record.actors, record.events, record.attributions, record.figures, record.places, record.times, record.claims)
    ids = [item.id for items in lists for item in items]
    assert len(ids) == len(set(ids)), "an id stands twice"
    named = [p.actor for e in record.events for p in (*e.actors, *e.recipients)] + [i for e in record.events for i in (e.place, e.attribution, *e.figures)]
    named += [i for a in record.attributions for i in (a.source.actor, a.within)] + [i for f in record.figures for i in (f.of, f.place, f.attribution)]
    named += [i for c in record.claims for i in (*c.events, *(s.attribution for s in c.stances), *(s.holder.actor for s in c.stances))]
    named += [end for r in record.relations for end in (r.from_, r.to) if isinstance(end, str)]
    missing = {i for i in named if i is not None} - set(ids)
    assert not missing, f"nothing is called {sorted(missing)}"
    for event in record.events:
        assert 0.0 <= event.confidence <= 1.0
        assert event.trigger[0] < event.trigger[1], "a trigger without words"
