"""Small questions put to the parse: who is the subject, how far does the cue reach, which words make up a clause."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.language import Parse

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
AUXILIARY = frozenset({"aux", "auxpass", "neg"})


def subject(parse: Parse, verb: int) -> int | None:
    """The head of what stands as subject of a verb: its own, or the one it shares by conjunction or control.

    "Officials said … and added …": the subject of "said" for "added"; "Putin spoke on Monday, saying …": "Putin" for "saying";
    "a report saying …": "report".
    """
    seen: set[int] = set()
    v = verb
    while v not in seen:
        seen.add(v)
        own = _own_subject(parse, v)
        if own is not None:
            return own
        h, dep = parse.heads[v], parse.deps[v]
        if h == v:
            return None
        if dep == "acl":
            return h
        if dep == "pcomp":  # "by saying", "in announcing": the subject of what the preposition hangs on
            h = parse.heads[h]
            if parse.pos[h] in {"NOUN", "PROPN"} and dep == "pcomp":
                return subject_of_noun(parse, h)
        elif dep not in {"conj", "xcomp", "advcl", "prep", "parataxis", "dep", "ccomp"}:
            return None
        if dep in {"ccomp", "parataxis"} and parse.tags[v] not in {"VBG", "VB"}:
            return None
        if parse.pos[h] not in {"VERB", "AUX"}:
            return None
        v = h
    return None


def _own_subject(parse: Parse, v: int) -> int | None:
    for c in parse.children[v]:
        if parse.deps[c] in SUBJECTS:
            return c
    return None


def subject_of_noun(parse: Parse, noun: int) -> int | None:
    """Whose a noun is: "Russia's claim", "a statement by the ministry", "a warning from Kyiv"."""
    own = parse.first(noun, "poss")
    if own is not None:
        return own
    for prep in parse.kids(noun, "prep", "agent"):
        if parse.lower[prep] in {"by", "from"}:
            return parse.first(prep, "pobj")
    if parse.says_that(noun):  # "the claims of the ministry that …"
        of = next((parse.first(prep, "pobj") for prep in parse.kids(noun, "prep") if parse.lower[prep] == "of"), None)
        if of is not None:
            return of
    for acl in parse.kids(noun, "acl"):  # "a statement issued by the ministry"
        if parse.tags[acl] == "VBN" and (agent := parse.first(acl, "agent")) is not None:
            return parse.first(agent, "pobj")
    return None


def antecedent(parse: Parse, token: int, verb: int) -> int:
    """The head that a relative pronoun points to; the token itself where it is none."""
    if parse.lower[token] not in RELATIVE or parse.tags[token] not in {"WP", "WDT", "IN", "WP$", "DT"}:
        return token
    for v in (verb, *parse.ancestors(verb)):
        if parse.deps[v] == "relcl":
            return parse.heads[v]
    return token


def phrase(parse: Parse, head: int, barred: Iterable[int] = ()) -> list[int]:
    """Tokens of the noun phrase under a head, without the subtrees of barred tokens and loose punctuation at its edges."""
    out = set(parse.descendants(head))
    for b in barred:
        if b in out and b != head:
            out -= set(parse.descendants(b))
    if parse.deps[head] == "poss":
        out -= {c for c in parse.children[head] if parse.deps[c] == "case"}
    return trim(parse, contiguous(sorted(out), head))


def contiguous(tokens: list[int], around: int) -> list[int]:
    """The run of consecutive tokens that holds one of them."""
    have = set(tokens)
    left = right = around
    while left - 1 in have:
        left -= 1
    while right + 1 in have:
        right += 1
    return list(range(left, right + 1))


def trim(parse: Parse, tokens: list[int]) -> list[int]:
    """Without punctuation at either end, quotation marks and brackets left where they are."""
    start, end = 0, len(tokens)
    while start < end and _loose(parse, tokens[start]):
        start += 1
    while end > start and _loose(parse, tokens[end - 1]):
        end -= 1
    return tokens[start:end]


def _loose(parse: Parse, i: int) -> bool:
    return parse.words[i] in {",", ".", ";", ":", "-", "–", "—", "--", "…", "..."} or (parse.pos[i] == "CCONJ")


def runs(tokens: Iterable[int]) -> list[list[int]]:
    """Consecutive tokens grouped."""
    out: list[list[int]] = []
    for t in sorted(set(tokens)):
        if out and t == out[-1][-1] + 1:
            out[-1].append(t)
        else:
            out.append([t])
    return out


def spans(parse: Parse, tokens: Iterable[int]) -> list[tuple[int, int]]:
    """Offsets of the runs of tokens, punctuation at their edges left out; runs of nothing but punctuation vanish."""
    out = []
    for run in runs(tokens):
        kept = trim(parse, run)
        if any(parse.words[t][0].isalnum() or parse.words[t][-1].isalnum() for t in kept):
            out.append(parse.span(kept[0], kept[-1] + 1))
    return out


def cue_tokens(parse: Parse, verb: int) -> tuple[int, int]:
    """The verb with its auxiliaries, negation, adverbs beside it and particle, as a token range."""
    left, right = verb, verb
    while left > 0 and parse.heads[left - 1] in {verb, left} and (
        parse.deps[left - 1] in AUXILIARY or (parse.deps[left - 1] == "advmod" and parse.tags[left - 1] == "RB")
    ):
        left -= 1
    if right + 1 < len(parse) and parse.heads[right + 1] == verb and parse.deps[right + 1] in {"prt", "neg"}:
        right += 1
    return left, right + 1


def clause_head(parse: Parse, token: int) -> int | None:
    """The nearest verb above a token (or itself)."""
    for t in (token, *parse.ancestors(token)):
        if parse.pos[t] in {"VERB", "AUX"} and parse.deps[t] not in {"aux", "auxpass"}:
            return t
    return None
