"""How a word stands beside the main line: what its form and the words around it say of it; a token in, yes or no out.

"…, who were meeting in Geneva", "ignoring a threat by Reykjavik", "after capturing Minova", "if more prisoners were released".
"""

from __future__ import annotations

from dragoman.coding.events.grammar import CONDITIONS, FINITE
from dragoman.coding.events.harm import MEETING
from dragoman.coding.events.reading import MATERIAL_CONFLICT
from dragoman.coding.events.selection.background import Background
from dragoman.coding.events.selection.view import View
from dragoman.knowledge import FrameRow

_TELLING = frozenset({"say", "add", "argue", "allege", "claim", "insist", "maintain", "assert", "report", "accuse", "note"})
_THOUGH = frozenset({"although", "though", "while", "whereas"})
SAID_OF_OTHERS = frozenset({"ACCUSE", "THREATEN", "REQUEST"})
_BY_THEN = frozenset({"during", "after", "following"})
TENSED = frozenset({"had", "has", "have", "was", "were"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
# What makes somebody do something.
_BRINGING = frozenset({"prompt", "lead", "force", "drive", "push", "cause", "spur", "compel", "induce", "oblige"})
_ANSWERS = frozenset({"response", "reaction", "reply", "answer"})
_WAVING = frozenset({"ignore", "reject", "dismiss", "shrug", "brush", "defy", "disregard", "rebuff", "spurn", "heed", "flout", "answer", "wave"})
# Whose object, where it is an accusation or report, is told by being denied.
DENIES = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "rebuff", "dispute", "contest", "denounce"})


class Told:
    """What the words of one parse say of how they are told."""

    def __init__(self, view: View, background: Background, times: frozenset[int]) -> None:
        """``times``: tokens of dates."""
        self.parse, self._grammar, self._matcher, self._reader = view.parse, view.grammar, view.matcher, view.reader
        self._is_lead, self._roles, self._background, self._times = view.is_lead, view.roles, background, times

    def _is_denied(self, t: int) -> bool:
        """"Denied accusations that it had bombed Idlib": what is denied has been said."""
        verb = self.parse.heads[t]
        return self.parse.deps[t] == "dobj" and self.parse.lemmas[verb] in DENIES and self._matcher.in_class(t, "accusation")

    def _is_in_brackets(self, t: int) -> bool:
        """"Backed by Rwanda (Kigali denies this)": a whole clause between brackets."""
        first = self.parse.edges[t][0]
        return self.parse.deps[t] == "parataxis" and first > 0 and "(" in self.parse.words[first - 1 : first + 1] and bool(self.parse.kids(t, "nsubj"))

    def _is_met(self, t: int) -> bool:
        """"Repelling a rebel attack": below the lead the attack of those who are named is told as well."""
        verb = self.parse.heads[t]
        if self.parse.deps[t] != "dobj" or self.parse.lemmas[verb] not in MEETING or self._is_lead(t):
            return False
        reading, met = self._reader.read(t), self._reader.read(verb)
        if reading is None or reading.type != "ASSAULT" or met is None or met.future or met.negated or any(self.parse.lower[c] == "to" for c in self.parse.kids(verb, "aux")):
            return False
        return any(m.known for m in self._roles.roles(reading).actors)

    def _is_waved_off(self, t: int) -> bool:
        """"Ignoring a threat by Reykjavik", "shrugged off warnings from Washington": below the lead what somebody said is told by what another makes of it."""
        parse, verb = self.parse, self.parse.heads[t]
        if self._grammar.is_verb(t) or self._is_lead(t):
            return False
        if parse.deps[t] == "pobj":
            return parse.lower[verb] in ("despite", "off")
        return parse.deps[t] == "dobj" and parse.lemmas[verb] in _WAVING and not parse.kids(verb, "neg")

    def _is_answered(self, t: int) -> bool:
        """"A crushing response to the Ethiopian threats": what is answered has been."""
        to = self.parse.heads[t]
        answer = self.parse.heads[to]
        return self.parse.deps[t] == "pobj" and self.parse.lower[to] == "to" and self.parse.lemmas[answer] in _ANSWERS and self.parse.deps[answer] == "dobj" and not self._grammar.is_verb(t)

    def _is_with(self, t: int) -> bool:
        """"Exchanged prisoners, with Baku freeing 14 Armenians": what a form with a subject of its own tells besides."""
        parse = self.parse
        first = parse.heads[t] if parse.deps[t] == "conj" else t
        return parse.tags[t] == "VBG" and parse.deps[first] == "pcomp" and parse.lower[parse.heads[first]] == "with" and bool(parse.kids(t, "nsubj"))

    def _is_brought_about(self, t: int) -> bool:
        """"…, prompting the union to threaten a blockade", "forced them to release him": what somebody was brought to do he did."""
        parse = self.parse
        verb = parse.heads[t]
        return parse.deps[t] in ("xcomp", "ccomp") and parse.tags[t] == "VB" and parse.lemmas[verb] in _BRINGING and parse.tags[verb] in ("VBG", "VBD") and not parse.kids(verb, "neg", "aux", "auxpass")

    def _is_said_with_it(self, t: int) -> bool:
        """"Rejected that account, saying troops had fired mortars into the province": what somebody says besides is no part of what he refuses."""
        parse = self.parse
        return parse.deps[t] == "advcl" and parse.tags[t] == "VBG" and parse.words[t - 1] == "," and parse.lemmas[t] in _TELLING

    def _is_conceded(self, t: int) -> bool:
        """"Manila rejected the demand, although an envoy had met the rebels": what a clause grants besides is told."""
        return self.parse.deps[t] == "advcl" and any(self.parse.lower[c] in _THOUGH for c in self.parse.kids(t, "mark", "advmod"))

    def _is_held(self, t: int) -> bool:
        """"Apologised in a telephone conversation with the premier": below the lead the talk in which something was said is told beside it."""
        parse = self.parse
        if self._grammar.is_verb(t) or self._is_lead(t) or parse.deps[t] != "pobj" or parse.lower[parse.heads[t]] not in ("in", "during", "at", "after", "following", "before"):
            return False
        return "with" in self._grammar.of(t).preps and self._grammar.is_verb(parse.heads[parse.heads[t]])

    def _is_done_before(self, t: int) -> bool:
        """"After capturing Minova, the rebels gave them two days": a gerund behind "after" or "before" whose subject goes on in a past tense."""
        parse, link = self.parse, self.parse.heads[t]
        verb = parse.heads[link]
        form = parse.tags[t] == "VBG" or any(parse.lower[c] == "being" for c in parse.kids(t, "auxpass"))
        return parse.deps[t] == "pcomp" and form and parse.lower[link] in ("after", "before") and parse.tags[verb] in ("VBD", "VBN") and not parse.kids(verb, "neg")

    def _is_done_to_it(self, t: int) -> bool:
        """"The men held since May", "an accord signed in 1999": a participle with a date behind what it was done to, below the lead."""
        parse = self.parse
        first = parse.heads[t] if parse.deps[t] == "conj" and parse.tags[parse.heads[t]] == "VBN" else t
        return parse.deps[first] == "acl" and parse.tags[t] == "VBN" and t > parse.heads[t] and not self._is_lead(t) and not parse.kids(t, "aux", "auxpass", "neg") and (self._dated(first) or self._dated(t))

    def _is_where(self, t: int) -> bool:
        """"In Kostiantynivka, where a bomb struck a block": a past tense that tells what happened at a place."""
        parse = self.parse
        past = parse.tags[t] == "VBD" or any(parse.lower[c] == "had" for c in parse.kids(t, "aux"))
        return parse.deps[t] == "relcl" and past and any(parse.lower[c] == "where" for c in parse.kids(t, "advmod"))

    def _is_condition(self, t: int) -> bool:
        """"Threatened to leave the coalition if more prisoners were released": below the lead what a threat hangs on is told, as a condition."""
        parse = self.parse
        if parse.deps[t] != "advcl" or self._is_lead(t) or not self._grammar.is_verb(t):
            return False
        finite = parse.tags[t] in FINITE or bool(parse.kids(t, "aux", "auxpass"))
        return finite and any(parse.lower[c] in CONDITIONS for c in parse.kids(t, "mark"))

    def _is_past_of(self, t: int) -> bool:
        """"Demanded the release of the soldiers whom rebels captured in May": what a past tense tells of something definite has happened, whatever is demanded."""
        parse = self.parse
        while parse.deps[t] == "conj" and parse.tags[t] == "VBD" and not parse.kids(t, "nsubj", "nsubjpass"):
            t = parse.heads[t]  # "the league, whose ministers met and urged …"
        noun = parse.heads[t]
        if parse.deps[t] in ("relcl", "acl") and self._sums_up(noun) and parse.kids(t, "nsubj") and not parse.kids(t, "neg"):
            return parse.tags[t] in ("VBD", "VBZ") or bool(TENSED & {parse.lower[c] for c in parse.kids(t, "aux")})  # "…, a charge Cairo has rejected"
        if parse.deps[t] == "acl" and parse.tags[t] == "VBN" and self._sums_up(noun) and any(parse.lower[c] == "by" for c in parse.kids(t, "agent", "prep")):
            return True  # "…, a charge rejected by Cairo"
        if parse.deps[t] == "relcl" and not parse.kids(t, "neg") and self._adds(t) and TENSED & {parse.lower[c] for c in parse.kids(t, "aux", "auxpass")}:
            return True  # "appealed to the ministers, who were meeting in Geneva"
        if parse.deps[t] != "relcl" or parse.tags[t] not in ("VBD", "VBN") or not parse.kids(t, "nsubj") or parse.kids(t, "aux", "auxpass", "neg"):
            return False
        definite = parse.pos[noun] == "PROPN" or any(parse.lower[c] in _DEFINITE or parse.deps[c] == "poss" for c in parse.kids(noun, "det", "poss"))
        return definite or (not self._is_lead(t) and self._dated(t) and not self._matcher.in_class(noun, "accusation"))  # "measures it imposed in June"

    def _is_held_against(self, t: int) -> bool:
        """"Was criticised by Egypt, which accuses Ethiopia of theft": what somebody still says of others, whatever he is named for."""
        parse = self.parse
        if parse.deps[t] != "relcl" or parse.tags[t] not in ("VBZ", "VBP") or parse.kids(t, "neg") or not self._adds(t) or self._is_lead(t):
            return False
        reading = self._reader.read(t)
        return reading is not None and reading.type in SAID_OF_OTHERS and not reading.future

    def _adds(self, t: int) -> bool:
        """", who were meeting in Geneva": behind a comma a clause tells more of somebody, and not which of them is meant."""
        parse, first = self.parse, self.parse.edges[t][0]
        if parse.words[first - 1] != ",":
            return False
        deep = parse.lower[first] in ("whom", "whose", "where") or (parse.pos[first] == "ADP" and parse.lower[first + 1] in ("which", "whom", "whose"))
        return parse.lower[first] in ("who", "which") or (deep and not self._is_lead(t))

    def _sums_up(self, noun: int) -> bool:
        """"Blamed Rome for the revolt, a charge that …": a noun that says what the words before it amount to, wherever the parser hangs it."""
        parse, first = self.parse, self.parse.edges[noun][0]
        if parse.deps[noun] == "appos":
            return True
        return first > 0 and parse.words[first - 1] == "," and parse.lower[first] in ("a", "an") and parse.deps[noun] in ("dobj", "npadvmod")

    def _is_outcome(self, t: int) -> bool:
        reading = self._reader.read(t)
        return reading is not None and isinstance(reading.row, FrameRow) and (reading.row.swap or reading.type in MATERIAL_CONFLICT)

    def _dated(self, t: int) -> bool:
        """Whether a date of its own hangs on a noun: "the removal of the president on 22 February"."""
        left, right = self.parse.edges[t]
        return any(x in self._times for x in range(left, right))

    def _is_dated_before(self, t: int) -> bool:
        """"Is accused of theft during clashes between rival gangs in May": below the lead a noun with its own date tells what went before, whatever hangs on it."""
        above = self.parse.heads[t]
        return self.parse.deps[t] == "pobj" and self.parse.lower[above] in _BY_THEN and not self._is_lead(t) and not self._grammar.is_verb(t) and self._dated(t)

    def _is_told(self, t: int) -> bool:
        """"Dismissed claims that it had bombed Idlib": what is denied is what the claim says, so that it is told."""
        parse = self.parse
        noun = parse.heads[t]
        if parse.deps[t] == "pobj" and parse.lower[noun] in ("in", "of", "for"):  # "denied involvement in the attacks"
            noun = parse.heads[noun]
            return parse.deps[noun] == "dobj" and self._denies(parse.heads[noun]) and self._matcher.in_class(noun, "report_noun")
        clause = parse.deps[t] in ("acl", "ccomp") or (parse.deps[t] == "relcl" and any(parse.lower[c] == "that" for c in parse.kids(t, "mark")))
        if not clause or parse.deps[noun] != "dobj" or not self._denies(parse.heads[noun]):
            return False
        return any(self._matcher.in_class(noun, name) for name in ("accusation", "report_noun"))

    def _denies(self, verb: int) -> bool:
        """"Denied claims", "called the claims fabricated": whether a verb, or what it calls its object, says that they are untrue."""
        parse, listed = self.parse, self._matcher.frames.classes_of
        return parse.lemmas[verb] in DENIES or any("untrue_word" in listed.get(parse.lower[c], ()) for c in parse.called(verb))
