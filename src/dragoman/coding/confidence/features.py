"""What tells whether an event is coded right: the rule, its place in the sentence, its roles, its company, the second opinion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np

from dragoman.coding.confidence.types import TYPES, TypeModel
from dragoman.coding.events import EventDraft, EventFinder
from dragoman.knowledge import FrameRow, OperatorRow
from dragoman.language import Parse

_MAX_DEPTH = 5
# Who acts for a state, or against one: acts of others are seldom political.
_POLITICAL = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "OPP", "PRE", "PRM", "PTY", "REB", "SPY", "UAF"})
_SELF = frozenset({"i", "we", "you"})
# Verbs that stand for so much that a frame around them is easily wrong.
_LIGHT = frozenset({"be", "call", "come", "do", "get", "give", "go", "have", "leave", "make", "put", "say", "see", "take", "turn", "want"})

NAMES: tuple[str, ...] = (
    "weight", "specific", "weak", "operator", "composed", "future", "obliged", "negated",
    "main", "root", "depth", "verb", "clause", "explicit", "actor", "recipient", "roles",
    "length", "crowd", "rivals", "agreement", "first", "top three", "top probability",
    "official", "police", "nobody", "unknown", "self", "light", "company",
    *(f"type {t}" for t in TYPES), *(f"unknown {t}" for t in TYPES),
)  # fmt: skip
_NUMBER = {t: k for k, t in enumerate(TYPES)}


def features(finder: EventFinder, drafts: Sequence[EventDraft], types: TypeModel) -> np.ndarray:
    """(len(drafts), len(NAMES)) of one document's events; every column lies near [0, 1]."""
    crowd = Counter(finder.parse.sentence_of[d.token] for d in drafts)
    company = _Company(finder)
    opinions = _opinions(finder.parse, drafts, types) if drafts else []
    rows = [[*_rule(d), *_place(finder, d, crowd), *opinion, *company.of(d)] for d, opinion in zip(drafts, opinions, strict=True)]
    return np.array(rows, dtype=np.float64).reshape(len(drafts), len(NAMES))


def _rule(d: EventDraft) -> list[float]:
    """How the words were matched."""
    r = d.reading
    operator = isinstance(r.row, OperatorRow)
    return [
        min(max(r.weight, -1.0), 6.0) / 4, float(r.weight >= 3), float(isinstance(r.row, FrameRow) and r.row.weak),
        float(operator), float(r.inner is not None), float(r.rule.startswith("future")), float(r.obliged), float(r.negated),
    ]  # fmt: skip


def _place(finder: EventFinder, d: EventDraft, crowd: Counter[int]) -> list[float]:
    """Where the event stands and who takes part."""
    parse, t = finder.parse, d.token
    k = parse.sentence_of[t]
    sentence = parse.sentences[k]
    actor, recipient = (any(m.known for m in side) for side in (d.roles.actors, d.roles.recipients))
    rivals = {trigger.row.type if isinstance(trigger.row, FrameRow) else trigger.row.id for _, trigger in finder.matcher.triggers(t)}
    return [
        float(d.main), float(parse.heads[t] == t), min(parse.depths[t], _MAX_DEPTH) / _MAX_DEPTH, float(finder.grammar.is_verb(t)),
        float(parse.deps[t] in ("relcl", "acl", "advcl", "pcomp")), float(d.roles.explicit), float(actor), float(recipient),
        float(bool(d.roles.actors) and bool(d.roles.recipients)), log(max(sentence.end - sentence.start, 4) / 20),
        min(crowd[k] - 1, 3) / 3, min(max(len(rivals) - 1, 0), 2) / 2,
    ]  # fmt: skip


def _opinions(parse: Parse, drafts: Sequence[EventDraft], types: TypeModel) -> list[list[float]]:
    """Whether the classifier of types agrees with each draft."""
    p = types.all(parse, [d.token for d in drafts])
    own = p[np.arange(len(drafts)), [_NUMBER[d.reading.type] for d in drafts]]
    ranks = (p > own[:, None]).sum(axis=1).tolist()
    return [
        [log(max(chance, 1e-4)) / 4 + 1, float(rank == 0), float(rank < 3), most]
        for chance, rank, most in zip(own.tolist(), ranks, p.max(axis=1).tolist(), strict=True)
    ]


class _Company:
    """Who takes part, and who else is in the sentence."""

    def __init__(self, finder: EventFinder) -> None:
        self.parse, self.cast = finder.parse, finder.cast
        self.known: dict[int, int] = {}

    def of(self, d: EventDraft) -> list[float]:
        """The last columns of an event's row."""
        parse, t = self.parse, d.token
        parties = [*d.roles.actors, *d.roles.recipients]
        unknown = not any(m.known for m in parties)
        official = any(not _POLITICAL.isdisjoint(m.sectors) or (m.country is not None and not m.sectors and m.code == m.country) for m in parties)
        subject = parse.first(t, "nsubj")
        kinds = [0.0] * len(TYPES)
        kinds[_NUMBER[d.reading.type]] = 1.0
        return [
            float(official), float(any("COP" in m.sectors for m in d.roles.actors)), float(not parties), float(bool(parties) and unknown),
            float(subject is not None and parse.lemmas[subject].lower() in _SELF), float(parse.lemmas[t] in _LIGHT),
            min(self._known(parse.sentence_of[t]), 3) / 3, *kinds, *(k * unknown for k in kinds),
        ]  # fmt: skip

    def _known(self, k: int) -> int:
        """Known actors named in a sentence."""
        if k not in self.known:
            sentence = self.parse.sentences[k]
            found = (self.cast.mention(t) for t in range(sentence.start, sentence.end))
            self.known[k] = len({m.key for m in found if m is not None and m.known})
        return self.known[k]
