"""What a reading leaves open by its own words: a draft and how certain its words seem in, the judgement that is right for it out.

"Ready to lift sanctions if Iran yields" may come about, "has not ruled out closing its border" may too, and so may one of several options.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.events import EventDraft, EventFinder
from dragoman.coding.events.reading import COOPERATIVE
from dragoman.coding.factuality import Judgement
from dragoman.knowledge import OperatorRow
from dragoman.knowledge.signatures import Signature, Signatures
from dragoman.language import Parse
from dragoman.records import Step
from dragoman.records.model import Realis

_POSSIBLE = 1.0
_PROVIDED = frozenset({"provided", "providing"})  # what the parser takes for a verb beside the deed; "if" and "once" it hangs below
_ASKED = 8  # words behind "on condition" in which a source asks not to be named
_NO_CONDITION = frozenset({"even", "as"})  # before "if"


class Possibilities:
    """What the words of one parse leave open."""

    def __init__(self, parse: Parse, finder: EventFinder, signatures: Signatures) -> None:
        self._parse = parse
        self._finder = finder
        self._conditions = signatures.offers

    def weakened(self, d: EventDraft, judged: Judgement) -> Judgement:
        """The judgement of a draft with what its words leave open."""
        if judged.factuality not in ("CT+", "PR+"):
            return judged
        option = self._finder.option(d.token)
        named = option is not None and self._parse.deps[option] == "nsubj"  # "one option is to close the border" plans nothing
        if option is not None and ((judged.realis == "actual" and judged.factuality == "CT+") or (named and judged.realis == "planned")):
            return self._possible(judged, option, "considered", "consideration", "frames: class options")
        for link in d.reading.chain():
            if isinstance(link.row, OperatorRow) and link.row.possible:
                return self._possible(judged, link.token, "considered", "consideration", f"frames: {link.row.id}")
        condition = self._condition(d, judged.realis)
        if condition is not None:
            word, sign = condition
            return self._possible(judged, word, "conditional", sign.klass, sign.rule)
        return judged

    def _possible(self, judged: Judgement, word: int, realis: Realis, klass: str, rule: str) -> Judgement:
        step = Step(word=self._parse.words[word], span=self._parse.token_span(word), effect=f"{klass}: PS+", rule=rule)
        return Judgement(factuality="PS+", value=_POSSIBLE, realis=realis, holder=judged.holder, chain=[*judged.chain, step])

    def _condition(self, d: EventDraft, realis: Realis) -> tuple[int, Signature] | None:
        """The first word of what somebody's readiness, or what he will do, hangs on: "if", "provided that", "in exchange for"."""
        reading = d.reading
        ready = self._parse.lemmas[reading.token] in reading.row.conditioned and reading.type in COOPERATIVE
        ahead = realis in ("planned", "hypothetical") and any(self._parse.tags[a] == "MD" for a in self._parse.kids(reading.token, "aux"))
        if not ready and not ahead:
            return None
        found = (x for x in self._openers(reading.token) if ready or " " in x[1].lemma or x[1].lemma in _PROVIDED)
        return next(((t, sign) for t, sign in found if self._is_condition(t, sign)), None)

    def _openers(self, token: int) -> Iterator[tuple[int, Signature]]:
        """Words that begin a condition in the clause of a word of readiness, with their lines."""
        parse = self._parse
        clause = token if self._finder.grammar.is_verb(token) else parse.heads[token]
        left, right = parse.edges[clause]
        above = [clause, *parse.ancestors(clause)]  # "said it was willing to go provided that …": the clause may hang on "said"
        for t in range(left, parse.sentences[parse.sentence_of[token]].end):
            if t >= right and parse.heads[parse.heads[t]] not in above:
                continue
            for phrase, sign in self._conditions.items():
                words = phrase.split()
                if parse.lower[t : t + len(words)] == words and not self._is_of_source(t + len(words)):
                    yield t, sign

    def _is_of_source(self, t: int) -> bool:
        """"On condition of anonymity", "on condition that he not be named": what the source asks for itself."""
        lower = self._parse.lower
        return lower[t : t + 2] == ["of", "anonymity"] or any(w in ("named", "identified", "quoted") for w in lower[t : t + _ASKED])

    def _is_condition(self, t: int, sign: Signature) -> bool:
        """Whether a word opens a clause of circumstance, and no question; a phrase does."""
        if self._parse.lower[t - 1] in _NO_CONDITION:
            return False
        return " " in sign.lemma or self._parse.deps[self._parse.heads[t]] in ("advcl", "ROOT")
