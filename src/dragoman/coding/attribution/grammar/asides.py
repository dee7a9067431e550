"""What somebody makes of a charge or a claim told before, in words that are no verb of denying: "met it with flat rejection", "called a lie", "brushed aside"."""

from __future__ import annotations

from dragoman.coding.attribution.grammar.proposal import Proposal, View, fitted, is_told
from dragoman.coding.attribution.syntax import RELATIVE, cue_tokens, subject

ASIDE = ("aside:", "answer:")  # the rules of this module begin so: their stance is that of the words, and not of the cue
_REJECTING = frozenset("rejection denial derision scorn contempt disdain ridicule laughter indignation outrage".split())
_DOUBTING = frozenset("skepticism scepticism mistrust distrust doubt suspicion caution disbelief incredulity salt unease".split())
_WAVED = frozenset({("brush", "aside"), ("brush", "off"), ("shrug", "off"), ("wave", "away"), ("wave", "aside"), ("wave", "off"), ("laugh", "off"), ("swat", "away"), ("cast", "aside")})
_RAISED = frozenset({"eyebrow", "doubt", "question", "suspicion"})
_CHARGES = frozenset({"charge", "accusation", "allegation", "claim", "assertion", "contention", "insinuation"})
# What is done with a charge by who makes or shares it.
_UPHOLDING = frozenset(
    "confirm make repeat echo support back share accept acknowledge endorse corroborate publish issue level first raise base cite quote carry include contain put give say "
    "hear investigate examine bring face carry come follow prompt lead lie be have appear lodge file prove stand call describe study welcome know".split()
)
_CASTING = frozenset({"cast", "throw", "express", "voice"})
MEETING = _CASTING | frozenset("greet meet treat view receive regard take brush shrug wave laugh swat call describe dismiss hear".split())


def answered_aside(view: View, i: int, lemma: str) -> Proposal | None:
    """"…, an accusation Tehran has met with flat rejection"; "diplomats greeted the announcement with scepticism"."""
    p = view.parse
    relative = p.deps[i] == "relcl"
    cast = [d for d in p.kids(i, "dobj") if p.lemmas[d] in _DOUBTING] if lemma in _CASTING else []  # "cast doubt on the announcement"
    objects = [o for d in (i, *cast) for c in p.kids(d, "prep") if p.lower[c] in ("on", "about", "over") for o in p.kids(c, "pobj")] if cast else p.kids(i, "dobj")
    told = p.heads[i] if relative else next((o for o in objects if is_told(view, o)), None)
    if told is None or not (relative or cast or lemma in MEETING) or not is_told(view, told) or (relative and p.words[p.edges[told][0] - 1] != ","):
        return None
    stance = "doubts" if cast else _stance(view, i, lemma)
    if stance is None and relative and p.lemmas[told] in _CHARGES and lemma not in _UPHOLDING and p.lower[p.edges[told][0]] in ("a", "an", p.lower[told]):
        stance = "doubts" if p.first(i, "neg") is not None or p.first(i, "nsubj") is None else "denies"  # whoever comes back to a charge in passing does not share it
    row = next((r for r in view.cues.get("verb", "deny" if stance == "denies" else "doubt") if r.stance == stance), None) if stance is not None else None
    if row is None:
        return None
    who = p.first(i, "nsubj") if relative else subject(p, i)
    who = None if who is not None and p.lower[who] in RELATIVE else who
    content = set(range(p.edges[told][0], told + 1)) if relative else set(p.descendants(told))
    return fitted(view, row, cue_tokens(p, i), i, who, content, f"{ASIDE[not relative]}{stance}:{lemma}")


def _stance(view: View, i: int, lemma: str) -> str | None:
    """Whether the words around a verb deny or doubt what it is said of."""
    p = view.parse
    under = {o: p.lower[c] for c in p.kids(i, "prep") for o in p.kids(c, "pobj", "amod", "pcomp")}
    named = [*p.kids(i, "oprd", "attr", "dobj"), *(o for o, c in under.items() if c == "as")]
    if any(view.cues.operates("falsehood", w) for o in named for w in (p.lower[o], p.lemmas[o])):
        return "denies"
    if any((lemma, p.lower[c]) in _WAVED for c in p.kids(i, "prt", "advmod", "prep")):
        return "denies"
    with_ = {p.lemmas[o] for o, c in under.items() if c in ("with", "of")} | {p.lemmas[x] for o, c in under.items() if c == "with" for q in p.kids(o, "prep") for x in p.kids(q, "pobj")}
    if with_ & _REJECTING:
        return "denies"
    raised = lemma == "raise" and any(p.lemmas[o] in _RAISED for o in p.kids(i, "dobj"))
    return "doubts" if raised or (with_ & _DOUBTING and lemma in MEETING) else None
