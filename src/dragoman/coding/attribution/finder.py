"""From a parse to its attributions: rules propose, the tagger decides and cuts, rules again tell nested and carried ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import numpy as np

from dragoman.coding.attribution.carry import carried
from dragoman.coding.attribution.decode import decode
from dragoman.coding.attribution.features import PairCue, pair_features, pair_windows, token_features
from dragoman.coding.attribution.fellows import fellows
from dragoman.coding.attribution.grammar import Proposal, View, headlines, propose
from dragoman.coding.attribution.mention import AttributionMention
from dragoman.coding.attribution.quotes import find_quotes, paragraphs, quote_index
from dragoman.coding.attribution.refuting import refutes
from dragoman.coding.attribution.sources import manner, source_kind
from dragoman.coding.attribution.stance import is_listed, stance_of, withheld
from dragoman.coding.attribution.syntax import phrase, spans
from dragoman.coding.attribution.tagger import Tagger
from dragoman.knowledge.cues import CueTable, load_cues
from dragoman.language import Parse

Array = np.ndarray
WEIGHTS = Path(__file__).parent / "tagger.npz"

# A cue of saying that the grammar knows needs less of the tagger's assent.
KNOWN_THRESHOLD = 0.15
NEAR = 4  # mentions by order of cue among which two heads of one cue are looked for
CHUNK = 1_000  # tokens the network reads at once
# Forms too rare in what the tagger learned from, and plain enough for the grammar alone.
OVERRULES = ("verb:inverted", "verb:quoted-as", "verb:amount", "headline:dash")
_BESIDE = frozenset({"or", "(", "-", "–", "—"})  # what sets a second number beside a first
_NOBODY = frozenset({"nobody", "none", "no-one"})
_LONGEST = 6  # tokens of such a number
RULE_PROBABILITY = 0.5  # of a proposal no tagger has looked at


class AttributionFinder:
    """Finds who says, thinks or wants what. Holds the cues and the tagger's weights; a call changes nothing."""

    def __init__(self, cues: CueTable, tagger: Tagger | None = None) -> None:
        self._cues = cues
        self._tagger = tagger

    @classmethod
    def load(cls, folders: list[Path]) -> AttributionFinder:
        """Cues from the knowledge folders (the built-in one among them), weights from the package."""
        return cls(load_cues(folders), Tagger.load(WEIGHTS) if WEIGHTS.is_file() else None)

    def with_tagger(self, tagger: Tagger) -> AttributionFinder:
        """The same cues with other weights."""
        return AttributionFinder(self._cues, tagger)

    def find(self, parse: Parse) -> list[AttributionMention]:
        """All attributions of a document in the order of their first words.

        A parse without context vectors (built by hand) is read by the rules alone.
        """
        return self.find_all([parse])[0]

    def find_all(self, parses: Sequence[Parse]) -> list[list[AttributionMention]]:
        """The attributions of several documents, which the tagger reads together: quicker than one by one."""
        views = [self.view(p) for p in parses]
        rules = [self.rules(v) for v in views]
        tagged = [k for k, p in enumerate(parses) if self._tagger is not None and p.tensor is not None and len(p)]
        found = [{k: (p, RULE_PROBABILITY) for k, p in proposed.items()} for proposed in rules]
        if self._tagger is not None and tagged:
            read = self._tagged(self._tagger, [views[k] for k in tagged], [rules[k] for k in tagged])
            for k, made in zip(tagged, read, strict=True):
                found[k] = made
        return [self._mentions(view, made) for view, made in zip(views, found, strict=True)]

    def _mentions(self, view: View, found: dict[int, tuple[Proposal, float]]) -> list[AttributionMention]:
        """Mentions made of proposals, with what lies inside or goes on from another."""
        parse = view.parse
        mentions = [m for p, chance in found.values() if (m := self._mention(view, p, chance)) is not None]
        mentions = merged(mentions)
        untangle(parse, mentions)
        divide(view, mentions)
        narrow(view, mentions)
        nest(parse, mentions)
        mentions += carried(view, mentions)
        mentions.sort(key=lambda m: (m.content[0][0], m.cue or (0, 0)))
        nest(parse, mentions)
        return mentions

    def view(self, parse: Parse) -> View:
        """What rules and tagger look at."""
        blocks = paragraphs(parse)
        quotes = find_quotes(parse, blocks)
        block_of = [b for b in blocks for _ in range(b[1] - b[0])]
        return View(parse, quotes, quote_index(len(parse), quotes), block_of, self._cues)

    def rules(self, view: View) -> dict[int, Proposal]:
        """What the grammar proposes, by the cue's head token."""
        found = {p.cue_head: p for p in propose(view)}
        for p in headlines(view):
            found.setdefault(p.cue_head, p)
        return found

    def _tagged(
        self, tagger: Tagger, views: Sequence[View], rules: Sequence[dict[int, Proposal]]
    ) -> list[dict[int, tuple[Proposal, float]]]:
        """The tagger's attributions in each text, and of the rules' those that stand inside one of them."""
        features = token_features(views, rules, tagger.vocabulary)
        tensor = np.concatenate([np.asarray(v.parse.tensor, dtype=np.float32) for v in views])
        chance = np.zeros(len(tensor), dtype=np.float32)
        begins = list(accumulate((len(v.parse) for v in views), initial=0))
        found: list[dict[int, tuple[Proposal, float]]] = [{} for _ in views]
        for start, end in _chunks(features.block_end.tolist()):
            hidden = tagger.encode(features.part(start, end), tensor[start:end])
            chance[start:end] = tagger.cues(hidden)
            cues = [
                (k, PairCue(views[k].parse, c, begins[k], rules[k].get(c)))
                for k in range(bisect_right(begins, start) - 1, bisect_left(begins, end))
                for c in self._cues_in(tagger, views[k], rules[k], chance, begins[k], max(start - begins[k], 0), min(end, begins[k + 1]) - begins[k])
            ]
            if not cues:
                continue
            at = np.array([c.token + c.offset for _, c in cues], dtype=np.int64)
            first, last = pair_windows(features, at)
            columns = pair_features(features, [c for _, c in cues], first, last)
            scores = tagger.roles(hidden, at - start, first - start, last - start, columns)
            rows = np.cumsum(last - first).tolist()
            for (k, c), window, row, size in zip(cues, first.tolist(), rows, (last - first).tolist(), strict=True):
                made = self._decoded(views[k], c, window - c.offset, scores[row - size : row])
                if made is not None:
                    found[k][c.token] = (made, float(chance[c.token + c.offset]))
        for k, begin in enumerate(begins[:-1]):
            found[k] |= {t: (p, float(chance[begin + t])) for t, p in self._beside(rules[k], found[k])}
        return found

    def _cues_in(
        self, tagger: Tagger, view: View, rules: dict[int, Proposal], chance: Array, begin: int, start: int, end: int
    ) -> list[int]:
        """Tokens ``start`` … ``end`` of a text that head a cue; the text's first token is number ``begin`` of ``chance``."""
        own = chance[begin + start : begin + end]
        near = (np.flatnonzero(own >= KNOWN_THRESHOLD) + start).tolist()
        sure = {c for c in near if own[c - start] >= tagger.threshold or withheld(view, c) is not None}
        sure = {c for c in sure if c in rules or view.parse.lemmas[c] not in self._cues.rating}
        return sorted(sure | {c for c, p in rules.items() if start <= c < end and _known(p, own[c - start])})

    def _decoded(self, view: View, cue: PairCue, window: int, scores: Array) -> Proposal | None:
        """What tagger and grammar together make of a cue."""
        rule, c = cue.proposal, cue.token
        if rule is not None and rule.rule.startswith(OVERRULES) and not self._cues.operates("addresses", view.parse.lemmas[c]):
            return rule
        made = decode(view, c, window, scores, rule)
        if made is not None and rule is not None and rule.rule == "according-to" and _is_tail(view.parse, made, rule):
            return replace(made, content=rule.content)
        return made or rule

    def _beside(self, rules: dict[int, Proposal], found: dict[int, tuple[Proposal, float]]) -> list[tuple[int, Proposal]]:
        """What only the grammar sees: attributions inside another's content, and sure ones where no other stands."""
        held = [frozenset(p.content) for p, _ in found.values()]
        holders = _by_token(held)
        out = []
        for k, p in rules.items():
            if k in found:
                continue
            nested = any(held[j].issuperset(p.content) for j in holders.get(k, ()))
            if nested or (_sure(p) and k not in holders and not any(t in holders for t in p.content)):
                out.append((k, p))
        return out

    def _mention(self, view: View, p: Proposal, probability: float) -> AttributionMention | None:
        """The mention that a proposal makes; None where nothing is left that was said."""
        parse = view.parse
        if parse.pos[p.cue_head] == "ADV" and p.source:
            p = replace(p, source=(), head=None)  # "reportedly" says that somebody says so, never who
        if not p.source:
            p = _inverted(parse, p)
        content = spans(parse, p.content)
        if not content:
            return None
        source = spans(parse, p.source)
        inside = set(p.content)
        here = parse.sentences[parse.sentence_of[p.cue_head]]
        beside = [t for t in range(here.start, here.end) if t not in inside] if p.head is not None else []
        act, stance = stance_of(view, p)
        also, against = fellows(view, p, stance)
        return AttributionMention(
            source=(source[0][0], source[-1][1]) if source else None,
            source_head=p.head,
            cue=parse.span(*p.cue),
            cue_head=p.cue_head,
            content=content,
            manner=manner(parse, p.content, view.quote_of),
            kind=source_kind(parse, p.head, p.source, self._cues, beside),
            carried=False,
            cue_lemma=parse.lemmas[p.cue_head],
            rule=p.rule,
            probability=round(probability, 4),
            stance=stance,
            act=act,
            listed=bool(p.kind) or is_listed(view, p.cue_head),
            strikes=self._cues.operates("strikes", parse.lemmas[p.cue_head]),
            also=also,
            against=against,
            nobody=p.head is not None and parse.lower[p.head] in _NOBODY,
            refutes=refutes(view, p.content, stance),
            distances=self._cues.operates("distances", parse.lemmas[p.cue_head]),
            clause=any(parse.pos[t] in ("VERB", "AUX") for t in p.content),
            content_tokens=frozenset(p.content),
        )


def _chunks(block_end: list[int]) -> Iterator[tuple[int, int]]:
    """Token ranges of whole paragraphs, about CHUNK tokens each: memory does not grow with the text."""
    start = 0
    while start < len(block_end):
        end = block_end[start]
        while end < len(block_end) and block_end[end] - start <= CHUNK:
            end = block_end[end]
        yield start, end
        start = end


def _by_token(groups: Sequence[frozenset[int]]) -> dict[int, list[int]]:
    """For each token the groups that hold it."""
    out: dict[int, list[int]] = {}
    for j, tokens in enumerate(groups):
        for t in tokens:
            out.setdefault(t, []).append(j)
    return out


def _is_tail(parse: Parse, made: Proposal, rule: Proposal) -> bool:
    """"(Jets bombed a market,) killing five, according to the ministry": a participle that closes a clause is said with the clause, and so is a
    subject with its verb."""
    words = [t for t in made.content if parse.words[t][0].isalnum()]
    if not words or not set(made.content) < set(rule.content):
        return False
    host = next((t for t in rule.content if parse.heads[t] not in rule.content or parse.heads[t] == t), words[0])
    tail = parse.tags[words[0]] == "VBG" and parse.deps[words[0]] == "advcl" and parse.heads[words[0]] < words[0]
    return host not in made.content and (tail or not set(parse.kids(host, "nsubj", "nsubjpass")).isdisjoint(words))


def _known(p: Proposal, chance: float) -> bool:
    return p.rule.startswith(OVERRULES) or (p.kind == "report" and chance >= KNOWN_THRESHOLD)


def _sure(p: Proposal) -> bool:
    """A verb of saying with subject and clause; a noun with its clause."""
    return p.rule.startswith("noun:") or (bool(p.source) and p.kind == "report")


def merged(mentions: list[AttributionMention]) -> list[AttributionMention]:
    """One mention where two heads of one cue were found: the surer one; "were unable to verify" takes over the verb's stance."""
    order = sorted((m for m in mentions if m.cue is not None), key=lambda m: m.cue or (0, 0))
    lost: set[int] = set()
    for k, m in enumerate(order):
        for other in order[k + 1 : k + 1 + NEAR]:
            wide, narrow = (m, other) if _one_cue(m, other) else (other, m)
            if id(m) in lost or id(other) in lost or not _one_cue(wide, narrow):
                continue
            best = max((wide, narrow), key=lambda x: (x.rule.startswith(OVERRULES), x.probability))
            lost.add(id(narrow if best is wide else wide))
            if best is wide and narrow.stance not in {"asserts", wide.stance}:
                wide.stance, wide.act = narrow.stance, narrow.act
    return [m for m in mentions if id(m) not in lost]


def untangle(parse: Parse, mentions: list[AttributionMention]) -> None:
    """Of two that hold one another's cue the inserted one ("said that, according to Damascus, …") gives up the other's words."""
    for inner in mentions:
        if inner.cue_head is None or (parse.pos[inner.cue_head] == "VERB" and parse.lower[inner.cue_head] != "according"):
            continue
        for outer in mentions:
            if outer is inner or outer.cue_head not in inner.content_tokens or inner.cue_head not in outer.content_tokens:
                continue
            rest = frozenset(inner.content_tokens & outer.content_tokens)
            if outer.source is not None and (content := spans(parse, rest)):  # marks alone are no content
                inner.content_tokens, inner.content = rest, content


def divide(view: View, mentions: list[AttributionMention]) -> None:
    """"Eight were killed, according to the army; villagers say 14 died": on either side of a semicolon that stands outside quotation marks
    and between two cues each keeps its own words, where it has any there."""
    parse = view.parse
    by_sentence: dict[int, list[AttributionMention]] = {}
    for m in mentions:
        if m.cue_head is not None and m.cue is not None:
            by_sentence.setdefault(parse.sentence_of[m.cue_head], []).append(m)
    for k, group in by_sentence.items():
        s = parse.sentences[k]
        cuts = [t for t in range(s.start, s.end) if parse.words[t] == ";" and view.quote_of[t] < 0] if len(group) > 1 else []
        sides = {id(m): sum(c < (m.cue_head or 0) for c in cuts) for m in group}
        if len(set(sides.values())) < 2:
            continue
        for m in group:
            own = frozenset(t for t in m.content_tokens if not s.start <= t < s.end or sum(c < t for c in cuts) == sides[id(m)])
            if not own and m.cue_head is not None:  # its words are those of its own clause behind it
                source = set(parse.tokens_in(m.source)) if m.source is not None else set()
                own = frozenset(t for t in parse.descendants(m.cue_head) if t > m.cue_head and sum(c < t for c in cuts) == sides[id(m)] and t not in source)
                own = frozenset(t for t in own if parse.starts[t] >= (m.cue or (0, 0))[1])
            if own != m.content_tokens and (words := spans(parse, own)):
                m.content_tokens, m.content = own, words


def narrow(view: View, mentions: list[AttributionMention]) -> None:
    """"At least 28, or 35, according to activists, were killed": who gives another number answers for that number alone."""
    p = view.parse
    for m in mentions:
        if m.cue_head is None or p.lower[m.cue_head] != "according" or not m.content_tokens:
            continue
        own = _alternative(p, m.cue_head)
        if own:
            m.content_tokens, m.content, m.clause = frozenset(own), spans(p, own), False


def _alternative(p: Parse, cue: int) -> list[int]:
    """The number right before "according", where "or", a bracket or a dash sets it beside another."""
    last = cue - 1 if cue and p.words[cue - 1] == "," else cue
    first = last
    while first > 0 and last - first < _LONGEST and p.lower[first - 1] not in _BESIDE and p.pos[first - 1] not in ("VERB", "AUX", "PUNCT"):
        first -= 1
    own = list(range(first, last))
    beside = first > 0 and p.lower[first - 1] in _BESIDE and (p.words[first - 1] != "or" or (first > 1 and p.words[first - 2] == ","))
    counted = any(p.pos[t] == "NUM" for t in own) and first > 1 and any(p.pos[t] == "NUM" for t in range(max(first - 8, 0), first - 1))
    return own if beside and counted else []


def _inverted(parse: Parse, p: Proposal) -> Proposal:
    """"Warned the minister: “…”": who follows a verb that opens the sentence, before the colon."""
    cue = p.cue_head
    sentence = parse.sentences[parse.sentence_of[cue]]
    who = parse.first(cue, "dobj", "nsubj")
    if parse.pos[cue] != "VERB" or parse.tags[cue] not in ("VBD", "VBZ") or p.cue[0] != sentence.start or who is None or who < cue:
        return p
    source = [t for t in phrase(parse, who) if t not in p.content]
    after = source[-1] + 1 if source else 0
    if not source or after >= len(parse) or parse.words[after] != ":":
        return p
    return replace(p, source=tuple(source), head=who)


def _one_cue(wide: AttributionMention, narrow: AttributionMention) -> bool:
    if wide.cue is None or narrow.cue is None or not (wide.cue[0] <= narrow.cue[0] and narrow.cue[1] <= wide.cue[1]):
        return False
    return 2 * len(wide.content_tokens & narrow.content_tokens) >= len(narrow.content_tokens)


def nest(parse: Parse, mentions: list[AttributionMention]) -> None:
    """Set ``within``: the smallest other attribution whose content holds this one's cue and content."""
    own = [_words(parse, m) for m in mentions]
    firsts = {min(words) for words in own if words}
    holders = _by_token([m.content_tokens & firsts for m in mentions])
    for k, (inner, words) in enumerate(zip(mentions, own, strict=True)):
        best = None
        for j in holders.get(min(words), ()) if words else ():
            outer = mentions[j]
            if j == k or not words <= outer.content_tokens or outer.cue_head in inner.content_tokens:
                continue
            if best is None or len(outer.content_tokens) < len(mentions[best].content_tokens):
                best = j
        inner.within = best


def _words(parse: Parse, m: AttributionMention) -> set[int]:
    """The words of an attribution's content and its cue's head."""
    words = {t for t in m.content_tokens if parse.words[t][0].isalnum()}
    return words if m.cue_head is None else words | {m.cue_head}
