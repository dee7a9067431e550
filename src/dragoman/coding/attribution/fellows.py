"""Who else says the same words: a proposed attribution in, the heads of further sources out.

"The army and the rebels said that …" has two sources; "witnesses said, and a spokesman confirmed, that …" two cues for one content, and
"witnesses said, but a spokesman denied, that …" two that say the contrary.
"""

from __future__ import annotations

from dragoman.coding.attribution.grammar import Proposal, View
from dragoman.language import Parse

_OWN_CONTENT = ("ccomp", "dobj", "xcomp", "prep", "oprd")
_TOLD = frozenset({"asserts", "denies"})


def fellows(view: View, p: Proposal, stance: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(heads of those who say the same, heads of those who say the contrary)."""
    also = [t for t in (_coordinated(view.parse, p.head) if p.head is not None else []) if t not in p.content]
    against: list[int] = []
    for head, theirs in _other_cues(view, p):
        if theirs == stance:
            also.append(head)
        elif {theirs, stance} == _TOLD:
            against.append(head)
    return tuple(also), tuple(against)


def _coordinated(parse: Parse, head: int) -> list[int]:
    """Those who stand beside a subject: a name, a plural, or a noun with an article of its own; "the president and commander" is one man."""
    if parse.deps[head] not in ("nsubj", "nsubjpass"):
        return []
    return [t for t in parse.conjuncts(head)[1:] if parse.tags[t] in ("NNP", "NNPS", "NNS") or (parse.tags[t] == "NN" and parse.kids(t, "det", "poss"))]


def _other_cues(view: View, p: Proposal) -> list[tuple[int, str]]:
    """(subject, stance) of a verb of saying that the cue is coordinated with, and that has nothing of its own that is said."""
    parse = view.parse
    if parse.deps[p.cue_head] != "conj" or parse.pos[p.cue_head] != "VERB":
        return []
    first = parse.heads[p.cue_head]
    subject = parse.first(first, "nsubj")
    rows = [r for r in view.cues.get("verb", parse.lemmas[first]) if r.kind == "report" and "clause" in r.takes]
    if subject is None or subject == p.head or parse.first(p.cue_head, "nsubj") is None or not rows or parse.kids(first, *_OWN_CONTENT):
        return []
    negated = bool(parse.kids(first, "neg"))
    return [(subject, (rows[0].negated or "") if negated else rows[0].stance)]
