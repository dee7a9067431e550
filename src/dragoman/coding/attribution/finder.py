"""From a parse to its attributions."""

from __future__ import annotations

from pathlib import Path

from dragoman.coding.attribution.grammar import Proposal, View, headlines, propose
from dragoman.coding.attribution.mention import AttributionMention
from dragoman.coding.attribution.quotes import find_quotes, paragraphs, quote_index
from dragoman.coding.attribution.sources import manner, source_kind
from dragoman.coding.attribution.syntax import spans
from dragoman.knowledge.cues import CueTable, load_cues
from dragoman.language import Parse


class AttributionFinder:
    """Finds who says, thinks or wants what. Holds the cues and the tagger's weights; a call changes nothing."""

    def __init__(self, cues: CueTable) -> None:
        self._cues = cues

    @classmethod
    def load(cls, folders: list[Path]) -> AttributionFinder:
        """Cues from the knowledge folders (the built-in one among them)."""
        return cls(load_cues(folders))

    def find(self, parse: Parse) -> list[AttributionMention]:
        """All attributions of a document in the order of their first words."""
        if not len(parse):
            return []
        view = self._view(parse)
        proposals = {p.cue_head: p for p in propose(view)}
        for p in headlines(view):
            proposals.setdefault(p.cue_head, p)
        mentions = [m for p in proposals.values() if (m := self._mention(view, p, 0.5)) is not None]
        mentions.sort(key=lambda m: (min(s[0] for s in m.content), m.cue or (0, 0)))
        nest(parse, mentions)
        return mentions

    def _view(self, parse: Parse) -> View:
        blocks = paragraphs(parse)
        quotes = find_quotes(parse, blocks)
        block_of = [b for b in blocks for _ in range(b[1] - b[0])]
        return View(parse, quotes, quote_index(len(parse), quotes), block_of, self._cues)

    def _mention(self, view: View, p: Proposal, probability: float) -> AttributionMention | None:
        parse = view.parse
        content = spans(parse, p.content)
        if not content:
            return None
        source = spans(parse, p.source)
        return AttributionMention(
            source=(source[0][0], source[-1][1]) if source else None,
            source_head=p.head,
            cue=parse.span(*p.cue),
            cue_head=p.cue_head,
            content=content,
            manner=manner(parse, p.content, view.quote_of),
            kind=source_kind(parse, p.head, p.source, self._cues),
            carried=False,
            cue_lemma=parse.lemmas[p.cue_head],
            rule=p.rule,
            probability=probability,
            stance=p.stance,
            content_tokens=frozenset(p.content),
        )


def nest(parse: Parse, mentions: list[AttributionMention]) -> None:
    """Set ``within``: the smallest other attribution whose content holds this one's cue and content."""
    for k, inner in enumerate(mentions):
        words = {t for t in inner.content_tokens if parse.words[t][0].isalnum()}
        if inner.cue_head is not None:
            words.add(inner.cue_head)
        best = None
        for j, outer in enumerate(mentions):
            if j == k or not words <= outer.content_tokens or outer.cue_head in inner.content_tokens:
                continue
            if best is None or len(outer.content_tokens) < len(mentions[best].content_tokens):
                best = j
        inner.within = best
