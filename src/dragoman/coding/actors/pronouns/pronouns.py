"""Whom a pronoun takes up: the most prominent actor before it that agrees with it and that the grammar lets it mean."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.actors.discourse import Discourse, Entity
from dragoman.coding.actors.pronouns.agreement import agreement
from dragoman.coding.actors.pronouns.barred import Bars
from dragoman.coding.actors.pronouns.clauses import Clauses
from dragoman.coding.actors.pronouns.favoured import Favours
from dragoman.coding.actors.pronouns.nobody import is_dummy, is_happening, is_text, is_told
from dragoman.coding.actors.pronouns.words import HE, IT, SHE, THEY, THIRD_PERSON
from dragoman.knowledge.agents import AgentTable
from dragoman.knowledge.references import References
from dragoman.language import Parse

_REACH = 3
# What the subject of a verb that governs the pronoun's clause gains: "Russia said it …".
_SPEAKER = 1.6
# What he gains more where the pronoun tells what is his: "the opposition says 15 of its members".
_SPEAKERS_OWN = 1.6
# What the subject of the clause that a possessive stands in gains: "Armenia will not end its campaign".
_OWN_CLAUSE = 1.5
# What one who was just accused gains where the pronoun denies something.
_ACCUSED = 2.2
# What one who was arrested or tried gains where the pronoun tells of one who is freed or sentenced.
_HELD = 6.0
# What he gains whom the relative clause tells of in which the pronoun stands.
_TOLD_OF = 2.0
# What a subject of the sentence before gains for a pronoun that is a subject.
_SAME_ROLE = 1.2
# What he gains who spoke last for a pronoun that speaks on.
_SPEAKS_ON = 1.5
# What any actor loses where "it" undergoes something.
_UNDERGOES = 0.7
# What those who are told something lose in the account of it: "Putin told reporters that they had agreed".
_TOLD = 0.5
# What he gains whose kin or lawyer tells of what was done to "him".
_THEIRS = 3.0
# What they gain more where the sentence itself has just meant them by one word: "talks between the two sides began, and they signed".
_BY_ONE_WORD = 2.5
# Sectors of those whom no thing has.
_HAD = frozenset({"MIL", "GOV", "COP", "JUD", "LEG"})
# What is done to people, and to no things.
_SUFFERED = frozenset(
    "disperse arrest detain kill execute wound injure beat torture shoot jail imprison free expel deport evacuate rescue abduct kidnap accuse blame "
    "urge tell warn ask invite persuade order allow force summon criticise criticize condemn thank praise rape massacre behead recruit harass chase".split()
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a pronoun: whom it cannot mean, and what speaks for whom. Keys of entities, codes of ``strikers``' countries."""

    word: str
    subject: bool
    passive: bool
    intends: bool
    barred: set[str]
    theirs: set[str]
    told: set[str]
    strikers: set[str]
    speaker: str | None
    spoke: str | None
    near: str | None
    told_of: str | None
    denies: bool
    accused: str | None
    captive: bool


class Pronouns:
    """Resolves the pronouns of one parse."""

    def __init__(self, parse: Parse, discourse: Discourse, references: References, agents: AgentTable) -> None:
        self.parse = parse
        self._agents = agents
        self._discourse = discourse
        self._references = references
        self._clauses = Clauses(parse, discourse)
        self._bars = Bars(self._clauses, references)
        self._favours = Favours(self._clauses, references)

    def is_quoted(self, i: int) -> bool:
        """Whether a token stands between quotation marks."""
        return self._clauses.quoted[i]

    def barred(self, i: int) -> set[str]:
        """Keys the grammar keeps a pronoun or noun phrase from."""
        return self._bars.barred(i)

    def antecedent(self, i: int) -> Entity | None:
        """The entity a pronoun takes up; None where it takes up nobody, or nothing that is an actor."""
        word = self.parse.lower[i]
        if word not in THIRD_PERSON or (word in IT and is_dummy(self.parse, i)) or is_told(self.parse, i, self._references.telling) or is_text(self.parse, i) or is_happening(self.parse, i):
            return None
        if word.endswith(("self", "selves")):
            return self._subject_entity(i)
        if word in HE | SHE and self._favours.is_unnamed_speakers(i):
            return None
        around = self._around(i, word)
        ranked = self._discourse.ranked(i, lambda entity: self._fit(i, around, entity), _REACH)
        if not ranked or ranked[0][1].mention is None:
            return None
        chosen = ranked[0][1]
        if word in HE | SHE and chosen.woman is None:
            chosen.woman = word in SHE
        return chosen

    def _around(self, i: int, word: str) -> _Around:
        """What stands around a pronoun."""
        kin, theirs = self._bars.kin(i)
        subject = self.parse.deps[i] in ("nsubj", "nsubjpass")
        denies = subject and self.parse.lemmas[self.parse.heads[i]] in self._references.denying
        return _Around(
            word=word, subject=subject, passive=word == "it" and self.parse.deps[i] == "nsubjpass", intends=self._intends(i) or self._suffers(i) or self._commands(i),
            barred=self._bars.barred(i) | kin | self._bars.told_before(i) | self._favours.strikes(i), theirs=theirs, told=self._favours.told(i) if word in THEY else set(), strikers=self._bars.strikers(i),
            speaker=self._favours.speaker(i), spoke=self._favours.spoke_before(i), near=self._favours.clause_subject(i), told_of=self._favours.told_of(i), denies=denies, accused=self._favours.accused(i) if denies else None, captive=word in HE | SHE | THEY and self._favours.is_of_captive(i),
        )  # fmt: skip

    def _fit(self, i: int, around: _Around, entity: Entity) -> float:
        """How much likelier than its salience alone makes it an entity is the one a pronoun takes up; 0 where it cannot be."""
        if entity.key in around.barred or (entity.members and any(m.key in around.barred for m in entity.members)):
            return 0.0
        if entity.mention is None and around.intends:
            return 0.0
        if around.strikers and entity.mention is not None and entity.mention.country in around.strikers:
            return 0.0
        factor = agreement(around.word, entity)
        if entity.members and around.subject and entity.places[-1][0] == self.parse.sentence_of[i] and self._discourse.at.get(entity.places[-1][2]) is entity:
            factor *= _BY_ONE_WORD
        if around.speaker is not None and entity.key == around.speaker:
            factor *= _SPEAKER * (_SPEAKERS_OWN if self._is_of_some(i) else 1.0)
        if around.spoke is not None and entity.key == around.spoke and not around.denies:
            factor *= _SPEAKS_ON
        if around.near is not None and entity.key == around.near:
            factor *= _OWN_CLAUSE
        if around.told_of is not None and entity.key == around.told_of:
            factor *= _TOLD_OF
        if entity.key in around.told:
            factor *= _TOLD
        if entity.key in around.theirs:
            factor *= _THEIRS
        if around.captive and self._favours.was_held(entity, i):
            factor *= _HELD
        if around.passive and entity.mention is not None:
            factor *= _UNDERGOES
        if around.denies and entity.key == around.accused:
            factor *= _ACCUSED
        return factor * (_SAME_ROLE if around.subject and self._favours.was_subject(entity, i) else 1.0)

    def _is_of_some(self, i: int) -> bool:
        """"15 of its members"."""
        parse = self.parse
        noun = parse.heads[i]
        return parse.deps[i] == "poss" and parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] == "of"

    def _subject_entity(self, i: int) -> Entity | None:
        """Who is meant by "himself": the subject of its verb."""
        verb = self._clauses.verb(i)
        subject = self._clauses.subject(verb) if verb is not None else None
        return self._clauses.entity(subject)

    def _intends(self, i: int) -> bool:
        """Whether only somebody can do what the pronoun's verb says: "it denied"."""
        parse = self.parse
        return parse.deps[i] == "nsubj" and parse.lemmas[parse.heads[i]] in self._references.reporting

    def _commands(self, i: int) -> bool:
        """"Egypt's case is weak. Its army moved": only somebody has an army, a minister, a spokesman."""
        parse = self.parse
        if parse.deps[i] != "poss":
            return False
        row = self._agents.match(parse.lemmas, parse.lower, parse.heads[i])
        return row is not None and not _HAD.isdisjoint(row[0].sectors)

    def _suffers(self, i: int) -> bool:
        """Whether only people can undergo what the pronoun undergoes: "dispersed them"."""
        parse = self.parse
        return parse.deps[i] in ("dobj", "nsubjpass") and parse.lower[i] in THEY and parse.lemmas[parse.heads[i]] in _SUFFERED
