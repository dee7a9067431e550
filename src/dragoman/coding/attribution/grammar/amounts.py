"""Who counts: verbs and nouns that attribute a number."""

from __future__ import annotations

from dragoman.coding.attribution.grammar.proposal import Proposal, View, fitted, numbered, rows_of
from dragoman.coding.attribution.syntax import cue_tokens, subject, subject_of_noun

# How a second counter hangs on the words around it where its verb is left out.
_BESIDE = frozenset({"appos", "conj", "npadvmod", "dep"})


def verb_with_amount(view: View, i: int, lemma: str) -> Proposal | None:
    """"The council put the death toll at 40", "spoke of 14 deaths", "counted 70 arrests": what is counted and the number are the content."""
    p = view.parse
    source, counted = subject(p, i), p.kids(i, "dobj")
    rows = [r for r in rows_of(view, i, lemma, "verb") if "amount" in r.takes] if source is not None and p.first(i, "auxpass") is None else []
    for row in rows:
        particle = row.lemma.partition(" ")[2]
        spots = [i] if particle else [i, *counted]
        names = {particle} if particle else {"at", "as"}
        told = [prep for c in spots for prep in p.kids(c, "prep") if p.lower[prep] in names and prep > i and any(numbered(p, o) for o in p.kids(prep, "pobj"))]
        if not told and "count" in row.takes:
            told = [c for c in counted if numbered(p, c)]
        if told:
            content = {t for c in (*told, *counted) for t in p.descendants(c)}
            return fitted(view, row, cue_tokens(p, i), i, source, content, f"verb:amount:{row.lemma}")
    return None


def amount_alone(view: View, i: int, _lemma: str) -> Proposal | None:
    """"(The army spoke of five dead,) the rebels of 46": who counts where the verb is left out."""
    p = view.parse
    number, who = p.first(i, "pobj"), p.heads[i]
    if number is None or p.pos[number] != "NUM" or i != who + 1 or p.pos[who] not in {"NOUN", "PROPN"} or p.deps[who] not in _BESIDE:
        return None
    before = p.edges[who][0] - 1
    if before < 0 or p.lower[before] not in {",", "and", "but", ";"}:
        return None
    for verb in p.ancestors(who):
        row = next((r for r in view.cues.get("verb", f"{p.lemmas[verb]} {p.lower[i]}") if "amount" in r.takes), None)
        if row is not None and verb < who:
            return fitted(view, row, (i, i + 1), i, who, set(p.descendants(number)), "verb:amount-alone")
    return None


def noun_with_amount(view: View, i: int, lemma: str) -> Proposal | None:
    """"The army's own count was 31": the number is its owner's."""
    p = view.parse
    row = next((r for r in view.cues.get("noun", lemma) if "amount" in r.takes), None)
    source, verb = subject_of_noun(p, i), p.heads[i]
    if row is None or source is None or p.deps[i] != "nsubj" or p.lemmas[verb] != "be":
        return None
    told = [c for c in p.kids(verb, "attr", "acomp") if numbered(p, c)]
    return fitted(view, row, (i, i + 1), i, source, {t for c in told for t in p.descendants(c)}, f"verb:amount:{row.lemma}") if told else None
