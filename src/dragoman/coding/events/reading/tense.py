"""What negation, modal verbs and tense make of a reading: "must withdraw" demands, "will attack" is to come, "will not talk" refuses."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.reading.composing import compose
from dragoman.coding.events.reading.model import COOPERATIVE, MATERIAL_CONFLICT, Reading
from dragoman.coding.events.reading.standing import Standing, is_to_blame
from dragoman.knowledge import OperatorRow
from dragoman.language import Parse

_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
MUST = frozenset({"must", "should", "ought"})
_MIGHT = frozenset({"could", "may", "might"})
# What another does that makes a deed done "if" he does it a favour, and no threat.
_INVITING = frozenset("ask request invite agree allow approve authorise authorize need want call consent permit wish demand".split())
_SELVES = frozenset({"it", "they", "we", "i", "he", "she"})
_THEIR_OWN = frozenset({"its", "their", "our", "my", "his", "her"})

# What is no threat where it will be so: it is so already ("will keep its border shut").
_GOING_ON = frozenset({"sanction.kept"})


class Tense(Standing):
    """Tense, negation and obligation of the verbs of one parse."""

    def __init__(self, parse: Parse, grammar: Grammar, said: frozenset[int], operators: dict[str, OperatorRow]) -> None:
        super().__init__(parse, grammar, said)
        self._operators = operators

    def _tensed(self, p: int, reading: Reading) -> Reading:
        """What negation, modal and tense make of a reading: "must withdraw" demands, "will attack" is to come, "will not talk" refuses."""
        if isinstance(reading.row, OperatorRow) and reading.row.negated:
            return reading  # its negation is part of it
        negated = self.negated(p)
        if reading.type == "ACCUSE" and is_to_blame(self.parse, p):
            return replace(reading, obliged=True)
        modal = self._auxiliaries(p)
        if (modal & MUST or self._has_to(p)) and self._is_said(p):
            made = compose(self._operators["demand"], reading)
            assert made is not None
            return replace(reading, type=made[0], mode=made[1], rule=f"must + {reading.rule}", negated=negated, obliged=True)
        future = self.is_future(p)
        if not negated and modal & _MIGHT and reading.type in MATERIAL_CONFLICT and self._says_of_itself(p):
            made = compose(self._operators["threaten"], reading)
            assert made is not None
            return replace(reading, type=made[0], mode=made[1], rule=f"could + {reading.rule}", future=True)
        if negated and (future or modal & {"can", "could", "would", "ca"}):
            if reading.type in COOPERATIVE:
                row = self._operators["refuse"]
                made = compose(row, reading)
                assert made is not None
                return Reading(p, made[0], made[1], reading.weight, reading.row, f"refuse (not) + {reading.rule}", reading.inner, future=True)
            return replace(reading, negated=True, future=future)
        if future and reading.row.id in _GOING_ON and not negated:
            return replace(reading, future=True)
        if future:
            operator = self._operators["threaten" if reading.type == "MOBILIZE" and self._is_conditional(p) else "future"]
            made = compose(operator, reading)
            if made is not None:
                rule = f"{operator.id} + {reading.rule}" if made[0] != reading.type else reading.rule
                return replace(reading, type=made[0], mode=made[1], rule=rule, future=True, negated=negated)
        return replace(reading, negated=negated, future=future) if negated or future else reading

    def _is_conditional(self, p: int) -> bool:
        """"Will deploy missiles if Iran does not yield": not done but for what another does, who does not ask for it."""
        return any(self.parse.lemmas[c] not in _INVITING for c in self._grammar.condition(p))

    def _says_of_itself(self, p: int) -> bool:
        """"Turkey said it could suspend …": the subject of what is said is a pronoun, or "its army", and the clause stands under a verb of saying."""
        parse = self.parse
        head = parse.heads[p]
        subjects = parse.kids(p, "nsubj")
        if parse.deps[p] != "ccomp" or not self._grammar.is_verb(head) or not subjects:
            return False
        own = parse.lower[subjects[0]] in _SELVES or any(parse.lower[c] in _THEIR_OWN for c in parse.kids(subjects[0], "poss"))
        return own or self._is_of_speaker(subjects[0], head)

    @abstractmethod
    def _is_of_speaker(self, subject: int, says: int) -> bool:
        """"Zimbabwe's minister said Harare might expel the envoy": the subject of what is said is the speaker's own state."""

    def is_future(self, p: int) -> bool:
        """Will, shall; would under a verb of saying; "is to", "is going to"."""
        parse = self.parse
        modal = self._auxiliaries(p)
        if modal & _FUTURE:
            return True
        if "would" in modal and "have" in modal and parse.deps[p] != "ccomp":
            return False  # "would have attacked it had the truce failed": it has not
        if "would" in modal and not any(parse.lower[c] == "if" for c in self._grammar.parse.kids(p, "mark")):
            return parse.deps[p] in ("ccomp", "conj", "ROOT") and (not self._grammar.condition(p) or self._says_of_itself(p))
        head = parse.heads[p]
        if parse.deps[p] == "xcomp" and head != p and parse.lemmas[head] in ("go", "be") and self._is_infinitive(p):
            return parse.lemmas[head] == "be" or parse.tags[head] == "VBG"
        if parse.deps[p] == "conj" and head != p and self._grammar.is_verb(head) and not parse.kids(p, "aux", "nsubj"):
            return self.is_future(head) and parse.tags[p] == "VB"
        return False
