"""Sentences whose verb the parser did not see: the lists of a parse in, changed in place.

"Sudan's army bombed bases of the RSF": a past tense that could be a participle is read as one, and the sentence has no verb. Where
no word of a sentence is finite, the root is a noun, and what modifies it from the left is such a form with a bare noun right before
it, that form is the verb, the noun before it the subject and the root the object. Where the form follows the root and has an object of
its own ("the forces sealed off the university"), it is no participle either: the root is its subject.
"""

from __future__ import annotations

from dragoman.language.garden.lifting import FINITE, NOUNS, SHORTEST, raise_verb
from dragoman.language.parse import Parse, Sentence

_HAVE = frozenset({"had", "has", "have"})
# Participles that people and things have more often than do: "has armed guards".
_ADJECTIVES = frozenset("armed trained wounded displaced limited mixed frozen related united organised organized skilled experienced increased reduced".split())
# Past tenses the model takes for a present, or for no verb's form at all, and their verbs.
_PAST = {
    "retook": "retake", "forgave": "forgive", "foresaw": "foresee", "mistook": "mistake", "rebuilt": "rebuild", "resold": "resell",
    "redrew": "redraw", "forswore": "forswear", "befell": "befall", "rewrote": "rewrite", "reran": "rerun", "outdid": "outdo",
    "flung": "fling", "waged": "wage", "waging": "wage", "outran": "outrun", "wiretapped": "wiretap",
}  # fmt: skip
_TIMES = frozenset({"since", "before", "after", "until"})
# Forms in -ed that somebody does, and nobody undergoes, before a preposition: "relatives called on the president to resign".
_DOING = frozenset(
    "operate call march rally clash protest appeal vote agree object respond retaliate advance retreat land arrive travel return walk demonstrate gather apologise "
    "apologize insist plead converge".split()
)
_WHEN = frozenset({"last", "first", "late", "early", "long"})
_TRIALS = frozenset("attempt bid effort plan move operation mission plot".split())
_DEEP = 5  # steps from a form up to the noun that is its subject


def irregular(parse: Parse) -> None:
    """"Retook", "forgave": past tenses whose verbs the model does not know."""
    if _PAST.keys().isdisjoint(parse.lower):
        return
    for t, word in enumerate(parse.lower):
        if word in _PAST and parse.pos[t] == "VERB":
            parse.lemmas[t] = _PAST[word]
            parse.tags[t] = "VBD" if parse.tags[t] in ("VB", "VBP") else parse.tags[t]


def lifted(parse: Parse, s: Sentence) -> int:
    """The root of a sentence without a verb: the form that must be it, if there is one."""
    verb = _verb(parse, s)
    if verb is not None:
        raise_verb(parse, s, verb)
        return verb
    verb = _behind(parse, s)
    if verb is not None:
        _turn(parse, s, verb)
        return verb
    verb = _before_object(parse, s)
    if verb is not None:
        noun = parse.heads[verb]
        _turn(parse, s, verb)
        parse.heads[noun], parse.deps[noun] = verb, "dobj"
        return verb
    return s.root


def perfected(parse: Parse, s: Sentence) -> int:
    """"The air force had targeted civilians": a participle between "had" and a bare plural is no adjective, and "had" is its auxiliary. The root."""
    root = s.root
    for h in range(s.start, s.end - 2):
        verb = h + 1
        if parse.tags[verb] != "VBN" or parse.deps[verb] != "amod" or parse.words[h].lower() not in _HAVE or parse.words[verb].lower() in _ADJECTIVES:
            continue
        noun = parse.heads[verb]
        if parse.heads[noun] != h or parse.deps[noun] != "dobj" or parse.tags[noun] not in ("NNS", "NNPS"):
            continue
        if any(parse.heads[t] == noun and parse.deps[t] in ("det", "poss") for t in range(verb, noun)):
            continue
        parse.heads[verb], parse.deps[verb], parse.pos[verb] = (verb if parse.heads[h] == h else parse.heads[h]), parse.deps[h], "VERB"
        for t in range(s.start, s.end):
            if parse.heads[t] == h:
                parse.heads[t] = verb
        parse.heads[h], parse.deps[h], parse.pos[h] = verb, "aux", "AUX"
        root = verb if root == h else root
    return root


def lacks_verb(parse: Parse, s: Sentence) -> bool:
    """Whether a sentence of the text has a noun for its root and no finite verb but those of clauses that hang on it."""
    titled = s.part == "title"
    if not (titled or s.part == "body") or s.end - s.start < SHORTEST or (parse.words[s.end - 1] != "." and not titled) or parse.pos[s.root] not in NOUNS:
        return False
    return not any(parse.tags[t] in FINITE and parse.deps[t] != "amod" and not _is_below(parse, s, t) for t in range(s.start, s.end))


def _is_below(parse: Parse, s: Sentence, t: int) -> bool:
    """"Greece scrambled jets after planes entered its airspace": the verb of a clause of time or reason, or on a noun, which is not the verb of the sentence."""
    for _ in range(s.end - s.start):
        if parse.deps[t] == "relcl" and any(parse.heads[w] == t and parse.tags[w] in ("WP", "WDT") for w in range(parse.heads[t], t)):
            return True
        if parse.deps[t] == "advcl" and t > s.root:
            return any(parse.heads[m] == t and parse.deps[m] == "mark" for m in range(s.root, t))
        if parse.heads[t] == t:
            return False
        t = parse.heads[t]
    return False


def _behind(parse: Parse, s: Sentence) -> int | None:
    """The form behind the root that has an object of its own, or that nobody undergoes: "surgeons operated on children"."""
    for t in range(s.root + 1, s.end):
        if s.part != "body" or not _hangs_on_root(parse, s, t) or parse.deps[t] != "acl" or parse.tags[t] != "VBN" or not parse.words[t].endswith("ed"):
            continue
        if _objects(parse, s, t) or _closes_aside(parse, s, t) or (parse.lemmas[t] in _DOING and t + 1 < s.end and parse.pos[t + 1] == "ADP" and parse.words[t + 1] != "by"):
            return t
    return None


def _before_object(parse: Parse, s: Sentence) -> int | None:
    """"South Korea last imposed sanctions": the form behind the root and an adverb, before a bare plural that was taken for another name of the root."""
    t = s.root + 1
    while t < s.end and (parse.pos[t] == "ADV" or parse.lower[t] in _WHEN):
        t += 1
    if t == s.root + 1 or t >= s.end or parse.deps[t] != "amod" or parse.tags[t] != "VBN" or not parse.words[t].endswith("ed"):
        return None
    noun = parse.heads[t]
    return t if parse.deps[noun] == "appos" and parse.heads[noun] == s.root and parse.tags[noun] in ("NNS", "NN") else None


def _closes_aside(parse: Parse, s: Sentence, t: int) -> bool:
    """"Kenya, which has soldiers in Jubaland, offered to mediate", "the chief, Ali Darassa, promised": behind what is told of the root comes the verb."""
    if parse.words[t - 1] != "," or parse.heads[t] != s.root or (t + 1 < s.end and parse.words[t + 1] == "by"):
        return False
    return any(parse.heads[c] == s.root and parse.deps[c] in ("relcl", "appos") for c in range(s.root + 1, t))


def _hangs_on_root(parse: Parse, s: Sentence, t: int) -> bool:
    """On the root, or on what a participle of the root is under: "militiamen armed with machetes hacked to death 30 villagers"."""
    above = parse.heads[t]
    for _ in range(_DEEP):
        if above == s.root:
            return True
        label = parse.deps[above]
        if label not in ("pobj", "prep", "acl") or (label == "acl" and parse.words[above - 1] == ","):
            return False
        above = parse.heads[above]
    return above == s.root and bool(_objects(parse, s, t))


def _objects(parse: Parse, s: Sentence, verb: int) -> list[int]:
    """Its objects, also behind a particle that was taken for a preposition."""
    out = [t for t in range(verb + 1, s.end) if parse.heads[t] == verb and parse.deps[t] == "dobj"]
    particles = [t for t in range(verb + 1, s.end) if parse.heads[t] == verb and parse.tags[t] == "RP"]
    return out + [t for t in range(verb + 1, s.end) if parse.heads[t] in particles and parse.deps[t] == "pobj"]


def governed(parse: Parse, s: Sentence) -> int | None:
    """"Venezuela ships oil to Cuba": a noun with an object of its own, right behind a name, is a verb of the present, and the name its subject."""
    root, name = s.root, s.root - 1
    if parse.tags[root] != "NNS" or name < s.start or parse.pos[name] != "PROPN" or parse.deps[name] not in ("compound", "nmod", "npadvmod") or parse.heads[name] != root:
        return None
    if not any(parse.heads[t] == root and parse.deps[t] == "dobj" for t in range(root + 1, s.end)):
        return None
    for t in range(s.start, name):
        if parse.heads[t] == root and parse.deps[t] in ("compound", "amod", "det", "poss", "nmod"):
            parse.heads[t] = name
    parse.heads[name], parse.deps[name] = root, "nsubj"
    parse.tags[root], parse.pos[root] = "VBZ", "VERB"
    return root


def tried(parse: Parse, s: Sentence) -> int | None:
    """"An attempt by pirates to free their leader left five dead": the object of what was tried was taken for the subject of what came of it."""
    root = s.root
    if parse.lemmas[root] not in _TRIALS:
        return None
    form = next((t for t in range(root + 1, s.end) if parse.heads[t] == root and parse.deps[t] == "acl" and parse.tags[t] == "VB"), None)
    if form is None:
        return None
    verb = next((t for t in range(form + 1, s.end) if parse.heads[t] == form and parse.deps[t] == "ccomp" and parse.tags[t] in FINITE), None)
    if verb is None:
        return _tried_by(parse, s, form)
    what = next((t for t in range(form + 1, verb) if parse.heads[t] == verb and parse.deps[t] == "nsubj"), None)
    if what is None or any(parse.deps[t] == "mark" for t in range(form, verb)):
        return None
    parse.heads[what], parse.deps[what] = form, "dobj"
    for t in range(s.start, s.end):
        if parse.heads[t] == root and t > verb:
            parse.heads[t] = verb
    parse.heads[root], parse.deps[root] = verb, "nsubj"
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    return verb


def _tried_by(parse: Parse, s: Sentence, form: int) -> int | None:
    """"An attempt to free them by commandos ended in failure": the only verb of the sentence was hung on who tried."""
    root = s.root
    verb = next((t for t in range(form + 1, s.end) if parse.deps[t] == "acl" and parse.tags[t] == "VBD" and parse.deps[parse.heads[t]] == "pobj"), None)
    by = parse.heads[parse.heads[verb]] if verb is not None else 0
    if verb is None or parse.lower[by] != "by" or any(parse.tags[t] in FINITE for t in range(s.start, verb)):
        return None
    parse.heads[root], parse.deps[root] = verb, "nsubj"
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    parse.heads[by], parse.deps[by] = root, "prep"
    return verb


def set_apart(parse: Parse, s: Sentence) -> int | None:
    """"The president of Chad, ordered out by the army, fled": what is told of a noun between commas was taken for its verb, and the verb for one beside that."""
    root = s.root
    for form in range(root + 1, s.end):
        if parse.heads[form] != root or parse.deps[form] != "acl" or parse.tags[form] not in ("VBD", "VBN"):
            continue
        own = [t for t in range(form + 1, s.end) if parse.heads[t] == form]
        verb = next((t for t in own if parse.deps[t] == "conj" and parse.tags[t] in FINITE and parse.words[t - 1] == ","), None)
        if verb is None or any(parse.deps[t] == "cc" and t < verb for t in own) or any(parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass") for t in range(form, s.end)):
            continue
        for t in range(form + 1, s.end):
            if parse.heads[t] in (root, form) and t >= verb and t != verb:
                parse.heads[t] = verb
        parse.heads[verb], parse.deps[verb] = verb, "ROOT"
        parse.heads[root], parse.deps[root] = verb, "nsubj"
        parse.tags[form] = "VBN"
        return verb
    return None


def since_when(parse: Parse, s: Sentence) -> int | None:
    """"People who had been held since the war were freed": what is taken for a clause with "since" is a time, and the verb behind it that of the sentence."""
    root = s.root
    for verb in range(root + 2, s.end):
        if parse.deps[verb] != "advcl" or parse.pos[verb] != "VERB" or parse.deps[parse.heads[verb]] not in ("relcl", "acl") or parse.heads[parse.heads[verb]] != root:
            continue
        own = [t for t in range(s.start, s.end) if parse.heads[t] == verb and t != verb]
        mark = next((t for t in own if parse.deps[t] == "mark" and parse.words[t] in _TIMES), None)
        time = next((t for t in own if parse.deps[t] in ("nsubj", "nsubjpass")), None)
        if mark is None or time is None or parse.pos[time] not in NOUNS or not any(parse.deps[t] in ("aux", "auxpass") and parse.tags[t] in FINITE for t in own):
            continue
        if parse.words[verb - 1] == "," or any(parse.words[t] == "," for t in range(root, verb)):
            continue
        passive = any(parse.deps[t] == "auxpass" for t in own)
        parse.heads[mark], parse.deps[mark], parse.pos[mark] = parse.heads[verb], "prep", "ADP"
        parse.heads[time], parse.deps[time] = mark, "pobj"
        for t in range(s.start, s.end):
            if parse.heads[t] == root and t != root and (t > verb or parse.deps[t] == "punct"):
                parse.heads[t] = verb
        parse.heads[verb], parse.deps[verb] = verb, "ROOT"
        parse.heads[root], parse.deps[root] = verb, "nsubjpass" if passive else "nsubj"
        return verb
    return None


def _turn(parse: Parse, s: Sentence, verb: int) -> None:
    """The root becomes the subject of the form."""
    root = s.root
    for t in _objects(parse, s, verb):
        if parse.heads[t] != verb:
            parse.deps[parse.heads[t]] = "prt"
            parse.heads[t], parse.deps[t] = verb, "dobj"
    for t in range(s.start, s.end):
        before = t < root and parse.deps[t] in ("prep", "npadvmod", "advmod") and "," in parse.words[t:root]  # "On Monday, militiamen …"
        if parse.heads[t] == root and t != root and (parse.deps[t] == "punct" or t > verb or before):
            parse.heads[t] = verb
    parse.heads[verb], parse.deps[verb], parse.tags[verb] = verb, "ROOT", "VBD"
    parse.heads[root], parse.deps[root] = verb, "nsubj"


def _verb(parse: Parse, s: Sentence) -> int | None:
    """The form before the root that must be the verb."""
    root = s.root
    for t in range(s.start + 1, root):
        if parse.heads[t] != root or parse.deps[t] != "amod" or not parse.words[t].endswith("ed"):
            continue
        before = t - 1
        if parse.pos[before] in NOUNS and parse.heads[before] in (t, root) and parse.tags[root] not in ("NN", "NNP"):
            return t
    return None


def shot_dead(parse: Parse, s: Sentence, dead: int) -> int:
    """"Gunmen shot dead a mayor", "shot dead nine villagers": the mayor was shot, and nobody was dead before. The root."""
    if parse.tags[dead - 1] != "VBD":
        return _shot(parse, s, dead)
    if parse.deps[dead] == "amod" and parse.heads[dead] > dead:
        parse.heads[dead], parse.deps[dead] = dead - 1, "oprd"
    return s.root


def _shot(parse: Parse, s: Sentence, dead: int) -> int:
    """"Gunmen on a motorcycle shot dead a mayor": "shot" is the verb, and no noun before an adjective with an object. The root."""
    shot = dead - 1
    if parse.tags[shot] not in ("NN", "VBN") or not any(parse.heads[t] == dead and parse.deps[t] == "dobj" for t in range(dead + 1, s.end)):
        return s.root
    noun = shot - 1
    if parse.heads[noun] == shot and parse.deps[noun] in ("compound", "nmod", "amod", "nsubj") and parse.deps[shot] not in ("ROOT", "ccomp"):
        for t in range(s.start, noun):
            if parse.heads[t] == shot:
                parse.heads[t] = noun
        parse.heads[noun], parse.deps[noun] = parse.heads[shot], parse.deps[shot]
    for t in range(s.start, s.end):
        if parse.heads[t] == dead and t not in (dead, shot):
            parse.heads[t] = shot
    parse.heads[shot], parse.deps[shot] = (shot if parse.heads[dead] == dead else parse.heads[dead]), parse.deps[dead]
    parse.tags[shot], parse.pos[shot], parse.lemmas[shot] = "VBD", "VERB", "shoot"
    parse.heads[dead], parse.deps[dead] = shot, "oprd"
    if not any(parse.heads[t] == shot and parse.deps[t] == "nsubj" for t in range(s.start, shot)):
        first = next((t for t in range(s.start, shot) if parse.pos[t] in NOUNS and parse.heads[t] == shot), None)
        if first is not None:
            parse.deps[first] = "nsubj"
    return shot if s.root == dead else s.root


def beyond(parse: Parse, s: Sentence) -> int:
    """"Sudan, which shelters refugees from the region, proposed talks": behind an aside on the noun that opens a sentence, and its comma, stands the verb. The root."""
    root = s.root
    aside = next((t for t in range(root + 1, s.end) if parse.heads[t] == root and parse.deps[t] in ("relcl", "acl")), None)
    if parse.pos[root] not in NOUNS or aside is None or root + 1 >= s.end or parse.words[root + 1] != ",":
        return root
    verb = next(
        (
            t for t in range(s.end - 1, aside + 1, -1)
            if parse.words[t - 1] == "," and parse.tags[t] in ("VBN", "VBD") and parse.deps[t] in ("acl", "conj", "advcl", "relcl") and parse.lemmas[t] not in ("include", "compare", "give", "base")
            and root < parse.heads[t] < t and not any(parse.heads[c] == t and parse.deps[c] in ("agent", "auxpass", "nsubj", "nsubjpass", "mark", "oprd", "attr") for c in range(s.start, s.end))
        ),
        None,
    )  # fmt: skip
    if verb is None:
        return root
    for t in range(s.start, s.end):
        if t > verb and parse.heads[t] == root:
            parse.heads[t] = verb
    parse.heads[verb - 1] = root
    parse.heads[verb], parse.deps[verb], parse.tags[verb], parse.pos[verb] = verb, "ROOT", "VBD", "VERB"
    parse.heads[root], parse.deps[root] = verb, "nsubj"
    return verb
