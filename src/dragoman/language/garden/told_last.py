"""Who speaks behind his words, and who is told of by "whose": the lists of a parse in, changed in place."""

from __future__ import annotations

from dragoman.language.garden.lifting import FINITE, NOUNS
from dragoman.language.parse import Parse, Sentence

# Verbs that stand behind what somebody said, and before who he is.
CLOSING = frozenset("assure warn insist explain stress note add say claim argue declare announce admit concede promise vow acknowledge affirm specify indicate maintain assert caution".split())
_OWN = frozenset({"dobj", "nsubj"})
# One form for the present and the past.
UNCHANGED = frozenset({"cut", "put", "shut", "hit", "set", "let", "quit", "hurt", "shed", "spread", "split"})


def closes(parse: Parse, s: Sentence, verb: int) -> int:
    """"It will not cut any sentence, assured Interior Minister Paula Andrade": who stands last says what stands first. The root."""
    if parse.words[verb - 1] not in (",", '"', "”", "''", "’’") or parse.tags[verb] not in ("VBD", "VBZ"):
        return s.root
    own = [t for t in range(s.start, s.end) if parse.heads[t] == verb and t != verb and parse.deps[t] != "punct"]
    behind = [t for t in own if t > verb]
    if len(behind) != 1 or parse.deps[behind[0]] not in _OWN or not parse.words[behind[0]][0].isupper() or any(t < verb and parse.deps[t] in ("nsubj", "nsubjpass", "cc", "mark") for t in own):
        return s.root
    said = s.root if parse.heads[verb] == s.root and parse.deps[verb] == "conj" else next((t for t in own if t < verb and parse.deps[t] == "ccomp"), None)
    if said is None or said >= verb or s.root not in (said, verb):
        return s.root
    parse.heads[behind[0]], parse.deps[behind[0]] = verb, "nsubj"
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    parse.heads[said], parse.deps[said] = verb, "ccomp"
    return verb


def whose(parse: Parse, s: Sentence, noun: int) -> None:
    """"CODECO, whose spokesman, in a message, denied any part": the verb that follows is his, and no deed of whoever stands before."""
    name = parse.heads[noun]
    if name > noun or not any(parse.heads[t] == noun and parse.lower[t] == "whose" for t in range(name + 1, noun)):
        return
    verb = next((t for t in range(noun + 1, s.end) if parse.tags[t] in FINITE and parse.heads[t] < name), None)
    if verb is None or parse.deps[verb] != "conj" or any(parse.lower[t] in ("and", "but", "or", ";") for t in range(noun + 1, verb)):
        return
    if any(parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass") for t in range(s.start, s.end)):
        return
    passive = any(parse.heads[t] == verb and parse.deps[t] == "auxpass" for t in range(noun, verb))
    parse.heads[noun], parse.deps[noun] = verb, "nsubjpass" if passive else "nsubj"
    parse.heads[verb], parse.deps[verb] = name, "relcl"
    for t in range(noun + 1, verb):
        if parse.heads[t] == noun and parse.pos[t] not in NOUNS:
            parse.heads[t] = verb


def unchanged(parse: Parse, verb: int) -> None:
    """"Had promised money, but cut it in May": a form that is present and past alike, joined to a past without an infinitive's "to", is past."""
    above = parse.heads[verb]
    if above > verb or parse.tags[above] not in ("VBD", "VBN") or any(parse.heads[t] == verb and parse.deps[t] == "aux" for t in range(above, verb)):
        return
    parse.tags[verb] = "VBD"
