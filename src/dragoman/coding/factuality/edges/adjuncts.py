"""Edges through prepositions, noun clauses, adverbial clauses and coordination; a token in, its edge out."""

from __future__ import annotations

from dragoman.coding.factuality.edges.constructions import clause_frames, plain
from dragoman.coding.factuality.edges.lines import Lines
from dragoman.coding.factuality.edges.model import FREE, SUBJECTS, Edge
from dragoman.coding.factuality.edges.nouns import hedged_noun, is_definite
from dragoman.knowledge.signatures import Signature
from dragoman.language.openers import beside, inverted, matrix, openers

_AHEAD = frozenset({"will", "would", "'ll", "'d", "’ll", "’d", "shall"})

# Words of a turn in which somebody does something, and nouns of what is still to do or may be done.
_NTH = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last latest only".split())
_UNDONE = frozenset("step chance opportunity time thing way move measure need duty right sign reason occasion attempt bid effort plan proposal bill deal round day moment hope place option task job".split())


class Adjuncts(Lines):
    """Edges to what a word stands under or beside without being its argument."""

    def _prepositional(self, t: int, p: int) -> Edge:
        """Under a preposition: what governs the preposition decides, else the preposition itself."""
        parse = self.parse
        word = parse.lower[p]
        own = self._find("prep", word, "np")
        h = parse.heads[p]
        if h == p:
            return Edge(p, word, own, p) if own is not None else FREE
        if parse.deps[p] == "agent":  # "no foreigners were hurt by the blasts": they went off all the same
            return FREE if parse.pos[t] == "NOUN" and is_definite(parse, t) else Edge(h, "agent")
        opener = self._sign(t, ("prep:of",))
        if opener is not None and opener.klass == "condition":
            return FREE  # "in case of": opens a condition and stands for itself
        frames: tuple[str, ...] = ("prep:" + word,)
        if word == "to":
            h = self._range_verb(h)
        if parse.deps[p] == "prep" and parse.pos[h] in ("ADP", "SCONJ", "ADV") and parse.heads[h] != h:
            outer = self._sign(h, frames)
            if outer is not None:
                return Edge(parse.heads[h], frames[0], outer, h)
            h = parse.heads[h]
        sign = self._sign(h, frames) or self._with_particle(h, word)
        if sign is not None and sign.klass == "answer":
            return Edge(h, frames[0]) if hedged_noun(parse, t) else FREE  # "vowed a response to the raid": what is answered has been
        if sign is not None and sign.klass == "grievance" and is_definite(parse, t):
            return FREE  # "protested against the killing of two students"
        if sign is not None:
            return Edge(h, frames[0], sign)
        if word == "before" and parse.deps[t] == "pcomp" and parse.tags[h] == "VBD" and not parse.kids(h, "neg"):
            return FREE  # "held them for hours before letting them go"
        if own is not None:
            return Edge(h, frames[0], own, p)
        if parse.deps[t] == "pcomp" and parse.pos[t] in ("VERB", "AUX"):
            return Edge(h, frames[0])
        if is_definite(parse, t):
            return FREE
        return Edge(h, frames[0])

    def _range_verb(self, h: int) -> int:
        """ "options ranging from drills and sending forces to the basing of…": the "to" that the range still lacks."""
        parse = self.parse
        for a in (h, *parse.ancestors(h)):
            if parse.deps[a] not in ("conj", "pobj", "pcomp", "prep", "dobj", "acl"):
                break
            sign = self._sign(a, ("prep:from",))
            if sign is not None and sign.klass == "range":
                prepositions = [parse.lower[c] for c in parse.kids(a, "prep")]
                return a if "from" in prepositions and "to" not in prepositions else h
        return h

    def _noun_clause(self, t: int, h: int, dep: str) -> Edge:
        """ "evidence that", "plan to", "options ranging from": a relative clause stands for itself."""
        frames = clause_frames(self.parse, t)
        marked = any(self.parse.deps[c] == "mark" for c in self.parse.children[t])
        if frames[0] == "ing" and dep == "acl":
            frames = ("acl",)
        elif plain(frames[0]) not in ("to", "whether") and not marked:
            return Edge(h, "described") if hedged_noun(self.parse, h) else FREE
        phrase = self._phrase(h) if frames == ("to",) else None
        if phrase is not None:
            return Edge(self.parse.heads[h], "to", phrase)
        sign = self._sign(h, frames)
        if sign is not None:
            return Edge(h, plain(frames[0]), sign)
        if frames == ("to",) and self._is_nth(h):
            return Edge(h, "outcome")
        if frames == ("to",):
            return Edge(h, "to", self._find("mark", "to", "clause"), next(iter(self.parse.kids(t, "aux")), None))
        return Edge(h, "described") if hedged_noun(self.parse, h) else FREE

    def _is_nth(self, noun: int) -> bool:
        """"The first country to recognise Kosovo", "the 456th person to be listed": whoever did so in his turn has done so."""
        parse = self.parse
        if parse.lemmas[noun] in _UNDONE:
            return False
        beside = (noun, *parse.kids(noun, "amod", "nummod", "advmod", "det"))
        return any(parse.lower[c] in _NTH or (parse.lower[c][:1].isdigit() and parse.lower[c].endswith(("st", "nd", "rd", "th"))) for c in beside)

    def _phrase(self, noun: int) -> Signature | None:
        """ "Had the courage to attack": the line of a verb with the object that the infinitive hangs on."""
        verb, lemma = self.parse.heads[noun], self.parse.lemmas[noun]
        if self.parse.deps[noun] != "dobj":
            return None
        return next((rows.get("to") for extra, rows in self.extended.get(("verb", self.parse.lemmas[verb]), ()) if extra == lemma), None)

    def _adverbial(self, t: int, h: int) -> Edge:
        """From a clause to what it stands beside: "to seize the town" is a purpose, "if it attacks" a condition."""
        parse = self.parse
        frames = clause_frames(self.parse, t)
        if frames == ("to",) and inverted(parse, t) is None:
            if self._turns_out(t, h) or any(self._is_nth(a) for a in parse.kids(h, "attr") if h < a < t and parse.edges[a][1] == parse.edges[t][0]):
                return Edge(h, "outcome")
            sign = self._sign(h, ("to",))
            if sign is not None:
                return Edge(h, "to", sign)
            return Edge(h, "purpose", self._find("mark", "to", "clause"), next(iter(parse.kids(t, "aux")), None))
        verb = matrix(parse, t)
        for c, words in openers(parse, t):
            sign = self._opened(words, verb)
            if sign is None and words == "until" and parse.tags[t] in ("VBZ", "VBP"):  # "no truce until they disarm"
                sign = self._find("mark", words, "ahead")
            if sign is not None:
                return FREE if sign.positive == sign.negative == 3.0 else Edge(verb, "clause", sign, c, shared=True)
        if frames[0] == "ing" and h < t and ("," not in parse.words[h:t] or self._is_next(t, h)):  # an object the parser took for an adjunct
            sign = self._sign(h, ("ing",))
            if sign is not None:
                return Edge(h, "ing", sign)
        return Edge(h, "adverbial") if parse.tags[t] in ("VBG", "VBN", "VB") else FREE

    def _turns_out(self, t: int, h: int) -> bool:
        """ "Banned the march, only to lift the ban": what came of it, no purpose."""
        parse, first = self.parse, self.parse.edges[t][0]
        return h < t and parse.lower[first] == "only" and parse.heads[first] == t and parse.words[first - 1] == "," and parse.tags[h] in ("VBD", "VBN")

    def _opened(self, words: str, verb: int) -> Signature | None:
        """The line of a clause's opener; beside what is to come, "until" and "once" open a condition: "would leave once they withdrew", and so does "would not leave before they withdrew"."""
        ahead = any(self.parse.lower[a] in _AHEAD for a in self.parse.kids(verb, "aux"))
        words = "until" if ahead and words == "before" and self.parse.kids(verb, "neg") else words
        return (self._find("mark", words, "ahead") if ahead else None) or self._find("mark", words, "clause")

    def _is_next(self, t: int, h: int) -> bool:
        """"Considering closing the port, raising tariffs and recalling its envoy": a further form in -ing of those that a verb governs."""
        parse = self.parse
        first = any(parse.tags[c] == "VBG" and h < c < t for c in parse.kids(h, "xcomp", "ccomp", "dobj"))
        return first and any(parse.tags[c] == "VBG" for c in parse.kids(t, "conj"))

    def _coordinated(self, t: int, h: int) -> Edge:
        """A coordinated word takes the place of the first; it shares modals and negation where it has no clause of its own."""
        parse = self.parse
        for c in parse.children[t]:
            if parse.deps[c] == "mark" and (sign := self._find("mark", parse.lower[c], "clause")) is not None and sign.klass == "condition":
                return Edge(h, "clause", sign, c, shared=True)  # "is willing to talk, but only if Cairo frees him"
        clause = self._condition_before(t, h)
        if clause is not None:
            return Edge(clause, "conj", shared=True)
        own_subject = any(parse.deps[c] in SUBJECTS for c in parse.children[t])
        own_aux = any(parse.deps[c] == "aux" for c in parse.children[t])
        modal = negation = None
        joint = [c for c in parse.children[h] if parse.deps[c] == "cc" and c < t]
        if joint and parse.lower[joint[-1]] == "nor":
            return Edge(h, "conj", shared=True, shared_negation=joint[-1])
        if not own_subject and not own_aux and parse.tags[t] == parse.tags[h]:
            modal = next((c for c in parse.kids(h, "aux") if parse.tags[c] == "MD"), None)
            but = any(parse.lower[c] in ("but", "yet", "instead") for c in parse.kids(h, "cc"))
            if not but and parse.tags[t] == "VB":
                negation = next((c for c in parse.kids(h, "neg")), None)
        if not own_subject and not own_aux and parse.pos[t] in ("NOUN", "PROPN") and is_definite(parse, t):
            return Edge(h, "conj", shared=True)
        return Edge(h, "conj", shared=True, shared_modal=modal, shared_negation=negation)

    def _condition_before(self, t: int, h: int) -> int | None:
        """"Would talk only if they left the town and freed the hostages": a past tense goes with the condition, not with what stands after "would"."""
        parse = self.parse
        if parse.tags[t] != "VBD" or not any(parse.tags[a] == "MD" for a in parse.kids(h, "aux")) or any(parse.deps[c] in SUBJECTS for c in parse.children[t]):
            return None
        between = (c for c in beside(parse, h) if h < c < t)
        return next((c for c in between for _, words in openers(parse, c) if (sign := self._opened(words, h)) is not None and sign.klass == "condition"), None)

    def _compound(self, t: int, h: int) -> Edge:
        """ "withdrawal plan", "attack threat"; an adjective or participle stands for itself."""
        if self.parse.pos[t] not in ("NOUN", "PROPN"):
            return Edge(h, "described") if hedged_noun(self.parse, h) else FREE
        sign = self._sign(h, ("nn", "prep:of", "prep:for"))
        return Edge(h, "nn", sign) if sign is not None else FREE
