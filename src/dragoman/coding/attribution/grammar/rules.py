"""Which rules are tried for a token, in what order."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.attribution.grammar.amounts import amount_alone, noun_with_amount, verb_with_amount
from dragoman.coding.attribution.grammar.asides import MEETING, answered_aside
from dragoman.coding.attribution.grammar.nouns import (
    according_to,
    adjective_with_clause,
    hearsay_adverb,
    noun_with_clause,
)
from dragoman.coding.attribution.grammar.proposal import Proposal, View
from dragoman.coding.attribution.grammar.unconfirmed import noun_unconfirmed, verb_unconfirmed
from dragoman.coding.attribution.grammar.verbs import (
    denied_before,
    inverted,
    passive,
    quoted_as_saying,
    verb_with_clause,
    verb_with_infinitive,
    verb_with_object,
    verb_with_quote,
)

Rule = Callable[[View, int, str], Proposal | None]
_OF_VERBS: tuple[Rule, ...] = (
    verb_unconfirmed, denied_before, answered_aside, quoted_as_saying, according_to, passive, inverted, verb_with_clause, verb_with_infinitive, verb_with_quote, verb_with_object, verb_with_amount
)  # fmt: skip
_RULES: dict[str, tuple[Rule, ...]] = {
    "VERB": _OF_VERBS, "AUX": _OF_VERBS, "NOUN": (noun_unconfirmed, noun_with_clause, noun_with_amount), "ADJ": (adjective_with_clause,), "ADV": (hearsay_adverb,),
    "ADP": (according_to, amount_alone), "SCONJ": (according_to,),
}  # fmt: skip
# Of these parts of speech only words that the data file knows, alone or with a particle, are cues ("according" aside).
_LISTED = frozenset({"VERB", "AUX", "NOUN", "ADJ"})


def propose(view: View) -> list[Proposal]:
    """All rule-based attributions, in the order of their cues; one a cue."""
    out: dict[int, Proposal] = {}
    p = view.parse
    known, counting = view.cues.kinds, view.cues.counting
    particled = view.cues.particled
    for i, (lemma, pos) in enumerate(zip(p.lemmas, p.pos, strict=True)):
        rules = _RULES.get(pos)
        if rules is None or (pos in _LISTED and p.deps[i] != "relcl" and lemma not in MEETING and lemma not in known and lemma not in particled and lemma not in counting and p.lower[i] != "according"):
            continue
        for rule in rules:
            if i not in out and (found := rule(view, i, lemma)) is not None:
                out[found.cue_head] = found
    return [out[k] for k in sorted(out)]
