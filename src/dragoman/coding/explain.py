"""How a sentence was read, in words: tokens, actors, the patterns that fitted and what was made of them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.assembly import Assembly
from dragoman.knowledge import FrameRow
from dragoman.records import Event, Record


def explain(assembly: Assembly, at: int | None = None) -> str:
    """The reading of every sentence, or of the one that covers offset ``at``; nothing where none does."""
    parse = assembly.parse
    record = assembly.record()
    blocks = []
    for sentence in parse.sentences:
        start, end = parse.span(sentence.start, sentence.end)
        if at is None or start <= at < end:
            blocks.append("\n".join(_sentence(assembly, record, sentence.start, sentence.end)))
    return "\n\n".join(blocks)


def _sentence(assembly: Assembly, record: Record, first: int, last: int) -> Iterator[str]:
    parse = assembly.parse
    start, end = parse.span(first, last)
    yield f"[{start}–{end}] {' '.join(parse.text[start:end].split())}"
    yield from _tokens(assembly, first, last)
    yield from _patterns(assembly, first, last)
    yield from _attributions(assembly, record, start, end)
    events = [e for e in record.events if start <= e.trigger[0] < end]
    if not events:
        yield "  no event: no pattern fits the main line of the sentence, or what fits lacks an actor of its own"
    for event in events:
        yield from _event(record, event)


def _tokens(assembly: Assembly, first: int, last: int) -> Iterator[str]:
    parse = assembly.parse
    for i in range(first, last):
        mention = assembly.cast.mention(i)
        who = f"   = {mention.name} [{mention.code}] ({mention.form})" if mention else ""
        yield f"    {parse.words[i]:<18} {parse.lemmas[i]:<16} {parse.tags[i]:<5} {parse.deps[i]:<10} ← {parse.words[parse.heads[i]]}{who}"


def _patterns(assembly: Assembly, first: int, last: int) -> Iterator[str]:
    """Every pattern whose word stands in the sentence: fitted, or which of its slots did not."""
    parse, matcher = assembly.parse, assembly.finder.matcher
    coded = {d.reading.token for d in assembly.drafts} | {t for d in assembly.drafts for t in d.reading.tokens}
    for i in range(first, last):
        fitted = matcher.triggers(i)
        for weight, trigger in fitted[:4]:
            kind = trigger.row.type if isinstance(trigger.row, FrameRow) else "operator"
            yield f"  {parse.words[i]}: {trigger.row.id} “{trigger.text}” fits ({kind}, weight {weight}; {trigger.source})"
        for trigger, reason in matcher.failures(i)[:3] if not fitted else []:
            yield f"  {parse.words[i]}: {trigger.row.id} “{trigger.text}” does not fit: {reason} ({trigger.source})"
        if fitted and i not in coded and assembly.finder.reader.read(i) is not None:
            yield f"  {parse.words[i]}: proposed an event, not coded: it hangs on another, or its words name no actor and recipient"


def _attributions(assembly: Assembly, record: Record, start: int, end: int) -> Iterator[str]:
    text = assembly.parse.text
    for a in record.attributions:
        if a.content and start <= a.content[0][0] < end:
            cue = f"“{text[a.cue[0] : a.cue[1]]}”" if a.cue else "no cue of its own"
            yield f"  {a.id}: according to {a.source.name or 'nobody named'} ({a.source.kind}), {cue}, {a.manner}; {a.rule}"


def _event(record: Record, event: Event) -> Iterator[str]:
    text = record.document.text
    who = ", ".join(r.name for r in event.actors) or "somebody"
    whom = ", ".join(r.name for r in event.recipients) or "nobody named"
    mode = f" {event.mode}" if event.mode else ""
    yield f"  ⇒ {event.id} {event.type}{mode}: {who} → {whom}, at “{text[event.trigger[0] : event.trigger[1]]}”; confidence {event.confidence}"
    yield f"     rule: {event.rule}"
    holder = next((a for a in record.attributions if a.id == event.attribution), None)
    view = f"for {holder.source.name}" if holder else "for the author"
    yield f"     certainty: {event.factuality}, {event.realis}, {view}" + ("" if event.why else " (nothing in the words takes from it)")
    for step in event.why:
        yield f"       because of “{step.word}” at {step.span[0]}: {step.effect} ({step.rule})"
