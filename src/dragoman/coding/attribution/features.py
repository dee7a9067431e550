"""What the tagger sees of a text: small integers for each token, and for each pair of a cue and a token beside it.

Lists of labels are fixed here, so that a table of weights always meets the same numbers; words come from the model's own list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np

from dragoman.coding.attribution.grammar import Proposal, View
from dragoman.language import Parse

TAGS = ["CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", "$", "#", "ADD", "XX", "AFX", "_SP"]
DEPS = ["ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp"]
KINDS = ("report", "belief", "intention", "request", "evaluation", "perception")
FAMILIES = ("verb", "passive", "noun", "adjective", "adverb", "according-to", "headline")
POS_OF = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb"}

WINDOW = 160  # tokens on either side of a cue that may belong to it
SENTENCES_BEFORE, SENTENCES_AFTER = 2, 4  # that may
_TAG = {t: k + 1 for k, t in enumerate(TAGS)}
_DEP = {d: k + 1 for k, d in enumerate(DEPS)}
_FAMILY = {f: k + 1 for k, f in enumerate(FAMILIES)}
_KIND = {k: i + 1 for i, k in enumerate(KINDS)}

# Number of values of each column, in the order of the columns below (the word column has its own table).
TOKEN_SIZES = {"tag": len(TAGS) + 1, "dep": len(DEPS) + 1, "quote": 6, "kind": len(KINDS) + 1, "family": len(FAMILIES) + 1, "place": 8, "role": 4}
PAIR_SIZES = {"distance": 33, "sentence": 9, "branch": 3 * (len(DEPS) + 1) + 2, "quote": 12, "rule": 5, "between": 8}


@dataclass(frozen=True, slots=True)
class TokenFeatures:
    """For the n tokens of one or more texts, one after the other: ``words`` (n,), ``columns`` (n, 7), governors as row numbers.

    ``sentence`` counts on from text to text; ``opens`` is the first token of each sentence, and at last n.
    """

    words: np.ndarray
    columns: np.ndarray
    heads: np.ndarray
    block_start: np.ndarray
    block_end: np.ndarray
    sentence: np.ndarray
    opens: np.ndarray
    quote_of: np.ndarray
    quote_rank: np.ndarray
    reports: np.ndarray

    def part(self, start: int, end: int) -> TokenFeatures:
        """The features of whole paragraphs, tokens ``start`` … ``end``, as of a text of their own."""
        cut = slice(start, end)
        first, last = int(self.sentence[start]), int(self.sentence[end - 1]) + 1
        return TokenFeatures(
            self.words[cut], self.columns[cut], self.heads[cut] - start, self.block_start[cut] - start, self.block_end[cut] - start,
            self.sentence[cut] - first, np.append(self.opens[first:last], end) - start, self.quote_of[cut], self.quote_rank[cut], self.reports[cut],
        )  # fmt: skip


def token_features(views: Sequence[View], proposals: Sequence[dict[int, Proposal]], vocabulary: dict[str, int]) -> TokenFeatures:
    """Columns of every token of some texts; a lemma that the vocabulary lacks is word 0."""
    parses = [v.parse for v in views]
    sizes = [len(p) for p in parses]
    n = sum(sizes)
    shift = np.cumsum([0, *sizes[:-1]], dtype=np.int32) if sizes else np.zeros(0, dtype=np.int32)
    by_token = np.repeat(shift, sizes)
    sentence, opens, title = _sentences(parses, shift.tolist(), n)
    blocks = _array(chain.from_iterable(chain.from_iterable(v.block_of for v in views)), 2 * n).reshape(n, 2) + by_token[:, None]
    kinds = _array((kind for v in views for kind in _kinds(v)), n)
    family, role = _proposed(proposals, shift.tolist(), n)
    state, rank = _quotations(views, shift.tolist(), n)
    columns = np.empty((n, len(TOKEN_SIZES)), dtype=np.int32)
    columns[:, 0] = _array(map(_TAG.get, chain.from_iterable(p.tags for p in parses), repeat(0)), n)
    columns[:, 1] = _array(map(_DEP.get, chain.from_iterable(p.deps for p in parses), repeat(0)), n)
    columns[:, 2] = state
    columns[:, 3] = kinds
    columns[:, 4] = family
    columns[:, 5] = _place(title, sentence, blocks)
    columns[:, 6] = role
    return TokenFeatures(
        words=_array(map(vocabulary.get, chain.from_iterable(p.lemmas for p in parses), repeat(0)), n),
        columns=columns,
        heads=_array(chain.from_iterable(p.heads for p in parses), n) + by_token,
        block_start=blocks[:, 0],
        block_end=blocks[:, 1],
        sentence=sentence,
        opens=opens,
        quote_of=_array(chain.from_iterable(v.quote_of for v in views), n),
        quote_rank=rank,
        reports=np.cumsum(kinds == 1, dtype=np.int32),
    )


def _array(values: Iterable[int], n: int) -> np.ndarray:
    return np.fromiter(values, np.int32, n)


def _sentences(parses: Sequence[Parse], shift: Sequence[int], n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Number of each token's sentence, first token of each sentence and n, which sentences are titles."""
    opens = np.array([*(s.start + at for p, at in zip(parses, shift, strict=True) for s in p.sentences), n], dtype=np.int32)
    title = np.array([s.part == "title" for p in parses for s in p.sentences], dtype=bool)
    return np.repeat(np.arange(len(title), dtype=np.int32), np.diff(opens)), opens, title


def _proposed(proposals: Sequence[dict[int, Proposal]], shift: Sequence[int], n: int) -> tuple[np.ndarray, np.ndarray]:
    """What the grammar proposes: the family of each cue, and for every token 1 cue, 2 source, 3 content, 0 nothing."""
    family, role = [0] * n, [0] * n
    for found, at in zip(proposals, shift, strict=True):
        for k, made in found.items():
            for t in made.content:
                role[at + t] = 3
            for t in made.source:
                role[at + t] = 2
            for t in range(*made.cue):
                role[at + t] = 1
            family[at + k] = _FAMILY.get(made.rule.partition(":")[0], 0)
    return np.array(family, dtype=np.int32), np.array(role, dtype=np.int32)


def _kinds(view: View) -> list[int]:
    """The kind of cue that each word may be, 0 where it is none."""
    rows, out = view.cues.kinds, []
    for pos, lemma in zip(view.parse.pos, view.parse.lemmas, strict=True):
        found = rows.get(lemma)
        out.append(0 if found is None else _KIND.get(found.get(POS_OF.get(pos, ""), ""), 0))
    return out


def _quotations(views: Sequence[View], shift: Sequence[int], n: int) -> tuple[np.ndarray, np.ndarray]:
    """How each token stands to quotations, and how many have begun up to it.

    0 outside, 1 inside a long quotation, 2 inside a fragment, 3 opening mark, 4 closing mark, 5 inside an open end.
    """
    out, begins = np.zeros(n, dtype=np.int32), np.zeros(n, dtype=np.int32)
    for view, at in zip(views, shift, strict=True):
        for q in view.quotes:
            out[at + q.start : at + q.end] = 5 if not q.closed else 1 if q.end - q.start > 8 else 2
            out[at + q.start] = 3
            if q.closed:
                out[at + q.end - 1] = 4
            begins[at + q.start] = 1
    return out, np.cumsum(begins, dtype=np.int32)


def _place(title: np.ndarray, sentence: np.ndarray, blocks: np.ndarray) -> np.ndarray:
    """1 title; else 2 + the sentence's place in its paragraph (0, 1, 2, 3 and more); +0 where the paragraph has one sentence."""
    first = sentence[blocks[:, 0]]
    out = np.where(first == sentence[blocks[:, 1] - 1], 2, 3 + np.minimum(sentence - first, 3))
    return np.where(title[sentence], 1, out).astype(np.int32)


def pair_windows(f: TokenFeatures, cues: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First token, and one past the last, that may belong to each cue: the sentences around it in its paragraph, cut at WINDOW on either side; both of shape (cues,)."""
    here, last = f.sentence[cues], len(f.opens) - 1
    before = f.opens[np.maximum(here - SENTENCES_BEFORE, 0)]
    after = f.opens[np.minimum(here + SENTENCES_AFTER + 1, last)]
    start = np.maximum(np.maximum(f.block_start[cues], cues - WINDOW), before)
    return start, np.minimum(np.minimum(f.block_end[cues], cues + WINDOW + 1), after)


def pair_tokens(starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """The tokens of all windows, one window after the other: of shape (sum of ``ends - starts``,)."""
    sizes = ends - starts
    first = np.cumsum(sizes) - sizes
    return np.asarray(np.arange(int(sizes.sum())) + np.repeat(starts - first, sizes))


@dataclass(frozen=True, slots=True)
class PairCue:
    """A cue to be paired with the tokens around it: its token in its own parse, where that parse begins, what the grammar proposes."""

    parse: Parse
    token: int
    offset: int
    proposal: Proposal | None


def pair_features(f: TokenFeatures, cues: Sequence[PairCue], starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """(tokens of all windows, 6) columns: distance, sentence, branch of the tree, quotation, rule, cues between."""
    at = pair_tokens(starts, ends)
    sizes = ends - starts
    cue = np.repeat(np.array([c.token + c.offset for c in cues], dtype=np.int64), sizes)
    out = np.zeros((len(at), len(PAIR_SIZES)), dtype=np.int32)
    out[:, 0] = _DISTANCE[at - cue + WINDOW]
    out[:, 1] = 4 + np.minimum(np.maximum(f.sentence[at] - f.sentence[cue], -4), 4)
    own, inside = f.quote_of[cue], f.quote_of[at]
    rank = 6 + np.minimum(np.maximum(f.quote_rank[at] - f.quote_rank[cue], -3), 3)
    out[:, 3] = np.where(inside < 0, 0, np.where(inside == own, 1, np.where(own >= 0, 2, rank)))
    out[:, 5] = 4 + np.minimum(np.maximum(f.reports[at] - f.reports[cue], -4), 3)
    first = 0
    for c, start, end in zip(cues, starts.tolist(), ends.tolist(), strict=True):
        start, end = start - c.offset, end - c.offset
        rows = slice(first, first + end - start)
        _branches(out[rows, 2], c.parse, c.token, start, end)
        if c.proposal is not None:
            _roles(out[rows, 4], c.proposal, start, end)
        first = rows.stop
    return out


def _roles(out: np.ndarray, proposal: Proposal, start: int, end: int) -> None:
    """1 outside, 2 source, 3 cue, 4 content of what the grammar proposes."""
    out[:] = 1
    for value, tokens in ((4, proposal.content), (2, proposal.source), (3, range(*proposal.cue))):
        inside = [t - start for t in tokens if start <= t < end]
        if inside:
            out[inside] = value


def _branches(out: np.ndarray, p: Parse, cue: int, start: int, end: int) -> None:
    """Under which dependent of the cue, of its governor, or of the one above a token stands; 1 where it governs the cue."""
    size = len(DEPS) + 1
    line = [cue]
    while len(line) < 3 and p.heads[line[-1]] != line[-1]:
        line.append(p.heads[line[-1]])
    for level in range(len(line) - 1, -1, -1):
        for c in p.children[line[level]]:
            left, right = p.edges[c]
            left, right = max(left, start) - start, min(right, end) - start
            if left < right:
                out[left:right] = 2 + level * size + _DEP.get(p.deps[c], 0)
    for node in line:
        if start <= node < end:
            out[node - start] = 1


def _distances() -> np.ndarray:
    """The class of each distance from -WINDOW to WINDOW: single steps up to six, then by their logarithm."""
    gap = np.arange(-WINDOW, WINDOW + 1)
    far = 3 + 2 * np.log2(np.maximum(np.abs(gap), 1)).astype(np.int32)
    return np.asarray(16 + np.sign(gap) * np.minimum(np.where(np.abs(gap) <= 6, np.abs(gap), far), 16), dtype=np.int32)


_DISTANCE = _distances()
