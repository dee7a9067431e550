"""A name of a document with the places it may mean; data, no rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.knowledge.gazetteer import PlaceEntry


@dataclass
class Name:
    """One name of the document, all its mentions in this sense taken together."""

    candidates: list[PlaceEntry]
    raw: str
    part: str  # the words that found the candidates, where it is not the whole name
    positions: list[int]  # tokens
    hint: str = ""  # "region", "county", "city": from a word beside it
    containers: list[int] = field(default_factory=list)  # indices of names given after a comma: "Paris, Texas"
    small: bool = False  # the text calls it a village or hamlet
    strict: bool = False  # the text says outright that it lies there: "Qarabulaq, a town in northern Iraq"
