"""Whether somebody denies what was told before him: an attribution's content in, yes or no out.

"Hamas denied it", "rejected the accusations from Kyiv", "called the report fabricated", "said the claims were untrue": the content has no
deed of its own, only a word that stands for what was told, and, where the cue itself does not deny, one that calls it false.
"""

from __future__ import annotations

from collections.abc import Collection

from dragoman.coding.attribution.grammar import View
from dragoman.language import Parse

_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those", "which"})
_LITTLE = frozenset({"ADJ", "ADV", "DET", "PART", "AUX", "SCONJ", "ADP", "CCONJ", "INTJ", "PRON"})
_OWN = frozenset({"det", "poss", "case", "amod", "compound", "nmod", "nummod", "predet"})
_FROM = frozenset({"from", "by", "against", "of", "in", "as"})
_AGAINST = frozenset({"denies", "doubts"})
# Where a town is that was not taken: "was still in its hands", "remained under its control".
_HOLDING = frozenset({"hand", "control"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "without"})


def refutes(view: View, content: Collection[int], stance: str) -> bool:
    """Whether the content only stands for what was told, and is denied by the cue or called false by its own words."""
    parse = view.parse
    words = [t for t in content if parse.words[t][0].isalnum()]
    told = [t for t in words if is_told(view, t)]
    states = [t for t in words if _is_state(view, t)]
    if not told and not states:
        return False
    if stance not in _AGAINST and not any(calls_false(view, [t for t in words if t != head]) for head in told) and not any(_is_not_so(parse, s) for s in states):
        return False
    named = {t for head in told for t in _phrase(parse, head)} | {t for s in states for t in (*_phrase(parse, s), *_whose(parse, s))}
    return all(t in named or parse.pos[t] in _LITTLE or _is_verdict(view, t) or _is_light(parse, t) for t in words)


def leaves_open(view: View, content: Collection[int], stance: str) -> bool:
    """Whether the content only stands for what was told, and the cue says that it cannot be confirmed."""
    words = [t for t in content if view.parse.words[t][0].isalnum()]
    named = {t for head in words if is_told(view, head) for t in _phrase(view.parse, head)}
    return stance == "cannot-confirm" and bool(named) and all(t in named or view.parse.pos[t] in _LITTLE for t in words)


def is_told(view: View, t: int) -> bool:
    """A word that stands for what was told: "the accusation", "it"."""
    parse = view.parse
    if parse.lower[t] == "something":
        return parse.words[t - 1] == "," and bool(parse.kids(t, "relcl"))  # "…, something the army denies"
    if parse.lower[t] in _PRONOUNS:
        return (parse.pos[t] in ("PRON", "DET") or parse.deps[t] == "dobj") and parse.deps[t] in ("nsubj", "nsubjpass", "dobj", "pobj")
    if parse.pos[t] == "NOUN" and parse.deps[t] in ("nsubj", "nsubjpass", "dobj") and any(parse.lower[c] == "such" for c in parse.children[t]):
        return True  # "denied that any such warning had been given"
    return parse.pos[t] == "NOUN" and (view.cues.operates("told", parse.lemmas[t]) or _is_part(view, t))


def _is_part(view: View, t: int) -> bool:
    """"Denied any role", "denied involvement", "had played no part": a share in what was told, and in nothing that a clause or another name tells."""
    parse = view.parse
    if not view.cues.operates("share", parse.lemmas[t]) or parse.kids(t, "relcl", "acl", "ccomp", "poss"):
        return False
    return not any(parse.pos[o] == "PROPN" for c in parse.kids(t, "prep") for o in parse.kids(c, "pobj"))


def _is_state(view: View, t: int) -> bool:
    """"Had been involved", "was not responsible", "had fallen": a predicate that stands for what was told, of nothing that another name tells."""
    parse = view.parse
    if _is_nothing(parse, t) or _is_held(parse, t):
        return True
    if parse.pos[t] not in ("VERB", "ADJ") or not any(view.cues.operates(e, w) for e in ("share", "fallen") for w in (parse.lower[t], parse.lemmas[t])):
        return False
    if any(parse.lower[x] == "whether" or parse.tags[x].startswith("W") for x in parse.descendants(t)):
        return False  # "it is not known who was involved"
    return not any(parse.pos[o] == "PROPN" for c in parse.kids(t, "prep") for o in parse.kids(c, "pobj"))


def _is_nothing(parse: Parse, t: int) -> bool:
    """"Had nothing to do with it"."""
    return parse.lemmas[t] == "do" and parse.lower[parse.heads[t]] == "nothing" and any(parse.lower[c] == "with" for c in parse.kids(t, "prep"))


def _is_held(parse: Parse, t: int) -> bool:
    """"The town was still in its hands": who holds it, by a verb of being or remaining."""
    prep = parse.heads[t]
    verb = parse.heads[prep]
    if parse.lemmas[t] not in _HOLDING or parse.deps[t] != "pobj" or parse.lower[prep] not in ("in", "under") or parse.lemmas[verb] not in ("be", "remain", "stay"):
        return False
    return parse.lemmas[verb] != "be" or any(parse.lower[c] in ("still", "firmly", "fully") for c in (*parse.kids(verb, "advmod"), *parse.kids(prep, "advmod")))


def _whose(parse: Parse, t: int) -> set[int]:
    """The words for whoever is in a state, where no clause tells more of them: "its forces"."""
    if _is_nothing(parse, t):
        return {x for c in parse.kids(t, "prep") for x in parse.descendants(c)} | {parse.heads[t]} | {x for c in parse.kids(parse.heads[parse.heads[t]], "nsubj") for x in parse.descendants(c)}
    if _is_held(parse, t):
        return {x for c in parse.kids(parse.heads[parse.heads[t]], "nsubj") for x in parse.descendants(c)}
    heads = (t, parse.heads[t]) if parse.deps[t] in ("acomp", "xcomp", "oprd") else (t,)
    words = {x for h in heads for c in parse.kids(h, "nsubj", "nsubjpass") for x in parse.descendants(c)}
    return set() if any(parse.pos[x] == "VERB" for x in words) else words


def _is_not_so(parse: Parse, state: int) -> bool:
    """Whether a state is denied by the content's own words: "its forces were not involved"."""
    if _is_nothing(parse, state) or _is_held(parse, state):
        return True
    return any(parse.lower[c] in _NEGATIONS for h in (state, parse.heads[state]) for c in parse.kids(h, "neg", "advmod"))


def calls_false(view: View, words: Collection[int]) -> bool:
    """Whether words say that something is untrue: "is a lie", "no truth in", "not correct"."""
    parse = view.parse
    denied = any(parse.lower[t] in _NEGATIONS for t in words)
    false = any(view.cues.operates("falsehood", w) for t in words for w in (parse.lemmas[t], parse.lower[t]))
    return (false and not denied) or (denied and any(view.cues.operates("truth", parse.lemmas[t]) for t in words))


def _is_verdict(view: View, t: int) -> bool:
    return any(view.cues.operates(effect, w) for effect in ("falsehood", "truth") for w in (view.parse.lemmas[t], view.parse.lower[t]))


def _is_light(parse: Parse, t: int) -> bool:
    """"are a lie", "has no basis": what links a word to its verdict; "time and again", how often it is denied."""
    if parse.lower[t] == "time" and parse.lower[t + 1 : t + 3] == ["and", "again"]:
        return True
    return parse.lemmas[t] in ("be", "have", "seem", "call", "make", "give", "issue", "take", "play", "place", "occur", "happen", "exist", "remain", "stay")


def _phrase(parse: Parse, head: int) -> set[int]:
    """The words of a noun phrase but for clauses and what it is about: "the Israeli claims", "accusations from Kyiv"."""
    out = {head}
    for c in parse.children[head]:
        if parse.deps[c] in _OWN or (parse.deps[c] == "prep" and parse.lower[c] in _FROM and not any(parse.pos[t] == "VERB" for t in parse.descendants(c))):
            out.update(parse.descendants(c))
    return out
