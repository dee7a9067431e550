"""Who cannot confirm what was told before him, and that nobody has: verbs and nouns of confirming, with a word that stands for what was told."""

from __future__ import annotations

from dragoman.coding.attribution.grammar.proposal import Proposal, View, fitted, is_toll
from dragoman.coding.attribution.syntax import clause_head, cue_tokens, phrase, subject
from dragoman.knowledge.cues import CueRow
from dragoman.language import Parse

_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})
_NOBODYS = frozenset({"possible", "impossible"})  # "it was not possible to confirm the claims"
_HARD = frozenset({"impossible", "hard", "difficult"})
_ABLE = frozenset({"able", "position", "possible"})
_WAYS = frozenset({"mean", "means", "way", "method"})
_NO = frozenset({"no", "neither", "none"})
_NOT = frozenset({"not", "n't", "n’t", "never", "neither"})


def verb_unconfirmed(view: View, i: int, lemma: str) -> Proposal | None:
    """"The mission could not confirm the reports", "AFP was unable to verify the toll", "the claim could not be verified"."""
    p = view.parse
    row = _row(view, "verb", lemma)
    if row is None or p.kids(i, "ccomp"):
        return None
    passive = p.first(i, "nsubjpass")
    told = passive if passive is not None else next((o for v in (i, *p.kids(i, "conj")) for o in p.kids(v, "dobj")), None)  # "neither confirm nor deny it"
    aside = _before(view, i) if told is None or p.lower[told] == "that" else None
    told = told if aside is None else aside
    if told is None or not (aside is not None or _is_told(view, told)) or not _fails(view, i):
        return None
    able = p.heads[p.heads[i]] if p.deps[i] == "xcomp" and p.pos[p.heads[i]] == "ADJ" else i  # "was unable to"
    above = p.heads[i] if able == i and p.deps[i] == "xcomp" else able
    helpers = [c for c in p.kids(i, "aux", "auxpass", "neg") if c < i]
    able, above = (i, i) if aside is not None and p.heads[i] < i and p.deps[p.heads[i]] == "amod" else (able, above)  # "a toll impossible to verify"
    cue = (min([*(cue_tokens(p, t)[0] for t in (i, above)), *helpers]), cue_tokens(p, i)[1])
    source = None if passive is not None else _who(p, i)
    content = set(phrase(p, told)) if aside is None else set(range(p.edges[told][0], told + 1))
    return fitted(view, row, cue, i, source, content, f"verb:unconfirmed:{lemma}")


def _before(view: View, i: int) -> int | None:
    """"…, an assertion that the mission said it was unable to substantiate", "…, which diplomats said they had no means of verifying": what a relative
    clause leaves open is the noun before it, or the "which" that it begins with."""
    p = view.parse
    hard = p.heads[i]
    if p.pos[hard] == "ADJ" and p.deps[hard] in ("amod", "acl", "relcl", "appos") and hard > p.heads[hard] and view.cues.operates("told", p.lemmas[p.heads[hard]]):
        return p.heads[hard]  # "a toll impossible to verify"
    way = p.deps[i] == "acl" and p.lemmas[p.heads[i]] in _WAYS  # "no way to verify" is no relative clause
    clause = next((a for a in ([] if way else [i]) + list(p.ancestors(i)) if p.deps[a] in ("relcl", "acl", "advcl") and p.pos[a] in ("VERB", "AUX")), None)
    if clause is None:
        return None
    noun, first = p.heads[clause], p.edges[clause][0]
    if p.lower[first] == "which" and p.words[first - 1] == ",":
        return first
    aside = p.words[p.edges[noun][0] - 1] == "," and p.lower[noun] == "something"
    return noun if aside or (p.pos[noun] == "NOUN" and view.cues.operates("told", p.lemmas[noun])) else None


def left_open(view: View, told: int) -> tuple[int, int | None] | None:
    """"Could not confirm reports that …", "was unable to verify claims that …": the head of the clause that leaves open what a noun with a clause of its own tells, and who does."""
    p = view.parse
    verb = p.heads[told]
    if p.pos[told] != "NOUN" or p.deps[told] != "dobj" or _row(view, "verb", p.lemmas[verb]) is None or not _fails(view, verb):
        return None
    return _top(p, verb), _who(p, verb)


def noun_unconfirmed(view: View, i: int, lemma: str) -> Proposal | None:
    """"There was no independent confirmation of the report"."""
    p = view.parse
    row, verb = _row(view, "noun", lemma), p.heads[i]
    if row is None or not any(p.lower[c] == "no" for c in p.kids(i, "det")) or p.pos[verb] not in {"VERB", "AUX"} or not p.kids(verb, "expl"):
        return None
    told = {t for c in p.kids(i, "prep") if p.lower[c] == "of" for t in p.descendants(c)}
    if told:
        return fitted(view, row, (p.edges[i][0], i + 1), verb, None, told, f"noun:unconfirmed:{lemma}")
    return fitted(view, row, (verb, verb + 1), verb, None, set(phrase(p, i)), f"noun:unconfirmed:{lemma}")


def _row(view: View, pos: str, lemma: str) -> CueRow | None:
    return next((r for r in view.cues.get(pos, lemma) if r.kind == "report" and r.negated == "cannot-confirm"), None)


def _is_told(view: View, t: int) -> bool:
    """A word for what was told before: "it", "the claims", "either account", "the toll"."""
    p = view.parse
    if p.lower[t] in _PRONOUNS:
        return True
    if p.lower[t] in _NO:  # "none of the accounts"
        return any(_is_told(view, o) for c in p.kids(t, "prep") if p.lower[c] == "of" for o in p.kids(c, "pobj"))
    return p.pos[t] == "NOUN" and (is_toll(view, t) or view.cues.operates("told", p.lemmas[t])) and not p.kids(t, "acl", "ccomp", "relcl")


def _fails(view: View, i: int) -> bool:
    """"Could not confirm", "was unable to", "declined to", "neither account could be": whether the confirming is not done."""
    p = view.parse
    if any(p.lower[c] in _NOT for c in p.children[i]) or any(p.lower[d] in _NO for s in p.kids(i, "nsubj", "nsubjpass") for d in (s, *p.children[s], *(o for c in p.kids(s, "poss") for o in p.children[c]))):
        return True  # "neither side's claims" too
    above = p.heads[i]
    way = p.heads[above] if p.lower[above] == "of" else above
    if p.lemmas[way] in _WAYS and any(p.lower[c] in _NO for c in p.kids(way, "det")):
        return True  # "had no means of verifying"
    if p.lemmas[above] in _HARD:
        return True
    if p.deps[i] not in ("xcomp", "acl"):
        return False
    state = _judged(p, i)
    able = state in _ABLE and any(p.lower[c] in _NOT for t in (above, p.heads[above], _top(p, i)) for c in p.children[t])
    return able or (p.deps[i] == "xcomp" and view.cues.operates("withholds", state))


def _top(p: Parse, i: int) -> int:
    """The verb that a confirming hangs on, "was" of "was unable to", "was in no position to"; itself where it stands alone."""
    above = clause_head(p, p.heads[i]) if p.deps[i] in ("xcomp", "acl") else i
    return i if above is None else above


def _who(p: Parse, i: int) -> int | None:
    """Who does not confirm: the subject, also where an adjective or a noun stands between; nobody where "it was not possible"."""
    if _judged(p, i) in _NOBODYS:
        return None
    return subject(p, i if p.pos[p.heads[i]] == "VERB" else _top(p, i))


def _judged(p: Parse, i: int) -> str:
    """The word that an infinitive hangs on, "unable" of "was unable to", also where the parser hangs it on the verb before that word."""
    above = p.heads[i]
    state = p.first(above, "acomp") if p.deps[i] == "xcomp" else None
    return p.lemmas[above if state is None or state > i else state]
