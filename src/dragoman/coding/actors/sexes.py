"""Whether words call somebody a woman or a man; a mention in, True for a woman, False for a man, None where nothing tells out."""

from __future__ import annotations

from dragoman.coding.actors.mention import Mention
from dragoman.knowledge.references import References
from dragoman.language import Parse


def is_woman(parse: Parse, m: Mention, references: References) -> bool | None:
    """By the noun ("his wife Maria Sand"), the form of address ("Mrs. Sand") or the given name, the first that tells."""
    if m.kind != "person":
        return None
    noun = m.noun.rsplit(" ", 1)[-1]
    if noun.endswith(("woman", "man")):
        return noun.endswith("woman")
    names = [] if m.form == "agent" else m.name.split()[:-1]
    told = [references.gendered.get(m.noun, references.gendered.get(noun)), addressed(parse, m.start, references)]
    told += [references.bearers.get(w, references.gendered.get(w.lower().rstrip("."))) for w in names]
    return next((t for t in told if t is not None), None)


def addressed(parse: Parse, start: int, references: References) -> bool | None:
    """The form of address before the words from ``start``: "Mr.", "Ms."."""
    return references.gendered.get(parse.lower[start - 1].rstrip(".")) if start else None
