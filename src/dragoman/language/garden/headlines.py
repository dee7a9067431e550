"""Headlines the parser took for noun phrases: the lists of a parse and a title in, changed in place, its root out.

They leave out the verb's helpers and have words that are verb and noun alike: "army shells rebel positions", "Rwanda accused of backing
rebels", "Egypt, Ethiopia hold talks", "Gunmen kill 12, raze houses in Mali village - officials". The verbs that can be one are given: those of
the frames, which this room does not know, each with whether it is a verb only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dragoman.language.garden.lifting import FINITE, NOUNS, SHORTEST
from dragoman.language.parse import Parse, Sentence

_SPEAKER = 6  # tokens from the dash or comma of a headline to its end
_SAYS = frozenset({"say", "report", "claim", "announce"})
# What headlines say in the present with a word that is a noun as well.
_HEADLINE = frozenset(
    "bomb attack strike shell raid target hit arrest fire back blast slam claim visit ban block demand report storm kidnap charge order free cut"
    " rocket ambush torture murder sentence fine search probe fault name support aid arm ship market seal swap post watch fear plan vow plot"
    " voice".split()
)


_PREFIXES = frozenset({"test", "re", "co", "air", "counter"})
# How a verb hangs in a title that was read as a noun phrase, and what opens the phrase behind one.
_MISREAD = ("compound", "amod", "nmod", "ROOT", "appos", "dobj", "nsubj", "dep", "pobj", "conj", "npadvmod")
_NO_VERBS = ("compound", "amod", "nmod", "dobj", "pobj", "appos")  # as what no finite verb stands
_MODIFY = ("compound", "amod", "nmod", "nummod", "det", "poss", "quantmod", "advmod")
_NOMINAL = frozenset({*NOUNS, "NUM", "PRON"})
_OPENS = ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "VERB")
_OPEN_OR_SMALL = frozenset({*_OPENS, "PART", "ADP"})


def of_headline(parse: Parse, s: Sentence, verbs: Mapping[str, bool]) -> int:
    """The root of a title whose verb was taken for a noun, and its passive, its two subjects and its further verbs made plain."""
    lists: tuple[list[Any], ...] = (parse.heads, parse.deps, parse.tags, parse.pos, parse.lemmas)
    before = [list(of[s.start : s.end]) for of in lists]
    root = _read(parse, s, verbs)
    if not _is_tree(parse, s):  # an odd parse goes on as it was, and nothing runs in circles
        for of, was in zip(lists, before, strict=True):
            of[s.start : s.end] = was
        return s.root
    return root


def _is_tree(parse: Parse, s: Sentence) -> bool:
    """Whether all words of a sentence hang on its root in the end."""
    safe: set[int] = set()
    for t in range(s.start, s.end):
        path: list[int] = []
        while t not in safe and parse.heads[t] != t:
            if t in path:
                return False
            path.append(t)
            t = parse.heads[t]
        safe.update(path, (t,))
    return True


def _read(parse: Parse, s: Sentence, verbs: Mapping[str, bool]) -> int:
    """The root of a title once its speaker is cut off and its verb found."""
    _cut_at_dash(parse, s)
    told = _told(parse, s)
    if told is not None:
        verb = _read(parse, told, verbs)
        parse.heads[verb], parse.deps[verb] = s.root, "ccomp"
        return s.root
    root = s.root
    if parse.tags[root] in ("NN", "NNS") and {"nsubj", "dobj"} <= {parse.deps[t] for t in range(s.start, s.end) if parse.heads[t] == root}:
        _tell(parse, root, verbs)  # "Gunmen storm hotel": a verb but for its tag
    elif _is_hidden(parse, s, root, verbs):
        if parse.lemmas[root] not in verbs:
            parse.tags[root], parse.pos[root] = "NN", "NOUN"
        _raise(parse, s, s.start, root - 2, root - 1)
        root -= 1
        _tell(parse, root, verbs)
    elif s.end - s.start >= SHORTEST and FINITE.isdisjoint(parse.tags[t] for t in range(s.start, s.end) if parse.deps[t] not in _NO_VERBS):
        root = _found(parse, s, verbs)
    _name_subject(parse, s, root)
    if parse.tags[root] in ("VBP", "VBZ"):
        _join(parse, s, root, verbs)
    return root


def _told(parse: Parse, s: Sentence) -> Sentence | None:
    """What stands before the comma of "North Korea fires missile, South says", as a headline of its own, where it was read as no clause."""
    root = s.root
    if parse.tags[root] not in ("VBZ", "VBP") or parse.lemmas[root] not in _SAYS or s.end - root > 2:
        return None
    comma = next((t for t in range(root - 1, max(s.start, root - _SPEAKER), -1) if parse.words[t] == ","), None)
    if comma is None or comma - s.start < SHORTEST - 1:
        return None
    tops = [t for t in range(s.start, comma) if not s.start <= parse.heads[t] < comma]
    behind = [t for t in range(comma + 1, s.end) if parse.heads[t] < comma]
    if not tops or behind:
        return None
    top = next((t for t in tops if parse.tags[t] in FINITE), tops[-1])
    whole = parse.tags[top] in FINITE and any(parse.heads[t] == top and parse.deps[t] in ("nsubj", "nsubjpass", "expl") for t in range(s.start, top))
    hidden = any(parse.heads[t] == top and parse.tags[t] == "NNS" and parse.deps[t] == "nsubj" and t == top - 1 for t in range(s.start, top))
    if whole and not hidden:
        return None
    for t in tops:
        parse.heads[t], parse.deps[t] = top, "dep" if t != top else "ROOT"
    return replace(s, end=comma, root=top)


def _is_hidden(parse: Parse, s: Sentence, root: int, verbs: Mapping[str, bool]) -> bool:
    """"Ethiopia rejects call for talks": what looks like the subject of a plural is a verb of which the name before it is the subject."""
    t = root - 1
    if t <= s.start or parse.tags[root] != "VBP" or parse.tags[t] != "NNS" or parse.deps[t] != "nsubj" or parse.heads[t] != root:
        return False
    stems = _stems(parse.lower[t])
    plain = any(verbs.get(f) for f in stems) or (parse.lemmas[root] not in verbs and any(f in verbs for f in stems))  # "fires missile"
    return plain and parse.pos[t - 1] in NOUNS and parse.heads[t - 1] == t and parse.tags[t - 1] not in ("NNS", "NNPS")


def _name_subject(parse: Parse, s: Sentence, root: int) -> None:
    """The passive made plain, the second of two subjects with a comma between them, and a subject read as a modifier of its verb: "Pakistan expels"."""
    subject = next((t for t in range(s.start, s.end) if parse.heads[t] == root and parse.deps[t] in ("nsubj", "nsubjpass")), None)
    if subject is None:
        t = root - 1
        if t >= s.start and parse.tags[root] in ("VBZ", "VBP") and parse.heads[t] == root and parse.deps[t] in ("amod", "compound", "nmod", "npadvmod", "dep"):
            parse.deps[t], parse.tags[t], parse.pos[t] = "nsubj", "NNP", "PROPN"
        return
    if parse.tags[root] in ("VBD", "VBN") and parse.deps[subject] == "nsubj" and _is_bare_passive(parse, s, root):
        parse.tags[root], parse.deps[subject] = "VBN", "nsubjpass"
    comma = next((t for t in range(s.start + 1, subject) if parse.words[t] == ","), None)
    if comma is None or parse.heads[subject] < subject or any(parse.pos[t] not in ("PROPN", "ADJ", "NOUN") for t in range(comma + 1, subject)):
        return
    first = comma - 1
    if all(parse.pos[t] == "PROPN" for t in range(s.start, comma)) and parse.heads[first] in (root, subject):
        for t in range(s.start, first):
            parse.heads[t] = first if parse.heads[t] > first else parse.heads[t]
        parse.heads[first], parse.deps[first] = root, parse.deps[subject]
        parse.heads[subject], parse.deps[subject], parse.heads[comma] = first, "conj", first


def _tell(parse: Parse, verb: int, verbs: Mapping[str, bool]) -> None:
    """Tag and lemma of a present tense."""
    form = parse.lower[verb]
    parse.tags[verb], parse.pos[verb] = ("VBZ" if _is_singular(form) else "VBP"), "VERB"
    parse.lemmas[verb] = next((f for f in _stems(form) if f in verbs), parse.lemmas[verb])


def _found(parse: Parse, s: Sentence, verbs: Mapping[str, bool]) -> int:
    """The root of a title without a finite verb: the word that is one, plain ones before those that are nouns as well; else what befell the root."""
    colon = next((t for t in range(s.end - 1, s.start, -1) if parse.words[t] == ":"), s.start - 1)
    for plain in (True, False):
        for t in range(colon + 2, s.end - 1):
            if parse.heads[t - 1] == t and parse.deps[t - 1] == "nsubj" and parse.tags[t] in ("VBP", "VBZ") and parse.deps[t] == "compound":
                subject: int | None = t - 1
            else:
                subject = _subject(parse, colon + 1, t) if _may_be_verb(parse, t, verbs, plain) else None
            if subject is not None and _agrees(parse, colon + 1, subject, t):
                _raise(parse, s, colon + 1, subject, t)
                _tell(parse, t, verbs)
                return t
    return _befallen(parse, s)


def _cut_at_dash(parse: Parse, s: Sentence) -> None:
    """"Gunmen kill 12 in Mali village - officials": what stands before the dash does not hang on who says so behind it."""
    dash = next((t for t in range(s.end - 2, s.start, -1) if parse.words[t] in ("-", "–", "—")), None)
    if dash is None or s.end - dash > _SPEAKER or parse.ends[dash - 1] == parse.starts[dash] or s.root > dash:
        return
    tops = [t for t in range(dash + 1, s.end) if parse.heads[t] < dash]
    lost = [t for t in range(s.start, dash) if parse.heads[t] > dash]
    if len(tops) != 1 or not lost:
        return
    top, heir = tops[0], lost[-1]
    parse.heads[heir], parse.deps[heir] = parse.heads[top], parse.deps[top]
    for t in (*lost[:-1], dash):
        parse.heads[t] = heir
    parse.heads[top], parse.deps[top] = s.root, "parataxis"


def _may_be_verb(parse: Parse, t: int, verbs: Mapping[str, bool], plain: bool) -> bool:
    """A word for a deed with somebody before it and somebody or something behind: "shells positions", "pledge to help", "decry bombings"."""
    if (parse.lemmas[t] not in _HEADLINE and any(verbs.get(f) for f in _stems(parse.lower[t]))) != plain:
        return False
    before = _first(parse, t) - 1
    if before < 0 or parse.tags[before] == "POS" or parse.pos[before] not in NOUNS:
        return False
    if parse.tags[t] not in ("NN", "NNS", "NNP", "NNPS", "VB", "VBP", "VBZ", "JJ") or parse.deps[t] not in _MISREAD:
        return False
    if parse.lemmas[t] not in _HEADLINE and not any(f in verbs for f in _stems(parse.lower[t])):
        return False
    behind = parse.pos[t + 1]
    return behind in _OPENS or (plain and behind == "PART" and parse.tags[t + 2 : t + 3] == ["VB"])


def _first(parse: Parse, verb: int) -> int:
    """Where a verb begins: "test-fires" at "test"."""
    return verb - 2 if verb > 2 and parse.words[verb - 1] == "-" and parse.lower[verb - 2] in _PREFIXES else verb


def _is_singular(form: str) -> bool:
    """Whether a present tense is one of the third person singular: "shells", not "shell" or "press"."""
    return form.endswith("s") and not form.endswith("ss")


def _stems(word: str) -> tuple[str, ...]:
    """What a present tense may be of."""
    if not _is_singular(word):
        return (word,)
    return (word[:-1], word[:-2], f"{word[:-3]}y") if word.endswith(("es", "ies")) else (word[:-1],)


def _subject(parse: Parse, start: int, verb: int) -> int | None:
    """Head of the phrase before a verb: the noun before its first preposition."""
    last = next((t for t in range(start + 1, verb) if parse.pos[t] == "ADP"), _first(parse, verb)) - 1
    return last if parse.pos[last] in NOUNS else None


def _agrees(parse: Parse, start: int, subject: int, verb: int) -> bool:
    """Whether a present tense has the number of its subject."""
    joined = any(parse.words[t] in ("and", "&", ",") and parse.pos[t - 1] in NOUNS for t in range(start + 1, subject))
    word = parse.lower[subject]
    plural = joined or parse.tags[subject] in ("NNS", "NNPS") or word in ("police", "taliban", "military", "people")
    ends = _is_singular(parse.lower[verb])
    return ends != plural or (not ends and word.endswith("s"))


def _raise(parse: Parse, s: Sentence, start: int, subject: int, verb: int) -> None:
    """The word becomes the root, the phrase before it its subject, and the head of what follows its object."""
    root = s.root
    if parse.deps[subject] == "conj" and start <= parse.heads[subject] < subject:
        subject = parse.heads[subject]  # "Chad and Niger sign …"
    place = next((t for t in range(verb - 1, subject, -1) if parse.pos[t] == "ADP"), None)  # "rebels in Chad seize …"
    for t in range(s.start, verb):
        if start <= parse.heads[t] < verb and parse.heads[t] != t and t != subject:
            continue
        if t == verb - 1 and place is not None:
            parse.heads[t], parse.deps[t] = place, "pobj"
        else:
            parse.heads[t] = verb if t < start else subject if t < subject or place is None or parse.pos[t] == "ADP" else verb - 1
            parse.deps[t] = "compound" if parse.deps[t] in ("nsubj", "ROOT") else parse.deps[t]
    parse.heads[subject], parse.deps[subject] = verb, "nsubj"
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    object_ = _opened(parse, s, verb)
    for t in range(verb + 1, s.end):
        if t == object_:  # whatever it hung on: nothing may hang on what hangs on it
            parse.heads[t], parse.deps[t] = verb, "dobj"
        elif t == root or parse.heads[t] <= verb:
            parse.heads[t] = verb if object_ is None or t > object_ else object_
            parse.deps[t] = "xcomp" if parse.tags[t] == "VB" and parse.pos[t - 1] == "PART" else "dep" if t == root else parse.deps[t]


def _opened(parse: Parse, s: Sentence, verb: int) -> int | None:
    """Head of the noun phrase that opens right behind a verb."""
    t = verb + 1
    while verb < parse.heads[t] < s.end and parse.heads[t] > t and parse.deps[t] in _MODIFY:
        t = parse.heads[t]
    return t if parse.pos[t] in _NOMINAL else None


def _join(parse: Parse, s: Sentence, root: int, verbs: Mapping[str, bool]) -> None:
    """"Gunmen kill 12, raze houses", "sides declare truce and agree to talk": what else the subject does."""
    for t in range(root + 2, s.end - 1):
        if parse.words[t - 1] not in (",", "and") or parse.tags[t] not in ("NN", "NNS", "VB", "VBP", "NNP") or (parse.heads[t] == root and parse.deps[t] == "conj"):
            continue
        form = parse.lower[t]
        if _is_singular(form) != (parse.tags[root] == "VBZ") or not any(f in verbs for f in _stems(form)) or parse.pos[t + 1] not in _OPEN_OR_SMALL:
            continue
        if parse.pos[t] in NOUNS and (parse.deps[t] not in _MISREAD or parse.pos[t + 1] == "ADP" or parse.lower[t] in _HEADLINE):
            continue
        for c in range(s.start, s.end):
            if parse.heads[c] == t and c < t and parse.deps[c] in ("punct", "cc"):
                parse.heads[c] = root
        object_ = _opened(parse, s, t)
        if object_ is not None and parse.heads[t] == object_:
            parse.heads[object_], parse.deps[object_] = t, "dobj"
        parse.heads[t], parse.deps[t] = root, "conj"
        _tell(parse, t, verbs)


def _befallen(parse: Parse, s: Sentence) -> int:
    """"Concessions made by Syria", "former leader sentenced to prison": what was done to the root is what the title tells. The root."""
    root = s.root
    done = next((t for t in range(root + 1, s.end) if parse.heads[t] == root and parse.deps[t] == "acl" and parse.tags[t] in ("VBN", "VBD")), None)
    if done is None or parse.pos[root] not in NOUNS or any(parse.heads[t] == done and parse.deps[t] in ("dobj", "aux") for t in range(done, s.end)):
        return root
    for t in range(s.start, s.end):
        if parse.heads[t] == root and t > done:
            parse.heads[t] = done
    parse.heads[done], parse.deps[done], parse.tags[done] = done, "ROOT", "VBN"
    parse.heads[root], parse.deps[root] = done, "nsubjpass"
    return done


def _is_bare_passive(parse: Parse, s: Sentence, verb: int) -> bool:
    """"Rwanda accused of backing rebels", "Protesters killed by police": no object, and who does it, or of what, behind."""
    if any(parse.heads[t] == verb and parse.deps[t] in ("dobj", "ccomp", "aux", "auxpass", "xcomp") for t in range(s.start, s.end)):
        return False
    behind = {parse.words[t].lower() for t in range(verb + 1, s.end) if parse.heads[t] == verb and parse.deps[t] in ("prep", "agent")}
    return "by" in behind or (parse.lemmas[verb] == "accuse" and "of" in behind)
