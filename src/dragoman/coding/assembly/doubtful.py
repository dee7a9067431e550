"""What the author thinks of the papers and pictures that tell of a deed: its source and how certain that makes it in, the judgement that is right out.

"An unverified video showed soldiers …", "false reports said that …": the word that weighs the video weighs what it tells.
"""

from __future__ import annotations

from dragoman.coding.attribution import AttributionMention
from dragoman.coding.factuality import Judgement, label_of
from dragoman.knowledge.signatures import Signature, Signatures
from dragoman.language import Parse
from dragoman.records import Step

# Classes of signatures.csv that weigh a report, and not the deed it is about.
_WEIGHING = frozenset({"hearsay", "hedge", "counterfactive"})
_PURPORTING = "purport"


class DoubtfulSources:
    """Papers and pictures of one parse that their describers doubt."""

    def __init__(self, parse: Parse, signatures: Signatures) -> None:
        self._parse, self._signatures = parse, signatures

    def weighed(self, source: AttributionMention | None, judged: Judgement) -> Judgement:
        """The judgement of what a source tells, no surer than its describer makes the source."""
        if source is None or source.kind != "document" or source.source_head is None or judged.value <= 0:
            return judged
        doubt = self._doubt(source.source_head)
        if doubt is None or doubt[1].positive >= judged.value:
            return judged
        word, sign = doubt
        step = Step(word=self._parse.words[word], span=self._parse.token_span(word), effect=f"{sign.klass}: {sign.effect}", rule=sign.rule)
        return Judgement(factuality=label_of(sign.positive), value=sign.positive, realis="denied" if sign.positive < 0 else judged.realis, holder=judged.holder, chain=[*judged.chain, step])

    def _doubt(self, noun: int) -> tuple[int, Signature] | None:
        """The first word before or behind a noun that leaves open whether it tells the truth: "purported", "purporting to show"."""
        parse, table = self._parse, self._signatures.table
        for c in parse.kids(noun, "amod", "acl"):
            word = _PURPORTING + "ed" if parse.deps[c] == "acl" and parse.lemmas[c] == _PURPORTING else parse.lower[c]
            sign = table.get(("adj", word), {}).get("mod")
            if sign is not None and sign.klass in _WEIGHING:
                return c, sign
        return None
