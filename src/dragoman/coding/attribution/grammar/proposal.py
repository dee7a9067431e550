"""What a rule looks at and what it gives: a view of the parse, and a proposal fitted together from cue, source and content."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.attribution.quotes import Quote
from dragoman.coding.attribution.syntax import antecedent, clause_head, phrase
from dragoman.knowledge.cues import CueRow, CueTable
from dragoman.language import Parse


@dataclass(frozen=True, slots=True)
class Proposal:
    """One attribution in tokens. ``source`` may be empty; ``head`` is the token to resolve the source by."""

    cue: tuple[int, int]
    cue_head: int
    source: tuple[int, ...]
    head: int | None
    content: tuple[int, ...]
    rule: str
    kind: str
    stance: str


@dataclass(frozen=True, slots=True)
class View:
    """What the rules look at: parse, quotations, for each token its quotation (or -1), paragraphs by token, cues."""

    parse: Parse
    quotes: list[Quote]
    quote_of: list[int]
    block_of: list[tuple[int, int]]
    cues: CueTable


def fitted(view: View, row: CueRow, cue: tuple[int, int], head: int, source: int | None, content: set[int], rule: str) -> Proposal | None:
    """Fit the pieces together: the cue and the source are no part of the content, whole quotations are."""
    p = view.parse
    barred = set(range(*cue))
    words: list[int] = []
    speaker = source
    if source is not None:
        words = [t for t in phrase(p, source, [head]) if t not in barred]
        speaker = antecedent(p, source, head)
    content = whole_quotes(view, content - barred - set(words), head)
    content -= barred | set(words)
    content = {t for t in content if p.words[t][0].isalnum() or p.pos[t] != "SPACE"}
    if not any(p.words[t][0].isalnum() for t in content):
        return None
    return Proposal(cue, head, tuple(words), speaker, tuple(sorted(content)), rule, row.kind, row.stance)


def whole_quotes(view: View, content: set[int], cue_head: int) -> set[int]:
    """A quotation that the content enters belongs to it whole, unless the cue itself stands inside."""
    if not view.quotes:
        return content
    entered: dict[int, list[int]] = {}
    for t in sorted(content):
        entered.setdefault(view.quote_of[t], []).append(t)
    for k in entered.keys() - {-1, view.quote_of[cue_head]}:
        q, inside = view.quotes[k], entered[k]
        if len(inside) * 2 >= q.end - q.start or inside[0] <= q.start + 1 or inside[-1] >= q.end - 2:
            content |= set(range(q.start, q.end))
    return content


def rows_of(view: View, i: int, lemma: str, pos: str) -> list[CueRow]:
    """The lines for a word, those with its particle or preposition first."""
    p = view.parse
    out: list[CueRow] = []
    for c in p.children[i]:
        if p.deps[c] in {"prt", "prep"} and c > i:
            out += view.cues.get(pos, f"{lemma} {p.lower[c]}")
    return out + list(view.cues.get(pos, lemma))


def clause_of(view: View, i: int) -> set[int] | None:
    """Tokens of the clause that a verb of saying governs, or that it stands beside: "Two died, police said"."""
    p = view.parse
    for c in p.children[i]:
        if p.deps[c] == "ccomp" and p.pos[c] != "PUNCT":
            return set(p.descendants(c)) - {i}
    if p.deps[i] in {"parataxis", "ccomp"} and p.heads[i] != i:
        host = p.heads[i]
        if p.deps[i] == "parataxis" and clause_head(p, host) == host:
            return set(p.descendants(host)) - set(p.descendants(i))
    return set(p.descendants(p.heads[i])) - set(p.descendants(i)) if _set_behind(view, i) else None


def _set_behind(view: View, i: int) -> bool:
    """"The envoy flew to Oslo on Friday, a diplomat told Reuters": a verb of saying that closes the sentence behind a comma, read as coordinated without
    an "and"."""
    p = view.parse
    host, who = p.heads[i], p.first(i, "nsubj")
    if p.deps[i] != "conj" or who is None or p.tags[i] not in {"VBD", "VBZ", "VBP"} or p.pos[host] not in {"VERB", "AUX"}:
        return False
    last = max((c for c in p.kids(host, "conj") if c < i), default=host)  # "crossed the border and attacked a camp, officials said"
    if any(last < c < i for c in p.kids(host, "cc", "preconj")):
        return False
    begin, end = p.edges[who][0], p.sentences[p.sentence_of[i]].end
    behind = [t for t in range(p.edges[i][1], end) if p.words[t][0].isalnum()]
    told = p.kids(i, "ccomp", "xcomp", "conj") or (p.kids(i, "dobj") and not view.cues.operates("addresses", p.lemmas[i]))
    return host < begin - 1 and p.words[begin - 1] == "," and not behind and not told


def is_told(view: View, t: int) -> bool:
    """A noun for what was told before, or the "something" that takes it up."""
    return view.cues.operates("told", view.parse.lemmas[t]) or view.parse.lower[t] == "something"


def is_toll(view: View, t: int) -> bool:
    """A noun for a count: "the number", "a turnout"."""
    return any("amount" in row.takes for row in view.cues.get("noun", view.parse.lemmas[t]))


def numbered(p: Parse, t: int) -> bool:
    """A number, or a noun with one, also before the word for a people: "64 Thai dead"."""
    return p.pos[t] == "NUM" or bool(p.kids(t, "nummod")) or any(p.kids(c, "nummod") for c in p.kids(t, "compound", "amod"))
