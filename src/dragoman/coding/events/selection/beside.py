"""What hangs on the main line and is an event of its own: a token in, a draft out where its words name who did it and to whom or what.

"Moscow, which annexed Crimea, rejected the text": the annexation is told too; "after the attack on its embassy" is background.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.grammar import CONDITIONS, FINITE
from dragoman.coding.events.harm import MEETING
from dragoman.coding.events.reading import MATERIAL_CONFLICT, Reading
from dragoman.coding.events.roles import Roles
from dragoman.coding.events.selection.background import Background
from dragoman.coding.events.selection.options import Options
from dragoman.coding.events.selection.spoken import POLICE
from dragoman.coding.events.selection.view import View
from dragoman.knowledge import FrameRow

_SUBORDINATE = ("advcl", "relcl", "acl", "pcomp", "ccomp", "conj", "xcomp")
_TELLING = frozenset({"say", "add", "argue", "allege", "claim", "insist", "maintain", "assert", "report", "accuse", "note"})
_THOUGH = frozenset({"although", "though", "while", "whereas"})
_AHEAD = frozenset({"will", "would", "'ll", "'d"})
_YIELDING = frozenset({"RETREAT", "AID", "CONCEDE"})  # what somebody is threatened for not doing
_DEEDS = MATERIAL_CONFLICT | _YIELDING
_SAID_OF_OTHERS = frozenset({"ACCUSE", "THREATEN", "REQUEST"})
_SIGNED = frozenset({"SUPPORT", "AGREE", "RETREAT"})
_BY_THEN = frozenset({"during", "after", "following"})
_TENSED = frozenset({"had", "has", "have", "was", "were"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
# What makes somebody do something.
_BRINGING = frozenset({"prompt", "lead", "force", "drive", "push", "cause", "spur", "compel", "induce", "oblige"})
_ANSWERS = frozenset({"response", "reaction", "reply", "answer"})
# Who can carry out what he threatens with.
_RULING, _ARMED = frozenset({"state", "government", "alliance", "igo"}), frozenset({"GOV", "MIL", "REB"})
_BEARING = frozenset({"GOV", "MIL", "REB", "UAF", "COP", "PRM", "SPY", "CRM"})
_LAID_DOWN = frozenset({"disarm", "release", "withdraw", "ceasefire"})
# What somebody says, and what another does with it who does not do as he is told.
_UTTERANCES = frozenset({"REQUEST", "THREATEN", "ACCUSE"})
_WAVING = frozenset({"ignore", "reject", "dismiss", "shrug", "brush", "defy", "disregard", "rebuff", "spurn", "heed", "flout", "answer", "wave"})
# Participles that tell how things stand.
_STANDING = frozenset("back support lead control hold occupy own run fund finance claim recognise recognize dominate appoint head call know name dub say see make write publish describe".split())
_SURE = 2  # weight of a frame whose words say enough where nobody is known
# Whose object, where it is an accusation or report, is told by being denied.
DENIES = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "rebuff", "dispute", "contest", "denounce"})


class SideEvents:
    """Events beside the main line in one parse."""

    def __init__(self, view: View, background: Background, options: Options, times: frozenset[int]) -> None:
        """``times``: tokens of dates."""
        self.parse, self._grammar, self._matcher, self._reader = view.parse, view.grammar, view.matcher, view.reader
        self._is_lead = view.is_lead
        self._roles, self._harm, self._background, self._options, self._times = view.roles, view.harm, background, options, times

    def of(self, t: int, consumed: set[int], operators: set[int]) -> EventDraft | None:
        """The event of one token, if it is one. ``consumed``: tokens of events there are; ``operators``: what governs what is only demanded or refused."""
        if self._is_part(t, consumed) or self._background.is_of_a_kind(t):
            return None
        told = self._is_told(t)
        if (self._absorbed(t, operators) and not told) or self._background.is_forgone(t):
            return None
        verb = self._grammar.is_verb(t)
        if verb and self.parse.deps[t] not in _SUBORDINATE and not self._is_in_brackets(t):
            return None
        reading = self._reader.read(t)
        if reading is None or (not verb and reading.weight < 0) or (verb and self._background.leads_up(t)):
            return None
        if self._is_means(reading, consumed):
            return None
        roles, how = self._harm.completed(reading, self._roles.roles(reading))
        if self._options.of(t) is not None:
            return EventDraft(reading, self._options.chosen(t, roles), False, how)
        return EventDraft(reading, self._at_whoever_threatens(reading, roles), False, how) if self._stands(reading, roles, told) else None

    def _at_whoever_threatens(self, reading: Reading, roles: Roles) -> Roles:
        """"Iran threatened to leave the treaty if the EU imposed sanctions": what a threat answers would be done to whoever makes it."""
        if roles.recipients or reading.type not in MATERIAL_CONFLICT or not self._is_condition(reading.token):
            return roles
        above = self._reader.read(self.parse.heads[reading.token])
        while above is not None and above.type != "THREATEN":
            t = above.token
            above = self._reader.read(self.parse.heads[t]) if self.parse.deps[t] in ("xcomp", "ccomp") else None
        threatening = self._roles.roles(above).actors if above is not None else ()
        ruling = (m for m in threatening if m.kind in _RULING or not _ARMED.isdisjoint(m.sectors))
        return replace(roles, recipients=tuple(m for m in ruling if all(m.key != a.key for a in roles.actors)))

    def _is_part(self, t: int, consumed: set[int]) -> bool:
        """Whether a token is a part of what another event tells: its infinitive, object or modifier."""
        return self.parse.heads[t] in consumed and self.parse.deps[t] in ("xcomp", "dobj", "compound", "amod") and not self._is_met(t) and not self._is_denied(t) and not self._is_waved_off(t)

    def _is_denied(self, t: int) -> bool:
        """"Denied accusations that it had bombed Idlib": what is denied has been said."""
        verb = self.parse.heads[t]
        return self.parse.deps[t] == "dobj" and self.parse.lemmas[verb] in DENIES and self._matcher.in_class(t, "accusation")

    def _is_means(self, reading: Reading, consumed: set[int]) -> bool:
        """"Responded with tear gas", "flew to Geneva for talks with Iran": what a deed is done with, and what somebody goes somewhere for, is that deed."""
        parse, t = self.parse, reading.token
        link = parse.heads[t]
        verb = parse.heads[link]
        if parse.deps[t] == "pobj" and parse.lower[link] == "of":  # "with volleys of tear gas"
            link = parse.heads[verb]
            verb = parse.heads[link]
        if parse.lower[link] not in ("with", "for") or verb not in consumed or (self._grammar.is_verb(t) and parse.kids(t, "nsubj")):
            return False
        above = self._reader.read(verb)
        if parse.lower[link] == "for":
            return reading.type == "CONSULT" and above is not None and above.row.id == "consult.visit"
        return above is not None and (above.type, above.mode) == (reading.type, reading.mode)

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

    def _stands(self, reading: Reading, roles: Roles, told: bool) -> bool:
        """Whether its own words name who did it and to whom or what, or else say enough of it."""
        t, verb = reading.token, self._grammar.is_verb(reading.token)
        own = [m for m in roles.actors if m.known]
        others = [m for m in roles.recipients if m.known]
        if self._is_complete(reading, roles):
            return True
        if not verb and others and self._dated(t) and not self._background.is_meanwhile(t):
            return True
        if verb and reading.type == "PROTEST" and roles.actors and roles.explicit and (self._background.is_fresh(t) or not self._background.is_background(t)):
            return True  # "fired at demonstrators who were marching", "hours after miners marched": crowds need no name
        if told and reading.type in MATERIAL_CONFLICT:
            return True  # whoever denies it says that it has been told
        if self._background.is_undone(t):
            return reading.type in MATERIAL_CONFLICT and not reading.negated and bool(roles.actors) and bool(self._grammar.of(t).objects)
        if own and self._is_answered(t):
            return True
        if own and verb and self._is_with(t) and self._grammar.of(t).objects:
            return not reading.negated
        if own and verb and reading.type == "PROTEST" and self._background.is_beside(t):
            return True
        if roles.actors and reading.type in MATERIAL_CONFLICT and self._is_dated_before(t):
            return not reading.negated
        if not verb and others and reading.type == "CONSULT" and self._is_held(t):
            return True
        if verb and roles.actors and self._is_further_deed(reading):
            return True
        if verb and roles.recipients and self._is_suffered(reading, roles):
            return True
        if not reading.negated and not reading.future and self._is_history(reading, roles):
            return True
        if self._is_condition(t) and any(m.form != "pronoun" for m in (*others, *(roles.actors if roles.explicit and reading.weight >= _SURE else ()))):  # "if it is held": a vote, and no prisoner
            return _may_be_condition(reading)
        if self._is_waved_off(t) and own and reading.type in _UTTERANCES and not reading.negated:
            return True
        if own and verb and self._is_done_before(t) and any(self.parse.lower[c] == "being" for c in self.parse.kids(t, "auxpass")) and not self._is_lead(t):
            return not reading.negated and not reading.future  # "after being condemned by the Council"
        if own and verb and self._is_done_by(reading):
            return True
        if self._is_whole(reading, roles) or self._is_plain_deed(reading, roles) or self._is_said_besides(reading, roles):
            return True
        if not own or not roles.explicit:
            return False
        if not self._is_lead(t) and self._is_told_in_body(reading):
            return True
        if told and verb and reading.weight >= 1:
            return True
        if self._background.is_fresh(t) or (reading.type in MATERIAL_CONFLICT and self._background.is_told_as_time(t) and (others or reading.weight >= 2)):
            return True
        if not others and not (verb and reading.weight >= 2 and self.parse.deps[t] == "relcl"):
            return False
        return not (verb and self._background.is_background(t) and not any(m.form in ("name", "agent", "person", "owner") and "@" not in m.key for m in others))

    def _is_whole(self, reading: Reading, roles: Roles) -> bool:
        """"Condemned the killing of two soldiers by gunmen": below the lead a noun that names both sides tells all of it, whoever they are."""
        args = self._grammar.of(reading.token)
        if reading.type != "ASSAULT" or reading.negated or reading.future or self._grammar.is_verb(reading.token) or self._is_lead(reading.token):
            return False
        return {"of", "by"} <= args.preps.keys() and bool(roles.actors and roles.recipients) and any(self.parse.lower[c] == "the" for c in self.parse.kids(reading.token, "det"))

    def _is_plain_deed(self, reading: Reading, roles: Roles) -> bool:
        """"… in which army helicopters fired rockets", "after capturing Minova, the rebels …": below the lead a deed that the past tells in full, of those who bear arms or rule."""
        t, parse = reading.token, self.parse
        hard = reading.type in ("ASSAULT", "COERCE", "MOBILIZE") or reading.mode in _LAID_DOWN
        if not hard or reading.negated or reading.future or reading.inner is not None or reading.weight < _SURE or self._is_lead(t) or not self._grammar.is_verb(t):
            return False
        if self._background.is_only_named(t) or self._background.is_awaited(t) or not roles.actors or not self._grammar.of(t).objects:
            return False
        if self._background.is_told_as_time(t) and any(parse.pos[s] == "PRON" for s in parse.kids(t, "nsubj")):
            return False  # "two days after they attacked Goma": told before
        told = parse.tags[t] == "VBD" or bool(_TENSED & {parse.lower[c] for c in parse.kids(t, "aux", "auxpass")}) or self._is_done_before(t)
        return told and any(not _BEARING.isdisjoint(m.sectors) for m in roles.actors)

    def _is_done_before(self, t: int) -> bool:
        """"After capturing Minova, the rebels gave them two days": a gerund behind "after" or "before" whose subject goes on in a past tense."""
        parse, link = self.parse, self.parse.heads[t]
        verb = parse.heads[link]
        form = parse.tags[t] == "VBG" or any(parse.lower[c] == "being" for c in parse.kids(t, "auxpass"))
        return parse.deps[t] == "pcomp" and form and parse.lower[link] in ("after", "before") and parse.tags[verb] in ("VBD", "VBN") and not parse.kids(verb, "neg")

    def _is_said_besides(self, reading: Reading, roles: Roles) -> bool:
        """"Pulled out, complaining that the terms favoured others": below the lead what somebody says as he does it."""
        t, parse = reading.token, self.parse
        if reading.type not in _SAID_OF_OTHERS or reading.negated or self._is_lead(t) or parse.deps[t] != "advcl" or parse.tags[t] != "VBG" or parse.words[t - 1] != ",":
            return False
        return any(m.known for m in roles.actors) and bool(parse.kids(t, "dobj", "ccomp", "xcomp"))

    def _is_waved_off(self, t: int) -> bool:
        """"Ignoring a threat by Reykjavik", "shrugged off warnings from Washington": below the lead what somebody said is told by what another makes of it."""
        parse, verb = self.parse, self.parse.heads[t]
        if self._grammar.is_verb(t) or self._is_lead(t):
            return False
        if parse.deps[t] == "pobj":
            return parse.lower[verb] in ("despite", "off") and not self._grammar.is_verb(t)
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

    def _is_further_deed(self, reading: Reading) -> bool:
        """"Attacked the village, killing five and whisking away 36 others": below the lead violence of another kind, told by a form in -ing, is told besides."""
        parse, t = self.parse, reading.token
        if parse.tags[t] != "VBG" or self._is_lead(t) or reading.type not in ("ASSAULT", "COERCE") or not reading.mode or reading.negated or reading.future:
            return False
        first = parse.heads[t] if parse.deps[t] == "conj" else t
        added = parse.deps[first] == "advcl" and parse.heads[first] < first and not parse.kids(first, "mark", "aux")
        return added and reading.weight >= 1 and self._matcher.any_in(self._grammar.of(t).objects, ("person", "people"))

    def _is_told_in_body(self, reading: Reading) -> bool:
        """"… after Cairo refused to sign", "a charge Ankara has rejected": below the lead each clause tells what is told nowhere else."""
        t = reading.token
        condition = self._is_condition(t) and _may_be_condition(reading)  # "unless it withdraws" and "if it does not withdraw" alike
        if (reading.negated and not condition) or self._background.is_only_named(t):
            return False
        verb = self._grammar.is_verb(t)
        if self._background.is_awaited(t):  # "no truce until the rebels withdraw": told as a condition
            return verb and not reading.future and reading.type in _DEEDS and self.parse.tags[t] in FINITE
        if reading.future:  # "adding that ministers would meet in Accra"
            return verb and self.parse.deps[t] in ("ccomp", "relcl") and any(self.parse.lower[c] in _AHEAD for c in self.parse.kids(t, "aux"))
        if verb and self._is_brought_about(t):
            return True
        if verb:
            return condition or self.parse.tags[t] in FINITE or self._is_past_of(t) or bool(_TENSED & {self.parse.lower[c] for c in self.parse.kids(t, "aux", "auxpass")})
        return reading.type in MATERIAL_CONFLICT and reading.weight >= 0

    def _is_brought_about(self, t: int) -> bool:
        """"…, prompting the union to threaten a blockade", "forced them to release him": what somebody was brought to do he did."""
        parse = self.parse
        verb = parse.heads[t]
        return parse.deps[t] in ("xcomp", "ccomp") and parse.tags[t] == "VB" and parse.lemmas[verb] in _BRINGING and parse.tags[verb] in ("VBG", "VBD") and not parse.kids(verb, "neg", "aux", "auxpass")

    def _absorbed(self, t: int, operators: set[int]) -> bool:
        """Whether the token stands in what an operator governs: what is demanded or refused is no event of its own.

        What came of it is one, where a participle adds it: "barred the observers, drawing condemnation from the UN".
        """
        parse = self.parse
        if self._is_past_of(t) or self._is_held_against(t) or self._is_held(t) or self._is_done_to_it(t) or self._background.is_fresh(t) or self._is_dated_before(t):
            return False  # "promised to cut the tax hours after miners marched": they marched
        if not self._is_lead(t) and self._is_brought_about(t):
            return False  # "turned them away, prompting the Council to hold a meeting"
        if self._is_answered(t) or self._is_waved_off(t) or (not self._is_lead(t) and parse.tags[t] == "VBD" and self._background.is_told_as_time(t)):
            return False  # "vowed to strike back after jets bombed the port"
        for a in parse.ancestors(t):
            if a in operators:
                outcome = parse.deps[t] == "advcl" and parse.tags[t] == "VBG" and t > a and parse.words[t - 1] == "," and self._is_outcome(t)
                beside = self._is_said_with_it(t) or self._is_conceded(t) or self._is_condition(t) or parse.deps[t] in ("nsubj", "nsubjpass")  # what tells of its subject is not governed by it
                return not (outcome or (beside and not self._is_lead(t)))
            t = a
        return False

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

    def _is_suffered(self, reading: Reading, roles: Roles) -> bool:
        """"… after a car bomb killed 22 cadets", "five men, who were kidnapped in January": below the lead violence is told by whom it befell, whoever did it."""
        parse, t = self.parse, reading.token
        if reading.type not in ("ASSAULT", "COERCE") or reading.negated or reading.future or self._is_lead(t) or reading.inner is not None:
            return False
        if parse.deps[t] == "relcl":
            return self._grammar.is_passive(t) and bool(_TENSED & {parse.lower[c] for c in parse.kids(t, "auxpass", "aux")})
        again = any(parse.pos[s] == "PRON" for s in parse.kids(t, "nsubj"))  # "two days after they attacked Goma": told before
        return reading.type == "ASSAULT" and not again and self._background.is_told_as_time(t) and (bool(self._grammar.of(t).objects) or any(m.known for m in roles.recipients))

    def _is_history(self, reading: Reading, roles: Roles) -> bool:
        """"A reporter detained in May", "Homs, where a bomb struck a bus", "the shooting by rebels on Monday": below the lead what was done, with its day, its place or its doer."""
        t = reading.token
        if self._is_lead(t) or self._background.is_only_named(t) or reading.inner is not None:
            return False
        if not self._grammar.is_verb(t):
            args = self._grammar.of(t)
            done = reading.type == "ASSAULT" and reading.weight >= 0 and bool(args.agents or args.preps.get("by"))
            return done and any(m.known for m in roles.actors) and self._dated(t) and not self._background.is_meanwhile(t)
        if self._is_done_to_it(t):
            return reading.weight >= 1 and (reading.type in MATERIAL_CONFLICT or reading.type in _SIGNED)
        return reading.type == "ASSAULT" and self._is_where(t) and bool(self._grammar.of(t).objects)

    def _is_done_to_it(self, t: int) -> bool:
        """"The men held since May", "an accord signed in 1999": a participle with a date behind what it was done to, below the lead."""
        parse = self.parse
        first = parse.heads[t] if parse.deps[t] == "conj" and parse.tags[parse.heads[t]] == "VBN" else t
        return parse.deps[first] == "acl" and parse.tags[t] == "VBN" and t > parse.heads[t] and not self._is_lead(t) and not parse.kids(t, "aux", "auxpass", "neg") and (self._dated(first) or self._dated(t))

    def _is_done_by(self, reading: Reading) -> bool:
        """"A truce offered by Moscow", "indicted by a court in The Hague": below the lead a participle that names who did it."""
        parse, t = self.parse, reading.token
        if parse.deps[t] not in ("acl", "advcl") or parse.tags[t] != "VBN" or self._is_lead(t) or reading.negated or reading.future or parse.lemmas[t] in _STANDING:
            return False
        told = reading.type in _DEEDS | _SIGNED | {"CONSULT", "COOPERATE"}
        return told and bool(parse.kids(t, "agent")) and not parse.kids(t, "aux", "auxpass", "mark") and reading.weight >= 0

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
            return parse.tags[t] in ("VBD", "VBZ") or bool(_TENSED & {parse.lower[c] for c in parse.kids(t, "aux")})  # "…, a charge Cairo has rejected"
        if parse.deps[t] == "acl" and parse.tags[t] == "VBN" and self._sums_up(noun) and any(parse.lower[c] == "by" for c in parse.kids(t, "agent", "prep")):
            return True  # "…, a charge rejected by Cairo"
        if parse.deps[t] == "relcl" and not parse.kids(t, "neg") and self._adds(t) and _TENSED & {parse.lower[c] for c in parse.kids(t, "aux", "auxpass")}:
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
        return reading is not None and reading.type in _SAID_OF_OTHERS and not reading.future

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

    def is_known_before(self, reading: Reading, roles: Roles) -> bool:
        """"In reply to the duty Rome imposed on Swiss cheese in May": a hard deed of somebody known, told of a definite noun, with its date or its other side."""
        t = reading.token
        if reading.type not in MATERIAL_CONFLICT or reading.future or reading.negated or not self._is_past_of(t):
            return False
        return any(m.known for m in roles.actors) and (any(m.known for m in roles.recipients) or self._dated(t))

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

    def _is_complete(self, reading: Reading, roles: Roles) -> bool:
        """Whether the frame itself tells who acts: "when police opened fire", "hurt in police firing"; no country is needed."""
        row = reading.row
        if not isinstance(row, FrameRow) or reading.future or reading.negated:
            return False
        if not row.implied:  # "as police silenced two stations": so does who acts, where the pattern asks for more than its word
            least = 2 if self._grammar.is_verb(reading.token) else 3
            return reading.type in MATERIAL_CONFLICT and roles.explicit and reading.weight >= least and any(POLICE in m.sectors for m in roles.actors)
        return any(row.implied in m.sectors and (m.form != "implied" or reading.weight >= (2 if self._grammar.is_verb(reading.token) else 3)) for m in roles.actors)


def _may_be_condition(reading: Reading) -> bool:
    """What a threat or promise may hang on: a deed, or that somebody does not yield."""
    return reading.type in (_YIELDING if reading.negated else _DEEDS)
