"""The pronouns, and what is done to others only: words that more than one question is asked of."""

from __future__ import annotations

from dragoman.language import Parse

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
THIRD_PERSON = HE | SHE | IT | THEY
POSSESSIVES = frozenset({"his", "her", "its", "their"})
# What nobody does to his own: "Chinese troops attacked its soldiers" tells of others' soldiers.
_STRIKING = frozenset(
    "attack kill wound injure shoot bomb shell ambush assault abduct kidnap murder torture behead capture besiege fire raid harm target slaughter massacre "
    "down hit strike".split()
)
# Those whom a state sends away only where another has sent them.
_SENT, _ENVOYS = frozenset({"expel"}), frozenset({"ambassador", "envoy", "diplomat", "consul", "attache", "attaché"})
# Nouns that tell of the like, and what stands before those whom it hits.
_BLOWS, _UPON = frozenset({"fire", "attack", "raid", "ambush", "assault", "strike"}), frozenset({"on", "at", "upon", "against"})


def striking(parse: Parse, noun: int) -> int | None:
    """The verb by which others strike what a noun names: "attacked its soldiers", "fired at them", "opened fire on its guards"."""
    verb, own = parse.heads[noun], any(parse.lower[c] == "own" for c in parse.kids(noun, "amod"))
    blow = False
    if parse.deps[noun] == "pobj" and parse.lower[verb] in _UPON:
        verb = parse.heads[verb]
        if parse.deps[verb] == "dobj" and parse.lemmas[verb] in _BLOWS:
            verb, blow = parse.heads[verb], True
        blow = blow or any(parse.lemmas[c] in _BLOWS for c in parse.kids(verb, "dobj"))  # "opened fire on"
    elif parse.deps[noun] != "dobj":
        return None
    sent = parse.lemmas[verb] in _SENT and parse.lemmas[noun] in _ENVOYS
    return verb if (blow or sent or parse.lemmas[verb] in _STRIKING) and parse.pos[verb] == "VERB" and not own else None
