"""Deeds that are one of several options: a token in, the noun that offers it out, and who would act.

"The Pentagon is weighing options ranging from exercises to the basing of forces", "looking at measures, from joint patrols to an embargo",
"Peru is considering further steps. These include recalling its envoy and closing the border."
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dragoman.coding.actors import Mention
from dragoman.coding.events.roles import Roles
from dragoman.coding.events.selection.view import View

# What is done with options; in the passive those who do it are seldom named.
_WEIGHING = frozenset("consider weigh study examine discuss mull ponder contemplate debate review explore assess look think draft prepare plan".split())
_LYING = frozenset({"be", "remain", "stay", "lie", "put"})
_LISTING = frozenset("include comprise range be involve".split())
_THESE = frozenset({"these", "they", "those", "others", "options", "which"})
_OPEN = frozenset("possible potential planned proposed future".split())
_ADDING = frozenset({"along", "including", "besides", "plus"})
_BACK = 2  # sentences


class Options:
    """Options that the sentences of one parse name."""

    def __init__(self, view: View) -> None:
        self.parse, self._grammar, self._matcher, self._roles = view.parse, view.grammar, view.matcher, view.roles

    def of(self, t: int) -> int | None:
        """The noun that offers a token among others, if what it offers is weighed or chosen by somebody."""
        parse, below = self.parse, t
        for a in parse.ancestors(t):
            if parse.deps[below] == "relcl" or (parse.deps[below] == "acl" and parse.kids(below, "agent")):
                return None  # "the sanctions that it eased", "a move welcomed by Algeria": what somebody did
            if self._matcher.in_class(a, "options"):
                if parse.lemmas[a] == "response" and parse.lower[below] == "to" and not any(parse.lower[c] == "from" for c in parse.kids(a, "prep")):
                    return None  # "weighed its response to the raid": what is answered has been
                return a if self._grammar.is_verb(parse.heads[a]) and parse.deps[a] in ("dobj", "nsubjpass") else None
            if parse.lower[below] in _ADDING and parse.deps[a] == "parataxis":
                a = parse.heads[a]  # "is considering such a step, envoys said, along with an embargo"
            if self._grammar.is_verb(a) and parse.lower[a] not in _ADDING and parse.deps[a] not in ("acl", "conj", "pcomp") and parse.deps[below] != "conj":
                return self._weighed(a, below) or self._listed(a, below) or self._tabled(a, below)
            below = a
        return None

    def _weighed(self, verb: int, below: int) -> int | None:
        """"Looking at a range of measures, from flights to sanctions": what stands behind "from" of a verb that weighs options is one of them."""
        parse = self.parse
        if parse.lemmas[verb] not in _WEIGHING or parse.deps[below] != "prep" or parse.lower[below] not in ("from", "to", *_ADDING):
            return None
        nouns = [*parse.kids(verb, "dobj", "nsubjpass"), *(n for p in parse.kids(verb, "prep") if p < below for n in parse.kids(p, "pobj"))]
        return next((n for n in nouns if self._is_option(n)), None)

    def _listed(self, verb: int, below: int) -> int | None:
        """"These include closing the border", "among the steps under study are travel bans": what options that are under discussion include."""
        parse = self.parse
        ranging = parse.deps[below] == "prep" and parse.lower[below] in ("from", "to") and parse.lemmas[verb] == "range"
        if parse.lemmas[verb] not in _LISTING or not (ranging or parse.deps[below] in ("xcomp", "dobj", "attr", "nsubj", "csubj", "conj", "pcomp", "ccomp")):
            return None
        if parse.deps[verb] == "relcl" and self._is_open(parse.heads[verb]):
            return parse.heads[verb]  # "options that range from drills to sanctions"
        among = [n for p in parse.kids(verb, "prep") if parse.lower[p] == "among" for n in parse.kids(p, "pobj")]
        subjects = [n for n in parse.kids(verb, "nsubj") if n != below]
        if parse.lemmas[verb] == "be":  # "possible steps are a ban and the recall of envoys", "one option is to close the border"
            subjects = [n for n in subjects if parse.lower[n] not in _THESE or parse.lemmas[n] == "option"]
            named = [n for n in parse.kids(verb, "attr") if n != below and parse.deps[below] in ("nsubj", "csubj")]
            return next((n for n in (*among, *subjects, *named) if self._is_open(n) or self._matcher.in_class(n, "choice")), None)
        return next((n for n in (*among, *subjects) if self._is_open(n)), None)

    def _tabled(self, verb: int, below: int) -> int | None:
        """"An embargo is under consideration", "on the table are travel bans": what is said to lie before those who decide."""
        parse = self.parse
        if parse.lemmas[verb] not in _LYING or parse.deps[below] not in ("nsubj", "csubj", "attr", "dobj", "conj"):
            return None
        return next((n for p in parse.kids(verb, "prep") for n in parse.kids(p, "pobj") if self._is_before_them(p, n)), None)

    def _is_before_them(self, prep: int, noun: int) -> bool:
        """"Under discussion", "on the table"."""
        phrase = {"under": "consideration", "on": "agenda"}.get(self.parse.lower[prep])
        return phrase is not None and self._matcher.in_class(noun, phrase)

    def _is_option(self, n: int) -> bool:
        return self._matcher.in_class(n, "options") or self._matcher.in_class(self._grammar.head_noun(n), "options")

    def _is_open(self, n: int) -> bool:
        """Whether a noun or "these" stands for what is weighed and not yet done."""
        parse = self.parse
        if parse.lower[n] in _THESE and self._weigher(n) is not None:
            return True
        if not self._is_option(n):
            return False
        if parse.lemmas[parse.heads[n]] in _WEIGHING and parse.deps[n] in ("dobj", "nsubjpass"):
            return True
        under = any(self._is_before_them(p, o) for p in parse.kids(n, "prep") for o in parse.kids(p, "pobj"))
        weighed = any(parse.lemmas[c] in _WEIGHING for c in parse.kids(n, "acl", "relcl"))
        return under or weighed or any(parse.lower[c] in _OPEN for c in parse.kids(n, "amod")) or (any(parse.lower[c] in ("other", "further") for c in parse.kids(n, "amod")) and self._weigher(n) is not None)

    def _weigher(self, n: int) -> int | None:
        """The verb of this or the sentences before that weighs options: "is weighing further steps"."""
        parse = self.parse
        here = parse.sentence_of[n]
        for k in range(here, max(here - _BACK, -1) - 1, -1):
            s = parse.sentences[k]
            for t in range(min(s.end, n) - 1, s.start - 1, -1):
                if parse.lemmas[t] in _WEIGHING and self._grammar.is_verb(t):
                    nouns = [*parse.kids(t, "dobj", "nsubjpass"), *(o for p in parse.kids(t, "prep") for o in parse.kids(p, "pobj"))]
                    if any(self._is_option(o) for o in nouns):
                        return t
        return None

    def chosen(self, t: int, roles: Roles) -> Roles:
        """Who has the options would be who acts."""
        noun = self.of(t)
        if noun is None or any(m.form != "agent" or m.sense is not None for m in roles.actors):
            return roles  # "the deployment of destroyers" names none that would deploy them
        verb = self.parse.heads[noun]
        while not self._grammar.is_verb(verb) and self.parse.heads[verb] != verb:  # "a range of measures"
            verb = self.parse.heads[verb]
        own = self._roles.as_actors(self._grammar.of(verb).agents) if self.parse.lemmas[verb] not in _LISTING else []
        return replace(roles, actors=tuple(own or self._before(noun, {m.country for m in roles.recipients if m.country})) or roles.actors)

    def _before(self, noun: int, barred: Collection[str]) -> list[Mention]:
        """Who weighed the options in the sentences before, else who was said there to be about to act."""
        weigher = self._weigher(noun)
        verbs = [weigher] if weigher is not None else []
        here = self.parse.sentence_of[noun]
        verbs += [v for k in range(here - 1, max(here - _BACK, 0) - 1, -1) for v in self._lines(k)]
        for v in verbs:
            found = [m for m in self._roles.as_actors(self._grammar.of(v).agents or self._grammar.of(v).objects) if m.known and m.country not in barred]
            if found:
                return found
        return []

    def _lines(self, k: int) -> list[int]:
        """The verb of a sentence and of what is told in it, the inmost first."""
        root = self.parse.sentences[k].root
        told = [c for c in self.parse.kids(root, "ccomp") if self._grammar.is_verb(c)]
        return [*told, root]
