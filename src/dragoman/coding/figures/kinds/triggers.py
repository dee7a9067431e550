"""Words that say what befell or did those who are counted, with their lines of data (``figures/triggers.csv``): verbs as their slots ask, adjectives, nouns."""

from __future__ import annotations

from dragoman.coding.figures.kinds.nouns import Nouns
from dragoman.knowledge.figure_words import TriggerRow

# What stands before that which is left or crossed into, or that which is treated.
_AWAY = frozenset({"from", "out", "for", "into"})
# And before that which those who go of themselves come to: "escaped to Kenya", "walked across the border".
_ACROSS = frozenset({"to", "across", "over"})
# Before the hospital to which, or in which, and the wound for which somebody is treated; before that which a crowd stands at.
_TREATED = frozenset({"for", "in", "at", "to", "into", "inside"})
_CROWDED = frozenset({"outside", "in", "at", "on", "around", "before", "near", "into", "through"})
# Prepositions that belong to a number: "between 7 and 15".
_OF_NUMBERS = frozenset({"between", "from", "around", "over", "under"})
_SLOTS: dict[str, frozenset[str]] = {
    "object": frozenset({"dobj", "nsubjpass", "attr", "dative", "obj"}),
    "bare": frozenset({"nsubj", "dobj", "nsubjpass"}),
    "subject": frozenset({"nsubj", "agent"}),
    "of": frozenset(),
}


class Triggers(Nouns):
    """Lines of the triggers for words of one parse."""

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

    def _by_noun(self, preposition: int) -> tuple[int, TriggerRow] | None:
        """"The deaths of 12": the noun that a preposition belongs to."""
        parse = self.parse
        up = parse.heads[preposition]
        row = self.words.triggers.get((parse.lemmas[up], "noun"))
        return (up, row) if row is not None else None

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
        """The line of a verb, if what the line asks of its object is there: "left *their homes*", "driven from *the town*"; or the line of the verb with its
        preposition: "took *to* the streets"."""
        parse = self.parse
        for o in parse.kids(verb, "dobj"):
            row = self.words.triggers.get((f"{parse.lemmas[verb]} {parse.lemmas[o]}", "verb"))
            if row is not None:
                return row  # "twenty lost their *lives*"
        row = self.words.triggers.get((parse.lemmas[verb], "verb"))
        if row is not None and (not row.about or self._is_about(verb, row)):
            return row
        behind = [p for o in parse.kids(verb, "dobj") for p in parse.kids(o, "prep")]  # "left 15 men *with burns*"
        for p in (*parse.kids(verb, "prep", "prt", "advmod"), *behind):
            row = self.words.triggers.get((f"{parse.lemmas[verb]} {parse.lower[p]}", "verb"))
            if row is not None and not row.about and p not in behind:
                return row  # "rounded *up* eleven people", "shot eight *fatally*"
            if row is not None and any(parse.lemmas[o] in row.about for o in parse.kids(p, "pobj")):
                return row
        return None

    def _is_about(self, verb: int, row: TriggerRow) -> bool:
        """Whether the object of a verb, or what follows it, is one of the nouns that its line asks for."""
        parse = self.parse
        objects = parse.kids(verb, "dobj")
        if "OUT" in row.about and any(parse.lower[c] == "out" for c in parse.kids(verb, "prt", "advmod", "prep")):
            return True
        ways = _TREATED if row.kind == "wounded" else _CROWDED if row.kind == "protesters" else _AWAY | _ACROSS if row.slot == "subject" else _AWAY
        preps = [p for p in parse.kids(verb, "prep") if parse.lower[p] in ways]
        objects += [o for p in preps for q in (p, *parse.kids(p, "prep")) for o in parse.kids(q, "pobj")]
        if row.kind == "wounded":
            if any(parse.lower[p] == "for" and parse.lemmas[o] not in row.about for p in preps for o in parse.kids(p, "pobj")):
                return False  # "treated in hospital for cholera"
            objects += [c for c in parse.kids(verb, "xcomp") if parse.lower[c - 1] == "to"]  # "rushed to hospital", read as an infinitive
        named = "PLACE" in row.about
        return any(parse.lemmas[t] in row.about or (named and t in self.places) for t in objects)

    def _voice(self, dep: str, verb: int, row: TriggerRow) -> str:
        """The slot as it shows: "30 wounded" after "12 killed" is a passive that lacks its auxiliary."""
        bare = dep == "nsubj" and self.parse.tags[verb] == "VBN" and not self.parse.kids(verb, "aux", "auxpass", "dobj")
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
