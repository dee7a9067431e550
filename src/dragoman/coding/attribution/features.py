"""What the tagger sees of a text: small integers for each token, and for each pair of a cue and a token beside it.

Lists of labels are fixed here, so that a table of weights always meets the same numbers; words come from the model's own list.
"""

from __future__ import annotations

from dataclasses import dataclass

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

# Number of values of each column, in the order of the columns below (the word column has its own table).
TOKEN_SIZES = {"tag": len(TAGS) + 1, "dep": len(DEPS) + 1, "quote": 6, "kind": len(KINDS) + 1, "family": len(FAMILIES) + 1, "place": 8, "role": 4}
PAIR_SIZES = {"distance": 33, "sentence": 9, "branch": 3 * (len(DEPS) + 1) + 2, "quote": 12, "rule": 5, "between": 8}


@dataclass(frozen=True, slots=True)
class TokenFeatures:
    """For n tokens: ``words`` (n,), ``columns`` (n, 7), neighbours and heads as row numbers (n = "none": a row of zeros)."""

    words: np.ndarray
    columns: np.ndarray
    heads: np.ndarray
    block_start: np.ndarray
    block_end: np.ndarray
    sentence: np.ndarray
    quote_of: np.ndarray
    quote_rank: np.ndarray
    reports: np.ndarray

    def part(self, start: int, end: int) -> TokenFeatures:
        """The features of whole paragraphs, tokens ``start`` … ``end``, as of a text of their own."""
        cut = slice(start, end)
        return TokenFeatures(
            self.words[cut], self.columns[cut], self.heads[cut] - start, self.block_start[cut] - start, self.block_end[cut] - start,
            self.sentence[cut], self.quote_of[cut], self.quote_rank[cut], self.reports[cut],
        )  # fmt: skip


def token_features(view: View, proposals: dict[int, Proposal], vocabulary: dict[str, int]) -> TokenFeatures:
    """Columns of every token; a lemma that the vocabulary lacks is word 0."""
    p = view.parse
    n = len(p)
    quote_of = np.asarray(view.quote_of, dtype=np.int32)
    kinds = _kinds(view)
    family = np.zeros(n, dtype=np.int32)
    role = np.zeros(n, dtype=np.int32)
    for k, prop in proposals.items():
        role[list(prop.content)] = 3
        role[list(prop.source)] = 2
        role[prop.cue[0] : prop.cue[1]] = 1
        family[k] = _FAMILY.get(prop.rule.partition(":")[0], 0)
    blocks = np.asarray(view.block_of, dtype=np.int32).reshape(n, 2)
    sentence = np.asarray(p.sentence_of, dtype=np.int32)
    columns = np.stack(
        [
            np.fromiter((_TAG.get(t, 0) for t in p.tags), np.int32, n),
            np.fromiter((_DEP.get(d, 0) for d in p.deps), np.int32, n),
            _quote_state(view, n),
            kinds,
            family,
            _place(p, sentence, blocks),
            role,
        ],
        axis=1,
    )
    starts = np.zeros(n, dtype=np.int32)
    starts[[q.start for q in view.quotes]] = 1
    return TokenFeatures(
        words=np.fromiter((vocabulary.get(w, 0) for w in p.lemmas), np.int32, n),
        columns=columns,
        heads=np.asarray(p.heads, dtype=np.int32),
        block_start=blocks[:, 0],
        block_end=blocks[:, 1],
        sentence=sentence,
        quote_of=quote_of,
        quote_rank=np.cumsum(starts, dtype=np.int32),
        reports=np.cumsum(kinds == 1, dtype=np.int32),
    )


def _kinds(view: View) -> np.ndarray:
    p, rows = view.parse, view.cues.rows
    index = {k: i + 1 for i, k in enumerate(KINDS)}
    out = np.zeros(len(p), dtype=np.int32)
    for i, (pos, lemma) in enumerate(zip(p.pos, p.lemmas, strict=True)):
        name = POS_OF.get(pos)
        if name is not None and (found := rows.get((name, lemma))):
            out[i] = index[found[0].kind]
    return out


def _quote_state(view: View, n: int) -> np.ndarray:
    """0 outside, 1 inside a long quotation, 2 inside a fragment, 3 opening mark, 4 closing mark, 5 inside an open end."""
    out = np.zeros(n, dtype=np.int32)
    for q in view.quotes:
        out[q.start : q.end] = 5 if not q.closed else 1 if q.end - q.start > 8 else 2
        out[q.start] = 3
        if q.closed:
            out[q.end - 1] = 4
    return out


def _place(p: Parse, sentence: np.ndarray, blocks: np.ndarray) -> np.ndarray:
    """1 title; else 2 + the sentence's place in its paragraph (0, 1, 2, 3 and more); +0 where the paragraph has one sentence."""
    title = np.array([s.part == "title" for s in p.sentences], dtype=bool)
    within = sentence - sentence[blocks[:, 0]]
    alone = sentence[blocks[:, 0]] == sentence[blocks[:, 1] - 1]
    out = np.where(alone, 2, 3 + np.minimum(within, 3))
    return np.where(title[sentence], 1, out).astype(np.int32)


def pair_window(f: TokenFeatures, cue: int) -> tuple[int, int]:
    """Tokens that may belong to a cue: the sentences around it in its paragraph, cut at WINDOW on either side."""
    start, end = max(int(f.block_start[cue]), cue - WINDOW), min(int(f.block_end[cue]), cue + WINDOW + 1)
    near, here = f.sentence[start:end], f.sentence[cue]
    first, last = np.searchsorted(near, [here - SENTENCES_BEFORE, here + SENTENCES_AFTER + 1])
    return start + int(first), start + int(last)


def pair_features(view: View, f: TokenFeatures, cue: int, proposal: Proposal | None) -> np.ndarray:
    """(window, 6) columns of each token in the cue's window: distance, sentence, branch of the tree, quotation, rule, cues between."""
    start, end = pair_window(f, cue)
    at = np.arange(start, end)
    out = np.empty((end - start, 6), dtype=np.int32)
    gap = at - cue
    out[:, 0] = 16 + np.sign(gap) * np.minimum(np.where(np.abs(gap) <= 6, np.abs(gap), 3 + 2 * np.log2(np.maximum(np.abs(gap), 1)).astype(np.int32)), 16)
    out[:, 1] = 4 + np.clip(f.sentence[start:end] - f.sentence[cue], -4, 4)
    out[:, 2] = _branches(view.parse, cue, start, end)
    own = f.quote_of[cue]
    inside = f.quote_of[start:end]
    rank = 3 + np.clip(f.quote_rank[start:end] - f.quote_rank[cue], -3, 3)
    out[:, 3] = np.where(inside < 0, 0, np.where(inside == own, 1, np.where(own >= 0, 2, 3 + rank)))
    out[:, 4] = 0
    if proposal is not None:
        roles = np.ones(end - start, dtype=np.int32)
        for value, tokens in ((4, proposal.content), (2, proposal.source), (3, range(*proposal.cue))):
            roles[[t - start for t in tokens if start <= t < end]] = value
        out[:, 4] = roles
    seen = f.reports[start:end] - f.reports[cue]
    out[:, 5] = 4 + np.clip(np.where(gap < 0, seen, seen), -4, 3)
    return out


def _branches(p: Parse, cue: int, start: int, end: int) -> np.ndarray:
    """Under which dependent of the cue, of its governor, or of the one above a token stands; 1 where it governs the cue."""
    size = len(DEPS) + 1
    out = np.zeros(end - start, dtype=np.int32)
    chain = [cue]
    while len(chain) < 3 and p.heads[chain[-1]] != chain[-1]:
        chain.append(p.heads[chain[-1]])
    for level in range(len(chain) - 1, -1, -1):
        for c in p.children[chain[level]]:
            left, right = p.edges[c]
            left, right = max(left, start) - start, min(right, end) - start
            if left < right:
                out[left:right] = 2 + level * size + _DEP.get(p.deps[c], 0)
    for node in chain:
        if start <= node < end:
            out[node - start] = 1
    return out
