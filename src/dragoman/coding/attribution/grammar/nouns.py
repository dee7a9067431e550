"""Nouns, adjectives, adverbs and "according to" that attribute a clause."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.attribution.grammar.proposal import Proposal, View, fitted
from dragoman.coding.attribution.syntax import clause_head, cue_tokens, subject, subject_of_noun

# Capitals that say nothing of whose a noun is.
_TELLS_NOTHING = frozenset({"the", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "new", "first"})


def noun_with_clause(view: View, i: int, lemma: str) -> Proposal | None:
    """"Russia's claim that…", "reports that…", "a promise by the rebels to leave"."""
    p = view.parse
    for row in view.cues.get("noun", lemma):
        for c in p.kids(i, "acl", "ccomp", "relcl"):
            if c < i:
                continue
            to = any(p.tags[t] == "TO" for t in p.children[c]) and p.tags[c] == "VB"
            that = any(p.lower[t] in {"that", "whether"} and p.deps[t] == "mark" for t in p.children[c])
            if not ((to and "infinitive" in row.takes) or (that and "clause" in row.takes)):
                continue
            source, left = _owner(view, i)
            made = fitted(view, row, (left, i + 1), i, source, set(p.descendants(c)), f"noun:{row.lemma}")
            return _of_people(view, made) if made is not None and source is None else made
    return None


def _of_people(view: View, made: Proposal) -> Proposal:
    """"Ukrainian claims that …": whose the noun is, told by an adjective or a name before it; the noun itself is asked for its owner."""
    p = view.parse
    whose = [c for c in p.kids(made.cue_head, "amod", "compound", "nmod") if c < made.cue_head and p.words[c][:1].isupper() and p.lower[c] not in _TELLS_NOTHING]
    if not whose or p.sentences[p.sentence_of[whose[0]]].start == whose[0]:
        return made
    return replace(made, source=(whose[0],), head=made.cue_head)


def _owner(view: View, noun: int) -> tuple[int | None, int]:
    """Whose noun, and where the cue begins: "issued a warning that" belongs to the subject of the light verb."""
    p = view.parse
    own = subject_of_noun(p, noun)
    if own is not None:
        return own, noun
    verb = p.heads[noun]
    if is_denied(view, noun) and not view.cues.operates("withholds", p.lemmas[verb]):
        return None, noun  # who denies a claim does not make it
    if p.deps[noun] == "dobj" and view.cues.operates("meets", p.lemmas[verb]):
        return None, noun  # nor who faces or hears it
    if p.deps[noun] in {"dobj", "attr"} and p.pos[verb] == "VERB" and 0 < noun - verb <= 4:
        return subject(p, verb), cue_tokens(p, verb)[0]
    return None, noun


def is_denied(view: View, noun: int) -> bool:
    """Whether a noun for what is told is the object of a verb that denies, or that calls it false: "called claims that … fabricated"."""
    p = view.parse
    verb = p.heads[noun]
    if p.deps[noun] == "nsubj" and p.lemmas[verb] == "be":  # "the claims of the ministry that … are false"
        return any(view.cues.operates("falsehood", p.lower[c]) for c in p.kids(verb, "acomp", "attr"))
    if p.deps[noun] != "dobj":
        return False
    return any(r.stance == "denies" for r in view.cues.get("verb", p.lemmas[verb])) or any(view.cues.operates("falsehood", p.lower[c]) for c in p.called(verb))


def adjective_with_clause(view: View, i: int, lemma: str) -> Proposal | None:
    """"The minister is confident that…", "the rebels are willing to…"."""
    p = view.parse
    for row in view.cues.get("adjective", lemma):
        for c in p.kids(i, "ccomp", "xcomp"):
            if c < i:
                continue
            to = p.tags[c] == "VB" and any(p.tags[t] == "TO" for t in p.children[c])
            if (to and "infinitive" in row.takes) or (not to and "clause" in row.takes and p.deps[c] == "ccomp"):
                source = subject(p, p.heads[i]) if p.deps[i] in {"acomp", "oprd"} else None
                left = p.heads[i] if source is not None and i - p.heads[i] <= 3 else i
                return fitted(view, row, (min(left, i), i + 1), i, source, set(p.descendants(c)), f"adjective:{row.lemma}")
        told = [o for c in p.kids(i, "prep") if p.lower[c] in ("of", "about") for o in p.kids(c, "pobj") if view.cues.operates("told", p.lemmas[o])]
        if told and "object" in row.takes and p.deps[i] in {"acomp", "oprd"}:  # "were skeptical of the announcement"
            return fitted(view, row, (min(p.heads[i], i), i + 1), i, subject(p, p.heads[i]), set(p.descendants(told[0])), f"adjective:object:{row.lemma}")
    return None


def according_to(view: View, i: int, _lemma: str) -> Proposal | None:
    """"Ten people died, according to the police": the clause it hangs on is the content."""
    p = view.parse
    if p.lower[i] != "according" or i + 1 >= len(p) or p.lower[i + 1] != "to":
        return None
    rows = view.cues.get("preposition", "according to")
    head = p.first(i + 1, "pobj", "pcomp")
    top = p.heads[i]
    if head is None:
        head = next((c for c in p.children[i] if p.deps[c] in {"pobj", "dobj"}), None)
    if not rows or head is None:
        return None
    verb = clause_head(p, top) if top != i else None
    while verb is not None and p.tags[verb] == "VBG" and p.deps[verb] == "advcl" and p.words[i - 1] == "," and p.heads[verb] < verb < i:
        verb = p.heads[verb]  # "bombed a market, killing five, according to"
    own = set(p.descendants(i))
    if verb is None or verb == i:
        s = p.sentences[p.sentence_of[i]]
        content = set(range(s.start, s.end)) - own
    else:
        content = set(p.descendants(verb)) - own
    return fitted(view, rows[0], (i, i + 2), i, head, content, "according-to")


def hearsay_adverb(view: View, i: int, _lemma: str) -> Proposal | None:
    """"The convoy reportedly crossed the border": somebody says so, and the text does not say who."""
    p = view.parse
    rows = view.cues.get("adverb", p.lower[i])
    verb = clause_head(p, p.heads[i]) if rows else None
    if verb is None:
        return None
    content = set(p.descendants(verb)) - {i}
    return fitted(view, rows[0], (i, i + 1), i, None, content, f"adverb:{p.lower[i]}")
