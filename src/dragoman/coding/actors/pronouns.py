"""Whom a pronoun takes up: the most prominent actor before it that agrees with it and that the grammar lets it mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.coding.actors.discourse import Discourse, Entity
from dragoman.knowledge.references import References
from dragoman.language import Parse

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
# Adjectives that only somebody can be: "it was willing to", while "it was possible to" is about nobody.
_OF_SOMEBODY = frozenset(
    "willing unwilling ready unready prepared unprepared able unable eager keen reluctant determined committed poised set opposed anxious "
    "concerned worried confident convinced aware sorry glad happy sad disappointed open grateful proud free afraid loath bound entitled".split()
)
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
THIRD_PERSON = HE | SHE | IT | THEY
POSSESSIVES = frozenset({"his", "her", "its", "their"})
_RELATIVE = frozenset({"who", "which", "that"})
_REACH = 3
# Kinds of actors that are many: "they" may take up one of them.
_COLLECTIVE = {"group": 0.8, "people": 1.0, "forces": 0.7, "body": 0.5, "party": 0.6, "company": 0.5, "media": 0.4, "ngo": 0.5, "igo": 0.3, "alliance": 0.3, "ministry": 0.3, "agency": 0.4}
# What the subject of a verb that governs the pronoun's clause gains: "Russia said it …".
_SPEAKER = 1.6
# What the subject of the clause that a possessive stands in gains: "Armenia will not end its campaign".
_OWN_CLAUSE = 1.5
# What one who was just accused gains where the pronoun denies something.
_ACCUSED = 2.2
# What a subject of the sentence before gains for a pronoun that is a subject.
_SAME_ROLE = 1.2
# What the name of a region or town loses as somebody that acts, and any actor where "it" undergoes something.
_PLACE = 0.6
_UNDERGOES = 0.7
# What those who are told something lose in the account of it: "Putin told reporters that they had agreed".
_TOLD = 0.5
# What he gains whose kin or lawyer tells of what was done to "him".
_THEIRS = 3.0
# What several named side by side gain over each of them for "they".
_TOGETHER = 1.25
# What they gain more where the sentence itself has just meant them by one word: "talks between the two sides began, and they signed".
_BY_ONE_WORD = 2.5
# "Condemned it": what was done, rather than who did it.
_JUDGED = frozenset({"condemn", "denounce", "welcome", "deplore", "applaud", "regret"})
# What is done to people, and to no things.
_SUFFERED = frozenset(
    "disperse arrest detain kill execute wound injure beat torture shoot jail imprison free expel deport evacuate rescue abduct kidnap accuse blame "
    "urge tell warn ask invite persuade order allow force summon criticise criticize condemn thank praise rape massacre behead recruit harass chase".split()
)
# What nobody does to his own: "Chinese troops attacked its soldiers" tells of others' soldiers.
STRIKING = frozenset(
    "attack kill wound injure shoot bomb shell ambush assault abduct kidnap murder torture behead capture besiege fire raid harm target slaughter massacre "
    "down hit strike".split()
)
_DUMMY_VERBS = frozenset({"be", "seem", "appear", "take", "remain", "become", "happen", "rain", "matter"})


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
    near: str | None
    denies: bool
    accused: str | None


class Pronouns:
    """Resolves the pronouns of one parse."""

    def __init__(self, parse: Parse, discourse: Discourse, references: References) -> None:
        self.parse = parse
        self._discourse = discourse
        self._references = references
        self._quoted = _quoted(parse)

    def is_quoted(self, i: int) -> bool:
        """Whether a token stands between quotation marks."""
        return self._quoted[i]

    def antecedent(self, i: int) -> Entity | None:
        """The entity a pronoun takes up; None where it takes up nobody, or nothing that is an actor."""
        word = self.parse.lower[i]
        if word not in THIRD_PERSON or (word in IT and self._is_dummy(i)) or self._is_told(i):
            return None
        if word.endswith(("self", "selves")):
            return self._subject_entity(i)
        if word in HE | SHE and self._is_unnamed_speakers(i):
            return None
        around = self._around(i, word)
        ranked = self._discourse.ranked(i, lambda entity: self._fit(i, around, entity), _REACH)
        if not ranked or ranked[0][1].mention is None:
            return None
        chosen = ranked[0][1]
        if word in SHE and chosen.woman is None:
            chosen.woman = True
        return chosen

    def _around(self, i: int, word: str) -> _Around:
        """What stands around a pronoun."""
        kin, theirs = self._kin(i)
        subject = self.parse.deps[i] in ("nsubj", "nsubjpass")
        denies = subject and self.parse.lemmas[self.parse.heads[i]] in self._references.denying
        return _Around(
            word=word, subject=subject, passive=word == "it" and self.parse.deps[i] == "nsubjpass", intends=self._intends(i) or self._suffers(i),
            barred=self.barred(i) | kin | self._told_before(i), theirs=theirs, told=self._told(i) if word in THEY else set(), strikers=self._strikers(i),
            speaker=self._speaker(i), near=self._clause_subject(i), denies=denies, accused=self._accused(i) if denies else None,
        )  # fmt: skip

    def _fit(self, i: int, around: _Around, entity: Entity) -> float:
        """How much likelier than its salience alone makes it an entity is the one a pronoun takes up; 0 where it cannot be."""
        if entity.key in around.barred or (entity.members and any(m.key in around.barred for m in entity.members)):
            return 0.0
        if entity.mention is None and around.intends:
            return 0.0
        if around.strikers and entity.mention is not None and entity.mention.country in around.strikers:
            return 0.0
        factor = self._agreement(around.word, entity)
        if entity.members and around.subject and entity.places[-1][0] == self.parse.sentence_of[i] and self._discourse.at.get(entity.places[-1][2]) is entity:
            factor *= _BY_ONE_WORD
        if around.speaker is not None and entity.key == around.speaker:
            factor *= _SPEAKER
        if around.near is not None and entity.key == around.near:
            factor *= _OWN_CLAUSE
        if entity.key in around.told:
            factor *= _TOLD
        if entity.key in around.theirs:
            factor *= _THEIRS
        if around.passive and entity.mention is not None:
            factor *= _UNDERGOES
        if around.denies and entity.key == around.accused:
            factor *= _ACCUSED
        return factor * (_SAME_ROLE if around.subject and self._was_subject(entity, i) else 1.0)

    # ------------------------------------------------------------------ agreement

    def _agreement(self, word: str, entity: Entity) -> float:
        m = entity.mention
        if word in HE or word in SHE:
            if m is None or m.kind != "person" or entity.plural or entity.members:
                return 0.0
            if entity.woman is not None:
                return 1.0 if entity.woman == (word in SHE) else 0.0
            return 1.0
        if word in IT:
            if entity.plural or entity.members:
                return 0.0
            if m is None:
                return 1.0
            if m.kind in ("person", "people"):
                return 0.0
            return (0.4 if entity.many else 1.0) * (_PLACE if m.sense is not None and m.sense.form == "region" else 1.0)
        if entity.members:
            return _TOGETHER
        if entity.plural or (entity.many and m is not None and m.kind != "person"):
            return 1.0
        return _COLLECTIVE.get(m.kind, 0.0) if m is not None else 0.0

    # ------------------------------------------------------------------ grammar

    def _is_dummy(self, i: int) -> bool:
        """"It is clear that …", "made it clear that"."""
        parse = self.parse
        head = parse.heads[i]
        if parse.deps[i] == "expl":
            return True
        if parse.lower[i] != "it":
            return False
        if parse.deps[i] not in ("nsubj", "nsubjpass"):
            return False
        if parse.pos[head] == "ADJ":
            return True
        if parse.deps[i] == "nsubjpass":
            return bool(parse.kids(head, "ccomp", "csubj"))
        if parse.lemmas[head] not in _DUMMY_VERBS:
            return False
        said = [c for c in parse.children[head] if c > head]
        clause = any(parse.deps[c] in ("ccomp", "xcomp", "advcl", "csubj", "relcl", "acl") for c in said)
        for c in said:
            if parse.deps[c] in ("acomp", "attr", "oprd"):
                if parse.lemmas[c] in _OF_SOMEBODY:
                    return False  # "it was willing to negotiate"
                below = parse.kids(c, "ccomp", "xcomp", "relcl", "acl", "advcl", "prep")
                if clause or below or parse.deps[c] == "acomp":
                    return clause or any(parse.deps[b] != "prep" for b in below)
                return parse.deps[c] == "attr"
        return clause

    def _is_told(self, i: int) -> bool:
        """"Denied it", "could not confirm them": what is told, and nobody."""
        parse = self.parse
        if parse.lower[i] == "it" and parse.deps[i] == "dobj" and parse.lemmas[parse.heads[i]] in _JUDGED:
            return True
        return parse.lower[i] in ("it", "them") and parse.deps[i] == "dobj" and parse.lemmas[parse.heads[i]] in self._references.telling and not parse.kids(parse.heads[i], "ccomp", "xcomp")

    def _told(self, i: int) -> set[str]:
        """Keys of those told what the pronoun is part of."""
        parse = self.parse
        for a in parse.ancestors(i):
            if parse.deps[a] == "ccomp":
                verb = parse.heads[a]
                return self._keys_at(t for t in parse.kids(verb, "dobj", "dative") if t < i)
        return set()

    def barred(self, i: int) -> set[str]:
        """Keys the grammar keeps a pronoun or phrase from: its verb's other arguments, or the phrase it stands in."""
        parse = self.parse
        if parse.lower[i] in POSSESSIVES and parse.deps[i] == "poss":
            return self._keys_at([parse.heads[i]]) | self._quoting(i)
        verb = self._verb(i)
        tokens = [t for t in self._arguments(verb) if t != i] if verb is not None else []
        if verb is not None and parse.deps[i] == "nsubj" and parse.tags[verb] in ("VB", "VBG", "VBN") and parse.heads[verb] != verb and not parse.kids(verb, "aux", "mark"):
            tokens += [t for t in self._arguments(parse.heads[verb]) if t != i]  # "see him die": he is not who sees
        if verb is not None and parse.deps[verb] == "relcl" and parse.deps[i] == "nsubj" and any(parse.lower[c] in _RELATIVE for c in parse.kids(verb, "dobj")):
            tokens.append(parse.heads[verb])  # "the front, which it calls a clique"
        return self._keys_at(tokens) | self._quoting(i)

    def _kin(self, i: int) -> tuple[set[str], set[str]]:
        """"His father said police had tortured him": (keys of the father, key of whose father he is), where both pronouns are alike."""
        parse = self.parse
        alike = next((g for g in (HE, SHE) if parse.lower[i] in g), None)
        if alike is None or parse.deps[i] == "nsubj":
            return set(), set()
        for a in parse.ancestors(i):
            subject = self._subject(parse.heads[a]) if parse.deps[a] == "ccomp" else None
            if subject is not None and subject < i:
                owners = [c for t in (subject, *parse.kids(subject, "appos")) for c in parse.kids(t, "poss") if parse.lower[c] in alike]
                if owners:
                    return self._keys_at([subject, *parse.kids(subject, "appos")]), self._keys_at(owners)
        return set(), set()

    def _strikers(self, i: int) -> set[str]:
        """Countries of whoever strikes what a possessive owns: "attacked its soldiers" tells of nobody's own, unless it says so."""
        parse = self.parse
        noun = parse.heads[i]
        struck = parse.deps[i] == "poss" and parse.lower[i] in IT | THEY and parse.deps[noun] == "dobj" and parse.lemmas[parse.heads[noun]] in STRIKING
        struck = struck and parse.deps[parse.heads[noun]] != "pcomp"  # "accused Chad of shelling its troops"
        subject = self._subject(parse.heads[noun]) if struck and all(parse.lower[c] != "own" for c in parse.kids(noun, "amod")) else None
        found = self._discourse.at.get(subject) if subject is not None else None
        return {m.country for m in (found.members or (found.mention,)) if m is not None and m.country} if found is not None else set()

    def _keys_at(self, tokens: Iterable[int]) -> set[str]:
        found = [self._discourse.at[t] for t in tokens if t in self._discourse.at]
        return {e.key for e in found} | {m.key for e in found for m in e.members}

    def _verb(self, i: int) -> int | None:
        """The verb a pronoun is an argument of, through a preposition."""
        parse = self.parse
        t = i
        while parse.heads[t] != t and parse.deps[t] in ("pobj", "prep", "conj", "dative", "agent", "pcomp"):
            t = parse.heads[t]
            if parse.pos[t] in ("VERB", "AUX"):
                return t
        head = parse.heads[t]
        return head if parse.pos[head] in ("VERB", "AUX") else None

    def _arguments(self, verb: int) -> list[int]:
        """Subject (its own, or the one it shares), objects and what stands under its prepositions."""
        parse = self.parse
        out = []
        for c in parse.children[verb]:
            if parse.deps[c] in ("nsubj", "nsubjpass", "dobj", "dative", "pobj"):
                out += parse.conjuncts(c)
            elif parse.deps[c] in ("prep", "agent", "dative"):
                out += [q for p in parse.kids(c, "pobj") for q in parse.conjuncts(p)]
        subject = self._subject(verb)
        return out if subject is None else [*out, *parse.conjuncts(subject)]

    def _subject(self, verb: int) -> int | None:
        """The subject of a verb: its own, else the one it shares with the verb it hangs on."""
        parse = self.parse
        for _ in range(4):
            own = parse.first(verb, "nsubj", "nsubjpass")
            if own is not None:
                return parse.heads[verb] if parse.lower[own] in _RELATIVE and parse.deps[verb] == "relcl" else own
            if parse.deps[verb] not in ("conj", "xcomp", "advcl", "pcomp", "prep") or parse.heads[verb] == verb:
                return None
            verb = parse.heads[verb]
        return None

    def _subject_entity(self, i: int) -> Entity | None:
        verb = self._verb(i)
        subject = self._subject(verb) if verb is not None else None
        return self._discourse.at.get(subject) if subject is not None else None

    def _speaker(self, i: int) -> str | None:
        """Key of the subject of the verb whose clause the pronoun is in, where the pronoun is the clause's subject: "Russia said it …"."""
        parse = self.parse
        if self._quoted[i]:
            return None
        t = i if parse.deps[i] != "poss" else parse.heads[i]
        if parse.deps[t] not in ("nsubj", "nsubjpass"):
            return None
        verb = parse.heads[t]
        while parse.deps[verb] == "conj" and parse.heads[verb] != verb:
            verb = parse.heads[verb]
        if parse.deps[verb] not in ("ccomp", "advcl") or parse.heads[verb] == verb:
            return None
        subject = self._subject(parse.heads[verb])
        if subject is None or subject >= i:
            return None
        found = self._discourse.at.get(subject)
        return found.key if found is not None else None

    def _is_unnamed_speakers(self, i: int) -> bool:
        """"A member of the militia said he had counted 21": he is the member, of whom nothing is known."""
        parse = self.parse
        if parse.deps[i] != "nsubj" or self._quoted[i]:
            return False
        verb = parse.heads[i]
        if parse.deps[verb] != "ccomp":
            return False
        subject = self._subject(parse.heads[verb])
        if subject is None or subject >= i or subject in self._discourse.at or parse.tags[subject] != "NN":
            return False
        return any(parse.lower[c] in ("a", "an", "one", "another") for c in parse.kids(subject, "det"))

    def _told_before(self, i: int) -> set[str]:
        """"Migrants threw stones at police, they said": who speaks last is somebody else than those whom he tells of by name."""
        parse = self.parse
        verb = parse.heads[i]
        if parse.deps[i] != "nsubj" or parse.lemmas[verb] not in self._references.reporting:
            return set()
        told = next((c for c in parse.kids(verb, "ccomp") if c < i), None)
        subject = parse.first(told, "nsubj", "nsubjpass") if told is not None else None
        if subject is None or self._quoted[subject] or parse.pos[subject] == "PRON":
            return set()
        of = [p for c in parse.kids(subject, "prep") if parse.lower[c] == "of" for p in parse.kids(c, "pobj")]
        return self._keys_at([*parse.conjuncts(subject), *of])

    def _clause_subject(self, i: int) -> str | None:
        """Key of the subject of the clause that a possessive stands in, unless it stands in that subject."""
        parse = self.parse
        if parse.deps[i] != "poss":
            return None
        subject = None
        for t in parse.ancestors(i):
            if parse.pos[t] in ("VERB", "AUX"):
                subject = self._subject(t)
                if subject is not None:
                    break
        found = self._discourse.at.get(subject) if subject is not None and subject < i else None
        return found.key if found is not None else None

    def _was_subject(self, entity: Entity, i: int) -> bool:
        parse = self.parse
        here = parse.sentence_of[i]
        return any(s in (here, here - 1) and t < i and parse.deps[t] in ("nsubj", "nsubjpass") for s, _, t in entity.places[-2:])

    def _accused(self, i: int) -> str | None:
        """Key of the object of the main verb of the sentence before: who was accused, before he denies."""
        parse = self.parse
        here = parse.sentence_of[i]
        if here == 0:
            return None
        root = parse.sentences[here - 1].root
        if parse.lemmas[root] not in self._references.reporting:
            return None
        for c in parse.kids(root, "dobj", "ccomp"):
            t = c if parse.deps[c] == "dobj" else parse.first(c, "nsubj")
            found = self._discourse.at.get(t) if t is not None else None
            if found is not None:
                return found.key
        return None

    def _intends(self, i: int) -> bool:
        """Whether only somebody can do what the pronoun's verb says: "it denied"."""
        parse = self.parse
        return parse.deps[i] == "nsubj" and parse.lemmas[parse.heads[i]] in self._references.reporting

    def _suffers(self, i: int) -> bool:
        """Whether only people can undergo what the pronoun undergoes: "dispersed them"."""
        parse = self.parse
        return parse.deps[i] in ("dobj", "nsubjpass") and parse.lower[i] in THEY and parse.lemmas[parse.heads[i]] in _SUFFERED

    # ------------------------------------------------------------------ quotes

    def _quoting(self, i: int) -> set[str]:
        """Whoever is quoted does not speak of himself as "he"."""
        if not self._quoted[i]:
            return set()
        parse = self.parse
        out = []
        for a in parse.ancestors(i):
            if not self._quoted[a] and parse.pos[a] in ("VERB", "AUX"):
                subject = self._subject(a)
                if subject is not None and not self._quoted[subject]:
                    out.append(subject)
                break
        return self._keys_at(out)


def _quoted(parse: Parse) -> list[bool]:
    """Whether each token stands between quotation marks, which open anew in every paragraph."""
    out = [False] * len(parse)
    paragraph, inside = -1, False
    for s in parse.sentences:
        if s.paragraph != paragraph:
            paragraph, inside = s.paragraph, False
        for t in range(s.start, s.end):
            if parse.words[t] in ('"', "“", "”", "``", "''"):
                inside = not inside if parse.words[t] == '"' else parse.words[t] in ("“", "``")
            out[t] = inside
    return out
