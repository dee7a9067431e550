"""Attributions that share a cue or hold one another: one where two heads of one cue were found, words given up, who stands within whom; changed in place."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.attribution.mention import AttributionMention
from dragoman.coding.attribution.syntax import spans
from dragoman.language import Parse

NEAR = 4  # mentions by order of cue among which two heads of one cue are looked for
# Forms too rare in what the tagger learned from, and plain enough for the grammar alone.
OVERRULES = ("verb:inverted", "verb:quoted-as", "verb:amount", "verb:unconfirmed", "verb:denied-before", "noun:unconfirmed", "adjective:object", "aside:", "answer:", "headline:dash")


def merged(mentions: list[AttributionMention]) -> list[AttributionMention]:
    """One mention where two heads of one cue were found: the surer one; "were unable to verify" takes over the verb's stance."""
    order = sorted((m for m in mentions if m.cue is not None), key=lambda m: m.cue or (0, 0))
    lost: set[int] = set()
    for k, m in enumerate(order):
        for other in order[k + 1 : k + 1 + NEAR]:
            wide, narrow = (m, other) if _one_cue(m, other) else (other, m)
            if id(m) in lost or id(other) in lost or not _one_cue(wide, narrow):
                continue
            best = max((wide, narrow), key=lambda x: (x.rule.startswith(OVERRULES), x.probability))
            lost.add(id(narrow if best is wide else wide))
            if best is wide and narrow.stance not in {"asserts", wide.stance}:
                wide.stance, wide.act = narrow.stance, narrow.act
    return [m for m in mentions if id(m) not in lost]


def untangle(parse: Parse, mentions: list[AttributionMention]) -> None:
    """Of two that hold one another's cue the inserted one ("said that, according to Damascus, …") gives up the other's words."""
    for inner in mentions:
        if inner.cue_head is None or (parse.pos[inner.cue_head] == "VERB" and parse.lower[inner.cue_head] != "according"):
            continue
        for outer in mentions:
            if outer is inner or outer.cue_head not in inner.content_tokens or inner.cue_head not in outer.content_tokens:
                continue
            rest = frozenset(inner.content_tokens & outer.content_tokens)
            if outer.source is not None and (content := spans(parse, rest)):  # marks alone are no content
                inner.content_tokens, inner.content = rest, content


def nest(parse: Parse, mentions: list[AttributionMention]) -> None:
    """Set ``within``: the smallest other attribution whose content holds this one's cue and content."""
    own = [_words(parse, m) for m in mentions]
    firsts = {min(words) for words in own if words}
    holders = by_token([m.content_tokens & firsts for m in mentions])
    for k, (inner, words) in enumerate(zip(mentions, own, strict=True)):
        best = None
        for j in holders.get(min(words), ()) if words else ():
            outer = mentions[j]
            if j == k or not words <= outer.content_tokens or outer.cue_head in inner.content_tokens:
                continue
            if best is None or len(outer.content_tokens) < len(mentions[best].content_tokens):
                best = j
        inner.within = best


def _one_cue(wide: AttributionMention, narrow: AttributionMention) -> bool:
    if wide.cue is None or narrow.cue is None or not (wide.cue[0] <= narrow.cue[0] and narrow.cue[1] <= wide.cue[1]):
        return False
    return 2 * len(wide.content_tokens & narrow.content_tokens) >= len(narrow.content_tokens)


def _words(parse: Parse, m: AttributionMention) -> set[int]:
    """The words of an attribution's content and its cue's head."""
    words = {t for t in m.content_tokens if parse.words[t][0].isalnum()}
    return words if m.cue_head is None else words | {m.cue_head}


def by_token(groups: Sequence[frozenset[int]]) -> dict[int, list[int]]:
    """For each token the groups that hold it."""
    out: dict[int, list[int]] = {}
    for j, tokens in enumerate(groups):
        for t in tokens:
            out.setdefault(t, []).append(j)
    return out
