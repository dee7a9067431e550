"""The judge: certainty, realis, holder and the words behind them, for one event word or many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.coding.factuality.compose import Composer, Mark
from dragoman.coding.factuality.judgement import Judgement, label_of
from dragoman.coding.factuality.realis import holder_of, realis_of
from dragoman.knowledge.signatures import Signatures, load_signatures
from dragoman.language import Parse
from dragoman.records import Step


class FactualityJudge:
    """Judges event words by the signatures of the words that govern them."""

    def __init__(self, signatures: Signatures) -> None:
        self.signatures = signatures

    @classmethod
    def load(cls, folders: Sequence[Path]) -> FactualityJudge:
        """A judge with the signatures of these knowledge folders. Raises KnowledgeError on a bad line."""
        return cls(load_signatures(list(folders)))

    def judge(self, parse: Parse, token: int, *, boundary: int | None = None) -> Judgement:
        """How certain the text makes the event word at ``token``.

        ``boundary`` is the cue of the source whose view is wanted: what stands above it does not count. Without it the
        view is the author's, who passes on what reports say.
        """
        return self._judge(Composer(parse, self.signatures, boundary), token)

    def judge_many(self, parse: Parse, tokens: Sequence[int]) -> list[Judgement]:
        """The author's view of many event words of one parse, in their order."""
        composer = Composer(parse, self.signatures)
        return [self._judge(composer, t) for t in tokens]

    def _judge(self, composer: Composer, token: int) -> Judgement:
        value = composer.node(token).value
        marks = composer.marks(token)
        return Judgement(
            factuality=label_of(value),
            value=round(value, 3),
            realis=realis_of(composer.parse, token, value, marks),
            holder=holder_of(composer, token),
            chain=[_step(composer.parse, m) for m in marks if _matters(m)],
        )


def _matters(mark: Mark) -> bool:
    """A word that passes certainty on as it is ("said", "began") is no reason for doubt."""
    return abs(mark.effect - mark.before) > 0.01 or mark.sign.realis is not None


def _step(parse: Parse, mark: Mark) -> Step:
    effect = f"{mark.sign.klass}: {label_of(mark.effect)}"
    return Step(word=parse.words[mark.token], span=parse.token_span(mark.token), effect=effect, rule=mark.sign.rule)
