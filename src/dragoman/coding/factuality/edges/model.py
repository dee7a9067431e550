"""An edge from an event word to its governor; data, no rules."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.signatures import Signature

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


@dataclass(frozen=True, slots=True)
class Edge:
    """``up``: the governor, None where the word stands for itself; ``sign``: what the governor makes of it, None: nothing;
    ``word``: the token that carries the sign where it is not the governor; ``shared``: a coordinated word takes the context
    of the first one, not its own negation and modals, except for those named here."""

    up: int | None
    frame: str = ""
    sign: Signature | None = None
    word: int | None = None
    shared: bool = False
    shared_modal: int | None = None
    shared_negation: int | None = None


FREE = Edge(None)
