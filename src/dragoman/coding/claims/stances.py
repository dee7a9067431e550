"""What each holder makes of an event: asserts, denies, doubts, cannot confirm or only reports it."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.records import Attribution, Event, Holder, Source, Span, Stance, StanceKind, Step, is_averted

# Words of a source that withholds its own judgement: their signatures have this class.
_WITHHELD = ("confirm", "verify", "know", "tell", "comment", "corroborate", "rule", "deny", "denied", "denies")
# Past forms of trying: what was tried has been, whatever came of it.
_TRIED = frozenset({"tried", "attempted", "sought"})
_CONTRARY: dict[StanceKind, StanceKind] = {"asserts": "denies", "denies": "asserts"}
_AUTHOR = Holder(name="", kind="author")
_SOMEBODY = Holder(name="", kind="unknown")


def holder_of(source: Source) -> Holder:
    """Whoever an attribution is put to, as the holder of a stance."""
    return Holder(actor=source.actor, name=source.name, kind=source.kind)


def answer(said: Attribution, kind: StanceKind, event: Event, *, source: Source | None = None, span: Span | None = None) -> Stance:
    """What the source of an attribution, or another who says the same with it, makes of an event told before; ``span``: the words that say so, else its cue."""
    return Stance(holder=holder_of(source or said.source), stance=kind, span=span or said.cue or event.trigger, attribution=said.id, event=event.id)


def hearsay(event: Event) -> list[Step]:
    """The words that only say that somebody says so: "alleged", "reportedly"."""
    return [s for s in event.why if s.effect.startswith("hearsay")]


def stances_of(event: Event, by_id: dict[str, Attribution], denying: Collection[str]) -> list[Stance]:
    """What the report's author or its source holds of an event, and what others hold whom the words name with it."""
    attribution = by_id.get(event.attribution or "")
    holder = _AUTHOR
    if attribution is not None:
        holder = holder_of(attribution.source)
    kind = _stance(event, attribution is not None)
    if kind == "doubts" and holder.actor is not None and any(r.actor == holder.actor for r in event.actors):
        kind = "denies"  # "we have no plan to": nobody doubts his own deeds
    out = [Stance(holder=holder, stance=kind, span=event.trigger, attribution=event.attribution, event=event.id)]
    if attribution is not None:
        out += [_stance_of(other, kind, event) for other in attribution.also]
        out += [_stance_of(other, _CONTRARY[kind], event) for other in attribution.against if kind in _CONTRARY]
    alleged = hearsay(event)
    if alleged and kind != "denies":  # "alleged" says that somebody says so
        out.append(Stance(holder=_SOMEBODY, stance="asserts", span=alleged[0].span, event=event.id))
    if attribution is not None and attribution.within:
        outer = by_id.get(attribution.within)
        if outer is not None and (outer.source.actor, outer.source.name) != (holder.actor, holder.name):
            out.append(Stance(holder=holder_of(outer.source), stance=_of_outer(outer, attribution, kind, denying), span=event.trigger, attribution=outer.id, event=event.id))
    return out


def _of_outer(outer: Attribution, inner: Attribution, kind: StanceKind, denying: Collection[str]) -> StanceKind:
    """"The army says it shelled a base; rebels deny", "Rwanda denied claims by Congo that …": the deed is denied, not that somebody says so."""
    behind = outer.cue is not None and bool(outer.content) and outer.content[-1][1] <= outer.cue[0]
    return _CONTRARY.get(kind, "reports") if outer.id in denying and (behind or inner.rule.startswith("noun:")) else "reports"


def _stance_of(source: Source, kind: StanceKind, event: Event) -> Stance:
    return Stance(holder=holder_of(source), stance=kind, span=event.trigger, attribution=event.attribution, event=event.id)


def _stance(event: Event, sourced: bool) -> StanceKind:
    value = event.factuality
    words = [s.word.lower() for s in event.why]
    if value in ("CT+", "PR+"):
        return "asserts" if sourced or value == "CT+" else "reports"
    if any(w.startswith(_WITHHELD) for w in words) and value in ("Uu", "PS+", "PS-"):  # "would neither confirm nor deny" too
        return "cannot-confirm"
    if is_averted(event):
        return "reports"
    if sourced and value == "PS+" and any(s.effect.startswith("attempt") and s.word.lower() in _TRIED for s in event.why):
        return "asserts"  # "had tried to storm it": that it was tried
    if value == "CT-":
        return "denies"
    if value in ("PR-", "PS-"):
        return "doubts"
    return "reports"
