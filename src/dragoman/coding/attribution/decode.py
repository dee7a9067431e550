"""From the tagger's probabilities to proposals: runs of tokens for source, cue and content."""

from __future__ import annotations

import numpy as np

from dragoman.coding.attribution.grammar import Proposal, View, whole_quotes
from dragoman.coding.attribution.syntax import antecedent, trim
from dragoman.language import Parse

NOTHING, SOURCE, CUE, CONTENT = range(4)


def decode(view: View, cue: int, start: int, scores: np.ndarray, rule: Proposal | None) -> Proposal | None:
    """One attribution from the (window, 4) log-probabilities of a cue whose window begins at token ``start``.

    None where no content is left. ``rule`` lends kind and stance, where the grammar knows the cue too.
    """
    p = view.parse
    best = scores.argmax(axis=1)
    chance = np.exp(scores)
    left, right = _cue_run(best, cue - start)
    source = [start + t for t in _best_run(best == SOURCE, chance[:, SOURCE])]
    content = {start + int(t) for t in np.flatnonzero(best == CONTENT)}
    cue_range = (start + left, start + right)
    barred = set(source) | set(range(*cue_range))
    content = _filled(p, content, barred)
    content = whole_quotes(view, set(content), cue) - barred
    if not any(p.words[t][0].isalnum() for t in content):
        return None
    source = trim(p, source)
    head = _head(p, source)
    if head is not None:
        head = antecedent(p, head, cue)
    return Proposal(
        cue_range, cue, tuple(source), head, tuple(sorted(content)), "tagger", rule.kind if rule else "", rule.stance if rule else ""
    )


def _cue_run(best: np.ndarray, cue: int) -> tuple[int, int]:
    left, right = cue, cue + 1
    while left > 0 and best[left - 1] == CUE:
        left -= 1
    while right < len(best) and best[right] == CUE:
        right += 1
    return left, right


def _best_run(mask: np.ndarray, chance: np.ndarray) -> list[int]:
    """The run of tokens with the highest mass; runs one token apart are one."""
    at = np.flatnonzero(mask)
    if not len(at):
        return []
    groups = np.split(at, np.flatnonzero(np.diff(at) > 2) + 1)
    run = max(groups, key=lambda g: float(chance[g].sum()))
    return list(range(int(run[0]), int(run[-1]) + 1))


def _filled(p: Parse, content: set[int], barred: set[int]) -> set[int]:
    """Content with gaps of one token closed, and pieces of nothing but punctuation dropped."""
    closed = content | {t + 1 for t in content if t + 2 in content and t + 1 not in barred}
    return {t for t in closed if t not in barred and t < len(p)}


def _head(p: Parse, source: list[int]) -> int | None:
    inside = set(source)
    tops = [t for t in source if p.heads[t] not in inside or p.heads[t] == t]
    named = [t for t in tops if p.pos[t] in {"NOUN", "PROPN", "PRON"}]
    return (named or tops or [None])[0]
