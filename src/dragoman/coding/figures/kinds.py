"""What an amount counts: its noun, the verb or noun that says what happened, and so its kind."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from dragoman.coding.figures.model import Amount
from dragoman.knowledge.figure_words import FigureWords, NounKind, TriggerRow
from dragoman.language import Parse
from dragoman.records.model import FigureKind

_NOUNS = frozenset({"NOUN", "PROPN"})
_NOMINAL = _NOUNS | {"NUM", "PRON", "ADJ"}
_MOVES = frozenset({"to", "at", "from", "by"})
# What stands before that which is left or crossed into, or that which is treated.
_AWAY = frozenset({"from", "out", "for", "into"})
# And before that which those who go of themselves come to: "escaped to Kenya", "walked across the border".
_ACROSS = frozenset({"to", "across", "over"})
# Prepositions that belong to a number: "between 7 and 15".
_OF_NUMBERS = frozenset({"between", "from", "around", "over", "under"})
_CLIMBS = 4
_BODILY = frozenset({"killed", "wounded", "detained", "displaced", "other"})
_A_FORCE = 100  # nobody has so many armies: a number like that is of its men
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "dative", "attr"})
_PHRASAL = frozenset({"nummod", "quantmod", "conj", "appos", "compound", "amod"})
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d+[A-Z]?")
_AHEAD = 5  # tokens between a number and the noun it counts, where the parser does not tie them


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun's token (or None), the kind, the event's token, the verb that those counted hang on, and whether the text says that the count changed."""

    head: int | None
    kind: FigureKind
    event: int | None
    updated: bool
    deed: int | None = None
    befell: str = ""  # what befell them where no kind says it: "missing", "dead or missing"


class Counter:
    """Answers for one parse and one vocabulary."""

    def __init__(self, parse: Parse, words: FigureWords, places: Collection[int] = ()) -> None:
        self.parse, self.words, self.places = parse, words, frozenset(places)

    def counted(self, amount: Amount) -> Counted:
        """What ``amount`` counts."""
        head = self.head(amount)
        event, row = self._event(amount, head)
        toll, toll_kind = self._toll(amount, head)
        noun_kind = self.noun_kind(head) or ("person" if (head is None and self.is_subject(amount)) or self._is_people(amount, head) else "")
        if noun_kind == "formation":
            noun_kind = "troops" if self.parse.lower[amount.last - 1] == "strong" or (amount.high or amount.low or 0) >= _A_FORCE else "unit"
        kind = _kind(noun_kind, row, amount, named=head is not None and self.parse.lower[amount.last - 1] != "strong")
        befell = self._befell(event, row) if amount.unit is None and kind in _BODILY else ""
        if befell:
            return Counted(head, "other", event, self._updated(amount, toll), None, befell)
        if amount.unit is None and self.currency(head, amount) is not None:
            return Counted(head, "money", None, self._updated(amount, toll))
        if toll is not None and kind == "other":
            kind, event = toll_kind, event if event is not None else toll
            head = head if head is not None else self._counted_by(toll)
        return Counted(head, kind, event, self._updated(amount, toll), self._deed(amount, head, event))

    def _befell(self, event: int | None, row: TriggerRow | None) -> str:
        """What befell those counted where no kind of figure says it: "missing", and "dead or missing", which may be either."""
        if event is None or row is None or not row.strong:
            return ""
        parse = self.parse
        lot = [event, *(c for c in parse.conjuncts(event)[1:] if any(parse.lower[o] == "or" for o in range(event, c)))]
        rows = [r for t in lot for r in (self.words.triggers.get((parse.lower[t], "adj")) or self.words.triggers.get((parse.lemmas[t], "verb")),) if r is not None]
        if len({(r.kind, r.lemma) if r.kind == "other" else (r.kind, "") for r in rows}) < 2:
            return parse.lower[event] if row.kind == "other" else ""
        return " or ".join(parse.lower[t] for t in lot)

    # -- the noun --------------------------------------------------------------------------------------------------------

    def head(self, amount: Amount) -> int | None:
        """The noun that is counted: "35,000 Russian *troops*", "dozens of *protesters*"; None for "12 were killed"."""
        found = self._noun(amount)
        hyphenated = found is not None and found + 2 < len(self.parse) and self.parse.words[found + 1] == "-"
        return found + 2 if found is not None and hyphenated and self.parse.pos[found + 2] in _NOUNS else found  # "co-workers"

    def _noun(self, amount: Amount) -> int | None:
        parse, core = self.parse, amount.core
        if amount.unit == "%" or (amount.unit is not None and not amount.share):
            return None
        if parse.lower[amount.last - 1] == "strong":  # "a 3,000-strong force"
            return next((t for t in range(amount.last, min(amount.last + 3, len(parse))) if parse.pos[t] in _NOUNS), None)
        of = self._of(amount.last)
        if of is not None:
            return of
        up = parse.heads[core]
        if up >= amount.last and parse.deps[core] in ("nummod", "quantmod", "compound", "amod", "det") and parse.pos[up] in _NOUNS:
            over = parse.heads[up]  # "three Thai soldiers", where the number hangs on the name before the noun
            return over if over == up + 1 and parse.deps[up] in ("compound", "amod", "nmod") and parse.tags[over] == "NNS" else up
        if up < amount.last and parse.pos[core] in _NOUNS and parse.lemmas[core] in self.words.nouns:
            return core
        return self._next_noun(amount)

    def _of(self, last: int) -> int | None:
        """The noun of "dozens of people", "40 of the hostages"."""
        if last >= len(self.parse) or self.parse.lower[last] != "of":
            return None
        for t in range(last + 1, min(last + 1 + _AHEAD, self._end(last))):
            if self.parse.tags[t] in ("NNS", "NNPS", "NN") and (t + 1 >= len(self.parse) or self.parse.pos[t + 1] not in _NOUNS):
                return t
            if self.parse.pos[t] not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PUNCT"):
                return None
        return None

    def _end(self, t: int) -> int:
        """Where the sentence of a token ends: what is counted does not stand in the next."""
        return self.parse.sentences[self.parse.sentence_of[t]].end

    def _next_noun(self, amount: Amount) -> int | None:
        """The plural noun shortly behind a number that the parser hangs elsewhere."""
        parse = self.parse
        for t in range(amount.last, min(amount.last + _AHEAD, self._end(amount.last - 1))):
            if parse.tags[t] in ("NNS", "NNPS"):
                return t
            if parse.pos[t] not in ("ADJ", "NOUN", "PROPN", "NUM", "DET") or parse.lower[t] == "the":
                return None
        return None

    def noun_kind(self, head: int | None) -> NounKind | Literal[""]:
        """The line of nouns.csv for a noun, by lemma or form; empty where there is none."""
        if head is None:
            return ""
        nouns = self.words.nouns
        measure = nouns.get(f"{self.parse.lower[head - 1]} {self.parse.lemmas[head]}") if head else None  # "square kilometre"
        kind = measure or nouns.get(self.parse.lemmas[head]) or nouns.get(self.parse.lower[head]) or ""
        if kind == "troops" and head and _MODEL.fullmatch(self.parse.words[head - 1]):
            return "vehicles"  # "F-16 fighters"
        return "person" if not kind and self.parse.tags[head] == "NNPS" else kind  # "five Iraqis"

    def _is_people(self, amount: Amount, head: int | None) -> bool:
        """"30,000 Tutsi": a name that a number counts, and that does or suffers something, is of people."""
        parse = self.parse
        counted = head is not None and parse.tags[head] == "NNP" and parse.deps[head] in _CORE and parse.heads[amount.core] == head
        return counted and (amount.low or 0) > 1 and parse.deps[amount.core] == "nummod"

    def currency(self, head: int | None, amount: Amount) -> str | None:
        """The currency of "100,000 Kenyan shillings", where the noun does not follow at once."""
        row = None if head is None else self.words.money_after.get(self.parse.lemmas[head])
        return None if row is None or (amount.high or amount.low or 0) < row.least else row.currency

    def is_subject(self, amount: Amount) -> bool:
        """"Hundreds demonstrated", "30 were released": a bare number that does or suffers what only people do."""
        return amount.unit is None and self.parse.deps[amount.core] in ("nsubj", "nsubjpass")

    # -- the event -------------------------------------------------------------------------------------------------------

    def _event(self, amount: Amount, head: int | None) -> tuple[int | None, TriggerRow | None]:
        """The word that says what happened to those who are counted, with its line of data."""
        adjective = self._adjective(amount, head)
        if adjective is not None:
            done = self._by_clause(head) if head is not None and adjective[0] != head and self.parse.deps[adjective[0]] == "amod" else None
            return done if done is not None and done[1].kind == "killed" else adjective  # "killed 12 wounded soldiers"
        if head is not None and self.parse.lower[amount.last - 1] == "strong":
            crowd = self.words.triggers.get((self.parse.lemmas[head], "noun"))
            return (head, crowd) if crowd is not None else (None, None)
        node = head if head is not None else amount.core
        if head is not None and amount.core != head and self.parse.deps[head] == "pobj" and self.parse.heads[head] == amount.last:
            node = amount.core  # "dozens of people": the number holds the place in the sentence
        chain = self._chain(node)
        for look in (self._by_clause, self._by_modifier):
            for t in chain:
                found = look(t)
                if found is not None:
                    return found
        return None, None

    def _chain(self, node: int) -> list[int]:
        """The node, then what it is coordinated with to the left: "killed two soldiers and *three civilians*"."""
        out = [node]
        while self.parse.deps[out[-1]] in ("conj", "appos") and len(out) < 6:
            up = self.parse.heads[out[-1]]
            if self.parse.pos[up] not in _NOMINAL:
                break
            out.append(up)
        return out

    def _adjective(self, amount: Amount, head: int | None) -> tuple[int, TriggerRow] | None:
        """ "12 dead", "30 wounded", "12 wounded soldiers"."""
        parse = self.parse
        for t in range(amount.last, min(amount.last + 3, len(parse))):
            row = self.words.triggers.get((parse.lower[t], "adj"))
            if row is not None and (t == amount.last or t == head or parse.heads[t] == head or parse.heads[t] == amount.core):
                return t, row
            if parse.pos[t] not in ("ADJ", "ADV", "NOUN", "PROPN", "AUX", "VERB") or parse.tags[t] in ("VBD", "VBZ", "VBG"):
                return None
        return None

    def _by_clause(self, node: int) -> tuple[int, TriggerRow] | None:
        """The verb whose object or subject the node is, or the noun whose "of" or "by" holds it."""
        parse = self.parse
        dep, up = parse.deps[node], parse.heads[node]
        if (verb := self._robbed(node)) is not None:
            dep, up = "nsubjpass" if parse.kids(verb, "auxpass") else "nsubj", verb
        if dep == "pobj" and parse.lower[up] in ("of", "by", "for", "to", "at"):
            return self._by_noun(up)
        if parse.deps[up] == "aux":
            up = parse.heads[up]  # "30 *are* missing"
        if parse.pos[up] not in ("VERB", "AUX", "ADJ") and parse.tags[up] not in ("VBN", "VBD", "VBG"):
            return None
        if dep in ("nsubj", "nummod") and node < up and parse.lemmas[up] == "do" and not parse.kids(up, "dobj", "xcomp", "ccomp"):
            return self._done_before(node)
        state = self._state(up) if dep == "nsubj" else None
        if state is not None:
            return state
        row = self._verb_row(up)
        if row is not None and dep in _SLOTS[self._voice(dep, up, row)]:
            return up, row
        return self._through(node, dep, up)

    def _state(self, verb: int) -> tuple[int, TriggerRow] | None:
        """"30 are *missing*", "miners who are still *missing*": what a form in -ing or "to be" says of its subject."""
        parse = self.parse
        inner = parse.kids(verb, "acomp") if parse.lemmas[verb] == "be" else [verb] if parse.tags[verb] == "VBG" and not parse.kids(verb, "dobj") else []
        return next(((t, row) for t in inner for row in (self.words.triggers.get((parse.lower[t], "adj")),) if row is not None), None)

    def _done_before(self, node: int) -> tuple[int, TriggerRow] | None:
        """"It has not said how many of its men died. India says at least 35 did": the last verb that tells what became of people."""
        parse = self.parse
        first = parse.sentences[max(parse.sentence_of[node] - 1, 0)].start
        rows = ((v, self._verb_row(v)) for v in range(node - 1, first - 1, -1) if parse.pos[v] == "VERB")
        return next(((v, row) for v, row in rows if row is not None and row.slot == "subject"), None)

    def _robbed(self, node: int) -> int | None:
        """The verb of "said between 7 and 15 *soldiers* had been *killed*", whose subject the parser gave to the "between" of the number."""
        parse = self.parse
        up = parse.heads[node]
        if parse.deps[node] != "pobj" or parse.lower[up] not in _OF_NUMBERS:
            return None
        later = (v for v in parse.kids(parse.heads[up], "ccomp", "conj") if v > node and not parse.kids(v, "nsubj", "nsubjpass"))
        return next((v for v in later if node + 1 == v or node + 1 in parse.kids(v, "aux", "auxpass")), None)

    def _verb_row(self, verb: int) -> TriggerRow | None:
        """The line of a verb, if what the line asks of its object is there: "left *their homes*", "driven from *the town*"."""
        row = self.words.triggers.get((self.parse.lemmas[verb], "verb"))
        if row is None or not row.about:
            return row
        parse = self.parse
        things = parse.kids(verb, "dobj")
        if "OUT" in row.about and any(parse.lower[c] == "out" for c in parse.kids(verb, "prt", "advmod", "prep")):
            return row
        ways = _AWAY | _ACROSS if row.slot == "subject" else _AWAY
        preps = [p for p in parse.kids(verb, "prep") if parse.lower[p] in ways]
        things += [o for p in preps for q in (p, *parse.kids(p, "prep")) for o in parse.kids(q, "pobj")]
        named = "PLACE" in row.about
        return row if any(parse.lemmas[t] in row.about or (named and t in self.places) for t in things) else None

    def _deed(self, amount: Amount, head: int | None, event: int | None) -> int | None:
        """The verb that those who are counted hang on, whatever it says of them: "thousands *celebrated*", "*sent* 40 tanks"."""
        parse = self.parse
        if event is not None and parse.pos[event] == "VERB":
            return event
        at = amount.core
        if head is not None and parse.deps[head] != "pobj":
            at = head
        for _ in range(_CLIMBS):
            up = parse.heads[at]
            if up == at:
                return None
            if parse.pos[up] in ("VERB", "AUX"):
                return up if parse.deps[at] in _CORE else None
            if head is not None and (verb := self._robbed(head)) is not None:
                return verb
            if parse.deps[at] == "pobj" and parse.deps[up] == "prep" and parse.pos[parse.heads[up]] in ("VERB", "AUX"):
                return parse.heads[up]  # "occupied it with 5,000 soldiers"
            if parse.deps[at] not in _PHRASAL:
                return None
            at = up
        return None

    def _voice(self, dep: str, verb: int, row: TriggerRow) -> str:
        """The slot as it shows: "30 wounded" after "12 killed" is a passive that lacks its auxiliary."""
        bare = dep == "nsubj" and self.parse.tags[verb] == "VBN" and not self.parse.kids(verb, "aux", "auxpass")
        return "bare" if bare and row.slot == "object" else row.slot

    def _through(self, node: int, dep: str, verb: int) -> tuple[int, TriggerRow] | None:
        """ "left 12 people dead", "12 were found dead", "thousands took part in a protest"."""
        parse = self.parse
        for t in parse.children[verb]:
            row = self.words.triggers.get((parse.lower[t], "adj"))
            of_others = any(s != node for s in parse.kids(t, "nsubj", "nsubjpass", "mark"))  # "thousands celebrated after he was killed"
            if row is not None and not of_others and parse.deps[t] in ("oprd", "acomp", "ccomp", "xcomp", "advcl") and (dep in ("dobj", "nsubjpass", "nsubj") or t > node):
                return t, row
            if parse.deps[t] == "prep" and parse.lower[t] == "in" and dep == "nsubj":
                for o in parse.kids(t, "pobj"):
                    noun = self.words.triggers.get((parse.lemmas[o], "noun"))
                    if noun is not None and noun.kind == "protesters":
                        return o, noun
            if parse.deps[t] == "xcomp" and dep in ("nsubj", "nsubjpass"):
                inner = self._verb_row(t)
                if inner is not None and inner.slot == "subject":
                    return t, inner
        return None

    def _by_noun(self, preposition: int) -> tuple[int, TriggerRow] | None:
        parse = self.parse
        up = parse.heads[preposition]
        row = self.words.triggers.get((parse.lemmas[up], "noun"))
        return (up, row) if row is not None else None

    def _by_modifier(self, node: int) -> tuple[int, TriggerRow] | None:
        """ "12 people killed in the blast", "12 people who died"."""
        parse = self.parse
        for t in parse.children[node]:
            if t < node or parse.deps[t] not in ("acl", "relcl"):
                continue
            state = self._state(t)
            if state is not None:
                return state
            row = self._verb_row(t)
            if row is None:
                continue
            passive = parse.tags[t] == "VBN"
            subject = bool({parse.tags[s] for s in parse.kids(t, "nsubj")} & {"WP", "WDT"})
            if (row.slot == "object" and passive and not subject) or (row.slot == "subject" and (subject or not passive)):
                return t, row
        return None

    # -- counts ----------------------------------------------------------------------------------------------------------

    def _toll(self, amount: Amount, head: int | None) -> tuple[int | None, FigureKind]:
        """ "the death toll rose to 45", "the number of refugees reached 45", "a toll of 45": the noun and what it counts."""
        parse = self.parse
        if head is not None and self.noun_kind(head) not in ("", "person"):
            return None, "other"
        for up in islice(parse.ancestors(amount.core), 4):
            places = [up, *parse.kids(up, "nsubj", "nsubjpass", "dobj")] if parse.pos[up] in ("VERB", "AUX") else [up]
            for t in places:
                crowd = self.words.tolls.get(parse.lemmas[t]) == "protesters"  # "put the crowd at 5,000", but "the crowd waved 40 flags"
                if crowd and (not amount.first or parse.lower[amount.first - 1] not in ("at", "of", "to")):
                    continue
                if t != amount.core and parse.lemmas[t] in self.words.tolls and parse.pos[t] in _NOUNS:
                    return t, self._toll_kind(t)
            moves = parse.lemmas[up] in self.words.updates and amount.first and parse.lower[amount.first - 1] in _MOVES
            subject = parse.first(up, "dobj") or parse.first(up, "nsubj", "nsubjpass") if moves else None
            if subject is not None and subject != amount.core and self.noun_kind(subject) not in ("", "unit", "none"):
                return subject, figure_kind(self.noun_kind(subject))
        return None, "other"

    def _counted_by(self, toll: int) -> int:
        """The noun that a toll or number counts: "the number of *refugees*"; the toll itself where it names none."""
        parse = self.parse
        return next((o for p in parse.kids(toll, "prep") if parse.lower[p] == "of" for o in parse.kids(p, "pobj")), toll)

    def _toll_kind(self, toll: int) -> FigureKind:
        """By what stands beside the noun: "*death* toll", "the number of *refugees*", "the *dead*"; else by the noun itself."""
        parse = self.parse
        beside = parse.kids(toll, "compound", "amod")
        beside += [o for p in parse.kids(toll, "prep") for o in parse.kids(p, "pobj")]
        for t in beside:
            kind = self.words.nouns.get(parse.lemmas[t]) or self.words.nouns.get(parse.lower[t])
            if kind in _OF_NOUN:
                return _OF_NOUN[kind]
            row = self.words.triggers.get((parse.lemmas[t], "noun")) or self.words.triggers.get((parse.lower[t], "adj"))
            if row is not None:
                return row.kind
            modifier = self._by_modifier(t)
            if modifier is not None:
                return modifier[1].kind
        return self.words.tolls[parse.lemmas[toll]] or "other"

    def _updated(self, amount: Amount, toll: int | None) -> bool:
        """ "rose to 45", "brought the toll to 45", "has reached 45": the new value of a count that moved."""
        parse, core = self.parse, amount.core
        before = parse.lower[amount.first - 1] if amount.first else ""
        chain = list(islice(parse.ancestors(core), 4))
        if before in ("to", "at"):
            return any(parse.lemmas[a] in self.words.updates for a in chain) and parse.pos[chain[0] if chain else core] != "NUM"
        verb = next((a for a in chain if parse.pos[a] == "VERB"), None)
        row = None if verb is None else self.words.updates.get(parse.lemmas[verb])
        return bool(row is not None and row.object and toll is not None and verb is not None and core > verb)


_OF_NOUN: dict[str, FigureKind] = {
    "troops": "troops", "killed": "killed", "wounded": "wounded", "detained": "detained", "displaced": "displaced",
    "protesters": "protesters", "members": "members", "vehicles": "vehicles", "formation": "troops",
}  # fmt: skip

_SLOTS: dict[str, frozenset[str]] = {
    "object": frozenset({"dobj", "nsubjpass", "attr", "dative", "obj"}),
    "bare": frozenset({"nsubj", "dobj", "nsubjpass"}),
    "subject": frozenset({"nsubj", "agent"}),
    "of": frozenset(),
}


def figure_kind(noun_kind: NounKind | Literal[""]) -> FigureKind:
    """A figure's kind by its noun alone."""
    return _OF_NOUN.get(noun_kind, "other")


def _kind(noun_kind: NounKind | Literal[""], row: TriggerRow | None, amount: Amount, *, named: bool) -> FigureKind:
    """The event's kind where it is strong or the noun tells nothing of its own; else the noun's."""
    if amount.unit is not None:
        return "money" if len(amount.unit) == 3 and amount.unit.isupper() else "other"
    if noun_kind in ("unit", "none"):
        return "other"
    if row is not None and ((row.strong and noun_kind != "vehicles") or noun_kind in ("person", "")):
        return row.kind if row.strong or noun_kind == "person" or (row.pos == "noun" and not named) else "other"
    return figure_kind(noun_kind)
