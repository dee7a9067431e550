"""Which place an event is at: from the name of a place up the parse to what was done there, through what stands there and what was going on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from dragoman.coding.events import EventDraft
from dragoman.coding.events.grammar import MEANWHILE, Grammar
from dragoman.coding.places import PlaceMention, told_again
from dragoman.language import Parse

_WHERE = frozenset("in at near on outside inside around across along through throughout over into to from within between off of beside".split())
_STANDING = frozenset("in at near outside inside around across along through throughout within on off over beside".split())
# Verbs that say little of their own: what hangs on them may hang on what governs them.
LIGHT = frozenset({"be", "have", "take", "make", "begin", "start", "continue", "come", "occur", "happen"})
_WITHIN = _STANDING - {"on", "over", "off"}  # sanctions on a country are not imposed in it
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
# Done somewhere, not only said: their places may stand in a clause of their own, or of what was done beside them.
_SOMEWHERE = _ON_THE_GROUND | {"AID", "COOPERATE", "CONSULT", "PROTEST"}
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
_HURT = frozenset({"injure", "wound", "hurt", "kill"})
_LYING = frozenset({"locate", "situate", "base", "station", "hold", "house", "gather", "deploy", "camp"})
# Verbs of what is said or agreed that are done at a place.
_DONE_IN_PERSON = frozenset({"sign", "initial", "ink", "summon"})
_RANK = {"exact": 0, "near": 1, "district": 2, "region": 3, "part": 4, "country": 5, "area": 6, "unknown": 7}
# Where they are "for" is where they go.
_SETTING_OUT = frozenset({"leave", "depart", "head", "embark"})
_SHARES = frozenset({"most", "much", "part", "half", "rest", "all", "third", "quarter", "bulk"})
_LEGATIONS = frozenset({"embassy", "consulate", "legation", "mission"})
_NAMED_SO = ("compound", "nmod", "amod")


class Sites:
    """Places of the events of one parse."""

    def __init__(
        self, parse: Parse, grammar: Grammar, drafts: Sequence[EventDraft], *,
        event_of: Mapping[int, int], main_of: Mapping[int, int], saying: Collection[int],
    ) -> None:  # fmt: skip
        """``event_of``: tokens of the drafts to their indices; ``main_of``: sentences to the first draft on their main lines; ``saying``: heads of cues."""
        self.parse, self._grammar = parse, grammar
        self._drafts, self._event_of, self._main_of, self._saying = drafts, event_of, main_of, saying

    def of_events(self, mentions: Sequence[PlaceMention], role_tokens: Mapping[int, Collection[int]]) -> dict[int, int]:
        """Draft index to index of its place: where something stands before where it goes, what hangs on it before what hangs deeper, the finer first."""
        best: dict[int, tuple[tuple[int, int, int], int]] = {}
        for m, mention in (*enumerate(mentions), *told_again(self.parse, mentions)):
            head = self._hung(mention)
            governor = self.parse.heads[head]
            prep = self._prep(head)
            found = self._climb(head)
            if found is None or not self._is_site(mention, head, prep, found[0], role_tokens.get(found[0], ())):
                continue
            at, depth = found
            if prep and self._drafts[at].reading.type in _SAID and self._is_inside(governor, self._drafts[at].token):
                continue
            rank = (0 if prep in _STANDING or self._is_struck(head, at) else 1, depth, _RANK.get(mention.precision, 7))
            if at not in best or rank < best[at][0]:
                best[at] = (rank, m)
        own = {k: m for k, (_, m) in best.items()}
        return own | {k: place for k in range(len(self._drafts)) if k not in own and (place := self._shared(k, own)) is not None}

    def _prep(self, head: int) -> str:
        """The preposition that a place stands under; "to" for the "for" of "left for Amman"."""
        parse = self.parse
        if parse.deps[head] != "pobj":
            return "in" if parse.lower[head] == "there" else ""
        governor = parse.heads[head]
        bound = parse.lower[governor] == "for" and parse.lemmas[parse.heads[governor]] in _SETTING_OUT
        return "to" if bound else parse.lower[governor]

    def beside(self, token: int, mentions: Sequence[PlaceMention]) -> int | None:
        """Index of the place that stands in the clause of a token, or in the clause it is joined to; the finer first."""
        parse = self.parse
        clause = self._clause(token)
        while clause not in self._saying:  # where somebody speaks is not where those are whom he counts
            found = [
                (_RANK.get(m.precision, 7), k)
                for k, m in enumerate(mentions)
                if m.entry is not None and self._stands(m.head) and self._clause(m.head) == clause
            ]
            if found:
                return min(found)[1]
            if parse.deps[clause] != "conj" or parse.heads[clause] == clause:
                return None
            clause = self._clause(parse.heads[clause])
        return None

    def _is_site(self, mention: PlaceMention, head: int, prep: str, k: int, roles: Collection[int]) -> bool:
        """Whether the words around a place's name say that something is there."""
        if mention.entry is None and not (mention.literal and prep):
            return False
        if self.parse.lemmas[head] in _LEGATIONS and head != mention.head:
            return False  # "outside the Russian embassy"
        if not mention.literal and not prep and not self._is_struck(head, k):
            return False
        if prep == "of" and not mention.literal and self._is_mere_owner(head):
            return False
        if prep == "by" or (prep not in _WHERE and head not in roles):
            return False
        if mention.entry is None or mention.entry.feature != "country" or self.parse.lemmas[mention.head] == "capital":
            return True
        leaving = prep == "from" and self._drafts[k].reading.type == "RETREAT"
        return leaving or (bool(prep) and (prep in _WITHIN or head not in roles))

    def _is_inside(self, prep: int, token: int) -> bool:
        """"Condemned the shelling of a market in Nyala": whether a preposition hangs on what is spoken of, and not on the word that speaks."""
        if self.parse.lemmas[token] in _DONE_IN_PERSON:
            return False  # "signed a pact in Manila", wherever the parser hangs it
        return self._grammar.is_verb(token) and self.parse.heads[prep] != token and token in self.parse.ancestors(prep) and not self._grammar.is_verb(self.parse.heads[prep])

    def _is_mere_owner(self, head: int) -> bool:
        """"At the request of Congo": a name that only says whose a noun is; not "across much of Rakhine", nor "flew out of Lima"."""
        noun = self.parse.heads[self.parse.heads[head]]
        return noun not in self._event_of and self.parse.pos[noun] == "NOUN" and self.parse.lemmas[noun] not in _SHARES

    def _hung(self, mention: PlaceMention) -> int:
        """The token by which a place's name hangs in its clause: "region" of "the Kursk region", "city" of "the city of Goma", "capital" of "the capital, Goma"."""
        parse, head = self.parse, mention.head
        for _ in range(4):
            dep, noun = parse.deps[head], parse.heads[head]
            if (dep == "appos" and parse.deps[noun] in ("dobj", "pobj") and parse.pos[noun] == "NOUN") or (mention.literal and dep in _NAMED_SO and noun not in self._event_of and parse.pos[noun] in ("NOUN", "PROPN")):
                head = noun
            elif mention.literal and dep == "pobj" and parse.lower[noun] == "of" and parse.heads[noun] not in self._event_of and parse.pos[parse.heads[noun]] == "NOUN":
                head = parse.heads[noun]
            else:
                break
        return head

    def _climb(self, token: int) -> tuple[int, int] | None:
        """Index of the draft that a token hangs on and how many clauses deep; None where a verb of saying or another clause stands between."""
        if token in self._event_of:
            return self._event_of[token], 0
        depth = 0
        for a in self.parse.ancestors(token):
            if a in self._saying:
                return self._sited(self._event_of.get(a), depth)
            if a in self._event_of:
                return self._sited(self._event_of[a], depth)
            if self._grammar.is_verb(a):
                below = [k for t, k in self._event_of.items() if self.parse.heads[t] == a and self.parse.deps[t] in ("dobj", "nsubj", "nsubjpass", "xcomp", "attr")]
                if below:
                    return self._sited(below[0], depth)
                if self.parse.lemmas[a] not in LIGHT:
                    root = self._main_of.get(self.parse.sentence_of[a]) if self.parse.heads[a] == a else None
                    if root is not None or not self._is_passable(a):
                        return self._sited(root, depth)
                    depth += 1
        return None

    def _sited(self, k: int | None, depth: int) -> tuple[int, int] | None:
        return None if k is None or (depth and self._drafts[k].reading.type not in _SOMEWHERE) else (k, depth)

    def _is_passable(self, verb: int) -> bool:
        """Whether what a clause without an event says to be somewhere was where its governor was done: "shot men who were fishing off Jaffna"."""
        parse = self.parse
        dep, tag = parse.deps[verb], parse.tags[verb]
        noun = parse.heads[verb]
        if parse.lemmas[verb] in _HURT and parse.tags[verb] == "VBN" and dep in ("acl", "advcl", "oprd", "xcomp") and not parse.kids(verb, "mark", "aux", "auxpass"):
            return noun in self._event_of or parse.heads[noun] in self._event_of  # "left 12 injured in Tunis"
        if dep in ("acl", "relcl"):
            return tag == "VBG" or (tag == "VBN" and parse.lemmas[verb] in _LYING) or (noun in self._event_of and tag == "VBD")
        if dep == "advcl":
            meanwhile = any(parse.lower[c] in MEANWHILE for c in parse.kids(verb, "mark", "advmod"))
            return tag == "VBG" or self._is_aim(verb) or (meanwhile and tag == "VBD")
        return dep == "xcomp" and (self._is_aim(verb) or parse.tags[noun] == "VBG")  # "migrants who were trying to force a fence near Czeremcha"

    def _is_aim(self, verb: int) -> bool:
        """"Fired shots to drive them from the square": an aim of what is done on the spot."""
        parse = self.parse
        above = self._event_of.get(parse.heads[verb])
        return above is not None and self._drafts[above].reading.type in _ON_THE_GROUND and any(parse.lower[c] == "to" for c in parse.kids(verb, "aux"))

    def _shared(self, k: int, own: Mapping[int, int]) -> int | None:
        """"Burned a station and shot four men in Delmas": where verbs that are joined share their subject they share their place."""
        parse, t = self.parse, self._drafts[k].token
        if self._drafts[k].reading.type not in _SOMEWHERE:
            return None
        for other in self._joined(t):
            j = self._event_of.get(other)
            if j is not None and j in own and self._drafts[j].reading.type in _SOMEWHERE and parse.sentence_of[other] == parse.sentence_of[t]:
                return own[j]
        return None

    def _joined(self, t: int) -> Iterator[int]:
        """Verbs whose subject a verb shares: what it is joined to, what it goes along with, what is joined to it."""
        parse = self.parse
        if parse.deps[t] == "conj" and self._has_subject(t):
            return
        if parse.deps[t] == "conj" or (parse.deps[t] == "advcl" and parse.tags[t] == "VBG" and not parse.kids(t, "mark")):
            yield parse.heads[t]
        yield from (c for c in parse.kids(t, "conj") if not self._has_subject(c))
        yield from (c for o in parse.kids(t, "dobj", "nsubjpass") for c in parse.kids(o, "acl") if parse.tags[c] == "VBG")  # "bombed a school sheltering families in Khan Yunis"

    def _has_subject(self, verb: int) -> bool:
        """Whether a verb has a subject of its own; "and 19 wounded" only counts more of the same."""
        return any(self.parse.tags[c] != "CD" for c in self.parse.kids(verb, "nsubj", "nsubjpass"))

    def _stands(self, head: int) -> bool:
        """Whether a place's name says where: "in Samar", "in Samar province", "in the town of Gori"."""
        parse = self.parse
        if parse.deps[head] == "compound" or (parse.deps[head] == "pobj" and parse.lower[parse.heads[head]] == "of"):
            head = parse.heads[head] if parse.deps[head] == "compound" else parse.heads[parse.heads[head]]
        return parse.deps[head] == "pobj" and parse.lower[parse.heads[head]] in _STANDING

    def _clause(self, token: int) -> int:
        """The verb whose clause a token stands in; the sentence's head where there is none."""
        at = token
        while not (self._grammar.is_verb(at) or self.parse.pos[at] == "VERB") and self.parse.heads[at] != at:
            at = self.parse.heads[at]
        return at

    def _is_struck(self, head: int, k: int) -> bool:
        """"bombed Beirut", "seized Aleppo": what a material act is done to is where it is done."""
        return self._drafts[k].reading.type in _ON_THE_GROUND and self.parse.deps[head] == "dobj" and self._event_of.get(self.parse.heads[head]) == k
