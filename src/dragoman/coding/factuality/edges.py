"""How an event word hangs on what governs it: the construction, and the line of data that applies there."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.negation import argument_negation
from dragoman.knowledge.signatures import Signature, Signatures
from dragoman.language import Parse

_KIND = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv", "ADP": "prep", "SCONJ": "prep", "PRON": "noun"}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "both", "such"])
# Nouns for what is said, through which a denial reaches what they are of: "denied reports that", "dismissed claims that".
_WORDS = frozenset(["report", "allegation"])


@dataclass(frozen=True, slots=True)
class Edge:
    """``up``: the governor, None where the word stands for itself; ``sign``: what the governor makes of it, None: nothing;
    ``word``: the token that carries the sign where it is not the governor; ``shared``: a coordinated word takes the context
    of the first one, not its own negation and modals, except for those named here."""

    up: int | None
    frame: str = ""
    sign: Signature | None = None
    word: int | None = None
    shared: bool = False
    shared_modal: int | None = None
    shared_negation: int | None = None


FREE = Edge(None)


def _plain(frame: str) -> str:
    """A construction without what only tells its lines apart."""
    return frame.removesuffix("+to") if frame == "whether+to" else frame


def hedged_noun(parse: Parse, noun: int) -> bool:
    """ "no trip planned", "nothing that hurts", "any pattern linking": what describes such a noun is as unsure as the noun."""
    return argument_negation(parse, noun) is not None or any(parse.lower[c] == "any" for c in parse.kids(noun, "det"))


def is_definite(parse: Parse, noun: int) -> bool:
    """ "the attack", "Russia's attack", "his attack": taken for granted."""
    for c in parse.children[noun]:
        if parse.deps[c] == "poss" or (parse.deps[c] == "det" and parse.lower[c] in _DEFINITE):
            return True
    return parse.pos[noun] == "PROPN"


class EdgeReader:
    """Reads edges of one parse, each once."""

    def __init__(self, parse: Parse, signatures: Signatures) -> None:
        self.parse = parse
        self.signatures = signatures
        self.table = signatures.table
        self.extended = signatures.extended
        self._known: dict[int, Edge] = {}

    def read(self, token: int) -> Edge:
        """The edge above a token."""
        edge = self._known.get(token)
        if edge is None:
            edge = self._known[token] = self._read(token)
        return edge

    def _read(self, t: int) -> Edge:
        parse = self.parse
        h, dep = parse.heads[t], parse.deps[t]
        if h == t:
            return FREE
        if dep == "ccomp" and t < h and ";" in parse.words[t:h]:
            return FREE  # what stands before a semicolon is no complement of what stands behind it
        if dep in ("ccomp", "xcomp"):
            return self._complement(h, self._clause_frames(t))
        if dep in _SUBJECTS:
            return self._subject(t, h)
        if dep in ("dobj", "attr", "oprd", "dative"):
            return self._object(t, h, "np" if dep != "attr" else "attr")
        if dep in ("pobj", "pcomp"):
            return self._prepositional(t, h)
        if dep in ("acl", "relcl"):
            return self._noun_clause(t, h, dep)
        if dep == "advcl":
            return self._adverbial(t, h)
        if dep == "conj":
            return self._coordinated(t, h)
        if dep in ("compound", "nmod", "amod"):
            return self._compound(t, h)
        if dep in ("acomp", "prep", "appos", "parataxis", "dep", "intj", "agent", "pcomp"):
            sign = self._sign(h, ("appos",)) if dep == "appos" else None
            return Edge(h, dep, sign)
        return FREE

    # -- look-up -------------------------------------------------------------------------------------------------------

    def _rows(self, h: int) -> list[dict[str, Signature]]:
        """Lines for a governor, those with a particle or object of their own first."""
        parse = self.parse
        kind = _KIND.get(parse.pos[h])
        if kind is None:
            return []
        lemma = parse.lemmas[h]
        found = []
        extended = self.extended.get((kind, lemma))
        if extended is not None:
            near = {parse.lemmas[c] for c in parse.children[h]}
            near |= {parse.lemmas[g] for c in parse.kids(h, "prep") for g in parse.children[c]}
            found = [frames for extra, frames in extended if extra in near]
        for key in ((kind, lemma), (kind, parse.lower[h])):
            frames = self.table.get(key)
            if frames is not None:
                found.append(frames)
        return found

    def _sign(self, h: int, frames: tuple[str, ...]) -> Signature | None:
        for rows in self._rows(h):
            for frame in frames:
                if frame in rows:
                    return rows[frame]
        return None

    def _clause_frames(self, t: int) -> tuple[str, ...]:
        """Constructions that a clause headed by t can stand for, the best first."""
        parse = self.parse
        marks = [parse.lower[c] for c in parse.children[t] if parse.deps[c] in ("mark", "aux", "advmod")]
        first = parse.edges[t][0]
        if parse.lower[first : first + 2] in (["how", "many"], ["how", "much"]):
            return ("whether",)
        to = any(parse.lower[c] == "to" and parse.deps[c] == "aux" for c in parse.children[t])
        if "whether" in marks or ("if" in marks and parse.deps[t] == "ccomp"):
            return ("whether+to", "whether") if to else ("whether",)
        if to:
            return ("to",)
        if "that" in marks or parse.tags[t] in ("VBD", "VBZ", "VBP", "MD") or any(
            parse.deps[c] in ("aux", "auxpass") and parse.tags[c] in ("MD", "VBD", "VBZ", "VBP") for c in parse.children[t]
        ):
            return ("that",)
        if parse.tags[t] == "VBG":
            return ("ing", "to")
        if parse.tags[t] == "VB":
            return ("bare", "that", "to")
        return ("np", "that", "to")

    # -- constructions -------------------------------------------------------------------------------------------------

    def _complement(self, h: int, frames: tuple[str, ...]) -> Edge:
        if frames == ("to",) and self.parse.lower[h] == "going":
            frames = ("to+going", "to")
        predicate = self._predicate(h, frames)
        if predicate is not None:
            return Edge(h, _plain(frames[0]), predicate[1], predicate[0])
        sign = self._sign(h, frames)
        listed = self._listed(h, sign, _plain(frames[0]))
        if listed is not None:
            return listed
        if sign is None and frames == ("to",):
            late = next((c for c in self.parse.children[h] if self.parse.lower[c] == "yet"), None)
            if late is not None:
                sign = self._find("adv", "yet", "to")
                return Edge(h, "to", sign, late)
        return Edge(h, _plain(frames[0]), sign)

    def is_word(self, noun: int) -> bool:
        """Whether a noun is for what is said: a report, a claim, an allegation."""
        sign = self._sign(noun, ("that",)) if self.parse.pos[noun] == "NOUN" else None
        return sign is not None and sign.klass in _WORDS

    def _find(self, kind: str, lemma: str, frame: str) -> Signature | None:
        frames = self.table.get((kind, lemma))
        return frames.get(frame) if frames is not None else None

    def _subject(self, t: int, h: int) -> Edge:
        """ "The attack is unlikely", "an attack was planned", "attacks continued"."""
        parse = self.parse
        if parse.deps[t] == "nsubjpass":
            return self._object(t, h, "np")
        predicate = self._predicate(h, ("subj",))
        if predicate is not None:
            return Edge(h, "subj", predicate[1], predicate[0])
        sign = self._sign(h, ("subj",))
        if sign is not None:
            return Edge(h, "subj", sign)
        if argument_negation(parse, t) is not None or (not is_definite(parse, t) and self._has_modal(h)):
            return Edge(h, "subj")
        return FREE

    def _predicate(self, verb: int, frames: tuple[str, ...]) -> tuple[int, Signature] | None:
        """The adjective or noun after a linking verb, with its line: "is unlikely", "it is false that", "seems possible"."""
        linking = self._sign(verb, ("attr",))
        if linking is None or linking.klass != "copula":
            shown = self._sign(verb, ("to",))
            inner = next((x for x in self.parse.kids(verb, "xcomp") if self.parse.lemmas[x] == "be"), None)
            return self._predicate(inner, frames) if inner is not None and shown is not None and shown.klass == "implicative" else None  # "turned out to be false"
        for c in self.parse.kids(verb, "acomp", "oprd", "attr"):
            sign = self._sign(c, frames)
            if sign is not None:
                return c, sign
        return None

    def _listed(self, verb: int, sign: Signature | None, frame: str) -> Edge | None:
        """ "Options include sending troops": what is listed is as sure as its kind."""
        if sign is None or sign.klass != "range":
            return None
        subject = self.parse.first(verb, "nsubj")
        kind = self._sign(subject, ("acl",)) if subject is not None else None
        return Edge(subject, frame, kind) if kind is not None else None

    def _has_modal(self, verb: int) -> bool:
        return any(self.parse.tags[c] == "MD" for c in self.parse.kids(verb, "aux"))

    def _object(self, t: int, h: int, frame: str) -> Edge:
        parse = self.parse
        frames = (frame, "np") if frame != "np" else ("np",)
        sign = self._sign(h, ("np+report", *frames) if self.is_word(t) else frames)
        listed = self._listed(h, sign, frame)
        if listed is not None:
            return listed
        if sign is not None and sign.positive > 0 and argument_negation(parse, t) is not None:
            return Edge(h, frame)  # "found no evidence": what is not found is not presupposed
        if sign is not None:
            return Edge(h, frame, sign)
        if is_definite(parse, t) and argument_negation(parse, t) is None:
            return FREE
        return Edge(h, frame)

    def _prepositional(self, t: int, p: int) -> Edge:
        """Under a preposition: what governs the preposition decides, else the preposition itself."""
        parse = self.parse
        word = parse.lower[p]
        own = self._find("prep", word, "np")
        h = parse.heads[p]
        if h == p:
            return Edge(p, word, own, p) if own is not None else FREE
        if parse.deps[p] == "agent":
            return Edge(h, "agent")
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
        if sign is not None:
            return Edge(h, frames[0], sign)
        if own is not None:
            return Edge(h, frames[0], own, p)
        if parse.deps[t] == "pcomp" and parse.pos[t] in ("VERB", "AUX"):
            return Edge(h, frames[0])
        if is_definite(parse, t):
            return FREE
        return Edge(h, frames[0])

    def _with_particle(self, h: int, word: str) -> Signature | None:
        """ "ruled out sending": a particle that the parser took for a preposition."""
        for extra, rows in self.extended.get((_KIND.get(self.parse.pos[h], ""), self.parse.lemmas[h]), ()):
            if extra == word:
                return rows.get("ing") or rows.get("np")
        return None

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
        frames = self._clause_frames(t)
        marked = any(self.parse.deps[c] == "mark" for c in self.parse.children[t])
        if frames[0] == "ing" and dep == "acl":
            frames = ("acl",)
        elif _plain(frames[0]) not in ("to", "whether") and not marked:
            return Edge(h, "described") if hedged_noun(self.parse, h) else FREE
        sign = self._sign(h, frames)
        if sign is not None:
            return Edge(h, _plain(frames[0]), sign)
        if frames == ("to",):
            return Edge(h, "to", self._find("mark", "to", "clause"), next(iter(self.parse.kids(t, "aux")), None))
        return Edge(h, "described") if hedged_noun(self.parse, h) else FREE

    def _adverbial(self, t: int, h: int) -> Edge:
        """From a clause to what it stands beside: "to seize the town" is a purpose, "if it attacks" a condition."""
        parse = self.parse
        frames = self._clause_frames(t)
        if frames == ("to",):
            sign = self._sign(h, ("to",))
            if sign is not None:
                return Edge(h, "to", sign)
            return Edge(h, "purpose", self._find("mark", "to", "clause"), next(iter(parse.kids(t, "aux")), None))
        for c in parse.children[t]:
            if parse.deps[c] in ("mark", "advmod"):
                sign = self._find("mark", parse.lower[c], "clause")
                if sign is not None:
                    return FREE if sign.positive == sign.negative == 3.0 else Edge(h, "clause", sign, c, shared=True)
        if frames[0] == "ing" and h < t and ("," not in parse.words[h:t] or self._is_next(t, h)):  # an object the parser took for an adjunct
            sign = self._sign(h, ("ing",))
            if sign is not None:
                return Edge(h, "ing", sign)
        return Edge(h, "adverbial") if parse.tags[t] in ("VBG", "VBN", "VB") else FREE

    def _is_next(self, t: int, h: int) -> bool:
        """"Considering closing the port, raising tariffs and recalling its envoy": a further form in -ing of those that a verb governs."""
        parse = self.parse
        first = any(parse.tags[c] == "VBG" and h < c < t for c in parse.kids(h, "xcomp", "ccomp", "dobj"))
        return first and any(parse.tags[c] == "VBG" for c in parse.kids(t, "conj"))

    def _coordinated(self, t: int, h: int) -> Edge:
        """A coordinated word takes the place of the first; it shares modals and negation where it has no clause of its own."""
        parse = self.parse
        own_subject = any(parse.deps[c] in _SUBJECTS for c in parse.children[t])
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

    def _compound(self, t: int, h: int) -> Edge:
        """ "withdrawal plan", "attack threat"; an adjective or participle stands for itself."""
        if self.parse.pos[t] not in ("NOUN", "PROPN"):
            return Edge(h, "described") if hedged_noun(self.parse, h) else FREE
        sign = self._sign(h, ("nn", "prep:of", "prep:for"))
        return Edge(h, "nn", sign) if sign is not None else FREE
