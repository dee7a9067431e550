"""Attributions of one sentence that answer for a part of it only: on their side of a semicolon, or for another number; changed in place."""

from __future__ import annotations

from dragoman.coding.attribution.grammar import View, is_told
from dragoman.coding.attribution.mention import AttributionMention
from dragoman.coding.attribution.syntax import spans
from dragoman.language import Parse

_BESIDE = frozenset({"or", "(", "-", "–", "—"})  # what sets a second number beside a first
_AGAINST = frozenset({"while", "whereas", "though", "although"})
_MEANWHILE = frozenset({"while", "whereas"})
_UTTERING = frozenset("express voice speak put say tell claim report urge warn welcome condemn criticise criticize praise insist maintain deny dispute demand call".split())
_NEAR = 3  # cues behind one another in a sentence
_LONGEST = 6  # tokens of such a number


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
            if not own and view.parse.deps[m.cue_head or 0] != "parataxis" and _has_none(parse, m):
                mentions.remove(m)
                continue
            if not own and m.cue_head is not None:  # its words are those of its own clause behind it
                source = set(parse.tokens_in(m.source)) if m.source is not None else set()
                own = frozenset(t for t in parse.descendants(m.cue_head) if t > m.cue_head and sum(c < t for c in cuts) == sides[id(m)] and t not in source)
                own = frozenset(t for t in own if parse.starts[t] >= (m.cue or (0, 0))[1])
            if own != m.content_tokens and (words := spans(parse, own)):
                m.content_tokens, m.content = own, words


def unmixed(view: View, mentions: list[AttributionMention]) -> None:
    """"Denied the charge, in which the opposition says 15 were killed": what stands behind another's cue and is his is not the first one's too, unless the
    cue itself is."""
    parse = view.parse
    order = sorted((m for m in mentions if m.cue_head is not None), key=lambda m: m.cue_head or 0)
    for k, m in enumerate(order):
        for other in order[k + 1 : k + 1 + _NEAR]:
            cue = other.cue_head or 0
            if parse.sentence_of[cue] != parse.sentence_of[m.cue_head or 0] or (cue in m.content_tokens and not _contrasted(parse, m, cue)):
                continue
            own = frozenset(t for t in m.content_tokens if t < cue or t not in other.content_tokens)
            if own != m.content_tokens:
                own -= _own_words(parse, other)
            if own != m.content_tokens and (any(t > (m.cue_head or 0) for t in own) or _contrasted(parse, m, cue)) and (words := spans(parse, own)):
                m.content_tokens, m.content = own, words


def _keeps(parse: Parse, m: AttributionMention, own: frozenset[int]) -> None:
    """Leaves an attribution these tokens alone, if they say anything."""
    if words := spans(parse, own):
        m.content_tokens, m.content = own, words


def _contrasted(parse: Parse, m: AttributionMention, cue: int) -> bool:
    """"5,000 rallied, according to police, while the opposition claimed a turnout of 20,000": behind a source in the middle another is set against it."""
    before = m.cue_head is not None and min(m.content_tokens, default=cue) < m.cue_head < cue
    return before and parse.deps[cue] == "advcl" and any(parse.lower[c] in _AGAINST for c in parse.kids(cue, "mark"))


def _own_words(parse: Parse, m: AttributionMention) -> frozenset[int]:
    """The tokens of source and cue."""
    return frozenset(t for span in (m.source, m.cue) if span is not None for t in parse.tokens_in(span))


def answered(view: View, mentions: list[AttributionMention]) -> None:
    """"Blamed Washington for the revolt, a charge that the embassy rejected": what answers a charge is no part of the words of who makes it."""
    parse = view.parse
    for other in mentions:
        clause = next((a for a in (other.cue_head or 0, *parse.ancestors(other.cue_head or 0)) if parse.deps[a] in ("relcl", "acl") or (parse.deps[a] == "amod" and parse.heads[a] < a)), 0)
        noun = parse.heads[clause]
        if not is_told(view, noun):
            continue
        first = parse.edges[noun][0]
        if first == 0 or parse.words[first - 1] != "," or (parse.lower[first] not in ("a", "an") and first != noun) or other.stance == "asserts":
            continue
        cue = other.cue_head
        for m in mentions:
            if m is not other and m.cue_head is not None and m.cue_head < first and cue in m.content_tokens:
                own = frozenset(t for t in m.content_tokens if t < first - 1 or t >= parse.edges[noun][1])
                _keeps(parse, m, own)


def set_against(view: View, mentions: list[AttributionMention]) -> None:
    """"Observers of the Union said the vote was fair, while those of the League expressed concern": what another says or thinks behind a comma is no part of
    what the first said."""
    parse = view.parse
    cues = {m.cue_head: m for m in mentions if m.cue_head is not None}
    for m in mentions:
        for w in sorted(t for t in m.content_tokens if parse.lower[t] in _MEANWHILE and parse.deps[t] == "mark" and parse.words[t - 1] == ","):
            verb = parse.heads[w]
            other = cues.get(verb)
            speaks = parse.lemmas[verb] in _UTTERING or (other is not None and other.source_head not in (None, m.source_head))
            if m.cue_head is None or not m.cue_head < w < verb or parse.deps[verb] != "advcl" or not speaks or not parse.kids(verb, "nsubj") or view.quote_of[w] >= 0:
                continue
            own = m.content_tokens - frozenset(range(w - 1, max(parse.descendants(verb)) + 1))
            if any(m.cue_head < t < w for t in own):  # and not "said, while the council agreed, …"
                m.content_tokens, m.content = own, spans(parse, own)


def counted_apart(view: View, mentions: list[AttributionMention]) -> None:
    """"The hospital said shells had hit the market and put the toll at 12": the toll is no part of what it said before "and", though it is its own."""
    parse = view.parse
    for m in (m for m in mentions if m.rule.startswith("verb:amount") and m.cue_head is not None and parse.deps[m.cue_head] == "conj"):
        for other in mentions:
            if other.source_head != m.source_head or m.cue_head not in other.content_tokens or other is m:
                continue
            joint = max((c for c in parse.kids(parse.heads[m.cue_head or 0], "cc") if c < (m.cue_head or 0)), default=m.cue_head or 0)
            own = frozenset(t for t in other.content_tokens if t < joint or (t not in m.content_tokens and t > max(m.content_tokens)))
            _keeps(parse, other, own)


def _has_none(parse: Parse, m: AttributionMention) -> bool:
    """"Lahore proposed talks; Delhi has not replied": who says nothing of his own is no source of what stands before the semicolon."""
    if m.cue_head is None or not parse.kids(m.cue_head, "neg"):
        return False
    return all(parse.deps[c] in ("nsubj", "aux", "neg", "punct", "advmod", "ccomp", "npadvmod") and (parse.deps[c] != "ccomp" or c < m.cue_head) for c in parse.children[m.cue_head])


def parted(view: View, mentions: list[AttributionMention]) -> None:
    """"Ten were killed, police said, and the rebels said they would stop": behind "and" another speaks for himself, and not in the words of the first."""
    parse = view.parse
    cues = {m.cue_head: m for m in mentions if m.cue_head is not None and m.source_head is not None}
    for m in mentions:
        end = None if m.cue_head is None else _inserted(parse, m)
        if end is None or not any(t < (m.cue_head or 0) for t in m.content_tokens):
            continue
        sentence = parse.sentences[parse.sentence_of[end]]
        other = next((c for c in range(end, sentence.end) if c in cues and (cues[c].source_head or 0) > end), None)
        if other is None or view.quote_of[end] >= 0:
            continue
        if any(parse.deps[t] in ("nsubj", "nsubjpass") and parse.heads[t] != other for t in range(end, other) if parse.heads[t] >= end):
            continue  # somebody acts before the other speaks: that is still told by the first
        own = frozenset(t for t in m.content_tokens if t < end or t >= sentence.end)
        _keeps(parse, m, own)


def interrupted(view: View, mentions: list[AttributionMention]) -> None:
    """"The hostage was freed, according to negotiators, for a ransom, but her captors took another": a source set into a clause answers for that clause, and not
    for one with a subject of its own behind "but", "while" or "and"."""
    parse = view.parse
    for m in mentions:
        cue = m.cue_head
        if cue is None or parse.lower[cue] != "according" or not any(t < cue for t in m.content_tokens) or parse.deps[cue] not in ("prep", "advcl"):
            continue
        verb = next((a for a in parse.ancestors(cue) if parse.pos[a] in ("VERB", "AUX")), None)
        end = next((c for c in sorted(m.content_tokens) if c > cue and verb is not None and _is_next(parse, verb, c) and view.quote_of[c] < 0), None)
        if end is None:
            continue
        own = frozenset(t for t in m.content_tokens if t < end)
        _keeps(parse, m, own)


def spoken_of_one(view: View, mentions: list[AttributionMention]) -> None:
    """"Mauritania, whose jets bombed a camp, killing two women, its critics say, has urged Europe to …": "its critics" between commas answer for the words right before
    them, and not for what Mauritania goes on to do."""
    parse = view.parse
    for m in mentions:
        cue, head = m.cue_head, m.source_head
        if cue is None or head is None or head > cue or parse.words[cue + 1 : cue + 2] != [","] or parse.deps[cue] not in ("parataxis", "ccomp") or not parse.kids(head, "poss"):
            continue
        owner, begin = parse.first(head, "poss"), parse.edges[head][0]
        if owner is None or parse.lower[owner] not in ("its", "their", "his", "her") or parse.words[begin - 1] != "," or not any(t > cue for t in m.content_tokens):
            continue
        before = next((t for t in range(begin - 2, 0, -1) if parse.words[t] == ","), None)
        own = frozenset(t for t in m.content_tokens if before is not None and before < t < begin)
        _keeps(parse, m, own)


def _is_next(parse: Parse, verb: int, joint: int) -> bool:
    """Whether a word joins a clause with a subject of its own to a verb, or to one that governs it, behind a comma."""
    above = {verb, *parse.ancestors(verb)}
    if parse.words[joint - 1] != ",":
        return False
    if parse.deps[joint] == "cc" and parse.lower[joint] in ("but", "and", "yet"):
        other = next((c for c in parse.kids(parse.heads[joint], "conj") if c > joint), None)
        return parse.heads[joint] in above and other is not None and bool(parse.kids(other, "nsubj", "nsubjpass"))
    clause = parse.heads[joint]
    return parse.deps[joint] == "mark" and parse.lower[joint] in _AGAINST and clause > joint and parse.heads[clause] in above and bool(parse.kids(clause, "nsubj", "nsubjpass"))


def _inserted(parse: Parse, m: AttributionMention) -> int | None:
    """The "and" behind a cue that stands between commas: "…, police said, and …"."""
    after = parse.tokens_in(m.cue or (0, 0)).stop
    joint = after + 1
    if joint >= len(parse) or parse.words[after] != "," or parse.lower[joint] not in ("and", "but", "while"):
        return None
    return joint if parse.sentence_of[joint] == parse.sentence_of[after - 1] else None


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
