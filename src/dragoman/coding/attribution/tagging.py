"""What the tagger makes of a text: views and what the grammar proposes in, attributions with their probability out.

The network reads whole paragraphs, about ``CHUNK`` tokens at once, so that memory does not grow with the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

import numpy as np

from dragoman.coding.attribution.decode import decode
from dragoman.coding.attribution.features import PairCue, pair_features, pair_windows, token_features
from dragoman.coding.attribution.grammar import Proposal, View
from dragoman.coding.attribution.overlaps import OVERRULES, by_token
from dragoman.coding.attribution.stance import withheld
from dragoman.coding.attribution.tagger import Tagger
from dragoman.knowledge.cues import CueTable
from dragoman.language import Parse

Array = np.ndarray
# A cue of saying that the grammar knows needs less of the tagger's assent.
KNOWN_THRESHOLD = 0.15
CHUNK = 1_000  # tokens the network reads at once
_BEHIND = ("according-to", "verb:clause-first")  # cues that stand behind what was said


class Tagging:
    """The tagger, and the cues that the grammar knows."""

    def __init__(self, cues: CueTable, tagger: Tagger) -> None:
        self._cues = cues
        self._tagger = tagger

    def read(self, views: Sequence[View], rules: Sequence[dict[int, Proposal]]) -> list[dict[int, tuple[Proposal, float]]]:
        """The tagger's attributions in each text, and of the rules' those that stand inside one of them."""
        tagger = self._tagger
        features = token_features(views, rules, tagger.vocabulary)
        tensor = np.concatenate([np.asarray(v.parse.tensor, dtype=np.float32) for v in views])
        chance = np.zeros(len(tensor), dtype=np.float32)
        begins = list(accumulate((len(v.parse) for v in views), initial=0))
        found: list[dict[int, tuple[Proposal, float]]] = [{} for _ in views]
        for start, end in _chunks(features.block_end.tolist()):
            hidden = tagger.encode(features.part(start, end), tensor[start:end])
            chance[start:end] = tagger.cues(hidden)
            cues = [
                (k, PairCue(views[k].parse, c, begins[k], rules[k].get(c)))
                for k in range(bisect_right(begins, start) - 1, bisect_left(begins, end))
                for c in self._cues_in(views[k], rules[k], chance, begins[k], max(start - begins[k], 0), min(end, begins[k + 1]) - begins[k])
            ]
            if not cues:
                continue
            at = np.array([c.token + c.offset for _, c in cues], dtype=np.int64)
            first, last = pair_windows(features, at)
            columns = pair_features(features, [c for _, c in cues], first, last)
            scores = tagger.roles(hidden, at - start, first - start, last - start, columns)
            rows = np.cumsum(last - first).tolist()
            for (k, c), window, row, size in zip(cues, first.tolist(), rows, (last - first).tolist(), strict=True):
                made = self._decoded(views[k], c, window - c.offset, scores[row - size : row])
                if made is not None:
                    found[k][c.token] = (made, float(chance[c.token + c.offset]))
        for k, begin in enumerate(begins[:-1]):
            found[k] |= {t: (p, float(chance[begin + t])) for t, p in _beside(rules[k], found[k])}
        return found

    def _cues_in(
        self, view: View, rules: dict[int, Proposal], chance: Array, begin: int, start: int, end: int
    ) -> list[int]:
        """Tokens ``start`` … ``end`` of a text that head a cue; the text's first token is number ``begin`` of ``chance``."""
        own = chance[begin + start : begin + end]
        near = (np.flatnonzero(own >= KNOWN_THRESHOLD) + start).tolist()
        sure = {c for c in near if own[c - start] >= self._tagger.threshold or withheld(view, c) is not None}
        sure = {c for c in sure if c in rules or view.parse.lemmas[c] not in self._cues.rating}
        return sorted(sure | {c for c, p in rules.items() if start <= c < end and _known(p, own[c - start])})

    def _decoded(self, view: View, cue: PairCue, window: int, scores: Array) -> Proposal | None:
        """What tagger and grammar together make of a cue."""
        rule, c = cue.proposal, cue.token
        if rule is not None and rule.rule.startswith(OVERRULES) and not self._cues.operates("addresses", view.parse.lemmas[c]):
            return rule
        made = decode(view, c, window, scores, rule)
        if made is not None and rule is not None and rule.rule.startswith(_BEHIND) and (_is_tail(view.parse, made, rule) or _leaves_out(view, made, rule)):
            return replace(made, content=rule.content)
        return _with_participle(view, made, rule) if made is not None and rule is not None and rule.rule.startswith("verb:clause:") else made or rule


def _beside(rules: dict[int, Proposal], found: dict[int, tuple[Proposal, float]]) -> list[tuple[int, Proposal]]:
    """What only the grammar sees: attributions inside another's content, and sure ones where no other stands."""
    held = [frozenset(p.content) for p, _ in found.values()]
    holders = by_token(held)
    out = []
    for k, p in rules.items():
        if k in found:
            continue
        nested = any(held[j].issuperset(p.content) for j in holders.get(k, ()))
        if nested or (_sure(p) and k not in holders and not any(t in holders for t in p.content)):
            out.append((k, p))
    return out


def _chunks(block_end: list[int]) -> Iterator[tuple[int, int]]:
    """Token ranges of whole paragraphs, about CHUNK tokens each: memory does not grow with the text."""
    start = 0
    while start < len(block_end):
        end = block_end[start]
        while end < len(block_end) and block_end[end] - start <= CHUNK:
            end = block_end[end]
        yield start, end
        start = end


def _is_tail(parse: Parse, made: Proposal, rule: Proposal) -> bool:
    """"(Jets bombed a market,) killing five, according to the ministry": a participle that closes a clause is said with the clause, and so is a
    subject with its verb."""
    words = [t for t in made.content if parse.words[t][0].isalnum()]
    if not words or not set(made.content) < set(rule.content):
        return False
    host = next((t for t in rule.content if parse.heads[t] not in rule.content or parse.heads[t] == t), words[0])
    tail = parse.tags[words[0]] == "VBG" and parse.deps[words[0]] == "advcl" and parse.heads[words[0]] < words[0]
    return host not in made.content and (tail or not set(parse.kids(host, "nsubj", "nsubjpass")).isdisjoint(words))


def _leaves_out(view: View, made: Proposal, rule: Proposal) -> bool:
    """"Soldiers crossed the border and attacked a camp, officials said": the second deed is said with the first, if one subject did both."""
    parse, inside = view.parse, set(made.content)
    if any(view.quote_of[t] >= 0 for t in rule.content):
        return False
    left = (t for t in rule.content if t not in inside and parse.tags[t] == "VBD" and parse.deps[t] == "conj" and parse.heads[t] in inside)
    return any(not parse.kids(t, "nsubj", "nsubjpass") and not any(r.kind == "report" for r in view.cues.get("verb", parse.lemmas[t])) for t in left)


def _with_participle(view: View, made: Proposal, rule: Proposal) -> Proposal:
    """"Relatives said the kidnappers had telephoned, demanding a ransom": a participle of one who acts in what is said is said with it, unless it says more
    itself ("adding that …", "blaming the army")."""
    parse, content = view.parse, set(made.content)
    for t in rule.content:
        verb = parse.heads[t]
        if parse.tags[t] != "VBG" or parse.deps[t] != "advcl" or t in content or verb not in content or verb > t or parse.pos[verb] != "VERB" or parse.words[parse.edges[t][0] - 1] != ",":
            continue
        acts = [s for s in parse.kids(verb, "nsubj") if parse.pos[s] in ("NOUN", "PROPN", "PRON") and s in content]
        if acts and not any(r.kind in ("report", "evaluation") for r in view.cues.get("verb", parse.lemmas[t])):
            content |= set(range(*parse.edges[t])) & set(rule.content)
    return made if len(content) == len(made.content) else replace(made, content=tuple(sorted(content)))


def _known(p: Proposal, chance: float) -> bool:
    return p.rule.startswith(OVERRULES) or (p.kind == "report" and chance >= KNOWN_THRESHOLD)


def _sure(p: Proposal) -> bool:
    """A verb of saying with subject and clause; a noun with its clause."""
    return p.rule.startswith("noun:") or (bool(p.source) and p.kind == "report")
