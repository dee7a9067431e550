"""What a clause or phrase only mentions: when something else was, what was not done, of which kind somebody is; a token in, yes or no out.

"… after crowds burned its embassy", "instead of withdrawing", "anyone who attacked them".
"""

from __future__ import annotations

from dragoman.coding.events.grammar import CONDITIONS, DURING, FINITE, SINCE
from dragoman.coding.events.selection.view import View

_TEMPORAL = frozenset({"after", "before", "since", "when", "while", "as", "until", "once"})
# Words before a clause of time that tells a fact, and those before one that does not.
_AFTER, _NOT_YET = frozenset({"after", "when", "while", "as", "since", "once"}), frozenset({"before", "until", "if", "unless"})
# What somebody is kept "from", what is "of" something remembered, and what is to be kept from happening.
_KEEPING_FROM = frozenset({"bar", "ban", "prevent", "stop", "keep", "prohibit", "block", "forbid", "discourage", "deter", "restrain"})
_LOOTING = frozenset({"loot", "steal", "tax", "plunder", "divert", "hijack", "pilfer"})
_AT_WHOSE = frozenset({"request", "demand", "appeal", "invitation", "urging", "behest"})
_AGAINST_IT = frozenset({"protest", "objection", "opposition"})
_LAYING = frozenset({"accuse", "suspect", "convict", "acquit", "guilty", "blame", "charge"})
_REMEMBRANCE = frozenset({"anniversary", "commemoration", "memory", "remembrance", "centenary", "jubilee"})
_PREVENTING = frozenset({"prevent", "avert", "avoid", "forestall", "deter", "preclude"})
# Before "after" they make history of a clause.
_LONG = frozenset({"month", "months", "year", "years", "decade", "decades", "century", "centuries", "generation", "generations"})
_AWAITED = CONDITIONS | {"until", "till", "before", "once", "so", "lest", "whether"}
_SHORT = frozenset({"minute", "hour", "day", "week"})
_HAVING = frozenset({"had", "has", "have"})
_POSING = frozenset({"pose", "represent", "constitute", "be", "remain", "face", "see", "present"})
_HOUSING = frozenset({"shelter", "house", "host", "hold"})
_THEM = frozenset({"him", "her", "it", "them"})
_ANYBODY = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody", "those", "someone"})


class Background:
    """What is mere background in one parse."""

    def __init__(self, view: View) -> None:
        self.parse, self._grammar, self._reader, self._roles = view.parse, view.grammar, view.reader, view.roles

    def is_background(self, t: int) -> bool:
        """Inside a clause of time: "… after crowds burned its embassy", "worsened since the attack"."""
        parse = self.parse
        if parse.deps[t] == "pobj" and parse.lower[parse.heads[t]] in SINCE and not self._roles.as_actors(self._grammar.of(t).agents):
            return True
        for a in (t, *parse.ancestors(t)):
            if parse.deps[a] in ("advcl", "pcomp") and self._grammar.is_verb(a):
                marks = [parse.lower[c] for c in parse.kids(a, "mark", "advmod")] + ([parse.lower[parse.heads[a]]] if parse.deps[a] == "pcomp" else [])
                if any(m in _TEMPORAL or m in CONDITIONS for m in marks) and not self._goes_on(a):
                    return True
        return False

    def _goes_on(self, clause: int) -> bool:
        """"The war broke out in May 1998, when Eritrean forces occupied the village": behind a comma a past tense goes on with the tale."""
        parse = self.parse
        when = next((c for c in parse.kids(clause, "mark", "advmod") if parse.lower[c] == "when"), None)
        return when is not None and when > 0 and parse.words[when - 1] == "," and parse.heads[clause] < when and parse.tags[clause] == "VBD"

    def is_told_as_time(self, t: int) -> bool:
        """"The streets were empty after jets bombed the town": a clause of time whose own verb tells a fact."""
        parse = self.parse
        if parse.deps[t] != "advcl" or not self._grammar.is_verb(t) or not (parse.tags[t] in FINITE or _HAVING & {parse.lower[c] for c in parse.kids(t, "aux")}):
            return False
        marks = {parse.lower[c]: c for c in parse.kids(t, "mark", "advmod")}
        if not _AFTER & marks.keys() or _NOT_YET & marks.keys():
            return False
        if any(parse.lower[c] == "ago" and not _LONG.isdisjoint(parse.lower[n] for n in parse.kids(c, "npadvmod")) for c in parse.kids(t, "advmod")):
            return False  # "when the dictator expelled them 18 years ago"
        if "as" in marks and parse.tags[t] != "VBD":
            return False  # "as they have no aid": why, and not when
        return parse.lower[max(min(marks.values()) - 1, 0)] not in _LONG  # "five years after crowds burned its embassy" is history

    def is_awaited(self, t: int) -> bool:
        """"No truce until rebels withdraw", "if inspectors certify that it has destroyed them": what a clause makes something wait for has not happened."""
        parse = self.parse
        for a in (t, *parse.ancestors(t)):
            awaited = parse.deps[a] == "advcl" and any(parse.lower[c] in _AWAITED or (parse.lower[c] == "as" and parse.lower[c - 1] == "soon") for c in parse.kids(a, "mark", "advmod"))
            if awaited and not self._has_come(a):
                return True
        return False

    def _has_come(self, clause: int) -> bool:
        """"Blockaded the port until he was driven out in 2016": what put an end to something past, and was awaited by nobody."""
        parse, verb = self.parse, self.parse.heads[clause]
        marks = {parse.lower[c] for c in parse.kids(clause, "mark", "advmod", "prep")}
        if marks.isdisjoint({"until", "till", "before"}) or not self._is_past(verb, "auxpass") or parse.kids(verb, "neg"):
            return False
        none = any(parse.lower[d] == "no" for n in parse.kids(verb, "nsubj", "dobj") for d in parse.kids(n, "det"))
        return not none and self._is_past(clause, "auxpass", "aux")

    def _is_past(self, verb: int, *helpers: str) -> bool:
        """"Blockaded", "was driven out": the plain past, or "was" among some of its helpers."""
        parse = self.parse
        return parse.tags[verb] == "VBD" or any(parse.lower[c] in ("was", "were") for c in parse.kids(verb, *helpers))

    def is_fresh(self, t: int) -> bool:
        """"Recalled its envoy a day after police shot two students": what was done hours or days before is news as well."""
        parse = self.parse
        return self.is_told_as_time(t) and any(parse.lemmas[c] in _SHORT for c in parse.kids(t, "npadvmod"))

    def is_undone(self, t: int) -> bool:
        """"Freed two fishermen three weeks after seizing them": a form in -ing that tells how long ago its subject did what it now undoes."""
        parse = self.parse
        prep = parse.heads[t]
        verb = parse.heads[prep]
        if parse.deps[t] != "pcomp" or parse.tags[t] != "VBG" or parse.lower[prep] != "after" or not parse.kids(prep, "npadvmod") or not self._grammar.is_verb(verb):
            return False
        return parse.tags[verb] in FINITE | {"VBN"} and not parse.kids(verb, "neg") and any(parse.lower[o] in _THEM for o in parse.kids(t, "dobj"))

    def is_beside(self, t: int) -> bool:
        """"Ferries stayed in port as Greek sailors walked out": what was done while something else was, told by a past tense of its own."""
        parse = self.parse
        return parse.deps[t] == "advcl" and parse.tags[t] == "VBD" and any(parse.lower[m] in ("as", "while") for m in parse.kids(t, "mark"))

    def leads_up(self, t: int) -> bool:
        """"The last hurdle to expanding the alliance", "an obstacle to resuming talks": a gerund that a noun leads up to has not happened."""
        parse = self.parse
        prep = parse.heads[t]
        return parse.deps[t] == "pcomp" and parse.lower[prep] == "to" and parse.deps[prep] == "prep" and parse.pos[parse.heads[prep]] == "NOUN"

    def is_forgone(self, t: int) -> bool:
        """"Instead of withdrawing its troops", "rather than negotiate": what was not done, and nobody denies."""
        parse = self.parse
        for a in (t, *parse.ancestors(t)):
            if parse.deps[a] == "pcomp" and parse.lower[parse.heads[a]] == "of" and self._grammar.forgoes(parse.heads[a]):
                return True
            if parse.deps[a] == "pcomp" and parse.lower[parse.heads[a]] == "from" and parse.lemmas[parse.heads[parse.heads[a]]] in _KEEPING_FROM:
                return True  # "barred him from leaving the country"
            if any(parse.lower[m] == "than" and parse.lower[m - 1] == "rather" for m in parse.kids(a, "mark", "prep", "cc") if m):
                return True
            if parse.deps[a] not in ("xcomp", "conj", "dobj", "pobj", "prep", "compound"):
                return False
        return False

    def is_laid(self, t: int) -> bool:
        """"Accused of rigging the vote, jailing critics and looting the treasury": of what somebody is accused of, whatever stands in the list is only laid to him."""
        parse = self.parse
        first = t
        while parse.deps[first] == "conj" and parse.tags[first] == "VBG":
            first = parse.heads[first]
        prep = parse.heads[first]
        return first != t and parse.deps[first] == "pcomp" and parse.lower[prep] in ("of", "for", "with") and parse.lemmas[parse.heads[prep]] in _LAYING

    def is_only_named(self, t: int) -> bool:
        """"The anniversary of the genocide", "at his request", "steps to prevent further attacks": what is remembered or to be kept from happening."""
        parse = self.parse
        head = parse.heads[t]
        if parse.deps[t] == "pobj" and parse.lower[head] == "at" and parse.lemmas[t] in _AT_WHOSE:
            return True  # "sent fuel at Quito's request"
        if parse.deps[t] == "pobj" and parse.lower[head] == "over" and parse.lemmas[t] in _AGAINST_IT:
            return True  # "over Chinese protests, sold jets"
        if parse.deps[t] == "dobj" and parse.lemmas[head] in _LOOTING:
            return True  # "looted relief supplies"
        if parse.deps[t] == "dobj" and parse.lemmas[head] in _PREVENTING:
            return any(parse.lower[c] == "to" for c in parse.kids(head, "aux"))
        while parse.deps[t] == "pobj" and parse.deps[head] == "prep" and parse.lower[head] in ("of", "in"):
            t = parse.heads[head]
            head = parse.heads[t]
            if parse.lemmas[t] in _REMEMBRANCE:
                return True
        return False

    def is_of_a_kind(self, t: int) -> bool:
        """"Anyone who attacked them", "a militia that fights alongside the army": what tells of which kind somebody is, and nothing that happened."""
        parse = self.parse
        if parse.lemmas[t] == "threat" and parse.deps[t] in ("dobj", "attr") and parse.lemmas[parse.heads[t]] in _POSING:
            return True  # "posed a threat to the peacekeepers" threatens nobody
        if parse.deps[t] == "acl" and parse.tags[t] == "VBG" and parse.lemmas[t] in _HOUSING:
            return True  # "a school sheltering families"
        if parse.deps[t] != "relcl":
            return False
        if parse.lower[parse.heads[t]] in _ANYBODY:
            return True
        reading = self._reader.read(t) if parse.tags[t] in ("VBZ", "VBP") and not parse.kids(t, "aux", "auxpass") else None
        return reading is not None and reading.type == "ASSAULT"

    def is_meanwhile(self, t: int) -> bool:
        """"During a visit to Kenya that began on Sunday": a noun that only says when."""
        governor = self.parse.heads[t]
        return self.parse.deps[t] == "pobj" and self.parse.lower[governor] in DURING
