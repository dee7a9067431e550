"""Is it a verb, and is it done or undergone? A token in, yes or no out."""

from __future__ import annotations

from dragoman.language import Parse

VERBAL = frozenset({"VERB", "AUX"})
# Verbs that nobody undergoes, whatever a participle looks like: "hundreds of people protested".
UNDERGONE_BY_NOBODY = frozenset("go protest demonstrate march rally riot clash talk negotiate flee arrive retreat die intervene retaliate".split())
# Verbs that nobody does without an object, and what stands in the place of one.
_NEVER_ALONE = frozenset({"kill", "wound", "injure", "kidnap", "abduct", "displace", "behead"})
_SHARED = frozenset({"dobj", "ccomp", "xcomp", "dative", "aux", "prt"})
# What befalls people far oftener than they do it, where a participle alone is the verb.
_SUFFERED = frozenset(
    "arrest detain jail injure hurt shoot rescue charge sentence convict acquit free release evacuate hospitalise hospitalize admit expel deport sack fire hold seize accuse impose lift ban".split()
)
_HAVING = frozenset({"has", "have", "had"})
# What somebody is made who is taken: "taken hostage".
_MADE = frozenset({"hostage", "prisoner", "captive"})


class Voice:
    """Verbs of one parse, active and passive."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._verbal = [p in VERBAL or (t.startswith("VB") and p not in ("NOUN", "PROPN")) for p, t in zip(parse.pos, parse.tags, strict=True)]

    def is_verb(self, p: int) -> bool:
        """Whether the token is used as a verb."""
        return self._verbal[p]

    def is_passive(self, p: int) -> bool:
        """Passive by auxiliary, by subject label, or a participle that modifies what undergoes it."""
        parse = self.parse
        if parse.lemmas[p] in UNDERGONE_BY_NOBODY:
            return False
        below = [parse.deps[c] for c in parse.children[p]]
        if "auxpass" in below:
            return True
        if "nsubjpass" in below:  # the label alone is not trusted where an object follows: "the army bombed bases"
            return "dobj" not in below
        if parse.tags[p] == "VBD" and "nsubj" in below and parse.deps[p] != "relcl" and parse.lemmas[p] in _NEVER_ALONE and _SHARED.isdisjoint(below):
            return not any(parse.kids(c, "dobj") for c in parse.kids(p, "conj"))  # "nearly 600 people wounded"
        if parse.tags[p] != "VBN":
            return False
        if "dobj" in below:  # "was beaten by gunmen and taken hostage"
            made = any(parse.lemmas[c] in _MADE for c in parse.kids(p, "dobj"))
            return made and parse.deps[p] == "conj" and "nsubj" not in below and self.is_passive(parse.heads[p])
        dep, subject = parse.deps[p], "nsubj" in below
        if "aux" not in below:
            if subject and dep == "ROOT" and self._is_told(p):
                return False  # "Chadian forces sealed off the town": a past tense the model took for a participle
            if subject and dep in ("conj", "advcl", "ROOT", "ccomp"):
                return True  # "12 killed and 30 people wounded"
            if dep in ("acl", "advcl", "amod"):
                return True
        perfect = any(parse.lower[c] in _HAVING for c in parse.kids(p, "aux"))  # "was arrested and has since confessed"
        return dep == "conj" and parse.heads[p] != p and not subject and not perfect and self.is_passive(parse.heads[p])

    def _is_told(self, p: int) -> bool:
        """Whether a root with a subject tells what that did: in a sentence of the text, of a verb that stands without an object or has one behind its particle."""
        parse = self.parse
        s = parse.sentences[parse.sentence_of[p]]
        if s.part == "title" or parse.words[s.end - 1] != "." or parse.lemmas[p] in _NEVER_ALONE:
            return False
        behind = p + 1 < s.end and parse.deps[p + 1] == "prt" and parse.heads[p + 1] == p and bool(parse.kids(p + 1, "pobj"))
        return behind or parse.lemmas[p] not in _SUFFERED
