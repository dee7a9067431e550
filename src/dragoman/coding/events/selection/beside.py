"""What hangs on the main line and is an event of its own: a token in, a draft out where its words name who did it and to whom or what.

"Moscow, which annexed Crimea, rejected the text": the annexation is told too; "after the attack on its embassy" is background.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.reading import MATERIAL_CONFLICT, Reading
from dragoman.coding.events.roles import Roles
from dragoman.coding.events.selection.background import Background
from dragoman.coding.events.selection.below_lead import SURE, BelowLead, may_be_condition
from dragoman.coding.events.selection.options import Options
from dragoman.coding.events.selection.view import View

_SUBORDINATE = ("advcl", "relcl", "acl", "pcomp", "ccomp", "conj", "xcomp")
# Who is told of by a deed, and tells no other.
_BOMBERS = frozenset({"bomber", "bombers", "attacker", "attackers", "assailant", "assailants", "gunman", "gunmen"})
# Who can carry out what he threatens with.
_RULING, _ARMED = frozenset({"state", "government", "alliance", "igo"}), frozenset({"GOV", "MIL", "REB"})


class SideEvents(BelowLead):
    """Events beside the main line in one parse."""

    def __init__(self, view: View, background: Background, options: Options, times: frozenset[int]) -> None:
        """``times``: tokens of dates."""
        super().__init__(view, background, times)
        self._harm, self._options = view.harm, options

    def of(self, t: int, consumed: set[int], operators: set[int]) -> EventDraft | None:
        """The event of one token, if it is one. ``consumed``: tokens of events there are; ``operators``: what governs what is only demanded or refused."""
        if self._is_part(t, consumed) or self._background.is_of_a_kind(t) or self._background.is_laid(t):
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
        if self.parse.lower[t] in _BOMBERS and self.parse.deps[t] == "pobj" and self.parse.heads[self.parse.heads[t]] in consumed:
            return True  # "assassinated by a suicide bomber"
        if not self._grammar.is_verb(t) and self.parse.deps[t] == "conj" and self.parse.deps[self.parse.heads[t]] == "dobj" and self.parse.heads[self.parse.heads[t]] in consumed and self._is_shot(t):
            return True  # "firing live rounds and tear gas"
        return self.parse.heads[t] in consumed and self.parse.deps[t] in ("xcomp", "dobj", "compound", "amod") and not self._is_met(t) and not self._is_denied(t) and not self._is_waved_off(t)

    def _is_shot(self, t: int) -> bool:
        """Whether a noun is one of what is fired, as the verb that it is an object of tells."""
        first, own = self._reader.read(self.parse.heads[self.parse.heads[t]]), self._reader.read(t)
        return first is not None and own is not None and first.type == own.type == "ASSAULT"

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
        if self._is_condition(t) and any(m.form != "pronoun" for m in (*others, *(roles.actors if roles.explicit and reading.weight >= SURE else ()))):  # "if it is held": a vote, and no prisoner
            return may_be_condition(reading)
        if self._is_told_besides(reading, roles):
            return not reading.negated and not reading.future
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

    def is_known_before(self, reading: Reading, roles: Roles) -> bool:
        """"In reply to the duty Rome imposed on Swiss cheese in May": a hard deed of somebody known, told of a definite noun, with its date or its other side."""
        t = reading.token
        if reading.type not in MATERIAL_CONFLICT or reading.future or reading.negated or not self._is_past_of(t):
            return False
        return any(m.known for m in roles.actors) and (any(m.known for m in roles.recipients) or self._dated(t))
