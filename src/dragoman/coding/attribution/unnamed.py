"""The words that only say that, and why, a source is not named: a parse and the cues in, tokens out. Nothing in them happens or is said.

"An aide, who asked not to be named because she was not authorised to brief reporters, said …": nobody briefed anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.attribution.syntax import clause_head
from dragoman.knowledge.cues import CueTable
from dragoman.language import Parse

_ASIDE = frozenset({"relcl", "acl", "advcl", "pcomp"})
_WHY = frozenset({"because", "as", "since", "given", "in"})
_NONE = frozenset({"no", "without", "lack", "never", "not", "n't"})
_ROUND = ("publicly", "record", "openly")
_CLIMBS = 3


def unnamed(parse: Parse, cues: CueTable) -> frozenset[int]:
    """Tokens of the clauses that withhold a name, and of those that tell who may not speak to the press."""
    out: set[int] = set()
    if not cues.withholding.isdisjoint(parse.forms):
        for start, end in _markers(parse, cues):
            out |= _withheld(parse, start, end)
    if not cues.permits.isdisjoint(parse.lemmas):
        for t, lemma in enumerate(parse.lemmas):
            if cues.operates("permits", lemma):
                out |= _forbidden(parse, t, cues)
    return frozenset(out)


def _markers(parse: Parse, cues: CueTable) -> Iterator[tuple[int, int]]:
    """Where words stand that mark a source as anonymous by what it asks for: "declined to be named", "condition of anonymity"."""
    for i, word in enumerate(parse.lower):
        for marker in cues.markers_from.get(word, ()):
            end = i + len(marker)
            if tuple(parse.lower[i:end]) == marker and any(parse.pos[t] == "VERB" or parse.lower[t].startswith("anonym") for t in range(i, end)):
                yield i, end


def _withheld(parse: Parse, start: int, end: int) -> set[int]:
    """The clause round a marker; of a main clause only the marker and its reasons."""
    top = next((t for t in range(start, end) if not start <= parse.heads[t] < end or parse.heads[t] == t), start)
    verb = clause_head(parse, top)
    if verb is None or parse.sentence_of[verb] != parse.sentence_of[start]:
        return set(range(start, end))
    if parse.deps[verb] in _ASIDE:
        return _own(parse, verb)
    words = set(range(start, end)) - {verb}
    for c in parse.kids(verb, "advcl", "xcomp"):
        if c >= start and (c in words or c > end - 1) and (parse.deps[c] == "xcomp" or any(parse.lower[m] in _WHY for m in parse.kids(c, "mark"))):
            words |= _own(parse, c)
    return words


def _own(parse: Parse, verb: int) -> set[int]:
    """A clause without those that are coordinated with it: "who declined to be named | but said his men had fled"."""
    return set(parse.descendants(verb)) - {t for c in parse.kids(verb, "conj", "ccomp") for t in parse.descendants(c)}


def _forbidden(parse: Parse, word: int, cues: CueTable) -> set[int]:
    """The clause of "was not authorised to speak", "had no permission to talk to reporters", where it stands aside or speaks of the press."""
    told = [c for c in parse.kids(word, "xcomp", "ccomp", "acl", "advcl") if c > word and cues.operates("informs", parse.lemmas[c])]
    verb = word
    if parse.pos[word] != "VERB":
        verb = next((a for a, _ in zip(parse.ancestors(word), range(_CLIMBS), strict=False) if parse.pos[a] in ("VERB", "AUX")), word)
        told = told or [c for c in parse.kids(verb, "xcomp", "advcl") if c > word and cues.operates("informs", parse.lemmas[c])]
    near = {*parse.children[word], *parse.kids(verb, "neg"), verb}
    if not told or not any(parse.lemmas[c] in _NONE or parse.lower[c] in _NONE for c in near):
        return set()
    said = [t for c in told for t in parse.descendants(c)]
    press = any(cues.operates("press", parse.lower[t].removesuffix("s")) or cues.operates("press", parse.lower[t]) or parse.lower[t] in _ROUND for t in said)
    if parse.deps[verb] in _ASIDE:
        return _own(parse, verb)
    return set(said) if press else set()
