"""From the tagger's probabilities to proposals: runs of tokens for source, cue and content."""

from __future__ import annotations

from itertools import pairwise, takewhile

import numpy as np

from dragoman.coding.attribution.grammar import Proposal, View, is_denied, whole_quotes
from dragoman.coding.attribution.syntax import RELATIVE, antecedent, phrase, trim
from dragoman.language import Parse

NOTHING, SOURCE, CUE, CONTENT = range(4)
# Rules whose subject stands in where the tagger sees none, or puts a part of it into the content.
TRUSTED = ("verb:", "according-to", "headline", "noun:")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLAUSES = frozenset({"relcl", "acl", "appos"})  # what may stand inside the name of a source
DEEDS = frozenset({"xcomp", "ccomp", "pcomp"})
MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "poss", "predet", "quantmod", "nmod"})

# By these one speaks, and they say nothing.
_MEANS = frozenset({"telephone", "phone", "email", "e-mail", "fax", "letter", "radio", "text", "satellite"})


def decode(view: View, cue: int, start: int, scores: np.ndarray, rule: Proposal | None) -> Proposal | None:
    """One attribution from the (window, 4) log-probabilities of a cue whose window begins at token ``start``.

    None where no content is left. ``rule`` lends kind and stance, where the grammar knows the cue too.
    """
    p = view.parse
    best: list[int] = scores.argmax(axis=1).tolist()
    left, right = _cue_run(best, cue - start)
    right, taken_in = _without_deed(view, cue, start + right, rule)
    right -= start
    source = _mended(view, [start + t for t in _best_run([t for t, role in enumerate(best) if role == SOURCE], scores)], cue)
    content = {start + t for t, role in enumerate(best) if role == CONTENT} | set(taken_in)
    if rule is not None and rule.rule.startswith(TRUSTED) and _prefer_rule(source, content, rule):
        source = list(rule.source)
    own = rule is not None and rule.rule.startswith("noun:") and is_denied(view, cue)
    if rule is not None and own:
        source = list(rule.source)  # who denies a claim does not make it
    cue_range = (start + left, start + right)
    source, content = _by_grammar(view, source, content, cue)
    if p.lower[cue + 1 : cue + 2] == ["by"] and not _MEANS.isdisjoint(p.lower[cue + 2 : cue + 3]) and all(p.lower[t] in _MEANS for t in source):
        source = _behind_quote(view, cue)
        right, content = cue + 1 - start, content - set(source)
        cue_range = (start + left, start + right)
    source = _with_complement(p, source, content, cue_range)
    barred = set(source) | set(range(*cue_range))
    content = _filled(p, content, barred)
    content = whole_quotes(view, set(content), cue) - barred
    if not any(p.words[t][0].isalnum() for t in content):
        return None
    source = trim(p, source)
    head = rule.head if rule is not None and own else _head(p, source)
    if head is not None and not own:
        head = antecedent(p, head, cue)
    return Proposal(
        cue_range, cue, tuple(source), head, tuple(sorted(content)), rule.rule if rule and rule.rule.startswith("noun:") else "tagger", rule.kind if rule else "", rule.stance if rule else ""
    )


def _cue_run(best: list[int], cue: int) -> tuple[int, int]:
    """First token of a cue and one past its last."""
    left, right = cue, cue + 1
    while left > 0 and best[left - 1] == CUE:
        left -= 1
    while right < len(best) and best[right] == CUE:
        right += 1
    return left, right


def _without_deed(view: View, cue: int, right: int, rule: Proposal | None) -> tuple[int, range]:
    """One past a cue's last token, and what is content: "Russia denied | attacking the building", the deed being what is denied."""
    p = view.parse
    deed = next((t for t in range(cue + 1, right) if p.tags[t] == "VBG" and p.deps[t] in DEEDS and cue in (p.heads[t], p.heads[p.heads[t]])), None)
    if deed is None or (rule is not None and deed not in rule.content):
        return right, range(0)
    return deed, range(deed, right)


def _best_run(at: list[int], scores: np.ndarray) -> list[int]:
    """The run of tokens with the highest mass as a source; runs one token apart are one."""
    if not at:
        return []
    cuts = [k for k in range(1, len(at)) if at[k] - at[k - 1] > 2]
    runs = [at[a:b] for a, b in pairwise([0, *cuts, len(at)])]
    run = runs[0] if len(runs) == 1 else max(runs, key=lambda g: float(np.exp(scores[g, SOURCE]).sum()))
    return list(range(run[0], run[-1] + 1))


def _by_grammar(view: View, source: list[int], content: set[int], cue: int) -> tuple[list[int], set[int]]:
    """Two corrections the parse is sure of: a subject of its own outranks a source elsewhere; who seems is not who thinks so."""
    p = view.parse
    if source and view.cues.operates("raises", p.lemmas[cue]) and not any(_cue_word(view, c) for c in p.kids(cue, "xcomp")):
        return [], content | set(source)
    if (undergoer := _undergoer(view, cue)) is not None and set(p.descendants(undergoer)).issuperset(source):
        speaker = _agent(p, cue)
        source = phrase(p, speaker) if speaker is not None else []
        return source, content - set(source)
    own = p.first(cue, "nsubj") if p.pos[cue] == "VERB" else None
    if not source or own is None or p.lower[own] in RELATIVE:
        return source, content
    left, right = p.edges[own]
    if p.deps[cue] == "relcl" and p.heads[cue] in source and own in source:
        return phrase(p, own), content  # "two officials it accused of supporting gangs"
    if own in content:  # "a spokesman for the government said": the head of the source is no part of what is said
        if not (set(source) < set(range(left, right)) and set(range(own, source[0])) <= content and source[0] - own <= 4):
            return source, content
        return phrase(p, own), content - set(range(left, right))
    inside = any(left <= t < right for t in source)
    return (source if inside and not _aside(p, source, own) else phrase(p, own)), content


def _behind_quote(view: View, cue: int) -> list[int]:
    """"“…,” a local elder, asking not to be named, said by telephone": the first noun phrase between the quoted words and a word of saying."""
    p = view.parse
    s = p.sentences[p.sentence_of[cue]]
    last = max((t for t in range(s.start, cue) if view.quote_of[t] >= 0), default=None)
    head = next((t for t in range(last + 1, cue) if p.pos[t] in ("NOUN", "PROPN", "PRON") and p.deps[t] != "compound"), None) if last is not None else None
    return [t for t in phrase(p, head) if last is not None and last < t < cue] if head is not None else []


def _aside(p: Parse, source: list[int], own: int) -> bool:
    """Whether a source lies in a clause about the subject: "an aide, | who asked not to be named | because she was not cleared, said"."""
    head = _head(p, source)
    if head is None or own in source:
        return False
    path = [head, *takewhile(lambda a: a != own, p.ancestors(head))]
    return any(p.deps[t] in ("relcl", "acl", "advcl") for t in path)


def _undergoer(view: View, cue: int) -> int | None:
    """Whom a passive verb of judging is about: "Georgia, accused of invading", "the general was accused by a court"."""
    p = view.parse
    if p.tags[cue] != "VBN" or not any(r.kind == "evaluation" for r in view.cues.get("verb", p.lemmas[cue])):
        return None
    if p.kids(cue, "auxpass") or p.kids(cue, "nsubjpass"):
        return p.first(cue, "nsubjpass", "nsubj")
    if p.deps[cue] == "acl" and not p.kids(cue, "aux", "dobj"):
        return p.heads[cue]
    return None


def _agent(p: Parse, cue: int) -> int | None:
    """Who does what a passive tells, the phrase standing behind it or read with a form in -ing that can have none: "of invading it by Moscow"."""
    forms = [v for c in p.kids(cue, "prep") for v in p.kids(c, "pcomp") if p.tags[v] == "VBG"]
    for v in (cue, *forms, *(d for f in forms for d in p.kids(f, "dobj"))):
        for by in p.kids(v, "agent", "prep"):
            if p.lower[by] == "by" and (who := p.first(by, "pobj")) is not None and p.lower[who] not in _MEANS:
                return who
    return None


def _cue_word(view: View, token: int) -> bool:
    """"appeared to suggest": the one who appears is the one who suggests."""
    return view.parse.pos[token] == "VERB" and bool(view.cues.get("verb", view.parse.lemmas[token]))


def _prefer_rule(source: list[int], content: set[int], rule: Proposal) -> bool:
    return not source or (set(source) < set(rule.source) and not content.isdisjoint(rule.source))


def _mended(view: View, source: list[int], cue: int) -> list[int]:
    """The source as a whole noun phrase: no preposition before it, no article or name cut off, no empty "it"."""
    p = view.parse
    while source and (p.pos[source[0]] in {"ADP", "PUNCT"} and p.words[source[0]] not in {"“", '"', "(", "''"}):
        source = source[1:]
    source = _before_verb(p, source)
    head = _head(p, source)
    if head is None or (p.lower[head] == "it" and len(source) == 1 and view.cues.operates("raises", p.lemmas[cue])):
        return []
    while p.deps[head] in MODIFIERS - {"poss"} and source[-1] < p.heads[head] <= source[-1] + 3 and p.heads[head] != cue:
        source = list(range(source[0], p.heads[head] + 1))
        head = p.heads[head]
    left = source[0]
    while left > 0 and left - 1 != cue and p.deps[left - 1] in MODIFIERS and p.heads[left - 1] in source:
        left -= 1
        source = [left, *source]
    return source


def _before_verb(p: Parse, source: list[int]) -> list[int]:
    """A source without the verb that it is the subject of and what stands behind it: "the council | said about 300 people had died, citing witnesses"."""
    for k, t in enumerate(source):
        if p.tags[t] in FINITE and p.deps[t] not in CLAUSES and any(p.deps[s] == "nsubj" and p.heads[s] == t for s in source[:k]):
            return source[:k]
    return source


def _with_complement(p: Parse, source: list[int], content: set[int], cue: tuple[int, int]) -> list[int]:
    """A short "of …" right behind the source's last word belongs to it: "speaking on condition of anonymity"."""
    last = source[-1] if source else -1
    for c in p.kids(last, "prep") if source else []:
        right = p.edges[c][1]
        if c == last + 1 and p.lower[c] == "of" and right - c <= 4 and content.isdisjoint(range(c, right)) and not c <= cue[0] < right:
            return [*source, *range(c, right)]
    return source


_HYPHENS = frozenset({"-", "–"})


def _filled(p: Parse, content: set[int], barred: set[int]) -> set[int]:
    """Content with gaps of one token closed, words joined by hyphens whole, and pieces of nothing but punctuation dropped."""
    closed = content | {t + 1 for t in content if t + 2 in content and t + 1 not in barred}
    for t in sorted(closed):
        while t + 2 < len(p) and p.words[t + 1] in _HYPHENS and p.ends[t] == p.starts[t + 1] and p.ends[t + 1] == p.starts[t + 2] and barred.isdisjoint((t + 1, t + 2)):
            closed |= {t + 1, t + 2}
            t += 2
    n = len(p)
    return {t for t in closed if t not in barred and t < n}


def _head(p: Parse, source: list[int]) -> int | None:
    inside = set(source)
    tops = [t for t in source if p.heads[t] not in inside or p.heads[t] == t]
    named = [t for t in tops if p.pos[t] in {"NOUN", "PROPN", "PRON"}]
    return named[0] if named else tops[0] if tops else None
