"""What modifies a word's own certainty: adverbs, modals, negation, adjectives, determiners, conditions, questions."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.coding.factuality.edges import Edge
from dragoman.coding.negation import argument_negation, bounds, phrase_negation
from dragoman.knowledge.signatures import Signature, Signatures
from dragoman.language import Parse
from dragoman.language.openers import beside, openers

# Behind a "not" that denies nothing.
_MORE = frozenset({"only", "merely", "simply", "just", "solely"})
# A word and its line of data.
_Signed = tuple[int, Signature]
# What nobody does tells of a deed that somebody has done.
_NOTHING = frozenset({"nothing", "nobody", "none"})
_CLAIMING = frozenset({"admit", "claim", "confess", "acknowledge", "own"})


class Modifier(NamedTuple):
    """One modifier: its token, its line of data, whether the line's negative effect applies ("cannot"), and whether it is
    only to be named because another line has already counted it (the "not" of "cannot")."""

    token: int
    sign: Signature
    negated: bool = False
    silent: bool = False


class ModifierReader:
    """Reads the modifiers of a token in the order in which they compose."""

    def __init__(self, parse: Parse, signatures: Signatures) -> None:
        self.parse = parse
        self.table = signatures.table

    def read(self, token: int, edge: Edge) -> list[Modifier]:
        """Outermost first: condition or question, adverbs, modal with its negation, plain negation."""
        parse = self.parse
        if parse.pos[token] in ("NOUN", "PROPN", "ADJ") and not parse.kids(token, "cop", "aux"):
            return self._nominal(token)
        return self._verbal(token, edge)

    def _nominal(self, token: int) -> list[Modifier]:
        """Adjectives and determiners: "alleged withdrawal", "no sign"."""
        parse = self.parse
        out: list[Modifier] = []
        for c in parse.children[token]:
            dep = parse.deps[c]
            if bounds(parse, c):
                continue
            if dep not in ("amod", "det", "neg", "advmod", "compound", "preconj", "predet"):
                continue
            word = parse.lower[c]
            if c > 1 and parse.words[c - 1] == "-":
                word = f"{parse.lower[c - 2]}-{word}"  # "so-called" comes as three tokens
            sign = None
            if dep in ("amod", "compound", "advmod"):
                sign = self._find(("adj", "adv"), word, "mod") or self._find(("neg",), word, "det")
                if sign is not None and sign.pos == "neg" and self._has_article(token):
                    sign = None  # "a little evidence" is some
            elif dep in ("det", "neg", "preconj", "predet"):
                if word == "no" and argument_negation(parse, token) is not None and self._clause_is_negated_by(token):
                    continue  # counted once, in the clause
                sign = self._find(("neg", "det"), word, "mod")
            if sign is not None:
                out.append(Modifier(c, sign))
        return out

    def _adds(self, word: int) -> bool:
        """"Not only repulsed the attack but …": says that there is more, and denies nothing."""
        lower = self.parse.lower
        return lower[word] in ("not", "n't", "n’t") and word + 1 < len(lower) and lower[word + 1] in _MORE

    def _has_article(self, noun: int) -> bool:
        return any(self.parse.lower[c] in ("a", "an") for c in self.parse.kids(noun, "det"))

    def _clause_is_negated_by(self, noun: int) -> bool:
        """Whether the verb that the noun is an argument of takes its negation from this noun."""
        return self.parse.pos[self.parse.heads[noun]] in ("VERB", "AUX")

    def _find(self, kinds: tuple[str, ...], word: str, frame: str) -> Signature | None:
        for kind in kinds:
            frames = self.table.get((kind, word.replace("’", "'")))
            if frames is not None and frame in frames:
                return frames[frame]
        return None

    def _verbal(self, token: int, edge: Edge) -> list[Modifier]:
        """A condition or question, adverbs, and a modal with its negation: "may not have crossed", "allegedly crossed"."""
        adverbs, modal, negation = self._beside(token, edge)
        unreal = self._unreal(token) if modal is not None else None
        if unreal is not None:
            return [unreal, *adverbs, *([Modifier(*negation)] if negation is not None else [])]
        out = self._clause(token, modal is not None) + adverbs
        if modal is not None and negation is not None and negation[1].positive == -3.0:
            return [*out, Modifier(*negation, silent=True), Modifier(*modal, negated=True)]
        return out + [Modifier(*one) for one in (modal, negation) if one is not None]

    def _beside(self, token: int, edge: Edge) -> tuple[list[Modifier], _Signed | None, _Signed | None]:
        """Adverbs, modal and negation of a verb: its own, else those it shares with the verb before it, else those of its arguments."""
        adverbs, modal, negation, double = self._own(token)
        if self.parse.lower[max(token - 2, 0) : token] == ["all", "but"]:
            adverbs.extend(self._adverb(token - 1, "all but"))
        if modal is None and edge.shared_modal is not None:
            modal = self._signed("modal", edge.shared_modal)
        if negation is None and edge.shared_negation is not None and not self._adds(edge.shared_negation):
            negation = self._signed("neg", edge.shared_negation)
        if negation is None:
            negation = self._negated_argument(token)
        return adverbs, modal, None if double else negation

    def _own(self, token: int) -> tuple[list[Modifier], _Signed | None, _Signed | None, bool]:
        """Adverbs, modal and negation among a verb's dependents, and whether two negations undo one another."""
        parse = self.parse
        adverbs: list[Modifier] = []
        modal: _Signed | None = None
        negation: _Signed | None = None
        double = False
        for c in parse.children[token]:
            dep, word = parse.deps[c], parse.lower[c]
            if (dep == "cc" and c > token) or bounds(parse, c) or self._adds(c):
                continue  # "has not signed, nor has it …": that one belongs to what follows
            if dep == "aux" and parse.tags[c] == "MD":
                perfect = any(parse.lower[h] == "have" for h in parse.kids(token, "aux"))
                sign = (self._find(("modal",), f"{word} have", "mod") if perfect else None) or self._find(("modal",), word, "mod")
                modal = (c, sign) if sign is not None else modal
            elif dep in ("neg", "advmod", "preconj", "cc", "det"):
                if word == "longer":  # "no longer"
                    c = next((k for k in parse.children[c] if parse.lower[k] in ("no", "not")), c)
                    word = parse.lower[c]
                sign = self._find(("neg",), word, "mod")
                if sign is not None:
                    double = negation is not None
                    negation = (c, sign)
                elif dep == "advmod":
                    adverbs.extend(self._adverb(c, word))
        return adverbs, modal, negation, double

    def _signed(self, kind: str, token: int) -> _Signed | None:
        """A word with its line of data, if it has one."""
        sign = self._find((kind,), self.parse.lower[token], "mod")
        return (token, sign) if sign is not None else None

    def _adverb(self, token: int, word: str) -> list[Modifier]:
        """"Allegedly", "reportedly": an adverb that has a line of data."""
        sign = self._find(("adv",), word, "mod") or self._find(("adv",), word, "verb")
        return [Modifier(token, sign)] if sign is not None else []

    def _negated_argument(self, verb: int) -> _Signed | None:
        """ "No troops crossed", "nobody was hurt", "in no way": the negation of an argument or of such a phrase is the clause's."""
        parse = self.parse
        claiming = parse.lemmas[verb] in _CLAIMING  # "no group has admitted carrying out the attack": there was one
        hits = (argument_negation(parse, c) for c in parse.kids(verb, "nsubj", "nsubjpass", "dobj", "attr", "dative") if not (claiming and parse.deps[c] == "nsubj"))
        to_nothing = (o for c in parse.kids(verb, "prep") if parse.lower[c] == "to" for o in parse.kids(c, "pobj") if parse.lower[o] in _NOTHING)  # "confessed to nothing"
        for hit in (*hits, phrase_negation(parse, verb), *to_nothing):
            if hit is not None:
                sign = self._find(("neg",), parse.lower[hit], "mod")
                if sign is not None:
                    return hit, sign
        return None

    def _unreal(self, token: int) -> Modifier | None:
        """The "had" of an unfulfilled condition: "would have bombed it if the talks had failed", "had the talks failed, it would have"."""
        parse = self.parse
        if not any(parse.lower[a] == "have" for a in parse.kids(token, "aux")):
            return None
        for c in parse.kids(token, "advcl"):
            had = next((a for a in parse.kids(c, "aux", "auxpass") if parse.lower[a] == "had"), None)
            marks = [parse.lower[m] for m in parse.kids(c, "mark", "advmod")]
            subject = parse.first(c, "nsubj", "nsubjpass")
            inverted = had is not None and subject is not None and had < subject
            if had is not None and ("if" in marks or "unless" in marks or (inverted and not marks)):
                sign = self._find(("mark",), "had", "main")
                return Modifier(had, sign) if sign is not None else None
        return None

    def _clause(self, token: int, has_modal: bool) -> list[Modifier]:
        """A condition on a clause with a modal ("if X, Y would"), and a direct question."""
        parse = self.parse
        out: list[Modifier] = []
        if has_modal:
            for c in beside(parse, token):
                for m, words in openers(parse, c):
                    sign = self._find(("mark",), words, "main") if words != "had" else None
                    if sign is not None:
                        out.append(Modifier(m, sign))
        if parse.heads[token] == token or parse.deps[token] in ("ccomp", "conj"):
            mark = _question_mark(parse, token)
            sign = self._find(("mark",), "?", "question") if mark is not None else None
            if mark is not None and sign is not None:
                out.append(Modifier(mark, sign))
        return out[:1]


def _question_mark(parse: Parse, token: int) -> int | None:
    """The question mark that closes the token's clause, where the clause asks (subject after auxiliary, or a wh-word or none)."""
    sentence = parse.sentences[parse.sentence_of[token]]
    if parse.heads[token] == token:
        for i in range(sentence.end - 1, max(sentence.end - 4, sentence.start) - 1, -1):
            if parse.words[i] == "?":
                return i
        return None
    return next((c for c in parse.kids(token, "punct") if parse.words[c] == "?"), None)
