"""A reading: what one word says happened, with the words that it was composed from; and the types of deeds that readings tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge import FrameRow, OperatorRow

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "CONCEDE", "THREATEN", "AGREE", "CONSULT"})
MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
# Operators that have others do a deed, which may leave its type as it is: "ordered the army to shell".
ORDERS = frozenset({"order", "bid"})


@dataclass(frozen=True, slots=True)
class Reading:
    """An event as one token proposes it; ``inner`` is what an operator composed it from."""

    token: int
    type: str
    mode: str
    weight: float
    row: FrameRow | OperatorRow
    rule: str
    inner: Reading | None = None
    future: bool = False
    negated: bool = False
    obliged: bool = False

    def chain(self) -> Iterator[Reading]:
        """This reading and those inside it, the outermost first."""
        link: Reading | None = self
        while link is not None:
            yield link
            link = link.inner

    @property
    def trigger(self) -> int:
        """The word that names the event: past words that only phase, weigh or order it ("began shelling", "is considering sending troops", "ordered them to shell")."""
        link = self._phased
        while link.inner is not None and link.row.id in ORDERS and link.type == link.inner.type:
            link = link.inner._phased
        return link.token

    @property
    def swaps(self) -> bool:
        """Whether its subject undergoes it, whatever phases it: "continues to receive threats"."""
        row = self._phased.row
        return isinstance(row, FrameRow) and row.swap

    @property
    def is_charge(self) -> bool:
        """Whether it says what somebody is charged with, by whoever tells it: "has lied", "is trying to undermine its independence"."""
        row = self._phased.row
        return isinstance(row, FrameRow) and row.charged

    @property
    def _phased(self) -> Reading:
        """The reading past words that only phase it, or say that it is weighed, where they leave its type as it is."""
        link = self
        while link.inner is not None and isinstance(link.row, OperatorRow) and (link.row.id == "aspect" or (link.row.id == "future" and link.type == link.inner.type)):
            link = link.inner
        return link

    @property
    def tokens(self) -> frozenset[int]:
        """Tokens that the reading explains."""
        return frozenset(r.token for r in self.chain())
