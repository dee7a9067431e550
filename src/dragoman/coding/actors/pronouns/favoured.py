"""Whom the grammar leads a pronoun to: who speaks, who acts in its clause, who was accused; keys of entities."""

from __future__ import annotations

from dragoman.coding.actors.discourse import Entity
from dragoman.coding.actors.pronouns.clauses import Clauses
from dragoman.knowledge.references import References

# What is done to those who are held or on trial, what they wait for, and how they come to be so.
_SENTENCING = frozenset("free release bar ban pardon sentence jail acquit convict extradite deport charge remand question interrogate indict arraign".split())
_CUSTODY = frozenset("release arrest detention trial sentence conviction freedom imprisonment extradition acquittal pardon".split())
_HOLDING = frozenset("arrest detain jail imprison sentence convict accuse charge try seize hold abduct kidnap".split())
_SPEAKING = frozenset("ask call cite describe express query quote reject speak thank urge welcome wonder".split())
_AMID = frozenset({"when", "as", "while"})
_OVERPOWERING = frozenset("beat shoot arrest detain disperse club whip".split())
_QUOTED_ON = 4  # sentences
_ONE = frozenset({"a", "an", "one", "another"})


class Favours:
    """What leads pronouns of one parse to somebody."""

    def __init__(self, clauses: Clauses, references: References) -> None:
        self.parse = clauses.parse
        self._clauses = clauses
        self._references = references

    def speaker(self, i: int) -> str | None:
        """Key of the subject of the verb whose clause the pronoun is in, where the pronoun is the clause's subject: "Russia said it …"."""
        parse = self.parse
        if self._clauses.quoted[i]:
            return None
        t = i if parse.deps[i] != "poss" else parse.heads[i]
        if t != i and parse.deps[t] == "pobj" and parse.lower[parse.heads[t]] == "of":
            t = parse.heads[parse.heads[t]]  # "15 of its members"
        if parse.deps[t] not in ("nsubj", "nsubjpass"):
            return None
        verb = parse.heads[t]
        while parse.deps[verb] == "conj" and parse.heads[verb] != verb:
            verb = parse.heads[verb]
        if parse.deps[verb] not in ("ccomp", "advcl") or parse.heads[verb] == verb:
            return None
        subject = self._struck(i, verb) or self._clauses.subject(parse.heads[verb])
        if subject is None or subject >= i:
            return None
        found = self._clauses.entity(subject)
        return found.key if found is not None else None

    def strikes(self, i: int) -> set[str]:
        """Key of who struck those that the pronoun stands for, if it tells what they were doing: "police beat supporters when they …"."""
        verb = self.parse.heads[i]
        if self.parse.deps[i] != "nsubj" or self._struck(i, verb) is None:
            return set()
        found = self._clauses.entity(self._clauses.subject(self.parse.heads[verb]))
        return {found.key} if found is not None else set()

    def _struck(self, i: int, verb: int) -> int | None:
        """"Police beat supporters when they tried to break through": those who were struck in the midst of what they did."""
        parse, deed = self.parse, self.parse.heads[verb]
        amid = any(parse.lower[c] in _AMID for c in parse.kids(verb, "mark", "advmod"))
        if parse.deps[verb] != "advcl" or verb < deed or not amid or parse.lemmas[deed] not in _OVERPOWERING or parse.kids(deed, "auxpass"):
            return None
        return next((o for o in parse.kids(deed, "dobj") if o < i and (parse.tags[o] in ("NNS", "NNPS")) is (parse.lower[i] in ("they", "their"))), None)

    def spoke_before(self, i: int) -> str | None:
        """Key of whoever spoke in the sentence before, or before a quotation that only went on, where the pronoun speaks: "Rojas said … He added"."""
        parse = self.parse
        verb = parse.heads[i]
        here = parse.sentence_of[i]
        if parse.deps[i] != "nsubj" or parse.lemmas[verb] not in self._references.reporting or parse.deps[verb] not in ("ROOT", "parataxis"):
            return None
        for k in range(here - 1, max(here - _QUOTED_ON, -1), -1):
            root = parse.sentences[k].root
            if self._clauses.quoted[root]:
                continue
            subject = self._clauses.subject(root) if parse.lemmas[root] in self._references.reporting or parse.lemmas[root] in _SPEAKING else None
            found = self._clauses.entity(subject)
            return found.key if found is not None else None
        return None

    def is_unnamed_speakers(self, i: int) -> bool:
        """"A member of the militia said he had counted 21": he is the member, of whom nothing is known."""
        parse = self.parse
        if parse.deps[i] != "nsubj" or self._clauses.quoted[i]:
            return False
        verb = parse.heads[i]
        if parse.deps[verb] != "ccomp":
            return False
        subject = self._clauses.subject(parse.heads[verb])
        if subject is None or subject >= i or self._clauses.entity(subject) is not None or parse.tags[subject] != "NN":
            return False
        return any(parse.lower[c] in _ONE for c in parse.kids(subject, "det"))

    def clause_subject(self, i: int) -> str | None:
        """Key of the subject of the clause that a possessive stands in, unless it stands in that subject."""
        parse = self.parse
        if parse.deps[i] != "poss":
            return None
        subject = None
        for t in parse.ancestors(i):
            if parse.pos[t] in ("VERB", "AUX"):
                subject = self._clauses.subject(t)
                if subject is not None:
                    break
        found = self._clauses.entity(subject) if subject is not None and subject < i else None
        return found.key if found is not None else None

    def told_of(self, i: int) -> str | None:
        """Key of whomever a relative clause tells of, for a pronoun deeper in it: "Angola, which left after charges that it was arming rebels"."""
        parse = self.parse
        own = None
        for a in parse.ancestors(i):
            if parse.pos[a] in ("VERB", "AUX"):
                own = own or a
            if parse.deps[a] == "relcl" and parse.pos[parse.heads[a]] in ("NOUN", "PROPN"):
                found = self._clauses.entity(parse.heads[a]) if a != own else None
                return found.key if found is not None else None
        return None

    def is_of_captive(self, i: int) -> bool:
        """"Freed him", "they were released", "demanded his release": what is asked or done for one who is held, or on trial."""
        parse = self.parse
        head = parse.heads[i]
        return (parse.deps[i] in ("dobj", "nsubjpass") and parse.lemmas[head] in _SENTENCING) or (parse.deps[i] == "poss" and parse.lemmas[head] in _CUSTODY)

    def was_held(self, entity: Entity, i: int) -> bool:
        """Whether a sentence before told that somebody was arrested, tried or accused."""
        parse = self.parse
        return any(t < i and parse.deps[t] in ("dobj", "nsubjpass", "appos") and self._is_held(t) for _, _, t in entity.places)

    def _is_held(self, t: int) -> bool:
        """"Police arrested the activist Sok Visal": also by what stands beside his name."""
        parse = self.parse
        noun = parse.heads[t] if parse.deps[t] == "appos" else t
        return parse.deps[noun] in ("dobj", "nsubjpass") and parse.lemmas[parse.heads[noun]] in _HOLDING

    def was_subject(self, entity: Entity, i: int) -> bool:
        """Whether an entity was the subject of a clause before, in the pronoun's sentence or the last one."""
        parse = self.parse
        here = parse.sentence_of[i]
        return any(s in (here, here - 1) and t < i and parse.deps[t] in ("nsubj", "nsubjpass") for s, _, t in entity.places[-2:])

    def accused(self, i: int) -> str | None:
        """Key of whom the charge that he answers is laid to, else of the object of the main verb of the sentence before: who was accused, before he denies."""
        parse = self.parse
        accusing = self._clauses.accusing(i)
        for o in parse.kids(accusing, "dobj") if accusing is not None else ():
            laid = self._clauses.entity(o)
            if laid is not None:
                return laid.key
        here = parse.sentence_of[i]
        if here == 0:
            return None
        root = parse.sentences[here - 1].root
        if parse.lemmas[root] not in self._references.reporting:
            return None
        for c in parse.kids(root, "dobj", "ccomp"):
            t = c if parse.deps[c] == "dobj" else parse.first(c, "nsubj")
            found = self._clauses.entity(t)
            if found is not None:
                return found.key
        return None

    def told(self, i: int) -> set[str]:
        """Keys of those told what the pronoun is part of."""
        parse = self.parse
        for a in parse.ancestors(i):
            if parse.deps[a] == "ccomp":
                verb = parse.heads[a]
                return self._clauses.keys_at(t for t in parse.kids(verb, "dobj", "dative") if t < i)
        return set()
