"""What an amount counts, from the noun, the event and the toll taken together."""

from __future__ import annotations

from dragoman.coding.figures.kinds.kind import kind_of
from dragoman.coding.figures.kinds.model import Counted
from dragoman.coding.figures.kinds.tolls import Tolls
from dragoman.coding.figures.model import Amount
from dragoman.records.model import FigureKind

_BODILY = frozenset({"killed", "wounded", "detained", "displaced", "other"})
_A_FORCE = 100  # nobody has so many armies: a number like that is of its men


class Counter(Tolls):
    """Answers for one parse and one vocabulary."""

    def counted(self, amount: Amount) -> Counted:
        """What ``amount`` counts."""
        head = self.head(amount)
        event, row = self._event(amount, head)
        toll, toll_kind = self._toll(amount, head)
        if toll is not None and toll == head and amount.core < toll:
            toll, toll_kind = None, "other"  # "two counts of murder"
        noun_kind = self.noun_kind(head) or ("person" if (head is None and self.is_subject(amount)) or self._is_people(amount, head) else "")
        if row is not None and row.about and head is None:
            noun_kind = "person"  # "12 million driven from their homes"
        if row is not None and row.about and row.kind == "wounded" and head is not None and noun_kind == "":
            row = None  # "200 beds were taken to the hospital"
        if noun_kind == "formation":
            noun_kind = "troops" if self.parse.lower[amount.last - 1] == "strong" or (amount.high or amount.low or 0) >= _A_FORCE else "unit"
        kind = kind_of(noun_kind, row, amount, named=head is not None and self.parse.lower[amount.last - 1] != "strong")
        befell = self._befell(event, row) if amount.unit is None and kind in _BODILY else ""
        if befell:
            return Counted(head, "other", event, self._updated(amount, toll), None, befell)
        if amount.unit is None and self.currency(head, amount) is not None:
            return Counted(head, "money", None, self._updated(amount, toll))
        if toll is not None and kind == "other":
            kind, event = toll_kind, event if event is not None else toll
            head = head if head is not None else self._counted_by(toll)
        return Counted(head, kind, event, self._updated(amount, toll), self._deed(amount, head, event))

    def befallen(self, many: int) -> tuple[int, FigureKind] | None:
        """The word for what befell those of "how many had been detained", and its kind."""
        head = self.parse.heads[many] if self.parse.deps[many] == "amod" else many
        found = self._by_clause(head)
        return (found[0], found[1].kind) if found is not None and found[1].kind != "other" else None
