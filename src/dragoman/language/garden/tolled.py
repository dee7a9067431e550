"""Those killed, whom the parser made speak: the lists of a parse in, changed in place.

"Jets bombed a market, killing at least 23 people, health officials in the area said": the officials do, and no people who were killed.
"""

from __future__ import annotations

from dragoman.language.garden.lifting import NOUNS
from dragoman.language.parse import Parse, Sentence

HARMING = frozenset({"kill", "wound", "injure", "leave", "displace", "hurt", "maim", "trap", "burn", "force", "damage", "destroy"})
_COUNTING = frozenset({"nummod", "amod", "advmod", "quantmod", "det", "compound", "poss"})


def tolled(parse: Parse, s: Sentence, verb: int) -> int:
    """Gives a participle of harm its object back, and the verb of saying who says it. The root."""
    hurt = next((t for t in range(s.start, verb) if parse.heads[t] == verb and parse.deps[t] == "nsubj"), None)
    if hurt is None or parse.pos[hurt] not in NOUNS:
        return s.root
    form = hurt - 1
    while form > s.start and (parse.deps[form] in _COUNTING or parse.tags[form] == "CD") and parse.tags[form] != "VBG":
        form -= 1
    speaker = next((c for c in range(hurt + 1, verb) if parse.heads[c] == hurt and parse.deps[c] in ("conj", "appos") and parse.pos[c] in NOUNS), None)
    if speaker is None or parse.tags[form] != "VBG" or parse.lemmas[form] not in HARMING or any(parse.heads[t] == form and parse.deps[t] == "dobj" for t in range(form, verb)):
        return s.root
    if "," not in parse.words[hurt:speaker] or any(parse.heads[t] == hurt and parse.deps[t] == "cc" for t in range(hurt, speaker)):
        return s.root
    parse.heads[hurt], parse.deps[hurt] = form, "dobj"
    parse.heads[speaker], parse.deps[speaker] = verb, "nsubj"
    told = parse.heads[verb]
    if told != s.root or told >= form or parse.deps[verb] not in ("parataxis", "conj", "dep", "advcl", "ccomp"):
        return s.root
    parse.heads[told], parse.deps[told] = verb, "ccomp"
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    return verb


def done_before(parse: Parse, s: Sentence, says: int) -> None:
    """"Soldiers and their allies executed 61 villagers, a group said": of two subjects of a word of saying the first did what the form with an object tells."""
    heads, deps = parse.heads, parse.deps
    subjects = [t for t in range(s.start, says) if heads[t] == says and deps[t] == "nsubj"]
    if len(subjects) != 2:
        return
    first, speaker = subjects
    hung = {first, *(t for t in range(first, speaker) if heads[t] == first and deps[t] == "conj")}
    form = next((t for t in range(first + 1, speaker) if heads[t] in hung and deps[t] == "acl" and parse.tags[t] in ("VBD", "VBN")), None)
    if form is None or not any(heads[t] == form and deps[t] == "dobj" for t in range(form + 1, speaker)) or not any(parse.words[t] == "," for t in range(form, speaker)):
        return
    for t in range(s.start, speaker):
        if (t < form and heads[t] == heads[form] and deps[t] == "advmod") or (t > form and heads[t] in hung and deps[t] == "prep"):
            heads[t] = form
    heads[form], deps[form], parse.tags[form], parse.pos[form] = says, "ccomp", "VBD", "VERB"
    heads[first] = form
