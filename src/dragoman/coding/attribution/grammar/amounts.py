"""Who counts: verbs and nouns that attribute a number."""

from __future__ import annotations

from dragoman.coding.attribution.grammar.proposal import Proposal, View, fitted, is_toll, numbered, rows_of
from dragoman.coding.attribution.syntax import cue_tokens, subject, subject_of_noun
from dragoman.knowledge.cues import CueRow
from dragoman.language import Parse

_GIVES = frozenset({"at", "as"})
_NEARER = frozenset({"closer", "nearer", "close", "near"})
_FEW = 4  # words of "closer to 25"
# How a second counter hangs on the words around it where its verb is left out.
_BESIDE = frozenset({"appos", "conj", "npadvmod", "dep", "dobj"})


def verb_with_amount(view: View, i: int, lemma: str) -> Proposal | None:
    """"The council put the death toll at 40", "spoke of 14 deaths", "counted 70 arrests": what is counted and the number are the content."""
    p = view.parse
    source, counted = _counter(view, i), p.kids(i, "dobj")[:1]
    reports = source is not None and p.first(i, "auxpass") is None
    for row in rows_of(view, i, lemma, "verb") if reports else ():
        told = _given(view, i, row, counted)
        if told:
            content = {t for c in (*told, *counted) for t in p.descendants(c)}
            return fitted(view, row, cue_tokens(p, i), i, source, content, f"verb:amount:{row.lemma}")
    return None


def _given(view: View, i: int, row: CueRow, counted: list[int]) -> list[int]:
    """The tokens that head the number which a verb gives for what it counts, by the verb's line."""
    p = view.parse
    whole = [c for c in counted if row.kind == "report" and is_toll(view, c) and any(numbered(p, o) for q in p.kids(c, "prep") if p.lower[q] == "of" for o in p.kids(q, "pobj"))]
    if whole or "amount" not in row.takes:  # "the opposition claimed a turnout of 20,000"
        return whole
    particle = row.lemma.partition(" ")[2]
    names = {particle} if particle else _GIVES
    told = [prep for c in (i, *([] if particle else counted)) for prep in p.kids(c, "prep") if p.lower[prep] in names and prep > i and _gives(p, prep)]
    if not told and any(is_toll(view, c) for c in counted):  # "the number of children taken at 53", where the last words hang deeper
        told = [t for c in counted for t in p.descendants(c) if p.lower[t] in _GIVES and p.deps[t] == "prep" and _gives(p, t)][-1:]
    if not told and "count" in row.takes:
        told = [c for c in counted if numbered(p, c)]
    return told


def _gives(p: Parse, prep: int) -> bool:
    """Whether a preposition holds a number: "at 40", "at closer to 25"."""
    if any(numbered(p, o) for o in p.kids(prep, "pobj")):
        return True
    words = [t for t in p.descendants(prep) if t > prep]
    return bool(words) and p.lower[words[0]] in _NEARER and any(p.pos[t] == "NUM" for t in words[:_FEW])


def _counter(view: View, i: int) -> int | None:
    """Who gives a number: the subject, and of "police said shells had fallen and put the toll at 12" whoever said the rest, for shells count nobody."""
    p = view.parse
    who, before = subject(p, i), p.heads[i]
    while p.deps[before] in {"xcomp", "conj"} and p.heads[before] < before:
        before = p.heads[before]
    told = p.heads[before]
    if who is None or p.deps[i] != "conj" or p.first(i, "nsubj") is not None or p.deps[before] != "ccomp" or p.tags[i] not in {"VBD", "VBZ", "VBP"}:
        return who
    counts = p.pos[who] != "NOUN" or p.lemmas[who] in view.cues.heads
    says = any(r.kind == "report" for r in view.cues.get("verb", p.lemmas[told]))
    return who if counts or not says else subject(p, told) or who


def amount_alone(view: View, i: int, _lemma: str) -> Proposal | None:
    """"(The army spoke of five dead,) the rebels of 46": who counts where the verb is left out."""
    p = view.parse
    number, who = p.first(i, "pobj"), p.heads[i]
    if number is None or not numbered(p, number) or i != who + 1 or p.pos[who] not in {"NOUN", "PROPN"} or p.deps[who] not in _BESIDE:
        return None
    before = p.edges[who][0] - 1
    if before < 0 or p.lower[before] not in {",", "and", "but", ";"}:
        return None
    for verb in p.ancestors(who):
        rows = view.cues.get("verb", f"{p.lemmas[verb]} {p.lower[i]}") or (view.cues.get("verb", p.lemmas[verb]) if p.lower[i] in _GIVES else ())
        row = next((r for r in rows if "amount" in r.takes), None)
        if row is not None and verb < who:
            return fitted(view, row, (i, i + 1), i, who, set(p.descendants(number)), "verb:amount-alone")
    return None


def noun_with_amount(view: View, i: int, lemma: str) -> Proposal | None:
    """"The army's own count was 31", "the army's count of 31 dead": the number is its owner's."""
    p = view.parse
    row = next((r for r in view.cues.get("noun", lemma) if "amount" in r.takes), None)
    source, verb = subject_of_noun(p, i), p.heads[i]
    if row is None or source is None:
        return None
    told = [o for q in p.kids(i, "prep") if p.lower[q] == "of" for o in p.kids(q, "pobj") if numbered(p, o)]
    if not told and p.deps[i] == "nsubj" and p.lemmas[verb] == "be":
        told = [c for c in p.kids(verb, "attr", "acomp") if numbered(p, c)]
    return fitted(view, row, (i, i + 1), i, source, {t for c in told for t in p.descendants(c)}, f"verb:amount:{row.lemma}") if told else None
