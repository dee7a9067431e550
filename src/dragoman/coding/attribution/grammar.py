"""Attributions read off the parse by rule: verbs, nouns and adverbs that attribute, "according to", passives, headlines.

Each rule is a function from the parse and one token to a ``Proposal``. The trained tagger goes first where it is at hand;
the rules then fill what it misses, tell nested attributions from the rest, and are all there is for a parse built by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dragoman.coding.attribution.quotes import Quote
from dragoman.coding.attribution.syntax import (
    RELATIVE,
    antecedent,
    clause_head,
    cue_tokens,
    phrase,
    subject,
    subject_of_noun,
    trim,
)
from dragoman.knowledge.cues import CueRow, CueTable
from dragoman.language import Parse

# How a second counter hangs on the words around it where its verb is left out.
_BESIDE = frozenset({"appos", "conj", "npadvmod", "dep"})
# Capitals that say nothing of whose a noun is.
_TELLS_NOTHING = frozenset({"the", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "new", "first"})
INVERSION_MARKS = frozenset({",", '"', "”", "''", "»", "'", "’"})


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


def propose(view: View) -> list[Proposal]:
    """All rule-based attributions, in the order of their cues; one a cue."""
    out: dict[int, Proposal] = {}
    p = view.parse
    known, counting = view.cues.kinds, view.cues.counting
    particled = view.cues.particled
    for i, (lemma, pos) in enumerate(zip(p.lemmas, p.pos, strict=True)):
        rules = _RULES.get(pos)
        if rules is None or (pos in _LISTED and lemma not in known and lemma not in particled and lemma not in counting and p.lower[i] != "according"):
            continue
        for rule in rules:
            if i not in out and (found := rule(view, i, lemma)) is not None:
                out[found.cue_head] = found
    return [out[k] for k in sorted(out)]


def _make(view: View, row: CueRow, cue: tuple[int, int], head: int, source: int | None, content: set[int], rule: str) -> Proposal | None:
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
    own = view.quote_of[cue_head]
    for k in {view.quote_of[t] for t in content} - {-1, own}:
        q = view.quotes[k]
        inside = sorted(t for t in content if view.quote_of[t] == k)
        if len(inside) * 2 >= q.end - q.start or inside[0] <= q.start + 1 or inside[-1] >= q.end - 2:
            content |= set(range(q.start, q.end))
    return content


# --- verbs ------------------------------------------------------------------------------------------------------------


def _rows(view: View, i: int, lemma: str, pos: str) -> list[CueRow]:
    """The lines for a word, those with its particle or preposition first."""
    p = view.parse
    out: list[CueRow] = []
    for c in p.children[i]:
        if p.deps[c] in {"prt", "prep"} and c > i:
            out += view.cues.get(pos, f"{lemma} {p.lower[c]}")
    return out + list(view.cues.get(pos, lemma))


def verb_with_clause(view: View, i: int, lemma: str) -> Proposal | None:
    """"Officials said the bridge was gone"; "the bridge was gone, officials said"."""
    p = view.parse
    for row in _rows(view, i, lemma, "verb"):
        if "clause" not in row.takes:
            continue
        content = _clause(view, i)
        if content is None:
            continue
        rule = "clause" if min(content) > i else "clause-first"
        return _make(view, row, cue_tokens(p, i), i, subject(p, i), content, f"verb:{rule}:{row.lemma}")
    return None


def inverted(view: View, i: int, lemma: str) -> Proposal | None:
    """"The crossing is shut, announced the governor": the speaker follows the verb and is read as its object."""
    p = view.parse
    if p.tags[i] not in {"VBD", "VBZ", "VBP"} or i == 0 or i + 1 >= len(p) or p.words[i - 1] not in INVERSION_MARKS:
        return None
    speaker = next((c for c in p.children[i] if c > i and p.deps[c] in {"dobj", "oprd", "attr"} and p.edges[c][0] == i + 1), None)
    if speaker is None or p.pos[speaker] not in {"NOUN", "PROPN", "PRON"} or p.first(i, "nsubj", "nsubjpass") is not None:
        return None
    s = p.sentences[p.sentence_of[i]]
    before = set(range(s.start, i - 1))
    if not any(p.tags[t] in {"VBD", "VBZ", "VBP", "MD"} for t in before) or any(p.tags[c] == "CC" and c > i for c in p.children[i]):
        return None
    for row in view.cues.get("verb", lemma):
        if row.kind == "report" and "clause" in row.takes:
            return _make(view, row, (i, i + 1), i, speaker, before, f"verb:inverted:{row.lemma}")
    return None


def _clause(view: View, i: int) -> set[int] | None:
    """Tokens of the clause that a verb of saying governs, or that it stands beside: "Two died, police said"."""
    p = view.parse
    for c in p.children[i]:
        if p.deps[c] == "ccomp" and p.pos[c] != "PUNCT":
            return _with_conjuncts(p, c, i)
    if p.deps[i] in {"parataxis", "ccomp"} and p.heads[i] != i:
        host = p.heads[i]
        if p.deps[i] == "parataxis" and clause_head(p, host) == host:
            return set(p.descendants(host)) - set(p.descendants(i))
    return None


def _with_conjuncts(p: Parse, clause: int, cue: int) -> set[int]:
    return set(p.descendants(clause)) - {cue}


def verb_with_quote(view: View, i: int, lemma: str) -> Proposal | None:
    """"The talks failed," he told reporters. / He wrote: "The talks failed." """
    p = view.parse
    if view.quote_of[i] >= 0:
        return None
    for row in _rows(view, i, lemma, "verb"):
        if "quote" not in row.takes or (source := subject(p, i)) is None:
            continue
        near = _quote_beside(view, i)
        if near is not None:
            q = view.quotes[near]
            return _make(view, row, cue_tokens(p, i), i, source, set(range(q.start, q.end)), f"verb:quote:{row.lemma}")
    return None


def _quote_beside(view: View, i: int) -> int | None:
    """The quotation that ends just before the cue's clause begins, or begins just after it, in the same sentence."""
    p = view.parse
    s = p.sentences[p.sentence_of[i]]
    own = [t for t in p.descendants(i) if view.quote_of[t] < 0]
    left, right = min(own, default=i), max(own, default=i)
    best = None
    for k in sorted({view.quote_of[t] for t in range(s.start, s.end)} - {-1}):
        q = view.quotes[k]
        if q.end - q.start < 4:
            continue
        if q.start > i and q.start - right <= 3 and q.start >= right - 1:
            return k
        if q.end <= i and (left - q.end <= 2 or i - q.end <= 4):
            best = k
    return best


def verb_with_infinitive(view: View, i: int, lemma: str) -> Proposal | None:
    """"The government promised to withdraw"; "the mediator urged both sides to stop"."""
    p = view.parse
    for row in _rows(view, i, lemma, "verb"):
        if "infinitive" not in row.takes:
            continue
        for c in p.kids(i, "xcomp", "ccomp"):
            if c > i and p.tags[c] == "VB" and any(p.tags[t] == "TO" for t in p.children[c]):
                content = set(p.descendants(c)) | {t for d in p.kids(i, "dobj") for t in p.descendants(d)}
                return _make(view, row, cue_tokens(p, i), i, subject(p, i), content, f"verb:infinitive:{row.lemma}")
    return None


def verb_with_object(view: View, i: int, lemma: str) -> Proposal | None:
    """"The ministry denied the report"; "the president accused Kyiv of delay"."""
    p = view.parse
    for row in _rows(view, i, lemma, "verb"):
        wanted = {"dobj"} if "object" in row.takes else set()
        if "gerund" in row.takes:
            wanted |= {"xcomp"}
        kids = [c for c in p.children[i] if p.deps[c] in wanted and c > i and (p.deps[c] == "dobj" or p.tags[c] == "VBG")]
        source = subject(p, i)
        if not kids or source is None:
            continue
        content = {t for c in kids for t in p.descendants(c)}
        content |= {t for c in p.kids(i, "prep") if p.lower[c] in {"of", "for", "as"} and c > kids[-1] for t in p.descendants(c)}
        return _make(view, row, cue_tokens(p, i), i, source, content, f"verb:object:{row.lemma}")
    return None


def denied_before(view: View, i: int, lemma: str) -> Proposal | None:
    """"…, a charge Moscow denies", "…, which Kyiv denied", "claims rejected by the army": what was told before is denied in passing."""
    p = view.parse
    row = next((r for r in view.cues.get("verb", lemma) if r.stance == "denies" and r.kind == "report"), None)
    if row is None or p.deps[i] not in {"relcl", "acl"} or p.kids(i, "ccomp", "xcomp"):
        return None
    told = p.heads[i]
    if p.deps[i] == "acl":
        agent = p.first(i, "agent")
        who = p.first(agent, "pobj") if p.tags[i] == "VBN" and agent is not None else None
    else:
        who = p.first(i, "nsubj")
    named = view.cues.operates("told", p.lemmas[told]) and not p.kids(told, "ccomp") and not [c for c in p.kids(told, "acl") if c != i]
    which = next((c for c in p.kids(i, "dobj") if p.lower[c] == "which"), None)
    if who is None or p.lower[who] in RELATIVE or not (named or (which is not None and p.words[which - 1] == ",")):
        return None
    content = {which} if which is not None else set(p.descendants(told)) - set(p.descendants(i))
    return _make(view, row, cue_tokens(p, i), i, who, content, f"verb:denied-before:{lemma}")


def verb_with_amount(view: View, i: int, lemma: str) -> Proposal | None:
    """"The council put the death toll at 40", "spoke of 14 deaths", "counted 70 arrests": what is counted and the number are the content."""
    p = view.parse
    source, counted = subject(p, i), p.kids(i, "dobj")
    rows = [r for r in _rows(view, i, lemma, "verb") if "amount" in r.takes] if source is not None and p.first(i, "auxpass") is None else []
    for row in rows:
        particle = row.lemma.partition(" ")[2]
        spots = [i] if particle else [i, *counted]
        names = {particle} if particle else {"at", "as"}
        told = [prep for c in spots for prep in p.kids(c, "prep") if p.lower[prep] in names and prep > i and any(_numbered(p, o) for o in p.kids(prep, "pobj"))]
        if not told and "count" in row.takes:
            told = [c for c in counted if _numbered(p, c)]
        if told:
            content = {t for c in (*told, *counted) for t in p.descendants(c)}
            return _make(view, row, cue_tokens(p, i), i, source, content, f"verb:amount:{row.lemma}")
    return None


def _numbered(p: Parse, t: int) -> bool:
    """A number, or a noun with one."""
    return p.pos[t] == "NUM" or bool(p.kids(t, "nummod"))


def amount_alone(view: View, i: int, _lemma: str) -> Proposal | None:
    """"(The army spoke of five dead,) the rebels of 46": who counts where the verb is left out."""
    p = view.parse
    number, who = p.first(i, "pobj"), p.heads[i]
    if number is None or p.pos[number] != "NUM" or i != who + 1 or p.pos[who] not in {"NOUN", "PROPN"} or p.deps[who] not in _BESIDE:
        return None
    before = p.edges[who][0] - 1
    if before < 0 or p.lower[before] not in {",", "and", "but", ";"}:
        return None
    for verb in p.ancestors(who):
        row = next((r for r in view.cues.get("verb", f"{p.lemmas[verb]} {p.lower[i]}") if "amount" in r.takes), None)
        if row is not None and verb < who:
            return _make(view, row, (i, i + 1), i, who, set(p.descendants(number)), "verb:amount-alone")
    return None


def quoted_as_saying(view: View, i: int, lemma: str) -> Proposal | None:
    """"The general was quoted as saying the road was open": the speaker is the passive's subject."""
    p = view.parse
    if p.tags[i] != "VBG" or p.deps[i] not in {"pcomp", "advcl", "pobj"}:
        return None
    prep = p.heads[i]
    verb = p.heads[prep]
    if verb > i or p.lower[prep] != "as" or not view.cues.operates("quotes", p.lemmas[verb]) or not (rows := _rows(view, i, lemma, "verb")):
        return None
    content = _clause(view, i) or ({t for d in p.kids(i, "dobj") for t in p.descendants(d)})
    quoted = p.first(verb, "nsubjpass") or p.first(verb, "dobj") or subject(p, verb)
    cue = (cue_tokens(p, verb)[0], i + 1)
    if content and i - cue[0] <= 8:
        return _make(view, rows[0], cue, i, quoted, set(content), f"verb:quoted-as:{lemma}")
    return None


def passive(view: View, i: int, lemma: str) -> Proposal | None:
    """"The strike was confirmed by the army"; "it was reported that…"; "the commander is believed to be dead"."""
    p = view.parse
    if p.tags[i] != "VBN" or p.first(i, "auxpass") is None:
        return None
    agent = p.first(i, "agent")
    by = p.first(agent, "pobj") if agent is not None else None
    told = p.first(i, "nsubjpass")
    for row in _rows(view, i, lemma, "verb"):
        cue = cue_tokens(p, i)
        content = _clause(view, i)
        if content is not None and "clause" in row.takes:
            if told is not None and p.pos[told] != "PRON" and row.kind == "report" and lemma in {"tell", "inform"}:
                return None
            return _make(view, row, cue, i, by, content, f"passive:clause:{row.lemma}")
        raised = [c for c in p.kids(i, "xcomp") if c > i and p.tags[c] == "VB"]
        if raised and told is not None and ("clause" in row.takes or "infinitive" in row.takes):
            content = set(p.descendants(told)) | {t for c in raised for t in p.descendants(c)}
            return _make(view, row, cue, i, by, content, f"passive:raised:{row.lemma}")
        if by is not None and told is not None and row.kind in {"report", "evaluation"}:
            return _make(view, row, (cue[0], cue[1]), i, by, set(p.descendants(told)), f"passive:agent:{row.lemma}")
    return None


# --- nouns, adverbs, prepositions ---------------------------------------------------------------------------------------


def noun_with_clause(view: View, i: int, lemma: str) -> Proposal | None:
    """"Russia's claim that…", "reports that…", "a promise by the rebels to leave"."""
    p = view.parse
    for row in view.cues.get("noun", lemma):
        for c in p.kids(i, "acl", "ccomp", "relcl"):
            if c < i:
                continue
            to = any(p.tags[t] == "TO" for t in p.children[c]) and p.tags[c] == "VB"
            that = any(p.lower[t] in {"that", "whether"} and p.deps[t] == "mark" for t in p.children[c])
            if not ((to and "infinitive" in row.takes) or (that and "clause" in row.takes)):
                continue
            source, left = _owner(view, i)
            made = _make(view, row, (left, i + 1), i, source, set(p.descendants(c)), f"noun:{row.lemma}")
            return _of_people(view, made) if made is not None and source is None else made
    return None


def _of_people(view: View, made: Proposal) -> Proposal:
    """"Ukrainian claims that …": whose the noun is, told by an adjective or a name before it; the noun itself is asked for its owner."""
    p = view.parse
    whose = [c for c in p.kids(made.cue_head, "amod", "compound", "nmod") if c < made.cue_head and p.words[c][:1].isupper() and p.lower[c] not in _TELLS_NOTHING]
    if not whose or p.sentences[p.sentence_of[whose[0]]].start == whose[0]:
        return made
    return replace(made, source=(whose[0],), head=made.cue_head)


def _owner(view: View, noun: int) -> tuple[int | None, int]:
    """Whose noun, and where the cue begins: "issued a warning that" belongs to the subject of the light verb."""
    p = view.parse
    own = subject_of_noun(p, noun)
    if own is not None:
        return own, noun
    verb = p.heads[noun]
    if any(r.stance == "denies" for r in view.cues.get("verb", p.lemmas[verb])) and not view.cues.operates("withholds", p.lemmas[verb]):
        return None, noun  # who denies a claim does not make it
    if p.deps[noun] in {"dobj", "attr"} and p.pos[verb] == "VERB" and 0 < noun - verb <= 4:
        return subject(p, verb), cue_tokens(p, verb)[0]
    return None, noun


def noun_with_amount(view: View, i: int, lemma: str) -> Proposal | None:
    """"The army's own count was 31": the number is its owner's."""
    p = view.parse
    row = next((r for r in view.cues.get("noun", lemma) if "amount" in r.takes), None)
    source, verb = subject_of_noun(p, i), p.heads[i]
    if row is None or source is None or p.deps[i] != "nsubj" or p.lemmas[verb] != "be":
        return None
    told = [c for c in p.kids(verb, "attr", "acomp") if _numbered(p, c)]
    return _make(view, row, (i, i + 1), i, source, {t for c in told for t in p.descendants(c)}, f"verb:amount:{row.lemma}") if told else None


def adjective_with_clause(view: View, i: int, lemma: str) -> Proposal | None:
    """"The minister is confident that…", "the rebels are willing to…"."""
    p = view.parse
    for row in view.cues.get("adjective", lemma):
        for c in p.kids(i, "ccomp", "xcomp"):
            if c < i:
                continue
            to = p.tags[c] == "VB" and any(p.tags[t] == "TO" for t in p.children[c])
            if (to and "infinitive" in row.takes) or (not to and "clause" in row.takes and p.deps[c] == "ccomp"):
                source = subject(p, p.heads[i]) if p.deps[i] in {"acomp", "oprd"} else None
                left = p.heads[i] if source is not None and i - p.heads[i] <= 3 else i
                return _make(view, row, (min(left, i), i + 1), i, source, set(p.descendants(c)), f"adjective:{row.lemma}")
    return None


def according_to(view: View, i: int, _lemma: str) -> Proposal | None:
    """"Ten people died, according to the police": the clause it hangs on is the content."""
    p = view.parse
    if p.lower[i] != "according" or i + 1 >= len(p) or p.lower[i + 1] != "to":
        return None
    rows = view.cues.get("preposition", "according to")
    head = p.first(i + 1, "pobj", "pcomp")
    top = p.heads[i]
    if head is None:
        head = next((c for c in p.children[i] if p.deps[c] in {"pobj", "dobj"}), None)
    if not rows or head is None:
        return None
    verb = clause_head(p, top) if top != i else None
    while verb is not None and p.tags[verb] == "VBG" and p.deps[verb] == "advcl" and p.words[i - 1] == "," and p.heads[verb] < verb < i:
        verb = p.heads[verb]  # "bombed a market, killing five, according to"
    own = set(p.descendants(i))
    if verb is None or verb == i:
        s = p.sentences[p.sentence_of[i]]
        content = set(range(s.start, s.end)) - own
    else:
        content = set(p.descendants(verb)) - own
    return _make(view, rows[0], (i, i + 2), i, head, content, "according-to")


def hearsay_adverb(view: View, i: int, _lemma: str) -> Proposal | None:
    """"The convoy reportedly crossed the border": somebody says so, and the text does not say who."""
    p = view.parse
    rows = view.cues.get("adverb", p.lower[i])
    verb = clause_head(p, p.heads[i]) if rows else None
    if verb is None:
        return None
    content = set(p.descendants(verb)) - {i}
    return _make(view, rows[0], (i, i + 1), i, None, content, f"adverb:{p.lower[i]}")


Rule = Callable[[View, int, str], Proposal | None]
_OF_VERBS: tuple[Rule, ...] = (
    denied_before, quoted_as_saying, according_to, passive, inverted, verb_with_clause, verb_with_infinitive, verb_with_quote, verb_with_object, verb_with_amount
)  # fmt: skip
_RULES: dict[str, tuple[Rule, ...]] = {
    "VERB": _OF_VERBS, "AUX": _OF_VERBS, "NOUN": (noun_with_clause, noun_with_amount), "ADJ": (adjective_with_clause,), "ADV": (hearsay_adverb,),
    "ADP": (according_to, amount_alone), "SCONJ": (according_to,),
}  # fmt: skip
# Of these parts of speech only words that the data file knows, alone or with a particle, are cues ("according" aside).
_LISTED = frozenset({"VERB", "AUX", "NOUN", "ADJ"})


# --- headlines ----------------------------------------------------------------------------------------------------------


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
    made = _make(view, row, (mark, mark + 1), mark, None, set(content) - inside, rule)
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
