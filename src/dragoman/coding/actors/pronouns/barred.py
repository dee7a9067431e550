"""Whom the grammar keeps a pronoun from: keys of entities, and countries that strike what it owns."""

from __future__ import annotations

from dragoman.coding.actors.pronouns.clauses import Clauses
from dragoman.coding.actors.pronouns.words import HE, IT, POSSESSIVES, SHE, THEY, striking
from dragoman.knowledge.references import References

# Words of judging and backing what others do.
_JUDGING = frozenset("praise condemn criticise criticize denounce welcome hail commend applaud deplore laud decry".split())
_BACKING, _VOICING = frozenset({"support", "backing", "praise", "admiration"}), frozenset({"voice", "express"})
_RELATIVE = frozenset({"who", "which", "that"})
# How far behind a quotation its speaker stands, and how far back its words count, in tokens.
_BEHIND_QUOTE, _QUOTATION = 4, 80


class Bars:
    """What keeps pronouns of one parse from meaning somebody."""

    def __init__(self, clauses: Clauses, references: References) -> None:
        self.parse = clauses.parse
        self._clauses = clauses
        self._references = references

    def barred(self, i: int) -> set[str]:
        """Keys the grammar keeps a pronoun or phrase from: its verb's other arguments, or the phrase it stands in."""
        parse = self.parse
        if parse.lower[i] in POSSESSIVES and parse.deps[i] == "poss":
            return self._clauses.keys_at([parse.heads[i]]) | self._quoting(i) | self._judge(i)
        verb = self._clauses.verb(i)
        tokens = [t for t in self._clauses.arguments(verb) if t != i] if verb is not None else []
        if verb is not None and parse.deps[i] == "nsubj" and parse.tags[verb] in ("VB", "VBG", "VBN") and parse.heads[verb] != verb and not parse.kids(verb, "aux", "mark"):
            tokens += [t for t in self._clauses.arguments(parse.heads[verb]) if t != i]  # "see him die": he is not who sees
        if verb is not None and parse.deps[verb] == "relcl" and parse.deps[i] == "nsubj" and any(parse.lower[c] in _RELATIVE for c in parse.kids(verb, "dobj")):
            tokens.append(parse.heads[verb])  # "the front, which it calls a clique"
        accusing = self._clauses.accusing(i)
        subject = self._clauses.subject(accusing) if accusing is not None else None
        tokens += [subject] if subject is not None and subject < i else []  # "accused Iran of arming them, a charge it rejects": who makes it does not answer it
        return self._clauses.keys_at(tokens) | self._quoting(i)

    def _judge(self, i: int) -> set[str]:
        """"Carney praised her reply", "voiced support for his plan": nobody judges what is his own, unless it says so."""
        parse = self.parse
        noun = parse.heads[i]
        held = parse.heads[noun] if parse.deps[noun] == "oprd" else noun  # "what he called her reply"
        verb = parse.heads[held]
        if parse.deps[held] in ("pobj", "pcomp") and parse.lower[verb] == "for":
            verb = parse.heads[verb]
            verb = parse.heads[verb] if parse.deps[verb] == "dobj" and parse.lemmas[verb] in _BACKING else verb
        elif parse.deps[held] not in ("dobj", "ccomp") or parse.lemmas[verb] not in _JUDGING:
            return set()
        if parse.lemmas[verb] not in _JUDGING | _VOICING or any(parse.lower[c] == "own" for c in parse.kids(noun, "amod")):
            return set()
        subject = self._clauses.subject(verb)
        return self._clauses.keys_at([subject]) if subject is not None else set()

    def kin(self, i: int) -> tuple[set[str], set[str]]:
        """"His father said police had tortured him": (keys of the father, key of whose father he is), where both pronouns are alike."""
        parse = self.parse
        alike = next((g for g in (HE, SHE) if parse.lower[i] in g), None)
        if alike is None or parse.deps[i] == "nsubj":
            return set(), set()
        for a in parse.ancestors(i):
            subject = self._clauses.subject(parse.heads[a]) if parse.deps[a] == "ccomp" else None
            if subject is not None and subject < i:
                owners = [c for t in (subject, *parse.kids(subject, "appos")) for c in parse.kids(t, "poss") if parse.lower[c] in alike]
                if owners:
                    return self._clauses.keys_at([subject, *parse.kids(subject, "appos")]), self._clauses.keys_at(owners)
        return set(), set()

    def strikers(self, i: int) -> set[str]:
        """Countries of whoever strikes what a possessive owns: "attacked its soldiers" tells of nobody's own, unless it says so."""
        parse = self.parse
        noun = parse.heads[i]
        verb = striking(parse, noun) if parse.deps[i] == "poss" and parse.lower[i] in IT | THEY else None
        subject = self._clauses.subject(verb) if verb is not None and parse.deps[verb] != "pcomp" else None  # not "accused Chad of shelling its troops"
        found = self._clauses.entity(subject)
        return {m.country for m in (found.members or (found.mention,)) if m is not None and m.country} if found is not None else set()

    def told_before(self, i: int) -> set[str]:
        """"Migrants threw stones at police, they said": who speaks last is somebody else than those whom he tells of by name."""
        parse = self.parse
        verb = parse.heads[i]
        if parse.deps[i] != "nsubj" or parse.lemmas[verb] not in self._references.reporting:
            return set()
        quoted = self._named_in_quotation(i)
        if quoted:
            return quoted
        told = next((c for c in parse.kids(verb, "ccomp") if c < i), None)
        subject = parse.first(told, "nsubj", "nsubjpass") if told is not None else None
        if subject is None or self._clauses.quoted[subject] or parse.pos[subject] == "PRON":
            return set()
        of = [p for c in parse.kids(subject, "prep") if parse.lower[c] == "of" for p in parse.kids(c, "pobj")]
        return self._clauses.keys_at([*parse.conjuncts(subject), *of])

    def _named_in_quotation(self, i: int) -> set[str]:
        """"'They should release Wang,' she said": keys of those called by name or noun in what stands in quotation marks right before."""
        parse, quoted = self.parse, self._clauses.quoted
        t = i - 1
        while t > 0 and not quoted[t] and i - t < _BEHIND_QUOTE:
            t -= 1
        out = []
        while t > 0 and quoted[t] and i - t < _QUOTATION:
            out += [t] if parse.pos[t] in ("NOUN", "PROPN") else []
            t -= 1
        return self._clauses.keys_at(out)

    def _quoting(self, i: int) -> set[str]:
        """Whoever is quoted does not speak of himself as "he"."""
        if not self._clauses.quoted[i]:
            return set()
        parse = self.parse
        out = []
        for a in parse.ancestors(i):
            if not self._clauses.quoted[a] and parse.pos[a] in ("VERB", "AUX"):
                subject = self._clauses.subject(a)
                if subject is not None and not self._clauses.quoted[subject]:
                    out.append(subject)
                break
        return self._clauses.keys_at(out) | (self._witnesses(i) if parse.lower[i] in THEY else set())

    def _witnesses(self, i: int) -> set[str]:
        """"Residents said otherwise. 'They shot my brother,' one told us": those who tell what befell them are not those of whom they tell."""
        parse = self.parse
        here = parse.sentence_of[i]
        before = parse.sentences[here - 1].root if here > 0 else None
        if before is None or parse.lemmas[before] not in self._references.reporting:
            return set()
        subject = self._clauses.subject(before)
        return self._clauses.civilians_at([subject] if subject is not None else [])
