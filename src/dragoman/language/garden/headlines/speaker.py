"""Who says so in a headline, behind a dash or a comma, and what another does, behind a semicolon: each is a headline of its own."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.garden.lifting import FINITE, SHORTEST
from dragoman.language.parse import Parse, Sentence

_SPEAKER = 6  # tokens from the dash or comma of a headline to its end
_SAYS = frozenset({"say", "report", "claim", "announce"})


def said_before(parse: Parse, s: Sentence) -> Sentence | None:
    """What stands before the comma of "North Korea fires missile, South says", as a headline of its own, where it was read as no clause."""
    root = s.root
    if parse.tags[root] not in ("VBZ", "VBP") or parse.lemmas[root] not in _SAYS or s.end - root > 2:
        return None
    comma = next((t for t in range(root - 1, max(s.start, root - _SPEAKER), -1) if parse.words[t] == ","), None)
    if comma is None or comma - s.start < SHORTEST - 1:
        return None
    tops = [t for t in range(s.start, comma) if not s.start <= parse.heads[t] < comma]
    behind = [t for t in range(comma + 1, s.end) if parse.heads[t] < comma]
    if not tops or behind:
        return None
    top = next((t for t in tops if parse.tags[t] in FINITE), tops[-1])
    whole = parse.tags[top] in FINITE and any(parse.heads[t] == top and parse.deps[t] in ("nsubj", "nsubjpass", "expl") for t in range(s.start, top))
    hidden = any(parse.heads[t] == top and parse.tags[t] == "NNS" and parse.deps[t] == "nsubj" and t == top - 1 for t in range(s.start, top))
    if whole and not hidden:
        return None
    for t in tops:
        parse.heads[t], parse.deps[t] = top, "dep" if t != top else "ROOT"
    return replace(s, end=comma, root=top)


def cut_at_dash(parse: Parse, s: Sentence) -> None:
    """"Gunmen kill 12 in Mali village - officials": what stands before the dash does not hang on who says so behind it."""
    dash = next((t for t in range(s.end - 2, s.start, -1) if parse.words[t] in ("-", "–", "—")), None)
    if dash is None or s.end - dash > _SPEAKER or parse.ends[dash - 1] == parse.starts[dash] or s.root > dash:
        return
    tops = [t for t in range(dash + 1, s.end) if parse.heads[t] < dash]
    lost = [t for t in range(s.start, dash) if parse.heads[t] > dash]
    if len(tops) != 1 or not lost:
        return
    top, heir = tops[0], lost[-1]
    parse.heads[heir], parse.deps[heir] = parse.heads[top], parse.deps[top]
    for t in (*lost[:-1], dash):
        parse.heads[t] = heir
    parse.heads[top], parse.deps[top] = s.root, "parataxis"


def side_by_side(parse: Parse, s: Sentence) -> tuple[Sentence, Sentence] | None:
    """"Kenya expels envoy; Uganda protests": two headlines in one, each with a root of its own."""
    cut = next((t for t in range(s.end - 1, s.start, -1) if parse.words[t] == ";"), None)
    if cut is None or cut - s.start < SHORTEST - 1 or s.end - cut < SHORTEST - 1:
        return None
    first, second = (_headed(parse, replace(s, start=a, end=b)) for a, b in ((s.start, cut), (cut + 1, s.end)))
    parse.heads[cut] = second.root
    return first, second


def _headed(parse: Parse, s: Sentence) -> Sentence:
    """A stretch of a sentence as one of its own: what hung on words outside hangs on its root."""
    tops = [t for t in range(s.start, s.end) if not s.start <= parse.heads[t] < s.end or parse.heads[t] == t]
    top = next((t for t in tops if parse.tags[t] in FINITE), next((t for t in tops if parse.deps[t] not in ("punct", "cc", "aux", "det")), tops[-1]))
    for t in tops:
        parse.heads[t] = top
    parse.deps[top] = "ROOT"
    return replace(s, root=top)
