"""The judge: certainty, realis, holder and the words behind them, for one event word or many.

The rules say why (``chain``, ``realis``, ``holder``) and hold alone where no model is shipped; the model, trained on crowd
judgements over the rules' outcome, says how much (``factuality``, ``value``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.coding.factuality.compose import Composer, Mark, Node
from dragoman.coding.factuality.judgement import Judgement, label_of, side
from dragoman.coding.factuality.model import FactualityModel, load_model
from dragoman.coding.factuality.realis import holder_of, realis_of
from dragoman.knowledge.signatures import Signatures, load_signatures
from dragoman.language import Parse
from dragoman.records import Step
from dragoman.records.model import Factuality

# Where one of these stands at the event word itself, it does not simply happen, whatever the model makes of the rest.
_HEDGES = frozenset(["negation", "hearsay", "hedge", "possibility", "counterfactive", "consideration", "negative implicative"])
_BELOW_CERTAIN = 2.4
_APART = 1.6  # further apart than this the rules' class would belie the value

Predicted = tuple[float, Factuality]


class Views(dict[int | None, Composer]):
    """The views on one parse, by the cue of whoever holds them (None: the author), each made when it is first asked for."""

    def __init__(self, parse: Parse, signatures: Signatures) -> None:
        super().__init__()
        self._parse, self._signatures = parse, signatures

    def __missing__(self, boundary: int | None) -> Composer:
        self[boundary] = made = Composer(self._parse, self._signatures, boundary)
        return made


class FactualityJudge:
    """Judges event words by the signatures of the words that govern them."""

    def __init__(self, signatures: Signatures, model: FactualityModel | None = None) -> None:
        self.signatures = signatures
        self.model = model

    @classmethod
    def load(cls, folders: Sequence[Path], *, model: bool = True) -> FactualityJudge:
        """A judge with the signatures of these knowledge folders; ``model=False``: by rules alone.

        Raises KnowledgeError on a bad line, ModelError where the weights do not match their sidecar.
        """
        return cls(load_signatures(list(folders)), load_model() if model else None)

    def views(self, parse: Parse) -> Views:
        """What is worked out for one word of a parse and holds for others too: for who asks about several."""
        return Views(parse, self.signatures)

    def judge(self, parse: Parse, token: int, *, boundary: int | None = None, spoken: bool = False, views: Views | None = None) -> Judgement:
        """How certain the text makes the event word at ``token``; ``spoken``: it is an act of speech; ``views`` are those of the parse.

        ``boundary`` is the cue of the source whose view is wanted: what stands above it does not count. Without it the
        view is the author's, who passes on what reports say.
        """
        views = self.views(parse) if views is None else views
        composer = views[boundary]
        if self.model is None:
            return self._judge(composer, token, None, spoken)
        author = views[None]
        if boundary is None:
            return self._judge(author, token, self._predict(author, [token])[0], spoken)
        same = abs(composer.node(token).value - author.node(token).value) < 0.01
        # The crowd judged for itself: its view is the source's only where the rules see no difference.
        return self._judge(composer, token, self._predict(author, [token])[0] if same else None, spoken)

    def judge_many(self, parse: Parse, tokens: Sequence[int]) -> list[Judgement]:
        """The author's view of many event words of one parse, in their order."""
        composer = Composer(parse, self.signatures)
        return [self._judge(composer, t, p) for t, p in zip(tokens, self._predict(composer, tokens), strict=True)]

    def _predict(self, composer: Composer, tokens: Sequence[int]) -> Sequence[Predicted | None]:
        if self.model is None:
            return [None] * len(tokens)
        return self.model.predict_pairs([(composer, t) for t in tokens])

    def _judge(self, composer: Composer, token: int, predicted: Predicted | None, spoken: bool = False) -> Judgement:
        """What the rules make of a token, or what the model does where it has predicted."""
        node = composer.node(token)
        marks = composer.marks(token)
        value, label = _settle(node, *predicted) if predicted is not None else (node.value, label_of(node.value))
        return Judgement(
            factuality=label,
            value=round(value, 3),
            realis=realis_of(composer.parse, token, node.value, marks, spoken),
            holder=holder_of(composer, token),
            chain=[_step(composer.parse, m) for m in marks if _matters(m)],
        )


def _settle(node: Node, value: float, label: Factuality) -> Predicted:
    """The model says whether an event happens, does not, or is unsure; inside that the rules, which can be explained, name the class.

    Where the rules read a denial and the model is unsure, nobody is committed; and a hedge at the word itself is never lost.
    """
    if label == "CT+" and node.value < _BELOW_CERTAIN and any(m.sign.klass in _HEDGES for m in node.marks[: node.own]):
        value, label = min(value, _BELOW_CERTAIN), "PR+"
    by_rule = label_of(node.value)
    if side(by_rule) == side(label):
        return value, by_rule if abs(node.value - value) <= _APART else label
    if side(by_rule) < 0 and side(label) == 0:
        return value, "Uu"
    return value, label


def _matters(mark: Mark) -> bool:
    """A word that passes certainty on as it is ("said", "began") is no reason for doubt."""
    return abs(mark.effect - mark.before) > 0.01 or mark.sign.realis is not None


def _step(parse: Parse, mark: Mark) -> Step:
    effect = f"{mark.sign.klass}: {label_of(mark.effect)}"
    return Step(word=parse.words[mark.token], span=parse.token_span(mark.token), effect=effect, rule=mark.sign.rule)
