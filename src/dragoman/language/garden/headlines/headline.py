"""A title read anew: its speaker cut off, its verb found, its subject named and its further verbs joined; undone where no tree comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.language.garden.headlines.finding import find_verb, is_hidden
from dragoman.language.garden.headlines.joining import join, lower_to_object, raise_to_root
from dragoman.language.garden.headlines.speaker import cut_at_dash, said_before, side_by_side
from dragoman.language.garden.headlines.subjects import name_subject, paired, people_first
from dragoman.language.garden.headlines.words import make_present, stems
from dragoman.language.garden.lifting import FINITE, SHORTEST
from dragoman.language.parse import Parse, Sentence

_NO_VERBS = ("compound", "amod", "nmod", "dobj", "pobj", "appos")  # as what no finite verb stands


def of_headline(parse: Parse, s: Sentence, verbs: Mapping[str, bool]) -> int:
    """The root of a title whose verb was taken for a noun, and its passive, its two subjects and its further verbs made plain."""
    lists: tuple[list[Any], ...] = (parse.heads, parse.deps, parse.tags, parse.pos, parse.lemmas)
    before = [list(of[s.start : s.end]) for of in lists]
    root = _read(parse, s, verbs)
    if not _is_tree(parse, s):  # an odd parse goes on as it was, and nothing runs in circles
        for of, was in zip(lists, before, strict=True):
            of[s.start : s.end] = was
        return s.root
    return root


def _is_no_verb(parse: Parse, t: int) -> bool:
    """Whether a word stands as no finite verb does: as part of a name or as a subject with a name before it, "Israel readies | strikes"."""
    if parse.deps[t] in _NO_VERBS:
        return True
    return parse.deps[t] == "nsubj" and parse.heads[t] == t + 1 and parse.tags[t + 1] == "NNS" and parse.heads[t - 1] == t and parse.deps[t - 1] == "compound"


def _is_tree(parse: Parse, s: Sentence) -> bool:
    """Whether all words of a sentence hang on its root in the end."""
    safe: set[int] = set()
    for t in range(s.start, s.end):
        path: list[int] = []
        while t not in safe and parse.heads[t] != t:
            if t in path:
                return False
            path.append(t)
            t = parse.heads[t]
        safe.update(path, (t,))
    return True


def _has_object(parse: Parse, s: Sentence, root: int, verbs: Mapping[str, bool]) -> bool:
    """Whether a noun has an object, and a subject or, where it can only be a verb, whatever stands before it: "Madagascar expels dozens of envoys"."""
    if parse.tags[root] not in ("NN", "NNS"):
        return False
    under = {parse.deps[t] for t in range(s.start, s.end) if parse.heads[t] == root}
    return "dobj" in under and ("nsubj" in under or (root > s.start and any(verbs.get(f) for f in stems(parse.lower[root]))))


def _read(parse: Parse, s: Sentence, verbs: Mapping[str, bool]) -> int:
    """The root of a title once its speaker is cut off and its verb found."""
    both = side_by_side(parse, s)
    if both is not None:
        first, second = (_read(parse, part, verbs) for part in both)
        parse.heads[first], parse.deps[first] = second, "ccomp"
        return second
    cut_at_dash(parse, s)
    before = said_before(parse, s)
    if before is not None:
        verb = _read(parse, before, verbs)
        parse.heads[verb], parse.deps[verb] = s.root, "ccomp"
        return s.root
    root = paired(parse, s)
    if root != s.root:
        return root
    if parse.tags[s.start] == "VBZ" and root == s.start:
        root = people_first(parse, s, verbs)
        if root != s.root:
            join(parse, s, root, verbs)
            return root
    if _has_object(parse, s, root, verbs):
        make_present(parse, root, verbs)  # "Gunmen storm hotel": a verb but for its tag
    elif is_hidden(parse, s, root, verbs):
        if parse.lemmas[root] not in verbs or parse.tags[root] == "VBZ":
            parse.tags[root], parse.pos[root] = "NNS" if parse.tags[root] == "VBZ" else "NN", "NOUN"
        raise_to_root(parse, s, s.start, root - 2, root - 1)
        root -= 1
        make_present(parse, root, verbs)
    elif s.end - s.start >= SHORTEST and FINITE.isdisjoint(parse.tags[t] for t in range(s.start, s.end) if not _is_no_verb(parse, t)):
        root = find_verb(parse, s, verbs)
    for t in range(s.start + 2, s.end):
        if parse.deps[t] == "advcl" and t != root and is_hidden(parse, s, t, verbs):
            lower_to_object(parse, s, t)
            make_present(parse, t - 1, verbs)
    name_subject(parse, s, root)
    if parse.tags[root] in ("VBP", "VBZ"):
        join(parse, s, root, verbs)
    return root
