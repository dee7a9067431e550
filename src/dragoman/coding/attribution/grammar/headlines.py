"""Headlines that attribute by a colon or a dash."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.attribution.grammar.proposal import Proposal, View, fitted
from dragoman.coding.attribution.syntax import trim
from dragoman.knowledge.cues import CueRow


def headlines(view: View) -> Iterator[Proposal]:
    """"Putin: We will not leave" and "Convoy hit near border - officials", in titles and other one-line parts."""
    p = view.parse
    rows = view.cues.get("preposition", "according to")
    for start, end in dict.fromkeys(view.block_of):
        if end - start > 30 or not rows:
            continue
        title = p.sentences[p.sentence_of[start]].part in {"title", "standfirst"}
        for i in range(start + 1, end - 1):
            mark = p.words[i]
            if mark == ":" and i - start <= 7 and (title or view.quote_of[i + 1] >= 0) and _speaker_like(view, start, i):
                source = list(range(start, i))
                yield from _headline(view, rows[0], i, source, list(range(i + 1, end)), "headline:colon")
                break
            if mark in {"-", "–", "—", "--"} and title and 1 <= end - i - 1 <= 5 and _speaker_like(view, i + 1, end, last=True):
                source = trim(p, list(range(i + 1, end)))
                yield from _headline(view, rows[0], i, source, list(range(start, i)), "headline:dash")
                break


def _headline(view: View, row: CueRow, mark: int, source: list[int], content: list[int], rule: str) -> Iterator[Proposal]:
    """"Rebels took town - army": who stands beyond the dash or colon says the rest."""
    if not source:
        return
    inside = set(source)
    head = next((t for t in source if view.parse.heads[t] not in inside or view.parse.heads[t] == t), source[-1])
    made = fitted(view, row, (mark, mark + 1), mark, None, set(content) - inside, rule)
    if made is not None:
        yield Proposal(made.cue, mark, tuple(source), head, tuple(trim(view.parse, list(made.content))), rule, row.kind, row.stance)


def _speaker_like(view: View, start: int, end: int, last: bool = False) -> bool:
    """A short noun phrase without a verb: names, or a word that can speak."""
    p = view.parse
    words = [t for t in range(start, end) if p.pos[t] != "PUNCT"]
    if not words or any(p.pos[t] in {"VERB", "AUX"} for t in words):
        return False
    head = words[-1]
    if last:
        return all(p.pos[t] in {"NOUN", "PROPN", "ADJ", "DET"} for t in words) and (
            p.lemmas[head] in view.cues.heads or p.pos[head] == "PROPN"
        )
    return p.pos[head] == "PROPN" or p.lemmas[head] in view.cues.heads
