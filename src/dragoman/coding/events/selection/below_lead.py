"""What is told below the lead, where each clause tells what is told nowhere else: a reading and its roles in, whether it stands out.

"Attacked the village, killing five and whisking away 36 others", "a reporter detained in May", "a truce offered by Moscow".
"""

from __future__ import annotations

from dragoman.coding.events.grammar import FINITE
from dragoman.coding.events.reading import MATERIAL_CONFLICT, Reading
from dragoman.coding.events.roles import Roles
from dragoman.coding.events.selection.spoken import POLICE
from dragoman.coding.events.selection.told import SAID_OF_OTHERS, TENSED, Told
from dragoman.knowledge import FrameRow

_AHEAD = frozenset({"will", "would", "'ll", "'d"})
_YIELDING = frozenset({"RETREAT", "AID", "CONCEDE"})  # what somebody is threatened for not doing
DEEDS = MATERIAL_CONFLICT | _YIELDING
_SIGNED = frozenset({"SUPPORT", "AGREE", "RETREAT"})
_BEARING = frozenset({"GOV", "MIL", "REB", "UAF", "COP", "PRM", "SPY", "CRM"})
_LAID_DOWN = frozenset({"disarm", "release", "withdraw", "ceasefire"})
# What somebody says, and what another does with it who does not do as he is told.
_UTTERANCES = frozenset({"REQUEST", "THREATEN", "ACCUSE"})
# Participles that tell how things stand.
_STANDING = frozenset("back support lead control hold occupy own run fund finance claim recognise recognize dominate appoint head call know name dub say see make write publish describe".split())
SURE = 2  # weight of a frame whose words say enough where nobody is known


class BelowLead(Told):
    """Deeds told in the body of one report."""

    def _is_complete(self, reading: Reading, roles: Roles) -> bool:
        """Whether the frame itself tells who acts: "when police opened fire", "hurt in police firing"; no country is needed."""
        row = reading.row
        if not isinstance(row, FrameRow) or reading.future or reading.negated:
            return False
        asks_more = reading.weight >= (2 if self._grammar.is_verb(reading.token) else 3)  # than its word alone
        if not row.implied:  # "as police silenced two stations": so does who acts
            return reading.type in MATERIAL_CONFLICT and roles.explicit and asks_more and any(POLICE in m.sectors for m in roles.actors)
        return any(row.implied in m.sectors and (m.form != "implied" or asks_more) for m in roles.actors)

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
        if not hard or reading.negated or reading.future or reading.inner is not None or reading.weight < SURE or self._is_lead(t) or not self._grammar.is_verb(t):
            return False
        if self._background.is_only_named(t) or self._background.is_awaited(t) or not roles.actors or not self._grammar.of(t).objects:
            return False
        if self._background.is_told_as_time(t) and any(parse.pos[s] == "PRON" for s in parse.kids(t, "nsubj")):
            return False  # "two days after they attacked Goma": told before
        told = parse.tags[t] == "VBD" or bool(TENSED & {parse.lower[c] for c in parse.kids(t, "aux", "auxpass")}) or self._is_done_before(t)
        return told and any(not _BEARING.isdisjoint(m.sectors) for m in roles.actors)

    def _is_said_besides(self, reading: Reading, roles: Roles) -> bool:
        """"Pulled out, complaining that the terms favoured others": below the lead what somebody says as he does it."""
        t, parse = reading.token, self.parse
        if reading.type not in SAID_OF_OTHERS or reading.negated or self._is_lead(t) or parse.deps[t] != "advcl" or parse.tags[t] != "VBG" or parse.words[t - 1] != ",":
            return False
        return any(m.known for m in roles.actors) and bool(parse.kids(t, "dobj", "ccomp", "xcomp"))

    def _is_told_of_noun(self, reading: Reading, roles: Roles) -> bool:
        """"The church, which troops had surrounded", "an accord under which 13,000 fighters laid down their weapons": below the lead a deed on the ground that a
        relative clause tells in the past, whoever did it."""
        t, parse = reading.token, self.parse
        hard = reading.type in ("ASSAULT", "COERCE", "MOBILIZE") or reading.mode in _LAID_DOWN
        if not hard or parse.deps[t] != "relcl" or self._is_lead(t) or reading.negated or reading.future or reading.inner is not None or reading.weight < 1:
            return False
        if self._background.is_only_named(t) or self._background.is_awaited(t) or not self._grammar.is_verb(t):
            return False
        told = parse.tags[t] == "VBD" or bool(TENSED & {parse.lower[c] for c in parse.kids(t, "aux", "auxpass")})
        return told and bool(roles.actors)

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
        condition = self._is_condition(t) and may_be_condition(reading)  # "unless it withdraws" and "if it does not withdraw" alike
        if (reading.negated and not condition) or self._background.is_only_named(t):
            return False
        verb = self._grammar.is_verb(t)
        if self._background.is_awaited(t):  # "no truce until the rebels withdraw": told as a condition
            return verb and not reading.future and reading.type in DEEDS and self.parse.tags[t] in FINITE
        if reading.future:  # "adding that ministers would meet in Accra"
            return verb and self.parse.deps[t] in ("ccomp", "relcl") and any(self.parse.lower[c] in _AHEAD for c in self.parse.kids(t, "aux"))
        if verb and self._is_brought_about(t):
            return True
        if verb:
            return condition or self.parse.tags[t] in FINITE or self._is_past_of(t) or bool(TENSED & {self.parse.lower[c] for c in self.parse.kids(t, "aux", "auxpass")})
        return reading.type in MATERIAL_CONFLICT and reading.weight >= 0

    def _is_suffered(self, reading: Reading, roles: Roles) -> bool:
        """"… after a car bomb killed 22 cadets", "five men, who were kidnapped in January": below the lead violence is told by whom it befell, whoever did it."""
        parse, t = self.parse, reading.token
        if reading.type not in ("ASSAULT", "COERCE") or reading.negated or reading.future or self._is_lead(t) or reading.inner is not None:
            return False
        if parse.deps[t] == "relcl":
            return self._grammar.is_passive(t) and bool(TENSED & {parse.lower[c] for c in parse.kids(t, "auxpass", "aux")})
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

    def _is_done_by(self, reading: Reading) -> bool:
        """"A truce offered by Moscow", "indicted by a court in The Hague": below the lead a participle that names who did it."""
        parse, t = self.parse, reading.token
        if parse.deps[t] not in ("acl", "advcl") or parse.tags[t] != "VBN" or self._is_lead(t) or reading.negated or reading.future or parse.lemmas[t] in _STANDING:
            return False
        told = reading.type in DEEDS | _SIGNED | {"CONSULT", "COOPERATE"}
        return told and bool(parse.kids(t, "agent")) and not parse.kids(t, "aux", "auxpass", "mark") and reading.weight >= 0

    def _is_told_besides(self, reading: Reading, roles: Roles) -> bool:
        """Whether a word below the lead tells beside the main deed what somebody did or said, by its own form."""
        t, verb = reading.token, self._grammar.is_verb(reading.token)
        if any(m.known for m in roles.actors):
            if self._is_waved_off(t) and reading.type in _UTTERANCES:
                return True
            if verb and self._is_done_before(t) and any(self.parse.lower[c] == "being" for c in self.parse.kids(t, "auxpass")) and not self._is_lead(t):
                return True  # "after being condemned by the Council"
            if verb and self._is_done_by(reading):
                return True
        return self._is_whole(reading, roles) or self._is_plain_deed(reading, roles) or self._is_told_of_noun(reading, roles) or self._is_said_besides(reading, roles)


def may_be_condition(reading: Reading) -> bool:
    """What a threat or promise may hang on: a deed, or that somebody does not yield."""
    return reading.type in (_YIELDING if reading.negated else DEEDS)
