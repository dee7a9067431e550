"""Speech that runs on: a sentence or a quotation that names no source is still its predecessor's.

Kept narrow on purpose: a sentence is carried over only where it plainly goes on with the account, in the same paragraph and
tense, about no new named actor; a quotation only where it stands alone and nobody else could be speaking.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.attribution.grammar import View
from dragoman.coding.attribution.mention import AttributionMention
from dragoman.coding.attribution.quotes import Quote
from dragoman.coding.attribution.sources import manner, source_kind
from dragoman.coding.attribution.syntax import phrase, spans
from dragoman.language import Parse, Sentence

MAX_SENTENCES = 2
MIN_QUOTED = 6  # words
SHARE = 0.6  # what is left of the speaker's probability after one step
BACKSHIFTED = frozenset({"would", "could", "might", "had", "was", "were", "did"})
ANAPHORS = frozenset({"they", "it", "there", "this", "these", "those", "that", "some", "others", "many", "most", "both", "none", "all"})
LISTING = frozenset({"include", "comprise", "range"})  # verbs that say what was meant
PERSONAL = frozenset({"he", "she"})
PERSONS = frozenset({"anonymous", "collective", "office", "voice"})  # kinds of source words that are people


def carried(view: View, mentions: list[AttributionMention]) -> list[AttributionMention]:
    """Attributions without a cue, their source taken from an earlier one. ``mentions`` in the order of the text, nested.

    A quotation that goes on from a mention is added to that mention's content instead.
    """
    taken: set[int] = set()
    for m in mentions:
        taken |= m.content_tokens
        taken |= set(view.parse.tokens_in(m.cue)) if m.cue else set()
    out = list(_quotations(view, mentions, taken))
    for m in mentions:
        if m.within is None and _report(view, m):
            out.extend(_sentences(view, m, taken))
    return out


def _report(view: View, m: AttributionMention) -> bool:
    return m.source is not None and any(r.kind == "report" for r in view.cues.get("verb", m.cue_lemma))


# --- the account goes on ------------------------------------------------------------------------------------------------


def _sentences(view: View, m: AttributionMention, taken: set[int]) -> Iterator[AttributionMention]:
    """"There was little sign of a retreat, the official said. Some units were digging in." """
    p = view.parse
    if m.cue_head is None:
        return
    here = p.sentence_of[m.cue_head]
    if m.kind == "document" or not _closes(p, m, p.sentences[here]):
        return
    past = _past(p, m)
    chance = m.probability
    for k in range(here + 1, min(here + 1 + MAX_SENTENCES, len(p.sentences))):
        s = p.sentences[k]
        if view.block_of[s.start] != view.block_of[m.cue_head] or not ((past and _goes_on(view, s, m, taken)) or _lists_more(view, s, taken)):
            return
        chance *= SHARE
        yield _take_over(view, m, range(s.start, s.end), "carried:sentence", chance)


def _closes(p: Parse, m: AttributionMention, s: Sentence) -> bool:
    """Whether content comes first and source and cue end the sentence."""
    if m.cue is None or m.source is None or m.cue_head is None:
        return False
    last = max(m.cue[1], m.source[1])
    after = [t for t in range(s.start, s.end) if p.starts[t] >= last and p.words[t][0].isalnum()]
    return not after and min(m.content_tokens) < m.cue_head and p.starts[s.start] <= m.source[0]


def _past(p: Parse, m: AttributionMention) -> bool:
    return any(p.tags[t] == "VBD" or p.lower[t] in BACKSHIFTED for t in m.content_tokens)


def _goes_on(view: View, s: Sentence, m: AttributionMention, taken: set[int]) -> bool:
    """Whether a sentence without a cue goes on with what was said before it, as "They had come by night" does."""
    p = view.parse
    words = range(s.start, s.end)
    if any(t in taken or view.quote_of[t] >= 0 for t in words) or p.pos[s.start] in {"ADP", "SCONJ", "CCONJ", "ADV"}:
        return False
    finite = p.tags[s.root] == "VBD" or any(p.lower[c] in BACKSHIFTED for c in p.kids(s.root, "aux", "auxpass"))
    subject = p.first(s.root, "nsubj", "nsubjpass", "expl")
    if not finite or subject is None:
        return False
    if p.pos[subject] == "PRON" or p.lower[subject] in ANAPHORS:
        return p.lower[subject] in ANAPHORS
    known = {p.lower[t] for t in m.content_tokens}
    return p.pos[subject] == "NOUN" or (p.pos[subject] == "PROPN" and p.lower[subject] in known)


def _lists_more(view: View, s: Sentence, taken: set[int]) -> bool:
    """"India is weighing further steps, two officials said. These include closing the border": what the steps are is theirs to tell."""
    p = view.parse
    if any(t in taken or view.quote_of[t] >= 0 for t in range(s.start, s.end)) or p.lemmas[s.root] not in LISTING:
        return False
    subject = p.first(s.root, "nsubj")
    return subject is not None and (p.lower[subject] in ANAPHORS or any(p.lower[c] in ("other", "further", "these", "those") for c in p.kids(subject, "amod", "det")))


# --- quotations that stand alone ------------------------------------------------------------------------------------------


def _quotations(view: View, mentions: list[AttributionMention], taken: set[int]) -> Iterator[AttributionMention]:
    """The mayor was furious. "We have been abandoned." """
    p = view.parse
    outer = sorted((m for m in mentions if m.within is None), key=_end)
    ends = [_end(m) for m in outer]
    opening = {min(m.content_tokens): m for m in reversed(outer)}
    subject: AttributionMention | None = None
    for q in view.quotes:
        words = [t for t in range(q.start, q.end) if p.words[t][0].isalnum()]
        if len(words) < MIN_QUOTED or sum(t in taken for t in words) > 0.2 * len(words) or not _alone(view, q):
            continue
        taken.update(range(q.start, q.end))
        k = bisect_left(ends, q.start)
        last = outer[k - 1] if k else None
        if subject is not None and (last is None or _end(subject) > _end(last)):
            last = subject
        found = _next_speaker(view, q, opening.get(q.end)) or _last_speaker(view, q, last)
        if found is not None:
            _extend(view, found, range(q.start, q.end))
        elif (made := _subject(view, q)) is not None:
            subject = made
            yield made


def _end(m: AttributionMention) -> int:
    return max(max(m.content_tokens), m.cue_head or 0)


def _alone(view: View, q: Quote) -> bool:
    """Whole sentences, with a verb, outside titles."""
    p = view.parse
    first, final = p.sentences[p.sentence_of[q.start]], p.sentences[p.sentence_of[q.end - 1]]
    starts = first.start == q.start or (q.start > 0 and p.words[q.start - 1] in {".", "!", "?", ":"})
    tail = [t for t in range(q.end, final.end) if p.words[t][0].isalnum()]
    verbs = any(p.tags[t] in {"VBD", "VBZ", "VBP", "MD", "VB"} for t in range(q.start, q.end))
    return starts and not tail and verbs and first.part in {"body", "standfirst"}


def _last_speaker(view: View, q: Quote, m: AttributionMention | None) -> AttributionMention | None:
    """Who spoke last, in this paragraph or at the end of the one before, with nobody else named in between."""
    if m is None:
        return None
    p, end = view.parse, _end(m)
    block, own = view.block_of[end], view.block_of[q.start]
    near = block == own or (block[1] == own[0] and q.start == own[0])
    gap = p.sentence_of[q.start] - p.sentence_of[end]
    spoken = m.carried or m.manner != "indirect" or gap <= 1
    return m if near and gap <= 2 and spoken and (m.carried or _report(view, m)) else None


def _next_speaker(view: View, q: Quote, m: AttributionMention | None) -> AttributionMention | None:
    """A quotation left open goes on in the next paragraph: its speaker may be named only there."""
    if m is None or q.closed or q.end != view.block_of[q.start][1]:
        return None
    return m if m.manner == "direct" and _report(view, m) else None


def _subject(view: View, q: Quote) -> AttributionMention | None:
    """The subject of the sentence before, where it is one person."""
    p = view.parse
    k = p.sentence_of[q.start] - 1
    if k < 0 or view.block_of[q.start] != view.block_of[p.sentences[k].start]:
        return None
    root = p.sentences[k].root
    head = p.first(root, "nsubj", "nsubjpass")
    if head is None or any(view.quote_of[t] >= 0 for t in range(p.sentences[k].start, p.sentences[k].end)):
        return None
    person = p.lower[head] in PERSONAL or p.tags[head] == "NNP" or view.cues.heads.get(p.lemmas[head]) in PERSONS
    if not person:
        return None
    source = phrase(p, head)
    kind = source_kind(p, head, source, view.cues)
    content = spans(p, range(q.start, q.end))
    return AttributionMention(
        p.span(source[0], source[-1] + 1), head, None, None, content, "direct", kind, True, "", "carried:subject", 0.4,
        content_tokens=frozenset(range(q.start, q.end)),
    )  # fmt: skip


def _extend(view: View, m: AttributionMention, tokens: range) -> None:
    """The quotation is one more piece of what the same cue governs."""
    m.content_tokens = m.content_tokens | frozenset(tokens)
    m.content = spans(view.parse, m.content_tokens)
    m.manner = manner(view.parse, m.content_tokens, view.quote_of)


def _take_over(view: View, m: AttributionMention, tokens: range, rule: str, chance: float) -> AttributionMention:
    return replace(
        m, cue=None, cue_head=None, content=spans(view.parse, tokens), manner="indirect", carried=True,
        rule=rule, probability=round(chance, 4), within=None, content_tokens=frozenset(tokens),
    )  # fmt: skip
