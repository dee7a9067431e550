"""Verbs that attribute what their clause, a quotation, an infinitive or their object says."""

from __future__ import annotations

from dragoman.coding.attribution.grammar.proposal import Proposal, View, clause_of, fitted, rows_of
from dragoman.coding.attribution.syntax import RELATIVE, cue_tokens, subject

INVERSION_MARKS = frozenset({",", '"', "”", "''", "»", "'", "’"})


def verb_with_clause(view: View, i: int, lemma: str) -> Proposal | None:
    """"Officials said the bridge was gone"; "the bridge was gone, officials said"."""
    p = view.parse
    for row in rows_of(view, i, lemma, "verb"):
        if "clause" not in row.takes:
            continue
        content = clause_of(view, i)
        if content is None:
            continue
        rule = "clause" if min(content) > i else "clause-first"
        return fitted(view, row, cue_tokens(p, i), i, subject(p, i), content, f"verb:{rule}:{row.lemma}")
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
            return fitted(view, row, (i, i + 1), i, speaker, before, f"verb:inverted:{row.lemma}")
    return None


def verb_with_quote(view: View, i: int, lemma: str) -> Proposal | None:
    """"The talks failed," he told reporters. / He wrote: "The talks failed." """
    p = view.parse
    if view.quote_of[i] >= 0:
        return None
    for row in rows_of(view, i, lemma, "verb"):
        if "quote" not in row.takes or (source := subject(p, i)) is None:
            continue
        near = _quote_beside(view, i)
        if near is not None:
            q = view.quotes[near]
            return fitted(view, row, cue_tokens(p, i), i, source, set(range(q.start, q.end)), f"verb:quote:{row.lemma}")
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
    for row in rows_of(view, i, lemma, "verb"):
        if "infinitive" not in row.takes:
            continue
        for c in p.kids(i, "xcomp", "ccomp"):
            if c > i and p.tags[c] == "VB" and any(p.tags[t] == "TO" for t in p.children[c]):
                content = set(p.descendants(c)) | {t for d in p.kids(i, "dobj") for t in p.descendants(d)}
                return fitted(view, row, cue_tokens(p, i), i, subject(p, i), content, f"verb:infinitive:{row.lemma}")
    return None


def verb_with_object(view: View, i: int, lemma: str) -> Proposal | None:
    """"The ministry denied the report"; "the president accused Kyiv of delay"."""
    p = view.parse
    for row in rows_of(view, i, lemma, "verb"):
        wanted = {"dobj"} if "object" in row.takes else set()
        if "gerund" in row.takes:
            wanted |= {"xcomp"}
        kids = [c for c in p.children[i] if p.deps[c] in wanted and c > i and (p.deps[c] == "dobj" or p.tags[c] == "VBG")]
        source = subject(p, i)
        if not kids or source is None:
            continue
        content = {t for c in kids for t in p.descendants(c)}
        content |= {t for c in p.kids(i, "prep") if p.lower[c] in {"of", "for", "as"} and c > kids[-1] for t in p.descendants(c)}
        return fitted(view, row, cue_tokens(p, i), i, source, content, f"verb:object:{row.lemma}")
    return None


def denied_before(view: View, i: int, lemma: str) -> Proposal | None:
    """"…, a charge Moscow denies", "…, which Kyiv denied", "claims rejected by the army", "…, a claim Kyiv called false": what was told before is denied in passing."""
    p = view.parse
    false = p.deps[i] in {"relcl", "acl"} and any(view.cues.operates("falsehood", p.lower[c]) for c in p.called(i))
    row = next((r for r in view.cues.get("verb", "deny" if false else lemma) if r.stance == "denies" and r.kind == "report"), None)
    if row is None:
        return None
    aside = p.deps[i] == "advcl" and any(p.lower[c] == "which" and p.words[c - 1] == "," for c in p.kids(i, "dobj"))  # hung on the clause that is denied
    if not (p.deps[i] in {"relcl", "acl"} or aside) or p.kids(i, "ccomp", "xcomp"):
        return None
    told = p.heads[i]
    if p.deps[i] == "acl" and not p.kids(i, "nsubj"):
        agent = p.first(i, "agent")
        place = next((c for c in p.kids(i, "prep") if p.lower[c] == "in"), None) if agent is None else None  # "a charge dismissed in Kiev as an invention"
        by = agent if agent is not None else place
        who = p.first(by, "pobj") if p.tags[i] == "VBN" and by is not None else None
        who = None if place is not None and (who is None or p.pos[who] != "PROPN") else who
    else:
        who = p.first(i, "nsubj")
    named = (view.cues.operates("told", p.lemmas[told]) or (p.lower[told] == "something" and p.words[told - 1] == ",")) and not p.kids(told, "ccomp") and not [c for c in p.kids(told, "acl") if c != i]
    which = next((c for c in p.kids(i, "dobj") if p.lower[c] == "which"), None)
    if who is None or p.lower[who] in RELATIVE or not (named or (which is not None and p.words[which - 1] == ",")):
        return None
    content = {which} if which is not None else set(p.descendants(told)) - set(p.descendants(i))
    content |= {t for c in p.called(i) for t in p.descendants(p.heads[c] if p.lower[p.heads[c]] == "as" else c)} if false else set()
    return fitted(view, row, cue_tokens(p, i), i, who, content, f"verb:denied-before:{lemma}")


def quoted_as_saying(view: View, i: int, lemma: str) -> Proposal | None:
    """"The general was quoted as saying the road was open": the speaker is the passive's subject."""
    p = view.parse
    if p.tags[i] != "VBG" or p.deps[i] not in {"pcomp", "advcl", "pobj"}:
        return None
    prep = p.heads[i]
    verb = p.heads[prep]
    if verb > i or p.lower[prep] != "as" or not view.cues.operates("quotes", p.lemmas[verb]) or not (rows := rows_of(view, i, lemma, "verb")):
        return None
    content = clause_of(view, i) or ({t for d in p.kids(i, "dobj") for t in p.descendants(d)})
    quoted = p.first(verb, "nsubjpass") or p.first(verb, "dobj") or subject(p, verb)
    cue = (cue_tokens(p, verb)[0], i + 1)
    if content and i - cue[0] <= 8:
        return fitted(view, rows[0], cue, i, quoted, set(content), f"verb:quoted-as:{lemma}")
    return None


def passive(view: View, i: int, lemma: str) -> Proposal | None:
    """"The strike was confirmed by the army"; "it was reported that…"; "the commander is believed to be dead"."""
    p = view.parse
    if p.tags[i] != "VBN" or p.first(i, "auxpass") is None:
        return None
    agent = p.first(i, "agent")
    by = p.first(agent, "pobj") if agent is not None else None
    told = p.first(i, "nsubjpass")
    for row in rows_of(view, i, lemma, "verb"):
        cue = cue_tokens(p, i)
        content = clause_of(view, i)
        if content is not None and "clause" in row.takes:
            if told is not None and p.pos[told] != "PRON" and row.kind == "report" and lemma in {"tell", "inform"}:
                return None
            return fitted(view, row, cue, i, by, content, f"passive:clause:{row.lemma}")
        raised = [c for c in p.kids(i, "xcomp") if c > i and (p.tags[c] == "VB" or any(p.tags[a] == "TO" for a in p.kids(c, "aux")))]
        if raised and told is not None and ("clause" in row.takes or "infinitive" in row.takes):
            content = set(p.descendants(told)) | {t for c in raised for t in p.descendants(c)}
            return fitted(view, row, cue, i, by, content, f"passive:raised:{row.lemma}")
        if by is not None and told is not None and row.kind in {"report", "evaluation"}:
            return fitted(view, row, (cue[0], cue[1]), i, by, set(p.descendants(told)), f"passive:agent:{row.lemma}")
    return None
