"""Watches as every page names them: rules in, their names, addresses and what they ask for out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.linking.watch import Rule


@dataclass(frozen=True, slots=True)
class WatchLine:
    """A watch: its name, its addresses, and what it asks for in words."""

    name: str
    slug: str
    asks: str

    @property
    def feed(self) -> str:
        """Where its feed is."""
        return f"/watches/{self.slug}.atom"


def watch_lines(rules: Sequence[Rule]) -> list[WatchLine]:
    """A line a rule; names that would share an address are told apart by a number."""
    taken: dict[str, int] = {}
    out = []
    for rule in rules:
        slug = re.sub(r"[^a-z0-9]+", "-", rule.name.lower()).strip("-") or "watch"
        taken[slug] = taken.get(slug, 0) + 1
        out.append(WatchLine(rule.name, slug if taken[slug] == 1 else f"{slug}-{taken[slug]}", _asks(rule)))
    return out


def _asks(rule: Rule) -> str:
    given = [
        ("by {}", rule.actor), ("to {}", rule.recipient), ("{}", ", ".join(rule.type)), ("in {}", rule.place), ("according to {}", rule.source), ("{}", ", ".join(rule.status)),
        ("at least {}", f"{rule.at_least:,g}" if rule.at_least is not None else None), ("from {} independent sources and more", str(rule.origins) if rule.origins > 1 else None),
        ("coded with confidence {} and more", f"{rule.min_confidence:g}" if rule.min_confidence else None), ("{}", "contested" if rule.contested else None),
    ]  # fmt: skip
    return " · ".join([" and ".join(rule.watch).capitalize(), *(words.format(value) for words, value in given if value)])
