"""What is said of a charge in passing, behind a comma ("…, a charge the minister called ridiculous"), put right: the lists of a parse in, changed in place."""

from __future__ import annotations

from dragoman.language.garden.untrue import TELLINGS
from dragoman.language.parse import Parse, Sentence

ASIDES = TELLINGS | frozenset("version versions something suggestion suggestions figure toll".split())
# What is done to a charge, and what it may be called.
_ANSWERING = frozenset("deny reject dismiss dispute refute contest repudiate ridicule question doubt call describe denounce brand label term confirm view greet meet treat regard brush shrug wave receive".split())
_NAMED = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM"})
_HELPING = frozenset({"AUX", "ADV"})
_LONGEST = 8  # words of whoever answers
_OPENS = frozenset({"DT", "PRP$", "NNP", "NNPS", "NNS", "PRP"})


def answered(parse: Parse, s: Sentence, noun: int) -> None:
    """"…, a charge the minister called ridiculous", "…, charges that officials denied": who answers is the subject of a clause on the noun, which tells no clause of its own."""
    first = noun + 2 if parse.lower[noun + 1 : noun + 2] == ["that"] else noun + 1
    before = noun - 1 if parse.deps[noun - 1] == "det" else noun
    if before <= s.start or parse.words[before - 1] != "," or first >= s.end or not (parse.tags[first] in _OPENS or parse.words[first][0].isupper()):
        return
    verb = _verb(parse, s, first)
    if verb is None or parse.lemmas[verb] not in _ANSWERING or parse.heads[verb] < noun:
        return
    if parse.heads[verb] == noun and parse.deps[verb] == "relcl":
        if first == noun + 2 and parse.deps[noun + 1] == "mark" and not any(parse.heads[t] == verb and parse.deps[t] == "dobj" for t in range(noun, s.end)):
            parse.deps[noun + 1] = "dobj"  # "a charge that Moscow brushed aside" tells no charge of brushing
        return
    own = [t for t in range(verb + 1, s.end) if parse.heads[t] == verb and parse.deps[t] in ("dobj", "ccomp")]
    who = _head(parse, first, verb)
    if own or who is None or parse.heads[noun] in range(first, s.end):
        return
    for t in range(first, verb):
        if parse.pos[t] in _HELPING and (parse.heads[t] < first or parse.heads[t] > verb):
            parse.heads[t] = verb
    parse.heads[who], parse.deps[who] = verb, "nsubj"
    parse.heads[verb], parse.deps[verb] = noun, "relcl"
    if parse.tags[verb] == "VBN" and not any(parse.heads[t] == verb and parse.pos[t] == "AUX" for t in range(first, verb)):
        parse.tags[verb] = "VBD"
    if parse.pos[noun] == "VERB":  # "charges" is the same for verb and noun
        parse.tags[noun], parse.pos[noun] = "NNS", "NOUN"
    if first == noun + 2:
        parse.heads[noun + 1], parse.deps[noun + 1] = verb, "dobj"


def _verb(parse: Parse, s: Sentence, first: int) -> int | None:
    """The verb of the clause that begins with whoever answers."""
    t = first
    while t < min(s.end, first + _LONGEST) and parse.pos[t] in _NAMED and not (t > first and parse.tags[t] in ("DT", "PRP", "WDT", "WP")):
        t += 1
    if t == first:
        return None
    while t < s.end and parse.pos[t] in _HELPING:
        t += 1
    return t if t < s.end and parse.pos[t] == "VERB" and parse.tags[t] in ("VBD", "VBN", "VBZ", "VBP") else None


def _head(parse: Parse, first: int, verb: int) -> int | None:
    """The head of the words between: the one that hangs on none of them."""
    return next((t for t in range(verb - 1, first - 1, -1) if parse.pos[t] in ("NOUN", "PROPN", "PRON") and parse.heads[t] not in range(first, verb)), None)
