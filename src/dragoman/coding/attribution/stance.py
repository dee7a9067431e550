"""What kind of act a cue reports, and the stance it gives its source: read from the cue's line, turned by negation."""

from __future__ import annotations

from dragoman.coding.attribution.grammar import Proposal, View
from dragoman.knowledge.cues import CueRow

POS_OF = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb"}


def stance_of(view: View, p: Proposal) -> tuple[str, str]:
    """(kind of act, stance) of a proposal; (report, asserts) for a cue the data file does not know."""
    verb = withheld(view, p.cue_head)
    if verb is not None:
        return verb.kind, verb.negated
    rows = _rows(view, p.cue_head)
    row = next((r for r in rows if r.kind == p.kind), rows[0] if rows else None)
    if row is None:
        return p.kind or "report", p.stance or "asserts"
    return row.kind, row.negated if row.negated and negated(view, p.cue_head) else row.stance


def withheld(view: View, cue: int) -> CueRow | None:
    """The line of the verb that a withholding cue governs: "declined to confirm", "was unable to verify"."""
    parse = view.parse
    for head in (cue, *parse.kids(cue, "acomp", "oprd")):
        if view.cues.operates("withholds", parse.lemmas[head]):
            for verb in parse.kids(head, "xcomp"):
                return next((r for r in view.cues.get("verb", parse.lemmas[verb]) if r.negated), None)
    return None


def is_listed(view: View, cue: int) -> bool:
    """Whether the data file has a line for the cue, whatever part of speech the tagger gave it."""
    return bool(_rows(view, cue)) or any(view.cues.get(pos, view.parse.lemmas[cue]) for pos in ("verb", "noun", "preposition"))


def _rows(view: View, cue: int) -> tuple[CueRow, ...]:
    """Lines of a cue, those with its particle first: "rule out" is not "rule"."""
    parse = view.parse
    pos = POS_OF.get(parse.pos[cue], "preposition")
    particle = next((c for c in parse.kids(cue, "prt", "prep") if c == cue + 1), None)
    if particle is not None and (found := view.cues.get(pos, f"{parse.lemmas[cue]} {parse.lower[particle]}")):
        return found
    return view.cues.get(pos, parse.lemmas[cue])


def negated(view: View, cue: int) -> bool:
    """Whether a negation stands at the cue, at the adjective's copula, or in a verb that withholds it ("declined to")."""
    parse = view.parse
    if parse.first(cue, "neg") is not None or any(parse.lower[c] in {"never", "no"} for c in parse.kids(cue, "advmod", "det")):
        return True
    above = parse.heads[cue]
    if parse.deps[cue] in {"acomp", "oprd"} and parse.first(above, "neg") is not None:
        return True
    return parse.deps[cue] == "xcomp" and (view.cues.operates("withholds", parse.lemmas[above]) or parse.first(above, "neg") is not None)
