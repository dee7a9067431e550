"""The noun that an amount counts, where the parser ties them and where it does not; an amount in, a token out."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from dragoman.coding.figures.kinds.model import NOUN_TAGS
from dragoman.coding.figures.model import Amount
from dragoman.knowledge.figure_words import FigureWords, NounKind
from dragoman.language import Parse

_MODEL = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d+[A-Z]?")
_NEARER = frozenset({"nearer", "closer"})
_AHEAD = 5  # tokens between a number and the noun it counts, where the parser does not tie them
CORE = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "dative", "attr"})


class Nouns:
    """Counted nouns of one parse, by one vocabulary."""

    def __init__(self, parse: Parse, words: FigureWords, places: Collection[int] = ()) -> None:
        self.parse, self.words, self.places = parse, words, frozenset(places)

    def head(self, amount: Amount) -> int | None:
        """The noun that is counted: "35,000 Russian *troops*", "dozens of *protesters*"; None for "12 were killed"."""
        found = self._noun(amount)
        hyphenated = found is not None and found + 2 < len(self.parse) and self.parse.words[found + 1] == "-"
        return found + 2 if found is not None and hyphenated and self.parse.pos[found + 2] in NOUN_TAGS else found  # "co-workers"

    def _noun(self, amount: Amount) -> int | None:
        parse, core = self.parse, amount.core
        if amount.unit == "%" or (amount.unit is not None and not amount.share):
            return None
        if parse.lower[amount.last - 1] == "strong":  # "a 3,000-strong force"
            return next((t for t in range(amount.last, min(amount.last + 3, len(parse))) if parse.pos[t] in NOUN_TAGS), None)
        if self.parse.lower[amount.last : amount.last + 1] and (self.parse.lower[amount.last] in _NEARER):
            return None  # "thought 5,000 nearer the mark"
        of = self._of(amount.last)
        if of is not None:
            return of
        up = parse.heads[core]
        if up >= amount.last and parse.deps[core] in ("nummod", "quantmod", "compound", "amod", "det") and parse.pos[up] in NOUN_TAGS:
            over = parse.heads[up]  # "three Thai soldiers", where the number hangs on the name before the noun
            return over if over == up + 1 and parse.deps[up] in ("compound", "amod", "nmod") and (parse.tags[over] == "NNS" or (parse.lower[over], "adj") in self.words.triggers) else up
        if up < amount.last and parse.pos[core] in NOUN_TAGS and parse.lemmas[core] in self.words.nouns:
            return core
        return self._next_noun(amount)

    def _of(self, last: int) -> int | None:
        """The noun of "dozens of people", "40 of the hostages"."""
        if last >= len(self.parse) or self.parse.lower[last] != "of":
            return None
        for t in range(last + 1, min(last + 1 + _AHEAD, self._end(last))):
            behind = self.parse.tags[t + 1] if t + 1 < len(self.parse) else ""
            if self.parse.tags[t] in ("NNS", "NNPS", "NN") and behind != "POS" and not behind.startswith("NN"):
                return t  # not the president of "20,000 of the president's supporters"
            if self.parse.tags[t] != "POS" and self.parse.pos[t] not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PUNCT"):
                return None
        return None

    def _end(self, t: int) -> int:
        """Where the sentence of a token ends: what is counted does not stand in the next."""
        return self.parse.sentences[self.parse.sentence_of[t]].end

    def _next_noun(self, amount: Amount) -> int | None:
        """The plural noun shortly behind a number that the parser hangs elsewhere."""
        parse = self.parse
        for t in range(amount.last, min(amount.last + _AHEAD, self._end(amount.last - 1))):
            if parse.tags[t] in ("NNS", "NNPS"):
                return t
            if parse.pos[t] not in ("ADJ", "NOUN", "PROPN", "NUM", "DET") or parse.lower[t] == "the":
                return None
        return None

    def noun_kind(self, head: int | None) -> NounKind | Literal[""]:
        """The line of nouns.csv for a noun, by lemma or form; empty where there is none."""
        if head is None:
            return ""
        nouns = self.words.nouns
        measure = nouns.get(f"{self.parse.lower[head - 1]} {self.parse.lemmas[head]}") if head else None  # "square kilometre"
        kind = measure or nouns.get(self.parse.lemmas[head]) or nouns.get(self.parse.lower[head]) or ""
        if kind == "troops" and head and _MODEL.fullmatch(self.parse.words[head - 1]):
            return "vehicles"  # "F-16 fighters"
        return "person" if not kind and self.parse.tags[head] == "NNPS" else kind  # "five Iraqis"

    def _is_people(self, amount: Amount, head: int | None) -> bool:
        """"30,000 Tutsi": a name that a number counts, and that does or suffers something, is of people."""
        parse = self.parse
        counted = head is not None and parse.tags[head] == "NNP" and parse.deps[head] in CORE and parse.heads[amount.core] == head
        return counted and (amount.low or 0) > 1 and parse.deps[amount.core] == "nummod"

    def currency(self, head: int | None, amount: Amount) -> str | None:
        """The currency of "100,000 Kenyan shillings", where the noun does not follow at once."""
        row = None if head is None else self.words.money_after.get(self.parse.lemmas[head])
        return None if row is None or (amount.high or amount.low or 0) < row.least else row.currency

    def is_subject(self, amount: Amount) -> bool:
        """"Hundreds demonstrated", "30 were released": a bare number that does or suffers what only people do."""
        return amount.unit is None and self.parse.deps[amount.core] in ("nsubj", "nsubjpass")
