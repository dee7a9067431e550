"""The event of a figure: the word that says what happened to those who are counted, and the verb that they hang on."""

from __future__ import annotations

from dragoman.coding.figures.kinds.model import NOUN_TAGS
from dragoman.coding.figures.kinds.nouns import CORE
from dragoman.coding.figures.kinds.triggers import Triggers
from dragoman.coding.figures.model import Amount
from dragoman.knowledge.figure_words import TriggerRow

_NOMINAL = NOUN_TAGS | {"NUM", "PRON", "ADJ"}
_CLIMBS = 4
_PHRASAL = frozenset({"nummod", "quantmod", "conj", "appos", "compound", "amod"})


class FigureEvents(Triggers):
    """Events and deeds of the figures of one parse."""

    def _event(self, amount: Amount, head: int | None) -> tuple[int | None, TriggerRow | None]:
        """The word that says what happened to those who are counted, with its line of data."""
        adjective = self._adjective(amount, head)
        if adjective is not None:
            done = self._by_clause(head) if head is not None and adjective[0] != head and self.parse.deps[adjective[0]] == "amod" else None
            return done if done is not None and done[1].kind == "killed" else adjective  # "killed 12 wounded soldiers"
        if head is not None and self.parse.lower[amount.last - 1] == "strong":
            crowd = self.words.triggers.get((self.parse.lemmas[head], "noun"))
            return (head, crowd) if crowd is not None else (None, None)
        node = head if head is not None else amount.core
        if head is not None and amount.core != head and self.parse.deps[head] == "pobj" and self.parse.heads[head] == amount.last:
            node = amount.core  # "dozens of people": the number holds the place in the sentence
        chain = self._chain(node)
        for look in (self._by_clause, self._by_modifier):
            for t in chain:
                found = look(t)
                if found is not None:
                    return found
        return self._out_of(amount) or (None, None)

    def _out_of(self, amount: Amount) -> tuple[int, TriggerRow] | None:
        """"Nine of those *killed* were children", "two of the *wounded*": what became of those of whom some are counted."""
        lower, at = self.parse.lower, amount.last + 2
        if lower[amount.last : at] not in (["of", "those"], ["of", "the"]) or at >= len(lower):
            return None
        row = self.words.triggers.get((lower[at], "adj"))
        return (at, row) if row is not None and row.kind != "other" else None

    def _chain(self, node: int) -> list[int]:
        """The node, then what it is coordinated with to the left: "killed two soldiers and *three civilians*"."""
        out = [node]
        while self.parse.deps[out[-1]] in ("conj", "appos") and len(out) < 6:
            up = self.parse.heads[out[-1]]
            if self.parse.pos[up] not in _NOMINAL:
                break
            out.append(up)
        return out

    def _adjective(self, amount: Amount, head: int | None) -> tuple[int, TriggerRow] | None:
        """ "12 dead", "30 wounded", "12 wounded soldiers", "64 Thai dead"."""
        parse = self.parse
        for t in range(amount.last, min(amount.last + 3, len(parse))):
            row = self.words.triggers.get((parse.lower[t], "adj"))
            if row is not None and parse.kids(t, "dobj"):
                return None  # "two bombs killed 20 people"
            if row is not None and (t == amount.last or t == head or parse.heads[t] == head or parse.heads[t] == amount.core or parse.heads[parse.heads[amount.core]] == t):
                return t, row
            if parse.pos[t] not in ("ADJ", "ADV", "NOUN", "PROPN", "AUX", "VERB") or parse.tags[t] in ("VBD", "VBZ", "VBG"):
                return None
        return None

    def _deed(self, amount: Amount, head: int | None, event: int | None) -> int | None:
        """The verb that those who are counted hang on, whatever it says of them: "thousands *celebrated*", "*sent* 40 tanks"."""
        parse = self.parse
        if event is not None and parse.pos[event] == "VERB":
            return event
        at = amount.core
        if head is not None and parse.deps[head] != "pobj":
            at = head
        for _ in range(_CLIMBS):
            up = parse.heads[at]
            if up == at:
                return None
            if parse.pos[up] in ("VERB", "AUX"):
                return up if parse.deps[at] in CORE else None
            if head is not None and (verb := self._robbed(head)) is not None:
                return verb
            if parse.deps[at] == "pobj" and parse.deps[up] == "prep" and parse.pos[parse.heads[up]] in ("VERB", "AUX"):
                return parse.heads[up]  # "occupied it with 5,000 soldiers"
            if parse.deps[at] not in _PHRASAL:
                return None
            at = up
        return None

    def _befell(self, event: int | None, row: TriggerRow | None) -> str:
        """What befell those counted where no kind of figure says it: "missing", and "dead or missing", which may be either."""
        if event is None or row is None or not row.strong:
            return ""
        parse = self.parse
        lot = self._alternatives(event)
        rows = [r for t in lot if (r := self._state_row(t)) is not None]
        if len({(r.kind, r.lemma) if r.kind == "other" else (r.kind, "") for r in rows}) < 2:
            return parse.lower[event] if row.kind == "other" else ""
        words = [parse.lower[t] for t in lot]
        return f"{', '.join(words[:-1])} or {words[-1]}"

    def _alternatives(self, event: int) -> list[int]:
        """The word and those that "or" ties to it: "killed, wounded or missing"."""
        parse = self.parse
        joined = [c for c in parse.conjuncts(event)[1:] if self._is_or_else(event, c)]
        t = event + 1
        row = []
        while t < len(parse) and (parse.lower[t] in (",", "or") or self._state_row(t) is not None):
            row += [t] if parse.lower[t] not in (",", "or") else []
            t += 1
        return [event, *(sorted({*joined, *row}) if "or" in parse.lower[event:t] else joined)]

    def _state_row(self, t: int) -> TriggerRow | None:
        """The line of a word for what became of somebody: "dead", "missing", "captured"."""
        return self.words.triggers.get((self.parse.lower[t], "adj")) or (self.words.triggers.get((self.parse.lemmas[t], "verb")) if self.parse.tags[t] == "VBN" else None)

    def _is_or_else(self, event: int, c: int) -> bool:
        """Whether "or" ties a word to one before it, and no "and", nor one with a subject of its own: "killed or captured and none was hurt"."""
        between = self.parse.lower[event:c]
        return "or" in between and "and" not in between and not self.parse.kids(c, "nsubj", "nsubjpass")
