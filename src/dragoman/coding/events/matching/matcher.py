"""Do these words propose an event? Triggers of the knowledge files held against a predicate and what stands around it."""

from __future__ import annotations

from dragoman.coding.actors import Cast
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.matching.conditions import Conditions
from dragoman.knowledge import Frames, OperatorRow, Trigger
from dragoman.knowledge.patterns import Patterns
from dragoman.language import Parse

# Nouns that are about the event before them: "a ceasefire plan", "withdrawal talks".
_ABOUT_EVENTS = frozenset({"plan", "deal", "agreement", "talk", "talks", "proposal", "bid", "effort", "campaign", "process", "operation", "threat", "demand", "pledge", "toll", "victim", "spree", "wave", "series"})
# Being held, and what ends it.
_HELD = frozenset({"arrest", "detention", "imprisonment", "captivity", "custody"})
_LETTING = frozenset({"release", "free", "escape", "flee", "return", "emerge"})
INFLECTED = frozenset({"VBD", "VBN", "VBG"})


class Matcher(Conditions):
    """Trigger matching over one parse, with class membership."""

    def __init__(
        self, parse: Parse, frames: Frames, cast: Cast, grammar: Grammar, places: frozenset[int], not_events: frozenset[int] = frozenset()
    ) -> None:
        super().__init__(parse, frames, cast, grammar, places, not_events)
        self._nominal: dict[int, bool] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._possible: dict[int, list[Trigger]] = {}
        self._triggers: dict[int, list[tuple[int, Trigger]]] = {}
        self._unsettled = 0  # nouns that are being asked about, and until then count as no event

    def triggers(self, p: int) -> list[tuple[int, Trigger]]:
        """(weight, trigger) of every pattern that fits at token p, the most specific first."""
        found = self._triggers.get(p)
        if found is None:
            found = self._fitting(p)
            if not self._unsettled:
                self._triggers[p] = found
        return found

    def _fitting(self, p: int) -> list[tuple[int, Trigger]]:
        """Patterns that fit a word, the strongest first; none where it is a month, part of a name, or another verb."""
        parse = self.parse
        possible = self._with_particle(p, self.possible(p))
        if not possible or p in self._not_events or "not_events" in self._classes_at(p) or self._begins_no_event(p):
            return []
        if parse.pos[p] in ("NOUN", "PROPN") and not self.grammar.is_verb(p) and (self._in_a_name(p) or self._only_modifies(p) or self._is_left(p)):
            return []
        found = [(t.weight, t) for t in possible if self.fits(p, t)]
        found.sort(key=lambda pair: (-pair[0], bool(self.unnamed_particles(p, pair[1]))))
        silencing = next((w for w, t in found if isinstance(t.row, OperatorRow) and t.row.silences), None)
        return found if silencing is None else [(w, t) for w, t in found if w > silencing]

    def _begins_no_event(self, p: int) -> bool:
        """"Riot squad", "assault rifle": a word that is no event with the one behind it."""
        behind = p + 1
        return behind < len(self.parse) and f"{self.parse.lower[p]} {self.parse.lemmas[behind].lower()}" in self.frames.classes.get("not_events", ())

    def _with_particle(self, p: int, possible: list[Trigger]) -> list[Trigger]:
        """"Wound up the talks", "called up reserves for the war": of a verb that means something else with the particle behind it, the patterns that name it."""
        lower = self.parse.lower
        after = lower[p + 1] if p + 1 < len(lower) else ""
        if possible and f"{lower[p]} {after}" in self.frames.classes.get("not_verbs", ()):
            return [t for t in possible if after in t.needs]
        return possible

    def possible(self, p: int) -> list[Trigger]:
        """Patterns that begin with the word at p and whose other words stand in the sentence: no other pattern can fit."""
        found = self._possible.get(p)
        if found is None:
            table = self._table(p)
            listed = self._candidates(table, p) if table else ()
            fitting = [some.among(self.words_around(p)) for some in listed]
            found = self._possible[p] = fitting[0] if len(fitting) == 1 else [t for some in fitting for t in some]
        return found

    def _table(self, p: int) -> dict[str, Patterns] | None:
        if self.grammar.is_verb(p):
            return self.frames.verbs
        pos = self.parse.pos[p]
        return self.frames.adjectives if pos == "ADJ" else self.frames.nouns if pos in ("NOUN", "PROPN") else None

    def words_around(self, p: int) -> frozenset[str]:
        """What a pattern's other words are looked for in."""
        return self.beside(p)

    def beside(self, p: int) -> frozenset[str]:
        """The words of the sentence and their lemmas; patterns look a few words past its ends."""
        parse = self.parse
        k = parse.sentence_of[p]
        if k not in self._around:
            here = slice(max(parse.sentences[k].start - 4, 0), parse.sentences[k].end + 1)
            self._around[k] = frozenset(parse.lower[here] + parse.lemmas[here])
        return self._around[k]

    def _only_modifies(self, p: int) -> bool:
        """"Trade unions", "riot police": what stands before a noun that is no event only says which."""
        parse = self.parse
        head = parse.heads[p]
        if parse.deps[p] not in ("compound", "nmod") or head == p or parse.pos[head] not in ("NOUN", "PROPN"):
            return False
        lemma = parse.lemmas[head]
        return lemma not in self.frames.nouns and parse.lower[head] not in self.frames.nouns and lemma not in _ABOUT_EVENTS

    def _is_left(self, p: int) -> bool:
        """"Released from house arrest", "escaped from detention": where somebody was held till then."""
        parse, link = self.parse, self.parse.heads[p]
        return parse.deps[p] == "pobj" and parse.lower[link] == "from" and parse.lemmas[p] in _HELD and parse.lemmas[parse.heads[link]] in _LETTING

    def failures(self, p: int) -> list[tuple[Trigger, str]]:
        """(trigger, why it does not fit) of the patterns that begin with the word at p."""
        table = self._table(p)
        if table is None:
            return []
        return [(t, self._reason(p, t)) for some in self._candidates(table, p) for t in some if not self.fits(p, t)]

    def _reason(self, p: int, trigger: Trigger) -> str:
        for slot in trigger.slots:
            if not self.fills(p, slot):
                wanted = f"“{slot.word}”" if slot.word else f"{{{','.join(slot.classes)}}}" if slot.classes else "anything"
                return f"no {wanted} as {f'what stands under “{slot.prep}”' if slot.prep else 'object'}"
        return "its object or subject is of a class the frame bars or does not allow"

    def _in_a_name(self, p: int) -> bool:
        """"Agency for Development and Cooperation": a capitalised word of a longer name is no event."""
        parse = self.parse
        if self.cast.named(p) is not None:
            return True
        if parse.pos[p] != "PROPN" or not parse.words[p][0].isupper() or parse.words[p].isupper():
            return False
        behind = p + 2
        if behind < len(parse) and parse.lower[p + 1] in ("of", "for") and parse.words[behind][0].isupper() and parse.pos[behind] == "PROPN" and self.cast.named(behind) is None and behind not in self._places:
            return True  # "the Rally of Forces for Change"
        first = parse.sentences[parse.sentence_of[p]].start
        left = range(max(p - 3, first + 1), p)
        return any(parse.pos[t] == "PROPN" and parse.words[t][0].isupper() and self.cast.named(t) is None for t in left)

    def _candidates(self, table: dict[str, Patterns], p: int) -> list[Patterns]:
        """Patterns listed under a word's lemma or form: "test-fire" is no "fire", "staged" is of "stage"."""
        parse, lemma, word = self.parse, self.parse.lemmas[p], self.parse.lower[p]
        keys = [lemma] if lemma == word else [lemma, word]
        out = [table[key] for key in keys if key in table]
        if p >= 2 and parse.words[p - 1] == "-" and (joined := f"{parse.lower[p - 2]}-{lemma}") in table:  # "test-fire" is no "fire"
            return [table[joined]]
        if not out and parse.tags[p] in INFLECTED and not (p >= 2 and parse.words[p - 1] == "-"):  # lemmas cut too short: "staged" is of "stage", not "stag"
            stem = word.removesuffix("ed").removesuffix("ing")
            return [table[key] for key in (stem + "e", stem) if key in table][:1]
        return out

    def is_event_noun(self, t: int) -> bool:
        """Whether a noun tells of an event itself: "talks", "the bombing"; asked of itself while that is found out, it is none."""
        found = self._nominal.get(t)
        if found is None:
            self._nominal[t] = False
            self._unsettled += 1
            found = self._nominal[t] = self.parse.pos[t] in ("NOUN", "PROPN") and bool(self.triggers(t))
            self._unsettled -= 1
        return found
